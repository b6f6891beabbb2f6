package wording

import (
	"fmt"
	"math"
	"strconv"

	"boomerang/sim/dates"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Spoken writes a value of an assumption as people would: "31 %", "4.2 months",
// "90 s", "1.5 USD", three figures.
func (u Units) Spoken(x float64, unit result.Unit) string {
	number, word := u.spoken(x, unit)
	return number + word
}

// SpokenRange writes two values, with their unit once where it is the same.
func (u Units) SpokenRange(lo, hi float64, unit result.Unit) string {
	a, from := u.spoken(lo, unit)
	b, to := u.spoken(hi, unit)
	if from == to {
		return a + "–" + b + to
	}
	return a + from + "–" + b + to
}

// spoken is a number and the unit behind it.
func (u Units) spoken(x float64, unit result.Unit) (number, word string) {
	switch unit {
	case result.UnitShare, result.UnitShareMonth, result.UnitShareYear:
		return threeFigures(100 * x), " %"
	case result.UnitMoney, result.UnitMoneyMonth, result.UnitMoneyYear:
		return threeFigures(x), " " + u.Currency
	case result.UnitDays:
		if math.Abs(x) < 2*dates.EngineMonth {
			return threeFigures(x), " days"
		}
		return threeFigures(x / dates.EngineMonth), " months"
	case result.UnitMinutes:
		if math.Abs(x) < 3 {
			return threeFigures(60 * x), " s"
		}
		return threeFigures(x), " min"
	}
	return threeFigures(x), ""
}

// threeFigures writes a number with three figures and no exponent.
func threeFigures(x float64) string {
	if x == 0 || !stats.IsFinite(x) {
		return fmt.Sprint(x)
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(x)))) - 2)
	text := strconv.FormatFloat(math.Round(math.Abs(x)/unit)*unit, 'f',
		max(0, -int(math.Round(math.Log10(unit)))), 64)
	if x < 0 {
		return Minus + text
	}
	return text
}
