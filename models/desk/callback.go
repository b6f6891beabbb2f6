package desk

// Who would wait long may be offered a callback: they hang up the telephone and not the place in line.
//
// Announced is the wait that the state of the line lets expect, on past data:
//
//	announced = (ahead in line + 1) · mean handle time of the last two weeks / contacts answered at once
//
// the estimator from the length of the line (Whitt 1999, Management Science 45, 870–888; Ibrahim and Whitt
// 2009, Management Science 55, 1729–1742): exact where handling is exponential and nobody hangs up, too
// long where those ahead hang up, as announcements are.
//
//	takesCallback ─┬─ holds the place in line: called when it comes up ─┬─ reached ------------► answered
//	               └─ else called at the time quoted, last in line then ├─ missed: again after a while
//	                                                                    └─ all missed ---------► calls again
//
// Who waits at home does not hang up, is kept in line over night, gives up as who writes does (unanswered.go),
// and does not feel the minutes of it. A
// missed call takes nobody's time [A]. In a first-come-first-served line in which nobody hangs up anyway, callbacks
// that hold the place and reach everybody change nobody's turn: the same order, the same waits, to the bit.
//
// None is offered that would come after closing time; who waits for one all the same when the desk closes
// is called when it opens. A customer who asks what became of a case is offered none.

// callbackState is the past handle times that announcements rest on, by pool.
type callbackState struct{ lately []recentHandling }

// recentHandling is handling begun on the last fourteen days, today among them.
type recentHandling struct {
	minutes, contacts [14]float64
	sumMinutes, n     float64
}

func (c *callbackState) reset(b *base) { c.lately = cleared(c.lately, len(b.pools)) }

func (c *callbackState) copyFrom(src *callbackState) { c.lately = copied(c.lately, src.lately) }

// forgetOldest makes room for a day.
func (c *callbackState) forgetOldest(day engineDay) {
	for k := range c.lately {
		h, at := &c.lately[k], int(day)%len(c.lately[k].minutes)
		h.sumMinutes -= h.minutes[at]
		h.n -= h.contacts[at]
		h.minutes[at], h.contacts[at] = 0, 0
	}
}

// begun notes handling that begins.
func (h *recentHandling) begun(day engineDay, minutes float64) {
	at := int(day) % len(h.minutes)
	h.minutes[at] += minutes
	h.contacts[at]++
	h.sumMinutes += minutes
	h.n++
}

// announced is the wait a caller of a pool would be told, minutes. Where nobody is on duty it is that for
// one person; before anybody was answered, the mean handle time is that of the caller's own category.
func (d *Desk) announced(is *issue, home int) float64 {
	s, h := &d.teams[home], &d.lately[home]
	ahead := 0
	for c := range int(d.priorityOf(is)) + 1 {
		ahead += s.present[c]
	}
	minutes := d.expectedMinutes(is)
	if h.n > 0 {
		minutes = h.sumMinutes / h.n
	}
	return float64(ahead+1) * minutes / float64(max(1, s.duty-s.casesOnly))
}

// takesCallback offers a callback to a caller whom nobody is free for, and reports whether they take it.
func (d *Desk) takesCallback(t float64, i int32, home int) bool {
	is, c := &d.issues[i], &d.plan.Callback
	wait := 0.0
	if c.Accepted > 0 && is.flags&onFile == 0 {
		wait = d.announced(is, home)
	}
	if wait <= c.OfferedAfter || d.base.closesBefore(t, t+wait) {
		d.passBy(isOffered)
		return false
	}
	d.take(is, isOffered, yes)
	if d.decide(is, accepts) == no {
		d.passBy(accepts)
		return false
	}
	d.take(is, accepts, yes)
	is.flags |= callsHome
	is.calls = 0
	if d.watches(is.customer) {
		d.tell(t, Waits, "takes a callback")
	}
	if c.HoldsPlace {
		d.joinLine(t, i, home)
	} else {
		d.callAt(t+wait, i)
	}
	return true
}

// callAt has a customer called at a moment, or give up before it.
func (d *Desk) callAt(t float64, i int32) {
	t = min(t, d.plan.Deferred.givesUp(d.issues[i].arrived))
	d.calendar.Schedule(t, eventOf(CallbackDue, i, 0))
}

// callbackDue is when a customer is to be called: at once if somebody is free, else last in line.
func (d *Desk) callbackDue(t float64, i int32) {
	home := int(d.base.kinds[d.issues[i].category].pool)
	switch {
	case t >= d.plan.Deferred.givesUp(d.issues[i].arrived):
		d.giveUpAtHome(t, i)
	case !d.teams[home].free():
		d.joinLine(t, i, home)
	case d.isReached(t, i):
		d.serve(t, i, home)
	}
}

// isReached calls a customer back where one waits at home, and reports whether there is somebody to
// answer: anybody on the line is there.
//
//	calls missed = max{n : u < (1 − reached)^n},   one number a callback
func (d *Desk) isReached(t float64, i int32) bool {
	is, c := &d.issues[i], &d.plan.Callback
	if is.flags&callsHome == 0 {
		return true
	}
	is.calls++
	if is.key.Uniform(fateCalls, is.nth(byArrival)) >= c.missesAll(int(is.calls)) {
		return true
	}
	d.count(tCallsMissed)
	if int(is.calls) < c.Attempts {
		d.callAt(t+c.RetryMinutes, i)
		return false
	}
	is.flags &^= callsHome
	d.passBy(givesUpAtHome)
	d.take(is, allMissed, yes)
	if d.watches(is.customer) {
		d.tell(t, Failed, "misses the last call")
	}
	d.await(t, i, laterRedial)
	return false
}

// bookCallback books that a customer called back begins to be served. The wait is one of the line, but not
// one on the telephone: it is not felt.
func (d *Desk) bookCallback(is *issue, wait float64) {
	is.flags &^= callsHome
	d.passBy(givesUpAtHome)
	d.take(is, allMissed, no)
	felt := is.waited
	d.bookWait(is, tWaitAnswered, wait)
	is.waited = felt
	d.add(tCallbackWait, wait)
}
