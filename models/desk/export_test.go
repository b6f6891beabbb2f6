package desk

import (
	"os"

	"boomerang/sim"
)

// PeopleAgainstPeople plays a plan in which people do all the work, as its own
// reference, and reads them with the monitor in place of an assistant, so that
// nothing deteriorates: how many alarms there are, and whether any is called true.
func PeopleAgainstPeople(f sim.Fates, p Params) (alarms int, anyTrue bool) {
	d := &Desk{}
	d.branchUnder(pastOf(f, p, listener{}), p)
	d.month, d.reference = &d.tally[1], d
	m := &d.monitor
	for day := range d.base.days {
		today, returns := m.today, m.returns
		d.recordPeopleQuality()
		m.today, m.returns = today, returns
		d.monitorToday(planDay(day), byPeople)
		d.playDay()
	}
	return m.noise, m.firstAlarm().came()
}

// length is how much a test plays: enough for every day, or with
// BOOMERANG_LONG=1 the longer count.
func length(daily, long int) int {
	if os.Getenv("BOOMERANG_LONG") != "" {
		return long
	}
	return daily
}

// oneOf reports whether the k-th of many alike cases is tried: all with BOOMERANG_CI, which CI sets, or
// BOOMERANG_LONG, else every n-th.
func oneOf(k, n int) bool {
	return k%n == 0 || os.Getenv("BOOMERANG_CI") != "" || os.Getenv("BOOMERANG_LONG") != ""
}

// Both, for tests outside the package.
var (
	Length = length
	OneOf  = oneOf
)
