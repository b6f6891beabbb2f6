package answer

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// leastDraws is how many draws give an interval of a mean or a share: the observations of a
// contest are means of eight.
const leastDraws = 8 * stats.FewBlocks

// contestView reads a contest for tables and charts.
type contestView struct {
	result.Contest
	units  wording.Units
	level  float64
	months int
}

func tellSelection(s *result.Selection) Text {
	v := contestView{s.Contest, view.UnitsOf(s.Scenario), s.Level, s.Scenario.Months}
	basis := fmt.Sprintf("All against “%s”, %d months, seed %d. %s; promise: %s. Stopped: %s.",
		wording.Clean(s.Against), v.months, s.Seed, wording.Held(s.Contest), wording.Promised(s.Contest),
		wording.Ended(s.Stopped))
	return Text{
		Headline: v.headline(), Basis: basis, Tables: []drawing.Table{v.table()}, Warnings: doubted(s.Head, nothing),
		Figures: []drawing.Figure{v.figure()},
	}
}

// tied are the names of the entrants that gave in every world what the best gave,
// that first; nil where none did.
func (v contestView) tied() (names []string) {
	for i, e := range v.Entrants {
		same := e.BehindIn != nil && e.BehindIn.Lo == 0 && e.BehindIn.Hi == 0 && e.Behind == 0
		if i != v.Best && e.Draws > 0 && same {
			names = append(names, "“"+wording.Clean(e.Name)+"”")
		}
	}
	if names != nil {
		names = append([]string{"“" + wording.Clean(v.Entrants[v.Best].Name) + "”"}, names...)
	}
	return names
}

// few reports whether the worlds played give no probability of being right: an entrant
// that was played has no interval and did not give what the best gave in every world.
func (v contestView) few() bool {
	return v.Correct == 0 && slices.ContainsFunc(v.Entrants, func(e result.Entrant) bool {
		return e.Draws > 0 && e.Interval == nil
	})
}

// headline is the best plan with the probability of being right; undecided below one half, and a tie
// where plans gave the same in every world.
func (v contestView) headline() string {
	best := v.Entrants[v.Best]
	switch tied := v.tied(); {
	case tied != nil && len(tied) == len(v.Entrants):
		return fmt.Sprintf("There is nothing to select by %s: %s gave the same in every future played, %s on average",
			v.outcome().word(), wording.Joined(tied), v.outcome().signed(v.units, best.Mean))
	case tied != nil:
		return fmt.Sprintf("%s lead with %s on average and cannot be told apart by %s: they gave the same in every "+
			"future played", wording.Joined(tied), v.outcome().signed(v.units, best.Mean), v.outcome().word())
	}
	if v.few() {
		return fmt.Sprintf("Too few futures to tell: “%s” leads in the %s futures played, %s on average",
			wording.Clean(best.Name), wording.Thousands(best.Draws), v.outcome().signed(v.units, best.Mean))
	}
	if v.Correct < .5 {
		return fmt.Sprintf("Undecided: “%s” leads in the futures played, %s on average; the probability that it is "+
			"best is not known to exceed %s",
			wording.Clean(best.Name), v.outcome().signed(v.units, best.Mean), wording.Percent(v.Correct))
	}
	return fmt.Sprintf("“%s” is best, %s on average; the probability that this is right is %s",
		wording.Clean(best.Name), v.outcome().signed(v.units, best.Mean), wording.Percent(v.Correct))
}

