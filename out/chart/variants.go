package chart

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
	"boomerang/sim/stats"
)

// documentedReversal is how many months passed on average until a reversal in
// the cases the article documents; a mark on the chart, and nothing is fitted
// to it.
const documentedReversal = 14.3

// reversal is the data of chart 19: until when nobody has turned back.
type reversal struct {
	view.View
	all []result.Variant
}

// reversalChart is chart 19: the share of worlds in which nobody has turned back, by what makes a
// board turn.
func reversalChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	v := &reversal{r, r.VariantsOf(result.TriggerVariant)}
	if len(v.all) == 0 {
		return nil, "Chart 19 (reversal) needs a plan with both a cut and an assistant."
	}
	fig := &drawing.Figure{
		Name: "19-reversal", Title: v.takeaway(),
		Subtitle: fmt.Sprintf("“%s”: share of %s in which nobody has turned back yet, by what the board "+
			"looks at and what makes it turn%s.", r.TitleOf(v.all[0].Plan), r.Tied(v.all[0].Worlds), v.meaning()),
		Notes: []string{
			"Dotted: 14.3 months, the mean of the documented reversals; it enters no calculation." +
				v.Whiskers(v.drawn(), "of the share at the horizon"),
			"Which trigger a board has is an assumption; the spread between the lines is what it decides." +
				v.addedWords(),
		},
		Table: v.table(), Height: 330, Body: v.Draw,
	}
	fig.Alt = fig.Title + ". Falling step lines, one per trigger; the table holds the shares."
	return fig, ""
}

// drawn reports whether any share has an interval.
func (v *reversal) drawn() bool {
	return slices.ContainsFunc(v.all, func(x result.Variant) bool {
		return slices.ContainsFunc(x.Survival.Lo,
			stats.IsFinite)
	})
}

// left is the share of worlds in which nobody has turned back at the i-th time.
func (v *reversal) left(x result.Variant, i int) string { return v.leftIn(view.Share, x, i) }

// leftIn is left, in the words of a way to write a share.
func (v *reversal) leftIn(write func(float64, *result.Interval, int) string, x result.Variant, i int) string {
	s := x.Survival
	var iv *result.Interval
	if stats.IsFinite(s.Lo[i]) {
		iv = &result.Interval{Lo: s.Lo[i], Hi: s.Hi[i], Level: s.Level}
	}
	return write(s.Share[i], iv, v.DrawsIn(x.Worlds))
}

// action is what a reversal does where the plan does not say, "" where it does.
func (v *reversal) action() string {
	for _, x := range v.all {
		if words := wording.Reversed(x); words != "" {
			return words
		}
	}
	return ""
}

// meaning is what a reversal is, for the subtitle, where it was added.
func (v *reversal) meaning() string {
	if v.action() == "" {
		return ""
	}
	return "; reversal = " + wording.Clean(v.action())
}

// addedWords say that the plan itself foresees no reversal.
func (v *reversal) addedWords() string {
	if v.action() == "" {
		return ""
	}
	return " The plan as stated foresees no reversal, so that nobody ever turns back; in the other lines " +
		"reversal means " + wording.Clean(v.action()) + " (assumed)."
}

// takeaway compares the ends of the earliest and the latest trigger.
func (v *reversal) takeaway() string {
	atEnd := func(x result.Variant) float64 { return x.Survival.Share[len(x.Survival.Share)-1] }
	by := func(a, b result.Variant) int { return view.Compare(atEnd(a), atEnd(b)) }
	all := v.all
	if v.action() != "" { // what has no reversal is no answer to when
		all = slices.DeleteFunc(slices.Clone(all), func(x result.Variant) bool { return x.Stated })
	}
	low, high := slices.MinFunc(all, by), slices.MaxFunc(all, by)
	last := len(low.Survival.Share) - 1
	if atEnd(low) == atEnd(high) {
		return fmt.Sprintf("Whatever makes the board turn back, in %s of worlds it has not by the horizon",
			v.left(low, last))
	}
	return fmt.Sprintf("Worlds without a reversal within %s: from %s to %s, as the trigger decides", v.Horizon(),
		v.left(low, last), v.left(high, last))
}

// Draw shows survival as falling steps, since nothing happens between two reviews, and the documented
// 14.3 months as a mark.
func (v *reversal) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	months := float64(v.Scenario.Months)
	a := drawing.Panel{
		Page: p, Left: left + 46, Bottom: bottom + 32, Right: right - 232, Top: top - 8, X0: 0,
		X1: months, Y0: 0, Y1: 1.02,
	}
	a.GridY(drawing.Ticker{Units: v.Units, Unit: result.UnitShare, Target: 5})
	a.AxisX(monthsAxis(v.View, a.Right-a.Left))
	if documentedReversal < months {
		x := a.Px(documentedReversal)
		p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .8, Dashes: []vg.Length{1.5, 2.5}}, x, a.Bottom, x,
			a.Top)
		p.Text("14.3 months", vg.Point{X: x - 3, Y: a.Bottom + 8}, drawing.AtRight,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
	}
	var ends []drawing.Tag
	for k, x := range v.all {
		look, s := drawing.Series(k), x.Survival
		var xs, ys []float64
		for i, day := range s.Times {
			if i > 0 {
				xs, ys = append(xs, v.InMonths(day)), append(ys, s.Share[i-1])
			}
			xs, ys = append(xs, v.InMonths(day)), append(ys, s.Share[i])
		}
		a.Curve(xs, ys, look, 1.6)
		last := len(s.Share) - 1
		a.Whisker(months-float64(k)*.18, s.Lo[last], s.Hi[last], look)
		ends = append(ends, drawing.Tag{
			Text: wording.Varied(x) + ": " + v.leftIn(view.Tight, x, last), Y: s.Share[last],
			Look: look,
		})
	}
	a.Tags(ends, 232)
}

// table has the share without a reversal after 6 and 12 months and at the horizon, with its interval
// there.
func (v *reversal) table() drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{
		{Name: "What the board sees and what makes it turn", Right: false},
		{Name: "No reversal after 6 months", Right: true},
		{Name: "after 12 months", Right: true},
		{Name: "at the horizon", Right: true},
		{Name: "Interval at the horizon", Right: true},
	}}
	for _, x := range v.all {
		s := x.Survival
		at := func(month int) drawing.Cell {
			i := min(month, len(s.Share)-1)
			return drawing.Number(s.Share[i], v.left(x, i))
		}
		last := len(s.Share) - 1
		interval := drawing.Words(wording.None)
		if !math.IsNaN(s.Lo[last]) {
			interval = drawing.Words(view.Percents(s.Lo[last], s.Hi[last]))
		}
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(wording.Varied(x)), at(6), at(12), at(last), interval})
	}
	return t
}
