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
	{"leakage", "Given away by mistake"}, {"exposure", "Regulatory exposure"},
}

// bridge takes the net value of one plan apart.
type bridge struct {
	reading
	runs *result.Runs
	plan string
}

// term is a measure, plan minus reference, and how often it counts.
type term struct {
	measure string
	times   float64
}

// steps are the bars. Parts without a measure are left out; what the parts
// leave of the savings is a bar of its own.
func (b bridge) steps() []step {
	var steps []step
	parts, rest := 0., []term{{"savings", 1}}
	for _, c := range costs {
		e := b.Estimate(b.plan, c.measure)
		if e == nil || e.Difference == nil {
			continue
		}
		s := step{name: c.name, adds: -e.Difference.Mean, lo: math.NaN(), hi: math.NaN()}
		if iv := e.Difference.Interval; iv != nil {
			s.lo, s.hi = -iv.Hi, -iv.Lo
		}
		parts, rest = parts+s.adds, append(rest, term{c.measure, 1})
		if s.adds != 0 {
			steps = append(steps, s)
		}
	}
	saved, net, after := b.mean(b.plan, "savings"), b.mean(b.plan, "net"), b.mean(b.plan, "net_terminal")
	if other := saved - parts; len(steps) > 0 && math.Abs(other) > .005*math.Abs(saved) {
		steps = append(steps, b.sum("Other costs", other, rest))
	}
	steps = append(steps, b.estimated("savings", "Savings", true), b.estimated("retention_loss", "Lost margin", false).negative(), b.estimated("net", "Net value", true),
		b.sum("After the horizon", after-net, []term{{"net_terminal", 1}, {"net", -1}}), b.estimated("net_terminal", "Net with what comes after", true))
	return slices.DeleteFunc(steps, func(s step) bool { return !finite(s.adds) })
}

func (b bridge) estimated(measure, name string, sum bool) step {
	p := pointOf(b.Estimate(b.plan, measure))
	return step{name, p.mean, p.lo, p.hi, sum}
}

func (s step) negative() step {
	s.adds, s.lo, s.hi = -s.adds, -s.hi, -s.lo
	return s
}

// sum is a bar made of several measures; its interval comes from the means of
// whole blocks of the rows (Student), NaN without rows.
func (b bridge) sum(name string, adds float64, terms []term) step {
	s := step{name: name, adds: adds, lo: math.NaN(), hi: math.NaN()}
	ref := b.Reference()
	if b.runs == nil || ref == nil {
		return s
	}
	p, q := slices.Index(b.runs.Plans, b.plan), slices.Index(b.runs.Plans, ref.Name)
	if p < 0 || q < 0 {
		return s
	}
	means := blockMeans(b.runs, func(w result.RunWorld) float64 {
		sum := 0.
		for _, t := range terms {
			if k := slices.Index(b.runs.Measures, t.measure); k >= 0 {
				sum += t.times * (w.Rows[p][k] - w.Rows[q][k])
			}
		}
		return sum
	})
	if iv, _ := stats.Mean(means, b.coverage()); iv != nil {
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
	plan := r.subject()
	if plan == nil {
		return nil, why
	}
	steps := bridge{r, runs, plan.Name}.steps()
	if !slices.ContainsFunc(steps, func(s step) bool { return s.sum }) {
		return nil, why
	}
	saved, lost := r.mean(plan.Name, "savings"), r.mean(plan.Name, "retention_loss")
	f := &Figure{
		Name:     "04-bridge",
		Title:    fmt.Sprintf("“%s” saves %s and loses %s of margin: %s", r.title(*plan), r.units.Quantity(saved, "money"), r.units.Quantity(lost, "money"), r.outcome(plan.Name)),
		Subtitle: fmt.Sprintf("From payroll to net value over %s, then with what comes after the horizon; mean of %s. %s", r.horizon(), r.worlds(), r.units.MoneyIn()),
		Notes: []string{"Blue adds, orange takes away, grey is a sum." + r.whiskers(slices.ContainsFunc(steps, func(s step) bool { return finite(s.lo) }), "of what each bar adds") +
			" After the horizon: margin, payroll, assistant and hiring by one rule, losses already committed included."},
		Table: bridgeTable(r, steps), height: 330,
		body: func(p *page, area vg.Rectangle) { drawBridge(r, steps, p, area) },
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

func drawBridge(r reading, steps []step, p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
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
		p.woven(box(x-width*.34, min(y0, y1), x+width*.34, max(y0, y1)), look, w)
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
		p.rect(box(x-half, end+2, x+half, end+13), fade(paper, .85))
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
