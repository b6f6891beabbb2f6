package scenarios

import "boomerang/models/desk"

// keysChannels are callbacks, and the work that waits in a backlog.
var keysChannels = []key{
	{
		Path: "callback.accepted", Unit: share, Range: anyShare, Default: "0.315", Numbered: "0",
		Sweep:   [2]string{"0", "0.63"},
		Meaning: "Chance that a caller who is offered a callback takes it; 0: none is offered.",
		Source:  "a stated preference, an upper bound: 63 % prefer a callback, CTS by contaqt.com", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Callback.Accepted },
	},
	{
		Path: "callback.offered_after", Unit: shortTime, Range: span{Low: 0, High: 1440}, Default: `"4 min"`,
		Sweep: [2]string{`"2 min"`, `"8 min"`},
		Meaning: "Announced wait above which a callback is offered: (ahead in line + 1) × mean handle time of the " +
			"last two weeks / contacts answered at once.",
		Source: "no threshold was found; the IRS offered it to 11 % of callers in 2022, TIGTA 2023",
		Grade:  "assumed",
		at:     func(p *desk.Params, _ int) any { return &p.Callback.OfferedAfter },
	},
	{ // the form that holds the place is first in, first out (ContactBabel, aboutmatch.co.uk)
		Path: "callback.holds_place", Kind: yesNo, Default: "true",
		Meaning: "Whether the caller keeps the place in line; else the call comes at the time quoted, last in line " +
			"then.",
		at: func(p *desk.Params, _ int) any { return &p.Callback.HoldsPlace },
	},
	{
		Path: "callback.reached", Unit: share, Range: anyShare, Default: "0.9", Sweep: [2]string{"0.85", "0.95"},
		Meaning: "Chance that a call back is answered.",
		Source:  "5–15 % not reached, an unsigned guide, wildfloweralpacas.com.au", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Callback.Reached },
	},
	{
		Path: "callback.attempts", Kind: count, Range: span{Low: 1, High: 20}, Default: "2",
		Sweep:   [2]string{"1", "3"},
		Meaning: "Calls made before a missed callback is given up and the customer calls again.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Callback.Attempts },
	},
	{
		Path: "callback.retry_after", Unit: shortTime, Range: span{Low: 0, High: 1440, Above: true},
		Default: `"30 min"`,
		Sweep:   [2]string{`"10 min"`, `"90 min"`},
		Meaning: "Time between two attempts.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Callback.RetryMinutes },
	},

	{
		Path: "category.*.deferred", Company: true, Unit: share, Range: anyShare, Default: "0",
		Sweep: [2]string{"0", "1"},
		Meaning: "Share of the category's contacts with people that come as e-mail or case and wait in a backlog; " +
			"service level and waits are those of the others.",
		Grade: "assumed",
		at:    func(p *desk.Params, i int) any { return &p.Categories[i].Written },
	},
	{
		Path: "deferred.chase_up", Company: true, Unit: share, Range: anyShare, Default: "0.3", Numbered: "0",
		Sweep:   [2]string{"0", "0.6"},
		Meaning: "Chance a day that a customer whose case is older chases it up.",
		Source:  chased, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.ChaseUp },
	},
	{
		Path: "deferred.chase_after", Company: true, Unit: longTime, Range: span{Low: 0, High: 365},
		Default: `"2 days"`, Sweep: [2]string{`"1 day"`, `"4 days"`},
		Meaning: "Age from which a customer asks what became of a case.",
		Source:  chased, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.ChaseDays },
	},
	{
		Path: "deferred.chase_live", Company: true, Unit: share, Range: anyShare, Default: "0.5",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Share of chase-ups made by telephone or chat; the others are answered with the case.",
		Source:  chased, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.ChaseLive },
	},
	{
		Path: "deferred.gives_up_after", Unit: longTime, Range: span{Low: 0, High: 3650, Above: true},
		Default: `"off"`, Off: "everybody waits for ever", Sweep: [2]string{`"1 day"`, `"7 days"`},
		Meaning: "How long who writes, or was promised a call back, waits before giving the issue up, nights and " +
			"weekends too: an issue that failed.",
		Source: "stated, not observed: willing to wait 24 hours on average, 19 % give up after 12 hours, 7 to 12 % " +
			"wait a week, 1,300 in the UK, Fasthosts 2007, 1888pressrelease.com", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.GiveUpDays },
	},
	{
		Path: "deferred.auto_close", Unit: longTime, Range: span{Low: 0, High: 3650, Above: true}, Default: `"off"`,
		Off: "no case closes by itself", Sweep: [2]string{`"7 days"`, `"28 days"`},
		Meaning: "Age at which an unanswered case is closed, solved or not.",
		Source: "Zendesk standard automations: pending cases solved after 7 days, solved ones closed after 4, at " +
			"most 28, support.zendesk.com/hc/en-us/articles/4408832749210 and 4408835051546", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.CloseDays },
	},
	{
		Path: "deferred.order", Kind: choice, Choices: []string{"oldest_first", "priority_and_age"},
		Default: `"oldest_first"`, Base: true,
		Meaning: "Which case is taken next: the oldest, or by the priority of the segment and then the oldest.",
		at:      func(p *desk.Params, _ int) any { return &p.Deferred.Order },
	},
	{
		Path: "deferred.blend", Unit: share, Range: anyShare, Default: "0.5", Sweep: [2]string{"0", "1"},
		Meaning: "Share of agents who take cases between live contacts; the rest do only one kind.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Deferred.Blend },
	},
}

// chased is what is known of customers whose e-mail is not answered.
const chased = "direction only: unanswered e-mail is followed by telephone calls, JupiterResearch 2006, " +
	"floordaily.net; BenchmarkPortal, destinationcrm.com"
