package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

func pointer(x float64) *float64 { return &x }

// sample has something in every list, so that a round trip proves something.
func sample() *Result {
	iv := &Interval{Lo: -2.5, Hi: .1, Level: .9, Estimator: "block means, t"}
	q := &Quantiles{1, 2, 3, 4, 5}
	return &Result{
		Version: Version, Program: Program{"1.0", "desk 1"},
		Scenario: Scenario{"klarna-2024", "Klarna", "How deep? < 40 %", "2024-02-01", 18, "EUR"},
		Seed:     1<<63 + 1, Worlds: 9, Blocks: 1, Hash: "ab12", Scale: .1,
		Measures:       []Measure{{"net", "Net value", UnitMoney, Higher, "money", "Savings minus losses."}},
		SeriesMeasures: []Measure{{"csat", "Satisfied", UnitShare, Higher, "experience", "Share at or above 80."}},
		Plans: []Plan{{
			Name: "keep", Title: "Keep everyone", Reference: true,
			Facts: []Fact{{Key: "cut", Value: pointer(0), Unit: UnitShare}},
		}, {Name: "cut"}},
		Estimates: []Estimate{{
			Plan: "cut", Measure: "net", N: 8, Mean: pointer(-1.2), Interval: iv, SD: pointer(3), Quantiles: q,
			Worst: pointer(-9), WorstInterval: iv,
			Difference: &Difference{Mean: 1e-9, Interval: iv, VarianceReduction: pointer(13)},
			Split:      &Split{1, 4, .03, iv},
		}},
		Probabilities: []Probability{{"cut", "net_loss", "net < 0", .72, iv}},
		Events:        []Event{{"cut", "alarm", "First alarm", UnitDay, .5, iv, q}},
		Series:        []Series{{Plan: "cut", Measure: "csat", Mean: Numbers{1, math.NaN()}, Level: .9}},
		Grid: &Grid{
			"cut",
			[]Axis{{Key: "cut.share", Label: "Cut", Unit: UnitShare, Values: []float64{0, .4}}},
			[]Cell{{At: []int{1}, Worlds: 9}},
		},
		Audit: []Finding{{
			Kind: HeadsForWork, Plan: "cut-15", Value: pointer(12), Bound: pointer(45), Unit: UnitHeads, Verdict: Warn,
			Facts: []Fact{FactOf(FreedShare, .4, UnitShare), {Key: SolvedBy, Name: OnTrial}},
		}},
		Assumptions: []Assumption{{
			Path: "churn.dose", Value: ".25", Grade: "assumed", Sampled: true,
			Low: pointer(.1),
		}},
		Thresholds:  []Threshold{{"appetite", "cut", "p(net < 0) < 0.2", Failed, nil, "72 %"}},
		DayZero:     []Fact{{Key: "agents", Label: "Agents", Value: pointer(700)}},
		Convergence: []Convergence{{"cut", "net", true, []int{9}, Numbers{1}, Numbers{0}, Numbers{2}}},
		Warnings:    []Warning{NewWarning(TooFewWorlds, 9, 0, 36)},
	}
}

func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	if err := folder.Write(dir, func(f *folder.Folder) error { return Write(f, sample()) }); err != nil {
		t.Fatal(err)
	}
	first, _ := os.ReadFile(filepath.Join(dir, ResultFile))
	r, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Encode(r); err != nil || !bytes.Equal(first, again) {
		t.Errorf("read and written again: %v\n%s\n%s", err, first, again)
	}
	r.Series, _ = nil, r.Series[0].Mean[1]
	want := sample()
	want.SHA256 = r.SHA256
	fill(reflect.ValueOf(want))
	want.Series = nil // NaN is not equal to itself
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got %+v\nwant %+v", r, want)
	}
	if r.Estimate("cut", "net") == nil || r.Estimate("keep", "net") != nil || r.Reference().Name != "keep" ||
		r.Measure("net").Unit != UnitMoney || r.SeriesMeasure("csat") == nil || r.Measure("csat") != nil {
		t.Error("look-ups fail")
	}
}

func TestGapsAreNull(t *testing.T) {
	data, err := Encode(sample())
	if err != nil || !strings.Contains(string(data), "null") || strings.Contains(string(data), "NaN") {
		t.Fatalf("%v: %s", err, data)
	}
	var back Result
	if err := json.Unmarshal(data, &back); err != nil || !math.IsNaN(back.Series[0].Mean[1]) {
		t.Errorf("%v: the gap reads as %v", err, back.Series[0].Mean)
	}
}

