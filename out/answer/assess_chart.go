package answer

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// stepGroup is what stands together in chart 18, the step that is worth most on top.
type stepGroup struct {
	name  string
	steps []*result.Step
}

// groups are the controls, and apart from them what may be done beyond.
func (v assessView) groups() (all []stepGroup) {
	var controls, moves []*result.Step
	for i := range v.Controls {
		if s := v.Controls[i].Step; s != nil {
			controls = append(controls, s)
		}
	}
	for i := range v.Steps {
		moves = append(moves, &v.Steps[i])
	}
	for _, g := range []stepGroup{{"Missing controls", controls}, {"Further steps", moves}} {
		slices.SortStableFunc(g.steps, func(a, b *result.Step) int { return view.Compare(worth(b), worth(a)) })
		if len(g.steps) > 0 {
			all = append(all, g)
		}
	}
	return all
}

// worth is the mean change of net value of a step; NaN without it.
func worth(s *result.Step) float64 {
	if g := stepGain(s, result.Net); g != nil {
		return g.Change.Mean
	}
	return math.NaN()
}

// figure shows the change of net value of every step, with its interval and the
// range of worlds.
func (v assessView) figure() drawing.Figure {
	steps := v.tried()
	f := drawing.Figure{
		Name: "18-controls", Title: v.figureTitle(steps),
		Subtitle: fmt.Sprintf("Net value of “%s” over %s with each missing thing switched on, against the "+
			"plan as it is, in the same %s. %s", wording.Clean(v.Plan), wording.Months(v.Scenario.Months),
			count(v.Worlds, "future"),
			v.units.MoneyIn()),
		Notes: []string{fmt.Sprintf("Dot and whisker: mean and its %.0f %% interval. Thin line: %s. Right "+
			"of the line the step pays, left of it it costs. Questionnaire and six moves: %s beside "+
			"this page.", 100*v.Level, v.thinLine(), AssessPage)},
		Table: v.controls(), Height: vg.Length(54 + 30*len(steps) + 24*len(v.groups())),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.Draw(p, area, steps) },
	}
	f.Alt = f.Title + ". One line per step; the table holds the numbers."
	return f
}

// thinLine is what the thin line of a step spans.
func (v assessView) thinLine() string {
	if v.Worlds < result.FewDraws {
		return "all futures"
	}
	return "nine futures in ten"
}

func (v assessView) figureTitle(steps []*result.Step) string {
	var best *result.Step
	for _, s := range steps {
		if g := stepGain(s, result.Net); g != nil && g.Change.Clear &&
			(best == nil || g.Change.Mean > stepGain(best, result.Net).Change.Mean) {
			best = s
		}
	}
	if best == nil || stepGain(best, result.Net).Change.Mean <= 0 {
		return "No missing control clearly pays inside the horizon"
	}
	return fmt.Sprintf("“%s” would be worth %s to this plan", wording.StepTitle(best.Name),
		v.units.Quantity(stepGain(best, result.Net).Change.Mean, result.UnitMoney))
}

// Draw shows the change of net value (a) by each step as a bar with the interval of its mean and the
// spread of worlds, the controls first.
func (v assessView) Draw(p *drawing.Page, area vg.Rectangle, steps []*result.Step) {
	left, bottom, right, top := drawing.Edges(area)
	lo, hi := 0., 0.
	for _, s := range steps {
		g := stepGain(s, result.Net)
		if g == nil {
			continue
		}
		lo, hi = min(lo, g.Change.Mean), max(hi, g.Change.Mean)
		if q := g.Change.Quantiles; q != nil {
			lo, hi = min(lo, q.P5), max(hi, q.P95)
		}
		if iv := g.Change.Interval; iv != nil && !math.IsNaN(iv.Lo) { // wider than the worlds where they are few
			lo, hi = min(lo, iv.Lo), max(hi, iv.Hi)
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	groups := v.groups()
	a := drawing.Panel{
		Page: p, Left: left + 250, Bottom: bottom + 34, Right: right - 90, Top: top, X0: lo, X1: hi,
		Y0: 0, Y1: 1,
	}
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: result.UnitMoney, Target: 6}, lo, hi)
	a.AxisX(at, labels)
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: .8}, a.Px(0), a.Bottom, a.Px(0), a.Top)
	p.Text("change of net value", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 20}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	y := top
	for _, g := range groups {
		p.Text(g.name, vg.Point{X: left, Y: y - 4}, drawing.Hanging, drawing.Bold(drawing.TextSize, drawing.Ink))
		y -= 24
		for _, s := range g.steps {
			v.drawStep(a, s, left, y-15)
			y -= 30
		}
	}
}

// drawStep draws one step: the spread of futures, the interval of its mean, and the mean; a square costs
// money, a circle saves some.
func (v assessView) drawStep(a drawing.Panel, s *result.Step, left, y vg.Length) {
	name := drawing.Face(drawing.SmallSize, drawing.Ink)
	a.Text(drawing.Shorten(wording.StepTitle(s.Name), 240, 2, name), vg.Point{X: left, Y: y}, drawing.AtLeft, name)
	g := stepGain(s, result.Net)
	if g == nil {
		return
	}
	if q := g.Change.Quantiles; q != nil {
		a.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .8}, a.Px(q.P5), y, a.Px(q.P95), y)
	}
	look := drawing.Stroke{Color: drawing.Good, Marker: draw.CircleGlyph{}}
	if g.Change.Mean < 0 {
		look = drawing.Stroke{Color: drawing.Bad, Marker: draw.BoxGlyph{}}
	}
	if iv := g.Change.Interval; iv != nil && !math.IsNaN(iv.Lo) {
		a.StrokeLine2(draw.LineStyle{Color: look.Color, Width: 2.4}, a.Px(iv.Lo), y, a.Px(iv.Hi), y)
	}
	a.Dot(vg.Point{X: a.Px(g.Change.Mean), Y: y}, look, 3.4)
	a.Text(v.units.AboutSigned(g.Change.Mean, result.UnitMoney), vg.Point{X: a.Right + 8, Y: y}, drawing.AtLeft, name)
}
