package desk

// oneContact is what becomes of an issue with one contact, from weight 1: a sum over the table of its life
// from where the contact begins to the next one or the end.
type oneContact struct {
	weight  float64 // of the issues that come to it
	known   bool
	taken   [forks][2]float64
	minutes float64 // of handling
	cases   float64 // of these: of cases from the backlog
	next    shares
	ends    shares
	chats   shares // ends at which the customer could be asked
}

// outcome is a share of contacts that end alike: what the issue remembers of them.
type outcome struct {
	marks  mark
	solved bool
	weight float64
}

// shares are those of one kind. A contact ends in seven ways or so that an issue remembers.
type shares struct {
	all [12]outcome
	n   int
}

// put adds a share to those that end alike.
func (o *shares) put(m mark, solved bool, w float64) {
	for k := range o.n {
		if a := &o.all[k]; a.marks == m && a.solved == solved {
			a.weight += w
			return
		}
	}
	o.all[o.n] = outcome{m, solved, w}
	o.n++
}

// contact is the contact of an issue with so many failures, worked out when first asked for. Who asks what
// became of a case goes round the assistant.
func (t *walk) contact(failures int, bot, filed bool) *oneContact {
	c := &t.contacts[failures][int(oneIf(bot)+2*oneIf(filed))]
	if !c.known {
		c.known = true
		s := inContact{walk: t, oneContact: c, failures: failures, bot: bot, filed: filed}
		s.split(meetsAssistant, 0, 1)
	}
	return c
}

// inContact is a contact that is being summed.
type inContact struct {
	*walk
	*oneContact
	failures int  // before it
	bot      bool // it meets the assistant
	filed    bool // it asks what became of a case
}

// split shares the weight at a fork out among its two ways.
func (s *inContact) split(at fork, m mark, w float64) {
	c := s.chance(at, m)
	if c > 0 {
		s.along(at, yes, m, w*c)
	}
	if c < 1 {
		s.along(at, no, m, w*(1-c))
	}
}

// along passes weight w on along a way: to the next fork, the next contact or an end.
func (s *inContact) along(at fork, k int, m mark, w float64) {
	s.oneContact.taken[at][k] += w
	passes := &life[at].ways[k]
	m |= passes.marks & (fails | findsOut | angers | goesRound | chases)
	switch {
	case passes.after == beingServed:
		s.minutes += w * s.handling(m)
		if at == closesItself {
			s.cases += w * s.handling(m)
		}
	case at == escalates && k == no, at == approverSees && k == no: // believed to have helped, rightly or not
		s.oneContact.chats.put(m, true, w)
	case at == solvedByPeople && s.bot == s.met: // of issues that meet the assistant, contacts that began with it
		s.oneContact.chats.put(m, k == yes, w)
	}
	switch {
	case passes.to == exhausted:
		s.next.put(m, false, w)
	case passes.to < forks:
		s.split(passes.to, m, w)
	default:
		s.ends.put(m, passes.to != endsGivenUp, w)
	}
}

// failed is how often the assistant has failed on the issue by now.
func (s *inContact) failed(m mark) int {
	if m&fails != 0 {
		return s.failures + 1
	}
	return s.failures
}

// handling is the mean time of a human contact, minutes.
//
//	minutes = mean handle · (ratio of its class of work) · (ratio of failed sessions)
//
// Novices' and assisted agents' pace is left out here and put on in sizing: it is the desk's and not the
// issue's.
func (s *inContact) handling(m mark) float64 {
	minutes := s.p.Categories[s.category].HandleMinutes * s.work
	if s.failed(m) > 0 {
		minutes *= s.p.Humans.FailedBot
	}
	return minutes
}

// chance is that of the first way at a fork: what is stated, and the means of what
// depends on the clock. Its counterpart in events is Desk.chance.
func (s *inContact) chance(at fork, m mark) float64 {
	switch at {
	case meetsAssistant:
		return oneIf(s.bot)
	case ruledOut:
		return s.stopped
	case solves:
		if s.byWork != nil {
			return s.byWork.at(s.failed(m), s.class)
		}
		return s.p.Categories[s.category].tries(s.success, s.failed(m))
	case approverSees:
		return s.approved * s.p.Controls.ApprovalCatch
	case noWayOut:
		return oneIf(s.noRoute)
	case getsThrough:
		return s.through
	case writes, isOffered, stillOnFile, givesUpAtHome, chasesUp, givesUpWaiting, closesItself:
		return s.ofChannel(at)
	case hangsUp:
		return s.hangUp
	case sentHome:
		return s.sentHome
	case solvedByPeople:
		return s.p.Workforce.byWhom(s.odds[at], s.novices) * (1 - s.worse)
	}
	return s.odds[at]
}

// ofChannel is the chance at the forks of those who write or are called back: who asks what became of a
// case calls or writes as such customers do, is offered no callback, and waits on where they hang up.
func (s *inContact) ofChannel(at fork) float64 {
	switch at {
	case writes:
		if s.filed {
			return 1 - s.p.Deferred.ChaseLive
		}
		return s.odds[at]
	case isOffered:
		return s.offered * (1 - oneIf(s.filed))
	case stillOnFile:
		return oneIf(s.filed)
	case givesUpAtHome:
		return s.uncalled
	case chasesUp:
		return s.chased
	case givesUpWaiting:
		return s.unanswered
	}
	return s.closed
}
