package desk

import (
	"math"
	"strings"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// mechanismOn switches something on that decides at a fork.
type mechanismOn struct {
	name string
	on   func(*Params)
}

// forkMechanisms are those that act on the way of an issue. Every fork and every
// chance of it is moved by one of them.
var forkMechanisms = []mechanismOn{
	{"steps to a human", func(p *Params) { p.Valve.Steps, p.Valve.DropPerStep = 3, .2 }},
	{"flows without a human", func(p *Params) { p.Valve.NoRoute = .3 }},
	{"silent failures", func(p *Params) { p.Assistant.Silent = .5 }},
	{"over-escalation", func(p *Params) { p.Assistant.OverEscalation = .3 }},
	{"half-way leavers", func(p *Params) { p.Assistant.Abandonment = .3 }},
	{"bounded work only", func(p *Params) { p.Routing.Policy = BoundedOnly }},
	{"half of it covered", func(p *Params) { p.Assistant.Coverage = .5 }},
	{"rules without conditions", func(p *Params) {
		p.Controls.Allowlist, p.Controls.LeakRate = true, .4
		p.Categories[0].ActionRisk, p.Categories[1].ActionRisk = .5, .9
	}},
	{"rules with a cap", func(p *Params) {
		p.Controls.Allowlist = true
		c := &p.Categories[1]
		c.ActionRisk, c.ActionAmount, c.ActionAmountCV, c.ActionCap = .6, 80, 1.2, 100
	}},
	{"a person approves", func(p *Params) {
		p.Controls.Level, p.Controls.LeakRate, p.Controls.ApprovalCatch = approves, .3, .6
		p.Assistant.Silent, p.Categories[0].ActionRisk = .4, .5
	}},
	{"an assistant that only looks on", func(p *Params) { p.Controls.Level = observes }},
	{"angry customers", func(p *Params) { p.Experience.Angry, p.Experience.AngryRepair = .4, .5 }},
	{"few contacts", func(p *Params) { p.Humans.MaxContacts = 3 }},
	{"hopeless attempts", func(p *Params) { p.Categories[0].Correlation, p.Categories[1].Correlation = .95, .05 }},
	{"short issues are solved", func(p *Params) {
		p.Assistant.WorkCorrelation = -.7
		for k := range p.Categories {
			p.Categories[k].HandleFamily, p.Categories[k].HandleCV = Lognormal, 1.25
		}
	}},
	{"few agents", func(p *Params) {
		p.Humans.OnDuty, p.Humans.Redial, p.Humans.Return = 6, .3, .6
	}},
	{"a backlog that is chased up and closed", func(p *Params) {
		p.Humans.OnDuty, p.Categories[0].Written, p.Categories[1].Written = 3, .7, .4
		p.Deferred = Deferred{ChaseUp: .4, ChaseLive: .5, CloseDays: 1, Blend: .5}
	}},
	{"a backlog of which many give up", func(p *Params) {
		p.Humans.OnDuty, p.Categories[0].Written, p.Categories[1].Written = 3, .7, .4
		p.Deferred = Deferred{ChaseUp: .4, ChaseLive: .5, GiveUpDays: 1.5, CloseDays: 2, Blend: .5}
	}},
	{"callbacks, some of them missed", func(p *Params) {
		p.Humans.OnDuty = 7
		p.Callback = Callback{
			Accepted: .5, OfferedAfter: .5, HoldsPlace: true, Reached: .7, Attempts: 2, RetryMinutes: 30,
		}
	}},
	{"callbacks nobody waits for", func(p *Params) {
		p.Humans.OnDuty = 7
		p.Callback = Callback{
			Accepted: .5, OfferedAfter: .5, HoldsPlace: true, Reached: .7, Attempts: 1, RetryMinutes: 30,
		}
		p.Deferred.GiveUpDays = .003
	}},
	{"callbacks at the time quoted", func(p *Params) {
		p.Humans.OnDuty = 7
		p.Callback = Callback{Accepted: .7, OfferedAfter: .5, Reached: .9, Attempts: 1, RetryMinutes: 30}
	}},
}

// forked is a desk without days: people by number, two kinds of work, open arrivals, an assistant in
// front of all of it.
func forked() Params {
	p := queue(60, 4, 40)
	p.Horizon.PreMonths, p.Horizon.Months = 1, 4
	p.Categories = []Category{
		{Name: "short", Share: .7, HandleMinutes: 4, FirstContact: .85, Correlation: .4, AssistantCeiling: .95},
		{
			Name: "long", LongTail: true, Share: .3, HandleMinutes: 9, FirstContact: .6, Correlation: .6,
			AssistantCeiling: .6,
		},
	}
	p.Experience.AssistantGap = math.NaN()
	p.Routing = Routing{Policy: Everything, Sensitivity: .9, Specificity: .8}
	p.Assistant = Assistant{
		Deflection: math.NaN(), Success: .7, LongTailRatio: .5, Coverage: 1, SessionMinutes: 3, Silent: .2,
		Abandonment: .08, OverEscalation: .1, DiscoveryDays: 1,
	}
	p.Valve = Valve{DropPerStep: .15, MinutesStep: 1, GiveUp: .4, SwitchChannel: .2, ReturnDays: 1}
	h := &p.Humans
	h.PatienceFamily, h.PatienceMinutes, h.MaxContacts, h.FailedBot = Exponential, 4, 8, 1.2
	h.Redial, h.RedialMinutes, h.Return, h.ReturnDays = .4, 60, .5, 1
	h.RepeatReturn, h.RepeatDays, h.SelfSolved = .7, 1, .3
	return p
}

// playedIssues are what became of issues in a world: how often each way of every fork was taken, the issues
// that ended, and the minutes of handling.
type playedIssues struct {
	ways          [forks][2]float64
	ends, minutes float64
	d             *Desk
}

// waysTaken plays a world and counts.
func waysTaken(world uint64, p Params, days engineDay) (seen playedIssues) {
	past, d := pastOf(sim.NewFates(17, world), p, listener{}), &Desk{}
	seen.d = d
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	for settled := d.day + 14; d.day < settled; {
		d.playDay()
	}
	d.taken = &[forks][2]uint32{}
	before := d.month.counted(tHandle)
	for end := d.day + days; d.day < end; {
		d.playDay()
	}
	seen.minutes = d.month.counted(tHandle) - before
	for at := range seen.ways {
		for k, w := range life[at].ways {
			seen.ways[at][k] = float64(d.taken[at][k])
			if w.to >= forks {
				seen.ends += seen.ways[at][k]
			}
		}
	}
	return seen
}

// agree compares what is played with what the formula sums, way by way, per issue.
func agree(t *testing.T, p Params, worlds int, days engineDay) {
	t.Helper()
	var gaps [forks][2]stats.Moments
	var minutes stats.Moments
	for w := range worlds {
		seen := waysTaken(uint64(w), p, days)
		ways, ends, d := &seen.ways, seen.ends, seen.d
		first := func(at fork) float64 { return ratioOr0(ways[at][yes], ways[at][yes]+ways[at][no]) }
		in := flowInput{
			p: &d.plan.Params, sentHome: first(sentHome), offered: first(isOffered), chased: first(chasesUp),
			uncalled: first(givesUpAtHome), unanswered: first(givesUpWaiting), closed: first(closesItself),
		}
		hangUp := ratioOr0(ways[hangsUp][0], ways[hangsUp][0]+ways[hangsUp][1])
		f := d.base.follow(in, d.plan.success, []float64{hangUp}, -1)
		pace := 1 + d.base.novices()*(p.Workforce.NoviceHandle-1)
		minutes.Add(seen.minutes/ends - f.HumanMinutes*pace)
		for at := range ways {
			for k := range ways[at] {
				gaps[at][k].Add(ways[at][k]/ends - f.taken[at][k])
			}
		}
	}
	if se := minutes.SD() / math.Sqrt(float64(worlds)); !(math.Abs(minutes.Mean()) <= 4*se) {
		t.Errorf("handling: played more than summed by %.4f ± %.4f minutes an issue", minutes.Mean(), se)
	}
	for at := range gaps {
		for k := range gaps[at] {
			m := &gaps[at][k]
			if se := m.SD() / math.Sqrt(float64(worlds)); !(math.Abs(m.Mean()) <= 4*se+1e-12) {
				t.Errorf("fork %d, way %d: played more than summed by %.5f ± %.5f an issue", at, k, m.Mean(), se)
			}
		}
	}
}

// manBacklog gives a backlog people for what reaches it where the assistant meets half the contacts or none. One
// mean says how often a case is chased up or closed as long as cases find the backlog about alike; in one that
// fills up, an issue's later stays last longer than its first, and the tail of many contacts is not that of
// independent stays.
func manBacklog(p *Params) {
	if p.Deferred.ChaseUp == 0 {
		return
	}
	switch {
	case p.Controls.Level == observes:
		p.Humans.OnDuty *= 2
	case p.Assistant.Coverage < 1:
		p.Humans.OnDuty = math.Ceil(1.5 * p.Humans.OnDuty)
	}
}

// What the formula sums is what is played, on every way of every fork, with each
// mechanism alone and with any two: within 4 standard errors over worlds, at the hang-ups seen.
func TestEveryWayAsPlayed(t *testing.T) {
	worlds := length(12, 24)
	for i, a := range forkMechanisms {
		for j, b := range forkMechanisms[i:] {
			if j > 0 && length(0, 1) == 0 {
				break // pairs take minutes
			}
			names := []string{a.name}
			if j > 0 {
				names = append(names, b.name)
			}
			t.Run(strings.Join(names, " and "), func(t *testing.T) {
				t.Parallel()
				p := forked()
				a.on(&p)
				b.on(&p)
				manBacklog(&p)
				agree(t, p, worlds, 10)
			})
		}
	}
}

// The same at a desk that closes, with people who come and go: what is new here are the share of
// novices and who is sent home at closing time. Spare heads, since the share that hangs up is not
// one figure for every caller where there are rush hours.
func TestEveryWayAtADesk(t *testing.T) {
	p := silent(Everything)
	p.Humans.Slack, p.Workforce.NoviceFirst, p.Segments[0].Customers = 1, .6, 15_000
	agree(t, p, length(12, 40), 84)
}

// The forks stand in the order they are met: every way leads forward, to the next contact, or to an end.
func TestForksInTheOrderMet(t *testing.T) {
	for at := range life {
		for k, w := range life[at].ways {
			if w.to <= fork(at) && w.to != exhausted {
				t.Errorf("way %d of fork %d leads back to %d", k, at, w.to)
			}
		}
	}
}

// Every way of the table is taken in some world, so that none is compared with nothing.
func TestEveryWayIsTaken(t *testing.T) {
	var all [forks][2]float64
	for _, m := range forkMechanisms {
		p := forked()
		m.on(&p)
		ways := waysTaken(1, p, 10).ways
		for at := range ways {
			all[at][0] += ways[at][0]
			all[at][1] += ways[at][1]
		}
	}
	for at := range all {
		for k, n := range all[at] {
			if n == 0 && fork(at) != sentHome {
				t.Errorf("nobody takes way %d of fork %d", k, at)
			}
		}
	}
}
