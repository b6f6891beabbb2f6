package desk

// People work faster where a line waits: transport workers and surgeons in a hospital did as its load rose, and
// slowed down after long overload (KC and Terwiesch 2009, Management Science 55 [S] A). Whoever begins a
// contact while somebody waits in the line of the pool takes
//
//	minutes / humans.load_speed
//
// The slowing down is left out: no figure of a desk says after how long. Formulas leave both out, since day 0
// has next to no line.

// someoneWaits reports whether anybody is in the line of a pool. Places of those who have left are cleared
// on the way, as whoever serves next would do it.
func (d *Desk) someoneWaits(t float64, s *team) bool {
	for c := 0; c < maxPriorities && s.queued > 0; c++ {
		for l := &s.lines[c]; l.Len() > 0; {
			p := *l.First()
			is := &d.issues[p.slot]
			if is.stay == p.stay && is.leaves >= t {
				return true
			}
			l.Next()
			s.queued--
			if is.stay == p.stay {
				d.leaveLine(is)
				d.hangUp(is.leaves, p.slot)
			}
		}
	}
	return false
}
