package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// dashboards is the data of chart 2.
type dashboards struct {
	view.View
	plan           result.Plan
	finance, other []gauge
	groups         []gauge // in the table only: surveyed satisfaction by kind of question and who handled it
	spots          []mark
	since          float64 // day from which a view is late
	sinceWhat      string  // what happened on it
}

// newDashboards gathers what finance and what customers look at, by month and plan; nil with the
// reason where the run has no months.
func newDashboards(r view.View) (*dashboards, string) {
	plan := r.Subject()
	if plan == nil {
		return nil, "Chart 2 (two dashboards) needs a plan beside the reference."
	}
	d := &dashboards{View: r, plan: *plan}
	for _, g := range []struct{ name, measure string }{
		{"Cost per contact", result.CostPerTicket},
		{"Handle time", result.HandleTime},
		{"Ended without a person", result.Contained},
		{"Saved so far", result.SavingsCumulative},
	} {
		d.finance = d.compared(d.finance, g.name, g.measure)
	}
	d.other = d.satisfaction()
	for _, g := range []struct{ name, measure string }{
		{"Answered in time", result.ServiceLevel},
		{"Repeat contacts", result.RepeatRate},
		{"Yearly churn", result.Churn},
	} {
		d.other = d.compared(d.other, g.name, g.measure)
	}
	if len(d.finance)+len(d.other) == 0 {
		return nil, "Chart 2 (two dashboards) needs monthly measures."
	}
	d.groups = d.byGroup()
	d.spots = d.marks()
	d.since, d.sinceWhat = d.beginning()
	return d, ""
}

// compared appends a gauge of one measure, plan against reference, where the
// plan has it.
func (d *dashboards) compared(to []gauge, name, measure string) []gauge {
	s := d.SeriesOf(d.plan.Name, measure)
	if s == nil {
		return to
	}
	g := gauge{name: name, lines: []gaugeLine{{"this plan", s, drawing.AskedLine}}}
	if m := d.SeriesMeasure(measure); m != nil {
		g.unit, g.better = m.Unit, m.Better
	}
	if ref := d.Reference(); ref != nil {
		if other := d.SeriesOf(ref.Name, measure); other != nil {
			g.lines = append(g.lines, gaugeLine{"reference", other, drawing.ReferenceLine})
			g.compared = true
		}
	}
	return append(to, g)
}

// satisfaction is what surveys say beside the truth, of the same plan. The unhappy answer less often and
// later, and whoever left answers no more: the distance is what the dashboard does not show.
func (d *dashboards) satisfaction() []gauge {
	surveyed, truth := d.SeriesOf(d.plan.Name, result.SatisfactionSurveyed), d.SeriesOf(d.plan.Name,
		result.Satisfaction)
	if surveyed == nil || truth == nil {
		return nil
	}
	return []gauge{{
		name: "Satisfaction", unit: result.UnitPoints, better: result.Higher,
		lines: []gaugeLine{
			{
				"surveys",
				surveyed,
				drawing.Stroke{
					Color: drawing.Neutral, Dashes: []vg.Length{6, 3},
					Marker: drawing.SeriesMarkers[1],
				},
			},
			{"true", truth, drawing.AskedLine},
		},
	}}
}

// byGroup are the four groups of the survey: their mixture can rise while every one falls, when work
// moves to the group with the higher figure (Simpson 1951).
func (d *dashboards) byGroup() (all []gauge) {
	for _, l := range []struct{ name, measure string }{
		{"Surveyed: routine, assistant", result.SurveyedBoundedAssistant},
		{"Surveyed: routine, people", result.SurveyedBoundedHuman},
		{"Surveyed: hard, assistant", result.SurveyedLongTailAssistant},
		{"Surveyed: hard, people", result.SurveyedLongTailHuman},
	} {
		if s := d.SeriesOf(d.plan.Name, l.measure); s != nil {
			all = append(all, gauge{
				name: l.name, unit: result.UnitPoints,
				lines: []gaugeLine{{"this plan", s, drawing.AskedLine}},
			})
		}
	}
	return all
}

