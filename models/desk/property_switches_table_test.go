package desk_test

import "slices"

// switches are those of the company and its plans; mechanisms are all.
var switches = slices.Concat(commonMechanisms, peopleMechanisms, harmSwitches)

var commonMechanisms = []mechanism{
	// the assistant and the way out of it
	{
		name: "assistant", off: []string{"routing.policy=humans_only", "assistant.assist_gain=0"},
		on: []string{"routing.policy=everything"}, knobs: []string{
			"assistant.deflection=0.2", "assistant.deflection_means=resolved", "assistant.success=0.7",
			"assistant.long_tail_ratio=0.6", "assistant.go_live=1 month", "assistant.ramp=5 months",
			"assistant.coverage=0.6", "assistant.session=9 min", "assistant.silent=0.5", "assistant.abandonment=0.3",
			"assistant.over_escalation=0.3",
			"assistant.price=3", "assistant.refund_share=0.9", "assistant.priced_by=session",
			"assistant.session_cost=2",
			"assistant.platform_per_month=9_000", "humans.failed_bot=1.6",
			"category.disputes.assistant_ceiling=0.8", "category.disputes.correlation=0.9",
			"category.disputes.action_risk=0.5", "controls.leak_rate=0.2",
		},
	},
	{
		name: "stated success", off: []string{
			"assistant.deflection=auto", "category.order-status.assistant_success=0.6",
			"category.account-questions.assistant_success=0.6",
			"category.password-reset.assistant_success=0.6", "category.disputes.assistant_success=0.2",
			"category.account-access.assistant_success=0.2", "category.fraud-claims.assistant_success=0.2",
		},
		on: []string{"category.order-status.assistant_success=0.7"},
		knobs: []string{
			"assistant.long_tail_ratio=0.6", "assistant.deflection_means=resolved",
			"category.disputes.assistant_ceiling=0.9",
		},
	},
	{
		name: "deflection by contacts met", off: []string{"assistant.success=auto"},
		on: []string{"assistant.success=0.8"},
	},
	{
		name: "silent failures", off: []string{"assistant.silent=0"},
		on:    []string{"assistant.silent=0.4", "assistant.deflection=0.55"},
		knobs: []string{"assistant.discovery=20 days"},
	},
	{
		name: "learning", off: []string{"assistant.learning_per_month=0"},
		on: []string{"assistant.learning_per_month=0.05"},
	},
	{name: "drift", off: []string{"assistant.drift_per_month=0"}, on: []string{"assistant.drift_per_month=0.05"}},
	{
		name: "release shocks", off: []string{"assistant.shock_every=0 days"},
		on:    []string{"assistant.shock_every=20 days"},
		knobs: []string{"assistant.shock_depth=0.6", "assistant.shock_recovery=40 days"},
	},
	{
		name: "price drift", off: []string{"assistant.price_growth_per_year=0"},
		on: []string{"assistant.price_growth_per_year=0.5"},
	},
	{name: "assisted agents", off: []string{"assistant.assist_gain=0"}, on: []string{"assistant.assist_gain=0.14"}},
	{
		name: "triage", off: []string{"routing.policy=everything"}, on: []string{"routing.policy=bounded_only"},
		knobs: []string{"routing.sensitivity=0.6", "routing.specificity=0.5"},
	},
	{
		name: "escape valve", off: []string{"valve.steps=0", "valve.no_route_share=0"},
		on: []string{"valve.steps=3", "valve.no_route_share=0.2"}, knobs: []string{
			"valve.drop_per_step=0.4", "valve.time_per_step=5 min", "valve.give_up=0.1", "valve.switch_channel=0.6",
			"valve.comes_back_after=6 days",
			"experience.per_step=8", "money.exposure_closed_per_month=5_000", "leadership.open_valve=true",
		},
	},
	// arrivals and the line
	{name: "induced demand", off: []string{"arrivals.elasticity=0"}, on: []string{"arrivals.elasticity=0.3"}},
	{
		name: "busy days", off: []string{"arrivals.day_cv=0"}, on: []string{"arrivals.day_cv=0.2"},
		knobs: []string{"arrivals.day_lag1=0.9"},
	},
	{name: "growth", off: []string{"arrivals.growth_per_year=0"}, on: []string{"arrivals.growth_per_year=0.3"}},
	{
		name: "seasons", off: []string{"arrivals.month_of_year=[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"},
		on: []string{"arrivals.month_of_year=[2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]"},
	},
	{
		name: "patience", off: []string{"humans.patience_family=endless"}, on: []string{"humans.patience_family=gamma"},
		knobs: []string{
			"humans.patience=20s", "humans.patience_cv=2", "humans.redial=0.8", "humans.redial_after=3 min",
			"humans.returns=0.1", "humans.returns_after=9 days",
		},
	},
	{
		name: "redials", off: []string{"humans.redial=0"}, on: []string{"humans.redial=0.6"},
		knobs: []string{"humans.redial_after=3 min"},
	},
	{
		name: "repeats", off: []string{"humans.repeat=0"}, on: []string{"humans.repeat=0.9"},
		knobs: []string{"humans.repeat_after=9 days"},
	},
	{name: "failed at the assistant", off: []string{"humans.failed_bot=1"}, on: []string{"humans.failed_bot=1.5"}},
	{name: "problems that go away", off: []string{"humans.self_solved=0"}, on: []string{"humans.self_solved=0.5"}},
	{name: "concurrency", off: []string{"humans.concurrency=1"}, on: []string{"humans.concurrency=2"}},
	{
		name: "channels", off: []string{"channel.chat.concurrency=1"}, on: []string{"channel.chat.concurrency=3"},
		knobs: []string{"channel.chat.share=0.4", "channel.chat.handle=2"},
	},
	{name: "limit of occupancy", off: []string{"humans.occupancy=1"}, on: []string{"humans.occupancy=0.2"}},
	{name: "slack", off: []string{"humans.slack=0"}, on: []string{"humans.slack=0.2"}},
	{
		name: "overflow", off: []string{`pool.expert.overflow=""`}, on: []string{"pool.expert.overflow=front"},
		knobs: []string{"pool.expert.overflow_after=20s"},
	},
	{
		name: "priorities", off: []string{"segment.many.priority=0", "segment.few.priority=0"},
		on: []string{"segment.many.priority=1"},
	},

	// people
	{
		name: "attrition", off: []string{"workforce.attrition_per_year=0", "workforce.burnout_per_point=0"},
		on: []string{"workforce.attrition_per_year=0.5"}, knobs: []string{
			"workforce.survivor_uplift=3", "workforce.survivor_decay=3 months", "workforce.hiring_lead=2 weeks",
			"workforce.training=9 weeks",
			"workforce.novice_handle=2", "workforce.novice_first_contact=0.6", "workforce.backfill=false",
			"money.hiring_per_head=20_000",
		},
	},
	{
		name: "novices", off: []string{"workforce.novice_handle=1", "workforce.novice_first_contact=1"},
		on: []string{"workforce.novice_handle=2"}, knobs: []string{"workforce.ramp=10 months"}, rounding: true,
	},
	{name: "backfill", off: []string{"workforce.backfill=false"}, on: []string{"workforce.backfill=true"}},
	{name: "outsourcing", off: []string{"pool.front.outsourced=false"}, on: []string{"pool.front.outsourced=true"}},
	{
		name: "supplier's price", off: []string{"pool.front.cost_per_head_year=auto"},
		on: []string{"pool.front.cost_per_head_year=30_000"},
	},
	{
		name: "contracted minimum", off: []string{"pool.front.minimum=0"}, on: []string{"pool.front.minimum=0.9"},
		knobs: []string{"pool.front.term=2 months"},
	},

	// the cut
	{
		name: "cut", off: []string{"cut.share=0", "cut.heads=0", "cut.staff_for=0"}, on: []string{"cut.share=0.4"},
		knobs: []string{
			"cut.when=2 weeks", "cut.stages=3", "cut.stage_gap=3 weeks",
			"cut.notice=1 month", "cut.gate_abandonment=0.3",
			"cut.gate_satisfaction_drop=4",
			"cut.who=last_in", "cut.pool=front", "money.severance_per_head=40_000",
		},
	},
	{
		name: "staffing for a level", off: []string{"cut.staff_for=0"}, on: []string{"cut.staff_for=0.5"},
		knobs: []string{"cut.staff_within=2 min"},
	},
	{name: "cut by number", off: []string{"cut.heads=0"}, on: []string{"cut.heads=1"}},
	{
		name: "stages", off: []string{"cut.stages=1"}, on: []string{"cut.stages=3"},
		knobs: []string{"cut.stage_gap=3 weeks", "cut.gate_abandonment=0.01", "cut.gate_satisfaction_drop=0.1"},
	},
	{name: "gates", off: []string{
		"cut.stages=3", "cut.stage_gap=3 weeks", "cut.gate_abandonment=0",
		"cut.gate_satisfaction_drop=0",
	}, on: []string{"cut.gate_abandonment=0.01"}},
	{
		name: "redeployment", off: []string{"cut.by=layoff"}, on: []string{"cut.by=redeploy"},
		knobs: []string{"cut.retraining=9_000", "cut.redeployed_worth=0.3"},
	},
	{
		name: "attrition instead of layoffs", off: []string{"cut.by=attrition"}, on: []string{"cut.by=layoff"},
		knobs: []string{
			"cut.retraining=9_000", "cut.redeployed_worth=0.3", "cut.notice=1 month", "cut.who=last_in",
			"money.severance_per_head=40_000",
		},
	},
	{
		name: "roster of those who stay", off: []string{"cut.roster=proportional"},
		on: []string{"cut.roster=reoptimised"},
	},
	{
		name: "capex", off: []string{"cut.reason=ai_substitution"}, on: []string{"routing.policy=humans_only"},
		knobs: []string{"cut.capex_cost=1_000_000"},
	},

	// what customers feel and do
	{
		name: "surveys", off: []string{"survey.response=0"}, on: []string{"survey.response=0.3"},
		knobs: []string{"survey.withheld=0.8", "survey.delay=10 days", "survey.nonfinishers=0.2"},
	},
	{
		name: "an assistant is rated by itself", off: []string{"experience.assistant_gap=off"},
		on: []string{"experience.assistant_gap=20"},
	},
	{
		name: "angry hand-overs", off: []string{"experience.angry=0"},
		on: []string{"experience.angry=0.8"}, knobs: []string{"experience.angry_repair=0.1"},
	},
	{
		name: "waiting is felt", off: []string{"experience.per_minute_waited=0"},
		on: []string{"experience.per_minute_waited=5"},
	},
	{
		name: "closed hours are felt", off: []string{"experience.per_hour_closed=0"},
		on: []string{"experience.per_hour_closed=5"},
	},
	{
		name: "further contacts are felt", off: []string{"experience.per_contact=0"},
		on: []string{"experience.per_contact=20"},
	},
	{name: "deception is felt", off: []string{"experience.deceived=0"}, on: []string{"experience.deceived=30"}},
	{
		name: "scale solved from the share", off: []string{"churn.scale=0.25"}, on: []string{"churn.scale=auto"},
		knobs: []string{"churn.service_share=0.55"},
	},
	{
		name: "leaving over service", off: []string{"churn.scale=0", "churn.post_share=0"},
		on: []string{"churn.scale=0.3"}, knobs: []string{
			"churn.score_first_contact=95", "churn.score_several_contacts=60", "churn.score_unresolved=20",
			"churn.intent_first_contact=0.01", "churn.intent_several_contacts=0.2",
			"churn.intent_unresolved=0.5", "churn.double_deviation=3", "churn.memory=5 months",
			"churn.failure_below=70",
			"churn.recovery=0.5",
			"churn.personal_lag=3 weeks", "category.disputes.severity=4",
		},
	},
	{
		name: "double deviation", off: []string{"churn.double_deviation=1"}, on: []string{"churn.double_deviation=3"},
		knobs: []string{"churn.memory=5 months"},
	},
	{name: "recovery", off: []string{"churn.recovery=0"}, on: []string{"churn.recovery=0.5"}},
	{name: "personal lag", off: []string{"churn.personal_lag=0 days"}, on: []string{"churn.personal_lag=3 months"}},
	{
		name: "renewals", off: []string{"segment.few.contract=none"}, on: []string{"segment.few.contract=annual"},
		knobs: []string{"churn.notice=4 months"},
	},
	{name: "word of mouth", off: []string{"churn.word_of_mouth=0"}, on: []string{"churn.word_of_mouth=2"}},
	{
		name: "press", off: []string{"churn.press_posts=0"}, on: []string{"churn.press_posts=0.5"},
		knobs: []string{"churn.post_share=0.5", "leadership.press=false", "incidents.trust_shock=9"},
	},
	{
		name: "posts", off: []string{"churn.post_share=0"}, on: []string{"churn.post_share=0.5"},
		knobs: []string{"churn.press_posts=0.5"},
	},

	// controls and those who decide
	{
		name: "leakage", off: []string{"controls.leak_rate=0"}, on: []string{"controls.leak_rate=0.2"},
		knobs: []string{
			"controls.leak_cost=500", "controls.allowlist=true", "category.disputes.action_risk=0.6",
			"category.disputes.action_amount=900",
		},
	},
	{
		name: "business rules", off: []string{"controls.allowlist=false", "category.disputes.action_amount=90"},
		on: []string{"controls.allowlist=true", "controls.leak_rate=0.3"}, knobs: []string{
			"category.disputes.action_cap=20", "category.disputes.action_good_standing=true",
			"segment.many.good_standing=0.5",
		},
	},
	{
		name: "cap on actions", off: []string{
			"category.disputes.action_cap=off", "controls.allowlist=true",
			"category.disputes.action_risk=0.6",
		},
		on: []string{"category.disputes.action_cap=20", "category.disputes.action_amount=90"},
	},
	{
		name: "accounts in good standing", off: []string{
			"category.disputes.action_good_standing=false",
			"controls.allowlist=true", "category.disputes.action_risk=0.6",
		},
		on:    []string{"category.disputes.action_good_standing=true"},
		knobs: []string{"segment.many.good_standing=0.3"},
	},
	{
		name: "amounts of actions", off: []string{"category.disputes.action_amount=auto"},
		on: []string{
			"category.disputes.action_amount=900", "category.disputes.action_risk=0.6",
			"controls.leak_rate=0.3",
		}, knobs: []string{"category.disputes.action_amount_cv=3"},
	},
	{
		name: "daily monitor", off: []string{
			"controls.monitor=false", "leadership.dashboard=joint",
			"leadership.satisfaction_drop=0", "leadership.open_valve=true",
		}, on: []string{"controls.monitor=true"},
		knobs: []string{
			"controls.monitor_chart=ewma", "controls.monitor_delta=1", "controls.monitor_weight=0.3",
			"controls.monitor_limit=2", "controls.monitor_run_length=30 days",
		},
		but: []string{
			"first_alarm_day", "first_alarm_satisfaction_bounded", "first_alarm_satisfaction_long_tail",
			"first_alarm_repeats_bounded", "first_alarm_repeats_long_tail",
			"false_alarms", "quarterly_alarm_day",
		},
	},
	{
		name: "circuit breaker", off: []string{"controls.breaker=false"}, on: []string{"controls.breaker=true"},
		knobs: []string{
			"controls.breaker_limit=1.01", "controls.breaker_repeat_limit=1.01",
			"controls.breaker_action_limit=1.01", "controls.breaker_window=3 days",
			"controls.breaker_cooldown=20 days",
		},
	},
	{
		name: "maturity", off: []string{"controls.level=0", "controls.real_level=0"},
		on:    []string{"controls.level=2", "controls.promote=false"},
		knobs: []string{"controls.approval=3 min", "controls.approval_catch=1"},
	},
	{
		name: "real maturity", off: []string{"controls.level=4", "controls.real_level=0"},
		on: []string{"controls.real_level=1", "controls.leak_rate=0.3"},
	},
	{
		name: "earned autonomy", off: []string{"controls.level=4", "controls.promote=false"},
		on: []string{"controls.promote=true"},
	},
	{
		name: "reversal", off: []string{
			"leadership.dashboard=cost_only", "leadership.retention_drop=0",
			"leadership.service_floor=0", "leadership.press=false",
		},
		on: []string{"leadership.service_floor=0.99"},
		knobs: []string{
			"leadership.review_every=20 days", "leadership.decision_time=10 days",
			"leadership.rehire_share=1",
			"leadership.open_valve=true", "leadership.reroute=true", "leadership.satisfaction_drop=0.5",
			"leadership.cross_reference=true", "money.rehire_premium=0.9",
		},
	},
	{
		name: "satisfaction on the page", off: []string{
			"leadership.dashboard=joint", "leadership.satisfaction_drop=0",
			"leadership.retention_drop=0", "leadership.service_floor=0", "leadership.open_valve=true",
		},
		on:    []string{"leadership.satisfaction_drop=0.1", "leadership.review_every=20 days"},
		knobs: []string{"leadership.cross_reference=true"},
	},
	{
		name: "retention on the page", off: []string{"leadership.retention_drop=0"},
		on: []string{
			"leadership.retention_drop=0.001", "leadership.review_every=20 days",
			"leadership.open_valve=true", "churn.reported_window=20 days",
		},
	},
	{
		name: "incidents", off: []string{"incidents.per_year=0", "churn.press_posts=0"},
		on: []string{"incidents.per_year=30"}, knobs: []string{
			"incidents.cost=9_000", "incidents.unknown=0.9", "incidents.withheld=0.9", "incidents.disclosure=20 days",
			"incidents.late_ratio=4", "incidents.trust_shock=3",
		},
	},

	// money
	{
		name: "terminal period", off: []string{"money.terminal_months=0"}, on: []string{"money.terminal_months=24"},
		knobs: []string{"money.discount_per_year=0.4"},
	},
	{
		name: "acquisition", off: []string{"money.acquisition_per_customer=0"},
		on: []string{"money.acquisition_per_customer=50"},
	},
	{
		name: "margin", off: []string{"segment.many.margin_per_month=0"},
		on: []string{"segment.many.margin_per_month=50"},
	},
}

