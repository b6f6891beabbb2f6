package textbook

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// A Variate draws from a law with mean 1. sim.Key.Exp is one.
type Variate = func(k sim.Key, p sim.Purpose, occurrence uint32) float64

// Queue is one line before n servers, first come first served: Poisson
// arrivals, any law of service and of patience, redials. By its fields alone it
// is M/M/1, M/M/n, M/G/1, M/M/n+G (Erlang A) or Erlang A with redials. Time is
// in minutes.
//
// One model for five queues, so that what the tests prove of one case holds for the code of all of
// them.
//
// Which fields make which case, and where its answer is:
//
//	Servers 1                         M/M/1      PollaczekKhinchine, cv 1
//	Servers 1, Service                M/G/1      PollaczekKhinchine
//	Servers n                         M/M/n      Erlang
//	… PatienceMean                    Erlang A   Erlang with Patience
//	… PatienceMean, Patience          M/M/n+G    Erlang with Patient
//	… PatienceMean, Redial            redials    Redials
//
// A caller's life, with the events in capitals:
//
//	ARRIVED ─► free server? ─yes─► SERVICE ENDED
//	   ▲           │no
//	   │           ▼        server free
//	REDIALLED    in line ───────────────► SERVICE ENDED
//	   ▲           │ PATIENCE EXPIRED
//	   └─ Redial ──┴──► gone
//
// Nobody waits while a server is free, and nobody passes another: both are held by Handle alone, since
// no one else touches busy and line. Without patience it needs λ·ServiceMean < Servers, which nobody
// checks: an overloaded queue is a fair thing to play, its mean being that of the time played.
type Queue struct {
	Arrivals     float64 // λ, customers a minute
	Servers      int     // n ≥ 1
	ServiceMean  float64
	Service      Variate // nil: exponential
	PatienceMean float64 // 0: nobody hangs up
	// Patience and service of a redial are drawn anew by its attempt: a second call is not the first
	// again. The chain that answers it assumes the same.
	Patience   Variate // nil: exponential
	Redial     float64 // P(who hung up calls again), below 1
	RedialMean float64 // until then, exponential
	Customers  uint64  // who come, below 2⁴⁰; the queue then drains
	// Whose call began before and ends after is counted: what is dropped are calls, by when they end,
	// so that no long wait is cut off.
	Warmup uint64 // counting starts anew when this customer comes

	Waits *stats.Sketch // minutes in line of the served are added here; nil: nobody asks

	eager bool // hanging up is an event even where it need not be
	watch func(who uint64, served bool, at sim.Time)
	state
}

// state is what changes while a queue is played.
type state struct {
	calendar sim.Calendar
	line     sim.Line[caller]
	fates    sim.Fates
	next     sim.Key  // of the customer to come
	gap      sim.Time // from their arrival to the one after
	gapMean  sim.Time
	busy     int
	lazy     bool
	record   Record
}

// caller is someone in line, or the one who goes to a server.
type caller struct {
	joined, leaves sim.Time // leaves: when patience ends
	service        float64  // minutes
	who            uint64   // customer, and attempt × 2⁴⁰
}

const attemptBit = 40

// What is drawn for a customer, by attempt.
const (
	fateGap      sim.Purpose = iota // to the next arrival
	fateService                     // minutes
	fatePatience                    // minutes
	fateRedial                      // calls again, or not
	fateDelay                       // until then
	fateThinned                     // comes at all, where the rate swings
	fateReading                     // of a chart
)

// At equal times a server who is free comes before patience that ends, and
// that before someone who calls: whoever's patience ends in the instant a
// server looks at the line is served.
const (
	ServiceEnded sim.Kind = iota + 1
	PatienceExpired
	Redialled
	CustomerArrived
)

// Play plays the queue in one world and returns what happened.
func (q *Queue) Play(f sim.Fates) Record {
	q.start(f)
	q.calendar.Run(q, math.Inf(1))
	q.record.End = q.calendar.Now()
	return q.record
}

func (q *Queue) start(f sim.Fates) {
	q.calendar.Reset()
	q.line.Reset()
	q.record = Record{}
	q.fates, q.busy, q.lazy = f, 0, q.Redial == 0 && !q.eager
	q.next = f.Of(0)
	q.gapMean = 1 / q.Arrivals
	q.gap = q.gapMean * q.next.Exp(fateGap, 0)
	q.calendar.Schedule(q.gap, sim.NewEvent(CustomerArrived, 0))
}

