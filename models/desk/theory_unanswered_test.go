package desk

import (
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
)

// By a midnight everybody has given up who wrote before the stated time, and nobody
// else. The backlog is the last T days' mail, λ·T on average.
func TestGivenUpWhereNobodyAnswers(t *testing.T) {
	p := written(20, 15, 1e-9, 1)
	const days = 3
	p.Deferred.GiveUpDays = days
	var d Desk
	d.branchUnder(pastOf(sim.NewFates(5, 0), p, listener{}), p)
	d.taken, d.month = &[forks][2]uint32{}, &d.tally[1]
	var filed, gaveUp []uint32
	for range 14 {
		d.playDay()
		filed, gaveUp = append(filed, d.filings), append(gaveUp, d.taken[givesUpWaiting][yes])
	}
	for n := days + 1; n < len(filed); n++ {
		got, want := gaveUp[n]-gaveUp[days], filed[n-days]-filed[0]
		if got != want || want == 0 {
			t.Errorf("midnight %d: %d gave up since midnight %d, %d wrote as long before", n, got, days, want)
		}
	}
	const mean = 20 * 24 * days
	measured(t, p, 6, map[string]float64{"backlog_end": mean, "backlog_mean": mean, "given_up": 1})
}

// Where everybody who would wait takes a callback and waits at home no longer than a
// constant time, the line is M/M/c+D with more work than people.
func TestCallbacksWithPatience(t *testing.T) {
	const patience = 2. // minutes
	p := queue(200, 3, 9)
	p.Humans.PatienceFamily, p.Humans.PatienceMinutes = Exponential, .5
	p.Callback = Callback{Accepted: 1, HoldsPlace: true, Reached: 1, Attempts: 1, RetryMinutes: 30}
	p.Deferred.GiveUpDays = patience / sim.Day
	e := textbook.Erlang{Arrivals: 200. / 60, Service: 1. / 3, Servers: 9, Within: 20. / 60}.Constant(patience)
	measured(t, p, length(6, 24), map[string]float64{
		"given_up": e.Abandon, "wait_mean": e.WaitMean, "queue_mean": e.Queue, "service_level": e.Level,
		"abandonment": 0, "callbacks_taken": e.Wait,
	})
}

// A backlog whose writers give up after a constant time is M/M/c+D, also where that time
// ends within a day and with more work than people.
func TestBacklogWithPatience(t *testing.T) {
	const patience = 30. // minutes
	for _, agents := range []float64{6, 8} {
		p := written(30, 15, agents, 1)
		p.Deferred.GiveUpDays = patience / sim.Day
		e := textbook.Erlang{Arrivals: .5, Service: 1. / 15, Servers: int(agents)}.Constant(patience)
		measured(t, p, length(12, 24), map[string]float64{
			"given_up": e.Abandon, "backlog_mean": e.Queue, "occupancy": e.Busy,
			"case_wait": (e.WaitMean - e.Abandon*patience) / (1 - e.Abandon),
		})
	}
}
