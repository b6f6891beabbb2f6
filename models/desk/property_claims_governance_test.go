package desk

import "math"

// reversal hires back or calls back when satisfaction falls.
var reversal = Leadership{Dashboard: Joint, ReviewDays: 30, SatisfactionDrop: .1, DecisionDays: 30, RehireShare: 1}

// watched is a cut among people that is seen on a joint page and taken back.
func watched(p *Params) {
	cutDeep(p)
	p.Routing.Policy, p.Leadership = HumansOnly, reversal
}

// attacked is a company with incidents.
func attacked(p *Params) {
	p.Incidents = Incidents{PerYear: 15, Cost: 10_000, Unknown: .3, Withheld: .5, DisclosureDays: 60, LateRatio: 2}
}

// shaken is an assistant that a release confuses for weeks, now and then, and
// that acts out of policy more often then, under a breaker that watches nothing.
func shaken(p *Params) {
	p.Assistant.ShockEveryDays, p.Assistant.ShockDepth, p.Assistant.ShockDays = 60, .6, 40
	p.Assistant.Silent = .4
	c := &p.Controls
	c.LeakRate, c.LeakCost = .1, 50
	c.Breaker, c.BreakerWishes, c.BreakerComebacks, c.BreakerActions = true, 0, 0, 0
	c.BreakerWindow, c.BreakerDays = 7, 14
}

// calm is an assistant with which nothing is wrong, under a breaker with a low
// limit on wishes for a human.
func calm(window float64) func(*Params) {
	return func(p *Params) {
		fixSuccess(p)
		p.Controls.Breaker, p.Controls.BreakerWishes, p.Controls.BreakerWindow = true, 1.1, window
	}
}

