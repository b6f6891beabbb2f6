package chart

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// settling is the data of chart 13.
type settling struct {
	view.View
	plan    result.Plan
	curve   *result.Convergence
	factors []factor
	measure string // whose differences those are of
}

// factor is how many times the work an experiment would need that draws at random and
// gives each plan a past and a chance of its own: worlds, times the months it plays in each.
type factor struct {
	plan string
	x    float64
}

// newSettling looks up the curve of the plan's mean net, and of each rival the variance reduction of
// the first measure that has one: margin, else support cost, else net.
func newSettling(r view.View) *settling {
	s := &settling{View: r}
	if p := r.Subject(); p != nil {
		s.plan = *p
		for i, c := range r.Convergence {
			if c.Plan == p.Name && c.Measure == result.Net && len(c.Worlds) > 0 {
				s.curve = &r.Convergence[i]
			}
		}
	}
	for _, p := range r.Rivals() {
		if m, times := r.Reduction(p.Name); times > 0 {
			s.factors = append(s.factors, factor{r.Title(p), s.work(times)})
			s.measure = m
		}
	}
	return s
}

// work is how many times the months are simulated where so many times the worlds are
// played, each plan from a past of its own.
func (s *settling) work(worlds float64) float64 {
	if s.Design.Apart == 0 { // of an older program
		return worlds
	}
	return worlds * s.Design.Apart
}

// changed names the measure the work is counted for.
func (s *settling) changed() string {
	if m := s.Measure(s.measure); m != nil {
		return strings.ToLower(m.Title)
	}
	return "the mean"
}

// convergenceChart is chart 13: how the mean settled as worlds were added, and what pairing and
// stratified draws saved.
func convergenceChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	s := newSettling(r)
	if s.curve == nil && len(s.factors) == 0 {
		return nil, "Chart 13 (convergence) needs a convergence curve of net or variance reduction of a difference."
	}
	title := "How precise the figures are"
	if e := r.Estimate(s.plan.Name, result.Net); e != nil && e.Interval != nil {
		title = fmt.Sprintf("After %s the mean net value of “%s” is known to ±%s", r.PossibleWorlds(), r.Short(s.plan),
			r.Units.Quantity(e.Interval.HalfWidth(), result.UnitMoney))
	}
	f := &drawing.Figure{
		Name: "13-convergence", Title: title,
		Subtitle: "Left: mean net value and its interval as futures were added. Right: how many times " +
			"the work, in months simulated, it takes with the unknowns drawn at random and a past and a chance of " +
			"its own for each plan, to know the change of " + s.changed() + " as well. " +
			r.Units.MoneyIn(),
		Notes: []string{fmt.Sprintf("Band and whisker: %s interval of the mean; it is simulation error and "+
			"shrinks with more futures, the spread of futures does not.", r.Level())},
		Table: s.table(), Height: vg.Length(max(250, 40+30*len(s.factors))), Body: s.Draw,
	}
	f.Alt = f.Title + ". A line with its narrowing band, and bars of work saved; the table below holds the " +
		"numbers."
	return f, ""
}

