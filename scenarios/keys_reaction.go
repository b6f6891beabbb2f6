package scenarios

import "boomerang/models/desk"

// keysReaction are what management does about a service level that falls short, before it reverses
// anything: the same rule in every plan, the reference too.
var keysReaction = []key{
	{
		Path: "reaction.shortfall", Company: true, Unit: share, Range: anyShare, Default: "0.1",
		Sweep: [2]string{"0", "0.2"},
		Meaning: "How far last week's service level must lie below the stated one before anything is ordered; the " +
			"same in every plan, the reference included.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Reaction.Shortfall },
	},
	{
		Path: "reaction.overtime_most", Company: true, Unit: share, Range: anyShare, Default: "0.1",
		Sweep:   [2]string{"0", "0.2"},
		Meaning: "Most overtime, as a share of the hours rostered; 0: none.",
		Source: "upper end: 48 hours a week on average, overtime included, on 40: Directive 2003/88/EC article 6, " +
			"ec.europa.eu/social/main.jsp?catId=706&intPageId=205; practice aims below 5 %, SWPP 2013",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Reaction.OvertimeMost },
	},
	{
		Path: "reaction.overtime_premium", Company: true, Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1.5",
		Sweep:   [2]string{"1.25", "2"},
		Meaning: "Pay of an hour of overtime, relative to a rostered one.",
		Source: "US Fair Labor Standards Act, hours beyond 40 a week at one and a half times the rate, " +
			"webarchive.library.unt.edu/eot2008/20090509035450/http:/www.dol.gov/compliance/topics/" +
			"wages-overtime-pay.htm; the ends are assumed",
		Grade: "A",
		at:    func(p *desk.Params, _ int) any { return &p.Reaction.OvertimePremium },
	},
	{
		Path: "reaction.overtime_burnout", Company: true, Unit: shareYear, Range: anyShare, Default: "0.005",
		Sweep:   [2]string{"0", "0.01"},
		Meaning: "Attrition added by each point of hours worked over time.",
		Source:  "by analogy with workforce.burnout_per_point", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Reaction.OvertimeBurnout },
	},
	{
		Path: "reaction.agents_per_leader", Company: true, Unit: number, Range: span{Low: 1, High: 1000},
		Default: "10", Sweep: [2]string{"5", "20"},
		Meaning: "Agents to one team leader; leaders are counted beside the heads.",
		Source: "ICMI 2012, updated 2022: 8 to 12 in many centres, 5 to 20 justifiable, " +
			"icmi.com/resources/2012/staff-to-supervisor-ratio",
		Grade: "C",
		at:    func(p *desk.Params, _ int) any { return &p.Reaction.AgentsPerLeader },
	},
	{
		Path: "reaction.leaders_time", Company: true, Unit: share, Range: anyShare, Default: "0.25",
		Sweep:   [2]string{"0", "0.5"},
		Meaning: "Share of a team leader's time that may be spent on the phones; 0: none.",
		Source:  "that it is done: Commonwealth Bank 2025, finextra, second hand", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Reaction.LeadersTime },
	},
	{
		Path: "reaction.replan_share", Company: true, Unit: share, Range: anyShare, Default: "0.25",
		Sweep:   [2]string{"0", "0.5"},
		Meaning: "Share of shift hours that may be moved each week to the load seen; 0: the roster stays.",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Reaction.ReplanShare },
	},
	{
		Path: "reaction.agency_most", Company: true, Unit: share, Range: span{Low: 0, High: 10}, Default: "0.1",
		Sweep:   [2]string{"0", "0.2"},
		Meaning: "Most agency staff, as a share of day-0 heads; 0: none.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Reaction.AgencyMost },
	},
	{
		Path: "reaction.agency_premium", Company: true, Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1.25",
		Sweep:   [2]string{"1", "1.5"},
		Meaning: "Price of an agency hour, relative to the loaded cost of an own one.",
		Source: "mark-ups of 20–75 % on the wage, " +
			"hrshun.com/article/how-much-do-temp-agencies-make-off-of-each-employee; 35–75 % in California, " +
			"unitedemploymentsolutions.com/tag/average-staffing-agency-markup: on the wage, of which employers' " +
			"charges are a part, so less on the loaded cost",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Reaction.AgencyPremium },
	},
	{
		Path: "reaction.agency_lead", Company: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"4 weeks"`, Sweep: [2]string{`"2 weeks"`, `"8 weeks"`},
		Meaning: "Time from the order to the first agency shift, briefing included.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Reaction.AgencyLeadDays },
	},
}
