package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// The luck with incidents has mean 0 at any exposure, late disclosures included, and the variance
// of a compound Poisson sum, rate·Σ E m² over the days. At 8 incidents a year 4,000 worlds tell.
func TestIncidentLuckIsFair(t *testing.T) {
	p := company()
	p.Horizon.Months = 12
	p.Incidents = Incidents{PerYear: 8, Cost: 3, Unknown: .31, Withheld: .53, DisclosureDays: 180, LateRatio: 1.5}
	late := .31 + .69*.53
	for _, exposure := range []float64{.25, 1} {
		const worlds = 4000
		sum, squares := 0., 0.
		for w := range worlds {
			x := IncidentLuck(sim.NewFates(3, uint64(w)), p, exposure)
			sum, squares = sum+x, squares+x*x
		}
		rate, variance := 8*exposure/dates.PlainYear, 0.
		for day := range 365 {
			if day+180 < 365 {
				variance += 9 * rate * (1 - late + late*1.5*1.5)
			} else {
				variance += 9 * rate
			}
		}
		within(t, "mean luck", sum/worlds, 0, math.Sqrt(variance/worlds))
		within(t, "its variance", squares/worlds, variance, variance*math.Sqrt((2+1/(8*exposure))*1.2/worlds))
	}
	p.Incidents.PerYear = 0
	if x := IncidentLuck(sim.NewFates(3, 1), p, 1); x != 0 {
		t.Errorf("luck of %v where there are no incidents", x)
	}
}

// The incidents of the luck are those of a plan: at a constant exposure the desk books what the luck
// says beyond the mean.
func TestIncidentLuckIsThatOfThePlan(t *testing.T) {
	p := company()
	p.Horizon.Months = 12
	p.Incidents = Incidents{PerYear: 8, Cost: 3, Unknown: .31, Withheld: .53, DisclosureDays: 180.5, LateRatio: 1.5}
	mean := 0.
	for w := range 20 {
		fates := sim.NewFates(4, uint64(w))
		d := presentOf(fates, p, listener{})
		d.plan.Incidents = p.Incidents
		before := d.month.booked(fIncidents)
		for day := range 365 {
			d.exposure = .6
			d.day = d.base.dayZero + engineDay(day)
			d.incidentsToday(planDay(day))
		}
		booked, luck := d.month.booked(fIncidents)-before, IncidentLuck(fates, p, .6)
		if w == 0 {
			mean = booked - luck
		}
		if math.Abs(booked-luck-mean) > 1e-9 {
			t.Errorf("world %d: booked %v, luck %v: %v on average, in world 0 %v", w, booked, luck, booked-luck, mean)
		}
	}
}
