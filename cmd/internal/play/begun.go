package play

import (
	"context"
	"sync"

	"boomerang/models/desk"
	"boomerang/sim/result"
)

// mostBegun is how many worlds are kept begun: those of a first picture. Each holds two desks, in
// which a customer takes 12 bytes and an issue under way some dozens.
const mostBegun = 9

// begun are worlds whose past and reference stand played, for the next setting that changes
// a plan and nothing else: only that plan is played then.
type begun struct {
	mu  sync.Mutex
	all [mostBegun]begunWorld
}

type begunWorld struct {
	reference result.Key
	kept      *desk.Kept
}

// playing is how a world is played on what is kept of it, and kept for the next.
func (b *begun) playing(id result.RowID, w desk.World) func(context.Context) ([]desk.Row, error) {
	if id.World >= mostBegun {
		return w.Play
	}
	return func(ctx context.Context) ([]desk.Row, error) {
		k := b.take(id)
		rows, err := w.PlayOn(ctx, k)
		b.mu.Lock()
		b.all[id.World] = begunWorld{id.Key, k}
		b.mu.Unlock()
		return rows, err
	}
}

// take takes what is kept of a world out, so that nobody else plays on it; of another reference
// it is forgotten.
func (b *begun) take(id result.RowID) *desk.Kept {
	b.mu.Lock()
	defer b.mu.Unlock()
	there := b.all[id.World]
	b.all[id.World] = begunWorld{}
	switch {
	case there.kept == nil:
		return &desk.Kept{}
	case there.reference != id.Key:
		there.kept.Forget()
	}
	return there.kept
}
