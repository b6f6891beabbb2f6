package desk

// aboutMoney: prices: they move bills and nothing else.
var aboutMoney = []claim{
	{
		says:  "Regulatory exposure is paid while flows have no route to a human, and moves nothing else",
		given: func(p *Params) { p.Valve.NoRoute = .3 },
		when:  func(p *Params) { p.Money.ExposureClosed = 20_000 },
		up:    []string{"exposure", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
	{
		says: "… and not while every flow has one",
		when: func(p *Params) { p.Money.ExposureClosed = 20_000 },
	},
	{
		says: "… and no longer once a reversal has opened the valve", rare: true,
		given: func(p *Params) {
			watched(p)
			p.Routing.Policy, p.Valve.NoRoute, p.Money.ExposureClosed, p.Leadership.SatisfactionDrop = Everything, .5,
				20_000, .1
		},
		when: func(p *Params) { p.Leadership.OpenValve = true },
		up:   []string{"handed_over"}, down: []string{"exposure", "contained_gave_up"},
		also: manned,
	},
	{
		says: "Exposure by failures is paid by everybody who fails customers, and moves nothing else",
		when: func(p *Params) { p.Exposure = Exposure{PerCustomerYear: 5, AtFailures: .1} },
		up:   []string{"exposure", "support_cost"},
		also: bill,
	},
	{
		says:  "… and grows with those who are failed",
		given: func(p *Params) { p.Exposure = Exposure{PerCustomerYear: 5, AtFailures: .1} },
		when:  cutDeep,
		up: []string{
			"exposure", "abandonment", "savings", "net", "laid_off", "severance", "cut_share", "cut_made",
		},
		down: []string{"satisfaction", "payroll"},
		also: manned,
	},
	{
		says:  "Complaints cost money; nobody leaves over them, even where customers act on what they say",
		given: func(p *Params) { fickle(p); cutDeep(p) },
		when: func(p *Params) {
			p.Complaints = Complaints{Rate: .1, Handling: 150, Escalated: .1, Fee: 700, Upheld: .5, Redress: 200}
		},
		up:   []string{"complaints", "ombudsman_cases", "complaint_cost", "support_cost"},
		down: []string{"savings", "net"},
		also: bill,
	},
	{
		says: "What many complain about the press writes about, and trust falls",
		given: func(p *Params) {
			fickle(p)
			p.Valve.Steps, p.Incidents.TrustShock, p.Churn.LagDays, p.Churn.PressPosts = 4, 5, 0, 5
			p.Complaints = Complaints{Rate: .5}
		},
		when: func(p *Params) { p.Complaints.Posts = .4 },
		up:   []string{"left_over_service"},
		also: with(everything, "press_day", "complaints"),
	},
	{
		says:  "Credits cost money, and move nothing else where they move no intent",
		given: fickle,
		when:  func(p *Params) { p.Goodwill = Goodwill{Share: .5, Credit: 1, Intent: 1} },
		up:    []string{"goodwill_cost", "support_cost"},
		also:  bill,
	},
	{
		says:  "Credits that drive people away do, beside what they cost",
		given: func(p *Params) { fickle(p); cutDeep(p); p.Churn.Scale, p.Churn.ServiceShare = .25, 0 },
		when:  func(p *Params) { p.Goodwill = Goodwill{Share: 1, Credit: 1, Intent: 3} },
		up:    []string{"goodwill_cost", "left_over_service"},
		also:  everything,
	},
	{
		says: "Wages move the bill and nothing else",
		when: func(p *Params) { p.Money.CostPerHeadYear = 80_000 },
		up:   []string{"payroll", "repeat_pay", "support_cost"},
		also: bill,
	},
	{
		says: "The price of hiring moves the bill and nothing else",
		when: func(p *Params) { p.Money.HiringPerHead = 20_000 },
		up:   []string{"hiring", "support_cost"},
		also: bill,
	},
	{
		says: "What newcomers cost to win is margin not earned, and nothing else",
		when: func(p *Params) { p.Money.AcquisitionPerNew = 100 },
		up:   []string{"retention_loss"}, down: []string{"margin"},
		also: margins,
	},
	{
		says:  "The terminal period moves net (b) and nothing else",
		given: cutDeep,
		when:  func(p *Params) { p.Money.TerminalMonths = 36 },
		up:    []string{"net_terminal"},
	},
	{
		says:  "So does the discount rate",
		given: cutDeep,
		when:  func(p *Params) { p.Money.DiscountPerYear = .3 },
		down:  []string{"net_terminal"},
	},
}
