package scenarios

import (
	"math"

	"boomerang/models/desk"
)

// keysCustomers are what customers feel, what they say, and when they leave.
var keysCustomers = []key{
	{
		Path: "experience.unit", Company: true, Kind: choice, Choices: []string{"score", "satisfied"},
		Default: `"satisfied"`,
		Meaning: "What the effects below and the anchors of churn count: points of satisfied customers of 100, as " +
			"they are published, or points of the score, which is linear.",
		at: func(p *desk.Params, _ int) any { return &p.Experience.Unit },
	},
	{
		Path: "experience.best", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "85",
		Sweep: [2]string{"80", "90"},
		Meaning: "Satisfied customers among issues solved at the first contact without wait or friction; effects are " +
			"turned into score at this level.",
		Source: "Comm100 live chat benchmark 2021, 3 of 5 or better, 80.7–87 %, " +
			"comm100.com/resources/report/live-chat-benchmark-report/customer-satisfaction; SQM, callers without a " +
			"complaint 82 %, top box",
		Grade: "C",
		at:    func(p *desk.Params, _ int) any { return &p.Experience.Best },
	},
	{
		Path: "experience.per_contact", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "15",
		Sweep:   [2]string{"8", "20"},
		Meaning: "Points lost with each further contact, a redial too; matched over two contacts.",
		Source: "SQM, 15 points for each further call, not found again there; SQM 2008 said 20, " +
			"comparebusinessproducts.com/briefs/most-important-metric-gauge-customer-service-success-failure",
		Grade: "D",
		at:    func(p *desk.Params, _ int) any { return &p.Experience.PerContact },
	},
	{
		Path: "experience.per_minute_waited", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "1",
		Sweep:   [2]string{"0", "2"},
		Meaning: "Points lost with each minute in line.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.PerWait },
	},
	{
		Path: "experience.per_hour_closed", Company: true, Unit: points, Range: span{Low: 0, High: 100},
		Default: "0.25",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Points lost per hour a customer waits for the desk to open; by default a weekend weighs like one " +
			"further contact.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.PerHourShut },
	},
	{
		Path: "experience.per_step", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "3",
		Sweep:   [2]string{"0", "6"},
		Meaning: "Points lost with each step on the way to a human.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.PerStep },
	},
	{
		Path: "experience.deceived", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "10",
		Sweep:   [2]string{"0", "20"},
		Meaning: "Points lost once when an answer believed good proves wrong.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.Deceived },
	},
	{
		Path: "experience.unresolved", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "45",
		Sweep:   [2]string{"30", "60"},
		Meaning: "Points lost when the issue ends unresolved.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.Unresolved },
	},
	{
		Path: "experience.satisfied_at", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "60",
		Meaning: "Score from which a customer is reported as satisfied.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.SatisfiedAt },
	},
	{
		Path: "experience.noise", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "15",
		Sweep:   [2]string{"10", "20"},
		Meaning: "Standard deviation of people's own scales around the score.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Experience.ResponseNoise },
	},
	{
		Path: "experience.assistant_gap", Company: true, Unit: points, Range: span{Low: -50, High: 100}, Default: "3.5",
		Sweep: [2]string{"-2", "9"},
		Meaning: "How far satisfied customers, over all sessions the assistant was eligible for, end below people's; " +
			"what failures, deceptions and angry hand-overs leave unexplained is added, nothing is taken off.",
		Off: "nothing is added", offIs: math.NaN(),
		Source: "Wang, Zhu, Feng, Lu, Jia 2026, Taobao field experiment, arXiv 2605.14830: ratings of eligible chats " +
			"lower, about .3 of 5 stars by a summary, theneuralfeed.com",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Experience.AssistantGap },
	},
	{
		Path: "experience.angry", Company: true, Unit: share, Range: anyShare, Default: "0.5",
		Sweep:   [2]string{"0", "1"},
		Meaning: "Share of failures a customer notices that are handed over angry.",
		Source: "direction only: emotional escalations are a kind of their own in arXiv 2605.14830; Parloa 2026 " +
			"(n = 1,001): 44 % shout for a human",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Experience.Angry },
	},
	{
		Path: "experience.angry_repair", Company: true, Unit: ratio, Range: anyShare, Default: "0.75",
		Sweep:   [2]string{"0.5", "1"},
		Meaning: "What a person's help is worth after an angry hand-over, relative to a technical one.",
		Source: "Wang, Zhu, Feng, Lu, Jia 2026, Taobao field experiment, arXiv 2605.14830: people restore quality " +
			"after technical escalations, less after emotional ones",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Experience.AngryRepair },
	},

	{
		Path: "survey.response", Company: true, Unit: share, Range: anyShare, Default: "0.10",
		Sweep:   [2]string{"0.05", "0.30"},
		Meaning: "Chance that a content customer answers a survey.",
		Source:  "10–30 % by mail, often 10 % or less overall", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Survey.Response },
	},
	{
		Path: "survey.withheld", Company: true, Unit: share, Range: anyShare, Default: "0.30",
		Meaning: "Share of the unhappy who tell nobody.",
		Source:  "Qualtrics 2026: 30 % stay silent after a bad experience", Grade: "B",
		at: func(p *desk.Params, _ int) any { return &p.Survey.Withheld },
	},
	{
		Path: "survey.delay", Company: true, Unit: longTime, Range: span{Low: 0, High: 90}, Default: `"0 days"`,
		Sweep: [2]string{`"0 days"`, `"14 days"`},
		Meaning: "When the survey is sent: 0 = as the session ends. Asked are all whose session ends as resolved " +
			"and all whom a person answered; the others at survey.nonfinishers.",
		Source: "surveys are sent as the session ends; who is eligible has no key", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Survey.DelayDays },
	},
	{
		Path: "survey.nonfinishers", Company: true, Unit: share, Range: anyShare, Default: "0",
		Sweep: [2]string{"0", "0.3"},
		Meaning: "Chance that somebody who hung up, left the assistant half way or gave up on the way to a human is " +
			"asked, relative to one who finished.",
		Source: "most companies do not ask: no source", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Survey.NonFinishers },
	},

	{
		Path: "churn.service_share", Company: true, Unit: share, Range: span{Low: 0, High: 0.999}, Default: "0.3",
		Sweep: [2]string{"0.05", "0.6"},
		Meaning: "Share of today's churn that service causes, in every segment; churn.scale is solved from it, and " +
			"it says nothing where churn.scale is stated.",
		Source: "upper reading .37: J.D. Power 22 April 2010, poor service the reason most often given by customers " +
			"who changed their primary bank, prnewswire.com/news-releases/jd-power-and-associates-reports-customer-" +
			"loyalty-and-brand-image-decline-among-retail-banking-customers-for-a-fourth-consecutive-year-" +
			"91799839.html",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Churn.ServiceShare },
	},
	{
		Path: "churn.scale", Company: true, Unit: ratio, Range: anyShare, Default: `"auto"`,
		Auto:  "solved from churn.service_share, for every segment its own",
		Sweep: [2]string{"0.1", "0.5"}, Meaning: "How much of a stated intent to leave becomes behaviour.",
		at: func(p *desk.Params, _ int) any { return &p.Churn.Scale },
	},
	{
		Path: "churn.score_first_contact", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "85",
		Sweep:   [2]string{"80", "90"},
		Meaning: "Satisfied customers that go with churn.intent_first_contact.",
		Source:  "experience.best, an issue solved at once; the survey gives intents, no scores", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.IntentScore[0] },
	},
	{
		Path: "churn.score_several_contacts", Company: true, Unit: points, Range: span{Low: 0, High: 100},
		Default: "65",
		Sweep:   [2]string{"56", "74"},
		Meaning: "Satisfied customers that go with churn.intent_several_contacts.",
		Source:  "one to two further contacts at experience.per_contact, 15 points each, below the best",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Churn.IntentScore[1] },
	},
	{
		Path: "churn.score_unresolved", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "25",
		Sweep:   [2]string{"10", "40"},
		Meaning: "Satisfied customers that go with churn.intent_unresolved.",
		Source:  "one further contact and experience.unresolved, 45 points, below the best", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.IntentScore[2] },
	},
	{
		Path: "churn.intent_first_contact", Company: true, Unit: share, Range: anyShare, Default: "0.05",
		Meaning: "Stated intent to leave after an issue resolved at the first contact.",
		Source:  "SQM", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Churn.Intent[0] },
	},
	{
		Path: "churn.intent_several_contacts", Company: true, Unit: share, Range: anyShare, Default: "0.09",
		Meaning: "Stated intent to leave after an issue resolved in two contacts or more.",
		Source:  "SQM", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Churn.Intent[1] },
	},
	{
		Path: "churn.intent_unresolved", Company: true, Unit: share, Range: anyShare, Default: "0.25",
		Meaning: "Stated intent to leave after an issue that was never resolved.",
		Source:  "SQM", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Churn.Intent[2] },
	},
	{
		Path: "churn.double_deviation", Company: true, Unit: ratio, Range: span{Low: 1, High: 10}, Default: "1.5",
		Sweep:   [2]string{"1", "2.5"},
		Meaning: "How much heavier a failure weighs soon after an earlier one.",
		Source:  "Maxham, Netemeyer 2002: direction; the size is assumed", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.DoubleDeviation },
	},
	{
		Path: "churn.memory", Company: true, Unit: longTime, Range: span{Low: 0, High: 3650}, Default: `"2 months"`,
		Sweep:   [2]string{`"1 month"`, `"6 months"`},
		Meaning: "Time within which an earlier failure makes the next one heavier.",
		Source: "direction only: prior complaints worsen a later one, short-lived, Knox, van Oest 2014, Journal of " +
			"Marketing 78(5), 20,000 customers, research.tilburguniversity.edu; the abstract names no months",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Churn.MemoryDays },
	},
	{
		Path: "churn.worst", Company: true, Unit: share, Range: anyShare, Default: "0", Sweep: [2]string{"0", "1"},
		Meaning: "Weight of the worst issue within churn.worst_memory against the sum of all; 0 is the sum, 1 the " +
			"worst alone.",
		Source: "b2b renewal weighs the past year and its extremes: Bolton, Lemon, Bramlett 2006, doi " +
			"10.1287/mnsc.1060.0594, second hand",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Churn.Worst },
	},
	{
		Path: "churn.worst_memory", Company: true, Unit: longTime, Range: span{Low: 0, High: 3650},
		Default: `"12 months"`, Sweep: [2]string{`"6 months"`, `"24 months"`},
		Meaning: "Time over which the worst issue is looked for.",
		Source:  "the past year: Bolton, Lemon, Bramlett 2006, second hand", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.WorstDays },
	},
	{
		Path: "churn.margin_correlation", Company: true, Unit: number, Range: span{Low: -1, High: 1}, Default: "0",
		Sweep: [2]string{"-0.3", "0.6"},
		Meaning: "Rank correlation of a customer's dose with the customer's margin, which differs by segment; above " +
			"0 those worth most leave first.",
		Source: "Buell, Campbell, Frei 2016, M&SOM 18(4) 585–607, 82,235 customers, ideas.repec.org/a/inm/ormsom/" +
			"v18y2016i4p585-607.html: the most profitable leave first where a competitor raises quality",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Churn.MarginCorrelation },
	},
	{
		Path: "churn.failure_below", Company: true, Unit: points, Range: span{Low: 0, High: 100}, Default: "45",
		Sweep:   [2]string{"35", "55"},
		Meaning: "Satisfied customers below which an issue counts as a failure.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.FailureBelow },
	},
	{
		Path: "churn.recovery", Company: true, Unit: share, Range: anyShare, Default: "0.1",
		Sweep:   [2]string{"0", "0.3"},
		Meaning: "Chance that a later good experience cancels an intent to leave.",
		Source:  "de Matos 2007: recovery lifts satisfaction, not repurchase", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.Recovery },
	},
	{
		Path: "churn.personal_lag", Company: true, Unit: longTime, Range: span{Low: 0, High: 1460},
		Default: `"2 quarters"`, Sweep: [2]string{`"0 quarters"`, `"4 quarters"`},
		Meaning: "Time a person takes from deciding to leave to being free to act.",
		Source:  "no estimate exists", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.LagDays },
	},
	{
		Path: "churn.notice", Company: true, Unit: longTime, Range: span{Low: 0, High: 365}, Default: `"30 days"`,
		Meaning: "Notice that annual contracts ask for.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.NoticeDays },
	},
	{
		Path: "churn.reported_window", Company: true, Unit: longTime, Range: span{Low: 1, High: 365},
		Default: `"12 months"`,
		Meaning: "Window in which a customer still counts as active in reported retention.",
		Source:  "trailing twelve months is the usual definition in fintech", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Churn.ReportedDays },
	},
	{
		Path: "churn.word_of_mouth", Company: true, Unit: ratio, Range: span{Low: 0, High: 10}, Default: "0",
		Sweep:   [2]string{"0", "0.5"},
		Meaning: "Relative loss of new business per relative rise of the mean intent to leave.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.WordOfMouth },
	},
	{
		Path: "churn.post_share", Company: true, Unit: share, Range: anyShare, Default: "0",
		Sweep:   [2]string{"0", "0.02"},
		Meaning: "Share of failures told in public, within minutes.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.PostShare },
	},
	{
		Path: "churn.press_posts", Company: true, Unit: number, Range: anyAmount, Default: "0",
		Meaning: "Posts in a week that the press writes about; 0: never.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Churn.PressPosts },
	},
	{
		Path: "churn.new_per_year", Company: true, Unit: shareYear, Range: span{Low: 0, High: 10}, Default: `"auto"`,
		Auto:    "as many as leave under the status quo",
		Meaning: "New customers per customer and year.",
		at:      func(p *desk.Params, _ int) any { return &p.Churn.NewPerYear },
	},
}
