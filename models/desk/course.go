package desk

// goOn plays the forks of an issue from one on, until a way takes time or the issue ends.
//
// Each way is booked and remembered by the table (life); what it is to the customer besides (words of
// the life told, surveys, steps in vain) is lived, and what it waits for is await.
//
// A fork where nothing can happen today is passed by (leads), unless somebody notes every way.
func (d *Desk) goOn(t float64, i int32, at fork) {
	for {
		is := &d.issues[i]
		if d.taken == nil {
			at = d.chances[is.category].leads[at]
		}
		which := d.decide(is, at)
		w := d.take(is, at, which)
		if w.lived {
			t = d.lived(t, is, at, which)
		}
		switch {
		case w.after != atOnce:
			d.await(t, i, w.after)
			return
		case w.to >= forks:
			d.close(t, i, w.to.ending())
			return
		}
		at = w.to
	}
}

// decide is which way an issue takes at a fork.
//
//	u < c
//
// c is the chance of the first way; of a fork that splits the number of the one before, what that one
// takes is in it (chancesToday). A chance of 0 or 1 asks no number.
func (d *Desk) decide(is *issue, at fork) int {
	c := d.chances[is.category].below[at]
	if byRecord>>at&1 != 0 {
		c = d.chance(is, at)
	}
	switch {
	case c <= 0:
		return no
	case c >= 1:
		return yes
	}
	f := &life[at]
	if is.key.Uniform(f.fate, is.nth(f)|f.high) < c {
		return yes
	}
	return no
}

// nth is by which count of the issue a fork's number is its own.
func (is *issue) nth(f *branching) uint32 {
	switch f.nth {
	case bySession:
		return uint32(is.sessions - 1)
	case byContact:
		return uint32(is.contacts)
	case byArrival:
		return uint32(is.arrivals)
	case byAnswer:
		return uint32(is.answered)
	}
	return 0
}

// take books a way and has the issue remember it.
func (d *Desk) take(is *issue, at fork, k int) *way {
	if d.taken != nil {
		d.taken[at][k]++
	}
	w := &life[at].ways[k]
	for _, c := range w.counts {
		d.count(c)
	}
	if w.marks != 0 {
		d.remember(is, w.marks)
	}
	return w
}

// passBy takes the second way of a fork at which nothing is remembered or counted, where somebody asks
// for ways.
func (d *Desk) passBy(at fork) {
	if d.taken != nil {
		d.taken[at][no]++
	}
}

// remember puts marks on the record of an issue.
func (d *Desk) remember(is *issue, m mark) {
	if m&fails != 0 {
		is.failures++
	}
	if m&findsOut != 0 {
		is.flags = is.flags&^believedSolved | deceived
	}
	if m&asks != 0 && is.flags&wantsHuman == 0 {
		is.flags |= wantsHuman
		d.count(tAsked)
	}
	if m&angers != 0 {
		is.flags |= angry
	}
	if m&leavesBot != 0 {
		is.closed = uint16(d.day)
	}
	if m&isBilled != 0 {
		is.flags |= billedOpen
	}
	if m&goesRound != 0 {
		is.flags |= directToDesk
	}
}

// byRecord are the forks whose chance depends on what is on an issue's record; at the others it is the same
// for a category all day.
const byRecord uint32 = 1<<exhausted | 1<<meetsAssistant | 1<<ruledOut | 1<<solves | 1<<writes | 1<<solvedByPeople

// chance is that of the first way at a fork for one issue, by its record. Its counterpart in formulas is
// inContact.chance.
func (d *Desk) chance(is *issue, at fork) float64 {
	switch at {
	case exhausted:
		return oneIf(int(is.contacts) >= d.plan.Humans.MaxContacts)
	case meetsAssistant:
		return d.meeting(is)
	case ruledOut:
		return oneIf(d.talk.stopped)
	case solves:
		return d.solving(is)
	case writes:
		if is.flags&onFile != 0 {
			return 1 - d.plan.Deferred.ChaseLive
		}
		return d.chances[is.category].below[at]
	case solvedByPeople:
		return d.plan.Workforce.byWhom(d.plan.odds[is.category][at], oneIf(is.flags&noviceAnswers != 0)) *
			d.base.pools[is.team].quality()
	}
	panic("desk: a fork without a chance by the record")
}

