package desk

import (
	"testing"

	"boomerang/sim"
)

// At full size nobody is busy for longer than on duty, in any hour: who finishes a service after the shift is on
// duty until then. On a desk that is too small, by day and across shifts that shrink, all of it is busy.
func TestBusyTimeIsTimeOnDuty(t *testing.T) {
	p := company()
	p.Scale, p.Segments[0].Customers, p.Routing.Policy = 1, 30_000, HumansOnly
	p.Humans.OpenFrom, p.Humans.OpenUntil = [7]float64{9, 9, 9, 9, 9, 9, 9}, [7]float64{17, 17, 17, 17, 17, 17, 17}
	p.Humans.Heads, p.Humans.PatienceMinutes = 6, 20
	past, d := pastOf(sim.NewFates(5, 1), p, listener{}), &Desk{}
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	busiest := 0.0
	for end := d.day + 60; d.day < end; {
		before := *d.month
		d.playDay()
		d.accrueDuty(d.day.dawn())
		now := *d.month
		now.plus(&before, -1)
		busy, duty := now.counted(tBusy), now.counted(tDuty)
		if busy > duty+1e-6 {
			t.Fatalf("busy for %.3f minutes of %.3f on duty", busy, duty)
		}
		busiest = max(busiest, ratioOr0(busy, duty))
	}
	if busiest < .97 {
		t.Errorf("the busiest day was busy for %.2f of the time, so that this tests little", busiest)
	}
}
