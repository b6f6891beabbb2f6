package play

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// TestHoldsAnotherNamesWhatDiffers: of a folder of another version of the model its version is told, since
// name and seed may be those of this run; of one of the same version what it holds.
func TestHoldsAnotherNamesWhatDiffers(t *testing.T) {
	for model, want := range map[string]string{
		"desk-1":         "its rows are those of desk-1, this program plays " + Physics,
		Physics + "-old": "its rows are those of " + Physics + "-old",
		Physics:          "mine abc, seed 7: no plan in common",
	} {
		there := &result.Manifest{Name: "mine", Hash: "abc", Seed: 7, Model: model}
		if got := HoldsAnother("out", there).Error(); !strings.Contains(got, want) {
			t.Errorf("of %s: %q, want %q", model, got, want)
		}
		if err := SamePhysics("out", there); (err == nil) != (model == Physics) {
			t.Errorf("%s goes on here: %v", model, err)
		}
	}
}
