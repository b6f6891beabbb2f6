package scenarios

import "boomerang/models/desk"

// notWatched is what "off" means for a limit of the breaker.
const notWatched = "not watched"

// keysGovernance are the three controls, those who decide, and incidents.
var keysGovernance = []key{
	{
		Path: "controls.allowlist", Action: true, Kind: yesNo, Default: "false",
		Meaning: "Business rules on every action of the assistant, with the conditions that categories state; " +
			"actions they stop become human work.",
		at: func(p *desk.Params, _ int) any { return &p.Controls.Allowlist },
	},
	{
		Path: "controls.leak_rate", Unit: share, Range: anyShare, Default: "0.03", Sweep: [2]string{"0.01", "0.10"},
		Meaning: "Chance at go-live that an action without such rules is out of policy; it moves with the " +
			"assistant's failures.",
		Source: "1 / 3 / 10 % for harmful wrong statements on the long tail", Grade: "D",
		at: func(p *desk.Params, _ int) any { return &p.Controls.LeakRate },
	},
	{
		Path: "controls.leak_cost", Unit: money, Range: anyAmount, Default: "50",
		Meaning: "Cost of one action out of policy, in categories that state no action_amount.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.LeakCost },
	},
	{
		Path: "controls.monitor", Action: true, Kind: yesNo, Default: "false",
		Meaning: "Daily control charts of satisfaction with what the assistant handles and of repeat contacts, per " +
			"query type, against people on the same weekday before day 0; with a joint dashboard their alarms are " +
			"decided on at once.",
		at: func(p *desk.Params, _ int) any { return &p.Controls.Monitor },
	},
	{
		Path: "controls.monitor_chart", Action: true, Kind: choice, Choices: []string{"cusum", "ewma"},
		Default: `"cusum"`,
		Meaning: "Kind of these charts: a cumulative sum with reference value monitor_delta, or a moving average " +
			"of weight monitor_weight.",
		Source: "both are near the best at shifts of one standard deviation (Lucas and Saccucci 1990)", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Controls.MonitorChart },
	},
	{
		Path: "controls.monitor_delta", Action: true, Unit: number, Range: span{Low: 0, High: 5, Above: true},
		Default: "0.5",
		Meaning: "Cumulative sum: its reference value k, in standard deviations of a day's reading; half the shift " +
			"it is best at.",
		Source: "CUSUM with k = .5, tuned to a shift of one standard deviation", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Controls.MonitorDelta },
	},
	{
		Path: "controls.monitor_weight", Action: true, Unit: ratio, Range: span{Low: 0, High: 1, Above: true},
		Default: "0.1",
		Sweep:   [2]string{"0.05", "0.3"},
		Meaning: "Moving average: the weight λ of the latest day; 1 forgets everything before.",
		Source:  ".1 is good at shifts near one standard deviation (Lucas and Saccucci 1990)", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Controls.MonitorWeight },
	},
	{
		Path: "controls.monitor_limit", Action: true, Unit: number, Range: span{Low: 0, High: 100, Above: true},
		Default: `"auto"`,
		Auto:    "the limit that keeps monitor_run_length, by simulation of the daily readings with nothing wrong",
		Meaning: "Limit of each of its four charts: h of a cumulative sum in standard deviations of a day's " +
			"reading, L of a moving average in its own.",
		at: func(p *desk.Params, _ int) any { return &p.Controls.MonitorLimit },
	},
	{
		Path: "controls.monitor_run_length", Action: true, Unit: longTime, Range: span{Low: 1, High: 36500},
		Default: `"365 days"`,
		Meaning: "Mean time between false alarms of the whole monitor, where its limit is \"auto\"; the quarterly " +
			"figure beside it is tested at the same rate.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.MonitorRunDays },
	},
	{
		Path: "controls.breaker", Action: true, Kind: yesNo, Default: "false",
		Meaning: "A circuit breaker that sends a category back to people when its rates jump.",
		at:      func(p *desk.Params, _ int) any { return &p.Controls.Breaker },
	},
	{
		Path: "controls.breaker_limit", Action: true, Unit: ratio, Range: span{Low: 1, High: 100}, Default: "1.5",
		Off: notWatched,
		Meaning: "How far above its baseline the share of sessions that end with a wish for a human must be to " +
			"trip it.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.BreakerWishes },
	},
	{
		Path: "controls.breaker_repeat_limit", Action: true, Unit: ratio, Range: span{Low: 1, High: 100},
		Default: "1.5",
		Off:     notWatched,
		Meaning: "The same for sessions whose customer comes back within a week without having met anybody.",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Controls.BreakerComebacks },
	},
	{
		Path: "controls.breaker_action_limit", Action: true, Unit: ratio, Range: span{Low: 1, High: 100},
		Default: `"off"`,
		Sweep:   [2]string{"2", "4"},
		Off:     notWatched,
		Meaning: "The same for sessions that act out of policy (refunds nobody owed), done or stopped by the " +
			"rules; they are few, so that a low limit or a short window trips by chance.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.BreakerActions },
	},
	{
		Path: "controls.breaker_window", Action: true, Unit: longTime, Range: span{Low: 1, High: 28},
		Default: `"7 days"`,
		Meaning: "Time its rates are taken over, to the nearest whole day; the longer, the fewer trips by chance " +
			"and the later a true one.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.BreakerWindow },
	},
	{
		Path: "controls.breaker_cooldown", Action: true, Unit: longTime, Range: span{Low: 0, High: 365},
		Default: `"7 days"`,
		Meaning: "Time until the assistant gets the category back.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.BreakerDays },
	},

	{
		Path: "controls.level", Action: true, Kind: count, Range: span{Low: 0, High: 4}, Default: "0",
		Meaning: "Claimed maturity level: 1 observes, 2 recommends, 3 acts and reports, 4 is autonomous; it brings " +
			"the controls it requires beside those that are stated. 0: no levels, the controls are as stated.",
		at: func(p *desk.Params, _ int) any { return &p.Controls.Level },
	},
	{
		Path: "controls.real_level", Action: true, Kind: count, Range: span{Low: 0, High: 4}, Default: "0",
		Meaning: "Real maturity level, which decides the controls that work: the breaker from 2, business rules " +
			"and daily monitoring from 3, whatever is stated; 0: as claimed.",
		Source: "Agentic Trust Framework 0.9.1", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Controls.RealLevel },
	},
	{
		Path: "controls.promote", Action: true, Kind: yesNo, Default: "true",
		Meaning: "With a level: it is earned step by step (2, 4 and 8 weeks), and lost after an incident that is " +
			"noticed; false works at it from the first day.",
		Source: "Agentic Trust Framework 0.9.1: minimum times at a level", Grade: "A",
		at: func(p *desk.Params, _ int) any { return &p.Controls.Promote },
	},
	{
		Path: "controls.approval", Action: true, Unit: shortTime, Range: span{Low: 0, High: 60}, Default: `"30s"`,
		Sweep:   [2]string{`"10s"`, `"2 min"`},
		Meaning: "Time of an agent to approve one session at level 2.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.ApprovalMinutes },
	},
	{
		Path: "controls.approval_catch", Action: true, Unit: share, Range: anyShare, Default: "0.5",
		Sweep: [2]string{"0", "0.9"},
		Meaning: "Share of wrong answers a customer would believe that the agent who approves the session at level " +
			"2 notices and takes over.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Controls.ApprovalCatch },
	},

	{
		Path: "leadership.dashboard", Action: true, Kind: choice, Choices: []string{"cost_only", "joint"},
		Default: `"cost_only"`,
		Meaning: "What a review looks at: cost figures, or cost and satisfaction per query type on one page.",
		at:      func(p *desk.Params, _ int) any { return &p.Leadership.Dashboard },
	},
	{
		Path: "leadership.review_every", Action: true, Unit: longTime, Range: span{Low: 1, High: 1460},
		Default: `"1 quarter"`,
		Meaning: "Time between two reviews.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.ReviewDays },
	},
	{
		Path: "leadership.retention_drop", Action: true, Unit: share, Range: anyShare, Default: "0.02",
		Sweep:   [2]string{"0.01", "0.05"},
		Meaning: "With cost figures only: fall of reported retention that makes leadership reverse.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.RetentionDrop },
	},
	{
		Path: "leadership.service_floor", Action: true, Unit: share, Range: anyShare, Default: "0.3",
		Sweep:   [2]string{"0.1", "0.5"},
		Meaning: "With cost figures only: service level below which leadership reverses.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.ServiceFloor },
	},
	{
		Path: "leadership.satisfaction_drop", Action: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "5",
		Sweep:   [2]string{"3", "10"},
		Meaning: "With the joint page: fall of surveyed satisfaction of a query type that makes leadership reverse.",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Leadership.SatisfactionDrop },
	},
	{
		Path: "leadership.decision_time", Action: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"1 month"`,
		Meaning: "Time from the review to the order.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.DecisionDays },
	},
	{
		Path: "leadership.rehire_share", Action: true, Unit: share, Range: anyShare, Default: "0.5",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Share of the cut that a reversal hires back.",
		Source: "of 600 HR leaders who had cut for AI, 32.7 % rehired 25–50 % of the roles and 35.6 % more than " +
			"half: Careerminds, February 2026, completeaitraining.com",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Leadership.RehireShare },
	},
	{
		Path: "leadership.open_valve", Action: true, Kind: yesNo, Default: "false",
		Meaning: "Whether a reversal opens the way to a human.",
		at:      func(p *desk.Params, _ int) any { return &p.Leadership.OpenValve },
	},
	{
		Path: "leadership.reroute", Action: true, Kind: yesNo, Default: "false",
		Meaning: "Whether a reversal sends the long tail back to people.",
		at:      func(p *desk.Params, _ int) any { return &p.Leadership.Reroute },
	},
	{
		Path: "leadership.press", Action: true, Kind: yesNo, Default: "true",
		Meaning: "Whether leadership reverses when the press writes about public posts.",
		at:      func(p *desk.Params, _ int) any { return &p.Leadership.Press },
	},
	{
		Path: "leadership.cross_reference", Action: true, Kind: yesNo, Default: "false",
		Meaning: "With the joint page: within 30 days of a deployment or cut, half the drop counts if repeat " +
			"contacts rise too.",
		Source: "the article's 30-day window", Grade: "D",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.CrossReference },
	},
	{
		Path: "leadership.reads_monitors", Action: true, Kind: yesNo, Default: "true",
		Meaning: "With the joint page: whether it shows the alarms of the daily charts of the run, so that the next " +
			"review acts on them; controls.monitor does not wait for a review.",
		at: func(p *desk.Params, _ int) any { return &p.Leadership.ReadsMonitors },
	},

	{
		Path: "incidents.per_year", Unit: perYear, Range: span{Low: 0, High: 100}, Default: "0",
		Sweep:   [2]string{"0", "2.1"},
		Meaning: "Security incidents of the assistant per year at full exposure; off in the headline.",
		Source:  "88 % of organisations had one in a year: at most −ln(1 − .88) = 2.1", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.PerYear },
	},
	{
		Path: "incidents.cost", Unit: money, Range: anyAmount, Default: "0",
		Meaning: "Cost of one incident.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.Cost },
	},
	{
		Path: "incidents.unknown", Unit: share, Range: anyShare, Default: "0.31",
		Meaning: "Share of incidents that nobody notices at first.",
		Source:  "31 % do not know whether they had one", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.Unknown },
	},
	{
		Path: "incidents.withheld", Unit: share, Range: anyShare, Default: "0.53",
		Meaning: "Share of noticed incidents that is not told.",
		Source:  "53 % withheld a report", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.Withheld },
	},
	{
		Path: "incidents.disclosure", Unit: longTime, Range: span{Low: 0, High: 3650}, Default: `"6 months"`,
		Meaning: "Time until such an incident comes out.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.DisclosureDays },
	},
	{
		Path: "incidents.late_ratio", Unit: ratio, Range: span{Low: 1, High: 100}, Default: "1.5",
		Meaning: "Cost and loss of trust when it comes out late, against at once.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.LateRatio },
	},
	{
		Path: "incidents.trust_shock", Unit: ratio, Range: span{Low: 0, High: 100}, Default: "0.3",
		Meaning: "Rise of leaving intent in the 30 days after an incident or the press, share.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Incidents.TrustShock },
	},
}