// takeaway is what each side sees, of all its gauges.
func (d *dashboards) takeaway() string {
	cost, customers := d.side(d.finance), d.side(d.other)
	if cost == noChange && customers == noChange {
		return "Neither the cost side nor the customer side can tell this plan from the reference"
	}
	return "The cost side " + cost + "; the customer side " + customers
}

// noChange is what a side says none of whose gauges moves clearly.
const noChange = "shows no clear change"

// side says from when a side looks better or worse, by most of its figures, and names those that say the
// opposite: no title may call better what a gauge under it shows to be worse.
func (d *dashboards) side(gauges []gauge) string {
	var better, worse []string
	var first [2]float64
	for i, way := range []bool{true, false} {
		first[i] = math.Inf(1)
		for _, g := range gauges {
			m := g.clearFrom(way)
			if m < 0 {
				continue
			}
			first[i] = math.Min(first[i], float64(m))
			if name := strings.ToLower(g.name[:1]) + g.name[1:]; way {
				better = append(better, name)
			} else {
				worse = append(worse, name)
			}
		}
	}
	but := func(names []string) string {
		if len(names) == 0 {
			return ""
		}
		return ", but for " + wording.Joined(names)
	}
	switch {
	case len(better)+len(worse) == 0:
		return noChange
	case len(better) > len(worse):
		return "looks better from " + d.Date(first[0]) + but(worse)
	case len(worse) > len(better):
		return "looks worse from " + d.Date(first[1]) + but(better)
	}
	return fmt.Sprintf("is mixed: %s better, %s worse", wording.Joined(better), wording.Joined(worse))
}

// dashboardsChart is chart 2: the same months on both dashboards.
func dashboardsChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	d, why := newDashboards(r)
	if d == nil {
		return nil, why
	}
	f := &drawing.Figure{
		Name:  "02-dashboards",
		Title: d.takeaway(),
		Subtitle: fmt.Sprintf("“%s” against the reference in the same months, which is the line at zero; mean of %s. "+
			"%s Satisfaction: points of 100.", r.Title(d.plan), r.PossibleWorlds(), r.Units.MoneyIn()),
		Notes: []string{fmt.Sprintf("Band of this plan: %s interval of its difference to the reference in the "+
			"same futures. A figure counts as better or worse where that difference stays clear of zero up to the end.",
			r.Level())},
		Table:  d.table(),
		Height: 500,
		Body:   d.Draw,
	}
	if all := slices.Concat(d.finance, d.other); !slices.ContainsFunc(all, gauge.hasIntervals) {
		f.Title = "Two dashboards, from too few futures to tell this plan from the reference"
		f.Notes[0] = d.NoIntervals()
	}
	if late := d.delays(); late != "" {
		f.Notes = append([]string{late}, f.Notes...)
	}
	if watch := d.toWatch(); watch != "" {
		f.Notes = append([]string{watch}, f.Notes...)
	}
	f.Alt = f.Title + ". Above what the finance chief sees, below what the customer chief sees, month by month; " +
		"the table below the chart holds the numbers."
	return f, ""
}

// table has a row per month, with a column per line and per difference.
func (d *dashboards) table() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Month")}
	var columns []func(month int) drawing.Cell
	add := func(name string, cell func(int) drawing.Cell) {
		t.Columns, columns = append(t.Columns, drawing.Column{Name: name, Right: true}), append(columns, cell)
	}
	for _, g := range slices.Concat(d.finance, d.other, d.groups) {
		for _, l := range g.lines {
			add(g.name+", "+l.name, func(m int) drawing.Cell {
				v := monthOr(l.series.Mean, m)
				return drawing.Number(v, d.Units.Quantity(v, g.unit))
			})
		}
		if s := g.lines[0].series; g.hasIntervals() {
			add(g.name+", difference ("+d.Level()+" interval)", func(m int) drawing.Cell {
				v := monthOr(s.Gap, m)
				return drawing.Number(v, d.Units.Change(v, g.unit)+" ("+
					d.Units.ChangeRange(monthOr(s.GapLo, m), monthOr(s.GapHi, m), g.unit)+")")
			})
		}
	}
	for m := range d.Scenario.Months {
		row := []drawing.Cell{drawing.Words(d.Date(float64(m)))}
		for _, cell := range columns {
			row = append(row, cell(m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
