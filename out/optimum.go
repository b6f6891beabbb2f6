package out

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// optimumView reads an optimum for tables and charts.
type optimumView struct {
	*result.Optimum
	contest contestView
	units   Units
}

func tellOptimum(o *result.Optimum) telling {
	u := unitsOf(o.Scenario)
	v := optimumView{o, contestView{o.Contest, u, o.Level, o.Scenario.Months}, u}
	t := telling{Headline: v.headline(), Basis: basisOf(o.Head), Warnings: o.Warnings}
	if len(o.Finalists) > 0 && len(o.Contest.Entrants) > 0 {
		t.Tables = append(t.Tables, v.finalists())
	}
	t.Tables = append(t.Tables, v.progress())
	if len(o.Path) > 1 {
		t.figures = append(t.figures, v.figure())
	}
	return t
}

func (v optimumView) place(texts []string) string {
	if len(texts) == 0 {
		return "the plan as it is"
	}
	var parts []string
	for k, text := range texts {
		parts = append(parts, v.Axes[k].Key+" = "+clean(text))
	}
	return strings.Join(parts, ", ")
}

func (v optimumView) headline() string {
	if v.Chosen < 0 || len(v.Contest.Entrants) == 0 {
		if len(v.Subject) == 0 {
			return "No setting was played in worlds the search did not see"
		}
		return "No setting that was tried meets every condition"
	}
	e := v.Contest.Entrants[v.Chosen]
	best := "Best"
	if slices.ContainsFunc(v.Finalists[v.Chosen].Judgment, func(j result.Threshold) bool { return j.Outcome != result.Pass }) {
		best = "Best of those not shown to miss a condition, though not shown to meet all"
	}
	text := fmt.Sprintf("%s: %s, with a mean net value of %s", best, v.place(v.Finalists[v.Chosen].Texts), v.units.Signed(e.Mean, "money"))
	if v.Chosen == v.Contest.Best {
		text += fmt.Sprintf("; the probability that no other finalist is better is %s", Percent(v.Contest.Correct))
	}
	return text
}

func (v optimumView) finalists() Table {
	t := Table{Title: "Finalists, in worlds the search did not see",
		Columns: []Column{{"Setting", false}, {"Net in the search", true}, {"Net", true}, {"Behind the best", true}, {"Worlds", true}}}
	for range v.Subject {
		t.Columns = append(t.Columns, Column{"", true})
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
			inner.Rows[i][1], inner.Rows[i][3] = words(none), words(none)
		}
		row := []Cell{words(v.place(f.Texts)), number(f.Found, v.units.Signed(f.Found, "money")), inner.Rows[i][1], inner.Rows[i][3], inner.Rows[i][4]}
		for _, j := range f.Judgment {
			row = append(row, words(j.Outcome+": "+j.Detail))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{fmt.Sprintf("Net in the search rests on %d worlds, and flatters the winner. %s; promise: %s.", v.SearchDraws, v.Contest.Method, v.Contest.Promise)}
	return t
}

// progress is the path where it got better.
func (v optimumView) progress() Table {
	t := Table{Title: "Path of the search, where it got better", Columns: []Column{{"Tried", true}, {"Setting", false}, {"Net", true}}}
	last := ""
	for i, p := range v.Path {
		if p.Best == nil || p.Net != *p.Best || p.Excess > 0 {
			continue
		}
		if place := v.place(p.Texts); place != last {
			last = place
			t.Rows = append(t.Rows, []Cell{number(float64(i+1), thousands(i+1)), words(place), number(p.Net, v.units.Signed(p.Net, "money"))})
		}
	}
	if len(t.Rows) == 0 && len(v.Subject) > 0 {
		t.Notes = []string{"no candidate met every condition"}
	}
	return t
}

// path holds every setting tried.
func (v optimumView) path() Table {
	t := Table{Columns: []Column{{"Tried", true}, {"Setting", false}, {"Net", true}, {"Meets every condition", false}}}
	for i, p := range v.Path {
		meets := "yes"
		if p.Excess > 0 {
			meets = "no"
		}
		t.Rows = append(t.Rows, []Cell{number(float64(i+1), thousands(i+1)), words(v.place(p.Texts)), number(p.Net, v.units.Signed(p.Net, "money")), words(meets)})
	}
	return t
}

// figure is the path: every candidate, and the best so far.
func (v optimumView) figure() Figure {
	meets := " that meets every condition"
	if len(v.Subject) == 0 {
		meets = ""
	}
	f := Figure{
		Name: "15-search", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean net value of every setting tried, in order, each in the same %d worlds; line: the best so far%s. %s", v.SearchDraws, meets, v.units.MoneyIn()),
		Notes:    []string{"Circles meet the conditions, crosses do not."},
		Table:    v.path(), height: 260, body: v.draw,
	}
	if len(v.Subject) == 0 {
		f.Notes = nil
	}
	f.Alt = f.Title + ". A dot for every setting tried and a line for the best so far."
	return f
}

func (v optimumView) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	lo, hi := v.Path[0].Net, v.Path[0].Net
	for _, t := range v.Path {
		lo, hi = min(lo, t.Net), max(hi, t.Net)
	}
	lo, hi = room(lo, hi)
	n := float64(len(v.Path))
	a := panel{p, left + 60, bottom + 30, right - 10, top, 0, n + 1, lo, hi}
	a.gridY(Ticker{v.units, "money", 6})
	at, labels := ticksOf(Ticker{v.units, "", 8}, 0, n+1)
	a.axisX(at, labels)
	p.text("settings tried", vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 18}, atTop, face(smallSize, quiet))
	var line []vg.Point
	for i, t := range v.Path {
		look := stroke{blue, nil, draw.CircleGlyph{}}
		if t.Excess > 0 {
			look = stroke{vermillion, nil, draw.CrossGlyph{}}
		}
		a.dot(a.at(float64(i+1), t.Net), look, 2.6)
		if t.Best != nil {
			line = append(line, a.at(float64(i+1), *t.Best))
		}
	}
	a.line(line, stroke{color: ink}, 1.6)
}
