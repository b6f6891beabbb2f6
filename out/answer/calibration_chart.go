package answer

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// CalibrationFigures are the charts of a fit that it has data for.
func CalibrationFigures(c *result.Calibration) (all []drawing.Figure) {
	if c.LastPart != nil {
		all = append(all, heldBackFigure(c))
	}
	if len(c.Residuals) > 0 {
		all = append(all, quantileFigure("fit-days", "day factor", result.UnitNone, "lognormal", c.Residuals))
	}
	if len(c.Families) > 0 && len(c.Families[0].Points) > 0 {
		f := c.Families[0]
		all = append(all, quantileFigure("fit-handle", "handle time", result.UnitMinutes, f.Family, f.Points))
	}
	if len(c.HourOfWeek) == 168 {
		all = append(all, hoursFigure(c))
	}
	if c.LongTail != nil {
		all = append(all, tailFigure(c.LongTail))
	}
	return all
}

// inside and outside of a band, by colour and by shape.
var (
	insideMark  = drawing.Stroke{Color: drawing.Good, Marker: draw.CircleGlyph{}}
	outsideMark = drawing.Stroke{Color: drawing.Bad, Marker: draw.CrossGlyph{}}
)

// heldBackFigure is the last quarter against what was predicted without it.
func heldBackFigure(c *result.Calibration) drawing.Figure {
	h := c.LastPart
	f := drawing.Figure{
		Name: "fit-held-back",
		Title: fmt.Sprintf("Of the last quarter, %s of days lie in the 90 %% band; %s in that of a plain "+
			"Poisson process", outOf(h.Stochastic), outOf(h.Poisson)),
		Subtitle: fmt.Sprintf("%s a day. Fitted on the %d days before; weekday means and day factor, no day of the "+
			"chart seen.", wording.Capital(c.Unit), h.FittedDays),
		Notes: []string{
			"Light band: 90 % of days under doubly stochastic arrivals, the estimated mean's own error " +
				"included. Dark band: plain Poisson. Dots lie inside the light band, crosses outside.",
			fmt.Sprintf("Every week held back once: %s.", inTurnWords(c.InTurn)),
		},
		Height: 300, Table: drawing.Table{Columns: drawing.Head("Day", "Seen", "Predicted", "90 % band",
			"Plain Poisson")},
		Body: func(p *drawing.Page, area vg.Rectangle) { drawHeldBack(p, area, h) },
	}
	for _, d := range h.Days {
		f.Table.Rows = append(f.Table.Rows, []drawing.Cell{
			drawing.Words(d.Day),
			drawing.Number(d.Seen, wording.Thousands(int(d.Seen))),
			drawing.Number(d.Mean, wording.Thousands(int(d.Mean))),
			drawing.Words(fmt.Sprintf("%s to %s", wording.Thousands(int(d.Lo)), wording.Thousands(int(d.Hi)))),
			drawing.Words(fmt.Sprintf("%s to %s", wording.Thousands(int(d.PoissonLo)),
				wording.Thousands(int(d.PoissonHi)))),
		})
	}
	f.Alt = f.Title + ". A mark per day on two bands."
	return f
}

func inTurnWords(h *result.HeldBack) string {
	if h == nil {
		return "too few weeks"
	}
	return fmt.Sprintf("%s inside, %s under plain Poisson", outOf(h.Stochastic), outOf(h.Poisson))
}

