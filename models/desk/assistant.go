package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// predictive is the factor on the assistant's success after so many failures
// on the same issue. Each issue has its own solvability p ~ Beta(a·s, (1−a)·s)
// with s = 1/ρ − 1, reused at every retry. Given f failures the chance that
// the next attempt succeeds is E[p | f failures] = a·s/(s+f), so the attempts
// can be played one by one without ever drawing p: the sequence has the same
// law (Pólya's urn; de Finetti). After one failure that is a(1−ρ).
//
// Drawing p itself would give the same law of outcomes and one more fate to keep; it would also tempt
// code to look at p, which nobody in the model can know. At ρ = 0 attempts are independent; at ρ → 1 a
// failure is final.
func predictive(rho float64, failures int) float64 {
	if failures == 0 || rho <= 0 {
		return 1
	}
	s := 1/rho - 1
	return s / (s + float64(failures))
}

// assistantForm is how the assistant works today, and the way out of it.
//
// Success by category is worked out at dawn and not per session: learning, drift and shocks are by the
// day.
type assistantForm struct {
	policy        Policy
	valveOpen     bool
	coverageToday float64
	meets         sim.Chance // the same
	success       []float64  // today's, by category
	risky         []float64  // chance of a session to act out of policy today, by category
	chances       []today    // by category
	worked        chancesOf  // … what for
	nextShock     planDay
	lastShock     planDay
	shocks        uint32     // so far
	covered       [2]float64 // when today the data on the hours of the week begin and end
	settled       float64    // sessions contained long enough before the horizon to tell who came back
	talk          talk
}

// talk is the session at hand, while it is played.
type talk struct {
	began   float64 // engine minutes
	stopped bool    // a business rule stops what the assistant wants to do
	steps   float64 // taken on the way out of it
}

func (a *assistantForm) reset(b *base) {
	*a = assistantForm{
		policy: HumansOnly, nextShock: never, lastShock: notYet,
		success: cleared(a.success, len(b.Categories)), risky: cleared(a.risky, len(b.Categories)),
		chances: cleared(a.chances, len(b.Categories)),
	}
}

func (a *assistantForm) copyFrom(src *assistantForm) {
	success, risky := copied(a.success, src.success), copied(a.risky, src.risky)
	chances := copied(a.chances, src.chances)
	*a = *src
	a.success, a.risky, a.chances = success, risky, chances
}

// startAssistant puts the plan's routing and way out in force.
//
// A valve without extra steps and without flows that have no way out counts as open from the first
// day, whatever leadership does later. Release shocks come after unit exponentials of the world, so
// that two plans with the same gap have them on the same days.
func (d *Desk) startAssistant() {
	d.startTies()
	d.worked = chancesOf{}
	d.policy = d.plan.Routing.Policy
	d.valveOpen = d.plan.Valve.Steps == 0 && d.plan.Valve.NoRoute == 0
	if a := &d.plan.Assistant; a.ShockEveryDays > 0 {
		d.nextShock = planDay(a.GoLiveDay + a.ShockEveryDays*d.fates.Of(dayEntity|1<<61).Exp(fateShock, 0))
	}
}

// coverage is the share of issues that meet the assistant on a day from day 0.
//
//	coverage(d) = c · min(1, max(0, (d − go-live) / ramp))
//
// Linear, since no published ramp is known in shape; c is the mature share.
func (a *Assistant) coverage(day planDay) float64 {
	since := float64(day) - a.GoLiveDay
	switch {
	case since < 0:
		return 0
	case since < a.RampDays:
		return a.Coverage * since / a.RampDays
	}
	return a.Coverage
}

