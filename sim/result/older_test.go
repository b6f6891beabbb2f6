package result

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"boomerang/sim/folder"
)

// Folders of older programs say a break-even's sign in words.
func TestOlderBreakEvens(t *testing.T) {
	for text, want := range map[string]Sign{
		`"text":"mean net stays at 0 from 0.1 to 0.5"`:                                  Zero,
		`"text":"mean net stays positive over the whole range"`:                         Positive,
		`"text":"mean net stays negative from 0.1 to 0.5; the straight line through …"`: Negative,
		`"value":0.3,"text":"mean net changes sign at about 0.3"`:                       ChangesSign,
		`"sign":"negative"`: Negative,
		`"text":""`:         "",
	} {
		var b BreakEven
		if err := json.Unmarshal([]byte(`{"plan":"a","low":0.1,"high":0.5,`+text+"}"), &b); err != nil {
			t.Fatal(err)
		}
		if b.Sign != want || b.Plan != "a" || b.Low != .1 || b.High != .5 {
			t.Errorf("%s: %+v", text, b)
		}
	}
}

// A figure may be infinite and comes back as it was.
func TestFiguresComeBack(t *testing.T) {
	for _, x := range []float64{0, -1.5, math.Inf(1), math.Inf(-1), math.NaN()} {
		data, err := json.Marshal(Range{Figure(x), 2, .9})
		if err != nil {
			t.Fatal(err)
		}
		var back Range
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if got := float64(back.Lo); got != x && !(math.IsNaN(got) && math.IsNaN(x)) {
			t.Errorf("%v came back as %v", x, got)
		}
	}
	if FigureOf(math.NaN()) != nil || RangeOf(nil) != nil {
		t.Error("something is made of nothing")
	}
}

// Older programs named the parts of a plan in words.
func TestOlderParts(t *testing.T) {
	for text, want := range map[string]CreditPart{
		`{"name":"as planned"}`: {Kind: WholePlan}, `{"name":"the cut alone"}`: {Kind: CutAlone},
		`{"name":"the assistant alone"}`: {Kind: AssistantAlone}, `{"name":"attrition alone"}`: {Kind: AttritionAlone},
		`{"kind":"cut"}`: {Kind: CutAlone}, `{"name":"else"}`: {Name: "else"},
	} {
		var p CreditPart
		if err := json.Unmarshal([]byte(text), &p); err != nil || p.Kind != want.Kind || p.Name != want.Name {
			t.Errorf("%s: %q %q, %v", text, p.Kind, p.Name, err)
		}
	}
}

// A folder of version 1 is read, sentences and all.
func TestOlderFolder(t *testing.T) {
	dir := t.TempDir()
	const text = `{"version": 1, "audit": [{"figure": "Heads cut", "why": "too many", "verdict": "warn"}],
		"design": {"kind": "independent replications", "stopping": "fixed: 9 worlds", "stopped": "all were played"}}`
	if err := os.WriteFile(filepath.Join(dir, ResultFile), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Audit[0]; f.Figure != "Heads cut" || f.Why != "too many" || f.Kind != "" {
		t.Errorf("%+v", f)
	}
	if d := r.Design; d.Stopping.Text != "fixed: 9 worlds" || d.Stopped.Text != "all were played" {
		t.Errorf("%+v", d)
	}
	const answer = `{"version": 1, "stopped": "done", "warnings": ["beware"], "verdict": "as predicted: contacts",
		"measures": [{"verdict": "the bands are wider than they need be"}]}`
	if err := os.WriteFile(filepath.Join(dir, BacktestFile), []byte(answer), 0o644); err != nil {
		t.Fatal(err)
	}
	b := &Backtest{}
	if there, err := ReadAnswer(folder.At(dir), BacktestFile, b); err != nil || !there {
		t.Fatal(there, err)
	}
	if b.Stopped.Text != "done" || b.Warnings[0].Text != "beware" || b.Measures[0].Verdict != BandsTooWide {
		t.Errorf("%+v", b)
	}
}

// Ranges that older programs wrote as people read them come back as numbers.
func TestOlderRanges(t *testing.T) {
	for text, want := range map[string][2]float64{
		`"low":"12.5 %","high":"50 %"`: {.125, .5}, `"low":"2 months","high":"4 months"`: {365. / 6, 365. / 3},
		`"low":"30 s","high":"4.5 min"`: {.5, 4.5}, `"low":"1.5 USD","high":"3"`: {1.5, 3}, `"p10":1,"p90":2`: {1, 2},
	} {
		var in Input
		if err := json.Unmarshal([]byte("{"+text+"}"), &in); err != nil || in.P10 == nil || in.P90 == nil {
			t.Fatalf("%s: %v, %+v", text, err, in)
		}
		if math.Abs(*in.P10-want[0]) > 1e-12 || math.Abs(*in.P90-want[1]) > 1e-12 {
			t.Errorf("%s: %v to %v", text, *in.P10, *in.P90)
		}
	}
}
