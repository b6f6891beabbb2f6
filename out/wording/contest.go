package wording

import (
	"fmt"
	"math"
	"strconv"

	"boomerang/sim/result"
)

// Held says how a contest was held.
func Held(c result.Contest) string {
	switch c.Procedure {
	case result.OCBA:
		return fmt.Sprintf("OCBA, at most %d futures", c.Most)
	case result.KN:
		return fmt.Sprintf("Kim and Nelson, %d left", c.Left)
	case result.Alone:
		return "one finalist"
	}
	return c.Method
}

// Promised says what the way a contest was held guarantees.
func Promised(c result.Contest) string {
	switch {
	case c.Procedure == result.OCBA:
		return "none beyond the probability stated"
	case c.Procedure == result.KN && c.Left > 1:
		return fmt.Sprintf("none: %d are left that %d futures each do not tell apart", c.Left, c.Each)
	case c.Procedure == result.KN:
		return fmt.Sprintf("the one left is the best with probability %.2f if it leads by %s", 1-c.Alpha,
			plainMoney(c.Delta))
	case c.Procedure == result.Alone:
		return "none: nothing to compare with"
	}
	return c.Promise
}

// plainMoney writes an amount with two figures and no exponent.
func plainMoney(x float64) string {
	unit := math.Pow10(int(math.Floor(math.Log10(x))) - 1)
	return strconv.FormatFloat(math.Round(x/unit)*unit, 'f', -1, 64)
}

// backVerdicts are what the place of history among the worlds comes to.
var backVerdicts = map[result.BackVerdict]string{
	result.AsPredicted:   "as predicted",
	result.HistoryAbove:  "history lies above what the plan predicts",
	result.HistoryBelow:  "history lies below what the plan predicts",
	result.HistorySwings: "history swings more than the plan predicts",
	result.TooLittleData: "too little data to tell",
	result.BandsTooWide:  "the bands are wider than they need be",
}

// Placed says where history lies among the worlds.
func Placed(v result.BackVerdict) string {
	if text, ok := backVerdicts[v]; ok {
		return text
	}
	return string(v)
}