// skill returns success after learning, drift and the latest release shock:
// failures shrink by (1−learning) a month, up to the ceiling of the evidence or to
// what it could do from the first, success by (1−drift), and a shock takes depth
// of it, won back linearly.
//
//	failures(m) = failures(0)·(1−learning)^m,  success(m) = success·(1−drift)^m
//	success in shock = success · (1 − depth·(1 − days since / days to recover))
//
// m is months since go-live. No study gives learning, drift or shocks of support
// assistants: all three are assumed [A].
func (a *Assistant) skill(success, ceiling float64, day planDay, sinceShock float64) float64 {
	months := max(0, float64(day)-a.GoLiveDay) / dates.EngineMonth
	success = min(max(success, ceiling), 1-(1-success)*portable.Pow(1-a.LearningPerMonth, months))
	success *= portable.Pow(1-a.DriftPerMonth, months)
	if sinceShock < a.ShockDays {
		success *= 1 - a.ShockDepth*(1-sinceShock/a.ShockDays)
	}
	return success
}

// assistantToday works out today's success by category, and how often it acts
// out of policy: wrong answers and wrong actions have one cause [A], so the
// stated rate moves with the chance to fail.
//
//	risky = action risk · min(1, leak rate · (1 − success today) / (1 − success at go-live))
func (d *Desk) assistantToday(day planDay) {
	a := &d.plan.Assistant
	if day >= d.nextShock {
		d.shocks++
		d.lastShock = d.nextShock
		d.nextShock += planDay(a.ShockEveryDays * d.fates.Of(dayEntity|1<<61).Exp(fateShock, d.shocks))
	}
	for k, s := range d.plan.success {
		d.success[k] = a.skill(s, d.plan.Categories[k].AssistantCeiling, day, float64(day-d.lastShock))
		wrong := 1.0
		if s < 1 {
			wrong = (1 - d.success[k]) / (1 - s)
		}
		d.risky[k] = d.plan.Categories[k].ActionRisk * min(1, d.plan.Controls.LeakRate*wrong)
	}
	d.tieToday()
	for k := range d.chances {
		for f := range d.chances[k].tries {
			d.chances[k].tries[f] = sim.ChanceOf(d.plan.Categories[k].tries(d.success[k], f))
		}
		d.chances[k].risky = sim.ChanceOf(d.risky[k])
	}
}

// meeting is the chance that the next contact of an issue meets the assistant
// today: coverage, or 0 where it is not routed to it.
//
// Coverage is drawn once an issue: who writes in a language the assistant does not
// speak does so every time.
//
// Under bounded_only an issue that the assistant failed once goes to people from then on; under
// everything it meets the assistant at every return, which is what the article calls the bounded job
// trap.
func (d *Desk) meeting(is *issue) sim.Chance {
	if d.coverageToday == 0 || is.flags&directToDesk != 0 {
		return 0
	}
	switch d.policy {
	case HumansOnly:
		return 0
	case Everything:
		if d.tripped(is.category) {
			return 0
		}
	case BoundedOnly:
		if is.failures > 0 || is.flags&looksBounded == 0 || d.tripped(is.category) {
			return 0
		}
	}
	return d.meets
}

// session begins a talk with the assistant at t and returns when it is over. Its
// end is known at once; the customer reaches whatever comes next when the minutes
// are over.
//
//	P(solved) = a · s/(s+f),   s = 1/ρ − 1
//
// with a today's success in the category, f the failures on this issue so far and ρ
// the correlation of its attempts (.20 to .63 in runs of four on public benchmarks,
// τ-bench and τ²-bench 2024–2026, medians by domain [DATA] A).
func (d *Desk) session(t float64, is *issue) (over float64) {
	d.countContact(is)
	n := uint32(is.times[bySession])
	is.times[bySession]++
	if d.watches(is.customer) {
		d.tell(t, AtAssistant, "talks to the assistant")
		d.facts(is)
	}
	d.talk = talk{began: t, stopped: d.acts(is, n)}
	d.watch(is)
	// Length, abandonment and luck are those of the issue's n-th session, in every plan.
	return t + d.plan.Assistant.SessionMinutes*is.key.Exp(fateSession, n)
}

