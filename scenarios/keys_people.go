package scenarios

import "boomerang/models/desk"

// keysPeople are the desk of people and the callers' side of its queue.
var keysPeople = []key{
	{
		Path: "humans.heads", Unit: number, Range: span{Low: 0, High: 1e7, Above: true}, Default: `"auto"`, Base: true,
		Auto:    "as many as the stated service level needs",
		Meaning: "Agents on day 0, at full size.",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.Heads },
	},
	{
		Path: "humans.slack", Unit: share, Range: span{Low: -0.5, High: 5}, Default: "0", Base: true,
		Sweep:   [2]string{"-0.1", "0.1"},
		Meaning: "Agents on day 0 above what is stated, or above need where heads is \"auto\".",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.Slack },
	},
	{
		Path: "humans.service_level", Company: true, Unit: share, Range: span{Low: 0.01, High: 0.999}, Default: "0.8",
		Within:  "humans.answer_within",
		Meaning: "Share of contacts answered in time on day 0.",
		Source:  "the customary 80 %", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Humans.ServiceLevel },
	},
	{
		Path: "humans.answer_within", Company: true, Unit: shortTime, Range: span{Low: 0, High: 1440}, Default: `"60s"`,
		Meaning: "What counts as in time.",
		Source:  "20 s is customary on the phone, a minute in chat", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Humans.AnswerWithin },
	},
	{
		Path: "humans.occupancy", Company: true, Unit: share, Range: span{Low: 0.1, High: 1}, Default: "1",
		Sweep: [2]string{"0.706", "1"},
		Meaning: "Highest occupancy the day-0 desk is staffed for; 1: no limit, the stated level decides heads and " +
			"occupancy is an outcome.",
		at: func(p *desk.Params, _ int) any { return &p.Humans.Occupancy },
	},
	{
		Path: "humans.weekly_hours", Company: true, Unit: number, Range: span{Low: 1, High: 168}, Default: "37.5",
		Meaning: "Paid hours of an agent per week, the mean where some work part-time.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.WeeklyHours },
	},
	{
		Path: "humans.fte", Unit: number, Range: span{Low: 0, High: 1e7, Above: true}, Default: `"auto"`,
		Base:    true,
		Auto:    "what humans.heads come to",
		Meaning: "Full-time equivalents on day 0, instead of humans.heads: heads × weekly_hours / full_time_hours.",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.FullTimeJobs },
	},
	{
		Path: "humans.full_time_hours", Company: true, Unit: number, Range: span{Low: 1, High: 168},
		Default: `"auto"`,
		Auto:    "humans.weekly_hours: nobody works part-time",
		Meaning: "Paid hours a week of a full-time job, where weekly_hours are a head's with part-timers among them.",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.FullTimeHours },
	},
	{
		Path: "humans.handle", Company: true, Unit: shortTime, Range: span{Low: 0, High: 24 * 60, Above: true},
		Default: `"auto"`,
		Auto:    "what the categories' own come to",
		Meaning: "Mean handle time of all human contacts before the plans, those of new hires included; those of " +
			"the categories keep their proportions.",
		at: func(p *desk.Params, _ int) any { return &p.Humans.HandleMinutes },
	},
	{
		Path: "humans.shrinkage", Company: true, Unit: share, Range: span{Low: 0, High: 0.9}, Default: "0.30",
		Sweep:   [2]string{"0.25", "0.35"},
		Meaning: "Share of paid time not spent at the desk.",
		Source:  "25–35 %", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Humans.Shrinkage },
	},
	{
		Path: "humans.concurrency", Company: true, Unit: number, Range: span{Low: 1, High: 20}, Default: "1",
		Auto:    "what the channels come to",
		Meaning: "Contacts an agent handles at once; chat desks run 2–4.",
		Source:  "one at a time, as on the telephone", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.Concurrency },
	},
	{
		Path: "humans.open", Company: true, Kind: hours,
		Default: `["07:00-22:00", "07:00-22:00", "07:00-22:00", "07:00-22:00", "07:00-22:00", ` +
			`"09:00-18:00", "09:00-18:00"]`,
		Meaning: "Opening hours, one span for every day or seven from Monday on, by the full hour.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans },
	},
	{
		Path: "humans.patience", Company: true, Unit: shortTime, Range: span{Low: 0, High: 1440, Above: true},
		Default: `"120s"`, Sweep: [2]string{`"60s"`, `"300s"`},
		Meaning: "Mean time a customer is willing to wait in line.",
		Source:  "60–120 s among practitioners, several minutes in Brown et al. 2005", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Humans.PatienceMinutes },
	},
	{
		Path: "humans.patience_cv", Company: true, Unit: ratio, Range: span{Low: 0, High: 10}, Default: "1",
		Meaning: "Its coefficient of variation, where the family has one.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.PatienceCV },
	},
	{
		Path: "humans.patience_family", Company: true, Kind: choice,
		Choices: []string{"exponential", "lognormal", "gamma", "deterministic", "endless"}, Default: `"exponential"`,
		Meaning: "Family of patience; \"endless\" = nobody hangs up.",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.PatienceFamily },
	},
	{
		Path: "humans.redial", Company: true, Unit: share, Range: anyShare, Default: "0.4",
		Sweep:   [2]string{"0.2", "0.7"},
		Meaning: "Chance that a customer who hung up tries again the same day.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.Redial },
	},
	{
		Path: "humans.redial_after", Company: true, Unit: shortTime, Range: span{Low: 0, High: 1440, Above: true},
		Default: `"20 min"`,
		Meaning: "Mean time until then.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.RedialMinutes },
	},
	{
		Path: "humans.returns", Company: true, Unit: share, Range: anyShare, Default: "0.7",
		Sweep:   [2]string{"0.4", "0.9"},
		Meaning: "Of those who do not try again the same day: share who do on a later day; the rest give up.",
		Grade:   "assumed",
		at:      func(p *desk.Params, _ int) any { return &p.Humans.Return },
	},
	{
		Path: "humans.returns_after", Company: true, Unit: longTime, Range: span{Low: 0, High: 90, Above: true},
		Default: `"2 days"`,
		Meaning: "Mean time until then: " + byTheClock, Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.ReturnDays },
	},
	{
		Path: "humans.repeat", Company: true, Unit: share, Range: anyShare, Default: "0.8",
		Sweep:   [2]string{"0.6", "0.95"},
		Meaning: "Chance that a customer contacts again after a contact that did not resolve the issue.",
		Source:  "first-contact resolution .67 goes with 1.5 contacts per issue, .80 with 1.2 (SQM)", Grade: "C",
		at: func(p *desk.Params, _ int) any { return &p.Humans.RepeatReturn },
	},
	{
		Path: "humans.repeat_after", Company: true, Unit: longTime, Range: span{Low: 0, High: 90, Above: true},
		Default: `"3 days"`,
		Meaning: "Mean time until then: " + byTheClock,
		Source:  "repeat calls by day fall from .086 to .031 within a week; shape only", Grade: "D",
		at: func(p *desk.Params, _ int) any { return &p.Humans.RepeatDays },
	},
	{
		Path: "humans.self_solved", Company: true, Unit: share, Range: anyShare, Default: "0.3",
		Sweep:   [2]string{"0.1", "0.5"},
		Meaning: "Of those who do not come back: share whose problem went away by itself.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.SelfSolved },
	},
	{
		Path: "humans.failed_bot", Unit: ratio, Range: span{Low: 1, High: 5}, Default: "1.2",
		Selected: "{ value = 1.05, sweep = [1, 1.1], grade = \"assumed\" }",
		Sweep:    [2]string{"1.1", "1.3"},
		Meaning: "Handle time of a contact whose session with the assistant failed, relative to others; rework " +
			"only where assistant.work_correlation says that what fails is longer.",
		Grade: "assumed",
		at:    func(p *desk.Params, _ int) any { return &p.Humans.FailedBot },
	},
	{
		Path: "humans.load_speed", Company: true, Unit: ratio, Range: span{Low: 1, High: 3}, Default: "1.05",
		Numbered: "1",
		Sweep:    [2]string{"1", "1.1"},
		Meaning:  "Speed of whoever answers while others wait in line, relative to without a line.",
		Source: "KC, Terwiesch 2009, Management Science 55(9): workers speed up under load, and slow down after " +
			"long overload", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.LoadSpeed },
	},
	{
		Path: "humans.max_contacts", Company: true, Kind: count, Range: span{Low: 1, High: 100}, Default: "6",
		Meaning: "Contacts after which an issue is given up.", Grade: "assumed",
		at: func(p *desk.Params, _ int) any { return &p.Humans.MaxContacts },
	},
	{
		Path: "humans.on_duty", Company: true, Unit: number, Range: span{Low: 0, High: endless}, Endless: true,
		Default: "0",
		Meaning: "For textbook queues: so many agents at all hours, each with humans.concurrency contacts at once; " +
			"of 13.5 one is there every other hour, at random; inf = as many as wanted; 0 = off.",
		at: func(p *desk.Params, _ int) any { return &p.Humans.OnDuty },
	},
}

// byTheClock is what the mean time of a return means.
const byTheClock = "from one contact to the next by the clock, nights and days off included, and made in open hours."