// drawHeldBack draws each day held back in the 90 % band of the fit and in that of a plain Poisson
// process, which is an order of magnitude too narrow wherever days differ.
func drawHeldBack(p *drawing.Page, area vg.Rectangle, h *result.HeldBack) {
	left, bottom, right, top := drawing.Edges(area)
	n := len(h.Days)
	lo, hi := h.Days[0].Lo, h.Days[0].Hi
	xs, parts := make([]float64, n), [4][]float64{}
	labels := make([]string, n)
	for i, d := range h.Days {
		lo, hi = min(lo, d.Lo, d.Seen), max(hi, d.Hi, d.Seen)
		xs[i], labels[i] = float64(i), d.Day[5:]
		for k, v := range []float64{d.Lo, d.Hi, d.PoissonLo, d.PoissonHi} {
			parts[k] = append(parts[k], v)
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: left + 50, Bottom: bottom + 30, Right: right - 10, Top: top - 6, X0: -.7,
		X1: float64(n) - .3, Y0: lo, Y1: hi,
	}
	a.GridY(drawing.Ticker{Units: wording.Units{}, Unit: result.UnitNone, Target: 6})
	a.AxisX(xs, labels)
	for i, x := range xs {
		one := []float64{x - .4, x + .4}
		pair := func(v float64) []float64 { return []float64{v, v} }
		a.Band(one, pair(parts[0][i]), pair(parts[1][i]), drawing.Fade(drawing.Neutral, .16))
		a.Band(one, pair(parts[2][i]), pair(parts[3][i]), drawing.Fade(drawing.Ink, .45))
		look := insideMark
		if d := h.Days[i]; d.Seen < d.Lo || d.Seen > d.Hi {
			look = outsideMark
		}
		a.Dot(a.At(x, h.Days[i].Seen), look, 3.2)
	}
}

// quantileFigure puts what was seen against a fitted family, quantile by
// quantile: on the line they agree.
func quantileFigure(name, what string, unit result.Unit, family string, points []result.Quantile) drawing.Figure {
	f := drawing.Figure{
		Name: name, Title: fmt.Sprintf("The %s against a %s fit: %s", what, family, gapWords(points)),
		Subtitle: "Quantile by quantile, both axes alike; on the line the data are as the family says. The ends " +
			"stray by chance.",
		Height: 330, Table: drawing.Table{Columns: drawing.Head("Quantile", "Fitted", "Seen")},
		Body: func(p *drawing.Page, area vg.Rectangle) { drawQuantiles(p, area, unit, points) },
	}
	for _, q := range points {
		f.Table.Rows = append(f.Table.Rows, []drawing.Cell{
			drawing.Words(wording.Percent(q.P)),
			drawing.Number(q.Fitted, fmt.Sprintf("%.3g", q.Fitted)),
			drawing.Number(q.Seen, fmt.Sprintf("%.3g", q.Seen)),
		})
	}
	f.Alt = f.Title + ". Points along a diagonal; the table holds the quantiles."
	return f
}

// gapWords is the largest relative gap between the 5 and the 95 % quantile.
func gapWords(points []result.Quantile) string {
	most, at := 0., .5
	for _, q := range points {
		if gap := math.Abs(q.Seen/q.Fitted - 1); q.P >= .05 && q.P <= .95 && gap > most {
			most, at = gap, q.P
		}
	}
	return fmt.Sprintf("from 5 to 95 %% at most %s apart, at the %s quantile", wording.Percent(most),
		wording.Percent(at))
}

// drawQuantiles draws seen against fitted quantiles: on the diagonal the fitted family has the shape
// of the data, above it the data's tail is heavier.
func drawQuantiles(p *drawing.Page, area vg.Rectangle, unit result.Unit, points []result.Quantile) {
	left, bottom, right, top := drawing.Edges(area)
	lo, hi := points[0].Seen, points[0].Seen
	for _, q := range points {
		lo, hi = min(lo, q.Seen, q.Fitted), max(hi, q.Seen, q.Fitted)
	}
	lo, hi = drawing.PadRange(lo, hi)
	side := top - bottom - 44
	middle := (left + right) / 2
	a := drawing.Panel{
		Page: p, Left: middle - side/2, Bottom: bottom + 40, Right: middle + side/2, Top: top - 4,
		X0: lo, X1: hi, Y0: lo, Y1: hi,
	}
	tick := drawing.Ticker{Units: wording.Units{}, Unit: unit, Target: 6}
	a.GridY(tick)
	at, labels := drawing.TicksOf(tick, lo, hi)
	a.AxisX(at, labels)
	a.Line([]vg.Point{a.At(lo, lo), a.At(hi, hi)}, drawing.ReferenceLine, 1.2)
	for _, q := range points {
		a.Dot(a.At(q.Fitted, q.Seen), insideMark, 2.4)
	}
	a.Text("fitted", vg.Point{X: middle, Y: bottom + 18}, drawing.AtTop, drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.Text("seen", vg.Point{X: a.Left + 6, Y: a.Top - 4}, drawing.Hanging,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// tailTitle says what the rule gives; where it parts nothing, that.
func tailTitle(t *result.LongTail) string {
	switch {
	case t.TicketShare.Value > .99:
		return "The rule sends every ticket to people: it parts no long tail from the rest"
	case t.TicketShare.Value < .01:
		return "The rule sends no ticket to people: it finds no long tail"
	}
	return fmt.Sprintf("Sent to people by category, %s of tickets hold %s of the work; in hindsight as many hold %s",
		wording.Percent(t.TicketShare.Value), wording.Percent(t.WorkShare.Value), wording.Percent(t.Hindsight))
}

// tailFigure is how much of the work the hardest tickets hold: as triage sorts
// them, and in hindsight.
func tailFigure(t *result.LongTail) drawing.Figure {
	f := drawing.Figure{
		Name:  "fit-long-tail",
		Title: tailTitle(t),
		Subtitle: fmt.Sprintf("Tickets of the last quarter, hardest first. Rule: %s, chosen on the time before.",
			wording.TailRule(t)),
		Notes: []string{fmt.Sprintf("Work is counted in touches. The gap between the curves is what no triage "+
			"by category can see: of the work in tickets above %g touches, %s lies in categories it calls bounded.",
			t.HardAbove, wording.Percent(t.Unseen))},
		Height: 320, Table: drawing.Table{Columns: drawing.Head("Tickets", "Work, by category",
			"Work, in hindsight")},
		Body: func(p *drawing.Page, area vg.Rectangle) { drawTail(p, area, t) },
	}
	for _, c := range t.Curve {
		f.Table.Rows = append(f.Table.Rows, []drawing.Cell{
			drawing.Number(c.Tickets, wording.Percent(c.Tickets)),
			drawing.Number(c.Triage, wording.Percent(c.Triage)),
			drawing.Number(c.Hindsight, wording.Percent(c.Hindsight)),
		})
	}
	f.Alt = f.Title + ". Two curves and a mark at the rule; the table holds them."
	return f
}

// drawTail draws the share of work in the hardest x % of tickets: as triage can tell them beforehand
// by category, and sorted in hindsight. The distance between the lines is what no routing can reach.
func drawTail(p *drawing.Page, area vg.Rectangle, t *result.LongTail) {
	left, bottom, right, top := drawing.Edges(area)
	a := drawing.Panel{
		Page: p, Left: left + 44, Bottom: bottom + 40, Right: right - 14, Top: top - 4, X0: 0, X1: 1,
		Y0: 0, Y1: 1,
	}
	tick := drawing.Ticker{Units: wording.Units{}, Unit: result.UnitShare, Target: 5}
	a.GridY(tick)
	at, labels := drawing.TicksOf(tick, 0, 1)
	a.AxisX(at, labels)
	a.Text("share of the work", vg.Point{X: a.Left + 6, Y: a.Top - 4}, drawing.Hanging,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.Text("share of tickets", vg.Point{X: (a.Left + a.Right) / 2, Y: bottom + 18}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	var xs, triage, hindsight []float64
	for _, c := range t.Curve {
		xs, triage, hindsight = append(xs, c.Tickets), append(triage, c.Triage), append(hindsight, c.Hindsight)
	}
	a.Line([]vg.Point{a.At(0, 0), a.At(1, 1)}, drawing.ReferenceLine, 1)
	a.Curve(xs, triage, drawing.Series(0), 1.8)
	a.Curve(xs, hindsight, drawing.Series(1), 1.8)
	a.Dot(a.At(t.TicketShare.Value, t.WorkShare.Value), outsideMark, 5)
	// all three lines end in one corner, so each is named where it is clear of the others
	a.Beside("the rule", a.At(t.TicketShare.Value, t.WorkShare.Value), drawing.BelowRight, drawing.AboveLeft)
	a.Beside("in hindsight", a.At(.3, along(xs, hindsight, .3)), drawing.AboveLeft, drawing.BelowRight)
	roomier := []drawing.Align{drawing.BelowRight, drawing.AboveLeft}
	if y := along(xs, triage, .6); along(xs, hindsight, .6)-y > y-.6 {
		slices.Reverse(roomier)
	}
	a.Beside("by category", a.At(.6, along(xs, triage, .6)), roomier...)
	a.Beside("no skill", a.At(.45, .45), drawing.BelowRight)
}

// along is the height of a curve at x, by straight lines.
func along(xs, ys []float64, x float64) float64 {
	for i := 1; i < len(xs); i++ {
		if x <= xs[i] && xs[i] > xs[i-1] {
			return ys[i-1] + (ys[i]-ys[i-1])*(x-xs[i-1])/(xs[i]-xs[i-1])
		}
	}
	return ys[len(ys)-1]
}
