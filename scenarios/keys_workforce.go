package scenarios

import "boomerang/models/desk"

// keysWorkforce are how people come and go, and the cut itself.
var keysWorkforce = []key{
	{
		Path: "workforce.attrition_per_year", Unit: shareYear, Range: span{Low: 0, High: 5}, Default: "0.35",
		Sweep:   [2]string{"0.1", "0.6"},
		Meaning: "Agents who leave by themselves, per head and year.",
		Source:  "30–45 % a year, captive desks 20 %, 10 % over all industries (Trevor, Nyberg 2008)", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.AttritionPerYear },
	},
	{
		Path: "workforce.burnout_per_point", Unit: shareYear, Range: anyShare, Default: "0.005",
		Sweep:   [2]string{"0", "0.01"},
		Meaning: "Attrition added by each point of occupancy above 85 %.",
		Source:  "half a point per point, attributed to MetricNet", Grade: "D",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.BurnoutPerPoint },
	},
	{
		Path: "workforce.survivor_uplift", Unit: ratio, Range: span{Low: 1, High: 10}, Default: "1.3",
		Sweep: [2]string{"1.1", "2"},
		Meaning: "Attrition of those who stay after a layoff, relative to before; in proportion below half a per " +
			"cent laid off, none where all had left by themselves.",
		Source: "Trevor, Nyberg 2008: 13 % against 10.4 %, after small cuts; deep cuts are extrapolation", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.SurvivorUplift },
	},
	{
		Path: "workforce.survivor_decay", Unit: longTime, Range: span{Low: 0, High: 3650, Above: true},
		Default: `"6 months"`,
		Meaning: "Time in which that effect falls to 37 %.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.SurvivorDays },
	},
	{
		Path: "workforce.survivor_productivity", Unit: ratio, Range: span{Low: 0.3, High: 1}, Default: "0.94",
		Sweep: [2]string{"0.85", "1"},
		Meaning: "Productivity of those who stay after a layoff of workforce.survivor_full_at, while the effect is " +
			"fresh; in proportion below, none where people leave by themselves, go to other work or are a supplier's.",
		Source: "Heinz, Jeworrek, Mertins, Schumacher, Sutter 2020, doi 10.1093/ej/ueaa038: −12 % in the second of " +
			"two shifts; long-lived firms cannot be studied so", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.SurvivorProductivity },
	},
	{
		Path: "workforce.survivor_full_at", Unit: share, Range: span{Low: 0, High: 1, Above: true}, Default: "0.2",
		Sweep:   [2]string{"0.1", "0.4"},
		Meaning: "Share laid off at which that effect is full.",
		Source:  "the same study: the share laid off was not found, half and double as range", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.SurvivorFullAt },
	},
	{
		Path: "workforce.survivor_half_life", Unit: longTime, Range: span{Low: 0, High: 3650, Above: true},
		Default: `"36 days"`, Sweep: [2]string{`"7 days"`, `"6 months"`},
		Meaning: "Time in which that effect halves.",
		Source:  "no study follows it: centre of a week to six months", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.SurvivorHalfLife },
	},
	{
		Path: "workforce.peer_ramp", Company: true, Unit: share, Range: span{Low: 0, High: 0.9}, Default: "0",
		Sweep: [2]string{"0", "0.36"},
		Meaning: "How much experienced peers shorten the ramp; it is as stated with the peers of day 0, and follows " +
			"who comes and goes from there.",
		Source: "De Grip, Sauermann, Sieben 2016, JEBO 126: experienced teams take 36 % less time to full " +
			"productivity; nothing is said of cuts", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.PeerRamp },
	},
	{
		Path: "workforce.backfill", Action: true, Kind: yesNo, Default: "true",
		Meaning: "Whether people who leave are replaced, up to the plan's target.",
		at:      func(p *desk.Params, _ int) any { return &p.Workforce.Backfill },
	},
	{
		Path: "workforce.hiring_lead", Unit: longTime, Range: span{Low: 0, High: 730}, Default: `"6 weeks"`,
		Sweep:   [2]string{`"4 weeks"`, `"8 weeks"`},
		Meaning: "Time from opening a position to the first day.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.HiringDays },
	},
	{
		Path: "workforce.training", Unit: longTime, Range: span{Low: 0, High: 730}, Default: `"4 weeks"`,
		Sweep:   [2]string{`"2 weeks"`, `"12 weeks"`},
		Meaning: "Paid training before the first contact.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.TrainingDays },
	},
	{
		Path: "workforce.ramp", Unit: longTime, Range: span{Low: 0, High: 1460}, Default: `"5 months"`,
		Sweep:   [2]string{`"3 months"`, `"12 months"`},
		Meaning: "Time from the end of training to full proficiency.",
		Source:  "3–6 months for routine, 9–18 for complex work", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.RampDays },
	},
	{
		Path: "workforce.novice_handle", Unit: ratio, Range: span{Low: 1, High: 5}, Default: "1.5",
		Sweep:   [2]string{"1.3", "1.8"},
		Meaning: "Handle time of a new agent, relative to a proficient one.",
		Source:  "1.3–1.8", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.NoviceHandle },
	},
	{
		Path: "workforce.novice_first_contact", Unit: ratio, Range: anyShare, Default: "0.9",
		Sweep:   [2]string{"0.8", "1"},
		Meaning: "First-contact resolution of a new agent, relative to a proficient one.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.NoviceFirst },
	},

	{
		Path: "cut.share", Action: true, Unit: share, Range: anyShare, Default: "0",
		Meaning: "Share of day-0 heads that is laid off.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Share },
	},
	{
		Path: "cut.heads", Action: true, Unit: number, Range: span{Low: 0, High: 1e7}, Default: "0",
		Meaning: "People laid off by number, of those on day 0 at full size; beside a cut.share 0 leaves it to that.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Heads },
	},
	{
		Path: "cut.pool", Action: true, Kind: text,
		Meaning: "The pool that is cut; every pool alike where it is left out.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Pool },
	},
	{
		Path: "cut.when", Action: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Dated: true,
		Default: `"0 days"`,
		Meaning: "Announcement of the first stage, after day 0 or as a date.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Day },
	},
	{
		Path: "cut.stages", Action: true, Kind: count, Range: span{Low: 1, High: 36}, Default: "1",
		Meaning: "Equal stages of the cut.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Stages },
	},
	{
		Path: "cut.stage_gap", Action: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Default: `"3 months"`,
		Sweep:   [2]string{`"1 month"`, `"6 months"`},
		Meaning: "Time between two stages.",
		Source:  "a quarter, the usual time between reviews", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Cut.StageDays },
	},
	{
		Path: "cut.notice", Action: true, Unit: longTime, Range: span{Low: 0, High: 730}, Default: `"60 days"`,
		Meaning: "Time from the announcement, or from when the law lets notice be given, to the last day; pay goes on.",
		Source:  "WARN Act, 60 days", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Cut.NoticeDays },
	},
	{
		Path: "cut.gate_abandonment", Action: true, Unit: share, Range: anyShare, Default: "0",
		Meaning: "A later stage waits a month while more than this share hung up last month; 0: no gate. A gate " +
			"postpones, by 30 days at a time; it cancels no stage and the first has none.",
		at: func(p *desk.Params, _ int) any { return &p.Cut.GateHangUp },
	},
	{
		Path: "cut.gate_satisfaction_drop", Action: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "0",
		Meaning: "A later stage waits a month while surveyed satisfaction is this far below day 0; 0: no gate. It " +
			"postpones only, like the other.",
		at: func(p *desk.Params, _ int) any { return &p.Cut.GateDrop },
	},
	{
		Path: "cut.staff_for", Action: true, Unit: share, Range: span{Low: 0, High: 0.999}, Default: "0",
		Within: "cut.staff_within",
		Meaning: "Cut to the heads that give this service level behind the mature assistant, however busy they are " +
			"(humans.occupancy holds on day 0); 0: cut.share as stated.",
		at: func(p *desk.Params, _ int) any { return &p.Cut.StaffLevel },
	},
	{
		Path: "cut.staff_within", Action: true, Unit: shortTime, Range: span{Low: 0, High: 1440}, Default: `"20s"`,
		Sweep:   [2]string{`"10s"`, `"60s"`},
		Meaning: "The time that service level counts.",
		Source:  "80 % in 20 s, the customary target of telephone desks", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Cut.StaffWithin },
	},
	{
		Path: "cut.who", Action: true, Kind: choice, Choices: []string{"proportional", "last_in", "volunteers"},
		Default: `"proportional"`,
		Meaning: "Who goes: people of every tenure alike, the newest, or volunteers, who are the proficient ones " +
			"others want (assumed).",
		at: func(p *desk.Params, _ int) any { return &p.Cut.Who },
	},
	{
		Path: "cut.by", Action: true, Kind: choice, Choices: []string{"layoff", "attrition", "redeploy"},
		Default: `"layoff"`,
		Meaning: "How heads come down: people are let go with severance, leavers are not replaced until the target " +
			"is met, or people go to other work and can be called back.",
		Source: "63 % of companies that reduce use attrition (Gartner 2026)", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Cut.By },
	},
	{
		Path: "cut.roster", Action: true, Kind: choice, Choices: []string{"proportional", "reoptimised"},
		Default: `"proportional"`,
		Meaning: "How those who stay are spread over the week: every opening hour loses the same share, or the " +
			"same agent-hours go where the fewest hang up by formula, no open hour left alone; planned anew every " +
			"four weeks from the day the first people go.",
		at: func(p *desk.Params, _ int) any { return &p.Cut.Roster },
	},
	{
		Path: "cut.retraining", Action: true, Unit: money, Range: anyAmount, Default: "5_000",
		Meaning: "Cost of retraining a person who is redeployed.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Cut.Retraining },
	},
	{
		Path: "cut.redeployed_worth", Action: true, Unit: share, Range: anyShare, Default: "0.8",
		Sweep:   [2]string{"0.5", "1"},
		Meaning: "What redeployed people's new work is worth, as a share of their cost.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Cut.Worth },
	},
	{
		Path: "cut.reason", Action: true, Kind: choice, Choices: []string{"ai_substitution", "capex_substitution"},
		Default: `"ai_substitution"`,
		Meaning: "Whether the assistant takes the work, or heads pay for infrastructure and no work goes away.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.Capex },
	},
	{
		Path: "cut.capex_cost", Action: true, Unit: money, Range: anyAmount, Default: "0",
		Meaning: "Cost of the infrastructure that the cut is to pay for; 0: not stated.",
		at:      func(p *desk.Params, _ int) any { return &p.Cut.CapexCost },
	},
}
