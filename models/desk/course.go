package desk

import "boomerang/sim"

// goOn plays the forks of an issue from one on, until a way takes time or the issue ends.
//
// Each way is booked and remembered by the table (life); what it is to the customer besides (words of
// the life told, surveys, steps in vain) is lived, and what it waits for is await.
//
// A fork where nothing can happen is passed by (beyond), unless somebody notes every way.
func (d *Desk) goOn(t float64, i int32, at fork) {
	is := &d.issues[i]
	now := &d.chances[is.category]
	for {
		if d.taken == nil {
			at = d.beyond(is, now, at)
		}
		c := now.below[at&forkBits]
		if byRecord>>(at&forkBits)&1 != 0 {
			c = d.chance(is, at)
		}
		which := course[at&forkBits].way(is, c)
		w := d.take(is, at, which)
		if w.plain {
			at = w.to
			continue
		}
		if w.lived {
			t = d.lived(t, is, at, which)
		}
		if w.after != atOnce {
			d.await(t, i, w.after)
			return
		}
		if w.to >= forks {
			d.close(t, i, w.to.ending())
			return
		}
		at = w.to
	}
}

// beyond is the first fork from one on where something can happen to an issue: today (leads), and by its
// record, at the two forks whose second way is taken by all but a few and does nothing.
func (d *Desk) beyond(is *issue, now *today, at fork) fork {
	at = now.leads[at&forkBits]
	if at == exhausted && int(is.times[byContact]) < d.plan.Humans.MaxContacts {
		at = now.leads[meetsAssistant]
	}
	if at == ruledOut && !d.talk.stopped {
		at = now.leads[solves]
	}
	return at
}

// decide is which way an issue takes at a fork.
//
//	u < c
//
// c is the chance of the first way; of a fork that splits the number of the one before, what that one
// takes is in it (chancesToday).
func (d *Desk) decide(is *issue, at fork) int {
	c := d.chances[is.category].below[at&forkBits]
	if byRecord>>(at&forkBits)&1 != 0 {
		c = d.chance(is, at)
	}
	return course[at&forkBits].way(is, c)
}

// way is which one an issue takes where the first has such a chance: no branch that could be mispredicted.
func (f *turn) way(is *issue, c sim.Chance) (which int) {
	if !is.key.Happens(c, f.fate, uint32(is.times[f.nth])+f.first) {
		which = no
	}
	return which
}

// nth is the occurrence of an issue's numbers that are counted so.
func (is *issue) nth(o occurrence) uint32 { return uint32(is.times[o]) - o.ahead() }

// take books a way and has the issue remember it.
func (d *Desk) take(is *issue, at fork, k int) *passage {
	if d.taken != nil {
		d.taken[at][k]++
	}
	w := &course[at&forkBits].ways[k&1]
	if w.counts[0] != 0 {
		d.count(countIndex(w.counts[0]))
		d.count(countIndex(w.counts[1]))
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
func (d *Desk) chance(is *issue, at fork) sim.Chance {
	switch at {
	case exhausted:
		return certainIf(int(is.times[byContact]) >= d.plan.Humans.MaxContacts)
	case meetsAssistant:
		return d.meeting(is)
	case ruledOut:
		return certainIf(d.talk.stopped)
	case solves:
		return d.solving(is)
	case writes:
		if is.flags&onFile != 0 {
			return sim.ChanceOf(1 - d.plan.Deferred.ChaseLive)
		}
		return d.chances[is.category].below[at]
	case solvedByPeople:
		first, novices := d.plan.odds[is.category][at], oneIf(is.flags&noviceAnswers != 0)
		first = d.plan.Workforce.byWhom(first, novices)
		return sim.ChanceOf(first * d.base.pools[is.team].quality())
	}
	panic("desk: a fork without a chance by the record")
}

// certainIf is what happens if something is so, and else does not.
func certainIf(so bool) sim.Chance {
	if so {
		return sim.Certain
	}
	return 0
}

// today is what holds at the forks for every issue of a category today.
type today struct {
	below [forkBits + 1]sim.Chance // the first way is taken by numbers below it
	leads [forkBits + 1]fork       // the fork that follows where something can happen, itself where it can here
	tries [fewTries]sim.Chance
	risky sim.Chance // that a session acts out of policy
}

// fewTries is how many attempts of the assistant on an issue have their chance worked out at dawn.
const fewTries = 4

// chancesOf is what the chances at the forks were last worked out for: under one plan, with the same they are the
// same.
type chancesOf struct{ known, approved, valveOpen bool }

// chancesToday works out what holds for every issue of a category today.
//
//	below = c,   of a fork that splits the number of the one before, whose chance is b:   b + (1 − b)·c
//
// A chance of 0 or 1 stays so where the number is split.
func (d *Desk) chancesToday() {
	d.meets = sim.ChanceOf(d.coverageToday)
	now := chancesOf{true, d.approved, d.valveOpen}
	if now == d.worked {
		return
	}
	d.worked = now
	for k := range d.chances {
		t := &d.chances[k]
		before := 0.0
		for at := range forks {
			c := d.chanceToday(k, at)
			below := c
			if life[at].splits && c > 0 && c < 1 {
				below = before + (1-before)*c
			}
			t.below[at] = sim.ChanceOf(below)
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
		if byRecord>>at&1 != 0 || c > 0 && c < sim.Certain {
			return at
		}
		w := &life[at].ways[no]
		if c >= sim.Certain {
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
			d.blocked(t, is, d.plan.Valve.stepsTaken(is.key.Uniform(fateDrop, is.nth(bySession))))
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
	contact := is.nth(byContact)
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
		at := t + h.RedialMinutes*is.key.Exp(fateRedial, is.nth(byArrival))
		d.calendar.Schedule(at, eventOf(ContactMade, i, 0))
	case laterHungUp:
		d.comeBack(t, i, h.ReturnDays*is.key.Exp(fateReturnDay, contact))
	case laterRepeat:
		d.comeBack(t, i, h.RepeatDays*is.key.Exp(fateReturnDay, contact))
	case onDiscovery:
		d.believe(t, i)
	}
}
