package scenarios

import (
	"math"

	"boomerang/models/desk"
)

// keysCompany are the customers, segment by segment, and the money.
var keysCompany = []key{
	{
		Path: "segment.*.customers", Unit: number, Range: span{Low: 0, High: 1e10, Above: true}, Base: true,
		Required: true,
		Meaning:  "Customers on day 0, at full size.",
		at:       func(p *desk.Params, i int) any { return &p.Segments[i].Customers },
	},
	{
		Path: "segment.*.issues_per_year", Company: true, Unit: perYear, Range: span{Low: 0, High: 1000},
		Default: "2.4", Auto: "worked out from contacts a month",
		Sweep:   [2]string{"1", "5"},
		Meaning: "Issues a customer raises per year; one issue may cause several contacts.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].IssuesPerYear },
	},
	{
		Path: "segment.*.contacts_per_month", Company: true, Unit: contactsM,
		Range: span{Low: 0, High: 1e10, Above: true}, Default: `"auto"`,
		Auto: "its part of arrivals.contacts_per_month by customers, or what its issues make",
		Meaning: "Contacts of all channels in a mean month, repeats included, before the plans; instead of " +
			"issues_per_year, which follow.",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].ContactsPerMonth },
	},
	{
		Path: "segment.*.margin_per_month", Company: true, Unit: moneyMon, Range: span{Low: -1e9, High: 1e9},
		Default: "10", Sweep: [2]string{"2", "40"},
		Meaning: "Margin a customer brings per month, before the cost of support.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].MarginPerMonth },
	},
	{
		Path: "segment.*.churn_per_year", Company: true, Unit: shareYear, Range: span{Low: 0, High: 0.99},
		Default: "0.20",
		Sweep:   [2]string{"0.15", "0.26"},
		Meaning: "Share of customers who leave in a year under the status quo.",
		Source:  "banking 15–26 %, published baselines disagree", Grade: "D",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].ChurnPerYear },
	},
	{
		Path: "segment.*.contract", Company: true, Kind: choice, Choices: []string{"none", "monthly", "annual"},
		Default: `"none"`,
		Meaning: "When a customer is free to leave: any day, at a monthly or at an annual renewal.",
		at:      func(p *desk.Params, i int) any { return &p.Segments[i].Contract },
	},
	{
		Path: "segment.*.renewal_month", Company: true, Kind: choice, Default: `"spread"`,
		Choices: []string{
			"spread", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
			"november", "december",
		},
		Meaning: "Month on whose first day annual contracts renew; spread: over the whole year.",
		at:      func(p *desk.Params, i int) any { return &p.Segments[i].RenewalMonth },
	},
	{
		Path: "segment.*.renewal_share", Company: true, Unit: share, Range: anyShare, Default: "1",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Share of annual contracts that renew in that month; the rest are spread.",
		Source: "Medicare Advantage and the US marketplace: all on 1 January; employers' plans, a significant " +
			"majority, thinkccig.com", Grade: "B",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].RenewalShare },
	},
	{
		Path: "segment.*.priority", Kind: count, Range: span{Low: 0, High: 3}, Default: "0",
		Meaning: "Place in line for a human; 0 is served first.",
		at:      func(p *desk.Params, i int) any { return &p.Segments[i].Priority },
	},
	{
		Path: "segment.*.good_standing", Company: true, Unit: share, Range: anyShare, Default: "0.95",
		Sweep:   [2]string{"0.85", "1"},
		Meaning: "Share of accounts in good standing, as action_good_standing asks.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Segments[i].GoodStanding },
	},

	{
		Path: "money.cost_per_head_year", Unit: moneyYear, Range: anyAmount, Default: "55_000",
		Sweep:   [2]string{"30_000", "75_000"},
		Meaning: "Loaded yearly cost of an agent.",
		Source:  "loaded cost $25–40 per hour; $57k and $70k per head follow from published savings", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Money.CostPerHeadYear },
	},
	{
		Path: "money.severance_per_head", Unit: money, Range: anyAmount, Default: "15_000",
		Sweep:   [2]string{"5_000", "40_000"},
		Meaning: "Severance paid to each person laid off.",
		Source:  "typically 1–2 weeks per year of service; large packages reach 20 weeks and more", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.SeverancePerHead },
	},
	{
		Path: "money.hiring_per_head", Unit: money, Range: anyAmount, Default: "14_000",
		Sweep:   [2]string{"10_000", "20_000"},
		Meaning: "Cost of recruiting and training one agent.",
		Source:  "Gartner $14,113, SWPP $10–15k", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Money.HiringPerHead },
	},
	{
		Path: "money.rehire_premium", Unit: share, Range: anyShare, Default: "0.10", Sweep: [2]string{"0", "0.3"},
		Meaning: "Extra wage of people hired back after a cut.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.RehirePremium },
	},
	{
		Path: "money.acquisition_per_customer", Unit: money, Range: anyAmount, Default: "0",
		Sweep:   [2]string{"0", "100"},
		Meaning: "Cost of winning one new customer.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.AcquisitionPerNew },
	},
	{
		Path: "money.discount_per_year", Company: true, Unit: shareYear, Range: anyShare, Default: "0.10",
		Sweep:   [2]string{"0.05", "0.15"},
		Meaning: "Discount rate of the net that looks beyond the horizon.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.DiscountPerYear },
	},
	{
		Path: "money.terminal_months", Company: true, Unit: number, Range: span{Low: 0, High: 120}, Default: "24",
		Sweep:   [2]string{"0", "36"},
		Meaning: "Months beyond the horizon that the second net counts, for every item alike.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.TerminalMonths },
	},
	{
		Path: "money.exposure_closed_per_month", Unit: moneyMon, Range: anyAmount, Default: "0",
		Meaning: "Regulatory exposure per month while some flows have no route to a human.",
		Source:  "a 2025 consent order came to about $3 per user", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Money.ExposureClosed },
	},
}