// leftHalfWay is who leaves in the middle of a session.
func (d *Desk) leftHalfWay(t float64, is *issue) {
	d.unfinished(is)
	if d.watches(is.customer) {
		d.tell(t, Failed, "leaves the assistant half way")
		d.facts(is).Outcome = LeftAssistant
	}
}

// solvedInSession books where and how a session solved the issue.
func (d *Desk) solvedInSession(is *issue) {
	if t := d.talk.began; t < d.covered[0] || t >= d.covered[1] {
		d.count(tSolvedOffHours)
	}
	d.survey(is, byBot, d.scoreOf(is, true))
}

// believe has a customer go away with a wrong answer for a right one, until they find out.
func (d *Desk) believe(t float64, i int32) {
	is := &d.issues[i]
	found := d.plan.Assistant.DiscoveryDays * is.key.Exp(fateDiscover, is.nth(bySession))
	d.survey(is, byBot, d.believed(is, found))
	is.flags |= believedSolved
	if d.watches(is.customer) {
		d.tell(t, Deceived, "believes the assistant's answer; it is wrong")
		d.facts(is)
	}
	d.comeBack(t, i, found)
}

// findsOut tells of a wrong answer that is found out, and whether they come back over it.
func (d *Desk) findsOut(t float64, is *issue, back bool) {
	if !d.watches(is.customer) {
		return
	}
	if back {
		d.tell(t, Failed, "finds that the assistant's answer was wrong, and comes back")
	} else {
		d.tell(t, Failed, "finds that the assistant's answer was wrong, and does not come back")
	}
	d.facts(is).Outcome = FoundOut
}

// returnDays is how long a contained session must have stayed quiet to count as
// one without a return.
const returnDays = 30

// containedSoFar counts the sessions contained from day 0 on.
func (d *Desk) containedSoFar() (n float64) {
	for m := range d.tally[1:] {
		n += d.tally[1+m].counted(tContained)
	}
	return n
}

// cameBack books the return after a contained session, in the month of that
// session, where it comes in time and the horizon shows all the days it could
// come in.
//
// Returns are credited to the month of the session, and only where all the days of a return lie inside
// the horizon: a month near the end would else look better than it was.
func (d *Desk) cameBack(is *issue) {
	if at := engineDay(is.closed); d.day <= at+returnDays && at+returnDays < d.base.playDays() {
		d.tally[d.base.slotOf[at]].add(tReturned, 1)
	}
	is.closed = notClosed
}

// blocked is who took so many steps towards a human in vain.
//
//	P(through) = (1 − no route) · (1 − drop)^steps
//
// A flow without any way to a human is a property of the issue, not of its luck: whoever meets it once
// meets it again. Each step costs its minutes, those lost in vain too. What shares of those who do not
// get through give up, switch or come back are assumed [A].
func (d *Desk) blocked(t float64, is *issue, steps float64) {
	d.talk.steps = steps
	is.friction += float32(steps)
	if d.watches(is.customer) {
		d.tell(t, Failed, "wants a human and does not find one")
		d.facts(is).Outcome = NoHuman
	}
}

// stepsTaken is at which step a customer of luck u drops out: each loses the same
// share of those who are left, so that the k-th is taken with chance (1−drop)^(k−1).
//
// Inverse of the geometric law: ⌈ln u / ln(1 − drop)⌉, cut at the last step, so that the same luck
// drops out earlier behind more friction and never later.
func (v *Valve) stepsTaken(u float64) float64 {
	return min(v.Steps, max(1, math.Ceil(math.Log(u)/math.Log1p(-v.DropPerStep))))
}

// handOver passes the customer on to the desk.
func (d *Desk) handOver(t float64, is *issue) {
	if !d.valveOpen {
		d.talk.steps = d.plan.Valve.Steps
	}
	is.friction += float32(d.talk.steps)
	if d.watches(is.customer) {
		d.tell(t, HandedOver, "is handed to a human %s", afterSteps(d.talk.steps))
		d.facts(is).Steps = d.talk.steps
	}
}
