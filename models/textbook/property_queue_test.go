package textbook

import (
	"math"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// drawQueue draws a queue with whole mechanisms switched off per draw.
func drawQueue(t *rapid.T) Queue {
	on := func(name string) bool { return rapid.Bool().Draw(t, name) }
	q := Queue{
		Arrivals:    rapid.Float64Range(.2, 5).Draw(t, "arrivals"),
		Servers:     rapid.IntRange(1, 6).Draw(t, "servers"),
		ServiceMean: rapid.Float64Range(.1, 2).Draw(t, "service"),
		Customers:   uint64(rapid.IntRange(1, 400).Draw(t, "customers")),
	}
	if on("impatient") {
		q.PatienceMean = rapid.Float64Range(.05, 3).Draw(t, "patience")
		if on("constant patience") {
			q.Patience = Constant
		}
		if on("redials") {
			q.Redial, q.RedialMean = rapid.Float64Range(.1, .9).Draw(t, "again"),
				rapid.Float64Range(.01, 5).Draw(t, "delay")
		}
	}
	switch rapid.IntRange(0, 2).Draw(t, "law") {
	case 1:
		q.Service = Constant
	case 2:
		q.Service = Lognormal(2)
	}
	return q
}

// ending is how one call ended, and when.
type ending struct {
	who    uint64
	served bool
	at     sim.Time
}

func endings(q *Queue, f sim.Fates) ([]ending, Record) {
	var all []ending
	q.watch = func(who uint64, served bool, at sim.Time) { all = append(all, ending{who, served, at}) }
	r := q.Play(f)
	sort.Slice(all, func(i, j int) bool { return all[i].who < all[j].who })
	return all, r
}

// guard plays a queue and asks after every event for what must always be true.
type guard struct {
	*Queue
	t    *rapid.T
	last sim.Time
	area float64 // ∫ number in line dt
}

func (g *guard) Handle(at sim.Time, e sim.Event) {
	if at < g.last {
		g.t.Fatalf("the clock went back from %v to %v", g.last, at)
	}
	g.area += float64(g.line.Len()) * (at - g.last)
	g.last = at
	g.Queue.Handle(at, e)
	if g.busy < 0 || g.busy > g.Servers {
		g.t.Fatalf("%d of %d servers busy", g.busy, g.Servers)
	}
	if g.line.Len() > 0 && g.busy < g.Servers {
		g.t.Fatalf("%d wait, %d of %d servers busy", g.line.Len(), g.busy, g.Servers)
	}
}

// TestFlowIsConserved: every call ends once, in order of the line; nobody is
// served who hung up; the desk is empty at the end. Without impatience the area
// under the line is the sum of the waits (Little's law, exact from empty to empty).
func TestFlowIsConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQueue(t)
		all, _ := endings(&q, sim.NewFates(1, rapid.Uint64().Draw(t, "world")))
		g := &guard{Queue: &q, t: t}
		q.start(q.fates)
		q.calendar.Run(g, math.Inf(1))
		r := q.record
		if q.busy != 0 || q.line.Len() != 0 || q.calendar.Len() != 0 {
			t.Fatalf("%d busy, %d in line, %d events left", q.busy, q.line.Len(), q.calendar.Len())
		}
		if float64(len(all)) != r.Calls() {
			t.Fatalf("%d endings, %v calls", len(all), r.Calls())
		}
		if q.Redial == 0 && r.Calls() != float64(q.Customers) {
			t.Fatalf("%v calls ended of %d customers", r.Calls(), q.Customers)
		}
		first := map[uint64]int{}
		for _, e := range all {
			first[e.who&(1<<attemptBit-1)]++
		}
		if len(first) != int(q.Customers) {
			t.Fatalf("%d customers ended of %d", len(first), q.Customers)
		}
		if q.PatienceMean == 0 && math.Abs(g.area-r.Wait) > 1e-9*(1+r.Wait) {
			t.Fatalf("area under the line %v, waits %v", g.area, r.Wait)
		}
	})
}

// TestLazyPatienceIsExact: finding out late who hung up changes nothing: the
// same customers hang up and are served, at identical times.
func TestLazyPatienceIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQueue(t)
		q.Redial = 0
		plain := q
		plain.eager = true
		f := sim.NewFates(2, rapid.Uint64().Draw(t, "world"))
		got, _ := endings(&q, f)
		want, _ := endings(&plain, f)
		if len(got) != len(want) {
			t.Fatalf("%d endings, %d on the plain calendar", len(got), len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%+v, on the plain calendar %+v", got[i], want[i])
			}
		}
	})
}

// TestTiesAtTheServer: patience that ends in the instant a server is free is
// served, by rule, on either way. Constant times make every instant a tie.
func TestTiesAtTheServer(t *testing.T) {
	for _, eager := range []bool{false, true} {
		q := Queue{
			Arrivals: 1, Servers: 1, ServiceMean: 2, Service: Constant, PatienceMean: 1, Customers: 3,
			eager: eager,
		}
		q.start(sim.NewFates(1, 1))
		q.calendar.Reset() // arrivals by hand, all in one instant
		for who := range uint64(2) {
			q.calendar.Schedule(0, sim.NewEvent(Redialled, who))
		}
		q.Patience = func(sim.Key, sim.Purpose, uint32) float64 { return 2 }
		q.calendar.Run(&q, math.Inf(1))
		if q.record.Served != 2 || q.record.HungUp != 0 {
			t.Errorf("eager %v: %v served, %v hung up; want both served", eager, q.record.Served, q.record.HungUp)
		}
	}
}

// TestLittle: the time average of the number in line, looked at from outside
// every half minute, is λ times the mean wait.
func TestLittle(t *testing.T) {
	q := Queue{Arrivals: 3.6, Servers: 4, ServiceMean: 1, Customers: 100_000}
	var difference stats.Moments
	for w := range uint64(worlds) {
		looks, sum := 0.0, 0.0
		q.start(sim.NewFates(5, w))
		for q.calendar.Len() > 0 {
			q.calendar.Run(&q, q.calendar.Now()+.5)
			looks++
			sum += float64(q.line.Len())
		}
		difference.Add(sum/looks - q.Arrivals*q.record.WaitMean())
	}
	near(t, "L − λW", difference, 0)
}

// TestSavedAndBranched: a copy of a queue in the middle of its life plays on as
// the original does, and changing it leaves the original alone.
func TestSavedAndBranched(t *testing.T) {
	q := Queue{Arrivals: 5, Servers: 4, ServiceMean: 1, PatienceMean: 1, Redial: .5, RedialMean: 2, Customers: 2000}
	whole := q.Play(sim.NewFates(6, 1))
	q.start(q.fates)
	q.calendar.Run(&q, 100)
	branch, other := q.branch(), q.branch()
	other.Servers++
	other.calendar.Run(other, math.Inf(1))
	branch.calendar.Run(branch, math.Inf(1))
	q.calendar.Run(&q, math.Inf(1))
	whole.End = 0
	if q.record != whole || branch.record != whole {
		t.Errorf("saved at minute 100: %+v and %+v, in one go %+v", q.record, branch.record, whole)
	}
	if other.record.HungUp >= whole.HungUp {
		t.Error("one server more did not help")
	}
}

func (q *Queue) branch() *Queue {
	b := *q
	b.calendar, b.line = sim.Calendar{}, sim.Line[caller]{}
	b.calendar.CopyFrom(&q.calendar)
	b.line.CopyFrom(&q.line)
	return &b
}
