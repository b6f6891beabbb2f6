package out

import (
	"fmt"
	"math"
)

// views are the days on which each dashboard shows that something is wrong, and
// that of the reversal.
var views = []struct {
	event, text, late string
	look              stroke
}{
	{"first_alarm_day", "first alarm of the daily chart", "The daily chart of the customer chief", stroke{color: vermillion}},
	{"quarterly_alarm_day", "the quarterly figure shows it", "The quarterly figure of the finance chief", stroke{color: orange}},
	{"reversed_day", "reversal", "The reversal", stroke{color: purple}},
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

// delays say of each view how many days late it is, in the median world in
// which it comes at all.
func (d *dashboards) delays() (lines []string) {
	for _, v := range views {
		e := d.event(d.plan.Name, v.event)
		switch {
		case e == nil:
		case e.Quantiles == nil || e.Probability == 0:
			lines = append(lines, fmt.Sprintf("%s comes in no world.", v.late))
		default:
			day := e.Quantiles.P50
			lines = append(lines, fmt.Sprintf("%s comes on day %.0f, %s (%s; the median of those).", v.late, day, d.lateness(day), inWorlds(e.Probability)))
		}
	}
	return lines
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
