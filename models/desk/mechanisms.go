package desk

import "slices"

// mechanism is a part of a replication that owns its state: how the part starts
// in a new world, and how it goes on from another replication's.
//
// Nothing copies itself by a hand-written list of fields: a field that was forgotten there would be
// shared between plans, or start with the last world's value, and every figure would still look right.
type mechanism struct {
	state    func(*Desk) any // a pointer to its part of the desk
	reset    func(d *Desk, b *base)
	copyFrom func(d, src *Desk)
}

// mechanisms are all of them. The order is of no meaning: no part looks at
// another while it starts or is copied.
var mechanisms = []mechanism{
	owns(func(d *Desk) *setting { return &d.setting }),
	owns(func(d *Desk) *clock { return &d.clock }),
	owns(func(d *Desk) *arrivals { return &d.arrivals }),
	owns(func(d *Desk) *population { return &d.population }),
	owns(func(d *Desk) *peaks { return &d.peaks }),
	owns(func(d *Desk) *departures { return &d.departures }),
	owns(func(d *Desk) *decisions { return &d.decisions }),
	owns(func(d *Desk) *openIssues { return &d.openIssues }),
	owns(func(d *Desk) *assistantForm { return &d.assistantForm }),
	owns(func(d *Desk) *workToday { return &d.workToday }),
	owns(func(d *Desk) *autonomy { return &d.autonomy }),
	owns(func(d *Desk) *breakerPanel { return &d.breakerPanel }),
	owns(func(d *Desk) *trust { return &d.trust }),
	owns(func(d *Desk) *workplace { return &d.workplace }),
	owns(func(d *Desk) *reactions { return &d.reactions }),
	owns(func(d *Desk) *cutProgress { return &d.cutProgress }),
	owns(func(d *Desk) *rosterPlan { return &d.rosterPlan }),
	owns(func(d *Desk) *onFileState { return &d.onFileState }),
	owns(func(d *Desk) *callbackState { return &d.callbackState }),
	owns(func(d *Desk) *ledger { return &d.ledger }),
	owns(func(d *Desk) *waitRecord { return &d.waitRecord }),
	owns(func(d *Desk) *presence { return &d.presence }),
	owns(func(d *Desk) *surveys { return &d.surveys }),
	owns(func(d *Desk) *chronicle { return &d.chronicle }),
	owns(func(d *Desk) *dayBook { return &d.dayBook }),
	owns(func(d *Desk) *monitor { return &d.monitor }),
	owns(func(d *Desk) *leadership { return &d.lead }),
}

// owner is a state S that starts in a world of base b with nothing of what it
// held before but its memory, and that becomes an independent copy of another.
type owner[S any] interface {
	*S
	reset(b *base)
	copyFrom(src *S)
}

// owns makes a mechanism of a part of the desk that owns its state.
func owns[S any, P owner[S]](of func(*Desk) P) mechanism {
	return mechanism{
		state:    func(d *Desk) any { return of(d) },
		reset:    func(d *Desk, b *base) { of(d).reset(b) },
		copyFrom: func(d, src *Desk) { of(d).copyFrom(of(src)) },
	}
}

// cleared is n zeroes, in the memory of old where it suffices.
//
// The memory must not be anybody else's: every element is written.
func cleared[T any](old []T, n int) []T { return append(old[:0], make([]T, n)...) }

// copied is src, in the memory of old where it suffices.
func copied[T any](old, src []T) []T { return append(old[:0], src...) }

// resized is n elements in the memory of old where it suffices; what they hold
// is theirs to clear.
func resized[T any](old []T, n int) []T { return slices.Grow(old[:0], n)[:n] }
