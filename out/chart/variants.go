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
		Subtitle: fmt.Sprintf("“%s”: when the board turns back, by what it looks at and what makes it turn%s. Mean "+
			"of %s.",
			r.TitleOf(v.all[0].Plan), v.meaning(), r.Tied(v.all[0].Worlds)),
		Notes: []string{
			"Dot: half of the futures have turned back. Bar: from one in ten to nine in ten. Tick: 14.3 months, the " +
				"mean of the documented reversals; it enters no calculation.",
			"Which trigger a board has is an assumption; the distance between the rows is what it decides." +
				v.addedWords(),
		},
		Table: v.table(), Height: vg.Length(52 + rowOfTriggers*len(v.all)), Body: v.Draw,
	}
	fig.Alt = fig.Title + ". A row per trigger, a dot at its median month; the table holds the shares."
	return fig, ""
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

// takeaway counts the triggers that make a board turn back in most futures.
func (v *reversal) takeaway() string {
	all := v.all
	if v.action() != "" { // what has no reversal is no answer to when
		all = slices.DeleteFunc(slices.Clone(all), func(x result.Variant) bool { return x.Stated })
	}
	turning, first := 0, math.Inf(1)
	for _, x := range all {
		if at := v.median(x); stats.IsFinite(at) {
			turning++
			first = math.Min(first, at)
		}
	}
	switch turning {
	case 0:
		return "The board does not turn back within " + v.Horizon() + ", whatever it watches"
	case len(all):
		return fmt.Sprintf("Whatever it watches, the board turns back: at the soonest in %s", v.Date(first))
	}
	return fmt.Sprintf("The board turns back under %d of %d triggers tried, at the soonest in %s; under the others "+
		"it does not "+
		"within %s", turning, len(all), v.Date(first), v.Horizon())
}

// median is the month in which half of the futures have turned back; NaN where fewer ever do.
func (v *reversal) median(x result.Variant) float64 { return v.reached(x, .5) }

// rowOfTriggers is the height of a trigger's row in points.
const rowOfTriggers = 30

// Draw shows a row a trigger: a dot at the month in which half of the futures have turned back, a bar
// from the first tenth to the ninth, or its share in the column of those that never do.
func (v *reversal) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	months := float64(v.Scenario.Months)
	const names, never = 270, 130
	a := drawing.Panel{
		Page: p, Left: left + names, Bottom: bottom + 32, Right: right - never, Top: top - 16, X0: 0,
		X1: months, Y0: 0, Y1: float64(len(v.all)),
	}
	a.AxisX(monthsAxis(v.View, a.Right-a.Left))
	sty, head := drawing.Face(drawing.TextSize, drawing.Ink), drawing.Bold(drawing.SmallSize, drawing.Ink)
	p.Text("half of the futures have turned back", vg.Point{X: a.Left, Y: top}, drawing.Hanging, head)
	p.Text("never do", vg.Point{X: right - never + 20, Y: top}, drawing.Hanging, head)
	if documentedReversal < months {
		x := a.Px(documentedReversal)
		p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .8}, x, a.Bottom, x, a.Bottom+8)
		p.Text("14.3",
			vg.Point{X: x, Y: a.Bottom + 9}, drawing.AtBottom, drawing.Face(drawing.SmallSize, drawing.Quiet))
	}
	for k, x := range v.all {
		y := a.Py(float64(len(v.all)-k) - .5)
		a.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: .7}, left, y-rowOfTriggers/2, right, y-rowOfTriggers/2)
		name := sty
		if x.Stated {
			name = drawing.Bold(drawing.TextSize, drawing.Ink)
		}
		p.Text(drawing.Shorten(wording.Varied(x), names-10, 2, name), vg.Point{X: left, Y: y}, drawing.AtLeft, name)
		last := len(x.Survival.Share) - 1
		p.Text(v.leftIn(view.Tight, x, last), vg.Point{X: right - never + 20, Y: y}, drawing.AtLeft, sty)
		lo, hi := v.reached(x, .9), v.reached(x, .1)
		if stats.IsFinite(lo) {
			if !stats.IsFinite(hi) {
				hi = months
			}
			a.StrokeLine2(draw.LineStyle{Color: drawing.Neutral, Width: 4}, a.Px(lo), y, a.Px(hi), y)
		}
		if at := v.median(x); stats.IsFinite(at) {
			a.Dot(vg.Point{X: a.Px(at), Y: y}, drawing.AskedLine, 4.5)
		}
	}
}

// reached is the month in which so few of the futures are left that have not turned back; NaN: none.
func (v *reversal) reached(x result.Variant, left float64) float64 {
	for i, share := range x.Survival.Share {
		if share <= left {
			return v.InMonths(x.Survival.Times[i])
		}
	}
	return math.NaN()
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
