package out

import (
	"math"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// The table of friction reads every figure of the result in its unit.
func TestFriction(t *testing.T) {
	r, _ := sample.Result(2)
	var b strings.Builder
	table := readerOf(r).friction()
	table.WriteMarkdown(&b)
	for _, want := range []string{"one click to a human", "40.0 %", "−€350k"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing:\n%s", want, b.String())
		}
	}
	r.Variants = nil
	if table := readerOf(r).friction(); len(table.Rows) != 0 {
		t.Error("a table without variants")
	}
}

// Half of a loss that falls evenly is there half way; none has no half.
func TestHalfway(t *testing.T) {
	for _, c := range []struct {
		total result.Numbers
		want  float64
	}{
		{result.Numbers{1, 2, 3, 4}, 2},
		{result.Numbers{0, 0, 0, 8}, 3.5},
		{result.Numbers{-1, -2}, math.NaN()},
		{result.Numbers{5}, .5},
	} {
		if got := halfway(c.total); got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%v: %v, want %v", c.total, got, c.want)
		}
	}
}
