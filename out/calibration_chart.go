package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// CalibrationFigures are the charts of a fit that it has data for.
func CalibrationFigures(c *result.Calibration) (all []Figure) {
	if c.LastPart != nil {
		all = append(all, heldBackFigure(c))
	}
	if len(c.Residuals) > 0 {
		all = append(all, quantileFigure("fit-days", "day factor", "", "lognormal", c.Residuals))
	}
	if len(c.Families) > 0 && len(c.Families[0].Points) > 0 {
		f := c.Families[0]
		all = append(all, quantileFigure("fit-handle", "handle time", "min", f.Family, f.Points))
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
	insideMark  = stroke{color: blue, marker: draw.CircleGlyph{}}
	outsideMark = stroke{color: vermillion, marker: draw.CrossGlyph{}}
)

// heldBackFigure is the last quarter against what was predicted without it.
func heldBackFigure(c *result.Calibration) Figure {
	h := c.LastPart
	f := Figure{
		Name:     "fit-held-back",
		Title:    fmt.Sprintf("Of the last quarter, %s of days lie in the 90 %% band; %s in that of a plain Poisson process", outOf(h.Stochastic), outOf(h.Poisson)),
		Subtitle: fmt.Sprintf("%s a day. Fitted on the %d days before; weekday means and day factor, no day of the chart seen.", capital(c.Unit), h.FittedDays),
		Notes: []string{"Light band: 90 % of days under doubly stochastic arrivals, the estimated mean's own error included. Dark band: plain Poisson. Dots lie inside the light band, crosses outside.",
			fmt.Sprintf("Every week held back once: %s.", inTurnWords(c.InTurn))},
		height: 300, Table: Table{Columns: head("Day", "Seen", "Predicted", "90 % band", "Plain Poisson")},
		body: func(p *page, area vg.Rectangle) { drawHeldBack(p, area, h) },
	}
	for _, d := range h.Days {
		f.Table.Rows = append(f.Table.Rows, []Cell{words(d.Day), number(d.Seen, thousands(int(d.Seen))), number(d.Mean, thousands(int(d.Mean))),
			words(fmt.Sprintf("%s to %s", thousands(int(d.Lo)), thousands(int(d.Hi)))), words(fmt.Sprintf("%s to %s", thousands(int(d.PoissonLo)), thousands(int(d.PoissonHi))))})
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

func drawHeldBack(p *page, area vg.Rectangle, h *result.HeldBack) {
	left, bottom, right, top := edges(area)
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
	lo, hi = room(lo, hi)
	a := panel{p, left + 50, bottom + 30, right - 10, top - 6, -.7, float64(n) - .3, lo, hi}
	a.gridY(Ticker{Units{}, "", 6})
	a.axisX(xs, labels)
	for i, x := range xs {
		one := []float64{x - .4, x + .4}
		pair := func(v float64) []float64 { return []float64{v, v} }
		a.band(one, pair(parts[0][i]), pair(parts[1][i]), fade(blue, .16))
		a.band(one, pair(parts[2][i]), pair(parts[3][i]), fade(ink, .45))
		look := insideMark
		if d := h.Days[i]; d.Seen < d.Lo || d.Seen > d.Hi {
			look = outsideMark
		}
		a.dot(a.at(x, h.Days[i].Seen), look, 3.2)
	}
}

// quantileFigure puts what was seen against a fitted family, quantile by
// quantile: on the line they agree.
func quantileFigure(name, what, unit, family string, points []result.Quantile) Figure {
	f := Figure{
		Name: name, Title: fmt.Sprintf("The %s against a %s fit: %s", what, family, gapWords(points)),
		Subtitle: "Quantile by quantile, both axes alike; on the line the data are as the family says. The ends stray by chance.",
		height:   330, Table: Table{Columns: head("Quantile", "Fitted", "Seen")},
		body: func(p *page, area vg.Rectangle) { drawQuantiles(p, area, unit, points) },
	}
	for _, q := range points {
		f.Table.Rows = append(f.Table.Rows, []Cell{words(Percent(q.P)), number(q.Fitted, fmt.Sprintf("%.3g", q.Fitted)), number(q.Seen, fmt.Sprintf("%.3g", q.Seen))})
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
	return fmt.Sprintf("from 5 to 95 %% at most %s apart, at the %s quantile", Percent(most), Percent(at))
}

func drawQuantiles(p *page, area vg.Rectangle, unit string, points []result.Quantile) {
	left, bottom, right, top := edges(area)
	lo, hi := points[0].Seen, points[0].Seen
	for _, q := range points {
		lo, hi = min(lo, q.Seen, q.Fitted), max(hi, q.Seen, q.Fitted)
	}
	lo, hi = room(lo, hi)
	side := top - bottom - 44
	middle := (left + right) / 2
	a := panel{p, middle - side/2, bottom + 40, middle + side/2, top - 4, lo, hi, lo, hi}
	tick := Ticker{Units{}, unit, 6}
	a.gridY(tick)
	at, labels := ticksOf(tick, lo, hi)
	a.axisX(at, labels)
	a.line([]vg.Point{a.at(lo, lo), a.at(hi, hi)}, referenceLine, 1.2)
	for _, q := range points {
		a.dot(a.at(q.Fitted, q.Seen), insideMark, 2.4)
	}
	a.text("fitted", vg.Point{X: middle, Y: bottom + 18}, atTop, face(smallSize, quiet))
	a.text("seen", vg.Point{X: a.left + 6, Y: a.top - 4}, hanging, face(smallSize, quiet))
}

// tailTitle says what the rule gives; where it parts nothing, that.
func tailTitle(t *result.LongTail) string {
	switch {
	case t.TicketShare.Value > .99:
		return "The rule sends every ticket to people: it parts no long tail from the rest"
	case t.TicketShare.Value < .01:
		return "The rule sends no ticket to people: it finds no long tail"
	}
	return fmt.Sprintf("Sent to people by category, %s of tickets hold %s of the work; in hindsight as many hold %s", Percent(t.TicketShare.Value), Percent(t.WorkShare.Value), Percent(t.Hindsight))
}

// tailFigure is how much of the work the hardest tickets hold: as triage sorts
// them, and in hindsight.
func tailFigure(t *result.LongTail) Figure {
	f := Figure{
		Name:     "fit-long-tail",
		Title:    tailTitle(t),
		Subtitle: fmt.Sprintf("Tickets of the last quarter, hardest first. Rule: %s, chosen on the time before.", t.Rule),
		Notes:    []string{fmt.Sprintf("Work is counted in touches. The gap between the curves is what no triage by category can see: of the work in tickets above %g touches, %s lies in categories it calls bounded.", t.HardAbove, Percent(t.Unseen))},
		height:   320, Table: Table{Columns: head("Tickets", "Work, by category", "Work, in hindsight")},
		body: func(p *page, area vg.Rectangle) { drawTail(p, area, t) },
	}
	for _, c := range t.Curve {
		f.Table.Rows = append(f.Table.Rows, []Cell{number(c.Tickets, Percent(c.Tickets)), number(c.Triage, Percent(c.Triage)), number(c.Hindsight, Percent(c.Hindsight))})
	}
	f.Alt = f.Title + ". Two curves and a mark at the rule; the table holds them."
	return f
}

func drawTail(p *page, area vg.Rectangle, t *result.LongTail) {
	left, bottom, right, top := edges(area)
	a := panel{p, left + 44, bottom + 40, right - 14, top - 4, 0, 1, 0, 1}
	tick := Ticker{Units{}, "share", 5}
	a.gridY(tick)
	at, labels := ticksOf(tick, 0, 1)
	a.axisX(at, labels)
	a.text("share of the work", vg.Point{X: a.left + 6, Y: a.top - 4}, hanging, face(smallSize, quiet))
	a.text("share of tickets", vg.Point{X: (a.left + a.right) / 2, Y: bottom + 18}, atTop, face(smallSize, quiet))
	var xs, triage, hindsight []float64
	for _, c := range t.Curve {
		xs, triage, hindsight = append(xs, c.Tickets), append(triage, c.Triage), append(hindsight, c.Hindsight)
	}
	a.line([]vg.Point{a.at(0, 0), a.at(1, 1)}, referenceLine, 1)
	a.curve(xs, triage, series(0), 1.8)
	a.curve(xs, hindsight, series(1), 1.8)
	a.dot(a.at(t.TicketShare.Value, t.WorkShare.Value), outsideMark, 5)
	// all three lines end in one corner, so each is named where it is clear of the others
	a.beside("the rule", a.at(t.TicketShare.Value, t.WorkShare.Value), belowRight, aboveLeft)
	a.beside("in hindsight", a.at(.3, along(xs, hindsight, .3)), aboveLeft, belowRight)
	roomier := []align{belowRight, aboveLeft}
	if y := along(xs, triage, .6); along(xs, hindsight, .6)-y > y-.6 {
		slices.Reverse(roomier)
	}
	a.beside("by category", a.at(.6, along(xs, triage, .6)), roomier...)
	a.beside("no skill", a.at(.45, .45), belowRight)
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
