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
	DeskContacts   float64 // arrivals at the human line
	DeskFirst      float64 // of these: with the first contact of an issue
	Answered       float64 // human contacts handled
	HumanMinutes   float64 // of handling, before experience and concurrency
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
	f.Answered += weight * g.Answered
	f.HumanMinutes += weight * g.HumanMinutes
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
	met      bool    // it meets the assistant; else people answer everything
	success  float64 // of the assistant at the first attempt
	hangUp   float64 // P(hangs up) per arrival at the desk
	sentHome float64 // of those: because the desk closes
	wait     float64 // mean wait per arrival, minutes
	novices  float64 // share of human contacts that a novice answers
	scored   bool    // follow what the score needs; else volumes only
	leaving  leaving // of scored issues
	offset   float64 // points of score where the assistant had part
	stopped  float64 // P(a rule stops a session)
	approved float64 // share of sessions that a person approves
	noRoute  bool    // the issue's flow has no way to a human
	through  float64 // P(nobody drops out on the way to a human); 1 at an open valve
	once     bool    // whom the assistant failed meets people from then on, as bounded_only routes
}

// flowDepth is how many contacts are followed; later ones weigh less than 10⁻³.
const flowDepth = 12

// flowState is where an issue stands before its next contact.
//
// session says whether the contact at hand began with the assistant.
type flowState struct {
	contacts, failures      uint8
	deceived, angry, direct uint8 // 0 or 1
	session                 bool
}

// after is the state with the marks of a way on its record.
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
	if m&goesRound != 0 {
		s.direct = 1
	}
	return s
}

// flowLevel weighs the states after equally many contacts, by failures of the
// assistant, whether an answer believed good proved wrong, whether it was ever handed
// over angry, and whether the next contact goes straight to the people, as it does
// after hanging up on them.
type flowLevel [flowDepth + 1][2][2][2]float64

// walk goes along the ways an issue can take, each with its weight.
type walk struct {
	flowInput
	Flow
	odds  odds
	depth int       // contacts that are followed
	next  flowLevel // states after the contact at hand
	ends  *chatEnds // of contacts, where somebody asks
}

// issueFlow sums over the table of an issue's life, contact by contact.
//
//	weight of a way = weight at its fork · chance,   chances as in events, given the record so far
//
// The assistant's success after f failures is a·s/(s+f), s = 1/ρ − 1: the
// predictive probability of a Beta(a·s, (1−a)·s) solvability (see assistant.go).
//
// States after n contacts are (failures, deceived, direct): at most n·4 of them, so
// all that can happen to an issue is a walk over some 300 nodes.
//
// Not in it: the hours of the day, redials that meet the same rush, learning and shocks. These are left
// to the simulation.
//
// An issue cut off at the depth counts as given up, as one does in the simulation at MaxContacts.
func issueFlow(in flowInput) Flow { return issueFlowTo(in, nil) }

// issueFlowTo does so and files how contacts end, where somebody asks.
func issueFlowTo(in flowInput, ends *chatEnds) Flow {
	t := walk{
		flowInput: in, Flow: Flow{Issues: 1}, odds: in.p.odds(in.category),
		depth: min(flowDepth, in.p.Humans.MaxContacts), ends: ends,
	}
	var now flowLevel
	now[0][0][0][0] = 1
	for n := range uint8(t.depth + 1) {
		t.next = flowLevel{}
		for k := range n + 1 {
			for d := range uint8(8) {
				s := flowState{contacts: n, failures: k, deceived: d & 1, angry: d >> 1 & 1, direct: d >> 2}
				if w := now[k][s.deceived][s.angry][s.direct]; w > 0 {
					t.split(exhausted, s, w)
				}
			}
		}
		now = t.next
	}
	t.sum()
	return t.Flow
}

// split shares the weight at a fork out among its two ways.
func (t *walk) split(at fork, s flowState, w float64) {
	c := t.chance(at, s)
	if c > 0 {
		t.along(at, 0, s, w*c)
	}
	if c < 1 {
		t.along(at, 1, s, w*(1-c))
	}
}

// along passes weight w on along a way: to the next fork, the next contact or an end.
func (t *walk) along(at fork, k int, s flowState, w float64) {
	t.taken[at][k] += w
	passes := life[at].ways()[k]
	s = s.after(passes.marks)
	switch at {
	case meetsAssistant: // a contact begins
		s.contacts++
		s.direct, s.session = 0, k == 0
	case hangsUp:
		t.atDesk(k == 0, s, w)
	}
	if t.ends != nil {
		t.chatEnds(at, k, s, w)
	}
	switch {
	case passes.to == exhausted:
		if !t.scored {
			s.deceived, s.angry = 0, 0
		}
		t.next[s.failures][s.deceived][s.angry][s.direct] += w
	case passes.to < forks:
		t.split(passes.to, s, w)
	case t.scored:
		t.score(s, w, passes.to != endsGivenUp)
	}
}

// chance is that of the first way at a fork: what is stated, and the means of what
// depends on the clock. Its counterpart in events is Desk.chance.
func (t *walk) chance(at fork, s flowState) float64 {
	switch at {
	case exhausted:
		return oneIf(int(s.contacts) >= t.depth)
	case meetsAssistant:
		return oneIf(t.met && s.direct == 0 && !(t.once && s.failures > 0))
	case ruledOut:
		return t.stopped
	case solves:
		return t.p.Categories[t.category].tries(t.success, int(s.failures))
	case approverSees:
		return t.approved * t.p.Controls.ApprovalCatch
	case noWayOut:
		return oneIf(t.noRoute)
	case getsThrough:
		return t.through
	case hangsUp:
		return t.hangUp
	case sentHome:
		return t.sentHome
	case solvedByPeople:
		return t.p.Workforce.byWhom(t.odds[at], t.novices)
	}
	return t.odds[at]
}

// atDesk counts one arrival at the human line of weight w.
//
//	minutes = mean handle · (ratio of failed sessions)
//
// Novices' and assisted agents' pace is left out here and put on in sizing: it is the desk's and not the
// issue's.
func (t *walk) atDesk(hungUp bool, s flowState, w float64) {
	if s.contacts == 1 {
		t.DeskFirst += w
	}
	if hungUp {
		return
	}
	minutes := t.p.Categories[t.category].HandleMinutes
	if s.failures > 0 {
		minutes *= t.p.Humans.FailedBot
	}
	t.HumanMinutes += w * minutes
}

// sum reads the volumes off the ways that were taken.
func (t *walk) sum() {
	t.Contacts = t.passed(meetsAssistant)
	t.DeskContacts, t.Answered = t.passed(hangsUp), t.counted(tAnswered)
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
		for k, w := range life[at].ways() {
			if kind(w) {
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
		severity := t.p.Categories[t.category].Severity
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
	return t.p.Experience.score(h)
}
