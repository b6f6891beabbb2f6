package desk

// stays is how often customers of a segment stood in line since day 0, those
// answered at once too, and the minutes they spent there.
type stays struct{ n, minutes float64 }

// waitRecord is how long customers waited since day 0.
type waitRecord struct {
	waits histogram // of those answered
	stays []stays   // in line, by segment; none where there is one
}

func (w *waitRecord) reset(b *base) {
	w.waits, w.stays = histogram{}, w.stays[:0]
}

func (w *waitRecord) copyFrom(src *waitRecord) {
	w.waits, w.stays = src.waits, copied(w.stays, src.stays)
}

// startWaits begins the record of a plan.
func (d *Desk) startWaits() {
	d.waits, d.stays = histogram{}, cleared(d.stays, d.base.toldApart())
}

// toldApart is how many segments waits are booked for: with one, the whole desk
// says it; open arrivals belong to none.
func (b *base) toldApart() int {
	if b.open || len(b.groups) < 2 {
		return 0
	}
	return len(b.groups)
}

// bookStay books the end of a stay in line of so many minutes, to those answered
// or to those who hung up.
func (d *Desk) bookStay(is *issue, as countIndex, minutes float64) {
	is.waited += float32(minutes)
	d.add(as, minutes)
	if len(d.stays) > 0 && is.customer >= 0 {
		s := &d.stays[d.base.groupOf(is.customer).index]
		s.n++
		s.minutes += minutes
	}
}

// waitOf is the mean time in line of a segment, minutes; NaN where nobody came.
func (d *Desk) waitOf(segment int) float64 {
	if segment >= len(d.stays) {
		return ratio(0, 0)
	}
	return ratio(d.stays[segment].minutes, d.stays[segment].n)
}
