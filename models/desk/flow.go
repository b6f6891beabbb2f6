package desk

import "slices"

// Flow is what one issue causes on average, to first order: no interaction
// between issues beyond a given chance to hang up and a given mean wait.
// It sizes the desk, splits churn and solves for success rates; the
// simulation does not use it.
//
// Absorbing chains of this kind give the mean exactly where issues do not meet in a queue; what queues
// add (waits of a busy hour, redials into a rush) is in hangUp and wait, found elsewhere.
//
// Counts are per issue, minutes are of handling, intents are stated and not yet behaviour. A Flow of a
// pool is that of the issues it is home to, weighed by their shares; Contacts of all pools add up to
// the mean issue's.
type Flow struct {
	// What holds at depth: Contained ≤ Contacts, DeskFirst ≤ DeskContacts, Answered ≤ DeskContacts, and
	// Unresolved is at most Issues.
	Issues         float64 // 1, or the share of issues it stands for
	Contacts       float64 // all contacts
	Contained      float64 // sessions that end without a human
	Silent         float64 // of those contained: failures nobody noticed
	SolvedByBot    float64 // issues solved by the assistant
	DeskContacts   float64 // live arrivals at the human line, those who take a callback among them
	DeskFirst      float64 // of these: with the first contact of an issue
	Written        float64 // arrivals in the backlog, written chase-ups among them; of no DeskContacts
	Answered       float64 // human contacts handled, cases among them
	CasesAnswered  float64 // of these: from the backlog
	HumanMinutes   float64 // of handling, before experience and concurrency
	CaseMinutes    float64 // of these: of cases from the backlog
	Unresolved     float64 // issues given up
	Intent         float64 // stated leaving intent at the end, mean
	FailureShare   float64 // P(the end is a failure, score below the failure line)
	IntentFailures float64 // stated intent of failures × severity, mean over all ends
	IntentSevere   float64 // what severity adds to Intent, mean over all ends

	taken [forks][2]float64 // the first and the second way of each fork
}

// add accumulates f × weight.
func (f *Flow) add(g Flow, weight float64) {
	f.Issues += weight * g.Issues
	f.Contacts += weight * g.Contacts
	f.Contained += weight * g.Contained
	f.Silent += weight * g.Silent
	f.SolvedByBot += weight * g.SolvedByBot
	f.DeskContacts += weight * g.DeskContacts
	f.DeskFirst += weight * g.DeskFirst
	f.Written += weight * g.Written
	f.Answered += weight * g.Answered
	f.CasesAnswered += weight * g.CasesAnswered
	f.HumanMinutes += weight * g.HumanMinutes
	f.CaseMinutes += weight * g.CaseMinutes
	f.Unresolved += weight * g.Unresolved
	f.Intent += weight * g.Intent
	f.FailureShare += weight * g.FailureShare
	f.IntentFailures += weight * g.IntentFailures
	f.IntentSevere += weight * g.IntentSevere
	for at := range g.taken {
		f.taken[at][0] += weight * g.taken[at][0]
		f.taken[at][1] += weight * g.taken[at][1]
	}
}

// flowInput says how one issue is met.
//
// hangUp and wait are of the pool the category is home to; both come from the staff the flow itself
// sizes, so they are found together, in rounds (setStaffing, crowded). What depends on the clock stands
// here as a mean: who is new among those who answer, who is in line when the desk closes.
type flowInput struct {
	p        *Params
	category int
	met      bool     // it meets the assistant; else people answer everything
	success  float64  // of the assistant at the first attempt
	tie      *workTie // of that with an issue's work; nil: independent
	hangUp   float64  // P(hangs up) per arrival at the desk
	sentHome float64  // of those: because the desk closes
	wait     float64  // mean wait per arrival, minutes
	worse    float64  // how much less the pool solves at the first contact, share
	novices  float64  // share of human contacts that a novice answers
	scored   bool     // follow what the score needs; else volumes only
	leaving  leaving  // of scored issues
	offset   float64  // points of score where the assistant had part
	stopped  float64  // P(a rule stops a session)
	approved float64  // share of sessions that a person approves
	noRoute  bool     // the issue's flow has no way to a human
	through  float64  // P(nobody drops out on the way to a human); 1 at an open valve
	stayAway bool     // who was deceived never comes back: what would be, for the audit
	once     bool     // whom the assistant failed meets people from then on, as bounded_only routes

	// Of arrivals in line: offered a callback, and of those who take it giving up at home. Of stays in the
	// backlog: ended by a chase-up, of the others by giving up, and of the rest by closing. 0 where nobody
	// says: a desk that is sized announces no long wait and keeps up.
	offered, uncalled, chased, unanswered, closed float64
}