// Draw shows the mean and its interval by number of worlds, zero in sight, and the factors beside it.
func (s *settling) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	middle := left + (right-left)*.52
	if s.curve != nil {
		lo, hi := math.Inf(1), math.Inf(-1)
		var xs []float64
		for i, n := range s.curve.Worlds {
			xs = append(xs, float64(n))
			for _, v := range []float64{s.curve.Mean[i], s.curve.Lo[i], s.curve.Hi[i]} {
				if stats.IsFinite(v) {
					lo, hi = min(lo, v), max(hi, v)
				}
			}
		}
		lo, hi = drawing.PadRange(min(lo, 0), max(hi, 0))
		a := drawing.Panel{
			Page: p, Left: left + 50, Bottom: bottom + 34, Right: middle - 20, Top: top - 18, X0: 0,
			X1: max(xs[len(xs)-1], 1), Y0: lo, Y1: hi,
		}
		p.Text("Mean net value", vg.Point{X: left + 6, Y: top}, drawing.Hanging,
			drawing.Bold(drawing.TextSize, drawing.Ink))
		a.GridY(drawing.Ticker{Units: s.Units, Unit: result.UnitMoney, Target: 5})
		a.AxisX(drawing.TicksOf(drawing.Ticker{Units: s.Units, Unit: result.UnitNone, Target: 5}, a.X0, a.X1))
		p.Text("worlds", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 18}, drawing.AtTop,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
		a.Band(xs, s.curve.Lo, s.curve.Hi, drawing.Fade(drawing.Series(0).Color, .2))
		a.Curve(xs, s.curve.Mean, drawing.Series(0), 1.8)
		a.Dots(xs, s.curve.Mean, drawing.Series(0))
		last := len(xs) - 1
		a.Whisker(xs[last], s.curve.Lo[last], s.curve.Hi[last], drawing.Series(0))
	}
	s.drawFactors(p, drawing.Area(middle, bottom, right, top))
}

// drawFactors draws variance reduction as bars from 0, with a line at 1: below it independent worlds
// would have been better.
func (s *settling) drawFactors(p *drawing.Page, area vg.Rectangle) {
	if len(s.factors) == 0 {
		return
	}
	face := drawing.Bold(drawing.SmallSize, drawing.Ink)
	most, room := 1., vg.Length(40)
	for _, f := range s.factors {
		most, room = max(most, f.x), max(room, face.Width(times(f.x))+4)
	}
	p.Text("Work saved", vg.Point{X: area.Min.X + 6, Y: area.Max.Y}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	a := drawing.Panel{
		Page: p, Left: area.Min.X + 170, Bottom: area.Min.Y + 34, Right: area.Max.X - room,
		Top: area.Max.Y - 18, X0: 0, X1: most * 1.02, Y0: 0, Y1: float64(len(s.factors)),
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: s.Units, Unit: result.UnitNone, Target: 4}, 0, a.X1))
	for i, f := range s.factors {
		y := a.Py(float64(len(s.factors)-i) - .5)
		p.Text(drawing.Shorten(f.plan, 155, 2, drawing.Face(drawing.SmallSize, drawing.Ink)),
			vg.Point{X: area.Min.X + 6, Y: y}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		p.Rect(drawing.Area(a.Left, y-7, a.Px(f.x), y+7), drawing.Neutral)
		p.Text(times(f.x), vg.Point{X: a.Px(f.x) + 4, Y: y}, drawing.AtLeft, face)
	}
	one := a.Px(1)
	p.Line([]vg.Point{{X: one, Y: a.Bottom}, {X: one, Y: a.Top}}, drawing.Stroke{Color: drawing.Ink}, .8)
}

// times is a factor with two figures: 1.8×, 13,000×.
func times(x float64) string {
	if x < 9.95 {
		return fmt.Sprintf("%.1f×", x)
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-1)
	return wording.Thousands(int(math.Round(x/unit)*unit)) + "×"
}

// table holds the points of the curve, then the factors.
func (s *settling) table() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("What", "Futures or factor", "Mean", s.Level()+" interval")}
	if s.curve != nil {
		for i, n := range s.curve.Worlds {
			m := s.curve.Mean[i]
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Words("Net value of " + s.Title(s.plan)),
				drawing.Number(float64(n), wording.Thousands(n)),
				drawing.Number(m, s.Units.Quantity(m, result.UnitMoney)),
				{Text: s.Units.Range(s.curve.Lo[i], s.curve.Hi[i], result.UnitMoney)},
			})
		}
	}
	for _, f := range s.factors {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words("Work saved of " + f.plan),
			drawing.Number(f.x, times(f.x)),
			{Text: wording.None},
			{Text: wording.None},
		})
	}
	return t
}
