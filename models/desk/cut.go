package desk

import (
	"slices"

	"boomerang/sim/portable"
)

// A cut goes in equal stages. A stage is announced on its day if the gates are
// open, else the question is asked again a month later; who is laid off leaves
// after notice. In a cut by attrition nobody is laid off and the target path
// falls; people who are redeployed stay on the payroll at other work.

// askAgain is how long a stage waits behind a closed gate, days.
const askAgain = 30

// cutProgress is how far the cut has come.
type cutProgress struct {
	stagesDone int
	nextStage  planDay   // not before this day
	staged     []planDay // days on which stages were announced
}

func (c *cutProgress) reset(*base) { *c = cutProgress{staged: c.staged[:0]} }

func (c *cutProgress) copyFrom(src *cutProgress) {
	c.stagesDone, c.nextStage, c.staged = src.stagesDone, src.nextStage, copied(c.staged, src.staged)
}

// stagesToday announces what is due, in every pool the cut names.
//
//	target(k) = heads of day 0 − cut · k/stages        after stage k
//
// A layoff and a redeployment give notice of one stage's heads; by attrition the
// target falls at once and leavers are not replaced until it is met.
//
// A stage behind a closed gate waits and is not cancelled: gates postpone. By attrition the roster is
// planned anew at once, in a layoff when people go.
func (d *Desk) stagesToday(day planDay) {
	c := &d.plan.Cut
	if day < 0 || c.Share == 0 || d.stagesDone >= c.Stages || day < max(planDay(c.Day), d.nextStage) {
		return
	}
	if d.stagesDone > 0 && !d.gatesOpen() {
		d.nextStage = day + askAgain
		d.book(fGatesClosed, 1)
		return
	}
	d.stagesDone++
	d.staged = append(d.staged, day)
	d.nextStage = day + planDay(c.StageDays)
	for k := range d.teams {
		p, cut := &d.teams[k].people, d.plan.cutHeads[k]
		if cut == 0 {
			continue
		}
		p.target = d.base.pools[k].staff.heads - cut*float64(d.stagesDone)/float64(c.Stages)
		if c.By == Attrition {
			d.nextRoster = d.day
			continue
		}
		d.giveNotice(k, cut/float64(c.Stages))
	}
}

// gatesOpen reads last month's dashboard: the share that hangs up, and what
// surveys say against the month before day 0.
//
// A month's figures: whoever gates by the day would be stopped by a Monday.
func (d *Desk) gatesOpen() bool {
	c := &d.plan.Cut
	month := d.lastMonth()
	if c.GateHangUp > 0 && month.counted(tHungUp) > c.GateHangUp*month.counted(tOffered) {
		return false
	}
	drop := surveyedAll(&d.tally[0]) - surveyedAll(month)
	return c.GateDrop == 0 || !(drop > c.GateDrop)
}

// setCut works out the heads each pool loses in the end: the stated share, the
// stated number spread over the pools alike, or so many that those left give a stated service level behind the mature
// assistant, by the formulas that size day 0. Nothing is cut where the desk
// needs everyone. Share becomes that of the company.
//
//	heads lost = share · heads,  or  (so many / heads named) · heads,
//	or max(0, heads − heads for the level),  by pool
func (b *base) setCut(p *Params, success, hangUp []float64) (heads []float64) {
	heads = make([]float64, len(b.pools))
	cut, share := 0.0, p.Cut.Share
	if p.Cut.Heads > 0 {
		share = min(1, ratioOr0(p.Cut.Heads, b.headsNamed(p)))
	}
	for k := range b.pools {
		q := &b.pools[k]
		if p.Cut.Pool != "" && p.Cut.Pool != q.Name {
			continue
		}
		heads[k] = share * q.staff.heads
		if p.Cut.StaffLevel > 0 {
			heads[k] = max(0, q.staff.heads-b.headsFor(p, q, success, hangUp))
		}
		cut += heads[k]
	}
	p.Cut.Share = ratioOr0(cut, b.staff.heads)
	return heads
}

// headsNamed are the day-0 heads of the pools a cut names.
func (b *base) headsNamed(p *Params) (heads float64) {
	for k := range b.pools {
		if q := &b.pools[k]; p.Cut.Pool == "" || p.Cut.Pool == q.Name {
			heads += q.staff.heads
		}
	}
	return heads
}

// Depth is the share of the day-0 heads of the pools it names that a cut takes
// in the end, whether it is stated as a share, as a number or as a service level.
func (p Params) Depth() float64 {
	if p.Cut.Heads == 0 && p.Cut.StaffLevel == 0 {
		return p.Cut.Share
	}
	b, cut := newBase(statusQuo(p)), 0.0
	for _, heads := range newPlan(b, p).cutHeads {
		cut += heads
	}
	return ratioOr0(cut, b.headsNamed(&p))
}

