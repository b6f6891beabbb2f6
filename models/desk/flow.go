package desk

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
}

// flowInput says how one issue is met.
//
// hangUp and wait are of the pool the category is home to; both come from the staff the flow itself
// sizes, so they are found together, in rounds (setStaffing, crowded).
type flowInput struct {
	p        *Params
	category int
	success  float64 // of the assistant at the first attempt; < 0: humans only
	hangUp   float64 // P(hangs up) per arrival at the desk
	wait     float64 // mean wait per arrival, minutes
	scored   bool    // follow what the score needs; else volumes only
	leaving  leaving // of scored issues
	blocked  float64 // P(wants a human at the assistant and does not get through); 0 at an open valve
	once     bool    // whom the assistant failed meets people from then on, as bounded_only routes
}

// flowDepth is how many contacts are followed; later ones weigh less than 10⁻³.
const flowDepth = 12

// flowState is where an issue stands before its next contact.
type flowState struct{ contacts, failures, deceived, direct int }

// flowLevel weighs the states after equally many contacts, by failures of the
// assistant, whether an answer believed good proved wrong, and whether the next
// contact goes straight to the people, as it does after hanging up on them.
type flowLevel [flowDepth + 1][2][2]float64

var flowFlags = [4][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}}

// walk goes through the tree of what can happen to an issue.
type walk struct {
	flowInput
	Flow
	depth int       // contacts that are followed
	next  flowLevel // states after the contact at hand
}

// issueFlow walks the tree, contact by contact.
// The assistant's success after f failures is a·s/(s+f), s = 1/ρ − 1: the
// predictive probability of a Beta(a·s, (1−a)·s) solvability (see assistant.go).
//
// States after n contacts are (failures, deceived, direct): at most n·4 of them, so
// all that can happen to an issue is a walk over some 300 nodes.
//
//	contact ─► assistant ─┬─ leaves half way --------------► comes back or not
//	                      ├─ solved -----------------------► end
//	                      ├─ solved, but escalated ─┐
//	                      ├─ fails, noticed --------┴─► valve ─┬─ blocked ─► gives up, later, elsewhere
//	                      └─ fails, silent ─► found out        └─► desk ─┬─ hangs up ─► again or not
//	                                                                     └─ answered ─► end, or comes back
//
// Not in it: the hours of the day, novices, redials that meet the same rush, learning and shocks. These
// are left to the simulation.
//
// An issue cut off at the depth counts as given up, as one does in the simulation at MaxContacts.
func issueFlow(in flowInput) Flow {
	t := walk{flowInput: in, Flow: Flow{Issues: 1}, depth: min(flowDepth, in.p.Humans.MaxContacts)}
	var now flowLevel
	now[0][0][0] = 1
	for n := range t.depth {
		t.next = flowLevel{}
		for k := range n + 1 {
			for _, d := range flowFlags {
				if w := now[k][d[0]][d[1]]; w > 0 {
					t.contact(flowState{n, k, d[0], d[1]}, w)
				}
			}
		}
		now = t.next
	}
	return t.Flow
}

// again passes weight w on to the next contact, if that is followed.
func (t *walk) again(s flowState, w float64) {
	if s.contacts == t.depth {
		t.end(s, w, false)
		return
	}
	if !t.scored {
		s.deceived = 0
	}
	t.next[s.failures][s.deceived][s.direct] += w
}

// contact plays one contact of weight w.
//
// Order of the branches: leaves half way, solved (over-escalated in part), silent failure, wish for a
// human. The simulation draws them in the same order (session), so that both read the same parameters
// in the same sense.
func (t *walk) contact(s flowState, w float64) {
	t.Contacts += w
	s.contacts++
	direct := s.direct > 0
	s.direct = 0
	if t.success < 0 || direct || t.once && s.failures > 0 {
		t.desk(s, w)
		return
	}
	a := &t.p.Assistant
	left := w * a.Abandonment
	t.Contained += left
	t.comesBack(s, left)
	w -= left
	success := t.success * predictive(t.p.Categories[t.category].Correlation, s.failures)
	solved := w * success * (1 - a.OverEscalation)
	t.Contained += solved
	t.SolvedByBot += solved
	t.end(s, solved, true)
	t.wish(s, w*success*a.OverEscalation)
	failed := s
	failed.failures++
	silent := w * (1 - success) * a.Silent
	t.Contained += silent
	t.Silent += silent
	deceived := failed
	deceived.deceived = 1
	t.comesBack(deceived, silent)
	t.wish(failed, w*(1-success)*(1-a.Silent))
}

// wish plays weight w of customers who want a human at the assistant.
//
// Over-escalated sessions come here without a failure on their record: the person who answers takes no
// longer.
func (t *walk) wish(s flowState, w float64) {
	if t.blocked > 0 {
		v := &t.p.Valve
		stuck := w * t.blocked
		t.Contained += stuck
		t.end(s, stuck*v.GiveUp, false)
		t.again(s, stuck*max(0, 1-v.GiveUp-v.SwitchChannel))
		other := s
		other.direct = 1
		t.again(other, stuck*v.SwitchChannel)
		w -= stuck
	}
	t.desk(s, w)
}

// desk plays one arrival at the human line.
//
//	again = hang up · (r + (1−r)·b),   minutes = mean handle · (ratio of failed sessions)
//
// Novices and assisted agents are left out here and put on in sizing: they are the desk's and not the
// issue's.
func (t *walk) desk(s flowState, w float64) {
	h, c := &t.p.Humans, &t.p.Categories[t.category]
	t.DeskContacts += w
	if s.contacts == 1 {
		t.DeskFirst += w
	}
	lost := w * t.hangUp
	later := s
	later.direct = 1
	t.again(later, lost*(h.Redial+(1-h.Redial)*h.Return))
	t.end(s, lost*(1-h.Redial)*(1-h.Return), false)
	w -= lost
	t.Answered += w
	minutes := c.HandleMinutes
	if s.failures > 0 {
		minutes *= h.FailedBot
	}
	t.HumanMinutes += w * minutes
	t.end(s, w*c.FirstContact, true)
	t.comesBack(s, w*(1-c.FirstContact))
}

// comesBack splits who is left unhelped: comes back, solved by itself, given up.
func (t *walk) comesBack(s flowState, w float64) {
	h := &t.p.Humans
	t.again(s, w*h.RepeatReturn)
	t.end(s, w*(1-h.RepeatReturn)*h.SelfSolved, true)
	t.end(s, w*(1-h.RepeatReturn)*(1-h.SelfSolved), false)
}

// end closes weight w of issues.
func (t *walk) end(s flowState, w float64, solved bool) {
	if !solved {
		t.Unresolved += w
	}
	if t.scored && w != 0 {
		t.score(s, w, solved)
	}
}

// score is how they leave.
//
//	intent = Σ_ends w · stated intent at the score of the end
func (t *walk) score(s flowState, w float64, solved bool) {
	score := t.p.Experience.score(issueHistory{
		contacts: s.contacts, wait: t.wait * float64(s.contacts),
		deceived: s.deceived > 0, solved: solved,
	})
	intent := t.leaving.at(score)
	t.Intent += w * intent
	if score < t.p.Churn.FailureBelow {
		t.FailureShare += w
		severity := t.p.Categories[t.category].Severity
		t.IntentFailures += w * intent * severity
		t.IntentSevere += w * intent * (severity - 1)
	}
}
