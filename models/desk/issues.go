package desk

import (
	"math"

	"boomerang/sim"
)

// issue is one open issue: 64 bytes. Its latent state is the truth; a contact
// that returns is the same issue and remembers what happened to it.
//
// Small on purpose: issues are looked at in the order of events, and a cache line is 64 bytes.
//
//	raised ─► contact ─┬─► session ─┬─► ended
//	                   │            ├─► believed solved ─► found out ─► contact or ended
//	                   │            └─► wants a human ─► valve ─► line
//	                   └─► line ─┬─► answered ─┬─► ended
//	                             │             └─► comes back ─► contact
//	                             └─► hangs up ─► redial, another day, or given up
//
// At every moment an open issue is in exactly one place: an event names it, a line holds it, or a day
// to come does. checkIssues counts them all at the end of a run.
type issue struct {
	key sim.Key // of all its fates
	// Minutes of the engine, from the first day of the pre-period. waited, friction and shut are sums
	// over all contacts of the issue, since the score is of the issue and not of its last contact.
	arrived  float64 // when it joined the line, minutes
	leaves   float64 // when its patience ends, minutes
	waited   float32 // minutes in line so far
	friction float32 // steps of friction so far
	shut     float32 // hours waited for the desk to open so far
	customer int32   // −1 in open arrivals; of a free slot the next one free
	stay     uint32  // ordinal of its stay in line, tells stale entries
	// engine day on which a session was contained and left it open, notClosed: not the latest contact
	closed   uint16
	category uint8
	times    [occurrences]uint8 // what happened to it so far, by what its numbers are counted by
	failures uint8              // of the assistant
	team     uint8              // who answers or answered
	calls    uint8              // back, of this callback
	class    uint8              // of its own work, counted from 1; 0: nobody has asked
	flags    uint16
	filed    uint32 // ordinal of its case in the backlog, tells stale places
}

const (
	// directToDesk is set by whatever sends the next contact round the assistant (a hang-up, a closed
	// desk, another channel) and cleared when that contact is made. deceived stays once it is set; a
	// later session may set believedSolved again.
	looksBounded   uint16 = 1 << iota // triage takes it for bounded work
	directToDesk                      // the next contact goes round the assistant
	believedSolved                    // closed in the customer's mind, wrongly
	deceived                          // … and found out
	noviceAnswers
	inLine
	induced    // raised only because access is easy
	wantsHuman // asked the assistant for one, and has not met any
	angry      // at a failure of the assistant, when handed over
	billedOpen // its latest session was billed as resolved
	onFile     // a case of it waits in the backlog
	asCase     // answered from there
	callsHome  // waits for a call at home
)

// notClosed is the day of an issue whose latest contact was no contained session.
const notClosed = math.MaxUint16

// openIssues are all issues not yet ended: slots, those free among them, and who
// is expected back when.
type openIssues struct {
	issues  []issue
	free    int32 // first of the free list, −1: none
	returns agenda
	taken   *[forks][2]uint32 // how often each way of each fork was, where somebody asks
}

func (o *openIssues) reset(b *base) {
	o.issues, o.free = o.issues[:0], -1
	o.returns.reset(int(b.playDays()))
	o.taken = nil
}

func (o *openIssues) copyFrom(src *openIssues) {
	o.issues, o.free = copied(o.issues, src.issues), src.free
	o.returns.copyFrom(&src.returns)
	o.taken = nil // who asks asks of one replication
}

// How an issue ends.
type ending int

const (
	byAssistant ending = iota
	byHuman
	byItself
	givenUp
)

var endings = [...]string{
	"issue solved by the assistant", "issue solved by a human", "issue went away by itself",
	"gives the issue up",
}

// raise opens the next issue of a stream.
//
//	who could be here (stream) → who is (thin) → induced today? → category → triage
//
// Each step looks at a fate of the issue of its own, so that a plan that thins more
// changes nothing about the issues that stay.
//
// A category is a fate of the issue: it is the same in every plan, and known to triage with error only.
func (d *Desk) raise(s *stream) {
	due := d.passIssue(s)
	t, key, customer := due.at, due.key, due.customer
	d.calendar.AdvanceTo(t)
	if d.base.open && !d.base.swingKeeps(t, key) {
		return
	}
	var flags uint16
	if s == &d.eased {
		if key.Uniform(fateInduced, 0) > d.coverageToday {
			return
		}
		flags = induced
		d.count(tInduced)
	}
	category := uint8(d.base.category.find(key.Uniform(fateCategory, 0)))
	if d.coverageToday > 0 && d.triagedBounded(category, key) {
		flags |= looksBounded
	}
	i := d.openIssue()
	is := &d.issues[i]
	stay := is.stay
	*is = issue{
		key: key, customer: customer, category: category, flags: flags, stay: stay, closed: notClosed,
	}
	d.count(tRaised)
	if d.watches(customer) {
		d.tell(t, Raises, "has an issue: %s", d.base.Categories[category].Name)
		d.facts(is)
	}
	d.goOn(t, i, exhausted)
}