// headsFor is how many heads of a pool give the service level the cut states.
// Fewer people make more callers hang up and call again, so load and staff are
// found together, as on day 0.
func (b *base) headsFor(p *Params, q *pool, success, hangUp []float64) float64 {
	with := *b
	with.Humans.ServiceLevel, with.Humans.AnswerWithin = p.Cut.StaffLevel, p.Cut.StaffWithin
	with.Humans.Occupancy = 0 // the plan states what it staffs for
	with.Workforce = p.Workforce
	hangUp = slices.Clone(hangUp)
	var staff weekStaff
	for range staffRounds {
		f := b.routed(p, success, hangUp, q.index)
		f.HumanMinutes /= 1 + p.Assistant.AssistGain
		staff = sizing{b: &with, scale: 1, team: q.team}.week(&f)
		hangUp[q.index] = staff.hangUp
	}
	return staff.agents() / b.perWeek / q.team.onDesk
}

// staffRounds is how often load and staff are found in turn, on day 0 and after a cut:
// the share that hangs up moves the load by a part of itself.
const staffRounds = 4

// routed is the mean issue under the plan's routing, the assistant mature and
// the valve open: what of it comes to one pool, or all of it (pool < 0).
func (b *base) routed(p *Params, success, hangUp []float64, pool int) Flow {
	open := *p
	open.Valve = Valve{}
	return b.follow(flowInput{p: &open}, success, hangUp, pool)
}

// follow is that for issues met as the input says, with the plan's own way out
// of the assistant and its controls, the assistant's autonomy being what it is in the end.
//
//	f = Σ_c share_c · (met_c · Σ_kinds weight · f(assistant) + (1 − met_c) · f(people))
//	met_c = coverage · (1, sensitivity or 1 − specificity of triage)
//
// Pools are followed with their own waits and hang-ups; the way out is the plan's, met at every session:
//
//	through = (1 − drop)^steps
func (b *base) follow(in flowInput, success, hangUp []float64, pool int) Flow {
	p := in.p
	in.through = portable.Pow(1-p.Valve.DropPerStep, p.Valve.Steps)
	in.once = p.Routing.Policy == BoundedOnly
	in.approved = oneIf(p.Controls.Level == approves)
	var f Flow
	for k, c := range p.Categories {
		home := b.poolOf(k)
		if pool >= 0 && home.index != pool {
			continue
		}
		in.category, in.success, in.hangUp = k, success[k], hangUp[home.index]
		in.wait = home.staff.wait * (1 - c.Written) // who writes stands in no line
		in.tie, in.novices, in.worse = b.tied(p, k), b.novicesOf(home), 1-home.quality()
		met := p.meets(&c)
		for _, kind := range p.issueKinds(k) {
			in.met, in.noRoute, in.stopped = true, kind.noRoute, kind.stopped
			f.add(issueFlow(in), c.Share*met*kind.weight)
		}
		in.met = false
		f.add(issueFlow(in), c.Share*(1-met))
	}
	return f
}

// meets is the share of a category's issues that meet the mature assistant.
func (p *Params) meets(c *Category) float64 {
	met := p.Assistant.Coverage
	switch {
	case p.Routing.Policy == HumansOnly, p.Controls.Level == observes:
		return 0
	case p.Routing.Policy == BoundedOnly && c.LongTail:
		met *= 1 - p.Routing.Specificity
	case p.Routing.Policy == BoundedOnly:
		met *= p.Routing.Sensitivity
	}
	return met
}

// issueKind is what an issue is for all its life, where that decides at a fork: a share
// of a category's issues for which the chances at every contact are the same.
type issueKind struct {
	weight  float64
	noRoute bool    // its flow has no way to a human
	stopped float64 // P(a rule, or who approves, stops a session)
}

// issueKinds are those of a category that meet the assistant. Weights add up to 1.
//
//	weight = P(no route) · P(its action is outside the conditions of the rules), and their complements
func (p *Params) issueKinds(category int) (kinds []issueKind) {
	for _, way := range []issueKind{{weight: p.Valve.NoRoute, noRoute: true}, {weight: 1 - p.Valve.NoRoute}} {
		for _, act := range p.actionKinds(category) {
			if w := way.weight * act.weight; w > 0 {
				kinds = append(kinds, issueKind{w, way.noRoute, act.stopped})
			}
		}
	}
	return kinds
}
