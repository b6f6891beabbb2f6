package scenarios

import "boomerang/models/desk"

// keysAssistant are the assistant and the way out of it.
var keysAssistant = []key{
	{
		Path: "assistant.deflection", Unit: share, Range: span{Low: 0, High: 0.95},
		Auto:    "the categories state what the assistant can do",
		Default: `{ min = 0.1, p50 = 0.412, p75 = 0.587, max = 0.65 }`,
		Meaning: "Share of all contacts the mature assistant keeps from people, with a one-click way to a human.",
		Source: "median and upper quartile of one cross-vendor aggregate, ceiling .55–.70; the lowest value is " +
			"assumed", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.Deflection },
	},
	{
		Path: "assistant.deflection_means", Kind: choice, Choices: []string{"contained", "resolved"},
		Default: `"contained"`,
		Meaning: "What a stated deflection counts: sessions that end without a human, or issues truly resolved.",
		at:      func(p *desk.Params, _ int) any { return &p.Assistant.DeflectionMeans },
	},
	{
		Path: "assistant.success", Unit: share, Range: span{Low: 0, High: 1, Above: true},
		Auto: "as much as the deflection takes", Default: `"auto"`, Sweep: [2]string{"0.58", "0.92"},
		Meaning: "Share of bounded work it solves at the first attempt. Stated beside a deflection, it meets as " +
			"many contacts as that takes, and is better than stated only where all it may meet are too few.",
		Source: "tau-bench .58 to .92, CRMArena-Pro, Gartner 2023", Grade: "data",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.Success },
	},
	{
		Path: "assistant.long_tail_ratio", Unit: share, Range: anyShare, Default: "0.45",
		Sweep:   [2]string{"0.24", "0.65"},
		Meaning: "Success on the long tail as a part of success on bounded work, unless categories state theirs.",
		Source:  "tau-bench long-tail and bounded domains: .14 / .58, .35 / .75 and .60 / .92", Grade: "data",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.LongTailRatio },
	},
	{
		Path: "assistant.work_correlation", Company: true, Unit: number,
		Range: span{Low: -0.95, High: 0}, Default: "0",
		Sweep: [2]string{"-0.8", "0"},
		Meaning: "Rank correlation, inside a category, of an issue's work with the chance that the assistant can " +
			"solve it; below 0 it takes the short ones. Above 0, that it takes the long ones, nobody has reported.",
		Source: "no public figure identifies it", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.WorkCorrelation },
	},
	{
		Path: "assistant.go_live", Action: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Dated: true,
		Default: `"0 days"`,
		Meaning: "When the assistant meets its first customer, after day 0 or as a date.",
		at:      func(p *desk.Params, _ int) any { return &p.Assistant.GoLiveDay },
	},
	{
		Path: "assistant.ramp", Action: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Default: `"3 months"`,
		Sweep:   [2]string{`"1 month"`, `"6 months"`},
		Meaning: "Time in which its coverage grows to the full.",
		Source:  "one month (Klarna) to a year (Salesforce)", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.RampDays },
	},
	{
		Path: "assistant.coverage", Unit: share, Range: anyShare, Default: "1",
		Meaning: "Share of the contacts routed to it that meet it once mature (channels, languages); the most, " +
			"where a stated success leaves it to the deflection.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.Coverage },
	},
	{
		Path: "assistant.session", Unit: shortTime, Range: span{Low: 0, High: 600, Above: true}, Default: `"2 min"`,
		Meaning: "Mean length of a session.",
		Source:  "Klarna release of 27 February 2024: under 2 minutes", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.SessionMinutes },
	},
	{
		Path: "assistant.silent", Unit: share, Range: anyShare, Default: "0.2", Sweep: [2]string{"0.1", "0.8"},
		Meaning: "Share of failures the customer does not notice at once.",
		Source:  "tau-bench airline runs of one 2024 model give .89, the high end", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.Silent },
	},
	{
		Path: "assistant.abandonment", Unit: share, Range: anyShare, Default: "0.15", Sweep: [2]string{"0.08", "0.26"},
		Meaning: "Chance that a customer leaves the session before it ends.",
		Source:  "Salesforce help site: 26 % early, 8–9 % tuned", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.Abandonment },
	},
	{
		Path: "assistant.over_escalation", Unit: share, Range: anyShare, Default: "0.1",
		Sweep:   [2]string{"0.1", "0.25"},
		Meaning: "Chance that it hands over a session it would have solved.",
		Source:  "tau-bench airline: 23 % of runs that needed no transfer", Grade: "data",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.OverEscalation },
	},
	{
		Path: "assistant.discovery", Unit: longTime, Range: span{Low: 0, High: 365}, Default: `"5 days"`,
		Sweep:   [2]string{`"2 days"`, `"14 days"`},
		Meaning: "Mean time until a customer finds out that a silent failure was one: " + byTheClock, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.DiscoveryDays },
	},
	{
		Path: "assistant.learning_per_month", Unit: shareMon, Range: anyShare, Default: "0.01",
		Sweep: [2]string{"0", "0.03"},
		Meaning: "Share of its remaining failures the assistant unlearns each month, up to the category's " +
			"assistant_ceiling.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.LearningPerMonth },
	},
	{
		Path: "assistant.drift_per_month", Unit: shareMon, Range: anyShare, Default: "0", Sweep: [2]string{"0", "0.02"},
		Meaning: "Share of its success it loses each month as products and policies change.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.DriftPerMonth },
	},
	{
		Path: "assistant.shock_every", Unit: longTime, Range: span{Low: 0, High: 3650}, Default: `"0 days"`,
		Sweep:   [2]string{`"0 days"`, `"1 quarter"`},
		Meaning: "Mean time between product releases that confuse it; 0 = none.",
		Source:  "escalations rise near releases (Salesforce); frequency assumed", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.ShockEveryDays },
	},
	{
		Path: "assistant.shock_depth", Unit: share, Range: anyShare, Default: "0.1", Sweep: [2]string{"0.05", "0.3"},
		Meaning: "Share of its success lost at such a release.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.ShockDepth },
	},
	{
		Path: "assistant.shock_recovery", Unit: longTime, Range: span{Low: 0, High: 365}, Default: `"14 days"`,
		Meaning: "Time until it has recovered.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.ShockDays },
	},
	{
		Path: "assistant.priced_by", Kind: choice, Choices: []string{"resolution", "session"},
		Default: `"resolution"`,
		Meaning: "What the assistant costs: a vendor's price for each resolution, or the model's cost of each " +
			"session of one built in-house.",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.PricedBy },
	},
	{
		Path: "assistant.price", Unit: money, Range: anyAmount, Default: "1.50", Sweep: [2]string{"0.99", "3"},
		Meaning: "Price of each session the vendor counts as resolved.",
		Source:  "list prices $0.99 to $2; above $3 expected by 2030 (Gartner)", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.PricePerSession },
	},
	{
		Path: "assistant.refund_share", Unit: share, Range: anyShare, Default: "0.3", Sweep: [2]string{"0", "1"},
		Meaning: "Share of resolutions that come back for which the vendor takes nothing.",
		Source: "Intercom, Fin AI Agent resolutions: deducted where the customer returns to the same conversation, " +
			"intercom.com/help/en/articles/8205718-fin-resolutions",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Assistant.RefundShare },
	},
	{
		Path: "assistant.session_cost", Unit: money, Range: anyAmount, Default: "0.17",
		Sweep:   [2]string{"0.11", "1.84"},
		Meaning: "Model cost of a session, where sessions are what it costs.",
		Source: "tau-bench leaderboards, median cost of a conversation by domain: retail .11, airline .13, telecom " +
			".17, banking 1.84; tokens only, in US dollars",
		Grade: "data",
		at:    func(p *desk.Params, _ int) any { return &p.Assistant.SessionCost },
	},
	{
		Path: "assistant.price_growth_per_year", Unit: shareYear, Range: span{Low: -0.9, High: 5}, Default: "0",
		Sweep:   [2]string{"-0.2", "0.3"},
		Meaning: "Growth of that price.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.PriceGrowth },
	},
	{
		Path: "assistant.platform_per_month", Unit: moneyMon, Range: anyAmount, Default: "0",
		Meaning: "Platform, integration and governance per month, at full size.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.PlatformPerMonth },
	},
	{
		Path: "assistant.assist_gain", Unit: share, Range: span{Low: 0, High: 2}, Default: "0",
		Sweep:   [2]string{"0", "0.15"},
		Meaning: "Issues per hour gained by agents whom the assistant helps.",
		Source:  "Brynjolfsson, Li, Raymond, QJE 2025: 14–15 % where it is used", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Assistant.AssistGain },
	},

	{
		Path: "valve.steps", Action: true, Unit: number, Range: span{Low: 0, High: 50}, Default: "0",
		Meaning: "Steps to a human beyond one click.",
		at:      func(p *desk.Params, _ int) any { return &p.Valve.Steps },
	},
	{
		Path: "valve.drop_per_step", Unit: share, Range: anyShare, Default: "0.15", Sweep: [2]string{"0.05", "0.3"},
		Meaning: "Chance that a customer stops trying at a step.",
		Source:  "Parloa 2026: 11 % leave at the first repetition, 60 % repeat themselves once and leave", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Valve.DropPerStep },
	},
	{
		Path: "valve.no_route_share", Action: true, Unit: share, Range: anyShare, Default: "0",
		Meaning: "Share of flows that have no way to a human at all.",
		at:      func(p *desk.Params, _ int) any { return &p.Valve.NoRoute },
	},
	{
		Path: "valve.time_per_step", Unit: shortTime, Range: span{Low: 0, High: 120}, Default: `"1 min"`,
		Meaning: "Time lost at each step; what a step costs in satisfaction is experience.per_step.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Valve.MinutesStep },
	},
	{
		Path: "valve.give_up", Unit: share, Range: anyShare, Default: "0.3", Sweep: [2]string{"0.1", "0.5"},
		Meaning: "Of those who do not get through: share who give the issue up.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Valve.GiveUp },
	},
	{
		Path: "valve.switch_channel", Unit: share, Range: anyShare, Default: "0.3", Sweep: [2]string{"0.1", "0.5"},
		Meaning: "Of those who do not get through: share who reach the desk another way, at most what " +
			"valve.give_up leaves; the rest come back later.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Valve.SwitchChannel },
	},
	{
		Path: "valve.comes_back_after", Unit: longTime, Range: span{Low: 0, High: 90}, Default: `"2 days"`,
		Meaning: "Mean time until the rest come back: " + byTheClock, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Valve.ReturnDays },
	},
}
