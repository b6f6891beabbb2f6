package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Draw puts the finance chief's row above the customer chief's, both over the same months.
func (d *dashboards) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	top = d.legend(p, left, top, right)
	middle := bottom + (top-bottom)/2
	cost := dashboard{
		"What the finance chief sees", d.shows("quarterly figure", result.QuarterlyAlarmDay), d.finance,
	}
	customers := dashboard{"What the customer chief sees", d.shows("daily check", result.FirstAlarmDay), d.other}
	d.drawDashboard(p, cost, drawing.Area(left, middle+6, right, top))
	d.drawDashboard(p, customers, drawing.Area(left, bottom, right, middle-6))
}

// dashboard is one dashboard: whose, when it shows that something is wrong, what is
// on it.
type dashboard struct {
	name, shows string
	gauges      []gauge
}

// drawDashboard draws one dashboard, its gauges beside each other.
func (d *dashboards) drawDashboard(p *drawing.Page, h dashboard, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	p.Rect(drawing.Area(left, top-20, right, top), drawing.Haze)
	name, small := drawing.Bold(drawing.HeadSize, drawing.Ink), drawing.Bold(drawing.SmallSize, drawing.Ink)
	p.Text(h.name, vg.Point{X: left + 6, Y: top - 10}, drawing.AtLeft, name)
	p.Text(drawing.Shorten(h.shows, right-left-name.Width(h.name)-30, 1, small), vg.Point{X: right - 6, Y: top - 10},
		drawing.AtRight, small)
	if len(h.gauges) == 0 {
		p.Text("This result holds none of its measures.", vg.Point{X: left + 6, Y: top - 34}, drawing.Hanging,
			drawing.Face(drawing.TextSize, drawing.Quiet))
		return
	}
	width := (right - left) / vg.Length(len(h.gauges))
	for i, g := range h.gauges {
		x := left + width*vg.Length(i)
		d.gauge(p, g, drawing.Area(x, bottom, x+width, top-26))
	}
}

// legend says once what the marks of time are, and returns where the dashboards may begin.
func (d *dashboards) legend(p *drawing.Page, left, top, right vg.Length) vg.Length {
	sty := drawing.Face(drawing.SmallSize, drawing.Ink)
	x, y := left, top-6
	for i, s := range d.spots {
		text := drawing.Shorten(d.marked(i), right-left-14, 1, sty)
		w := sty.Width(text) + 10
		if x+w > right && x > left {
			x, y = left, y-15
		}
		p.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 1.4, Dashes: []vg.Length{3, 2}}, x+3, y+6, x+3, y-6)
		p.Text(text, vg.Point{X: x + 10, Y: y}, drawing.AtLeft, sty)
		x += w + 14
	}
	return y - 16
}

// marked is the words of a mark: its letter, what it is and on which day.
func (d *dashboards) marked(i int) string {
	s := d.spots[i]
	day := math.Round(s.day)
	return fmt.Sprintf("%s: %s, day %.0f (%s)", drawing.Letter(i), s.Text, day, d.DateOfDay(day))
}

