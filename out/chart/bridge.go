package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
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

// term is a measure, plan minus reference, and how often it counts.
type term struct {
	measure string
	times   float64
}

// measureSum is a bar as a sum of measures, and its name in a result that does not
// hold all of them.
type measureSum struct {
	name, whole string
	terms       []term
	sum         bool
}

// costs are the parts of the savings: what a plan spends less than the
// reference is gained. Repeat work is a part of the payroll.
var costs = []measureSum{
	{name: "Payroll", terms: []term{{result.Payroll, -1}}},
	{name: "Severance", terms: []term{{result.Severance, -1}}},
	{name: "Assistant", terms: []term{{result.AssistantCost, -1}}},
	{name: "Wrong refunds and credits", terms: []term{{result.Leakage, -1}}},
	{name: "What the law may cost", terms: []term{{result.Exposure, -1}}},
	{name: "Overtime and overflow", terms: []term{{result.ReactionCost, -1}}},
	{name: "Complaints", terms: []term{{result.ComplaintCost, -1}}},
	{name: "Credits for failures", terms: []term{{result.GoodwillCost, -1}}},
	{name: "Hiring and training", terms: []term{{result.Hiring, -1}}},
	{name: "Hiring back", terms: []term{{result.Rehiring, -1}}},
}

// rest is what the parts leave of the savings.
func rest() measureSum {
	s := measureSum{name: "Other costs", terms: []term{{result.Savings, 1}}}
	for _, c := range costs {
		for _, t := range c.terms {
			s.terms = append(s.terms, term{t.measure, -t.times})
		}
	}
	return s
}

// ends lead from the savings to net (b), which is net (a) and what comes after.
var ends = []measureSum{
	{name: "Savings", terms: []term{{result.Savings, 1}}, sum: true},
	{name: "Customers lost", terms: []term{{result.RetentionLoss, -1}}},
	{name: "Net value", terms: []term{{result.Net, 1}}, sum: true},
	{name: "Still to be lost", terms: []term{{result.CommittedLoss, -1}}},
	{
		name: "Other in the months after", whole: "In the months after",
		terms: []term{{result.NetTerminal, 1}, {result.Net, -1}, {result.CommittedLoss, 1}},
	},
	{name: "Net with the months after", terms: []term{{result.NetTerminal, 1}}, sum: true},
}

// bridge takes the net value of one plan apart.
type bridge struct {
	view.View
	runs *result.Runs
	plan string
}

// steps are the bars that move: the parts of the savings, those of people hired
// last, then what is lost.
func (b bridge) steps() (steps []step) {
	hired := len(costs) - 2
	for _, s := range slices.Concat(costs[:hired], []measureSum{rest()}, costs[hired:], ends) {
		if bar := b.step(s); stats.IsFinite(bar.adds) && (bar.sum || math.Abs(bar.adds) > rounding*b.largest(s)) {
			steps = append(steps, bar)
		}
	}
	return steps
}

// rounding is what sums of the same figures in another order may differ by, of
// the largest of them.
const rounding = 1e-9

// step is the mean of a bar and its interval, NaN without the first measure. Of
// the others, one that the result does not hold counts for nothing.
func (b bridge) step(s measureSum) step {
	var known []term
	bar := step{name: s.name, lo: math.NaN(), hi: math.NaN(), sum: s.sum}
	for i, t := range s.terms {
		switch v := b.moved(t.measure); {
		case stats.IsFinite(v):
			bar.adds += t.times * v
			known = append(known, t)
		case i == 0:
			bar.adds = math.NaN()
			return bar
		case s.whole != "":
			bar.name = s.whole
		}
	}
	if iv := b.bounds(known); iv != nil {
		bar.lo, bar.hi = iv.Lo, iv.Hi
	}
	return bar
}

// moved is the mean of a measure, plan minus reference; NaN without the measure.
func (b bridge) moved(measure string) float64 {
	if e := b.Estimate(b.plan, measure); e != nil && e.Difference != nil {
		return e.Difference.Mean
	}
	if ref := b.Reference(); ref != nil {
		return b.Mean(b.plan, measure) - b.Mean(ref.Name, measure)
	}
	return math.NaN()
}

