package desk

// segmentWait is how often customers of a segment stood in line since day 0, those
// answered at once too, and the minutes they spent there.
type segmentWait struct{ n, minutes float64 }

// waitRecord is how long customers waited since day 0.
//
// By segment only where there are several, with priorities in mind: the mean of all hides that those
// served last wait for everybody else.
type waitRecord struct {
	waits         histogram     // of those answered
	waitBySegment []segmentWait // in line, by segment; none where there is one
}

func (w *waitRecord) reset(b *base) {
	w.waits, w.waitBySegment = histogram{}, w.waitBySegment[:0]
}

func (w *waitRecord) copyFrom(src *waitRecord) {
	w.waits, w.waitBySegment = src.waits, copied(w.waitBySegment, src.waitBySegment)
}

// startWaits begins the record of a plan.
func (d *Desk) startWaits() {
	d.waits, d.waitBySegment = histogram{}, cleared(d.waitBySegment, d.base.waitSegments())
}

// waitSegments is how many segments waits are booked for: with one, the whole desk
// says it; open arrivals belong to none.
func (b *base) waitSegments() int {
	if b.open || len(b.groups) < 2 {
		return 0
	}
	return len(b.groups)
}

// bookWait books the end of a stay in line of so many minutes, to those answered
// or to those who hung up.
func (d *Desk) bookWait(is *issue, as countIndex, minutes float64) {
	is.waited += float32(minutes)
	d.add(as, minutes)
	if len(d.waitBySegment) > 0 && is.customer >= 0 {
		s := &d.waitBySegment[d.base.groupOf(is.customer).index]
		s.n++
		s.minutes += minutes
	}
}

// waitOf is the mean time in line of a segment, minutes; NaN where nobody came.
func (d *Desk) waitOf(segment int) float64 {
	if segment >= len(d.waitBySegment) {
		return ratio(0, 0)
	}
	return ratio(d.waitBySegment[segment].minutes, d.waitBySegment[segment].n)
}