// triagedBounded is the triage's verdict on an issue, never perfect.
//
//	P(taken for bounded) = sensitivity of bounded work,  1 − specificity of the long tail
//
// Asked once an issue, so a contact that returns is not triaged into the other half by new luck.
func (d *Desk) triagedBounded(category uint8, key sim.Key) bool {
	p := d.plan
	if d.policy != BoundedOnly {
		return true
	}
	chance := p.Routing.Sensitivity
	if p.Categories[category].LongTail {
		chance = 1 - p.Routing.Specificity
	}
	return key.Uniform(fateTriage, 0) < chance
}

// openIssue finds a slot: one that is free, else a new one.
func (d *Desk) openIssue() int32 {
	if d.free >= 0 {
		i := d.free
		d.free = d.issues[i].customer
		return i
	}
	if len(d.issues) >= 1<<slotBits {
		panic("desk: more open issues than an event can name")
	}
	d.issues = append(d.issues, issue{})
	return int32(len(d.issues) - 1)
}

// contactMade starts a contact: the first, a return, or one by another channel.
//
// In this order: was a wrong answer believed (then the contact exists only if the customer comes back
// over it), have there been too many contacts, does it meet the assistant. The last is asked at every
// contact, since coverage, routing and breakers may have changed since.
func (d *Desk) contactMade(t float64, i int32) {
	at := exhausted
	if d.issues[i].flags&believedSolved != 0 {
		at = returnsDeceived
	}
	d.goOn(t, i, at)
}

// deskContact starts a contact that goes straight to the people. A contact
// outside opening hours is made when they open, if it is not in writing.
func (d *Desk) deskContact(t float64, i int32) {
	if !d.openNow && !d.inWriting(&d.issues[i]) {
		d.issues[i].flags |= directToDesk
		d.waitForOpening(t, i, ContactMade)
		return
	}
	d.countContact(&d.issues[i])
	d.deskReached(t, i)
}

// countContact counts a contact that begins: with the assistant, or in an open desk's
// line. A first contact is what the charts of repeats take for content.
func (d *Desk) countContact(is *issue) {
	is.times[byContact]++
	if is.closed != notClosed {
		d.cameBack(is)
	}
	if is.flags&billedOpen != 0 {
		is.flags &^= billedOpen
		d.count(tBilledBack)
	}
	d.contactsToday++
	d.count(tContacts)
	q := &d.monitor.returns[d.queryType(is)]
	q.n++
	if is.times[byContact] > 1 {
		d.count(tRepeats)
	} else {
		q.content++
	}
}

// queryType is the query type of an issue: 0 bounded, 1 long tail.
func (d *Desk) queryType(is *issue) int {
	if d.base.Categories[is.category].LongTail {
		return 1
	}
	return 0
}

// close ends an issue: its history becomes one score, it is booked, the customer takes the dose, and its slot is
// handed on. The ordinal of its stay moves, so that events and places in line that still name the slot find that
// it is somebody else's.
//
// Who was helped by the assistant or by people was asked about that a moment ago, with the same score.
func (d *Desk) close(t float64, i int32, end ending) {
	is := &d.issues[i]
	if end > byHuman {
		score := d.scoreOf(is, end != givenUp)
		d.felt = felt{score, d.base.happy.at(score)}
	}
	score := d.felt.score
	d.tallyEnd(is, end, d.felt)
	d.complains(is, end)
	if d.watches(is.customer) {
		d.tell(t, Ended, "%s: contact %d, %.1f minutes in line in all, experience %.0f of 100", endings[end],
			is.times[byContact], is.waited, score)
		f := d.facts(is)
		f.Outcome, f.Wait, f.Score = ended[end], float64(is.waited), score
	}
	if is.customer >= 0 {
		d.addDose(is, score)
	}
	if is.flags&onFile != 0 {
		d.withdraw(t, is)
	}
	is.customer, d.free = d.free, i
	is.flags = 0
	is.stay++
}

// waitForOpening lets a contact come when the desk opens, spread over the
// first hour.
//
//	at = opening + 60 · u minutes,   u of the issue
//
// A rush at the minute of opening would be an artefact of the model: nobody measured how it spreads,
// so it is even over the first hour [A].
func (d *Desk) waitForOpening(t float64, i int32, k sim.Kind) {
	is := &d.issues[i]
	at := d.base.nextOpening(t)
	if math.IsInf(at, 1) {
		d.close(t, i, givenUp)
		return
	}
	is.shut += float32((at - t) / sim.Hour)
	d.calendar.Schedule(at+sim.Hour*is.key.Uniform(fateReturnHour, is.nth(byContact)|1<<16), eventOf(k, i, 0))
}
