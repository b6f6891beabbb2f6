package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// step is one bar of the bridge: how much it adds, with the interval of that
// mean. A sum stands on zero and restarts the bridge.
type step struct {
	name   string
	adds   float64
	lo, hi float64 // interval of what it adds; NaN when unknown
	sum    bool
}

// costs are the parts of the savings: what a plan spends less than the
// reference is gained.
var costs = []struct{ measure, name string }{
	{"payroll", "Payroll"}, {"severance", "Severance"}, {"hiring", "Hiring and training"}, {"assistant_cost", "Assistant"},
	{"leakage", "Leakage"}, {"exposure", "Regulatory exposure"},
}

// newBridge takes the plan's net value apart. Parts without a measure are left
// out; what the parts leave of the savings is a bar of its own.
func newBridge(r reading, plan string, runs *result.Runs) []step {
	var steps []step
	parts := 0.
	for _, c := range costs {
		e := r.Estimate(plan, c.measure)
		if e == nil || e.Difference == nil {
			continue
		}
		s := step{name: c.name, adds: -e.Difference.Mean, lo: math.NaN(), hi: math.NaN()}
		if iv := e.Difference.Interval; iv != nil {
			s.lo, s.hi = -iv.Hi, -iv.Lo
		}
		parts += s.adds
		if s.adds != 0 {
			steps = append(steps, s)
		}
	}
	saved, net := r.mean(plan, "savings"), r.mean(plan, "net")
	if rest := saved - parts; len(steps) > 0 && math.Abs(rest) > .005*math.Abs(saved) {
		names := []string{"savings"}
		weights := []float64{1}
		for _, c := range costs {
			names, weights = append(names, c.measure), append(weights, 1)
		}
		steps = append(steps, withInterval(step{name: "Other costs", adds: rest}, r, runs, plan, names, weights))
	}
	steps = append(steps, estimated(r, plan, "savings", "Savings", 1, true))
	steps = append(steps, estimated(r, plan, "retention_loss", "Lost margin", -1, false))
	steps = append(steps, estimated(r, plan, "net", "Net (a)", 1, true))
	if after := r.mean(plan, "net_terminal"); finite(after) {
		steps = append(steps, withInterval(step{name: "After the horizon", adds: after - net}, r, runs, plan, []string{"net_terminal", "net"}, []float64{1, -1}))
		steps = append(steps, estimated(r, plan, "net_terminal", "Net (b)", 1, true))
	}
	return slices.DeleteFunc(steps, func(s step) bool { return !finite(s.adds) })
}

func estimated(r reading, plan, measure, name string, sign float64, sum bool) step {
	p := pointOf(r.Estimate(plan, measure))
	s := step{name, sign * p.mean, sign * p.lo, sign * p.hi, sum}
	if sign < 0 {
		s.lo, s.hi = s.hi, s.lo
	}
	return s
}

// withInterval fills in the interval of a weighted sum of measures from the
// means of whole blocks of the rows (Student on block means). The first weight
// is the plan's own; cost measures count against the reference.
func withInterval(s step, r reading, runs *result.Runs, plan string, names []string, weights []float64) step {
	s.lo, s.hi = math.NaN(), math.NaN()
	ref := r.Reference()
	if runs == nil || ref == nil {
		return s
	}
	p, q := slices.Index(runs.Plans, plan), slices.Index(runs.Plans, ref.Name)
	if p < 0 || q < 0 {
		return s
	}
	means := blockMeans(runs, func(w result.RunWorld) float64 {
		sum := 0.
		for i, n := range names {
			if k := slices.Index(runs.Measures, n); k >= 0 {
				sum += weights[i] * (w.Rows[p][k] - w.Rows[q][k])
			}
		}
		return sum
	})
	if iv, _ := stats.Mean(means, r.coverage()); iv != nil {
		s.lo, s.hi = iv.Lo, iv.Hi
	}
	return s
}

// blockMeans averages a value over the worlds of each block.
func blockMeans(runs *result.Runs, of func(result.RunWorld) float64) (means []float64) {
	sum, n, block := 0., 0, -1
	flush := func() {
		if n > 0 {
			means = append(means, sum/float64(n))
		}
		sum, n = 0, 0
	}
	for _, w := range runs.Worlds {
		if w.Block != block {
			flush()
			block = w.Block
		}
		sum, n = sum+of(w), n+1
	}
	flush()
	return means
}

