package desk_test

import (
	"math"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// In a shipped company where nothing deteriorates, and whose weekends are worse
// than its other days, the monitor gives one false alarm in the days stated, and
// no alarm is called true.
func TestPeopleAgainstPeople(t *testing.T) {
	plans, _, reference := company(t, "midsize-fintech")
	p := plans[reference]
	const worlds = 24
	days := float64(p.Horizon.MonthEnd(p.Horizon.Months - 1))
	var alarms stats.Moments
	for w := range uint64(worlds) {
		n, anyTrue := desk.PeopleAgainstPeople(sim.NewFates(7, w), p)
		alarms.Add(float64(n))
		if anyTrue {
			t.Errorf("world %d: a swing of people against themselves is called true", w)
		}
	}
	want := days / p.Controls.MonitorRunDays
	se := math.Sqrt(alarms.Variance() / worlds)
	t.Logf("%.2f ± %.2f alarms in %.0f days, stated %.2f", alarms.Mean(), se, days, want)
	if math.Abs(alarms.Mean()-want) > 4*se {
		t.Errorf("%.2f ± %.2f alarms in %.0f days, stated %.2f", alarms.Mean(), se, days, want)
	}
}
