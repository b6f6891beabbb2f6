package wording

import (
	"testing"

	"boomerang/sim/result"
)

// A fact is named by its key, or as an older program named it; every estimator a
// result lists has its words.
func TestFacts(t *testing.T) {
	for want, f := range map[string]result.Fact{
		"Heads on the payroll": {Key: result.Heads}, "as it was": {Key: result.Heads, Label: "as it was"},
		"First stage announced": {Key: "cut_day"}, "unheard_of": {Key: "unheard_of"},
	} {
		if got := FactLabel(f); got != want {
			t.Errorf("%+v: %q, want %q", f, got, want)
		}
	}
	for _, key := range []string{"mean", "difference", "probability", "quantiles", "worst", "split"} {
		if label, text := Estimated(result.Fact{Key: key}); label == "" || text == "" {
			t.Errorf("%s: %q, %q", key, label, text)
		}
	}
	if label, text := Estimated(result.Fact{Key: "mean", Label: "a", Text: "b"}); label != "a" || text != "b" {
		t.Errorf("of an older program: %q, %q", label, text)
	}
}
