package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// headcountChart is chart 1: what a cut earns and how many customers it costs, by its depth. One line,
// that of what the scenario states; the others are in the table and, where they matter, in chart 5.
func headcountChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	h, why := NewHeadcount(r)
	if h == nil {
		return nil, why
	}
	at := ""
	if h.other != nil {
		at = " at " + h.Cuts[h.own].name
	}
	f := &drawing.Figure{
		Name:  "01-headcount",
		Title: h.takeaway(),
		Subtitle: fmt.Sprintf("“%s” at every depth of cut%s, against the reference, over %s. %s Safe: it loses money "+
			"in at most %s of futures.", h.planTitle(), at, r.Horizon(), r.Units.MoneyIn(),
			wording.Percent(view.SafeRisk)),
		Notes: append(h.notes, fmt.Sprintf("Grey: half of the futures, and %s.", h.spread())+
			r.Whiskers(h.drawn(), "of the mean")+" Between the dots, line and marks are interpolated."+h.restOfCells()),
		Table: h.table(), Height: 430, Body: h.Draw,
	}
	f.Alt = f.Title + ". Net value over the share of staff cut, and below it the customers lost; the table below the " +
		"chart holds the numbers."
	return f, ""
}

// drawn reports whether any mean has an interval.
func (h *Headcount) drawn() bool {
	return slices.ContainsFunc(h.Cuts[h.own].net, func(p view.Point) bool { return stats.IsFinite(p.Lo) })
}

// Draw shows net value above, and below it the customers lost on a scale of their own.
func (h *Headcount) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	own := h.Cuts[h.own]
	lo, hi := drawing.PadRange(spanOf(h.withNow(h.withPlan(own.net, result.Net))))
	a := drawing.Panel{
		Page: p, Left: left + 56, Bottom: bottom + 150, Right: right - 16, Top: top - 20,
		Y0: lo, Y1: hi + .2*(hi-lo), // headroom for flags
	}
	h.scaleX(&a)
	lo, hi = drawing.PadRange(spanOf(h.withPlan(own.gone, result.CustomersLost)))
	b := a
	b.Bottom, b.Top, b.Y0, b.Y1 = bottom+36, bottom+108, lo, hi
	h.wall(a)
	h.wall(b)
	h.curve(a, "Net value against the reference", own.net, result.UnitMoney, 6)
	h.curve(b, "Customers lost", own.gone, result.UnitCustomers, 3)
	h.axis(b)
	h.here(a, result.Net)
	h.here(b, result.CustomersLost)
	h.marks(a)
	h.markNow(a)
}

func (h *Headcount) scaleX(a *drawing.Panel) {
	lo, hi := slices.Min(h.X.Values), slices.Max(h.X.Values)
	if x, ok := h.stated(); ok { // it may lie beyond what was tried
		lo, hi = min(lo, x), max(hi, x)
	}
	if lo == hi {
		lo, hi = lo-.05, hi+.05
	}
	a.X0, a.X1 = lo, hi
}

// withPlan are the points of the line and that of the plan as it is stated.
func (h *Headcount) withPlan(points []view.Point, measure string) []view.Point {
	return append(slices.Clone(points), view.PointOf(h.Estimate(h.plan, measure)))
}

// spanOf is the range of points with their spread and zero.
func spanOf(points []view.Point) (lo, hi float64) {
	for _, p := range points {
		for _, v := range []float64{p.Mean, p.P5, p.P95, p.Lo, p.Hi} {
			if stats.IsFinite(v) {
				lo, hi = math.Min(lo, v), math.Max(hi, v)
			}
		}
	}
	return lo, hi
}

// curve draws one measure: its mean, and how the futures spread about it.
func (h *Headcount) curve(a drawing.Panel, name string, ps []view.Point, unit result.Unit, ticks int) {
	a.Text(name, vg.Point{X: a.Left, Y: a.Top + 8}, drawing.Standing, drawing.Bold(drawing.HeadSize, drawing.Ink))
	a.GridY(drawing.Ticker{Units: h.Units, Unit: unit, Target: ticks})
	a.Band(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.P5 }),
		view.Pick(ps, func(p view.Point) float64 { return p.P95 }), drawing.Fade(drawing.Neutral, .18))
	a.Band(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.P25 }),
		view.Pick(ps, func(p view.Point) float64 { return p.P75 }), drawing.Fade(drawing.Neutral, .24))
	means := view.Pick(ps, func(p view.Point) float64 { return p.Mean })
	a.Curve(h.X.Values, means, drawing.AskedLine, 2.4)
	a.Dots(h.X.Values, means, drawing.AskedLine)
	for k, p := range ps {
		a.Whisker(h.X.Values[k], p.Lo, p.Hi, drawing.AskedLine)
	}
}

