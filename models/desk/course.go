package desk

// goOn plays the forks of an issue from one on, until a way takes time or the issue ends.
//
// Each way is booked and remembered by the table (life); what it is to the customer besides (words of
// the life told, surveys, steps in vain) is lived, and what it waits for is await.
func (d *Desk) goOn(t float64, i int32, at fork) {
	for {
		is := &d.issues[i]
		yes := d.decide(is, at)
		w := d.take(is, at, yes)
		t = d.lived(t, is, at, yes)
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
//	u < c,   or of a fork that splits the number of the one before:   u < b + (1 − b)·c
//
// c is the chance of the first way and b that of the fork before. A chance of 0 or 1 asks no number.
func (d *Desk) decide(is *issue, at fork) bool {
	c := d.chance(is, at)
	if c <= 0 || c >= 1 {
		return c >= 1
	}
	f := &life[at]
	if f.splits {
		before := d.plan.odds[is.category][at-1]
		c = before + (1-before)*c
	}
	return is.key.Uniform(f.fate, is.nth(f)|f.high) < c
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
func (d *Desk) take(is *issue, at fork, yes bool) *way {
	k := 1
	if yes {
		k = 0
	}
	w := life[at].ways()[k]
	d.taken[at][k]++
	for _, c := range w.counts {
		d.count(c)
	}
	if w.marks != 0 {
		d.remember(is, w.marks)
	}
	return w
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
	if m&goesRound != 0 {
		is.flags |= directToDesk
	}
}

// chance is that of the first way at a fork for one issue today: what is stated,
// and what depends on the day or on its record. Its counterpart in formulas is walk.chance.
func (d *Desk) chance(is *issue, at fork) float64 {
	switch at {
	case exhausted:
		return oneIf(int(is.contacts) >= d.plan.Humans.MaxContacts)
	case meetsAssistant:
		return d.meeting(is)
	case ruledOut:
		return oneIf(d.talk.stopped)
	case solves:
		return d.plan.Categories[is.category].tries(d.success[is.category], int(is.failures))
	case solvedByPeople:
		return d.plan.Workforce.byWhom(d.plan.odds[is.category][at], oneIf(is.flags&noviceAnswers != 0))
	}
	return d.chanceToday(int(is.category), at)
}

// chanceToday is that where it is the same for all issues of a category, whatever is on their record.
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
func (d *Desk) lived(t float64, is *issue, at fork, yes bool) float64 {
	switch {
	case at == meetsAssistant && yes:
		return d.session(t, is)
	case at == leavesHalfWay && yes:
		d.leftHalfWay(t, is)
	case at == escalates && !yes:
		d.solvedInSession(is)
	case at == noWayOut && yes:
		d.blocked(t, is, d.plan.Valve.Steps) // nobody knows before the last step
	case at == getsThrough && yes:
		d.handOver(t, is)
	case at == getsThrough:
		u := is.key.Uniform(fateDrop, uint32(is.sessions-1))
		d.blocked(t, is, d.plan.Valve.stepsTaken(u))
	case at == givesUpBlocked && yes:
		d.unfinished(is)
	case at == solvedByPeople:
		d.survey(is, byPeople, d.scoreOf(is, yes))
	case at == returnsDeceived:
		d.findsOut(t, is, yes)
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
