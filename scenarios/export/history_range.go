package export

import (
	"math"
	"strconv"
	"strings"

	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// mostCounted is what no count of a company reaches: a million million.
const mostCounted = 1e12

// cellsOf are the cells of a measure in a history, as read, and the lines they stand on.
type cellsOf struct {
	measure result.Measure
	values  []float64 // NaN of an empty cell
	percent []bool    // written with the sign, and divided by 100
	lines   []int
}

// check refuses what the measure cannot be, and what could be two numbers: a share of
// 80, which is 80 % or a mistake, and points of 100 that are all shares of 1.
func (c cellsOf) check() error {
	most := -1.
	for i, x := range c.values {
		if math.IsNaN(x) {
			continue
		}
		if most = max(most, x); !c.percent[i] || c.share() {
			if err := c.fits(x, i); err != nil {
				return err
			}
			continue
		}
		return remedy.Errorf("line %d: %s is written in per cent, and it is counted in %s", c.lines[i],
			c.measure.Name, c.measure.Unit).Hint("write the number itself, or name another column by --column")
	}
	if c.measure.Unit == result.UnitPoints && most > 0 && most <= 1 {
		return remedy.Errorf("%s: no cell is above %v; that is at most %v points of 100, or at most %v points written "+
			"as a share", c.measure.Name, most, most, 100*most).
			Hint("write points of 100: 81, not 0.81")
	}
	return nil
}

// share reports whether the measure is a fraction of 1.
func (c cellsOf) share() bool {
	switch c.measure.Unit {
	case result.UnitShare, result.UnitShareMonth, result.UnitShareYear:
		return true
	}
	return false
}

// fits refuses one value.
func (c cellsOf) fits(x float64, i int) error {
	line := c.lines[i]
	written := strconv.FormatFloat(x, 'g', -1, 64)
	if math.Abs(x) < mostCounted {
		written = strconv.FormatFloat(x, 'f', -1, 64)
	}
	impossible := func(why string) error {
		return remedy.Errorf("line %d: %s cannot be %s: %s", line, c.measure.Name, written, why).
			Hint("correct the cell, or leave it empty where the figure is not known")
	}
	money := strings.HasPrefix(c.measure.Unit.String(), "money")
	switch {
	case math.IsInf(x, 0) || math.Abs(x) > mostCounted:
		return impossible("no company counts so many")
	case x < 0 && !money:
		return impossible("it is below zero")
	case c.share() && x > 1 && c.percent[i]:
		return impossible("a share is at most 100 %")
	case c.share() && x > 1 && x <= 100:
		return remedy.Errorf("line %d: %s of %s could be %s %% or %s times the whole, which no share is", line,
			c.measure.Name, written, written, written).
			Hint("write %s%% or %s", written, strconv.FormatFloat(x/100, 'f', -1, 64))
	case c.share() && x > 1:
		return impossible("it is a share, 0 to 1 or 0% to 100%")
	case c.measure.Unit == result.UnitPoints && x > 100:
		return impossible("it is counted in points of 100")
	}
	return nil
}
