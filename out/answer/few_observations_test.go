package answer

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// Where a contest has no interval, neither a selection nor a search says how sure it is,
// and both say why.
func TestContestWithoutIntervals(t *testing.T) {
	c := sample.Contest()
	c.Correct = 0
	for i := range c.Entrants {
		c.Entrants[i].Draws, c.Entrants[i].Interval, c.Entrants[i].BehindIn = 16, nil, nil
	}
	o := sample.Optimum()
	o.Contest = c
	for _, told := range []Text{
		tellSelection(&result.Selection{Head: sample.Head, Contest: c}), tellOptimum(o),
	} {
		var b strings.Builder
		if err := told.Write(&b, 200); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(b.String()), " ")
		if !strings.Contains(text, "16 futures") || strings.Contains(told.Headline, "probability") ||
			!strings.Contains(strings.ToLower(told.Headline), "too few") {
			t.Errorf("%s", text)
		}
	}
}
