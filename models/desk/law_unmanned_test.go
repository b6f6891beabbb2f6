package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// unmanned is a company open around the clock, whose every caller gives up once
// patience ends, with heads of its pools as stated.
func unmanned(front, expert float64) Params {
	p := quoOf(company())
	p.Segments[0].Customers, p.Horizon.Months = 3_000, 3
	for wd := range 7 {
		p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = 0, 24
	}
	p.Humans.Redial, p.Humans.Return, p.Humans.RepeatReturn = 0, 0, 0
	p.Pools = []Pool{
		{Name: "front", Skills: []string{"bounded"}, Heads: front, CostPerHeadYear: math.NaN()},
		{Name: "expert", Skills: []string{"long_tail"}, Heads: expert, CostPerHeadYear: math.NaN()},
	}
	return p
}

// Where nobody is on duty everybody hangs up, and nobody waits longer than they
// are ready to: at a desk, in a pool, for any patience, whatever else they would do.
func TestNobodyOnDuty(t *testing.T) {
	for _, c := range []struct {
		name                 string
		front, expert, share float64 // of callers whose pool has nobody
	}{
		{"desk", 0, 0, 1},
		{"pool", 40, 0, .25},
	} {
		for _, again := range []float64{0, .5} {
			p := unmanned(c.front, c.expert)
			p.Humans.Redial, p.Humans.Return = again, again
			row := Play(t.Context(), sim.NewFates(3, 0), []Params{p}, 0)[0]
			// Who calls again and again, where nobody answers, weighs more.
			if got := valueOf(row, "abandonment"); got < c.share-.03 {
				t.Errorf("%s, calls again %v: %.3f hang up", c.name, again, got)
			}
		}
	}
	// The mean wait is the mean patience, whichever family, since nobody is answered.
	for _, family := range []Family{Exponential, Lognormal, Gamma, Deterministic} {
		p := unmanned(0, 0)
		p.Humans.PatienceFamily, p.Humans.PatienceMinutes, p.Humans.PatienceCV = family, 30, .5
		var wait stats.Moments
		for w := range uint64(8) {
			wait.Add(valueOf(Play(t.Context(), sim.NewFates(4, w), []Params{p}, 0)[0], "wait_mean"))
		}
		// Who waits at the horizon has come, and has not hung up: half an hour in 90 days.
		if se := wait.SD() / math.Sqrt(8); math.Abs(wait.Mean()-30) > 4*se+.01 {
			t.Errorf("family %d: nobody answers, and they wait %.3f ± %.3f minutes, patience 30", family,
				wait.Mean(), se)
		}
	}
}

// Closing a pool loses its customers: to let nobody answer costs, and every issue
// that nobody answered ends, or comes back, within the day its customer hung up.
func TestClosingAPoolIsFelt(t *testing.T) {
	p := unmanned(40, 10)
	p.Segments[0].Customers = 12_000
	closed := p
	closed.Cut = Cut{Share: 1, Pool: "expert", Stages: 1}
	rows := Play(t.Context(), sim.NewFates(5, 1), []Params{p, closed}, 0)
	if a, b := valueOf(rows[0], "given_up"), valueOf(rows[1], "given_up"); b < a+.15 {
		t.Errorf("given up: %.3f with everybody there, %.3f with a quarter of the work answered by nobody", a, b)
	}
	if left := valueOf(rows[1], "left_over_service"); left <= valueOf(rows[0], "left_over_service") {
		t.Errorf("nobody leaves over a line that nobody answers: %v", left)
	}
}

// The daily log sees what the month sees: whoever is in line at midnight is still
// ready to wait, and all who came are answered, missed or waiting.
func TestNobodyIsLeftInLineUnnoticed(t *testing.T) {
	p := unmanned(0, 0)
	f := sim.NewFates(6, 0)
	var d Desk
	d.branchUnder(pastOf(f, p, listener{}), p)
	d.month = &d.tally[1]
	for end := d.day + 40; d.day < end; {
		d.playDay()
		for k := range d.teams {
			for c := range d.teams[k].lines {
				for e := range d.teams[k].lines[c].All() {
					if is := &d.issues[e.slot]; is.stay != e.stay || is.leaves < d.day.dawn() {
						t.Fatalf("on the evening of day %d somebody stands in line who has left", d.day-1)
					}
				}
			}
		}
	}
}