// table lists plans with their means and how far each lies behind the best, by the paired difference
// of the worlds both were played in.
func (v contestView) table() drawing.Table {
	t := drawing.Table{
		Title: fmt.Sprintf("Mean %s with its %.0f %% interval", v.outcome().word(), 100*v.level),
		Columns: []drawing.Column{
			{Name: "", Right: false},
			{Name: "Mean", Right: true},
			{Name: "Interval", Right: true},
			{Name: "Behind the best", Right: true},
			{Name: "Futures", Right: true},
		},
		Notes: []string{"Behind the best: the paired difference in the futures both were played in; ~ its " +
			"interval covers 0. The probability is the Bonferroni bound from paired t statistics."},
	}
	if v.few() {
		t.Notes = append(t.Notes, fmt.Sprintf("No interval and no probability below %d futures of each: --reps %d.",
			leastDraws, leastDraws))
	}
	for i, e := range v.Entrants {
		interval, behind := drawing.Cell{Text: wording.None}, drawing.Cell{Text: wording.None}
		if e.Interval != nil {
			interval.Text = v.units.Range(e.Interval.Lo, e.Interval.Hi, v.outcome().Unit)
		}
		if i == v.Best {
			behind.Text = "the best"
		} else if e.BehindIn != nil {
			behind = drawing.Number(e.Behind, fmt.Sprintf("%s (%s)", v.units.Apart(e.Behind, v.outcome().Unit),
				v.units.ChangeRange(e.BehindIn.Lo, e.BehindIn.Hi, v.outcome().Unit)))
			if !e.BehindIn.Excludes(0) {
				behind.Text = "~ " + behind.Text
			}
		}
		name := e.Name
		if e.Struck {
			name += " (struck out)"
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(name),
			drawing.Number(e.Mean, v.outcome().signed(v.units, e.Mean)), interval, behind,
			drawing.Number(float64(e.Draws), wording.Thousands(e.Draws)),
		})
	}
	return t
}

// outcome is what decides.
func (v contestView) outcome() outcome { return outcomeOf(v.Outcome, v.Measure) }

// figure ranks the entrants: dots with the interval of the mean.
func (v contestView) figure() drawing.Figure {
	f := drawing.Figure{
		Name: "14-selection", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean %s over %d months of every entrant, in common futures. %s.%s", v.outcome().word(),
			v.months, wording.Held(v.Contest), v.outcome().counted(v.units)),
		Notes: []string{fmt.Sprintf("Whiskers: %.0f %% interval of the mean; paired differences are narrower "+
			"and stand in the table.", 100*v.level)},
		Table: v.table(), Height: vg.Length(40 + 40*len(v.Entrants)), Body: v.Draw,
	}
	f.Alt = f.Title + ". A dot with whiskers for every entrant; the table below holds the numbers."
	return f
}

// Draw shows the mean of each plan with its interval on one scale, the best marked by colour and
// shape.
func (v contestView) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	lo, hi := 0., 0.
	for _, e := range v.Entrants {
		lo, hi = min(lo, e.Mean), max(hi, e.Mean)
		if e.Interval != nil {
			lo, hi = min(lo, e.Interval.Lo), max(hi, e.Interval.Hi)
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	n := float64(len(v.Entrants))
	a := drawing.Panel{
		Page: p, Left: left + drawing.NameWidth, Bottom: bottom + 26, Right: right - 20, Top: top,
		X0: lo, X1: hi, Y0: 0, Y1: n,
	}
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: v.outcome().Unit, Target: 6}, lo, hi)
	a.AxisX(at, labels)
	p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: .7}, a.Px(0), a.Bottom, a.Px(0), a.Top)
	for i, e := range v.Entrants {
		y := n - float64(i) - .5
		look := drawing.Stroke{Color: drawing.Neutral, Dashes: nil, Marker: draw.CircleGlyph{}}
		if i == v.Best {
			look = drawing.Stroke{Color: drawing.Advised, Dashes: nil, Marker: draw.BoxGlyph{}}
		}
		p.Text(drawing.Shorten(e.Name, drawing.NameWidth-10, 2, drawing.Face(drawing.TextSize, drawing.Ink)),
			vg.Point{X: left, Y: a.Py(y)}, drawing.AtLeft, drawing.Face(drawing.TextSize, drawing.Ink))
		if e.Interval != nil {
			p.StrokeLine2(draw.LineStyle{Color: look.Color, Width: 1.4}, a.Px(e.Interval.Lo), a.Py(y),
				a.Px(e.Interval.Hi), a.Py(y))
		}
		a.Dot(a.At(e.Mean, y), look, 3.5)
	}
}
