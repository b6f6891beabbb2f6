package desk

import "math"

// A cut goes in equal stages. A stage is announced on its day if the gates are
// open, else the question is asked again a month later; who is laid off leaves
// after notice, or, in a cut by attrition, nobody is laid off and the target
// path falls.

// askAgain is how long a stage waits behind a closed gate, days.
const askAgain = 30

// stagesToday announces what is due.
func (d *Desk) stagesToday(planDay float64) {
	c, p := &d.plan.Cut, &d.people
	if planDay < 0 || c.Share == 0 || p.stagesDone >= c.Stages || planDay < max(c.Day, d.nextStage) {
		return
	}
	if p.stagesDone > 0 && !d.gatesOpen() {
		d.nextStage = planDay + askAgain
		d.count(tGatesClosed)
		return
	}
	full := d.base.staff.heads
	p.stagesDone++
	d.nextStage = planDay + c.StageDays
	p.target = full * (1 - c.Share*float64(p.stagesDone)/float64(c.Stages))
	if !c.ByAttrition {
		d.notices = append(d.notices, hire{float64(d.day) + c.NoticeDays, full * c.Share / float64(c.Stages)})
	}
}

// gatesOpen reads last month's dashboard: the share that hangs up, and what
// surveys say against the month before day 0.
func (d *Desk) gatesOpen() bool {
	c := &d.plan.Cut
	month := d.lastMonth()
	if c.GateHangUp > 0 && month[tHungUp] > c.GateHangUp*month[tOffered] {
		return false
	}
	drop := surveyedAll(d.tally[0][:]) - surveyedAll(month)
	return c.GateDrop == 0 || !(drop > c.GateDrop)
}

// staffFor is the share to cut so that the heads left give a stated service
// level behind the mature assistant, by the formulas that size day 0. Nothing
// is cut where the desk needs everyone.
func (b *base) staffFor(p *Params, success []float64, hangUp float64) float64 {
	f := p.routed(success, hangUp, b.staff.wait)
	with := *b
	with.reference = f
	with.Humans.ServiceLevel, with.Humans.AnswerWithin = p.Cut.StaffLevel, p.Cut.StaffWithin
	crew := sizing{b: &with, scale: 1}.week()
	needed := crew.agents() / b.staff.perWeek / b.staff.team.onDesk
	return math.Max(0, 1-needed/b.staff.heads)
}

// routed is the mean issue under the plan's routing, the assistant mature and
// the valve open.
func (p *Params) routed(success []float64, hangUp, wait float64) Flow {
	var f Flow
	for k, c := range p.Categories {
		in := flowInput{p: p, category: k, success: success[k], hangUp: hangUp, wait: wait}
		humans := in
		humans.success = -1
		met := p.Assistant.Coverage
		switch {
		case p.Routing.Policy == HumansOnly:
			met = 0
		case p.Routing.Policy == BoundedOnly && c.LongTail:
			met *= 1 - p.Routing.Specificity
		case p.Routing.Policy == BoundedOnly:
			met *= p.Routing.Sensitivity
		}
		f.add(issueFlow(in), c.Share*met)
		f.add(issueFlow(humans), c.Share*(1-met))
	}
	return f
}
