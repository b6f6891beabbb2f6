package out

import (
	"fmt"

	"boomerang/sim/result"
)

// detection sets the daily charts beside what most companies look at: whether
// and when each would have shown that something is wrong.
func (r reading) detection() (t Table) {
	t = Table{Columns: []Column{{"Plan", false}, {"Daily charts alarm", true}, {"… by day", true}, {"… within 90 days", true},
		{"False alarms in " + r.horizon(), true}, {"Quarterly figure shows it", true}, {"… by day", true}}}
	for _, p := range r.rivals() {
		daily, quarter := r.event(p.Name, "first_alarm_day"), r.event(p.Name, "quarterly_alarm_day")
		within := r.probability(p.Name, "alarm_in_90_days")
		if daily == nil || quarter == nil || within == nil {
			continue
		}
		noise := words(none)
		if e := r.Estimate(p.Name, "false_alarms"); e != nil && e.Mean != nil {
			noise = number(*e.Mean, fmt.Sprintf("%.1f", *e.Mean))
		}
		t.Rows = append(t.Rows, []Cell{words(r.title(p)), r.chanceCell(daily.Probability, daily.Interval), daysCell(daily), r.chanceCell(within.Value, within.Interval),
			noise, r.chanceCell(quarter.Probability, quarter.Interval), daysCell(quarter)})
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{"Share of worlds with a true alarm, and the day: median and 5–95 % of the worlds in which it comes. Limits allow one false alarm a year unless the scenario says otherwise. The article claims that the signal is visible within 90 days; nothing here is fitted to that."}
		for _, name := range []string{"first_alarm_day", "false_alarms", "quarterly_alarm_day"} {
			if m := r.Measure(name); m != nil && m.Meaning != "" {
				t.Notes = append(t.Notes, m.Title+": "+m.Meaning)
			}
		}
	}
	return t
}

func (r reading) chanceCell(p float64, iv *result.Interval) Cell {
	return number(p, Share(p, iv, r.drawsIn(r.Worlds)))
}

// daysCell is the median day and the range of worlds.
func daysCell(e *result.Event) Cell {
	q := e.Quantiles
	if q == nil {
		return words(none)
	}
	return number(q.P50, fmt.Sprintf("%.0f (%.0f–%.0f)", q.P50, q.P5, q.P95))
}
