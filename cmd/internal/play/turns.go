package play

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// turns let one play at a time. Whoever wants a first picture goes before those who refine
// theirs, and whoever is refining makes way: its rows are stored, and it goes on later.
type turns struct {
	mu      sync.Mutex
	busy    bool
	yields  context.CancelCauseFunc // of the one at play, where it makes way; else nil
	waiting []*turn                 // the urgent first, else as they came
}

// turn is somebody who waits.
type turn struct {
	urgent bool
	come   chan struct{}
}

// errMadeWay ends a stretch of play that is to be taken up again.
var errMadeWay = errors.New("somebody else wants a first picture")

// take waits for a turn. The context it returns ends with errMadeWay where the turn is to be
// given up early; over ends it.
func (t *turns) take(ctx context.Context, urgent bool) (own context.Context, over func(), err error) {
	t.mu.Lock()
	if t.busy {
		w := &turn{urgent, make(chan struct{})}
		t.line(w)
		if urgent && t.yields != nil {
			t.yields(errMadeWay)
		}
		t.mu.Unlock()
		select {
		case <-w.come:
		case <-ctx.Done():
			if !t.leave(w) { // it had come meanwhile
				t.next()
			}
			return nil, nil, context.Cause(ctx)
		}
		t.mu.Lock()
	}
	defer t.mu.Unlock()
	own, cancel := context.WithCancelCause(ctx)
	t.busy, t.yields = true, nil
	if !urgent {
		t.yields = cancel
		if slices.ContainsFunc(t.waiting, func(w *turn) bool { return w.urgent }) {
			cancel(errMadeWay)
		}
	}
	return own, func() { cancel(nil); t.next() }, nil
}

// line puts somebody behind those who go first.
func (t *turns) line(w *turn) {
	at := len(t.waiting)
	if w.urgent {
		at = 0
		for at < len(t.waiting) && t.waiting[at].urgent {
			at++
		}
	}
	t.waiting = slices.Insert(t.waiting, at, w)
}

// leave takes somebody out of the line; false where their turn has come.
func (t *turns) leave(w *turn) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.Index(t.waiting, w)
	if i < 0 {
		return false
	}
	t.waiting = slices.Delete(t.waiting, i, i+1)
	return true
}

// next gives the turn to the first in line.
func (t *turns) next() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.yields = nil
	if t.busy = len(t.waiting) > 0; t.busy {
		close(t.waiting[0].come)
		t.waiting = t.waiting[1:]
	}
}
