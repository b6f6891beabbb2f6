package scenarios

import (
	"fmt"
	"math"
	"strconv"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// Say writes a value of the assumption, in engine units, as people would: "31 %",
// "4.2 months", "90 s", "1.5 USD", three figures.
func (a Assumption) Say(x float64) string {
	switch a.key.Unit.dim {
	case fraction:
		return figures(100*x) + " %"
	case amount:
		return figures(x) + " " + a.currency
	case calendar:
		if math.Abs(x) < 2*dates.EngineMonth {
			return figures(x) + " days"
		}
		return figures(x/dates.EngineMonth) + " months"
	case clock:
		if math.Abs(x) < 3 {
			return figures(60*x) + " s"
		}
		return figures(x) + " min"
	}
	return figures(x)
}

// figures writes a number with three figures and no exponent.
func figures(x float64) string {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return fmt.Sprint(x)
	}
	unit := portable.Pow(10, math.Floor(math.Log10(math.Abs(x)))-2)
	return strconv.FormatFloat(math.Round(x/unit)*unit, 'f', max(0, -int(math.Round(math.Log10(unit)))), 64)
}
