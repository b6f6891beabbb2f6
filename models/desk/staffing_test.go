package desk

import (
	"math"
	"testing"
)

// A large desk is sized from a few loads; solving for every one gives the same.
func TestLargeDeskInterpolates(t *testing.T) {
	p := statusQuo(company())
	p.Segments[0].Customers = 20e6
	for wd := range 7 { // every hour another load
		for h := range 24 {
			p.Arrivals.HourOfWeek[wd*24+h] *= 1 + .3*math.Sin(float64(h)) + .02*float64(wd)
		}
	}
	b := newBase(p)
	z := sizing{b: b, scale: 1}
	arrivals, minutes := z.load(&b.reference)
	beta := 0.
	for load, quick := range z.forLoads(arrivals[:], minutes) {
		exact := z.hour(load/60, minutes, &beta)
		if math.Abs(quick.servers/exact.servers-1) > .001 || math.Abs(quick.line.Abandon-exact.line.Abandon) > .002 {
			t.Errorf("load %.0f an hour: %.1f servers, exactly %.1f; abandon %.4f, exactly %.4f",
				load, quick.servers, exact.servers, quick.line.Abandon, exact.line.Abandon)
		}
	}
}

// TestStaffForIsStaffedLikeDay0: cut to the heads that give a service level, a
// desk has as many as one that was sized for that level in the first place, where
// who hangs up and calls again is in the load.
func TestStaffForIsStaffedLikeDay0(t *testing.T) {
	for _, level := range []float64{.8, .6, .4} {
		p := company()
		p.Humans.ServiceLevel, p.Humans.Redial, p.Routing.Policy = .9, .8, HumansOnly
		sized := p
		sized.Humans.ServiceLevel = level
		p.Cut.StaffLevel, p.Cut.StaffWithin = level, p.Humans.AnswerWithin
		want := newBase(sized).staff.heads
		if got := newBase(p).staff.heads * (1 - p.Depth()); math.Abs(got/want-1) > .005 {
			t.Errorf("%.0f %%: %.2f heads are left, a desk of that level has %.2f", 100*level, got, want)
		}
	}
}
