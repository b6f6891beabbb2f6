package scenarios

import "boomerang/models/desk"

// noWeeks is no law, for each completed year of service.
const noWeeks = "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"

// keysLaws are what the law of a country asks of a layoff; base-country-*.toml state them.
var keysLaws = []key{
	{
		Path: "workforce.notice_by_year", Company: true, Kind: series, Length: 21, Zeroes: true, Unit: number,
		Range: span{Low: 0, High: 520}, Default: noWeeks,
		Meaning: "Least notice by completed years of service, 0 to 20, in weeks; cut.notice where that is longer.",
		at:      func(p *desk.Params, _ int) any { return p.Workforce.NoticeByYear[:] },
	},
	{
		Path: "workforce.severance_by_year", Company: true, Kind: series, Length: 21, Zeroes: true, Unit: number,
		Range: span{Low: 0, High: 520}, Default: noWeeks,
		Meaning: "Least severance by completed years of service, 0 to 20, in weeks of pay (the loaded cost); " +
			"money.severance_per_head where that is more.",
		at: func(p *desk.Params, _ int) any { return p.Workforce.SeveranceByYear[:] },
	},
	{
		Path: "workforce.severance_week_most", Company: true, Unit: money, Range: span{Low: 0, High: 1e9, Above: true},
		Default: `"off"`, Off: "no cap",
		Meaning: "Most that counts as a week's pay in severance by years of service.",
		at:      func(p *desk.Params, _ int) any { return &p.Workforce.SeveranceWeekMost },
	},
	{
		Path: "workforce.before_leaving", Company: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"0 days"`,
		Meaning: "Least time from the announcement to the first last day where workforce.collective_from are " +
			"laid off; notice may run inside it.",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.BeforeLeaving },
	},
	{
		Path: "workforce.before_leaving_large", Company: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"0 days"`,
		Meaning: "The same from workforce.collective_large_from.",
		at:      func(p *desk.Params, _ int) any { return &p.Workforce.BeforeLeavingLarge },
	},
	{
		Path: "workforce.before_notice", Company: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"0 days"`,
		Meaning: "Least time from the announcement until notice may be given where workforce.collective_from " +
			"are laid off.",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.BeforeNotice },
	},
	{
		Path: "workforce.before_notice_large", Company: true, Unit: longTime, Range: span{Low: 0, High: 730},
		Default: `"0 days"`,
		Meaning: "The same from workforce.collective_large_from.",
		at:      func(p *desk.Params, _ int) any { return &p.Workforce.BeforeNoticeLarge },
	},
	{
		Path: "workforce.collective_from", Company: true, Unit: number, Range: span{Low: 0, High: 1e7},
		Default: "20",
		Meaning: "People laid off within 90 days, at full size, from which a layoff is collective; counts where a " +
			"time above is stated.",
		at: func(p *desk.Params, _ int) any { return &p.Workforce.CollectiveFrom },
	},
	{
		Path: "workforce.collective_large_from", Company: true, Unit: number, Range: span{Low: 0, High: 1e7},
		Default: "100",
		Meaning: "People laid off within 90 days, at full size, from which it is large.",
		at:      func(p *desk.Params, _ int) any { return &p.Workforce.CollectiveLargeFrom },
	},
}
