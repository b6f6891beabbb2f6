package view

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Point is an estimate as a chart draws it; NaN where absent.
type Point struct {
	Mean, Lo, Hi, P5, P25, P75, P95 float64
}

// PointOf reads an estimate that may be absent.
func PointOf(e *result.Estimate) Point {
	nan := math.NaN()
	p := Point{nan, nan, nan, nan, nan, nan, nan}
	if e == nil {
		return p
	}
	if e.Mean != nil {
		p.Mean = *e.Mean
	}
	if e.Interval != nil {
		p.Lo, p.Hi = e.Interval.Lo, e.Interval.Hi
	}
	if q := e.Quantiles; q != nil {
		p.P5, p.P25, p.P75, p.P95 = q.P5, q.P25, q.P75, q.P95
	}
	return p
}

// Pick is one field of every point.
func Pick(ps []Point, f func(Point) float64) []float64 {
	out := make([]float64, len(ps))
	for i, p := range ps {
		out[i] = f(p)
	}
	return out
}

// Axes finds the cut and what the lines stand for among the axes of a grid. The
// cut, or what stands for it, is an axis of numbers: nothing lies between two
// choices that a curve could cross zero at. −1 where there is none.
func Axes(g *result.Grid) (cut, line int) {
	cut, line = -1, -1
	for i, a := range g.Axes {
		switch isCut := strings.Contains(a.Key, "cut"); {
		case len(a.Names) > 0:
		case cut < 0, isCut && !strings.Contains(g.Axes[cut].Key, "cut"):
			cut = i
		}
	}
	for i, a := range g.Axes {
		if i != cut && (line < 0 || strings.Contains(a.Key, "deflection")) {
			line = i
		}
	}
	return cut, line
}

// CellAt returns the cell at a value of each of two axes (cut and line);
// further axes stay at their first value.
func CellAt(g *result.Grid, axes, at [2]int) *result.Cell {
	for k, c := range g.Cells {
		here := true
		for axis, v := range c.At {
			switch axis {
			case axes[0]:
				here = here && v == at[0]
			case axes[1]:
				here = here && v == at[1]
			default:
				here = here && v == 0
			}
		}
		if here {
			return &g.Cells[k]
		}
	}
	return nil
}

// In returns the estimate of a measure in a cell, preferring the grid's plan.
func In(c *result.Cell, plan, measure string) *result.Estimate {
	var found *result.Estimate
	if c == nil {
		return nil
	}
	for i, e := range c.Estimates {
		if e.Measure == measure && (found == nil || e.Plan == plan) {
			found = &c.Estimates[i]
		}
	}
	return found
}

// RiskIn returns the probability of a net loss in a cell, NaN when absent.
func RiskIn(c *result.Cell, plan string) LossChance {
	risk := LossChance{Probability: result.Probability{Value: math.NaN()}}
	if c == nil {
		return risk
	}
	for _, p := range c.Probabilities {
		if p.Name == "net_loss" && (!stats.IsFinite(risk.Value) || p.Plan == plan) {
			risk.Probability = p
		}
	}
	risk.Draws = c.Worlds
	if e := In(c, plan, result.Net); e != nil && e.N > 0 {
		risk.Draws = e.N
	}
	return risk
}

// AxisLabel writes a value of an axis in its unit, of a choice its name. Whole
// numbers have no decimals.
func AxisLabel(u wording.Units, a result.Axis, v float64) string {
	if i := slices.Index(a.Values, v); i >= 0 && i < len(a.Names) {
		return strings.ReplaceAll(wording.Clean(a.Names[i]), "_", " ")
	}
	if n := math.Round(v); n == v && math.Abs(n) < 1000 && !a.Unit.IsShare() && !a.Unit.IsMoney() {
		return u.Whole(n, a.Unit)
	}
	return strings.Replace(u.Quantity(v, a.Unit), ".0 %", " %", 1)
}

// AxisWord is the last word of a key, “deflection”, with the one before it where
// that alone says nothing: “cut share”.
func AxisWord(a result.Axis) string {
	if a.Key == deflection {
		return "share the assistant takes"
	}
	parts := strings.Split(wording.Clean(a.Key), ".")
	last := len(parts) - 1
	if parts[last] == "share" && last > 0 {
		last--
	}
	return strings.ReplaceAll(strings.Join(parts[last:], " "), "_", " ")
}

// deflection is the axis that no director knows by the name of its key.
const deflection = "assistant.deflection"

// AxisTail is an axis behind its values: "41 % and 50 % taken by the assistant".
func AxisTail(a result.Axis) string {
	if a.Key == deflection {
		return "taken by the assistant"
	}
	return AxisWord(a)
}

// Crossing is the first x from which ys turns from zero or more to less, by
// straight lines between the points; where it never does, the last from which it
// turns to zero or more, rising. NaN when it does neither.
func Crossing(xs, ys []float64) (x float64, rising bool) {
	at := func(i int) float64 { return xs[i-1] + (xs[i]-xs[i-1])*ys[i-1]/(ys[i-1]-ys[i]) }
	up := math.NaN()
	for i := 1; i < len(ys); i++ {
		switch {
		case ys[i-1] >= 0 && ys[i] < 0:
			return at(i), false
		case ys[i-1] < 0 && ys[i] >= 0:
			up = at(i)
		}
	}
	return up, stats.IsFinite(up)
}

// DeepestSafe is the deepest cut whose risk is at most safeRisk, by straight
// lines between the points, NaN when there is none; all says that the deepest
// cut tried is still safe.
func DeepestSafe(xs, risk []float64) (cut float64, all bool) {
	for i := len(xs) - 1; i >= 0; i-- {
		if !(risk[i] <= SafeRisk) {
			continue
		}
		if i == len(xs)-1 {
			return xs[i], true
		}
		if !stats.IsFinite(risk[i+1]) {
			return xs[i], false
		}
		return xs[i] + (xs[i+1]-xs[i])*(SafeRisk-risk[i])/(risk[i+1]-risk[i]), false
	}
	return math.NaN(), false
}

// StatedOn is the place on an axis of the value the scenario states, the nearest where it is not among
// those tried; the first where none is stated as a number.
func (r View) StatedOn(a result.Axis) int {
	for _, g := range r.Givens {
		v, err := strconv.ParseFloat(g.Value, 64)
		if g.Path != a.Key || err != nil || len(a.Values) == 0 {
			continue
		}
		nearest := slices.MinFunc(a.Values, func(x, y float64) int { return Compare(math.Abs(x-v), math.Abs(y-v)) })
		return slices.Index(a.Values, nearest)
	}
	return 0
}
