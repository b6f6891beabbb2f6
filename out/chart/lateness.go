package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"

	"boomerang/sim/result"
)

// views are the days on which each dashboard shows that something is wrong, and
// that of the reversal.
var views = []struct {
	event, text string
	look        drawing.Stroke
}{
	{result.FirstAlarmDay, "first alarm of the daily charts", drawing.Stroke{Color: drawing.Bad}},
	{result.QuarterlyAlarmDay, "the quarterly figure shows it", drawing.Stroke{Color: drawing.Bad}},
	{result.ReversedDay, "reversal", drawing.Stroke{Color: drawing.Ink}},
}

// beginning is the day of the cut, of the assistant where nobody is cut; views
// are late by the days since.
func (d *dashboards) beginning() (day float64, what string) {
	what = "start"
	for _, k := range []struct{ key, what string }{{"go_live_day", "start of the assistant"}, {"cut_day", "cut"}} {
		for _, f := range d.plan.Facts {
			if f.Key == k.key && f.Value != nil {
				day, what = *f.Value, k.what
			}
		}
	}
	return day, what
}

// shows says when a view shows that something is wrong, and how late that is:
// “daily charts: alarm on day 57, 57 days after the cut, in 41 % of worlds”, the
// median of those.
func (d *dashboards) shows(dashboard, event string) string {
	e := d.Event(d.plan.Name, event)
	switch {
	case e == nil:
		return ""
	case e.Quantiles == nil || e.Probability == 0:
		return dashboard + ": no alarm in any future played"
	}
	day := math.Round(e.Quantiles.P50)
	return fmt.Sprintf("%s: alarm on day %.0f, %s, %s", dashboard, day, d.lateness(day), view.InWorlds(e.Probability))
}

// delays say in words when each view shows it and when the plan is reversed.
func (d *dashboards) delays() string {
	var parts []string
	for _, v := range []struct{ view, event string }{
		{"Quarterly figure", result.QuarterlyAlarmDay},
		{"Daily charts", result.FirstAlarmDay},
	} {
		if s := d.shows(v.view, v.event); s != "" {
			parts = append(parts, s+".")
		}
	}
	if e := d.Event(d.plan.Name, result.ReversedDay); e != nil && e.Quantiles != nil && e.Probability > 0 {
		day := math.Round(e.Quantiles.P50)
		parts = append(parts, fmt.Sprintf("Reversal: day %.0f, %s, %s.", day, d.lateness(day),
			view.InWorlds(e.Probability)))
	} else if e != nil {
		parts = append(parts, "Reversal: in no future played.")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " ") + " Days are medians of the futures in which it happens."
}

func (d *dashboards) lateness(day float64) string {
	late := math.Round(day - d.since)
	switch {
	case late < 0:
		return fmt.Sprintf("%s before the %s", days(-late), d.sinceWhat)
	case late == 0:
		return "with the " + d.sinceWhat
	}
	return fmt.Sprintf("%s after the %s", days(late), d.sinceWhat)
}

func days(n float64) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%.0f days", n)
}

// mark is a day that the curves are looked at from.
type mark struct {
	drawing.Spot
	day float64 // from the start
}

// marks are the days of the plan (its facts in days: go-live, cut), the medians
// of the views and of the reversal.
func (d *dashboards) marks() (all []mark) {
	put := func(day float64, text string, look drawing.Stroke) {
		all = append(all, mark{drawing.Spot{X: d.InMonths(day), Text: text, Look: look}, day})
	}
	for _, f := range d.plan.Facts {
		if f.Unit == result.UnitDay && f.Value != nil {
			put(*f.Value, wording.Clean(wording.FactLabel(f)), drawing.Stroke{Color: drawing.Quiet})
		}
	}
	for _, v := range views {
		if x := d.Event(d.plan.Name, v.event); x != nil && x.Quantiles != nil && x.Probability > 0 {
			put(x.Quantiles.P50, v.text+", "+view.InWorlds(x.Probability), v.look)
		}
	}
	slices.SortStableFunc(all, func(a, b mark) int { return view.Compare(a.day, b.day) })
	return all
}
