package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// shaken is an assistant that a release confuses for weeks, now and then, under
// a breaker that watches what it is told to.
func shaken(wishes, comebacks, actions float64) func(*Params) {
	return func(p *Params) {
		p.Assistant.ShockEveryDays, p.Assistant.ShockDepth, p.Assistant.ShockDays = 60, .6, 40
		p.Assistant.Silent = .4
		c := &p.Controls
		c.LeakRate, c.LeakCost = .1, 50
		c.Breaker, c.BreakerWishes, c.BreakerComebacks, c.BreakerActions = true, wishes, comebacks, actions
		c.BreakerWindow, c.BreakerDays = 7, 14
	}
}

func unwatched(p *Params) { shaken(0, 0, 0)(p); p.Controls.Breaker = false }

// Each of its rates trips the breaker by itself, and one that is not watched
// does nothing, to the last bit.
func TestBreakerWatches(t *testing.T) {
	all := []string{"trips", "solved_by_human"}
	holdClaims(t, []claim{
		{"the breaker sees wishes for a human after a release", unwatched, shaken(1.1, 0, 0), all, []string{"contained"}, nil},
		{"the breaker sees who comes back", unwatched, shaken(0, 1.1, 0), all, []string{"contained"}, nil},
		{"the breaker sees actions out of policy, and stops them", unwatched, shaken(0, 0, 1.3), all, []string{"contained", "leakage"}, nil},
		{"a breaker that watches nothing does nothing", unwatched, shaken(0, 0, 0), nil, nil, []string{"trips", "contained", "net", "leakage"}},
		{"a longer window trips less often by chance", calm(1), calm(14), nil, []string{"false_trips"}, []string{"incidents"}},
	})
}

// calm is an assistant with which nothing is wrong, under a breaker with a low
// limit on wishes for a human.
func calm(window float64) func(*Params) {
	return func(p *Params) {
		fixSuccess(p)
		p.Controls.Breaker, p.Controls.BreakerWishes, p.Controls.BreakerWindow = true, 1.1, window
	}
}

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
