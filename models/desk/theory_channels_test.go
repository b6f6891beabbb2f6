package desk

import (
	"fmt"
	"math"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// written is a queue of which a share comes in writing.
func written(perHour, minutes, agents, share float64) Params {
	p := queue(perHour, minutes, agents)
	p.Categories[0].Written = share
	return p
}

// A backlog alone is M/M/c with endless patience: its mean number and the mean age of its cases are Erlang
// C's, and they hold Little's law: backlog = cases a minute · age.
func TestBacklogByConfiguration(t *testing.T) {
	for _, blend := range []float64{0, .5, 1} { // of one kind of work blending is nothing
		e := textbook.Erlang{Arrivals: .5, Service: 1. / 15, Servers: 8}.Solve()
		p := written(30, 15, 8, 1)
		p.Deferred.Blend, p.Humans.PatienceFamily, p.Humans.PatienceMinutes = blend, Exponential, .1
		measured(t, p, length(12, 24), map[string]float64{
			"backlog_mean": e.Queue, "case_wait": e.WaitMean, "occupancy": e.Busy, "cases_closed": 0,
		})
	}
}

// Two separate desks are two queues, one blended desk is two priorities that interrupt nobody: live
// contacts first (Cobham 1954).
func TestBlendByConfiguration(t *testing.T) {
	p := written(40, 6, 6, .5) // 20 an hour of each kind, 2 erlangs each
	alone := textbook.Erlang{Arrivals: 20. / 60, Service: 1. / 6, Servers: 3, Within: 20. / 60}.Solve()
	measured(t, p, length(12, 24), map[string]float64{
		"wait_mean": alone.WaitMean, "wait_probability": alone.Wait, "service_level": alone.Level,
		"case_wait": alone.WaitMean, "backlog_mean": alone.Queue,
	})
	p.Deferred.Blend = 1
	both := textbook.Cobham([]float64{20. / 60, 20. / 60}, 6, 6)
	measured(t, p, length(12, 24), map[string]float64{"wait_mean": both[0], "case_wait": both[1]})
}

// Cases by priority and age stand as Cobham's classes, and the oldest first as one line: the mean number of
// each class in the backlog at midnight is λ·W.
func TestCasesByPriorityAndAge(t *testing.T) {
	p, perMinute := threeClasses()
	p.Categories[0].Written = 1
	one := textbook.Erlang{Arrivals: 3, Service: 1. / 3, Servers: 10}.Solve()
	want := map[Order][]float64{OldestFirst: {one.Queue, 0, 0}, PriorityAndAge: nil}
	for k, wait := range textbook.Cobham(perMinute, 3, 10) {
		want[PriorityAndAge] = append(want[PriorityAndAge], perMinute[k]*wait)
	}
	for order, numbers := range want {
		p.Deferred.Order = order
		p.Horizon.Months = length(12, 60)
		var d Desk
		d.branchUnder(pastOf(sim.NewFates(5, 0), p, listener{}), p)
		var seen [3]stats.Moments
		for end := d.day + engineDay(d.base.days); d.day < end; {
			d.playDay()
			for k := range seen {
				seen[k].Add(float64(d.backlogs[0][k].Len()))
			}
		}
		for k, number := range numbers {
			m := &seen[k]
			if se := m.SD() / math.Sqrt(float64(m.N())); !(math.Abs(m.Mean()-number) <= 4*se) {
				t.Errorf("order %v: %.4f ± %.4f cases of class %d, theory %.4f", order, m.Mean(), se, k, number)
			}
		}
	}
}

// Where cases close by themselves the backlog holds Little's law all the same: mean number = Σ ages / time.
func TestBacklogHoldsLittlesLaw(t *testing.T) {
	p := written(30, 15, 6, 1) // more work than people: ages end at the closing
	p.Deferred.CloseDays = 3
	row := Play(t.Context(), sim.NewFates(7, 0), []Params{p}, 0)[0]
	value := func(name string) float64 { k, _ := Column(Measures, name); return row.Values[k] }
	closed := value("cases_closed")
	if closed < .1 || value("closed_age") < 3*sim.Day || value("closed_age") > 4*sim.Day {
		t.Errorf("closed %.3f at %.1f minutes", closed, value("closed_age"))
	}
	age := closed*value("closed_age") + (1-closed)*value("case_wait")
	leave := value("cases_filed") / (float64(p.Horizon.MonthEnd(p.Horizon.Months-1)) * sim.Day) // a minute
	if got, law := value("backlog_mean"), leave*age; math.Abs(got/law-1) > .02 {
		t.Errorf("backlog %.2f, %.3f a minute · %.2f minutes = %.2f", got, leave, age, law)
	}
}

// Who asks: a case that waits W days is asked about on each day from the stated age on with the stated
// chance. Where nobody answers, every case lives until it is closed, so there are as many days to ask.
func TestChaseUpsAsStated(t *testing.T) {
	p := written(20, 15, .001, 1)
	p.Deferred = Deferred{ChaseUp: .4, ChaseDays: 2, CloseDays: 7}
	p.Humans.MaxContacts = 50
	// dawns at an age of 2 days or more, before the one at which it is 7: five
	measured(t, p, 6, map[string]float64{"chase_ups": .4 * 5})
}

// A first-come-first-served line in which nobody hangs up has callbacks in it without a difference: whoever
// holds the place and is reached is served in the same order at the same moments. Rows are the same to
// the bit but for those of callbacks.
func TestCallbacksHoldTheirPlaces(t *testing.T) {
	p := queue(200, 3, 12)
	with := p
	with.Callback = Callback{Accepted: .6, OfferedAfter: 1, HoldsPlace: true, Reached: 1, Attempts: 1, RetryMinutes: 30}
	for w := range uint64(4) {
		a := Play(t.Context(), sim.NewFates(7, w), []Params{p}, 0)[0]
		b := Play(t.Context(), sim.NewFates(7, w), []Params{with}, 0)[0]
		for k, m := range Measures {
			if x, y := fmt.Sprint(a.Values[k]), fmt.Sprint(b.Values[k]); x != y && !isCallbacks(m.Name) {
				t.Errorf("world %d: %s is %s, with callbacks %s", w, m.Name, x, y)
			}
		}
	}
}

// Everybody who would wait takes a callback, however impatient: nobody hangs up, and the line is Erlang C's.
func TestCallbacksOfTheImpatient(t *testing.T) {
	p := queue(200, 3, 12)
	p.Humans.PatienceFamily, p.Humans.PatienceMinutes = Exponential, .5
	p.Callback = Callback{Accepted: 1, HoldsPlace: true, Reached: 1, Attempts: 1, RetryMinutes: 30}
	e := textbook.Erlang{Arrivals: 200. / 60, Service: 1. / 3, Servers: 12, Within: 20. / 60}.Solve()
	measured(t, p, length(12, 24), map[string]float64{
		"abandonment": 0, "wait_mean": e.WaitMean, "service_level": e.Level, "callbacks_taken": e.Wait,
		"callback_wait": e.WaitMean / e.Wait,
	})
}

// Announced waits are those of the line: with ρ = λ/(nμ), P(offered) = P(at least m in line) = C·ρ^m, m the
// fewest ahead that are announced longer. A callback is missed where every call is.
func TestCallbacksAsAnnounced(t *testing.T) {
	p := queue(200, 3, 12)
	const after = .875 // between the announcements of 2 and 3 ahead, .75 and 1 minute
	p.Callback = Callback{
		Accepted: 1, OfferedAfter: after, HoldsPlace: true, Reached: .7, Attempts: 2, RetryMinutes: 30,
	}
	p.Humans.MaxContacts = 1 // who is never reached gives up
	e := textbook.Erlang{Arrivals: 200. / 60, Service: 1. / 3, Servers: 12, Within: 20. / 60}.Solve()
	few := p
	few.Callback.Reached = 1
	measured(t, few, length(12, 24), map[string]float64{"callbacks_offered": e.Wait * math.Pow(10./12, 3)})
	measured(t, p, length(12, 24), map[string]float64{"callbacks_missed": .09, "calls_back_missed": .3})
}

// Called at the time quoted, customers stand last in line then, and wait longer than in their places.
func TestCallbacksWithoutAPlace(t *testing.T) {
	p := queue(200, 3, 11)
	p.Callback = Callback{Accepted: 1, HoldsPlace: true, Reached: 1, Attempts: 1, RetryMinutes: 30}
	place := p
	place.Callback.HoldsPlace = false
	var more stats.Moments
	k, _ := Column(Measures, "callback_wait")
	for w := range uint64(6) {
		a := Play(t.Context(), sim.NewFates(7, w), []Params{p}, 0)[0]
		b := Play(t.Context(), sim.NewFates(7, w), []Params{place}, 0)[0]
		more.Add(b.Values[k] - a.Values[k])
	}
	if !(more.Mean() > 4*more.SD()/math.Sqrt(6)) {
		t.Errorf("without a place %.3f minutes longer", more.Mean())
	}
}

// isCallbacks is whether a measure is of callbacks alone.
func isCallbacks(name string) bool {
	return len(name) > 4 && name[:4] == "call"
}

// Heads for cases: where nobody takes both kinds, the agents of the week are those for live contacts and
// the work of cases over how busy these may be; blended, spare time is taken off. A desk staffed so keeps up
// with its cases, and what is written moves no head from the hours of those who call.
func TestHeadsForCases(t *testing.T) {
	p := silent(HumansOnly)
	p.Segments[0].Customers = 60_000
	for k := range p.Categories {
		p.Categories[k].Written = .4
	}
	sized := func(blend float64) *base { p.Deferred.Blend = blend; return newBase(statusQuo(p)) }
	b := sized(0)
	z := sizing{b: b, scale: 1}
	f := b.pools[0].flow
	work := 7 * z.issuesPerDay() * f.CaseMinutes / 60 * z.novicePace() // agent-hours a week
	f.Written, f.CasesAnswered, f.Answered = 0, 0, f.Answered-f.CasesAnswered
	f.HumanMinutes, f.CaseMinutes = f.HumanMinutes-f.CaseMinutes, 0
	live := z.week(&f)
	busiest := casesBusy
	if most := p.Humans.Occupancy; most > 0 {
		busiest = min(busiest, most)
	}
	// Load and staff are found in rounds, so that both sides agree to a rest of these.
	agents := func(b *base) float64 { return b.pools[0].staff.needed * b.perWeek * b.team.onDesk }
	if got, want := agents(b), live.agents()+work/busiest; math.Abs(got/want-1) > 1e-4 {
		t.Errorf("%.2f agent-hours, %.2f for live contacts and cases apart", got, want)
	}
	spare := max(0, busiest*live.agents()-live.agents()*live.occupancy)
	want := live.agents() + max(0, work-.5*spare)/busiest
	if got := agents(sized(.5)); math.Abs(got/want-1) > 1e-4 || !(spare > 0) {
		t.Errorf("%.2f agent-hours half blended, want %.2f with %.2f to spare", got, want, spare)
	}
	p.Deferred.Blend = 0
	p.Horizon.Months = 6
	row := Play(t.Context(), sim.NewFates(3, 0), []Params{p}, 0)[0]
	value := func(name string) float64 { k, _ := Column(Measures, name); return row.Values[k] }
	if !(value("case_wait") < sim.Day) || !(value("service_level") > p.Humans.ServiceLevel-.05) {
		t.Errorf("cases wait %.0f minutes, level %.3f of live contacts", value("case_wait"), value("service_level"))
	}
}
