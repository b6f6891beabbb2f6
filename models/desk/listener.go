package desk

import (
	"context"
	"math"
	"sync/atomic"
)

// Pulse tells from outside how far a world is: a loop that never ends shows nothing else.
// It may be read while the world is played.
type Pulse struct{ plan, day atomic.Int64 }

// At is the plan being played, an index, and its day from day 0; before the first day of
// a world the day is that of the world before, or 0.
func (p *Pulse) At() (plan, day int) { return int(p.plan.Load()), int(p.day.Load()) }

// pulseKey is what a pulse is filed under in a context.
type pulseKey struct{}

// WithPulse has the worlds played under a context keep a pulse.
func WithPulse(ctx context.Context, p *Pulse) context.Context {
	return context.WithValue(ctx, pulseKey{}, p)
}

// listener is whoever waits for a replication: it may go, and it may watch. Once a
// simulated day it is looked at, which costs nothing that can be measured.
type listener struct {
	gone  <-chan struct{} // closed: nobody waits for the rest; nil: somebody always does
	pulse *Pulse          // nil: nobody watches
}

func listening(ctx context.Context) listener {
	p, _ := ctx.Value(pulseKey{}).(*Pulse)
	return listener{ctx.Done(), p}
}

// plays tells which plan is next.
func (l listener) plays(plan int) {
	if l.pulse != nil {
		l.pulse.plan.Store(int64(plan))
	}
}

// hears tells the day, and reports whether nobody waits for the rest.
func (l listener) hears(day engineDay, base *base) (gone bool) {
	if l.pulse != nil {
		l.pulse.day.Store(int64(math.Round(float64(day - base.dayZero))))
	}
	select {
	case <-l.gone:
		return true
	default:
		return false
	}
}
