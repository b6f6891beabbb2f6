package answer

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// pilotView reads what a pilot is worth.
type pilotView struct {
	*result.Pilot
	units wording.Units
}

func tellPilot(a *result.Pilot) Text {
	v := pilotView{a, view.UnitsOf(a.Scenario)}
	return Text{
		Headline: v.headline(), Tables: []drawing.Table{v.lengths(), v.table()}, Warnings: v.doubts(),
		Basis: fmt.Sprintf("%s; without a pilot “%s” is chosen, which earns %s on average; knowing everything would "+
			"be worth %s. Stopped: %s.", count(a.Worlds, "draw"), wording.Clean(a.Best), v.money(a.Mean),
			v.money(a.Perfect), wording.Ended(a.Stopped)),
	}
}

func (v pilotView) money(x float64) string { return v.units.Quantity(x, result.UnitMoney) }

// named is a measure in words.
func named(measure string) string { return strings.ReplaceAll(measure, "_", " ") }

// headline is the sentence a board hears.
func (v pilotView) headline() string {
	if len(v.Trials) == 0 {
		return "A pilot shows no figure here: the plan has no sessions in its first months."
	}
	t := v.Trials[0]
	what := fmt.Sprintf("a %d-week pilot on %s of contacts", t.Weeks, wording.Percent(v.Share))
	switch {
	case !t.Worth.Clear:
		return "No pilot would change the choice between these plans clearly: what its figures are worth is no more " +
			"than chance shows."
	case t.Net <= 0:
		return fmt.Sprintf("%s is worth %s%s for what its %s says, and costs %s with the delay: not worth it.",
			wording.Capital(what), v.money(t.Worth.Value), v.interval(t), named(t.Measure), v.money(t.Cost+t.Delay))
	}
	return fmt.Sprintf("%s is worth %s%s: %s net of its cost and of starting later, for what its %s says.",
		wording.Capital(what), v.money(t.Worth.Value), v.interval(t), v.money(t.Net), named(t.Measure))
}

// interval of a value, in brackets; "" where there is none.
func (v pilotView) interval(t result.PilotTrial) string {
	if t.Worth.Interval == nil {
		return ""
	}
	return " (" + v.units.Range(t.Worth.Interval.Lo, t.Worth.Interval.Hi, result.UnitMoney) + ")"
}

// doubts are what a pilot is not.
func (v pilotView) doubts() []string {
	return append([]string{
		"the pilot is played as the first months of “" + wording.Clean(v.Plan) + "”: that only " +
			wording.Percent(v.Share) + " of contacts meet the assistant is in the chance of its figures alone",
		"what the model may miss of a figure is assumed, a tenth of it (of what it lacks to 1) or 3 points; a pilot " +
			"that is read more exactly than that is worth more",
		"of a month that a pilot ends in the middle of, its part is taken to be as the whole, and of nobody who came " +
			"back within 30 days a pilot knows 30 days after its end",
		"each measure is valued alone: several together are worth at least the most of them, and less than their sum",
	}, doubted(v.Head, nothing)...)
}

// lengths has a row for every length: the figure that is worth most net of what the pilot costs, and what a longer one
// adds.
func (v pilotView) lengths() drawing.Table {
	t := drawing.Table{
		Title:   "How long a pilot should be",
		Columns: drawing.Head("Weeks", "Best figure", "Worth", "90 %", "Costs and delay", "Net"),
		Notes: []string{"Of every length the figure worth most after what the pilot costs and delays; those that " +
			"chance explains are not taken."},
	}
	t.Columns[1].Right = false
	var weeks []int
	best := map[int]result.PilotTrial{}
	for _, x := range v.Trials { // clear ones first, the most worth first
		if _, there := best[x.Weeks]; !there {
			best[x.Weeks], weeks = x, append(weeks, x.Weeks)
		}
	}
	slices.Sort(weeks)
	m := func(y float64) drawing.Cell { return drawing.Number(y, v.money(y)) }
	for _, w := range weeks {
		x := best[w]
		if !x.Worth.Clear {
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Number(float64(w), fmt.Sprint(w)), drawing.Words("none is clear"), drawing.Words("–"),
				drawing.Words("–"), m(x.Cost + x.Delay), drawing.Words("–"),
			})
			continue
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Number(float64(w), fmt.Sprint(w)), drawing.Words(named(x.Measure)), m(x.Worth.Value),
			drawing.Words(strings.Trim(v.interval(x), " ()")), m(x.Cost + x.Delay), m(x.Net),
		})
	}
	return t
}

// table has a row for every measure and length.
func (v pilotView) table() drawing.Table {
	t := drawing.Table{
		Title: "What a figure of a pilot is worth to the choice between plans",
		Columns: drawing.Head("Figure", "Weeks", "May be (90 %)", "± chance", "± model", "Worth", "90 %", "Clear",
			"Costs", "Delay", "Net"),
		Notes: []string{"Worth: expected value of the sample, by regression of every plan's net on the figure as it " +
			"may be seen, its bias taken off. Clear: more than shuffled figures show. Costs: the platform. Delay: " +
			"what the plan chosen without a pilot earns until the figure is known."},
	}
	for _, x := range v.Trials {
		clear := "no"
		if x.Worth.Clear {
			clear = "yes"
		}
		m := func(y float64) drawing.Cell { return drawing.Number(y, v.money(y)) }
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(named(x.Measure)), drawing.Number(float64(x.Weeks), fmt.Sprint(x.Weeks)),
			drawing.Words(v.units.Range(x.Data.P5, x.Data.P95, x.Unit)),
			drawing.Words(v.units.Quantity(x.Chance, x.Unit)), drawing.Words(v.units.Quantity(x.Discrepancy, x.Unit)),
			m(x.Worth.Value), drawing.Words(strings.Trim(v.interval(x), " ()")), drawing.Words(clear), m(x.Cost),
			m(x.Delay), m(x.Net),
		})
	}
	return t
}
