package experiment

import (
	"errors"
	"math"
	"testing"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
)

// FuzzThreshold: whatever a person writes is refused with a place inside it or
// judged; not turns a verdict round; and what is met has no excess.
func FuzzThreshold(f *testing.F) {
	for _, expr := range []string{
		"p(net < 0) < 0.2", "p97.5(net) < 20%", "mean(net - wait) / -2 >= 1_0e-1",
		"not (net > 1 and wait < 2) or p(not net < 3) > .5",
		"plan.keep.net < 'reference.wait'", "((net", "net > 1 && 2", "p(p(net<0)<1)", "net/wait/0>1", "''>1",
		"p95(net)<1e309", "\xff", "mean(net)*p95(wait)/p(net<wait)<3",
	} {
		f.Add(expr)
	}
	r := hundred()
	r.outcomes[3].Rows[1][1] = math.NaN()
	flipped := map[string]string{
		result.Pass: result.Failed, result.Failed: result.Pass,
		result.Inconclusive: result.Inconclusive,
	}
	f.Fuzz(func(t *testing.T, expr string) {
		th, err := ParseThreshold(expr, thresholdStudy)
		if err != nil {
			var wrong expression.Mistakes
			if !errors.As(err, &wrong) || len(wrong) == 0 {
				t.Fatalf("%q: %v", expr, err)
			}
			for _, m := range wrong {
				if m.At < 0 || m.At > len(expr) || m.What == "" {
					t.Fatalf("%q: %+v", expr, m)
				}
			}
			return
		}
		outcome, judged := th.Judge(r, thresholdStudy, 1)
		if flipped[outcome] == "" || len(judged) == 0 {
			t.Fatalf("%q: %q %+v", expr, outcome, judged)
		}
		if not, err := ParseThreshold("not ("+expr+")", thresholdStudy); err == nil {
			if turned, _ := not.Judge(r, thresholdStudy, 1); turned != flipped[outcome] {
				t.Fatalf("%q is %s, its negation %s", expr, outcome, turned)
			}
		}
	})
}
