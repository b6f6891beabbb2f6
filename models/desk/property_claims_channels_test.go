package desk

import "slices"

// inChannels is what only those move who write or are called back.
var inChannels = []string{
	"cases_filed", "case_wait", "backlog_mean", "backlog_end", "cases_closed", "closed_age", "chase_ups",
	"callbacks_offered", "callbacks_taken", "callbacks_missed", "calls_back_missed", "callback_wait",
}

// letters is the stated desk where a share of all contacts comes in writing, short of people.
func letters(p *Params) {
	stated(p)
	halfWritten(p)
	p.Deferred.ChaseDays, p.Deferred.ChaseLive, p.Deferred.Blend = 1, .5, .5
}

func halfWritten(p *Params) {
	for k := range p.Categories {
		p.Categories[k].Written = .5
	}
}

// short is that desk behind a cut too deep for its cases.
func short(p *Params) {
	letters(p)
	p.Cut.Share = .75
}

// calledBack is the stated desk behind a cut, with callbacks.
func calledBack(p *Params) {
	stated(p)
	p.Cut.Share = .3
	p.Callback = Callback{
		Accepted: .5, OfferedAfter: .5, HoldsPlace: true, Reached: .9, Attempts: 2, RetryMinutes: 30,
	}
}

// aboutChannels: what waits in a backlog, and callbacks.
var aboutChannels = []claim{
	{
		says:  "Work that can wait fills the time between calls: fewer people, busier",
		given: func(p *Params) { p.Routing.Policy, p.Deferred.Blend = HumansOnly, 1 },
		when:  halfWritten,
		up:    []string{"occupancy", "cases_filed"}, down: []string{"payroll", "heads_end"},
		also: slices.Concat(manned, inChannels),
	},
	{
		says:  "Agents who do both kinds of work let neither wait while they are free",
		given: func(p *Params) { letters(p); p.Deferred.Blend = 0 },
		when:  func(p *Params) { p.Deferred.Blend = 1 },
		down:  []string{"case_wait", "backlog_mean"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Customers who wait for an answer in writing call, and are one more contact",
		given: short,
		when:  func(p *Params) { p.Deferred.ChaseUp = .5 },
		up:    []string{"chase_ups", "contacts", "repeat_rate"}, down: []string{"satisfaction"},
		also: slices.Concat(served, inChannels),
	},
	{
		says:  "Chase-ups by telephone stand in line, and hang up",
		given: func(p *Params) { short(p); p.Deferred.ChaseUp, p.Deferred.ChaseLive = .5, 0 },
		when:  func(p *Params) { p.Deferred.ChaseLive = 1 },
		up:    []string{"abandonment", "wait_mean"}, down: []string{"service_level"},
		also: slices.Concat(served, inChannels),
	},
	{
		says:  "A case that is asked about later waits longer: the telephone is a way past the backlog",
		given: func(p *Params) { short(p); p.Deferred.ChaseUp = .5 },
		when:  func(p *Params) { p.Deferred.ChaseDays = 5 },
		up:    []string{"case_wait", "backlog_mean"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Closing what nobody has answered shortens the backlog and helps nobody",
		given: short,
		when:  func(p *Params) { p.Deferred.CloseDays = 4 },
		up:    []string{"cases_closed", "given_up"},
		down:  []string{"backlog_mean", "backlog_end", "case_wait", "satisfaction"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Who is never answered gives up: the backlog is shorter, and an issue that failed",
		given: short,
		when:  func(p *Params) { p.Deferred.GiveUpDays = 2 },
		up:    []string{"given_up"},
		down:  []string{"backlog_mean", "backlog_end", "case_wait", "satisfaction"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Who waits at home does not hang up, and waits",
		given: func(p *Params) { calledBack(p); p.Callback.Accepted = 0 },
		when:  func(p *Params) { p.Callback.Accepted = .5 },
		up:    []string{"callbacks_offered", "callbacks_taken", "wait_mean"}, down: []string{"abandonment"},
		also: slices.Concat(served, inChannels),
	},
	{
		says:  "Offered later, callbacks are fewer",
		given: calledBack,
		when:  func(p *Params) { p.Callback.OfferedAfter = 6 },
		down:  []string{"callbacks_offered", "callbacks_taken"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Who does not keep the place is called later",
		given: calledBack,
		when:  func(p *Params) { p.Callback.HoldsPlace = false },
		up:    []string{"callback_wait"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "Whom no call reaches calls again",
		given: calledBack,
		when:  func(p *Params) { p.Callback.Reached = .4 },
		up:    []string{"callbacks_missed", "calls_back_missed", "callback_wait", "repeat_rate"},
		also:  slices.Concat(served, inChannels),
	},
	{
		says:  "More calls back reach more",
		given: func(p *Params) { calledBack(p); p.Callback.Reached = .5 },
		when:  func(p *Params) { p.Callback.Attempts = 4 },
		up:    []string{"callback_wait"}, down: []string{"callbacks_missed"},
		also: slices.Concat(served, inChannels),
	},
	{
		says:  "Calls back that are tried again later come later",
		given: calledBack,
		when:  func(p *Params) { p.Callback.RetryMinutes = 120 },
		up:    []string{"callback_wait"},
		also:  slices.Concat(served, inChannels),
	},
}