// gauge draws one measure by month as its difference to the reference, with the band of its error; or,
// of two lines of one plan, both and what lies between them.
func (d *dashboards) gauge(p *drawing.Page, g gauge, area vg.Rectangle) {
	curves := g.drawn()
	lo, hi := 0., 0.
	if !g.compared {
		lo, hi = math.Inf(1), math.Inf(-1)
	}
	for _, c := range curves {
		for _, col := range [][]float64{c.lo, c.hi, c.mean} {
			for _, v := range col {
				if stats.IsFinite(v) {
					lo, hi = math.Min(lo, v), math.Max(hi, v)
				}
			}
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: area.Min.X + 44, Bottom: area.Min.Y + 30, Right: area.Max.X - 8,
		Top: area.Max.Y - 46, X0: 0, X1: float64(d.Scenario.Months), Y0: lo, Y1: hi,
	}
	p.Text(g.name, vg.Point{X: area.Min.X + 6, Y: area.Max.Y - 3}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	p.Text(d.ends(g), vg.Point{X: area.Min.X + 6, Y: area.Max.Y - 17}, drawing.Hanging,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.GridY(drawing.Ticker{Units: d.Units, Unit: g.unit, Target: 4})
	a.AxisX(monthsAxis(d.View, a.Right-a.Left))
	for i, s := range d.spots {
		if s.X >= 0 && s.X <= a.X1 {
			x := a.Px(s.X)
			a.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.Bottom, x,
				a.Top+2)
			a.Letter(i, x)
		}
	}
	if !g.compared && len(curves) == 2 {
		a.Band(mids(len(curves[0].mean)), curves[1].mean, curves[0].mean, drawing.Fade(drawing.Bad, .2))
	}
	for _, c := range curves {
		xs := mids(len(c.mean))
		if g.compared && len(c.lo) == len(xs) {
			a.Band(xs, c.lo, c.hi, drawing.Fade(c.look.Color, .2))
		}
		a.Curve(xs, c.mean, c.look, 1.8)
		if !g.compared {
			a.Sparse(xs, c.mean, c.look)
		}
	}
}

// ends says where a gauge stands in the last month.
func (d *dashboards) ends(g gauge) string {
	last := lastOf(g.lines[0].series.Mean)
	if g.compared {
		return fmt.Sprintf("%s at the end, today %s", d.Units.About(last, g.unit),
			d.Units.About(lastOf(g.lines[1].series.Mean), g.unit))
	}
	if len(g.lines) == 2 {
		return fmt.Sprintf("dashed: surveys say %s; true: %s", d.Units.About(last, result.UnitNone),
			d.Units.About(lastOf(g.lines[1].series.Mean), result.UnitNone))
	}
	return d.Units.About(last, g.unit) + " at the end"
}

// mids are the middles of months 0 to n-1.
func mids(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = float64(i) + .5
	}
	return xs
}

func lastOf(ns result.Numbers) float64 {
	for i := len(ns) - 1; i >= 0; i-- {
		if stats.IsFinite(ns[i]) {
			return ns[i]
		}
	}
	return math.NaN()
}

// monthOr is a month of a column, NaN where it ends before.
func monthOr(ns result.Numbers, m int) float64 {
	if m < len(ns) {
		return ns[m]
	}
	return math.NaN()
}

// watched are the charts a daily check draws, by the measure that holds the day of their first alarm.
var watched = []struct{ measure, what string }{
	{result.FirstAlarmRepeatsBounded, "repeat contacts about routine questions"},
	{result.FirstAlarmRepeatsLongTail, "repeat contacts about hard questions"},
	{result.FirstAlarmSatisfactionBounded, "satisfaction with routine questions"},
	{result.FirstAlarmSatisfactionLongTail, "satisfaction with hard questions"},
}

// toWatch says what either chief would have had to watch: of the daily charts the one that warns first
// in most futures, and how much sooner it does than the quarterly figure. "" where neither warns.
func (d *dashboards) toWatch() string {
	first, day := "", math.NaN()
	for _, w := range watched {
		e := d.Estimate(d.plan.Name, w.measure)
		if e == nil || e.Quantiles == nil || e.N <= e.Missing {
			continue // no alarm in most futures
		}
		if x := e.Quantiles.P50; !(x >= day) {
			first, day = w.what, x
		}
	}
	if first == "" {
		return ""
	}
	s := fmt.Sprintf("What both would have had to watch: %s, day by day; they warn on day %.0f", first, math.Round(day))
	quarter := d.Event(d.plan.Name, result.QuarterlyAlarmDay)
	switch {
	case quarter == nil:
	case quarter.Quantiles == nil || quarter.Probability < .5:
		s += ". The quarterly figure of the finance chief shows nothing in most futures"
	case quarter.Quantiles.P50 > day:
		s += fmt.Sprintf(", %s before the quarterly figure of the finance "+
			"chief", days(math.Round(quarter.Quantiles.P50-day)))
	}
	return s + " (medians)."
}
