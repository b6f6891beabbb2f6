package desk

import "slices"

// rush is a company that is called mostly in the morning, and on Mondays.
func rush(p *Params) {
	for h := range p.Arrivals.HourOfWeek {
		if hour := h % 24; hour >= 9 && hour < 12 {
			p.Arrivals.HourOfWeek[h] *= 4
		}
		if h < 24 {
			p.Arrivals.HourOfWeek[h] *= 2
		}
	}
}

// aboutWorkforce: people who come, learn and go.
var aboutWorkforce = []claim{
	{
		says:  "Who is not replaced is missing",
		given: func(p *Params) { fickle(p); p.Routing.Policy = HumansOnly },
		when:  func(p *Params) { p.Workforce.Backfill = false },
		up:    []string{"wait_mean", "abandonment", "savings", "left_over_service"},
		down:  []string{"heads_end", "hired", "hiring", "payroll", "service_level"},
		also:  everything,
	},
	{
		says:  "Higher attrition is hired back, and answers as novices do",
		given: stated,
		when:  func(p *Params) { p.Workforce.AttritionPerYear = .7 },
		up:    []string{"hired", "hiring", "handle_time", "wait_mean"}, down: []string{"service_level"},
		also: manned,
	},
	{
		says: "Burnout: an overworked desk leaves faster", rare: true,
		given: func(p *Params) { p.Cut.Share, p.Routing.Policy, p.Segments[0].IssuesPerYear = .5, HumansOnly, 12 },
		when:  func(p *Params) { p.Workforce.BurnoutPerPoint = .03 },
		up:    []string{"hired", "hiring", "handle_time"},
		also:  with(manned, "laid_off", "severance"),
	},
	{
		says:  "Survivors of a cut leave faster",
		given: func(p *Params) { p.Cut.Share, p.Workforce.SurvivorUplift = .3, 1 },
		when:  func(p *Params) { p.Workforce.SurvivorUplift = 2 },
		up:    []string{"hired", "hiring", "handle_time"},
		also:  manned,
	},
	{
		says:  "… for as long as they remember",
		given: func(p *Params) { p.Cut.Share, p.Workforce.SurvivorUplift = .3, 2 },
		when:  func(p *Params) { p.Workforce.SurvivorDays = 720 },
		up:    []string{"hired", "hiring"},
		also:  manned,
	},
	{
		says: "Without a cut there are no survivors",
		when: func(p *Params) { p.Workforce.SurvivorUplift, p.Workforce.SurvivorDays = 3, 720 },
	},
	{
		says:  "Those who stay after a deep cut do less for a while",
		given: func(p *Params) { stated(p); p.Cut.Share, p.Workforce.SurvivorFullAt = .3, .2 },
		when: func(p *Params) {
			p.Workforce.SurvivorProductivity, p.Workforce.SurvivorHalfLife = .85, 180
		},
		up:   []string{"handle_time", "human_hours", "occupancy", "wait_mean"},
		down: []string{"service_level"},
		also: manned,
	},
	{
		says: "… which nobody does where people leave by themselves",
		given: func(p *Params) {
			p.Cut.Share, p.Cut.By, p.Workforce.SurvivorFullAt, p.Workforce.SurvivorHalfLife = .3, Attrition, .2, 180
		},
		when: func(p *Params) { p.Workforce.SurvivorProductivity = .85 },
	},
	{
		says:  "Hands are quicker where a line waits",
		given: func(p *Params) { stated(p); p.Cut.Share = .4 },
		when:  func(p *Params) { p.Humans.LoadSpeed = 1.5 },
		up:    []string{"service_level"}, down: []string{"handle_time", "human_hours", "wait_mean", "abandonment"},
		also: served,
	},
	{
		says:  "Severance by years of service is paid where it is more, and moves the bill only",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Workforce.SeveranceByYear = byYear(20, 30, 40, 50) },
		up:    []string{"severance", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
	{
		says:  "Longer notice by years of service is longer pay, and people who answer for longer",
		given: func(p *Params) { stated(p); p.Cut.Share = .3 },
		when:  func(p *Params) { p.Workforce.NoticeByYear = byYear(20, 20, 20, 20) },
		up:    []string{"payroll", "support_cost"},
		also:  with(manned, "laid_off", "severance"),
	},
	{
		says: "Where so many go, nobody goes before the time the law sets for it",
		given: func(p *Params) {
			stated(p)
			p.Cut.Share, p.Workforce.CollectiveFrom, p.Workforce.CollectiveLargeFrom = .3, 2, 1e6
		},
		when: func(p *Params) { p.Workforce.BeforeLeaving, p.Workforce.BeforeNotice = 60, 120 },
		up:   []string{"payroll", "support_cost"},
		also: with(manned, "laid_off", "severance"),
	},
	{
		says: "… which is nothing to fewer",
		given: func(p *Params) {
			p.Cut.Share, p.Workforce.CollectiveFrom, p.Workforce.CollectiveLargeFrom = .3, 1e6, 1e6
		},
		when: func(p *Params) { p.Workforce.BeforeLeaving, p.Workforce.BeforeNotice = 60, 120 },
	},
	{
		says: "Where the proficient go, the others learn slower among those who are left",
		given: func(p *Params) {
			stated(p)
			p.Cut.Share, p.Cut.Who, p.Workforce.AttritionPerYear = .4, Volunteers, .9
		},
		when:  func(p *Params) { p.Workforce.PeerRamp = .5 },
		up:    []string{"handle_time"},
		also:  served,
		still: with(staff, "laid_off", "severance"),
	},
	{
		says:  "A longer hiring lead brings people back later",
		given: watched,
		when:  func(p *Params) { p.Workforce.HiringDays = 150 },
		up:    []string{"abandonment"}, down: []string{"service_level", "rehired_6_months"},
		also: manned, still: []string{"severance", "laid_off"},
	},
	{
		says:  "Longer training: people on the payroll who do not answer yet",
		given: stated,
		when:  func(p *Params) { p.Workforce.TrainingDays = 84 },
		up:    []string{"wait_mean", "abandonment"}, down: []string{"service_level"},
		also: manned,
	},
	{
		says:  "A longer ramp: more of the desk are novices",
		given: stated,
		when:  func(p *Params) { p.Workforce.RampDays = 300 },
		up:    []string{"handle_time", "wait_mean", "repeat_rate", "repeat_pay"}, down: []string{"service_level"},
		also: served, still: staff,
	},
	{
		says:  "Novices take longer",
		given: stated,
		when:  func(p *Params) { p.Workforce.NoviceHandle = 2 },
		up:    []string{"handle_time", "human_hours", "occupancy", "wait_mean"}, down: []string{"service_level"},
		also: served,
	},
	{
		says:  "Novices solve less at the first contact",
		given: stated,
		when:  func(p *Params) { p.Workforce.NoviceFirst = .6 },
		up:    []string{"repeat_rate", "contacts", "human_hours", "given_up"},
		down:  []string{"satisfaction", "solved_by_human"},
		also:  served,
	},
	{
		says:  "People hired back ask for more, and that moves the bill only",
		given: watched,
		when:  func(p *Params) { p.Money.RehirePremium = .5 },
		up:    []string{"rehiring", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
}

// aboutCuts: fewer heads, by whatever way.
var aboutCuts = []claim{
	{
		says:  "A cut lengthens waits and loses customers",
		given: fickle, when: func(p *Params) { p.Cut.Share = .4 },
		up: []string{
			"wait_mean", "abandonment", "occupancy", "savings", "customers_lost", "laid_off", "severance",
			"cut_share", "cut_made", "retention_loss",
		},
		down: []string{"service_level", "satisfaction", "payroll", "heads_end"},
		also: everything,
	},
	{
		says:  "A cut by number is the cut by share",
		given: func(p *Params) { p.Humans.Heads, p.Cut.Share = 10, .3 },
		when:  func(p *Params) { p.Cut.Share, p.Cut.Heads = 0, 3 },
		still: with(manned, "cut_share", "laid_off", "severance"),
	},
	{
		says:  "Heads that pay for infrastructure take no work along: the same cut hurts more",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Cut.Capex, p.Routing.Policy = true, HumansOnly },
		up:    []string{"wait_mean", "abandonment", "occupancy", "human_hours"},
		down:  []string{"contained", "assistant_cost", "service_level", "satisfaction"},
		also:  with(served, "actions_stopped"),
	},
	{
		says:  "What the infrastructure costs is told by the audit and moves nothing",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Cut.Capex, p.Cut.CapexCost = true, 1e9 },
	},
	{
		says:  "A later cut saves less and hurts less",
		given: func(p *Params) { p.Cut.Share = .4 },
		when:  func(p *Params) { p.Cut.Day = 120 },
		up:    []string{"payroll", "service_level", "satisfaction"}, down: []string{"savings", "abandonment"},
		also: manned, still: []string{"severance", "laid_off"},
	},
	{
		says:  "Notice is paid, and keeps the desk staffed meanwhile; who leaves by then need not be laid off",
		given: func(p *Params) { p.Cut.Share = .4 },
		when:  func(p *Params) { p.Cut.NoticeDays = 90 },
		up:    []string{"payroll", "service_level"},
		down:  []string{"savings", "abandonment", "laid_off", "severance"},
		also:  manned,
	},
	{
		says:  "A cut in stages takes longer",
		given: func(p *Params) { p.Cut.Share = .4 },
		when:  func(p *Params) { p.Cut.Stages, p.Cut.StageDays = 4, 60 },
		up:    []string{"payroll", "service_level"}, down: []string{"savings", "abandonment"},
		also: with(manned, "severance", "laid_off"),
	},
	{
		says:  "A gate on who hangs up holds back the stages that would hurt",
		given: func(p *Params) { p.Cut.Share, p.Cut.Stages, p.Cut.StageDays = .5, 5, 30 },
		when:  func(p *Params) { p.Cut.GateHangUp = .15 },
		up:    []string{"gates_closed", "heads_end", "payroll", "service_level"},
		down:  []string{"cut_made", "laid_off", "severance", "savings", "abandonment"},
		also:  manned,
	},
	{
		says: "A gate on satisfaction does too",
		given: func(p *Params) {
			p.Routing.Policy, p.Cut.Share, p.Cut.Stages, p.Cut.StageDays = HumansOnly, .6, 5,
				30
		},
		when: func(p *Params) { p.Cut.GateDrop = .5 },
		up:   []string{"gates_closed", "heads_end", "payroll", "service_level"},
		down: []string{"cut_made", "laid_off", "severance", "savings", "abandonment"},
		also: manned,
	},
	{
		says:  "A gate that never closes changes nothing",
		given: func(p *Params) { p.Cut.Share, p.Cut.Stages, p.Cut.StageDays = .5, 5, 30 },
		when:  func(p *Params) { p.Cut.GateHangUp, p.Cut.GateDrop = .99, 99 },
	},
	{
		says:  "When the newest go first, the desk answers faster",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Cut.Who = Newest },
		up:    []string{"service_level"}, down: []string{"handle_time", "human_hours"},
		also: manned,
	},
	{
		says:  "When volunteers go, the proficient do, and novices stay",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Cut.Who = Volunteers },
		up:    []string{"handle_time", "wait_mean"}, down: []string{"service_level", "satisfaction"},
		also: manned,
	},
	{
		says:  "A roster planned anew after the cut loses fewer callers with the same people for the same money",
		given: func(p *Params) { rush(p); p.Cut.Share, p.Routing.Policy = .4, HumansOnly },
		when:  func(p *Params) { p.Cut.Roster = Reoptimised },
		down:  []string{"abandonment", "wait_mean"},
		also:  slices.Concat(volume, waiting, feelings, signals, []string{"cost_per_ticket"}),
	},
	{
		says:  "… and it fits the work that an assistant leaves",
		given: func(p *Params) { rush(p); p.Cut.Share, p.Assistant.Deflection = .5, .55 },
		when:  func(p *Params) { p.Cut.Roster = Reoptimised },
		down:  []string{"abandonment"},
		also:  served,
	},
	{
		says: "… or a hidden valve, where the desk is shut on Sundays and rings on Mondays",
		given: func(p *Params) {
			p.Cut.Share, p.Valve.Steps, p.Valve.NoRoute = .5, 3, .1
			p.Humans.OpenUntil[6] = 7
		},
		when: func(p *Params) { p.Cut.Roster = Reoptimised },
		down: []string{"abandonment"},
		also: served,
	},
	{
		says:  "… also while people are not replaced, month by month",
		given: func(p *Params) { rush(p); p.Cut.Share, p.Cut.By = .5, Attrition },
		when:  func(p *Params) { p.Cut.Roster = Reoptimised },
		down:  []string{"abandonment"},
		also:  served,
	},
	{
		says:  "Without a cut there is no roster to plan",
		given: rush,
		when:  func(p *Params) { p.Cut.Roster = Reoptimised },
	},
	{
		says:  "A cut that must keep a service level goes less deep",
		given: func(p *Params) { p.Cut.StaffLevel, p.Cut.StaffWithin = .3, 1 },
		when:  func(p *Params) { p.Cut.StaffLevel = .8 },
		up:    []string{"service_level", "payroll", "heads_end"},
		down:  []string{"cut_share", "laid_off", "severance", "abandonment"},
		also:  manned,
	},
	{
		says:  "A cut by attrition pays no severance and saves less at first",
		given: func(p *Params) { p.Cut.Share = .3 },
		when:  func(p *Params) { p.Cut.By = Attrition },
		up:    []string{"payroll", "service_level"}, down: []string{"severance", "laid_off", "abandonment"},
		also: manned,
	},
	{
		says:  "Who is redeployed costs no severance, and comes back at once",
		given: watched,
		when:  func(p *Params) { p.Cut.By, p.Cut.Retraining, p.Cut.Worth = Redeploy, 3_000, .5 },
		up:    []string{"redeployed", "redeployment", "service_level"},
		down:  []string{"severance", "laid_off", "hired", "hiring", "abandonment"},
		also:  with(manned, "rehired_6_months", "rehired_12_months"),
	},
	{
		says:  "The worth of their new work, and retraining, move the bill only",
		given: func(p *Params) { p.Cut.Share, p.Cut.By, p.Cut.Worth = .4, Redeploy, .5 },
		when:  func(p *Params) { p.Cut.Worth, p.Cut.Retraining = .9, 1000 },
		up:    []string{"savings", "net"}, down: []string{"redeployment", "support_cost"},
		also: bill,
	},
	{
		says:  "Severance moves the bill and nothing else",
		given: func(p *Params) { p.Cut.Share = .4 },
		when:  func(p *Params) { p.Money.SeverancePerHead = 30_000 },
		up:    []string{"severance", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
}