func (h *Headcount) axis(a drawing.Panel) {
	labels := make([]string, len(h.X.Values))
	for i, v := range h.X.Values {
		labels[i] = view.AxisLabel(h.Units, h.X, v)
	}
	a.AxisX(h.X.Values, labels)
	a.Text("share of staff cut", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 19}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// floor is the service level below which no cut is an answer: the one asked for, else the one the desk
// is staffed for; NaN without either.
func (h *Headcount) floor() float64 {
	if h.Ask != nil && h.Ask.ServiceLevel != nil {
		return *h.Ask.ServiceLevel
	}
	for _, f := range h.DayZero {
		if f.Key == "service_level_stated" && f.Value != nil {
			return *f.Value
		}
	}
	return math.NaN()
}

// walled is the first cut from which on the service level stays below the floor; NaN: none does.
func (h *Headcount) walled() float64 {
	floor, at := h.floor(), math.NaN()
	level := h.Cuts[h.own].level
	for i := len(level) - 1; i >= 0 && level[i].Mean < floor; i-- {
		at = h.X.Values[i]
		if i > 0 && level[i-1].Mean >= floor {
			before := h.X.Values[i-1]
			at = before + (at-before)*(level[i-1].Mean-floor)/(level[i-1].Mean-level[i].Mean)
		}
	}
	return at
}

// wall shades the cuts at which the desk no longer answers as it promises.
func (h *Headcount) wall(a drawing.Panel) {
	if x := h.walled(); stats.IsFinite(x) {
		a.Rect(drawing.Area(a.Px(x), a.Bottom, a.Right, a.Top), drawing.Fade(drawing.Bad, .1))
	}
}

// here is the plan as it is stated, with its own figures: a diamond beside the line, which is of what the
// grid tried.
func (h *Headcount) here(a drawing.Panel, measure string) {
	x, ok := h.stated()
	y := h.Mean(h.plan, measure)
	if !ok || !stats.IsFinite(y) {
		return
	}
	at, r := a.At(x, y), vg.Length(7)
	a.FillPolygon(drawing.Ink, []vg.Point{
		{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r},
	})
}

// stated is the cut of the plan as the scenario has it; false where the axis is of something else.
func (h *Headcount) stated() (cut float64, ok bool) {
	for _, plan := range h.Plans {
		for _, f := range plan.Facts {
			if plan.Name == h.plan && f.Value != nil && f.Key == result.CutShare && h.X.Unit == result.UnitShare {
				return *f.Value, true
			}
		}
	}
	return 0, false
}

// marks name what stands on the axis: the plan, where it breaks even, how deep a cut is safe, and where
// the service level gives way.
func (h *Headcount) marks(a drawing.Panel) {
	own := h.Cuts[h.own]
	var spots []drawing.Spot
	put := func(x float64, what string, c drawing.Stroke) {
		if stats.IsFinite(x) {
			spots = append(spots, drawing.Spot{X: x, Text: what, Look: c})
		}
	}
	quiet := drawing.Stroke{Color: drawing.Quiet}
	what := "breaks even at "
	if own.rising {
		what = "breaks even only at "
	}
	put(own.breakEven, what+view.AxisLabel(h.Units, h.X, own.breakEven), quiet)
	if !own.allSafe {
		put(own.safe, "safe down to "+wholeShare(h.Units, h.X, own.safe), drawing.Stroke{Color: drawing.Good})
	}
	put(h.walled(), "from here fewer than "+h.Units.About(h.floor(), result.UnitShare)+" answered in time",
		drawing.Stroke{Color: drawing.Bad})
	if x, ok := h.stated(); ok {
		put(x, "◆ this plan, "+view.AxisLabel(h.Units, h.X, x), drawing.Stroke{Color: drawing.Ink})
	}
	a.Flags(spots)
}