func (b bridge) largest(s measureSum) float64 {
	most := 0.
	for _, t := range s.terms {
		if v := b.moved(t.measure); stats.IsFinite(v) {
			most = max(most, math.Abs(v))
		}
	}
	return most
}

// bounds of the mean of a sum of measures: the interval of the only one, else
// one from the values of blocks, or from the means of whole blocks of the rows (Student); nil
// without either.
func (b bridge) bounds(terms []term) *stats.Interval {
	if len(terms) == 1 {
		d := b.Estimate(b.plan, terms[0].measure).Difference
		if d == nil || d.Interval == nil {
			return nil
		}
		iv := *d.Interval
		if terms[0].times < 0 {
			iv.Lo, iv.Hi = -iv.Hi, -iv.Lo
		}
		return &iv
	}
	ref := b.Reference()
	if ref == nil {
		return nil
	}
	var of []result.Term
	for _, t := range terms {
		of = append(of, result.Term{Plan: b.plan, Measure: t.measure, Times: t.times},
			result.Term{Plan: ref.Name, Measure: t.measure, Times: -t.times})
	}
	if blocks := b.BlocksOf(of...); blocks != nil {
		iv, _ := stats.Controlled(blocks, b.Coverage())
		return iv
	}
	if b.runs == nil {
		return nil
	}
	p, q := slices.Index(b.runs.Plans, b.plan), slices.Index(b.runs.Plans, ref.Name)
	if p < 0 || q < 0 {
		return nil
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
	if len(means) < stats.FewBlocks {
		return nil
	}
	iv, _ := stats.Mean(means, b.Coverage())
	return iv
}

// blockMeans averages a value over the worlds of each block that estimates rest on.
func blockMeans(runs *result.Runs, of func(result.RunWorld) float64) (means []float64) {
	sum, n, block := 0., 0, -1
	flush := func() {
		if n > 0 {
			means = append(means, sum/float64(n))
		}
		sum, n = 0, 0
	}
	for _, w := range view.FirstDraws(runs, len(runs.Worlds)) {
		if w.Block != block {
			flush()
			block = w.Block
		}
		sum, n = sum+of(w), n+1
	}
	flush()
	return means
}

// bridgeChart is chart 4: from payroll saved to net value, one bar per line of the ledger, so that
// what pays for a cut and what it costs stand in one row. It needs savings, retention loss and net of
// a plan.
func bridgeChart(r view.View, runs *result.Runs) (*drawing.Figure, string) {
	why := "Chart 4 (bridge) needs savings, retention_loss and net of a plan beside the reference."
	plan := r.Subject()
	if plan == nil {
		return nil, why
	}
	steps := bridge{r, runs, plan.Name}.steps()
	if !slices.ContainsFunc(steps, func(s step) bool { return s.sum }) {
		return nil, why
	}
	saved, lost := r.Mean(plan.Name, result.Savings), r.Mean(plan.Name, result.RetentionLoss)
	f := &drawing.Figure{
		Name: "04-bridge",
		Title: fmt.Sprintf("“%s” %s and %s: "+
			"%s", r.Title(*plan), spends(r, saved), margin(r, lost), netWord(r, plan.Name)),
		Subtitle: fmt.Sprintf("From payroll to net value over %s, then with what comes after the horizon; "+
			"mean of %s. %s", r.Horizon(), r.PossibleWorlds(), r.Units.MoneyIn()),
		Notes: []string{
			"Blue adds, orange takes away, grey is a sum." +
				r.Whiskers(slices.ContainsFunc(steps, func(s step) bool { return stats.IsFinite(s.lo) }),
					"of what each bar adds"),
			"Still to be lost: margin of customers who have decided to leave over service and are still here, " +
				"without those who would have left anyway. All bars of the months after: one rule for margin, " +
				"payroll, assistant and hiring.",
		},
		Table: bridgeTable(r, steps), Height: 24 + lineHeight*vg.Length(len(steps)),
		Body: func(p *drawing.Page, area vg.Rectangle) { drawBridge(r, steps, p, area) },
	}
	f.Alt = f.Title + ". A bridge of bars; the table below the chart holds the numbers."
	return f, ""
}

// spends says what a plan does to costs, with the verb that fits the sign.
func spends(r view.View, saved float64) string {
	if saved < 0 {
		return "costs " + r.Units.About(-saved, result.UnitMoney)
	}
	return "saves " + r.Units.About(saved, result.UnitMoney)
}

// margin says what a plan does to the margin of customers.
func margin(r view.View, lost float64) string {
	if lost < 0 {
		return "keeps " + r.Units.About(-lost, result.UnitMoney) + " of margin more"
	}
	return "loses " + r.Units.About(lost, result.UnitMoney) + " of margin"
}

// netWord is the verdict on the net value: over the months played, and with those after where they
// turn it, since the last bar shows them.
func netWord(r view.View, plan string) string {
	words := map[int]string{view.Gains: "a clear gain", view.Loses: "a clear loss", view.Unclear: view.NoClear}
	now, after := r.Verdict(plan), r.After(plan)
	if view.PointOf(r.Estimate(plan, result.NetTerminal)).Mean != view.PointOf(r.Estimate(plan, result.Net)).Mean &&
		now != after && stats.IsFinite(r.Mean(plan, result.NetTerminal)) {
		return words[now] + " over " + r.Horizon() + ", " + words[after] + " with the months after"
	}
	return words[now]
}

// drawBridge draws a line per step: its name, its bar, its figure. Sums are bold.
func drawBridge(r view.View, steps []step, p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	from, lo, hi := levels(steps)
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: left + 190, Bottom: bottom + 20, Right: right - 80, Top: top, X0: lo, X1: hi,
		Y0: float64(len(steps)), Y1: 0,
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: r.Units, Unit: result.UnitMoney, Target: 6}, lo, hi))
	p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .7}, a.Px(0), a.Bottom, a.Px(0), a.Top)
	for i, s := range steps {
		y, x0, x1 := a.Py(float64(i)+.5), a.Px(from[i]), a.Px(from[i]+s.adds)
		name, value, look := drawing.Face(drawing.TextSize, drawing.Ink), r.Units.Signed(s.adds, result.UnitMoney),
			drawing.Stroke{Color: drawing.Good}
		switch {
		case s.sum:
			name, value, look.Color = drawing.Bold(drawing.TextSize, drawing.Ink),
				r.Units.Quantity(s.adds, result.UnitMoney), drawing.Quiet
		case s.adds < 0:
			look.Color = drawing.Bad
		}
		p.Woven(drawing.Area(min(x0, x1), y-barHeight/2, max(x0, x1), y+barHeight/2), look, lossWeave(s))
		p.Across(a.Px(from[i]+s.lo), a.Px(from[i]+s.hi), y, drawing.Stroke{Color: drawing.Ink})
		p.Text(drawing.Shorten(s.name, a.Left-left-8, 1, name), vg.Point{X: a.Left - 8, Y: y}, drawing.AtRight, name)
		p.Text(value, vg.Point{X: right, Y: y}, drawing.AtRight, name)
		if i+1 < len(steps) && !steps[i+1].sum {
			p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .6}, x1, y-barHeight/2, x1, a.Py(float64(i)+1.5)+
				barHeight/2)
		}
	}
}

// Height of a line of the bridge and of the bar in it, points.
const (
	lineHeight = 22
	barHeight  = 14
)

// levels are where the bars start, and how far they and their intervals reach.
func levels(steps []step) (from []float64, lo, hi float64) {
	level := 0.
	for _, s := range steps {
		if s.sum {
			level = 0
		}
		from = append(from, level)
		for _, v := range []float64{level + s.adds, level + s.lo, level + s.hi} {
			if stats.IsFinite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
		level += s.adds
	}
	return from, lo, hi
}

// lossWeave weaves what takes away, so that it is told without colour.
func lossWeave(s step) drawing.Weave {
	if !s.sum && s.adds < 0 {
		return drawing.Falling
	}
	return drawing.Plain
}

func bridgeTable(r view.View, steps []step) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Step", "Adds", r.Level()+" interval")}
	for _, s := range steps {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(s.name),
			drawing.Number(s.adds, r.Units.Quantity(s.adds, result.UnitMoney)),
			{Text: r.Units.Range(s.lo, s.hi, result.UnitMoney)},
		})
	}
	return t
}