// flowDepth is how many contacts are followed; later ones weigh less than 10⁻³.
const flowDepth = 12

// flowState is where an issue stands before its next contact.
type flowState struct {
	contacts, failures             int
	deceived, angry, direct, filed int // 0 or 1
}

// after is the state with the marks of a contact on its record.
func (s flowState) after(m mark) flowState {
	if m&fails != 0 {
		s.failures++
	}
	if m&findsOut != 0 {
		s.deceived = 1
	}
	if m&angers != 0 {
		s.angry = 1
	}
	s.direct = 0
	if m&goesRound != 0 {
		s.direct = 1
	}
	s.filed = 0
	if m&chases != 0 {
		s.filed = 1
	}
	return s
}

// flowLevel weighs the states after equally many contacts, by failures of the
// assistant, whether an answer believed good proved wrong, whether it was ever handed
// over angry, whether the next contact goes straight to the people, as it does
// after hanging up on them, and whether it asks what became of a case.
type flowLevel [flowDepth + 1][2][2][2][2]float64

// walk goes along the ways an issue can take, each with its weight.
type walk struct {
	flowInput
	Flow
	odds     odds
	contacts [flowDepth + 1][3]oneContact // by failures so far: with people, the assistant, over a case
	chats    *chatEnds                    // where somebody asks
	weight   float64                      // of the issues followed, for chats
	byWork   *oddsByWork                  // chances of success of a class of work; nil: of all issues
	class    int
	work     float64 // their handle times, relative to all
}

// issueFlow sums over the table of an issue's life, contact by contact.
//
//	weight of a way = weight at its fork · chance,   chances as in events, given the record so far
//
// The assistant's success after f failures is a·s/(s+f), s = 1/ρ − 1: the
// predictive probability of a Beta(a·s, (1−a)·s) solvability (see assistant.go).
//
// What one contact brings depends on the failures before it alone, so it is summed once for each
// (contact.go) and the states after n contacts (failures, deceived, angry, direct) are carried from
// contact to contact by it.
//
// Not in it: the hours of the day, redials that meet the same rush, learning and shocks. These are left
// to the simulation.
//
// An issue cut off at the depth counts as given up, as one does in the simulation at MaxContacts.
func issueFlow(in flowInput) Flow { return issueFlowTo(in, nil) }

// issueFlowTo does so and files how contacts end, where somebody asks.
//
// Where solvability goes with work it is a sum over classes of work, all equally likely.
func issueFlowTo(in flowInput, chats *chatEnds) Flow {
	t := walk{flowInput: in, odds: in.p.odds(in.category), chats: chats, weight: 1, work: 1}
	if in.stayAway {
		t.odds[returnsDeceived] = 0
	}
	if in.tie == nil || !in.met {
		return t.follow()
	}
	var f Flow
	chances := in.tie.odds(in.success)
	for class, work := range in.tie.work {
		c := t
		c.byWork, c.class, c.work, c.weight = &chances, class, work, 1./workClasses
		f.add(c.follow(), c.weight)
	}
	return f
}

// follow sums over the ways of issues that are alike.
func (t *walk) follow() Flow {
	in := &t.flowInput
	t.Issues = 1
	depth := min(flowDepth, in.p.Humans.MaxContacts)
	var now flowLevel
	now[0][0][0][0][0] = 1
	for n := range depth + 1 {
		var next flowLevel
		for k := range n + 1 {
			for flags := range 16 {
				s := flowState{n, k, flags & 1, flags >> 1 & 1, flags >> 2 & 1, flags >> 3}
				switch w := now[k][s.deceived][s.angry][s.direct][s.filed]; {
				case w == 0:
				case n == depth:
					t.taken[exhausted][0] += w
					if t.scored {
						t.score(s, w, false)
					}
				default:
					t.taken[exhausted][1] += w
					t.goThrough(s, w, &next)
				}
			}
		}
		now = next
	}
	t.sum()
	return t.Flow
}