// facts of a company, of its work, of people and of prices: each has a value,
// and no state in which it is absent.
var facts = []string{
	"start", "months", "pre_months", "scale", "currency",
	"segment.*.customers", "segment.*.issues_per_year", "segment.*.contacts_per_month",
	"arrivals.contacts_per_month", "segment.*.churn_per_year", "churn.new_per_year",
	"churn.reported_window",
	"category.*.kind", "category.*.share", "category.*.handle", "category.*.handle_cv", "category.*.handle_family",
	"category.*.first_contact",
	"arrivals.hour_of_week", "arrivals.open_per_hour", "arrivals.swing", "arrivals.swing_hours",
	"pool.*.skills", "pool.*.heads", "pool.*.on_duty",
	"humans.heads", "humans.fte", "humans.full_time_hours", "humans.handle", "humans.service_level",
	"humans.answer_within", "humans.weekly_hours", "humans.shrinkage",
	"humans.open", "humans.max_contacts", "humans.on_duty",
	"money.cost_per_head_year", "experience.best", "experience.unresolved", "experience.satisfied_at",
	"experience.noise", "experience.unit",
}

// beside are the keys of the experiment, which no plan is played from.
var beside = []string{
	"title", "question", "extends", "worlds", "seed", "level", "plan.*.title", "plan.*.reference", "plan.*.choice",
	"currency_unconverted", "grid.plan",
	"threshold.*.plan", "threshold.*.expr",
	"measure.*.expr", "measure.*.unit", "measure.*.better", "measure.*.title",
	"published.*.measure", "published.*.against", "published.*.plan", "published.*.months", "published.*.date",
	"published.*.value", "published.*.low", "published.*.high", "published.*.error", "published.*.discrepancy",
	"published.*.source", "published.*.grade", "published.*.role", "published.*.note",
	"published.*.held", "ask.plan", "ask.kind", "ask.service_level", "ask.satisfaction_loss", "explore.keys",
	"correlation.*.between", "correlation.*.rank",
	"evidence.source", "evidence.grade", "evidence.owner", "evidence.sweep", "evidence.loose",
}
