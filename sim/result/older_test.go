package result

import (
	"encoding/json"
	"math"
	"testing"
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
