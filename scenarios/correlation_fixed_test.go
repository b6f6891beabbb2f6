package scenarios

import (
	"strings"
	"testing"
)

// Who sets one of two keys that go together, as a stress end does, gets what it does
// alone: the correlation is told to hold no more, and the other keeps its range. In the
// file itself a correlation of a known key stays a mistake.
func TestCorrelationOfASetKey(t *testing.T) {
	const text = `
		extends = "base-midsize"
		[churn]
		scale = { low = 0.1, mode = 0.25, high = 0.5 }
		[plan.keep]
		reference = true
		[plan.cut]
		cut.share = 0.3
		[correlation.both]
		between = ["churn.scale", "assistant.silent"]
		rank = 0.4
	`
	load := func(text string, set ...string) (*Scenario, error) {
		return LoadReader(t.Context(), strings.NewReader(text), "mine.toml", set)
	}
	s, err := load(text)
	if err != nil || !s.Correlated() {
		t.Fatalf("correlated %t, %v", s != nil && s.Correlated(), err)
	}
	one, err := load(text, "churn.scale=0.5")
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, n := range one.Notes {
		told = told || n.Key == "correlation.both" && strings.Contains(n.What, "churn.scale is set")
	}
	if one.Correlated() || !told || len(one.Unknowns) != len(s.Unknowns)-1 {
		t.Errorf("correlated %t, told %t, %d unknowns of %d", one.Correlated(), told, len(one.Unknowns),
			len(s.Unknowns))
	}
	if again, err := load(string(one.Flat())); err != nil || again.Hash() != one.Hash() {
		t.Errorf("written flat: %v", err)
	}
	if _, err := load(strings.Replace(text, "{ low = 0.1, mode = 0.25, high = 0.5 }", "0.3", 1)); err == nil {
		t.Error("a correlation of a key the file itself knows is taken")
	}
}

// A correlation of a known key says that -s would leave it out, and following that works;
// a correlation of which only -s says something is filed under -s.
func TestCorrelationSaysWhatHelps(t *testing.T) {
	const text = `
		extends = "base-midsize"
		[churn]
		personal_lag = "2 quarters"
		[plan.keep]
		reference = true
		[plan.cut]
		cut.share = 0.3
	`
	const both = "[correlation.both]\nrank = 0.4\nbetween = [\"assistant.silent\", \"churn.personal_lag\"]\n"
	_, err := LoadReader(t.Context(), strings.NewReader(text+both), "mine.toml", nil)
	if err == nil || !strings.Contains(err.Error(), "hint: give churn.personal_lag a range, or take "+
		"[correlation.both] out; -s 'churn.personal_lag=2 quarters' leaves the correlation out") {
		t.Fatalf("%v", err)
	}
	set := []string{"churn.personal_lag=2 quarters"}
	if s, err := LoadReader(t.Context(), strings.NewReader(text+both), "mine.toml", set); err != nil || s.Correlated() {
		t.Errorf("the hint does not help: %v", err)
	}
	_, err = LoadReader(t.Context(), strings.NewReader(text), "mine.toml", []string{"correlation.x.rank=0.3"})
	if err == nil || !strings.Contains(err.Error(), "-s correlation.x.rank=0.3: correlation.x.between: is missing") {
		t.Errorf("%v", err)
	}
}
