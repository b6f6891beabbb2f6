package desk

import "slices"

// mechanism is a part of a replication that owns its state: how the part starts
// in a new world, and how it goes on from another replication's.
type mechanism struct {
	state    func(*Desk) any // a pointer to its part of the desk
	reset    func(d *Desk, b *base)
	copyFrom func(d, src *Desk)
}

// mechanisms are all of them. The order is of no meaning: no part looks at
// another while it starts or is copied.
var mechanisms = []mechanism{
	part(func(d *Desk) *setting { return &d.setting }),
	part(func(d *Desk) *clock { return &d.clock }),
	part(func(d *Desk) *arrivals { return &d.arrivals }),
	part(func(d *Desk) *population { return &d.population }),
	part(func(d *Desk) *departures { return &d.departures }),
	part(func(d *Desk) *decisions { return &d.decisions }),
	part(func(d *Desk) *openIssues { return &d.openIssues }),
	part(func(d *Desk) *assistantForm { return &d.assistantForm }),
	part(func(d *Desk) *autonomy { return &d.autonomy }),
	part(func(d *Desk) *breakerPanel { return &d.breakerPanel }),
	part(func(d *Desk) *trust { return &d.trust }),
	part(func(d *Desk) *workplace { return &d.workplace }),
	part(func(d *Desk) *cutProgress { return &d.cutProgress }),
	part(func(d *Desk) *rosterPlan { return &d.rosterPlan }),
	part(func(d *Desk) *ledger { return &d.ledger }),
	part(func(d *Desk) *waitRecord { return &d.waitRecord }),
	part(func(d *Desk) *surveys { return &d.surveys }),
	part(func(d *Desk) *chronicle { return &d.chronicle }),
	part(func(d *Desk) *dayBook { return &d.dayBook }),
	part(func(d *Desk) *monitor { return &d.monitor }),
	part(func(d *Desk) *leadership { return &d.lead }),
}

// owner is a state S that starts in a world of base b with nothing of what it
// held before but its memory, and that becomes an independent copy of another.
type owner[S any] interface {
	*S
	reset(b *base)
	copyFrom(src *S)
}

// part makes a mechanism of a part of the desk.
func part[S any, P owner[S]](of func(*Desk) P) mechanism {
	return mechanism{
		state:    func(d *Desk) any { return of(d) },
		reset:    func(d *Desk, b *base) { of(d).reset(b) },
		copyFrom: func(d, src *Desk) { of(d).copyFrom(of(src)) },
	}
}

// cleared is n zeroes, in the memory of old where it suffices.
func cleared[T any](old []T, n int) []T { return append(old[:0], make([]T, n)...) }

// copied is src, in the memory of old where it suffices.
func copied[T any](old, src []T) []T { return append(old[:0], src...) }

// resized is n elements in the memory of old where it suffices; what they hold
// is theirs to clear.
func resized[T any](old []T, n int) []T { return slices.Grow(old[:0], n)[:n] }

// playDays is how many days are played in all: the first day that is not.
func (b *base) playDays() engineDay { return b.onEngine(b.days) }