// keysDemand are the kinds of tickets, when they arrive and who meets them.
var keysDemand = []key{
	{
		Path: "category.*.kind", Kind: choice, Choices: []string{"bounded", "long_tail"}, Default: `"bounded"`,
		Base:    true,
		Meaning: "Bounded work has a known procedure; the long tail needs judgement.",
		at:      func(p *desk.Params, i int) any { return &p.Categories[i].LongTail },
	},
	{
		Path: "category.*.share", Company: true, Unit: share, Range: anyShare, Required: true,
		Meaning: "Share of issues; the shares of all categories add to 1.",
		at:      func(p *desk.Params, i int) any { return &p.Categories[i].Share },
	},
	{
		Path: "category.*.handle", Company: true, Unit: shortTime, Range: span{Low: 0, High: 24 * 60, Above: true},
		Default: `"4 min"`, LongTail: `"14 min"`,
		Sweep:   [2]string{`"3 min"`, `"10 min"`},
		Meaning: "Mean handle time of one human contact.",
		Source: "cross-industry mean of about 6 minutes (4–10), split so that a quarter of the issues holds 60 % " +
			"of the work", Grade: "C",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].HandleMinutes },
	},
	{
		Path: "category.*.handle_cv", Company: true, Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1.25",
		Meaning: "Coefficient of variation of the handle time.",
		Source:  "Brown et al. 2005, JASA 100: mean 188 s, SD about 240 s", Grade: "A",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].HandleCV },
	},
	{
		Path: "category.*.handle_family", Company: true, Kind: choice,
		Choices: []string{"exponential", "lognormal", "gamma", "deterministic"}, Default: `"lognormal"`,
		Meaning: "Family of the handle time.",
		Source:  "Brown et al. 2005, JASA 100", Grade: "A",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].HandleFamily },
	},
	{
		Path: "category.*.first_contact", Company: true, Unit: share, Range: anyShare, Default: "0.78",
		LongTail: "0.55",
		Sweep:    [2]string{"0.5", "0.85"},
		Meaning:  "Chance that one human contact resolves the issue.",
		Source:   "SQM: about .70 over all tickets (.65–.80); the split is assumed", Grade: "C",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].FirstContact },
	},
	{
		Path: "category.*.assistant_success", Unit: share, Range: anyShare, Default: `"auto"`,
		Auto:    "worked out from assistant.deflection",
		Meaning: "Chance that the assistant can resolve an issue at the first attempt.",
		at:      func(p *desk.Params, i int) any { return &p.Categories[i].AssistantSuccess },
	},
	{
		Path: "category.*.assistant_ceiling", Unit: share, Range: anyShare, Default: "0.92", LongTail: "0.60",
		Meaning: "Highest success that evidence supports for any current assistant.",
		Source:  "tau-bench leaderboards: best bounded domains .80–.92, hardest .60 and below", Grade: "data",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].AssistantCeiling },
	},
	{
		Path: "category.*.correlation", Unit: share, Range: span{Low: 0, High: 0.95}, Default: "0.35", LongTail: "0.58",
		Sweep: [2]string{"0.2", "0.63"},
		Meaning: "How alike the assistant's attempts at one issue are: after a failure a retry succeeds with 1 − " +
			"this of the first chance.",
		Source: "pass^k of 74 model × domain rows: retail .35, banking .58", Grade: "data",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].Correlation },
	},
	{
		Path: "category.*.severity", Company: true, Unit: ratio, Range: span{Low: 0, High: 100}, Default: "1",
		LongTail: "1.5", Sweep: [2]string{"1", "3"},
		Meaning: "How much a bad end counts towards leaving.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].Severity },
	},
	{
		Path: "category.*.action_risk", Unit: share, Range: anyShare, Default: "0.02", LongTail: "0.2",
		Meaning: "Share of sessions that would act on money or on access.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].ActionRisk },
	},
	{
		Path: "category.*.action_amount", Unit: money, Range: span{Low: 0, High: 1e9, Above: true}, Default: `"auto"`,
		Auto: "every action costs controls.leak_cost",
		Meaning: "Mean amount that such an action moves, lognormal: a refund, say. Out of policy and not stopped, " +
			"it is lost.",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].ActionAmount },
	},
	{
		Path: "category.*.action_amount_cv", Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1",
		Sweep:   [2]string{"0.5", "2"},
		Meaning: "Coefficient of variation of these amounts.", Grade: "assumed",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].ActionAmountCV },
	},
	{
		Path: "category.*.action_cap", Unit: money, Range: span{Low: 0, High: 1e9, Above: true}, Default: `"off"`,
		Off: "any amount",
		Meaning: "Condition of the business rules: the assistant acts up to this amount, a person above. Without " +
			"any condition the rules are taken to know what is out of policy and stop just that.",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].ActionCap },
	},
	{
		Path: "category.*.action_good_standing", Kind: yesNo, Default: "false",
		Meaning: "Condition of the business rules: the assistant acts on accounts in good standing, a person on " +
			"the others.",
		at: func(p *desk.Params, i int) any { return &p.Categories[i].GoodStanding },
	},

	{
		Path: "arrivals.hour_of_week", Company: true, Kind: series, Length: 168, Unit: ratio, Range: anyAmount,
		Default: hourOfWeek,
		Meaning: "Relative rate of new issues by hour, Monday 00:00 first, on any scale; may be written as seven " +
			"rows of 24.",
		Source: "weekdays 07–21: calls of a large North American bank, 120 weekdays from 3 March 2003 (R data set " +
			"fpp3 bank_calls; Weinberg, Brown, Stroud 2007); nights and weekends assumed", Grade: "data",
		at: func(p *desk.Params, _ int) any { return p.Arrivals.HourOfWeek[:] },
	},
	{
		Path: "arrivals.month_of_year", Company: true, Kind: series, Length: 12, Unit: ratio, Range: anyAmount,
		Default: "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
		Meaning: "Relative rate of new issues by month, January first, on any scale.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return p.Arrivals.MonthOfYear[:] },
	},
	{
		Path: "arrivals.growth_per_year", Company: true, Unit: shareYear, Range: span{Low: -0.9, High: 10},
		Default: "0",
		Meaning: "Growth of issues per customer.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.GrowthPerYear },
	},
	{
		Path: "arrivals.day_cv", Company: true, Unit: ratio, Range: span{Low: 0, High: 2}, Default: "0.06",
		Sweep: [2]string{"0.05", "0.18"}, Queue: "0",
		Meaning: "Coefficient of variation of the day factor: how much whole days differ beyond chance; of open " +
			"arrivals 0 by default.",
		Source: "bank calls .063 after the day of the week; a small centre .18", Grade: "data",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.DayCV },
	},
	{
		Path: "arrivals.day_lag1", Company: true, Unit: ratio, Range: span{Low: -0.99, High: 0.99}, Default: "0.6",
		Sweep:   [2]string{"0.5", "0.65"},
		Meaning: "Correlation of the day factor with that of the day before.",
		Source:  "bank calls .64, a small centre .53", Grade: "data",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.DayLag1 },
	},
	{
		Path: "arrivals.elasticity", Unit: ratio, Range: span{Low: 0, High: 5}, Default: "0",
		Sweep:   [2]string{"0", "0.3"},
		Meaning: "Extra contacts per unit of easier access (induced demand); counted apart.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.Elasticity },
	},
	{
		Path: "arrivals.contacts_per_month", Company: true, Unit: contactsM,
		Range: span{Low: 0, High: 1e10, Above: true}, Default: `"auto"`,
		Auto: "what the issues of the segments make",
		Meaning: "Contacts of all channels in a mean month, repeats included, before the plans; segments that " +
			"state neither contacts nor issues share what is left by their customers.",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.ContactsPerMonth },
	},
	{
		Path: "arrivals.open_per_hour", Company: true, Unit: perHour, Range: span{Low: 0, High: 1e7}, Default: "0",
		Meaning: "For textbook queues: arrivals at this rate, whoever the customers are; 0 = off.",
		at:      func(p *desk.Params, _ int) any { return &p.Arrivals.OpenPerHour },
	},
	{
		Path: "arrivals.swing", Company: true, Unit: ratio, Range: span{Low: 0, High: 0.999}, Default: "0",
		Meaning: "For textbook queues: amplitude of a sine on the open arrivals, as a share of their mean; it begins " +
			"to rise at the dawn of day 0.",
		at: func(p *desk.Params, _ int) any { return &p.Arrivals.Swing },
	},
	{
		Path: "arrivals.swing_hours", Company: true, Unit: number, Range: span{Low: 0, High: 1e4, Above: true},
		Default: "24",
		Meaning: "Period of that sine, in hours.",
		at:      func(p *desk.Params, _ int) any { return &p.Arrivals.SwingHours },
	},

	{
		Path: "routing.policy", Action: true, Kind: choice, Choices: []string{
			"humans_only", "bounded_only",
			"everything",
		},
		Default: `"bounded_only"`, Queue: `"humans_only"`,
		Meaning: "Who meets a contact first: people, the assistant for what triage takes for bounded work, or the " +
			"assistant always; of open arrivals people by default.",
		at: func(p *desk.Params, _ int) any { return &p.Routing.Policy },
	},
	{
		Path: "routing.sensitivity", Action: true, Unit: share, Range: anyShare, Default: "0.9",
		Sweep:   [2]string{"0.75", "0.97"},
		Meaning: "Chance that triage takes a bounded issue for bounded.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Routing.Sensitivity },
	},
	{
		Path: "routing.specificity", Action: true, Unit: share, Range: anyShare, Default: "0.85",
		Sweep:   [2]string{"0.6", "0.95"},
		Meaning: "Chance that triage takes a long-tail issue for long tail.",
		Source:  "categories known beforehand explain 14 % of the variance of effort (UCI 498)", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Routing.Specificity },
	},
}

// endless is the upper end of a key that may be infinite.
var endless = math.Inf(1)
