package out

import (
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// detection sets the daily charts beside what most companies look at: whether
// and when each would have shown that something is wrong.
func (r reader) detection() (t drawing.Table) {
	t = drawing.Table{Columns: []drawing.Column{
		{Name: "Plan", Right: false},
		{Name: "Daily charts alarm", Right: true},
		{Name: "… by day", Right: true},
		{Name: "… within 90 days", Right: true},
		{Name: "False alarms in " + r.Horizon(), Right: true},
		{Name: "Quarterly figure shows it", Right: true},
		{Name: "… by day", Right: true},
	}}
	for _, p := range r.Rivals() {
		daily, quarter := r.Event(p.Name, result.FirstAlarmDay), r.Event(p.Name, result.QuarterlyAlarmDay)
		within := r.Probability(p.Name, "alarm_in_90_days")
		if daily == nil || quarter == nil || within == nil {
			continue
		}
		noise := drawing.Words(wording.None)
		if e := r.Estimate(p.Name, result.FalseAlarms); e != nil && e.Mean != nil {
			noise = drawing.Number(*e.Mean, fmt.Sprintf("%.1f", *e.Mean))
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(r.Title(p)),
			r.chanceCell(daily.Probability, daily.Interval), daysCell(daily),
			r.chanceCell(within.Value, within.Interval),
			noise, r.chanceCell(quarter.Probability, quarter.Interval), daysCell(quarter),
		})
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{"Share of futures with a true alarm, and the day: median and 5–95 % of the futures in " +
			"which it comes, of fewer than 20 all of them. Limits allow one false alarm a year " +
			"unless the scenario says otherwise. The article " +
			"claims that the signal is visible within 90 days; nothing here is fitted to that."}
		for _, name := range []string{result.FirstAlarmDay, result.FalseAlarms, result.QuarterlyAlarmDay} {
			if m := r.Measure(name); m != nil && m.Meaning != "" {
				t.Notes = append(t.Notes, m.Title+": "+m.Meaning)
			}
		}
	}
	return t
}

func (r reader) chanceCell(p float64, iv *result.Interval) drawing.Cell {
	return drawing.Number(p, view.Share(p, iv, r.DrawsIn(r.Worlds)))
}

// daysCell is the median day and the range of worlds.
func daysCell(e *result.Event) drawing.Cell {
	q := e.Quantiles
	if q == nil {
		return drawing.Words(wording.None)
	}
	return drawing.Number(q.P50, fmt.Sprintf("%.0f (%.0f–%.0f)", q.P50, q.P5, q.P95))
}
