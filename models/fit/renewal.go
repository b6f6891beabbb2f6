package fit

import (
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// A contract that can end once a year makes departures stand on days: seen from outside they look like a
// season, or like a bad month after a cut. The desk asks whether contracts are annual, in which month they
// renew, and how many of them do.

// besideRenewal is how many days a departure may lie from a renewal and still be at one.
const besideRenewal = 31

// Renewals says how customers of annual contracts leave and when these renew: the share of departures at a
// renewal, by the day the contract renews on or else the day it began; and of those still there, the month
// most contracts renew in. Where renewals are spread each month holds a twelfth, and a share x of all
// renews in one month where
//
//	share of that month = x + (1 − x)/12
//
// month is 0 where no month stands out: the lower end of x is not above zero, twelve months looked at.
func (w Window) Renewals(all []Spell) (at *result.Measured, month int, share *result.Measured) {
	near, ends := 0, 0
	var months [12]int
	known := 0
	for i := range all {
		s := &all[i]
		day := s.Renewal
		// The day it began, where nobody wrote down when it renews.
		if day == Missing {
			day = s.From
		}
		if _, _, left := w.days(s); left {
			if s.Until-s.From >= year/2 { // younger ones have had no renewal
				ends++
				near += int(truth(daysApart(s.Until, day) <= besideRenewal))
			}
		} else if s.Until == Here && s.Renewal != Missing {
			months[dates.Numbered(s.Renewal).Month-1]++
			known++
		}
	}
	if ends >= fewestInGroup {
		m := Share(near, ends)
		at = &m
	}
	most := 0
	for k := range months {
		if months[k] > months[most] {
			most = k
		}
	}
	if known < fewestInGroup {
		return at, 0, nil
	}
	m := Share(months[most], known)
	put := func(f float64) float64 { return max(0, (f-1./12)/(11./12)) }
	// The largest of twelve is above a twelfth by chance, too.
	// Twelve months looked at: .9 of each is not .9 of all, so that half a width more is asked for.
	if m.Interval.Lo-(m.Value-m.Interval.Lo) <= 1./12 {
		return at, 0, nil
	}
	m.Value = put(m.Value)
	m.Interval = &result.Interval{
		Lo: put(m.Interval.Lo), Hi: put(m.Interval.Hi), Level: Level, Estimator: m.Interval.Estimator,
	}
	return at, most + 1, &m
}

// Years without leap days: in ten years a renewal is two days off, of the month that is allowed.
//
// daysApart is how far a day lies from the nearest anniversary of another.
func daysApart(day, of int) int {
	apart := ((day-of)%year + year) % year
	return min(apart, year-apart)
}
