package desk_test

import "strings"

// eachYear is one figure for each completed year of service.
func eachYear(weeks string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(weeks+", ", 21), ", ") + "]"
}

// peopleMechanisms are switches of what people do, of who goes and of the work that is left to them.
var peopleMechanisms = []mechanism{
	{
		name: "burnout", off: []string{"workforce.burnout_per_point=0"},
		on: []string{"workforce.burnout_per_point=0.2", "cut.share=0.7"},
	},
	{
		name: "survivors", off: []string{"workforce.survivor_uplift=1"}, on: []string{"workforce.survivor_uplift=2"},
		knobs: []string{"workforce.survivor_decay=3 months"},
	},
	{
		name: "notice by law", off: []string{"workforce.notice_by_year=" + eachYear("0")},
		on: []string{"workforce.notice_by_year=" + eachYear("9")},
	},
	{
		name: "severance by law", off: []string{"workforce.severance_by_year=" + eachYear("0")},
		on:    []string{"workforce.severance_by_year=" + eachYear("40")},
		knobs: []string{"workforce.severance_week_most=500"},
	},
	{
		name: "supplier's notice", off: []string{"pool.front.notice=0 days", "pool.front.outsourced=true"},
		on: []string{"pool.front.notice=50 days"},
	},
	{
		name: "supplier's ramp", off: []string{"pool.front.ramp_down=0 days", "pool.front.outsourced=true"},
		on: []string{"pool.front.ramp_down=80 days"},
	},
	{
		name: "attrition of a pool", off: []string{"pool.front.attrition_per_year=auto"},
		on: []string{"pool.front.attrition_per_year=1"},
	},
	{name: "quality of a pool", off: []string{"pool.front.quality=1"}, on: []string{"pool.front.quality=0.8"}},
	{
		name: "renewals in a month", off: []string{"segment.few.renewal_month=spread"},
		on:    []string{"segment.few.renewal_month=march"},
		knobs: []string{"segment.few.renewal_share=0.5"},
	},
	{
		name: "collective layoffs", off: []string{
			"workforce.before_leaving=0 days", "workforce.before_notice=0 days",
			"workforce.before_leaving_large=0 days", "workforce.before_notice_large=0 days",
		},
		on: []string{
			"workforce.before_leaving=50 days", "workforce.before_notice=40 days",
			"workforce.before_leaving_large=80 days", "workforce.before_notice_large=60 days",
		},
		knobs: []string{"workforce.collective_from=1", "workforce.collective_large_from=2"},
	},
	{
		name: "work of survivors", off: []string{"workforce.survivor_productivity=1"},
		on:    []string{"workforce.survivor_productivity=0.8"},
		knobs: []string{"workforce.survivor_full_at=0.9", "workforce.survivor_half_life=5 days"},
	},
	{
		name: "hurry", off: []string{"humans.load_speed=1"},
		on: []string{"humans.load_speed=1.3", "humans.slack=-0.3"},
	},
	{name: "peers", off: []string{"workforce.peer_ramp=0"}, on: []string{"workforce.peer_ramp=0.36"}},
	{
		name: "work and solvability", off: []string{"assistant.work_correlation=0"},
		on: []string{"assistant.work_correlation=-0.6"},
	},
}