// goThrough carries weight w through one contact: to the states after it, and to ends.
func (t *walk) goThrough(s flowState, w float64, next *flowLevel) {
	c := t.contact(s.failures, t.met && s.direct == 0 && !(t.once && s.failures > 0), s.filed > 0)
	c.weight += w
	if s.contacts == 0 {
		t.DeskFirst += w * (c.taken[hangsUp][0] + c.taken[hangsUp][1] + c.taken[accepts][0])
	}
	s.contacts++
	for _, o := range c.next.all[:c.next.n] {
		a := s.after(o.marks)
		if !t.scored {
			a.deceived, a.angry = 0, 0
		}
		next[a.failures][a.deceived][a.angry][a.direct][a.filed] += w * o.weight
	}
	if t.scored { // what volumes do not ask costs a fifth of them
		for _, o := range c.ends.all[:c.ends.n] {
			t.score(s.after(o.marks), w*o.weight, o.solved)
		}
	}
	if t.chats == nil {
		return
	}
	for _, o := range c.chats.all[:c.chats.n] {
		t.chats.add(t.scoreAt(s.after(o.marks), o.solved), t.weight*w*o.weight*t.p.Categories[t.category].Share)
	}
}

// sum reads the volumes off the ways that were taken.
func (t *walk) sum() {
	for k := range t.contacts {
		for bot := range t.contacts[k] {
			if c := &t.contacts[k][bot]; c.weight > 0 {
				t.HumanMinutes += c.weight * c.minutes
				t.CaseMinutes += c.weight * c.cases
				for at := range c.taken {
					t.taken[at][0] += c.weight * c.taken[at][0]
					t.taken[at][1] += c.weight * c.taken[at][1]
				}
			}
		}
	}
	t.Contacts = t.passed(meetsAssistant)
	t.DeskContacts, t.Answered = t.passed(hangsUp)+t.taken[accepts][0], t.counted(tAnswered)
	t.Written, t.CasesAnswered = t.counted(tWritten), t.counted(tCasesAnswered)
	t.Contained, t.Silent = t.counted(tContained), t.counted(tSilent)
	t.SolvedByBot, t.Unresolved = t.counted(tSolvedSession), t.ended(endsGivenUp)
}

// passed is the weight that comes to a fork.
func (f *Flow) passed(at fork) float64 { return f.taken[at][0] + f.taken[at][1] }

// counted is the weight on ways that the ledger counts as k.
func (f *Flow) counted(k countIndex) float64 {
	return f.on(func(w *way) bool { return slices.Contains(w.counts, k) })
}

// ended is the weight on ways that lead to an end.
func (f *Flow) ended(end fork) float64 { return f.on(func(w *way) bool { return w.to == end }) }

// on is the weight on all ways of a kind.
func (f *Flow) on(kind func(*way) bool) (sum float64) {
	for at := range life {
		for k := range life[at].ways {
			if kind(&life[at].ways[k]) {
				sum += f.taken[at][k]
			}
		}
	}
	return sum
}

// score is how they leave.
//
//	intent = Σ_ends w · stated intent at the score of the end
func (t *walk) score(s flowState, w float64, solved bool) {
	score := t.scoreAt(s, solved)
	intent := t.leaving.at(score)
	t.Intent += w * intent
	if score < t.p.Churn.FailureBelow {
		t.FailureShare += w
		severity := t.p.failureWeight(t.category)
		t.IntentFailures += w * intent * severity
		t.IntentSevere += w * intent * (severity - 1)
	}
}

// scoreAt is the score of an issue in a state, if it ended there.
func (t *walk) scoreAt(s flowState, solved bool) float64 {
	h := issueHistory{
		contacts: int(s.contacts), wait: t.wait * float64(s.contacts),
		deceived: s.deceived > 0, angry: s.angry > 0, solved: solved,
	}
	if t.met {
		h.offset = t.offset
	}
	return t.p.Experience.score(&h)
}
