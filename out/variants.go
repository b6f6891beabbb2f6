package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// variantsOf are the variants of one question, in the order tried.
func (r reading) variantsOf(question string) (all []result.Variant) {
	for _, v := range r.Variants {
		if v.Question == question {
			all = append(all, v)
		}
	}
	return all
}

// friction shows what hiding the human buys and costs.
func (r reading) friction() (t Table) {
	all := r.variantsOf("friction")
	if len(all) == 0 {
		return t
	}
	t = Table{
		Title: "What friction does to “" + r.titleOf(all[0].Plan) + "”, mean of " + thousands(all[0].Worlds) + " worlds",
		Columns: []Column{{"Way to a human", false}, {"Contained", true}, {"… and truly resolved", true}, {"… because the customer gave up", true},
			{"… or comes back later", true}, {"Satisfaction with the long tail, points of 100", true}, {"Net value, mean", true}},
		Notes: []string{"Every row but the first has a route to a human in every flow. Contained can be bought with friction: the share rises while what is resolved does not."},
	}
	for _, v := range all {
		row := []Cell{words(v.Text)}
		for _, m := range []string{"contained", "contained_resolved", "contained_gave_up", "contained_elsewhere", "satisfaction_long_tail", "net"} {
			row = append(row, r.variantCell(v, m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r reading) variantCell(v result.Variant, measure string) Cell {
	for _, e := range v.Estimates {
		if e.Measure == measure && e.Mean != nil {
			if measure == "net" {
				return number(*e.Mean, r.units.Signed(*e.Mean, r.unitOf(measure)))
			}
			return number(*e.Mean, r.units.Quantity(*e.Mean, r.unitOf(measure)))
		}
	}
	return words(none)
}

// unitOf is the unit of a measure of the result, "" of an unknown one.
func (r reading) unitOf(measure string) string {
	for _, m := range r.Measures {
		if m.Name == measure {
			return m.Unit
		}
	}
	return ""
}

// documentedReversal is how many months passed on average until a reversal in
// the cases the article documents; a mark on the chart, and nothing is fitted
// to it.
const documentedReversal = 14.3

// reversal is the data of chart 19: until when nobody has turned back.
type reversal struct {
	reading
	all []result.Variant
}

func reversalChart(r reading, _ *result.Runs) (*Figure, string) {
	v := &reversal{r, r.variantsOf("trigger")}
	if len(v.all) == 0 {
		return nil, "Chart 19 (reversal) needs a plan with both a cut and an assistant."
	}
	fig := &Figure{
		Name: "19-reversal", Title: v.takeaway(),
		Subtitle: fmt.Sprintf("“%s”: share of %d worlds in which nobody has turned back yet, by what the board looks at and what makes it turn%s.", r.titleOf(v.all[0].Plan), v.all[0].Worlds, v.meaning()),
		Notes: []string{"Dotted: 14.3 months, the mean of the documented reversals; it enters no calculation." + v.whiskers(v.drawn(), "of the share at the horizon"),
			"Which trigger a board has is an assumption; the spread between the lines is what it decides." + v.addedWords()},
		Table: v.table(), height: 330, body: v.draw,
	}
	fig.Alt = fig.Title + ". Falling step lines, one per trigger; the table holds the shares."
	return fig, ""
}

// drawn reports whether any share has an interval.
func (v *reversal) drawn() bool {
	return slices.ContainsFunc(v.all, func(x result.Variant) bool { return slices.ContainsFunc(x.Survival.Lo, finite) })
}

// left is the share of worlds in which nobody has turned back at the i-th time.
func (v *reversal) left(x result.Variant, i int) string {
	s := x.Survival
	var iv *result.Interval
	if finite(s.Lo[i]) {
		iv = &result.Interval{Lo: s.Lo[i], Hi: s.Hi[i], Level: s.Level}
	}
	return Share(s.Share[i], iv, v.drawsIn(x.Worlds))
}

// action is what a reversal does where the plan does not say, "" where it does.
func (v *reversal) action() string {
	for _, x := range v.all {
		if x.Action != "" {
			return x.Action
		}
	}
	return ""
}

// meaning is what a reversal is, for the subtitle, where it was added.
func (v *reversal) meaning() string {
	if v.action() == "" {
		return ""
	}
	return "; reversal = " + clean(v.action())
}

// addedWords say that the plan itself foresees no reversal.
func (v *reversal) addedWords() string {
	if v.action() == "" {
		return ""
	}
	return " The plan as stated foresees no reversal, so that nobody ever turns back; in the other lines reversal means " + clean(v.action()) + " (assumed)."
}

// takeaway compares the ends of the earliest and the latest trigger.
func (v *reversal) takeaway() string {
	atEnd := func(x result.Variant) float64 { return x.Survival.Share[len(x.Survival.Share)-1] }
	by := func(a, b result.Variant) int { return compare(atEnd(a), atEnd(b)) }
	all := v.all
	if v.action() != "" { // what has no reversal is no answer to when
		all = slices.DeleteFunc(slices.Clone(all), func(x result.Variant) bool { return x.Stated })
	}
	low, high := slices.MinFunc(all, by), slices.MaxFunc(all, by)
	last := len(low.Survival.Share) - 1
	if atEnd(low) == atEnd(high) {
		return fmt.Sprintf("Whatever makes the board turn back, in %s of worlds it has not by the horizon", v.left(low, last))
	}
	return fmt.Sprintf("Worlds without a reversal within %s: from %s to %s, as the trigger decides", v.horizon(), v.left(low, last), v.left(high, last))
}

func (v *reversal) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	months := float64(v.Scenario.Months)
	a := panel{p, left + 46, bottom + 32, right - 232, top - 8, 0, months, 0, 1.02}
	a.gridY(Ticker{v.units, "share", 5})
	a.axisX(v.months(a.right - a.left))
	if documentedReversal < months {
		x := a.px(documentedReversal)
		p.StrokeLine2(draw.LineStyle{Color: quiet, Width: .8, Dashes: []vg.Length{1.5, 2.5}}, x, a.bottom, x, a.top)
		p.text("14.3 months", vg.Point{X: x - 3, Y: a.bottom + 8}, atRight, face(smallSize, quiet))
	}
	var ends []tag
	for k, x := range v.all {
		look, s := series(k), x.Survival
		var xs, ys []float64
		for i, day := range s.Times {
			if i > 0 {
				xs, ys = append(xs, day/dates.EngineMonth), append(ys, s.Share[i-1])
			}
			xs, ys = append(xs, day/dates.EngineMonth), append(ys, s.Share[i])
		}
		a.curve(xs, ys, look, 1.6)
		last := len(s.Share) - 1
		a.whisker(months-float64(k)*.18, s.Lo[last], s.Hi[last], look)
		ends = append(ends, tag{x.Text + ": " + tight.Replace(v.left(x, last)), s.Share[last], look})
	}
	a.tags(ends, 232)
}

func (v *reversal) table() Table {
	t := Table{Columns: []Column{{"What the board sees and what makes it turn", false}, {"No reversal after 6 months", true}, {"after 12 months", true}, {"at the horizon", true}, {"Interval at the horizon", true}}}
	for _, x := range v.all {
		s := x.Survival
		at := func(month int) Cell {
			i := min(month, len(s.Share)-1)
			return number(s.Share[i], v.left(x, i))
		}
		last := len(s.Share) - 1
		interval := words(none)
		if !math.IsNaN(s.Lo[last]) {
			interval = words(percents(s.Lo[last], s.Hi[last]))
		}
		t.Rows = append(t.Rows, []Cell{words(x.Text), at(6), at(12), at(last), interval})
	}
	return t
}
