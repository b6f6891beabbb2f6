package answer

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// optimumView reads an optimum for tables and charts.
type optimumView struct {
	*result.Optimum
	contest contestView
	units   wording.Units
}

func tellOptimum(o *result.Optimum) Text {
	u := view.UnitsOf(o.Scenario)
	v := optimumView{o, contestView{o.Contest, u, o.Level, o.Scenario.Months}, u}
	t := Text{Headline: v.headline(), Basis: basisOf(o.Head), Warnings: doubted(o.Head, v.doubt)}
	if len(o.Finalists) > 0 && len(o.Contest.Entrants) > 0 {
		t.Tables = append(t.Tables, v.finalists())
	}
	t.Tables = append(t.Tables, v.progress())
	if len(o.Path) > 1 {
		t.Figures = append(t.Figures, v.figure())
	}
	return t
}

func (v optimumView) settingText(texts []string) string {
	if len(texts) == 0 {
		return "the plan as it is"
	}
	var parts []string
	for k, text := range texts {
		parts = append(parts, v.Axes[k].Key+" = "+wording.Clean(text))
	}
	return strings.Join(parts, ", ")
}

// headline is the setting chosen with its mean in worlds the search did not see, and the probability
// that it is best; or that none met the conditions.
func (v optimumView) headline() string {
	if v.Chosen < 0 || len(v.Contest.Entrants) == 0 {
		if len(v.Subject) == 0 {
			return "No setting was played in futures the search did not see"
		}
		return "No setting that was tried meets every condition"
	}
	e := v.Contest.Entrants[v.Chosen]
	best := "Best"
	if slices.ContainsFunc(v.Finalists[v.Chosen].Judgment,
		func(j result.Threshold) bool { return j.Outcome != result.Pass }) {
		best = "Best of those not shown to miss a condition, though not shown to meet all"
	}
	text := fmt.Sprintf("%s: %s, with a mean net value of %s", best, v.settingText(v.Finalists[v.Chosen].Texts),
		v.units.Signed(e.Mean, result.UnitMoney))
	switch tied := v.contest.tied(); {
	case v.Chosen != v.Contest.Best:
	case tied != nil:
		text += fmt.Sprintf("; %s gave the same in every future", wording.Joined(tied[1:]))
	case v.contest.few():
		text += fmt.Sprintf("; %s futures are too few to say whether another finalist is better",
			wording.Thousands(e.Draws))
	default:
		text += fmt.Sprintf("; the probability that no other finalist is better is %s",
			wording.Percent(v.Contest.Correct))
	}
	return text
}

// finalists is the table of the settings that met again: what the search thought of them, what other
// worlds say, and how each condition was judged there.
func (v optimumView) finalists() drawing.Table {
	t := drawing.Table{
		Title: "Finalists, in futures the search did not see",
		Columns: []drawing.Column{
			{Name: "Setting", Right: false},
			{Name: "Net in the search", Right: true},
			{Name: "Net", Right: true},
			{Name: "Behind the best", Right: true},
			{Name: "Futures", Right: true},
		},
	}
	for range v.Subject {
		t.Columns = append(t.Columns, drawing.Column{Name: "", Right: true})
	}
	for k, s := range v.Subject {
		t.Columns[5+k].Name = s
	}
	inner := v.contest.table()
	for i, f := range v.Finalists {
		if i == v.Contest.Best && i != v.Chosen {
			inner.Rows[i][3].Text = "the highest mean"
		}
		if v.Contest.Entrants[i].Draws == 0 { // no mean of nothing
			inner.Rows[i][1], inner.Rows[i][3] = drawing.Words(wording.None), drawing.Words(wording.None)
		}
		row := []drawing.Cell{
			drawing.Words(v.settingText(f.Texts)),
			drawing.Number(f.Found, v.units.Signed(f.Found, result.UnitMoney)), inner.Rows[i][1], inner.Rows[i][3],
			inner.Rows[i][4],
		}
		for _, j := range f.Judgment {
			row = append(row, drawing.Words(j.Outcome+": "+wording.Judged(j)))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{fmt.Sprintf("Net in the search rests on %d futures, and flatters the winner. %s; promise: %s.",
		v.SearchDraws, wording.Held(v.Contest), wording.Promised(v.Contest))}
	return t
}

// progress is the path where it got better.
func (v optimumView) progress() drawing.Table {
	t := drawing.Table{
		Title: "Path of the search, where it got better",
		Columns: []drawing.Column{
			{Name: "Tried", Right: true},
			{Name: "Setting", Right: false},
			{Name: "Net", Right: true},
		},
	}
	last := ""
	for i, p := range v.Path {
		if p.Best == nil || p.Net != *p.Best || p.Excess > 0 {
			continue
		}
		if setting := v.settingText(p.Texts); setting != last {
			last = setting
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Number(float64(i+1), wording.Thousands(i+1)),
				drawing.Words(setting), drawing.Number(p.Net, v.units.Signed(p.Net, result.UnitMoney)),
			})
		}
	}
	if len(t.Rows) == 0 && len(v.Subject) > 0 {
		t.Notes = []string{"no candidate met every condition"}
	}
	return t
}

