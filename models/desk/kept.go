package desk

import (
	"context"

	"boomerang/sim"
)

// Kept is the beginning of a world, kept so that the next plan of the same company need not play
// it again: its pasts and its reference, which are most of the work of a single plan.
//
// It is a memory and no state: what is played on it is what is played without it, as the second
// plan of a world is what it is alone. The zero value keeps nothing yet. One player at a time
// uses it, for one reference: whoever keeps it knows by the key of that one's rows (Params hold NaN,
// which is equal to nothing). It holds a desk for the reference and one for every past.
type Kept struct {
	fates  sim.Fates
	pasts  []*past
	stage  *Desk       // the reference as it ended
	totals *planTotals // its
	row    Row         // its
}

// Forget gives the desks back, and keeps nothing.
func (k *Kept) Forget() {
	if k.stage != nil {
		desks.Put(k.stage)
	}
	for _, h := range k.pasts {
		desks.Put(h.desk)
	}
	*k = Kept{}
}

// PlayOn is Play where the beginning of the world may have been kept, and is kept after it.
func (w World) PlayOn(ctx context.Context, k *Kept) ([]Row, error) {
	l := listening(ctx)
	if k.totals == nil || k.fates != w.Fates || w.Days {
		k.Forget()
		k.fates = w.Fates
	}
	for _, h := range k.pasts {
		h.desk.halt = l // who waited for the last plan has gone
	}
	rows, err := w.playOn(ctx, k, l)
	if err != nil {
		*k = Kept{} // half a past is none
	}
	return rows, err
}
