package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// Who comes back within 30 days is what the delays say. A return after X days,
// X exponential of mean τ, counted from a moment U of the day, falls on day
// ⌊U+X⌋+1, so that it is in time with
//
//	P(X < 30 − U) = 1 − e^(−30/τ)·τ·(e^(1/τ) − 1),   U uniform
//
// and it happens at all with the chance to come back of who was not helped.
func TestReturnsWithinThirtyDays(t *testing.T) {
	p := company()
	fixSuccess(&p)
	p.Assistant.RampDays, p.Assistant.DiscoveryDays, p.Humans.RepeatDays = 0, 25, 12
	p.Horizon.Months, p.Segments[0].Customers = 8, 20_000
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	inTime := func(tau float64) float64 { return 1 - math.Exp(-30/tau)*tau*math.Expm1(1/tau) }
	var gap stats.Moments
	for w := range uint64(12) {
		v := Play(sim.NewFates(31, w), []Params{p}, 0)[0].Values
		of := func(name string) float64 { return v[measureIndex(name)] }
		late := of("contained_left_bot")*inTime(12) + of("contained_silent")*inTime(25)
		want := 1 - p.Humans.RepeatReturn*late/of("contained")
		gap.Add(of("no_return_30_days") - want)
		billed := of("contained_resolved") + of("contained_silent") + of("contained_left_bot")
		if math.Abs(of("assumed_resolved")-billed) > 1e-12 {
			t.Errorf("assumed resolved %v, its parts %v", of("assumed_resolved"), billed)
		}
	}
	if se := gap.SD() / math.Sqrt(float64(gap.N())); math.Abs(gap.Mean()) > 4*se || se > .002 {
		t.Errorf("no return in 30 days is off by %.5f ± %.5f", gap.Mean(), se)
	}
}

// Behind an open valve and a patient line everybody who asks reaches a human;
// behind steps, who stays in all of them and has a route.
func TestReachingAHuman(t *testing.T) {
	p := company()
	fixSuccess(&p)
	p.Assistant.RampDays, p.Humans.PatienceFamily, p.Humans.Slack, p.Horizon.Months = 0, Endless, 1, 4
	v := &p.Valve
	v.GiveUp, v.SwitchChannel, p.Humans.RepeatReturn = 1, 0, 0 // every issue asks once
	hidden := p
	hidden.Valve.Steps, hidden.Valve.NoRoute = 3, .25
	var gap stats.Moments
	want := .75 * math.Pow(1-v.DropPerStep, 3)
	for w := range uint64(8) {
		rows := Play(sim.NewFates(32, w), []Params{p, hidden}, 0)
		// At the horizon a handful still waits for the desk to open.
		if got := rows[0].Values[measureIndex("reached_a_human")]; got < .995 {
			t.Errorf("open valve: %.4f of those who ask reach a human", got)
		}
		gap.Add(rows[1].Values[measureIndex("reached_a_human")] - want)
	}
	if se := gap.SD() / math.Sqrt(float64(gap.N())); math.Abs(gap.Mean()) > 4*se || se > .004 {
		t.Errorf("behind steps %.4f ± %.4f from %.4f", gap.Mean(), se, want)
	}
}