func TestNumbersThatAreNone(t *testing.T) {
	for want, spoil := range map[string]func(*Result){
		"estimates[0].mean is NaN":        func(r *Result) { *r.Estimates[0].Mean = math.NaN() },
		"scale is +Inf":                   func(r *Result) { r.Scale = math.Inf(1) },
		"series[0].mean[0] is -Inf":       func(r *Result) { r.Series[0].Mean[0] = math.Inf(-1) },
		"grid.axes[0].values[1] is NaN":   func(r *Result) { r.Grid.Axes[0].Values[1] = math.NaN() },
		"estimates[0].interval.lo is NaN": func(r *Result) { r.Estimates[0].Interval.Lo = math.NaN() },
		"plans[0].facts[0].value is +Inf": func(r *Result) { *r.Plans[0].Facts[0].Value = math.Inf(1) },
	} {
		r := sample()
		spoil(r)
		dir := t.TempDir()
		if err := folder.Write(dir, func(f *folder.Folder) error { return Write(f, r) }); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: a refused result left %v", want, left)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	whole, _ := Encode(sample())
	for name, c := range map[string]struct{ data, want string }{
		"newer version": {`{"version": 4}`, "has version 4, this program reads versions 1 to 3"},
		"no such one":   {`{"version": 0}`, "has version 0, this program reads versions 1 to 3"},
		"list gone":     {`{"version": 3}`, "SHA256SUMS) is gone"},
		"no version":    {`{"seed": 3}`, "has no version"},
		"cut off":       {string(whole[:len(whole)/2]), "unexpected end of JSON input"},
		"wrong kind":    {"{\"version\": 1,\n\"worlds\": \"nine\"}", "result.json:2: "},
		"not JSON":      {"\n\nhello", "result.json:3: "},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, ResultFile), []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(dir); err == nil || !strings.Contains(remedy.Text(err), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	if _, err := Read(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestRunsRoundTrip(t *testing.T) {
	dir := t.TempDir()
	r := &Runs{
		Plans: []string{"keep", "cut, deep"}, Inputs: []string{"churn.dose"}, Measures: []string{"net", "alarm"},
		Worlds: []RunWorld{
			{0, 0, 0, true, []float64{.1 + .2}, [][]float64{{1e300, 2}, {3, math.NaN()}}, nil},
			{1, 0, 1<<64 - 1, false, []float64{1. / 3}, [][]float64{{-5e-324, 6}, {7, 8}}, nil},
		},
	}
	var sum string
	done(t, folder.Write(dir, func(f *folder.Folder) (err error) {
		sum, err = WriteRuns(f, r, r.All())
		return err
	}))
	of := &Result{Worlds: 2, RunsSHA256: sum, Plans: make([]Plan, 2), Assumptions: []Assumption{{}, {Sampled: true}}}
	got, err := ReadRuns(dir, of)
	if err != nil {
		t.Fatal(err)
	}
	if !math.IsNaN(got.Worlds[0].Rows[1][1]) {
		t.Errorf("the gap reads as %v", got.Worlds[0].Rows[1][1])
	}
	got.Worlds[0].Rows[1][1], r.Worlds[0].Rows[1][1] = 0, 0
	if !reflect.DeepEqual(got, r) {
		t.Errorf("got %+v, want %+v", got, r)
	}
	// Older programs wrote no list, and no column that says which worlds count: then all do.
	done(t, os.Remove(filepath.Join(dir, folder.ListFile)))
	data, _ := os.ReadFile(filepath.Join(dir, RunsFile))
	old := strings.NewReplacer("chance,used,plan", "chance,plan", ",0,1,", ",0,", "615,0,", "615,").
		Replace(string(data))
	if err := os.WriteFile(filepath.Join(dir, RunsFile), []byte(old), 0o644); err != nil {
		t.Fatal(err)
	}
	of.RunsSHA256 = ""
	if got, err = ReadRuns(dir, of); err != nil || !got.Worlds[0].Used || !got.Worlds[1].Used ||
		got.Worlds[1].Rows[1][1] != 8 {
		t.Errorf("rows of an older program: %+v, %v", got, err)
	}
	of.Assumptions = slices.Repeat([]Assumption{{Sampled: true}}, 9)
	if _, err := ReadRuns(dir, of); err == nil {
		t.Error("nine inputs do not fit")
	}
}

func TestEmptyListsAreNotNull(t *testing.T) {
	dir := t.TempDir()
	if err := folder.Write(dir, func(f *folder.Folder) error {
		return Write(f,
			&Result{Plans: []Plan{{}}})
	}); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(dir, ResultFile))
	if !strings.Contains(string(data), `"warnings": []`) || !strings.Contains(string(data),
		`"facts": []`) || strings.Contains(string(data), `null`) {
		t.Errorf("got %s", data)
	}
}

func TestManifestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	m := &Manifest{Program: "1.0", Scenario: "months = 18\n", Seed: 7, Worlds: 9, Hash: "ab"}
	if err := folder.Write(dir, func(f *folder.Folder) error { return WriteManifest(f, m) }); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadManifest(dir); err != nil || !reflect.DeepEqual(got, m) {
		t.Errorf("%v: got %v, want %v", err, got, m)
	}
}
