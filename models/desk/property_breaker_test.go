package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// With nothing wrong every trip is false, and on a window of a day as frequent
// as the sampling error says: with s sessions, of which the share p wants a
// human, and a limit l
//
//	P(trip) = E[ Φ( −(l−1)·√( s·p/(1−p) ) ) ],   s Poisson
func TestFalseTripsAreChance(t *testing.T) {
	p := company()
	calm(1)(&p)
	p.Categories = p.Categories[:1]
	c := &p.Categories[0]
	c.Share, c.Correlation, c.AssistantSuccess = 1, 0, .6
	p.Arrivals.DayCV, p.Humans.Slack, p.Assistant.RampDays, p.Horizon.Months = 0, 3, 0, 24
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	a := &p.Assistant
	wish := (1 - a.Abandonment) * (.4*(1-a.Silent) + .6*a.OverEscalation)
	const worlds = 4
	watched := float64(MonthEnd(p.Horizon.Months-1) - settleDays - learnDays)
	trips, sessions := 0.0, 0.0
	for w := range uint64(worlds) {
		row := Play(sim.NewFates(21, w), []Params{p}, 0)[0]
		if row.Values[measureIndex("trips")] != row.Values[measureIndex("false_trips")] {
			t.Fatal("a trip with nothing wrong is not called false")
		}
		trips += row.Values[measureIndex("trips")]
		sessions += row.Values[measureIndex("contained")] * row.Values[measureIndex("contacts")]
	}
	days := float64(MonthEnd(p.Horizon.Months-1)) * worlds
	mean := sessions / days / (a.Abandonment + (1-a.Abandonment)*.6*(1-a.OverEscalation) + (1-a.Abandonment)*.4*a.Silent)
	want := 0.0
	for s := 1.0; s < 3*mean; s++ {
		weight := math.Exp(s*math.Log(mean) - mean - lgamma(s+1))
		want += weight * .5 * math.Erfc(.1*math.Sqrt(s*wish/(1-wish))/math.Sqrt2)
	}
	watched *= worlds
	if got, se := trips/watched, math.Sqrt(want*(1-want)/watched); math.Abs(got-want) > 4*se {
		t.Errorf("%.4f false trips a day, theory %.4f ± %.4f (%.0f sessions a day)", got, want, se, mean)
	} else {
		t.Logf("%.4f false trips a day, theory %.4f ± %.4f (%.0f sessions a day)", got, want, se, mean)
	}
}

func lgamma(x float64) float64 { v, _ := math.Lgamma(x); return v }
