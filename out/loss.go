package out

import (
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
)

func netLoss(r reader, plan string) drawing.Cell {
	p := r.NetLoss(plan)
	return drawing.Number(p, r.Chance(plan))
}

// netLossInterval is what so many worlds can say of that chance.
func netLossInterval(r reader, plan string) drawing.Cell {
	p := r.Probability(plan, "net_loss")
	if p == nil || p.Interval == nil {
		return drawing.Cell{Text: wording.None}
	}
	return drawing.Words(view.Percents(p.Interval.Lo, p.Interval.Hi))
}

// lossNote says what the range behind a probability runs over.
func (r reader) lossNote() []string {
	if tried := r.tried(); tried != "" {
		return []string{"Net loss: given the listed assumptions; in brackets the share of futures that lose " + tried +
			", one at a time, where that differs by more than its own error."}
	}
	return nil
}
