package textbook

import (
	"math"

	"boomerang/sim"
)

// Priority is M/M/n with classes: a free server takes the first of the lowest
// class in line; nobody is interrupted. Time is in minutes.
//
// Cobham has its mean times in line, and the tests hold what is played here against them. One mean of
// service for all classes, since the formula asks for it where there are several servers. A customer
// is class and ordinal, so that the draws of one class stand whatever comes in another.
//
// The order inside a class is that of arrival. Who is in class does not move the mean over all: with
// one law of service the classes share out the waits of first come first served (Kleinrock 1965, Naval
// Research Logistics Quarterly 12, the conservation law),
//
//	Σ λ_k·W_k / Σ λ_k = W of Erlang C,
//
// which is the check that finds a line served out of turn.
//
// Needs Σ λ_k·ServiceMean < Servers; above, the last classes wait without bound and the mean is that of
// the time played. Who is still in line when the doors close is served with nobody coming after, hence
// a little sooner than in the steady state: Until is to be long against the longest wait.
type Priority struct {
	Arrivals    []float64 // λ of each class, customers a minute
	ServiceMean float64   // the same for all
	Servers     int
	Until       sim.Time // when the doors close
	Warmup      sim.Time // who comes before is not counted

	calendar sim.Calendar
	lines    []sim.Line[customer]
	fates    sim.Fates
	busy     int
	waits    []float64
	counts   []float64
}

// customer is someone of a class, with the key their numbers are drawn by.
type customer struct {
	arrived sim.Time
	key     sim.Key
}

// A customer is (class, ordinal in the class).
//
// The ordinal has 40 bits, the class the 24 above them.
func (q *Priority) key(class, ordinal uint64) sim.Key { return q.fates.Of(class<<40 | ordinal) }

// Play plays the queue in one world and returns the mean time in line by class.
//
// A class of which nobody came after the warm-up has NaN.
func (q *Priority) Play(f sim.Fates) []float64 {
	n := len(q.Arrivals)
	q.calendar.Reset()
	q.fates, q.busy = f, 0
	q.lines = make([]sim.Line[customer], n)
	q.waits, q.counts = make([]float64, n), make([]float64, n)
	for class := range q.Arrivals {
		q.expect(0, uint64(class), 0)
	}
	q.calendar.Run(q, math.Inf(1))
	for class := range q.waits {
		q.waits[class] /= q.counts[class]
	}
	return q.waits
}

// expect files the next arrival of a class.
func (q *Priority) expect(at sim.Time, class, ordinal uint64) {
	at += q.key(class, ordinal).Exp(fateGap, 0) / q.Arrivals[class]
	if at < q.Until {
		q.calendar.Schedule(at, sim.NewEvent(CustomerArrived, class<<40|ordinal))
	}
}

// Handle is the switch over what can happen.
func (q *Priority) Handle(at sim.Time, e sim.Event) {
	switch e.Kind() {
	case ServiceEnded:
		q.busy--
		for class := range q.lines {
			if q.lines[class].Len() > 0 {
				q.serve(at, class, q.lines[class].Next())
				return
			}
		}
	case CustomerArrived:
		class, ordinal := e.Index()>>40, e.Index()&(1<<40-1)
		q.expect(at, class, ordinal+1)
		c := customer{at, q.key(class, ordinal)}
		if q.busy == q.Servers {
			q.lines[class].Join(c)
			return
		}
		q.serve(at, int(class), c)
	}
}

// serve gives a free server to a customer. The law of service is exponential, and its number belongs
// to the customer: whoever else is in line, their service lasts as long.
func (q *Priority) serve(at sim.Time, class int, c customer) {
	q.busy++
	q.calendar.Schedule(at+q.ServiceMean*c.key.Exp(fateService, 0), sim.NewEvent(ServiceEnded, uint64(c.key)>>8))
	if c.arrived >= q.Warmup {
		q.counts[class]++
		q.waits[class] += at - c.arrived
	}
}
