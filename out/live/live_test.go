package live

import (
	"math"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
)

// TestFewFuturesAreNoVerdict: before there is an interval a picture says the mean, in how many
// futures money is lost and that this is no verdict; with one it says the verdict and none of that.
func TestFewFuturesAreNoVerdict(t *testing.T) {
	for _, few := range []bool{true, false} {
		r, runs := sample.Result(3)
		for i := range r.Estimates {
			if !few {
				break
			}
			r.Estimates[i].Interval = nil
			if d := r.Estimates[i].Difference; d != nil {
				d.Interval, d.Clear = nil, false
			}
		}
		parts, err := Draw(Picture{Stage: First, Result: r, Rows: runs, Cut: math.NaN()})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"So far it", "; it loses money in ", "no verdict"} {
			if strings.Contains(parts["say"], want) != few {
				t.Errorf("too few futures: %v, and %q in %s", few, want, parts["say"])
			}
		}
		if !strings.Contains(parts["months"], `class="slim"`) {
			t.Error("no chart for a small screen")
		}
	}
}
