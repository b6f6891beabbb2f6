package desk

// Flow is what one issue causes on average, to first order: no interaction
// between issues beyond a given chance to hang up and a given mean wait.
// It sizes the desk, splits churn and solves for success rates; the
// simulation does not use it.
type Flow struct {
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

// issueFlow walks the tree of what can happen to an issue, contact by contact.
// The assistant's success after f failures is a·s/(s+f), s = 1/ρ − 1: the
// predictive probability of a Beta(a·s, (1−a)·s) solvability (see assistant.go).
func issueFlow(in flowInput) Flow {
	f := Flow{Issues: 1}
	var now, next flowLevel
	now[0][0][0] = 1
	depth := min(flowDepth, in.p.Humans.MaxContacts)
	for n := range depth {
		next = flowLevel{}
		again := func(s flowState, w float64) {
			if n == depth-1 {
				in.end(s, w, false, &f)
				return
			}
			if !in.scored {
				s.deceived = 0
			}
			next[s.failures][s.deceived][s.direct] += w
		}
		for k := range n + 1 {
			for _, d := range flowFlags {
				if w := now[k][d[0]][d[1]]; w > 0 {
					in.contact(flowState{n, k, d[0], d[1]}, w, &f, again)
				}
			}
		}
		now = next
	}
	return f
}

// contact plays one contact of weight w and passes what comes back to again.
func (in flowInput) contact(s flowState, w float64, f *Flow, again func(flowState, float64)) {
	p := in.p
	f.Contacts += w
	s.contacts++
	direct := s.direct > 0
	s.direct = 0
	if in.success < 0 || direct || in.once && s.failures > 0 {
		in.desk(s, w, f, again)
		return
	}
	a := &p.Assistant
	left := w * a.Abandonment
	f.Contained += left
	in.comesBack(s, left, f, again)
	w -= left
	c := &p.Categories[in.category]
	success := in.success * predictive(c.Correlation, s.failures)
	solved := w * success * (1 - a.OverEscalation)
	f.Contained += solved
	f.SolvedByBot += solved
	in.end(s, solved, true, f)
	in.wish(s, w*success*a.OverEscalation, f, again)
	failed := s
	failed.failures++
	silent := w * (1 - success) * a.Silent
	f.Contained += silent
	f.Silent += silent
	deceived := failed
	deceived.deceived = 1
	in.comesBack(deceived, silent, f, again)
	in.wish(failed, w*(1-success)*(1-a.Silent), f, again)
}

// wish plays weight w of customers who want a human at the assistant.
func (in flowInput) wish(s flowState, w float64, f *Flow, again func(flowState, float64)) {
	if in.blocked > 0 {
		v := &in.p.Valve
		stuck := w * in.blocked
		f.Contained += stuck
		in.end(s, stuck*v.GiveUp, false, f)
		again(s, stuck*max(0, 1-v.GiveUp-v.SwitchChannel))
		other := s
		other.direct = 1
		again(other, stuck*v.SwitchChannel)
		w -= stuck
	}
	in.desk(s, w, f, again)
}

// desk plays one arrival at the human line.
func (in flowInput) desk(s flowState, w float64, f *Flow, again func(flowState, float64)) {
	h, c := &in.p.Humans, &in.p.Categories[in.category]
	f.DeskContacts += w
	if s.contacts == 1 {
		f.DeskFirst += w
	}
	lost := w * in.hangUp
	later := s
	later.direct = 1
	again(later, lost*(h.Redial+(1-h.Redial)*h.Return))
	in.end(s, lost*(1-h.Redial)*(1-h.Return), false, f)
	w -= lost
	f.Answered += w
	minutes := c.HandleMinutes
	if s.failures > 0 {
		minutes *= h.FailedBot
	}
	f.HumanMinutes += w * minutes
	in.end(s, w*c.FirstContact, true, f)
	in.comesBack(s, w*(1-c.FirstContact), f, again)
}

// comesBack splits who is left unhelped: comes back, solved by itself, given up.
func (in flowInput) comesBack(s flowState, w float64, f *Flow, again func(flowState, float64)) {
	h := &in.p.Humans
	again(s, w*h.RepeatReturn)
	in.end(s, w*(1-h.RepeatReturn)*h.SelfSolved, true, f)
	in.end(s, w*(1-h.RepeatReturn)*(1-h.SelfSolved), false, f)
}

// end closes weight w of issues.
func (in flowInput) end(s flowState, w float64, solved bool, f *Flow) {
	if w == 0 {
		return
	}
	if !solved {
		f.Unresolved += w
	}
	if !in.scored {
		return
	}
	score := in.p.Experience.score(story{
		contacts: s.contacts, wait: in.wait * float64(s.contacts),
		deceived: s.deceived > 0, solved: solved,
	})
	intent := in.leaving.at(score)
	f.Intent += w * intent
	if score < in.p.Churn.FailureBelow {
		f.FailureShare += w
		severity := in.p.Categories[in.category].Severity
		f.IntentFailures += w * intent * severity
		f.IntentSevere += w * intent * (severity - 1)
	}
}
