package textbook

import (
	"math"

	"boomerang/sim"
)

// MMc is the queue of the tutorial in package sim: Poisson arrivals, c servers,
// exponential service, first come first served, nobody hangs up.
//
// The mean from arrival to departure has a known answer, C·(1/(nμ − λ)) + 1/μ (Erlang C). Counted from
// an empty desk without warm-up, since the tutorial is to fit on a page: the first customers wait less
// than the later ones, an error that falls as 1/Customers.
//
// Both numbers of a customer are drawn by their own key and not in the order of events, so that a
// second server changes who waits and nobody's service.
type MMc struct {
	ArrivalMean float64 // minutes between arrivals
	ServiceMean float64 // minutes
	Servers     int
	Customers   uint64 // who come; the queue then drains

	calendar sim.Calendar
	line     sim.Line[client]
	fates    sim.Fates
	next     sim.Key  // of the customer to come
	gap      sim.Time // from their arrival to the next
	busy     int
	sojourn  sim.Time
}

type client struct {
	arrived, service sim.Time
	who              uint64
}

// Play plays the queue in one world and returns the mean time from arrival to
// departure, minutes.
func (q *MMc) Play(f sim.Fates) sim.Time {
	q.calendar.Reset()
	q.line.Reset()
	q.fates, q.busy, q.sojourn = f, 0, 0
	q.next = f.Of(0)
	q.gap = q.ArrivalMean * q.next.Exp(fateGap, 0)
	q.calendar.Schedule(q.gap, sim.NewEvent(CustomerArrived, 0))
	q.calendar.Run(q, math.Inf(1))
	return q.sojourn / float64(q.Customers)
}

// Handle is the switch over what can happen.
//
// A customer leaves the line with their service already in hand: the time of departure is known when
// service starts, and is counted there.
func (q *MMc) Handle(at sim.Time, e sim.Event) {
	var c client
	switch e.Kind() {
	case CustomerArrived:
		who, key := e.Index(), q.next
		if who+1 < q.Customers {
			q.calendar.Schedule(at+q.gap, sim.NewEvent(CustomerArrived, who+1))
			q.next = q.fates.Of(who + 1)
			q.gap = q.ArrivalMean * q.next.Exp(fateGap, 0)
		}
		c = client{at, q.ServiceMean * key.Exp(fateService, 0), who}
		if q.busy == q.Servers {
			q.line.Join(c)
			return
		}
		q.busy++
	case ServiceEnded:
		if q.line.Len() == 0 {
			q.busy--
			return
		}
		c = q.line.Next()
	}
	q.sojourn += at + c.service - c.arrived
	q.calendar.Schedule(at+c.service, sim.NewEvent(ServiceEnded, c.who))
}