// today is what holds at the forks for every issue of a category today.
type today struct {
	below odds        // the number of the first way is below it; 0 and 1: no number is asked
	leads [forks]fork // the fork that follows where something can happen, the fork itself where it can here
}

// chancesToday works out what holds for every issue of a category today.
//
//	below = c,   of a fork that splits the number of the one before, whose chance is b:   b + (1 − b)·c
//
// A chance of 0 or 1 stays so where the number is split: it asks none.
func (d *Desk) chancesToday() {
	for k := range d.chances {
		t := &d.chances[k]
		before := 0.0
		for at := range forks {
			c := d.chanceToday(k, at)
			t.below[at] = c
			if life[at].splits && c > 0 && c < 1 {
				t.below[at] = before + (1-before)*c
			}
			before = c
		}
		for at := range forks {
			t.leads[at] = t.lead(at)
		}
	}
}

// lead is the first fork from one on where something can happen today: a number is asked, or its only way is
// counted, remembered, lived, takes time or ends the issue.
func (t *today) lead(at fork) fork {
	for {
		c := t.below[at]
		if byRecord>>at&1 != 0 || c > 0 && c < 1 {
			return at
		}
		w := &life[at].ways[no]
		if c >= 1 {
			w = &life[at].ways[yes]
		}
		if len(w.counts) > 0 || w.marks != 0 || w.lived || w.after != atOnce || w.to >= forks {
			return at
		}
		at = w.to
	}
}

// chanceToday is that at one fork.
func (d *Desk) chanceToday(category int, at fork) float64 {
	switch at {
	case approverSees:
		return oneIf(d.approved) * d.plan.Controls.ApprovalCatch
	case noWayOut:
		return oneIf(!d.valveOpen) * d.plan.Valve.NoRoute
	case getsThrough:
		if d.valveOpen {
			return 1
		}
		return d.plan.through
	}
	return d.plan.odds[category][at]
}

// lived is what a way is to the customer besides, and returns when what follows begins.
func (d *Desk) lived(t float64, is *issue, at fork, which int) float64 {
	switch at {
	case meetsAssistant:
		if which == yes {
			return d.session(t, is)
		}
	case leavesHalfWay:
		if which == yes {
			d.leftHalfWay(t, is)
		}
	case escalates:
		if which == no {
			d.solvedInSession(is)
		}
	case noWayOut:
		if which == yes {
			d.blocked(t, is, d.plan.Valve.Steps) // nobody knows before the last step
		}
	case getsThrough:
		if which == yes {
			d.handOver(t, is)
		} else {
			d.blocked(t, is, d.plan.Valve.stepsTaken(is.key.Uniform(fateDrop, uint32(is.sessions-1))))
		}
	case givesUpBlocked:
		if which == yes {
			d.unfinished(is)
		}
	case solvedByPeople:
		d.survey(is, byPeople, d.scoreOf(is, which == yes))
	case returnsDeceived:
		d.findsOut(t, is, which == yes)
	}
	return t
}

// await has an issue wait for what its way waits for.
//
// The means are stated, the times exponential, each by the count of the issue that it belongs to.
func (d *Desk) await(t float64, i int32, after delay) {
	is, v, h := &d.issues[i], &d.plan.Valve, &d.plan.Humans
	contact := uint32(is.contacts)
	switch after {
	case atTheDesk:
		is.flags &^= directToDesk
		d.deskContact(t, i)
	case onTheSteps:
		d.calendar.Schedule(t+d.talk.steps*v.MinutesStep, eventOf(DeskReached, i, 0))
	case bySwitching:
		d.calendar.Schedule(t+d.talk.steps*v.MinutesStep, eventOf(ContactMade, i, 0))
	case laterBlocked:
		d.comeBack(t, i, v.ReturnDays*is.key.Exp(fateReturnDay, contact))
	case laterRedial:
		at := t + h.RedialMinutes*is.key.Exp(fateRedial, uint32(is.arrivals))
		d.calendar.Schedule(at, eventOf(ContactMade, i, 0))
	case laterHungUp:
		d.comeBack(t, i, h.ReturnDays*is.key.Exp(fateReturnDay, contact))
	case laterRepeat:
		d.comeBack(t, i, h.RepeatDays*is.key.Exp(fateReturnDay, contact))
	case onDiscovery:
		d.believe(t, i)
	}
}
