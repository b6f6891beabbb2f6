package sim_test

import (
	"fmt"
	"math"

	"boomerang/sim"
)

// What can happen. At equal times the smaller kind comes first.
const (
	ServiceEnded sim.Kind = iota + 1
	CustomerArrived
)

// What a random number decides.
const (
	gap sim.Purpose = iota
	service
)

// bank is M/M/c: Poisson arrivals, c clerks, exponential service, one line.
type bank struct {
	sim.Calendar
	line              sim.Line[customer]
	fates             sim.Fates
	clerks, customers int
	arrivalMean       sim.Time
	serviceMean       sim.Time
	busy              int
	waited            sim.Time
}

type customer struct {
	who     uint64
	arrived sim.Time
}

func (b *bank) Handle(at sim.Time, e sim.Event) {
	switch e.Kind() {
	case CustomerArrived:
		who := e.Index()
		if next := who + 1; next < uint64(b.customers) {
			b.Schedule(at+b.arrivalMean*b.fates.Of(next).Exp(gap, 0), sim.NewEvent(CustomerArrived, next))
		}
		if b.busy == b.clerks {
			b.line.Join(customer{who, at})
			return
		}
		b.busy++
		b.serve(at, customer{who, at})
	case ServiceEnded:
		if b.line.Len() == 0 {
			b.busy--
			return
		}
		b.serve(at, b.line.Next())
	}
}

func (b *bank) serve(at sim.Time, c customer) {
	b.waited += at - c.arrived
	b.Schedule(at+b.serviceMean*b.fates.Of(c.who).Exp(service, 0), sim.NewEvent(ServiceEnded, c.who))
}

// One world of a bank with two clerks, a customer a minute and 1.5 minutes of
// service. Erlang’s formula says 1.929 minutes; a million customers are within
// a standard error or two of it.
func Example() {
	b := &bank{fates: sim.NewFates(1, 0), clerks: 2, customers: 1_000_000, arrivalMean: 1, serviceMean: 1.5}
	b.Schedule(0, sim.NewEvent(CustomerArrived, 0))
	b.Run(b, math.Inf(1))
	fmt.Printf("mean wait %.2f minutes\n", b.waited/float64(b.customers))
	// Output: mean wait 1.95 minutes
}