func bridgeChart(r reading, runs *result.Runs) (*Figure, string) {
	why := "Chart 4 (bridge) needs savings, retention_loss and net of a plan beside the reference."
	plan := r.riskiest()
	if plan == nil {
		return nil, why
	}
	steps := newBridge(r, plan.Name, runs)
	if !slices.ContainsFunc(steps, func(s step) bool { return s.sum }) {
		return nil, why
	}
	saved, lost := r.mean(plan.Name, "savings"), r.mean(plan.Name, "retention_loss")
	f := &Figure{
		Name:     "04-bridge",
		Title:    fmt.Sprintf("“%s” saves %s and loses %s of margin: %s", r.title(*plan), r.units.Quantity(saved, "money"), r.units.Quantity(lost, "money"), r.outcome(plan.Name)),
		Subtitle: fmt.Sprintf("From payroll to net value over %s, then with what comes after the horizon; the plan most likely to lose, mean of %s. Money in %s.", r.horizon(), r.worlds(), currencyName(r)),
		Notes:    []string{fmt.Sprintf("Whiskers: %s interval of what each bar adds. Blue adds, orange takes away, grey is a sum. After the horizon: margin, payroll, assistant and hiring by one rule, losses already committed included.", r.level())},
		Table:    bridgeTable(r, steps), height: 330,
		body: func(p *page, left, bottom, right, top vg.Length) {
			drawBridge(r, steps, p, [4]vg.Length{left, bottom, right, top})
		},
	}
	f.Alt = f.Title + ". A bridge of bars; the table below the chart holds the numbers."
	return f, ""
}

// outcome is the verdict on the net value in three words.
func (r reading) outcome(plan string) string {
	switch r.verdict(plan) {
	case gains:
		return "a clear gain"
	case loses:
		return "a clear loss"
	}
	return noClear
}

// coverage of the intervals, .9 when the result does not say.
func (r reading) coverage() float64 {
	if r.Design.Level > 0 {
		return r.Design.Level
	}
	return .9
}

func drawBridge(r reading, steps []step, p *page, at [4]vg.Length) {
	left, bottom, right, top := at[0], at[1], at[2], at[3]
	from := make([]float64, len(steps))
	lo, hi, level := 0., 0., 0.
	for i, s := range steps {
		if s.sum {
			level = 0
		}
		from[i] = level
		level += s.adds
		lo, hi = min(lo, level), max(hi, level)
		if finite(s.lo) {
			lo, hi = min(lo, from[i]+s.lo), max(hi, from[i]+s.hi)
		}
	}
	lo, hi = room(lo, hi)
	a := panel{p, left + 50, bottom + 42, right, top - 14, 0, float64(len(steps)), lo, hi}
	a.gridY(Ticker{r.units, "money", 6})
	width := (a.right - a.left) / vg.Length(len(steps))
	for i, s := range steps {
		x := a.px(float64(i) + .5)
		y0, y1 := a.py(from[i]), a.py(from[i]+s.adds)
		look, w := stroke{color: quiet}, level0(s)
		switch {
		case s.sum:
		case s.adds >= 0:
			look = stroke{color: blue}
		default:
			look = stroke{color: vermillion}
		}
		p.woven(x-width*.34, min(y0, y1), x+width*.34, max(y0, y1), look, w)
		end := max(y0, y1)
		if finite(s.lo) {
			a.whisker(float64(i)+.5, from[i]+s.lo, from[i]+s.hi, stroke{color: ink})
			end = max(end, a.py(from[i]+s.hi))
		}
		value := r.units.Signed(s.adds, "money")
		if s.sum {
			value = r.units.Quantity(s.adds, "money")
		}
		half := bold(smallSize, ink).Width(value)/2 + 1
		p.rect(x-half, end+2, x+half, end+13, fade(paper, .85))
		p.text(value, vg.Point{X: x, Y: end + 3}, atBottom, bold(smallSize, ink))
		name := shorten(s.name, width-4, 3, face(smallSize, ink))
		p.text(name, vg.Point{X: x, Y: bottom + 36}, atTop, face(smallSize, ink))
		if i+1 < len(steps) && !steps[i+1].sum {
			p.StrokeLine2(draw.LineStyle{Color: quiet, Width: .6}, x+width*.34, y1, x+width*.66, y1)
		}
	}
}

// level0 weaves what takes away, so that it is told without colour.
func level0(s step) weave {
	if !s.sum && s.adds < 0 {
		return falling
	}
	return plain
}

func bridgeTable(r reading, steps []step) Table {
	t := Table{Columns: head("Step", "Adds", r.level()+" interval")}
	for _, s := range steps {
		t.Rows = append(t.Rows, []Cell{words(s.name), number(s.adds, r.units.Quantity(s.adds, "money")), {Text: r.units.Range(s.lo, s.hi, "money")}})
	}
	return t
}