// path holds every setting tried.
func (v optimumView) path() drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{
		{Name: "Tried", Right: true},
		{Name: "Setting", Right: false},
		{Name: "Net", Right: true},
		{Name: "Meets every condition", Right: false},
	}}
	for i, p := range v.Path {
		meets := "yes"
		if p.Excess > 0 {
			meets = "no"
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Number(float64(i+1), wording.Thousands(i+1)),
			drawing.Words(v.settingText(p.Texts)), drawing.Number(p.Net, v.units.Signed(p.Net, result.UnitMoney)),
			drawing.Words(meets),
		})
	}
	return t
}

// figure is the path: every candidate, and the best so far.
func (v optimumView) figure() drawing.Figure {
	meets := " that meets every condition"
	if len(v.Subject) == 0 {
		meets = ""
	}
	f := drawing.Figure{
		Name: "15-search", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean net value of every setting tried, in order, each in the same %d futures; line: "+
			"the best so far%s. %s", v.SearchDraws, meets, v.units.MoneyIn()),
		Notes: []string{"Circles meet the conditions, crosses do not."},
		Table: v.path(), Height: 260, Body: v.Draw,
	}
	if len(v.Subject) == 0 {
		f.Notes = nil
	}
	f.Alt = f.Title + ". A dot for every setting tried and a line for the best so far."
	return f
}

// Draw shows the settings in the order they were tried, those that miss a condition crossed, and the
// best of the others so far as a line.
func (v optimumView) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	lo, hi := v.Path[0].Net, v.Path[0].Net
	for _, t := range v.Path {
		lo, hi = min(lo, t.Net), max(hi, t.Net)
	}
	lo, hi = drawing.PadRange(lo, hi)
	n := float64(len(v.Path))
	a := drawing.Panel{
		Page: p, Left: left + 60, Bottom: bottom + 30, Right: right - 10, Top: top, X0: 0, X1: n + 1,
		Y0: lo, Y1: hi,
	}
	a.GridY(drawing.Ticker{Units: v.units, Unit: result.UnitMoney, Target: 6})
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: result.UnitNone, Target: 8}, 0, n+1)
	a.AxisX(at, labels)
	p.Text("settings tried", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 18}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	var line []vg.Point
	for i, t := range v.Path {
		look := drawing.Stroke{Color: drawing.Good, Dashes: nil, Marker: draw.CircleGlyph{}}
		if t.Excess > 0 {
			look = drawing.Stroke{Color: drawing.Bad, Dashes: nil, Marker: draw.CrossGlyph{}}
		}
		a.Dot(a.At(float64(i+1), t.Net), look, 2.6)
		if t.Best != nil {
			line = append(line, a.At(float64(i+1), *t.Best))
		}
	}
	a.Line(line, drawing.Stroke{Color: drawing.Ink}, 1.6)
}