// aboutControls: what is watched and what stops the assistant.
var aboutControls = []claim{
	{
		says:  "A daily monitor whose alarms nobody looks at changes nothing",
		given: cutDeep,
		when:  func(p *Params) { p.Controls.Monitor = true },
	},
	{
		says: "Alarms on a joint page are decided on at once",
		given: func(p *Params) {
			cutDeep(p)
			p.Leadership = Leadership{
				Dashboard: Joint, ReviewDays: 180, SatisfactionDrop: .1, DecisionDays: 30,
				RehireShare: 1,
			}
		},
		when: func(p *Params) { p.Controls.Monitor = true },
		up:   []string{"satisfaction"}, down: []string{"abandonment"},
		also: with(manned, "reversed_day", "laid_off", "severance"),
	},
	{
		says: "Alarms on a joint page are decided on at the next review, where nobody watches day by day",
		given: func(p *Params) {
			cutDeep(p)
			p.Leadership = Leadership{Dashboard: Joint, ReviewDays: 60, DecisionDays: 30, RehireShare: 1}
		},
		when: func(p *Params) { p.Leadership.ReadsMonitors = true },
		up:   []string{"satisfaction"}, down: []string{"abandonment"},
		also: with(manned, "reversed_day", "laid_off", "severance"),
	},
	{
		says: "A chart that must be quieter gives fewer false alarms, and nothing else",
		given: func(p *Params) {
			p.Assistant.Deflection, p.Assistant.Coverage = math.NaN(), .05
			p.Controls.MonitorRunDays = 1
		},
		when: func(p *Params) { p.Controls.MonitorRunDays = 3650 },
		down: []string{"false_alarms"},
		also: signals,
	},
	{
		says: "A poor assistant that starts half a year later is seen later, by the day and by the quarter", rare: true,
		given: func(p *Params) {
			fixSuccess(p)
			for k := range p.Categories {
				p.Categories[k].AssistantSuccess = .3
			}
			p.Assistant.Silent, p.Survey.DelayDays = .5, 14
		},
		when: func(p *Params) { p.Assistant.GoLiveDay = 180 },
		up: []string{
			"first_alarm_day", "first_alarm_satisfaction_bounded", "first_alarm_repeats_bounded",
			"quarterly_alarm_day",
		}, down: []string{"contained"},
		also: served,
	},
	{
		says:  "The circuit breaker sees wishes for a human after a release, and sends the work to people",
		given: shaken,
		when:  func(p *Params) { p.Controls.BreakerWishes = 1.1 },
		up:    []string{"trips", "solved_by_human"}, down: []string{"contained", "assistant_cost"},
		also: with(served, "false_trips", "leakage"),
	},
	{
		says:  "… or who comes back",
		given: shaken,
		when:  func(p *Params) { p.Controls.BreakerComebacks = 1.1 },
		up:    []string{"trips", "solved_by_human"}, down: []string{"contained"},
		also: with(served, "false_trips", "leakage"),
	},
	{
		says:  "… or actions out of policy, and stops them",
		given: shaken,
		when:  func(p *Params) { p.Controls.BreakerActions = 1.3 },
		up:    []string{"trips", "solved_by_human"}, down: []string{"contained", "leakage"},
		also: with(served, "false_trips"),
	},
	{
		says:  "A breaker that watches nothing does nothing",
		given: func(p *Params) { shaken(p); p.Controls.Breaker = false },
		when:  func(p *Params) { p.Controls.Breaker = true },
	},
	{
		says:  "A longer window trips less often by chance",
		given: calm(1),
		when:  func(p *Params) { p.Controls.BreakerWindow = 14 },
		down:  []string{"trips", "false_trips"},
		also:  served,
	},
	{
		says:  "A tighter breaker trips more",
		given: func(p *Params) { shaken(p); p.Controls.BreakerWishes = 1.5 },
		when:  func(p *Params) { p.Controls.BreakerWishes = 1.1 },
		up:    []string{"trips"}, down: []string{"contained"},
		also: with(served, "false_trips", "leakage"),
	},
	{
		says:  "A longer cool-down keeps the work with people longer",
		given: func(p *Params) { shaken(p); p.Controls.BreakerWishes, p.Controls.BreakerDays = 1.1, 3 },
		when:  func(p *Params) { p.Controls.BreakerDays = 28 },
		up:    []string{"solved_by_human"}, down: []string{"contained"},
		also: with(served, "trips", "false_trips", "leakage"),
	},
	{
		says: "An assistant that only recommends costs the agents' time",
		when: func(p *Params) { p.Controls.Level, p.Controls.ApprovalMinutes, p.Controls.BreakerWishes = 2, 1, 100 },
		up:   []string{"wait_mean", "abandonment"}, down: []string{"service_level"},
		also: with(served, "actions_stopped", "trips", "false_trips"),
	},
	{
		says: "An assistant that only observes does no work",
		when: func(p *Params) { p.Controls.Level = 1 },
		up:   []string{"human_hours", "wait_mean"}, down: []string{"service_level"},
		also: with(served, "actions_stopped", "trips", "false_trips"),
	},
	{
		says: "Autonomy that must be earned comes later",
		when: func(p *Params) { p.Controls.Level, p.Controls.Promote, p.Controls.ApprovalMinutes = 4, true, .5 },
		up:   []string{"solved_by_human"}, down: []string{"contained", "assistant_cost"},
		also: with(served, "actions_stopped", "trips", "false_trips"),
	},
	{
		says:  "Claiming level 4 at level 1 leaves the rules out: the window in which it leaks",
		given: func(p *Params) { leaky(p); p.Controls.Level = 4; p.Controls.BreakerWishes = 100 },
		when:  func(p *Params) { p.Controls.RealLevel = 1 },
		up:    []string{"leakage"}, down: []string{"actions_stopped"},
		also: with(served, "actions_stopped", "trips", "false_trips"),
	},
	{
		says: "Incidents cost money, and without a shock of trust nothing else",
		when: attacked,
		up:   []string{"incidents", "incident_cost", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
	{
		says:  "Incidents come with the assistant: none without it",
		given: attacked,
		when:  func(p *Params) { p.Routing.Policy = HumansOnly },
		down:  []string{"incidents", "incident_cost", "contained"},
		also:  with(served, "actions_stopped"),
	},
	{
		says:  "Incidents found out late cost more, and nothing else",
		given: attacked,
		when:  func(p *Params) { p.Incidents.Unknown, p.Incidents.Withheld = .8, .8 },
		up:    []string{"incident_cost", "support_cost"}, down: []string{"savings"},
		also: bill,
	},
	{
		says:  "Incidents shake trust, and customers leave",
		given: func(p *Params) { fickle(p); attacked(p); p.Churn.LagDays = 0 },
		when:  func(p *Params) { p.Incidents.TrustShock = 2 },
		up:    []string{"left_over_service", "customers_lost"},
		also:  with(everything, "incidents", "incident_cost"),
	},
	{
		says:  "Autonomy is lost after an incident",
		given: func(p *Params) { attacked(p); p.Controls.Level = 4 },
		when:  func(p *Params) { p.Controls.Promote = true },
		up:    []string{"solved_by_human", "demotions"}, down: []string{"contained", "incidents"},
		also: with(manned, "incident_cost", "trips", "false_trips"),
	},
	{
		says: "An incident that is withheld costs the assistant its autonomy as one that is told does; only " +
			"one nobody noticed does not",
		given: func(p *Params) {
			attacked(p)
			p.Controls.Level, p.Controls.Promote = 4, true
			p.Incidents.Unknown, p.Incidents.DisclosureDays = 1, 9999
		},
		when: func(p *Params) { p.Incidents.Unknown, p.Incidents.Withheld = 0, 1 },
		up:   []string{"demotions"}, down: []string{"contained", "incidents"},
		also: with(manned, "incident_cost", "trips", "false_trips", "solved_by_human"),
	},
	{
		says:  "Who approves every session lets nothing out of policy pass",
		given: func(p *Params) { leaky(p); p.Controls.BreakerWishes, p.Controls.ApprovalCatch = 100, 0 },
		when:  func(p *Params) { p.Controls.Level = 2 },
		up:    []string{"actions_stopped"}, down: []string{"leakage", "contained"},
		also: with(served, "trips", "false_trips"),
	},
	{
		says:  "Who approves every session notices some of the wrong answers",
		given: func(p *Params) { p.Controls.Level, p.Controls.BreakerWishes, p.Controls.ApprovalCatch = 2, 100, 0 },
		when:  func(p *Params) { p.Controls.ApprovalCatch = .5 },
		down:  []string{"contained_silent", "contained"},
		also:  with(served, "trips", "false_trips"),
	},
	{
		says: "A stated control stays beside those a level brings",
		given: func(p *Params) {
			leaky(p)
			p.Controls.Level, p.Controls.ApprovalCatch, p.Controls.BreakerWishes = 3, 0, 100
		},
		when: func(p *Params) { p.Controls.Allowlist = true },
	},
}

// aboutLeadership: who looks, and turns back.
var aboutLeadership = []claim{
	{
		says: "A joint dashboard reverses and hires back", rare: true,
		given: func(p *Params) { fickle(p); p.Cut.Share, p.Valve.Steps = .5, 4 },
		when: func(p *Params) {
			p.Leadership = Leadership{
				Dashboard: Joint, ReviewDays: 30, SatisfactionDrop: 3, DecisionDays: 30,
				RehireShare: 1, OpenValve: true,
			}
		},
		up:   []string{"heads_end", "hired", "satisfaction", "payroll", "rehiring"},
		down: []string{"contained", "left_over_service"},
		also: with(everything, "reversed_day"),
	},
	{
		says:  "A dashboard that never triggers changes nothing",
		given: cutDeep,
		when: func(p *Params) {
			p.Leadership = Leadership{
				Dashboard: Joint, ReviewDays: 30, SatisfactionDrop: 99, DecisionDays: 30,
				RehireShare: 1, OpenValve: true, CrossReference: true,
			}
		},
	},
	{
		says:  "Fewer reviews decide later",
		given: watched,
		when:  func(p *Params) { p.Leadership.ReviewDays = 90 },
		up:    []string{"reversed_day", "abandonment"}, down: []string{"satisfaction"},
		also: manned,
	},
	{
		says:  "A slower decision is carried out later",
		given: watched,
		when:  func(p *Params) { p.Leadership.DecisionDays = 120 },
		up:    []string{"reversed_day", "abandonment"}, down: []string{"satisfaction"},
		also: manned,
	},
	{
		says:  "Hiring back half of the cut staffs half as much",
		given: watched,
		when:  func(p *Params) { p.Leadership.RehireShare = .5 },
		up:    []string{"abandonment"}, down: []string{
			"heads_end", "hired", "rehiring", "payroll",
			"rehired_6_months", "rehired_12_months",
		},
		also: manned,
	},
	{
		says: "A cost dashboard reverses when the service level falls through the floor",
		given: func(p *Params) {
			cutDeep(p)
			p.Leadership = Leadership{ReviewDays: 30, DecisionDays: 30, RehireShare: 1}
		},
		when: func(p *Params) { p.Leadership.ServiceFloor = .6 },
		up:   []string{"heads_end", "hired"}, down: []string{"abandonment"},
		also: with(manned, "reversed_day"),
	},
	{
		says: "… or when reported retention falls, which is later",
		given: func(p *Params) {
			fickle(p)
			cutDeep(p)
			p.Churn.LagDays, p.Churn.ReportedDays = 0, 30
			p.Leadership = Leadership{ReviewDays: 30, DecisionDays: 30, RehireShare: 1}
		},
		when: func(p *Params) { p.Leadership.RetentionDrop = .005 },
		up:   []string{"heads_end", "hired"}, down: []string{"abandonment"},
		also: with(everything, "reversed_day"),
	},
	{
		says: "… or when the press writes, and opens the valve",
		given: func(p *Params) {
			fickle(p)
			p.Valve.Steps, p.Churn.PostShare, p.Churn.PressPosts = 4, .2, 5
			p.Leadership = Leadership{ReviewDays: 30, DecisionDays: 14, OpenValve: true}
		},
		when: func(p *Params) { p.Leadership.Press = true },
		up:   []string{"satisfaction", "handed_over"}, down: []string{"left_over_service", "contained_gave_up"},
		also: with(everything, "reversed_day"),
	},
	{
		says: "Sending the long tail back to people is another way out", rare: true,
		given: func(p *Params) {
			cutDeep(p)
			p.Leadership = Leadership{Dashboard: Joint, ReviewDays: 30, SatisfactionDrop: .1, DecisionDays: 14}
		},
		when: func(p *Params) { p.Leadership.Reroute = true },
		up:   []string{"solved_by_human"}, down: []string{"contained"},
		also: with(manned, "reversed_day"),
	},
	{
		says: "Cross-referenced with the day of the cut, half the drop is enough", rare: true,
		given: func(p *Params) {
			p.Cut.Share, p.Experience.PerWait, p.Routing.Policy = .6, 4, HumansOnly
			p.Leadership = Leadership{
				Dashboard: Joint, ReviewDays: 30, SatisfactionDrop: 24, DecisionDays: 14,
				RehireShare: 1,
			}
		},
		when: func(p *Params) { p.Leadership.CrossReference = true },
		up:   []string{"heads_end", "hired"}, down: []string{"abandonment"},
		also: with(manned, "reversed_day"),
	},
}
