package desk

import (
	"fmt"
	"math"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// openings are desks by their hours.
var openings = []struct {
	name string
	set  func(p *Params)
}{
	{"never closes", func(p *Params) { opening(p, 7, 0, 24) }},
	{"every day", func(p *Params) { opening(p, 7, 7, 21) }},
	{"weekdays", func(p *Params) { opening(p, 5, 8, 18) }},
	{"at night", func(p *Params) { opening(p, 7, 22, 30) }},
	{"once a week", func(p *Params) { opening(p, 1, 9, 17) }},
}

// opening opens the first so many days of the week.
func opening(p *Params, days int, from, until float64) {
	for wd := range 7 {
		p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = from, from
		if wd < days {
			p.Humans.OpenUntil[wd] = until
		}
	}
}

// The stated mean delay is the mean delay, from minutes to weeks, whatever the hours of
// the desk; and who leaves an open desk comes back to an open desk.
func TestStatedDelayIsTheMeanDelay(t *testing.T) {
	const n = 60_000
	for _, c := range openings {
		p := company()
		c.set(&p)
		b := newBase(statusQuo(p))
		for _, mean := range []float64{10. / 1440, 1. / 24, 8. / 24, 1, 3, 14} {
			t.Run(fmt.Sprintf("%s, %.3g days", c.name, mean), func(t *testing.T) {
				key, delays := sim.NewFates(41, 0).Of(1), stats.Moments{}
				for k := uint32(0); delays.N() < n; k++ {
					at := (200 + 7*key.Uniform(1, k)) * sim.Day
					if !b.isOpen(at) {
						continue
					}
					due := at + mean*sim.Day*key.Exp(2, k)
					back, day := b.dueBack(at, due, key.Uniform(3, k), key.Uniform(4, k))
					if day >= 0 {
						r, u := &b.returnDays[b.weekday(day)], key.Uniform(5, k)
						back = day.dawn() + hourShare(&r.cum, r.hour.find(u), u)
					}
					if back < at || !b.isOpen(back) {
						t.Fatalf("from minute %.1f of the week back at %.1f, closed or before", at-200*sim.Day,
							back-200*sim.Day)
					}
					delays.Add((back - at) / sim.Day)
				}
				if se := delays.SD() / math.Sqrt(n); math.Abs(delays.Mean()-mean) > 4*se {
					t.Errorf("back after %.4f ± %.4f days, stated %.4f", delays.Mean(), se, mean)
				}
			})
		}
	}
}

// delayed is a company that is watched for one kind of return: how it is stated, and
// what the notes of its beginning and its end say.
type delayed struct {
	name   string
	set    func(p *Params, days float64)
	begins func(n *Note) bool
}

var delayedReturns = []delayed{
	{"repeat_after", func(p *Params, days float64) {
		p.Routing.Policy, p.Humans.RepeatDays, p.Humans.RepeatReturn = HumansOnly, days, 1
	}, func(n *Note) bool { return n.Facts.Outcome == NotHelped }},
	{"returns_after", func(p *Params, days float64) {
		p.Routing.Policy, p.Humans.ReturnDays, p.Humans.Return, p.Humans.Redial = HumansOnly, days, 1, 0
		p.Humans.RepeatReturn, p.Cut.Share, p.Humans.PatienceMinutes = 0, .4, 1
	}, func(n *Note) bool { return n.Facts.Outcome == NotHelped }},
	{"comes_back_after", func(p *Params, days float64) {
		p.Valve.NoRoute, p.Valve.GiveUp, p.Valve.SwitchChannel, p.Valve.ReturnDays = 1, 0, 0, days
		p.Humans.RepeatReturn, p.Humans.Return, p.Humans.Redial, p.Assistant.Silent = 0, 0, 0, 0
	}, func(n *Note) bool { return n.Facts.Outcome == NotHelped }},
	{"discovery", func(p *Params, days float64) {
		p.Assistant.Silent, p.Assistant.DiscoveryDays, p.Humans.RepeatReturn = 1, days, 0
		p.Assistant.Abandonment = 0
	}, func(n *Note) bool { return n.Turn == Deceived }},
}

// What is stated is what is played: from the note that a customer will be back to the
// next of the same issue, by any key that says how long people take. Those near the
// horizon, whose return it may not show, are left out.
func TestStatedDelaysAreThosePlayed(t *testing.T) {
	for _, c := range delayedReturns {
		for _, days := range []float64{1. / 24, 2} {
			t.Run(fmt.Sprintf("%s, %.3g days", c.name, days), func(t *testing.T) {
				p := company()
				fixSuccess(&p)
				opening(&p, 7, 0, 24)
				p.Segments[0].Customers, p.Horizon.Months, p.Humans.MaxContacts = 6_000, 6, 200
				p.Humans.Slack, p.Assistant.RampDays, p.Humans.PatienceMinutes, p.Churn.Scale = 1, 0, 600, 0
				c.set(&p, days)
				delays := stats.Moments{}
				for w := range uint64(2) {
					since := map[sim.Key]float64{}
					for _, n := range Chronicle(t.Context(), sim.NewFates(42, w), p) {
						if from, waits := since[n.Facts.Issue]; waits && n.Facts.Issue != 0 {
							delays.Add((n.Minute - from) / sim.Day)
							delete(since, n.Facts.Issue)
						}
						if c.begins(&n) && n.Minute < float64(p.Horizon.MonthEnd(3))*sim.Day {
							since[n.Facts.Issue] = n.Minute
						}
					}
					if len(since) > 0 {
						t.Fatalf("%d never came back", len(since))
					}
				}
				se := delays.SD() / math.Sqrt(float64(delays.N()))
				if t.Logf("%d returns, after %.4f ± %.4f days", delays.N(), delays.Mean(), se); delays.N() < 400 ||
					math.Abs(delays.Mean()-days) > 4*se {
					t.Errorf("back after %.4f ± %.4f days, stated %.4f", delays.Mean(), se, days)
				}
			})
		}
	}
}

// erlangR is a queue whose callers come back: 600 an hour of 5 minutes each, of whom
// three in ten return an hour later (Yom-Tov and Mandelbaum 2014, Manufacturing &
// Service Operations Management 16).
func erlangR(agents float64) Params {
	p := queue(600, 5, agents)
	p.Categories[0].FirstContact = .7
	p.Humans.RepeatReturn, p.Humans.RepeatDays, p.Humans.MaxContacts = 1, 1./24, 100
	p.Horizon.Months = 1
	return p
}

// With a server for everybody the numbers in service and in delay are those of
// Jackson's network: λ·S/(1 − p) and λ·p·D/(1 − p).
func TestErlangRByConfiguration(t *testing.T) {
	e := textbook.Returning{
		Erlang: textbook.Erlang{Arrivals: 10, Service: .2, Servers: 75, Within: 20. / 60}, Back: .3, Delay: 60,
	}.Solve()
	measured(t, erlangR(math.Inf(1)), length(6, 12), map[string]float64{
		"in_service_mean": e.InService, "returning_mean": e.Away,
	})
	measured(t, erlangR(75), length(8, 24), map[string]float64{
		"wait_probability": e.Wait, "occupancy": e.Busy, "in_service_mean": e.InService,
		"at_desk_mean": e.InService + e.Queue, "returning_mean": e.Away,
	})
}
