package desk

// ordered is a company cut to where its service level falls short for good; prices as they stand.
func ordered(p *Params) {
	p.Cut.Share, p.Routing.Policy = .4, HumansOnly
	p.Reaction = Reaction{
		Shortfall: .1, OvertimePremium: 1.5, AgentsPerLeader: 10, AgencyPremium: 1.25, AgencyLeadDays: 28,
	}
}

// aboutReaction: what management does about a service level that falls short.
var aboutReaction = []claim{
	{
		says:  "Overtime answers more callers in time, and is paid for beside the payroll",
		given: ordered,
		when:  func(p *Params) { p.Reaction.OvertimeMost = .1 },
		up:    []string{"overtime_hours", "overtime_pay", "reaction_cost", "support_cost", "service_level"},
		down:  []string{"savings", "abandonment", "wait_mean"},
		also:  manned,
	},
	{
		says:  "… it wears people out",
		given: func(p *Params) { ordered(p); p.Reaction.OvertimeMost = .2 },
		when:  func(p *Params) { p.Reaction.OvertimeBurnout = .02 },
		up:    []string{"hired", "hiring", "handle_time"},
		also:  with(manned, "overtime_hours", "overtime_pay", "reaction_cost", "laid_off", "severance"),
	},
	{
		says:  "… and its premium is a price",
		given: func(p *Params) { ordered(p); p.Reaction.OvertimeMost = .1 },
		when:  func(p *Params) { p.Reaction.OvertimePremium = 2 },
		up:    []string{"overtime_pay", "reaction_cost", "support_cost"},
		down:  []string{"savings", "net"},
		also:  bill,
	},
	{
		says:  "Team leaders on the phones answer callers, and what they leave undone is a cost",
		given: ordered,
		when:  func(p *Params) { p.Reaction.LeadersTime = .5 },
		up:    []string{"leader_hours", "leader_pay", "reaction_cost", "service_level"},
		down:  []string{"savings", "abandonment", "wait_mean"},
		also:  manned,
	},
	{
		says:  "… the fewer, the more agents each of them leads",
		given: func(p *Params) { ordered(p); p.Reaction.LeadersTime = .5 },
		when:  func(p *Params) { p.Reaction.AgentsPerLeader = 20 },
		up:    []string{"savings", "abandonment"},
		down:  []string{"leader_hours", "leader_pay", "reaction_cost"},
		also:  manned,
	},
	{
		says:  "Shifts planned anew to the load seen lose fewer callers with the same people for the same money",
		rare:  true,
		given: func(p *Params) { ordered(p); rush(p); p.Cut.Share = .2 },
		when:  func(p *Params) { p.Reaction.ReplanShare = .5 },
		up:    []string{"replanned_hours"}, down: []string{"abandonment"},
		also: served,
	},
	{
		says:  "An agency answers callers for its bill",
		given: ordered,
		when:  func(p *Params) { p.Reaction.AgencyMost = .2 },
		up:    []string{"agency_heads", "agency_pay", "reaction_cost", "service_level"},
		down:  []string{"savings", "abandonment", "wait_mean"},
		also:  manned,
	},
	{
		says:  "… at a price of its own",
		given: func(p *Params) { ordered(p); p.Reaction.AgencyMost = .2 },
		when:  func(p *Params) { p.Reaction.AgencyPremium = 1.5 },
		up:    []string{"agency_pay", "reaction_cost", "support_cost"},
		down:  []string{"savings", "net"},
		also:  bill,
	},
	{
		says:  "… and later, the longer it takes to send people",
		given: func(p *Params) { ordered(p); p.Reaction.AgencyMost = .2 },
		when:  func(p *Params) { p.Reaction.AgencyLeadDays = 84 },
		up:    []string{"savings", "abandonment"},
		down:  []string{"agency_heads", "agency_pay", "reaction_cost"},
		also:  manned,
	},
	{
		says:  "Who puts up with more orders less",
		given: func(p *Params) { ordered(p); p.Reaction.OvertimeMost = .2 },
		when:  func(p *Params) { p.Reaction.Shortfall = .6 },
		up:    []string{"savings", "abandonment"},
		down:  []string{"overtime_hours", "overtime_pay", "reaction_cost", "weeks_short", "service_level"},
		also:  manned,
	},
	{
		says: "Where nothing falls short nothing is ordered, and every figure stays",
		given: func(p *Params) {
			p.Routing.Policy, p.Cut.Share, p.Humans.Slack = HumansOnly, 0, .3
			p.Reaction.Shortfall = .3
		},
		when: func(p *Params) {
			p.Reaction = Reaction{
				.3, .2, 2, .01, 5, .5, .5, .5, 2, 7,
			}
		},
	},
}