// Handle is the switch over what can happen.
func (q *Queue) Handle(at sim.Time, e sim.Event) {
	switch e.Kind() {
	case ServiceEnded:
		q.serviceEnded(at)
	case CustomerArrived:
		q.customerArrived(at, e.Index())
	case PatienceExpired:
		q.patienceExpired(at, e.Index())
	case Redialled:
		who := e.Index()
		q.call(at, who, q.fates.Of(who&(1<<attemptBit-1)))
	}
}

// customerArrived files the next arrival first: it takes this one's place in
// the calendar. Keys and gaps are drawn one customer ahead, so that the
// calendar never waits for a random number.
func (q *Queue) customerArrived(at sim.Time, who uint64) {
	key := q.next
	if who+1 < q.Customers {
		q.calendar.Schedule(at+q.gap, sim.NewEvent(CustomerArrived, who+1))
		q.next = q.fates.Of(who + 1)
		q.gap = q.gapMean * q.next.Exp(fateGap, 0)
	}
	if who == q.Warmup {
		q.record = Record{Begin: at}
		if q.Waits != nil {
			*q.Waits = *stats.NewSketch()
		}
	}
	q.call(at, who, key)
}

// call puts a customer to a server or in line.
//
// Three ways: a free server, a line without end for the patient, a line with an end for others.
// Attempts are numbered above bit 40 so that an event of 64 bits carries both caller and attempt.
func (q *Queue) call(at sim.Time, who uint64, key sim.Key) {
	attempt := uint32(who >> attemptBit)
	c := caller{joined: at, leaves: forever, who: who}
	if q.Service == nil {
		c.service = q.ServiceMean * key.Exp(fateService, attempt)
	} else {
		c.service = q.ServiceMean * q.Service(key, fateService, attempt)
	}
	switch {
	case q.busy < q.Servers:
		q.busy++
		q.serve(at, c)
	case q.PatienceMean == 0:
		q.line.Join(c)
	default:
		c.leaves = at + q.patience(key, attempt)
		ticket := q.line.Join(c)
		if !q.lazy {
			q.calendar.Schedule(c.leaves, sim.NewEvent(PatienceExpired, ticket))
		}
	}
}

func (q *Queue) patience(key sim.Key, attempt uint32) sim.Time {
	if q.Patience == nil {
		return q.PatienceMean * key.Exp(fatePatience, attempt)
	}
	return q.PatienceMean * q.Patience(key, fatePatience, attempt)
}

// serviceEnded takes the first of the line who is still there. Who hangs up
// leaves nothing behind but a gap in the line, and nobody passes anybody, so
// that, unless they call again, it is enough to find out here that they went.
//
// Finding out late halves the events where many hang up; with redials it is not allowed, since the
// moment of hanging up then has a consequence.
func (q *Queue) serviceEnded(at sim.Time) {
	for q.line.Len() > 0 {
		c := q.line.Next()
		if c.leaves >= at {
			q.record.Delayed++
			q.serve(at, c)
			return
		}
		if q.lazy {
			q.hungUp(c)
		}
	}
	q.busy--
}

// The ticket of a line finds its holder as long as they are in it; nobody takes the event of someone
// served out of the calendar, which costs more than letting it pass.
func (q *Queue) patienceExpired(at sim.Time, ticket uint64) {
	c := q.line.Find(ticket)
	if c == nil {
		return // served before
	}
	q.hungUp(*c)
	c.leaves = gone
	who := c.who & (1<<attemptBit - 1)
	key, attempt := q.fates.Of(who), uint32(c.who>>attemptBit)
	if q.Redial > 0 && key.Uniform(fateRedial, attempt) < q.Redial {
		delay := q.RedialMean * key.Exp(fateDelay, attempt)
		q.calendar.Schedule(at+delay, sim.NewEvent(Redialled, c.who+1<<attemptBit))
	}
}

// serve starts a service, and counts the call.
func (q *Queue) serve(at sim.Time, c caller) {
	q.calendar.Schedule(at+c.service, sim.NewEvent(ServiceEnded, c.who))
	q.record.Served++
	q.record.Wait += at - c.joined
	q.record.Service += c.service
	if q.Waits != nil {
		q.Waits.Add(at - c.joined)
	}
	if q.watch != nil {
		q.watch(c.who, true, at)
	}
}

// hungUp counts a call whose patience has ended.
func (q *Queue) hungUp(c caller) {
	q.record.HungUp++
	q.record.Wait += c.leaves - c.joined
	if q.watch != nil {
		q.watch(c.who, false, c.leaves)
	}
}
