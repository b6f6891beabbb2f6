package out

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// contestView reads a contest for tables and charts.
type contestView struct {
	result.Contest
	units  Units
	level  float64
	months int
}

func tellSelection(s *result.Selection) telling {
	v := contestView{s.Contest, unitsOf(s.Scenario), s.Level, s.Scenario.Months}
	basis := fmt.Sprintf("All against “%s”, %d months, seed %d. %s; promise: %s. Stopped: %s.",
		clean(s.Against), v.months, s.Seed, v.Method, v.Promise, s.Stopped)
	return telling{Headline: v.headline(), Basis: basis, Tables: []Table{v.table()}, Warnings: s.Warnings, figures: []Figure{v.figure()}}
}

func (v contestView) headline() string {
	best := v.Entrants[v.Best]
	if v.Correct < .5 {
		return fmt.Sprintf("Undecided: “%s” leads in the worlds played, %s on average; the probability that it is best is not known to exceed %s",
			clean(best.Name), v.units.Signed(best.Mean, "money"), Percent(v.Correct))
	}
	return fmt.Sprintf("“%s” is best, %s on average; the probability that this is right is %s", clean(best.Name), v.units.Signed(best.Mean, "money"), Percent(v.Correct))
}

func (v contestView) table() Table {
	t := Table{Title: fmt.Sprintf("Mean %s with its %.0f %% interval", titleWord(v.Measure), 100*v.level),
		Columns: []Column{{"", false}, {"Mean", true}, {"Interval", true}, {"Behind the best", true}, {"Worlds", true}},
		Notes:   []string{"Behind the best: the paired difference in the worlds both were played in; ~ its interval covers 0. The probability is the Bonferroni bound from paired t statistics."}}
	for i, e := range v.Entrants {
		interval, behind := Cell{Text: none}, Cell{Text: none}
		if e.Interval != nil {
			interval.Text = v.units.Range(e.Interval.Lo, e.Interval.Hi, "money")
		}
		if i == v.Best {
			behind.Text = "the best"
		} else if e.BehindIn != nil {
			behind = number(e.Behind, fmt.Sprintf("%s (%s)", v.units.Quantity(e.Behind, "money"), v.units.Range(e.BehindIn.Lo, e.BehindIn.Hi, "money")))
			if !e.BehindIn.Excludes(0) {
				behind.Text = "~ " + behind.Text
			}
		}
		name := e.Name
		if e.Struck {
			name += " (struck out)"
		}
		t.Rows = append(t.Rows, []Cell{words(name), number(e.Mean, v.units.Signed(e.Mean, "money")), interval, behind, number(float64(e.Draws), thousands(e.Draws))})
	}
	return t
}

// titleWord is a measure in words.
func titleWord(measure string) string {
	if measure == "net_terminal" {
		return "net value with what comes after"
	}
	return "net value"
}

// figure ranks the entrants: dots with the interval of the mean.
func (v contestView) figure() Figure {
	f := Figure{
		Name: "14-selection", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean %s over %d months of every entrant, in common worlds. %s. %s", titleWord(v.Measure), v.months, v.Method, v.units.MoneyIn()),
		Notes:    []string{fmt.Sprintf("Whiskers: %.0f %% interval of the mean; paired differences are narrower and stand in the table.", 100*v.level)},
		Table:    v.table(), height: vg.Length(40 + 40*len(v.Entrants)), body: v.draw,
	}
	f.Alt = f.Title + ". A dot with whiskers for every entrant; the table below holds the numbers."
	return f
}

func (v contestView) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	lo, hi := 0., 0.
	for _, e := range v.Entrants {
		lo, hi = min(lo, e.Mean), max(hi, e.Mean)
		if e.Interval != nil {
			lo, hi = min(lo, e.Interval.Lo), max(hi, e.Interval.Hi)
		}
	}
	lo, hi = room(lo, hi)
	n := float64(len(v.Entrants))
	a := panel{p, left + nameWidth, bottom + 26, right - 20, top, lo, hi, 0, n}
	at, labels := ticksOf(Ticker{v.units, "money", 6}, lo, hi)
	a.axisX(at, labels)
	p.StrokeLine2(draw.LineStyle{Color: quiet, Width: .7}, a.px(0), a.bottom, a.px(0), a.top)
	for i, e := range v.Entrants {
		y := n - float64(i) - .5
		look := stroke{blue, nil, draw.CircleGlyph{}}
		if i == v.Best {
			look = stroke{vermillion, nil, draw.BoxGlyph{}}
		}
		p.text(shorten(e.Name, nameWidth-10, 2, face(textSize, ink)), vg.Point{X: left, Y: a.py(y)}, atLeft, face(textSize, ink))
		if e.Interval != nil {
			p.StrokeLine2(draw.LineStyle{Color: look.color, Width: 1.4}, a.px(e.Interval.Lo), a.py(y), a.px(e.Interval.Hi), a.py(y))
		}
		a.dot(a.at(e.Mean, y), look, 3.5)
	}
}
