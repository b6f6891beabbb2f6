package scenarios

import (
	"fmt"
	"math"
	"strconv"

	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// figures writes a number with three figures and no exponent.
func figures(x float64) string {
	if x == 0 || !stats.IsFinite(x) {
		return fmt.Sprint(x)
	}
	unit := portable.Pow(10, math.Floor(math.Log10(math.Abs(x)))-2)
	return strconv.FormatFloat(math.Round(x/unit)*unit, 'f', max(0, -int(math.Round(math.Log10(unit)))), 64)
}
