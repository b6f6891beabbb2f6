// Package sim is the engine: a future-event list with its clock, waiting lines,
// and keyed fates. It knows no desk; the queues of package textbook and the
// support desk of package desk are models on it.
//
// # A queue in 60 lines
//
// A model is a struct that holds a Calendar and handles events. It says what can
// happen, in the order that decides ties, what chance decides, and what each
// event changes. This is M/M/c, complete:
//
//	// What can happen. At equal times the smaller kind comes first.
//	const (
//		ServiceEnded sim.Kind = iota + 1
//		CustomerArrived
//	)
//
//	// What a random number decides.
//	const (
//		gap sim.Purpose = iota
//		service
//	)
//
//	// bank is M/M/c: Poisson arrivals, c clerks, exponential service, one line.
//	type bank struct {
//		sim.Calendar
//		line              sim.Line[customer]
//		fates             sim.Fates
//		clerks, customers int
//		arrivalMean       sim.Time
//		serviceMean       sim.Time
//		busy              int
//		waited            sim.Time
//	}
//
//	type customer struct {
//		who     uint64
//		arrived sim.Time
//	}
//
//	func (b *bank) Handle(at sim.Time, e sim.Event) {
//		switch e.Kind() {
//		case CustomerArrived:
//			who := e.Index()
//			if next := who + 1; next < uint64(b.customers) {
//				b.Schedule(at+b.arrivalMean*b.fates.Of(next).Exp(gap, 0), sim.NewEvent(CustomerArrived, next))
//			}
//			if b.busy == b.clerks {
//				b.line.Join(customer{who, at})
//				return
//			}
//			b.busy++
//			b.serve(at, customer{who, at})
//		case ServiceEnded:
//			if b.line.Len() == 0 {
//				b.busy--
//				return
//			}
//			b.serve(at, b.line.Next())
//		}
//	}
//
//	func (b *bank) serve(at sim.Time, c customer) {
//		b.waited += at - c.arrived
//		b.Schedule(at+b.serviceMean*b.fates.Of(c.who).Exp(service, 0), sim.NewEvent(ServiceEnded, c.who))
//	}
//
// and this plays one world of it:
//
//	b := &bank{fates: sim.NewFates(1, 0), clerks: 2, customers: 1_000_000, arrivalMean: 1, serviceMean: 1.5}
//	b.Schedule(0, sim.NewEvent(CustomerArrived, 0))
//	b.Run(b, math.Inf(1))
//	fmt.Printf("mean wait %.2f minutes\n", b.waited/float64(b.customers))
//
// # Time and ties
//
// Time is in minutes, a float64 that never goes back. Events at the same time
// come by kind, the smaller first, and within a kind by index, the smaller
// first: never by the order in which they were scheduled. So a model writes its
// tie rule down as the order of its kinds, and "a clerk who is free in the
// instant patience ends serves" is a line of code, not an accident. Two events
// with the same time, kind and index are the same to the model.
//
// # Fates
//
// A random number belongs to (seed, world, entity, purpose, occurrence), and to
// nothing else:
//
//	sim.NewFates(seed, world).Of(customer).Exp(patience, attempt)
//
// Ask twice, or in any order, and the answer is the same. Two plans for the same
// world meet the same customers with the same luck, so their difference is
// measured in one world, and two equal plans differ by exactly zero. Number
// purposes and entities once and only ever append: they are part of every
// stored result. Exp and Normal are right for laws that plans only scale. Where
// plans change the shape of a law, take a Quantile of package distribution at a Uniform:
// it is monotone, so the unlucky stay unlucky.
//
// # What is promised
//
// The same program with the same seed gives the same bytes, whatever the number
// of workers and whatever else was played before: a calendar holds no clock of
// the machine, no global source of random numbers and no pointers. Other
// architectures may fuse a multiplication with an addition and differ in the
// last bit. CopyFrom saves a calendar or a line, at any moment, also inside a
// handler; the copy plays on exactly as the original would.
//
// # What the engine does not do
//
// It has no processes that wait and resume, no resources, no statistics and no
// cancelling. An event that has lost its meaning stays in the calendar and the
// model ignores it when it comes, by a ticket of the Line or an ordinal in the
// index. Parallel worlds are package experiment's, interval formulas package
// stats'. A calendar is not for two goroutines at once. Events days ahead belong
// in buckets by day: a heap is at its best with fewer than some thousand.
//
// # Why it is built like this
//
// Events are two words, because a goroutine for each customer costs a hundred
// times as much as a switch, and a closure an allocation. The event word breaks
// ties, because a separate sequence number makes entries longer and ties depend
// on history. The heap has four children, because four fit one line of cache.
// Times are compared as integers, because then the first of four is found by
// conditional moves, without a branch to mispredict. An event being handled
// leaves a hole that the next Schedule fills, because nearly every event causes
// one other. Models are an interface, because a type parameter measured no
// faster. A key is a bijection of the entity, because two customers must not
// share their luck, and a number one folded product of the key, because it then
// waits for no number before it: a model that draws one customer ahead has it
// ready when the event comes. Variates are ziggurats on the key's own bits,
// because a logarithm costs three times as much.
//
// # How fast it is
//
// Nanoseconds a customer of textbook's BenchmarkMM1 (load .9) and
// BenchmarkErlangA (100 servers, 98 customers a minute, patience 2 minutes),
// each a million customers an op and no allocations, in turn with a C program
// that does the same on a hand-written heap with xoshiro256++ (clang -O3). AMD
// EPYC (family 25, model 17), Go 1.26, amd64 v1.
//
//	                           M/M/1   Erlang A
//	C, nanoseconds a customer     21         56
//	this engine, × C            1.35       1.1
//
// With one choice undone, × this engine:
//
//	first of four by a loop of branches                   1.0   1.5
//	time and event word compared at once, by borrows      1.0   1.2
//	one or two pending events treated like many           1.2
//	no hole: every event taken off before it is handled   1.35  1.4
//	gap drawn when it is needed, not one customer ahead   1.1   1.05
//	hanging up an event, not found out by the server            1.45
//	service and patience by -log u                              1.35
//	model by type parameter                               1.0   1.0
//	key by one product, not a bijection                   1.0   1.0
//
// The way down inside Schedule, without a call, and indices carried in place of
// times were equal or slower.
//
// Time a run of your own with go test -bench 'MM1|ErlangA' ./models/textbook.
package sim
