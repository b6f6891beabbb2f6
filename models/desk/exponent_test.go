package desk

import (
	"math"
	"testing"
)

func TestExp(t *testing.T) {
	worst := 0.0
	for x := -690.0; x < 700; x += .000931 {
		worst = max(worst, math.Abs(exp(x)/math.Exp(x)-1))
	}
	if worst > 5e-16 {
		t.Errorf("exp is %g off", worst)
	}
	for _, x := range []float64{0, math.Inf(1), math.Inf(-1), 710, -800} {
		if exp(x) != math.Exp(x) {
			t.Errorf("exp(%v) = %v, want %v", x, exp(x), math.Exp(x))
		}
	}
	if !math.IsNaN(exp(math.NaN())) {
		t.Error("exp(NaN) is a number")
	}
}
