package desk_test

// harmSwitches are those of what failures cost beside the customers who leave, and of who sees them.
var harmSwitches = []mechanism{
	{
		name: "the worst instead of the sum", off: []string{"churn.worst=0"}, on: []string{"churn.worst=1"},
		knobs: []string{"churn.worst_memory=24 months"},
	},
	{
		name: "dose by margin", off: []string{"churn.margin_correlation=0"},
		on: []string{"churn.margin_correlation=0.6"},
	},
	{
		name: "alarms on the page", off: []string{
			"leadership.reads_monitors=false", "leadership.dashboard=joint", "leadership.satisfaction_drop=0",
			"leadership.retention_drop=0", "leadership.service_floor=0", "leadership.open_valve=true",
			"leadership.review_every=20 days", "leadership.decision_time=2 days",
		},
		on: []string{"leadership.reads_monitors=true"},
	},
	{
		name: "exposure", off: []string{"money.exposure_closed_per_month=0"},
		on: []string{"money.exposure_closed_per_month=5_000"},
	},
	{
		name: "exposure by failures", off: []string{"exposure.per_customer_year=0"},
		on: []string{"exposure.per_customer_year=3"}, knobs: []string{"exposure.at_failures=0.02"},
	},
	{
		name: "complaints", off: []string{"complaints.rate=0"}, on: []string{"complaints.rate=0.3"},
		knobs: []string{
			"complaints.handling=300", "complaints.escalated=0.3", "complaints.fee=500", "complaints.free_cases=2",
			"complaints.upheld=0.2", "complaints.upheld_ombudsman=0.9", "complaints.redress=200",
			"complaints.posts=0.5", "churn.press_posts=0.5",
		},
	},
	{
		name: "credits for failures", off: []string{"goodwill.share=0"}, on: []string{"goodwill.share=0.5"},
		knobs: []string{"goodwill.credit=3", "goodwill.intent=1.8"},
	},
}
