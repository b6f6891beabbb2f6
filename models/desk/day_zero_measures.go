package desk

import "boomerang/sim/result"

// dayZeroMeasures are the measures there are of the month before day 0, as elsewhere named, and where they stand in
// it.
var dayZeroMeasures = []struct {
	name string
	of   func(*DayOne) float64
}{
	{result.Heads, func(o *DayOne) float64 { return o.Heads }},
	{result.ServiceLevel, func(o *DayOne) float64 { return o.Level }},
	{result.Occupancy, func(o *DayOne) float64 { return o.Occupancy }},
	{result.Contacts, func(o *DayOne) float64 { return o.ContactsPerMonth }},
	{result.RepeatRate, func(o *DayOne) float64 { return o.RepeatRate }},
	{result.HandleTime, func(o *DayOne) float64 { return o.HandleMinutes }},
	{result.WaitMean, func(o *DayOne) float64 { return o.Wait }},
	{result.Abandonment, func(o *DayOne) float64 { return o.HungUp }},
}

// DayZeroMeasures are their names.
func DayZeroMeasures() (names []string) {
	for _, m := range dayZeroMeasures {
		names = append(names, m.name)
	}
	return names
}

// Measure is one of DayZeroMeasures in the unit of that measure, false of another name.
func (o *DayOne) Measure(name string) (float64, bool) {
	for _, m := range dayZeroMeasures {
		if m.name == name {
			return m.of(o), true
		}
	}
	return 0, false
}
