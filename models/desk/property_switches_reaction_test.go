package desk_test

// reactionSwitches are those of what is done about a week that falls short (reaction.go).
var reactionSwitches = []mechanism{
	{
		name: "overtime", off: []string{"reaction.overtime_most=0", "cut.share=0.6"},
		on:    []string{"reaction.overtime_most=0.2"},
		knobs: []string{"reaction.overtime_premium=2", "reaction.overtime_burnout=0.01", "reaction.shortfall=0.02"},
		but:   []string{"weeks_short"},
	},
	{
		name: "overtime wears out", off: []string{
			"reaction.overtime_burnout=0", "cut.share=0.6", "reaction.overtime_most=0.2",
		},
		on: []string{"reaction.overtime_burnout=0.01"},
	},
	{
		name: "leaders on the phones", off: []string{"reaction.leaders_time=0", "cut.share=0.6"},
		on: []string{"reaction.leaders_time=0.5"}, knobs: []string{"reaction.agents_per_leader=5"},
	},
	{
		name: "shifts planned anew", off: []string{"reaction.replan_share=0", "segment.many.customers=20_000"},
		on: []string{"reaction.replan_share=0.5"},
	},
	{
		name: "agency", off: []string{"reaction.agency_most=0", "cut.share=0.6"},
		on:    []string{"reaction.agency_most=0.2"},
		knobs: []string{"reaction.agency_premium=1.5", "reaction.agency_lead=2 weeks"},
	},
}
