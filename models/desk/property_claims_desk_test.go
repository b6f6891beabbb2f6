package desk

import "slices"

// stated gives the company the heads it needs today by number, so that what
// would change the need changes the service instead.
func stated(p *Params) {
	p.Humans.Heads = newBase(statusQuo(*p)).staff.heads
	p.Routing.Policy = HumansOnly
}

// aboutDesk: the people on duty and the line before them.
var aboutDesk = []claim{
	{
		says: "Slack on day 0 buys service and costs wages",
		when: func(p *Params) { p.Humans.Slack = .15 },
		up:   []string{"service_level", "payroll", "heads_end", "hiring", "hired"},
		down: []string{"wait_mean", "abandonment", "occupancy"},
		also: manned,
	},
	{
		says:  "Shrinkage takes people off the desk, not off the payroll",
		given: stated,
		when:  func(p *Params) { p.Humans.Shrinkage = .38 },
		up:    []string{"wait_mean", "abandonment", "occupancy", "repeat_rate"},
		down:  []string{"service_level", "satisfaction"},
		also:  served,
	},
	{
		says: "Closed at weekends, the same people answer better in the week, and whoever needs them waits " +
			"until Monday",
		given: stated,
		when:  func(p *Params) { p.Humans.OpenUntil[5], p.Humans.OpenUntil[6] = 7, 7 },
		up:    []string{"service_level", "occupancy"}, down: []string{"wait_mean", "abandonment"},
		also: served,
	},
	{
		says:  "Two contacts at once: more gets done by the same people",
		given: stated,
		when:  func(p *Params) { p.Humans.Concurrency = 2 },
		up:    []string{"service_level", "satisfaction"},
		down:  []string{"wait_mean", "abandonment", "human_hours", "occupancy"},
		also:  served,
	},
	{
		says:  "Shorter patience: more hang up, and those who stay wait less",
		given: func(p *Params) { stated(p); p.Humans.PatienceMinutes = 4 },
		when:  func(p *Params) { p.Humans.PatienceMinutes = 1 },
		up:    []string{"abandonment"}, down: []string{"wait_mean"},
		also: served,
	},
	{
		says:  "Who redials comes more often and gives up less",
		given: func(p *Params) { stated(p); p.Cut.Share = .3 },
		when:  func(p *Params) { p.Humans.Redial = .8 },
		up:    []string{"contacts", "repeat_rate", "abandonment"}, down: []string{"given_up"},
		also: served,
	},
	{
		says:  "Who hung up and comes back another day does not give up",
		given: func(p *Params) { stated(p); p.Cut.Share = .3 },
		when:  func(p *Params) { p.Humans.Return = .9 },
		up:    []string{"contacts", "repeat_rate"}, down: []string{"given_up"},
		also: served,
	},
	{
		says:  "Who was not helped and comes back does not give up",
		given: stated,
		when:  func(p *Params) { p.Humans.RepeatReturn = .95 },
		up:    []string{"contacts", "repeat_rate", "repeat_pay", "solved_by_human", "human_hours"},
		down:  []string{"given_up", "solved_by_itself"},
		also:  served,
	},
	{
		says:  "Problems that go away by themselves are not given up",
		given: stated,
		when:  func(p *Params) { p.Humans.SelfSolved = .8 },
		up:    []string{"solved_by_itself", "satisfaction"}, down: []string{"given_up"},
		also: slices.Concat(feelings, signals),
	},
	{
		says: "Who failed at the assistant takes people longer",
		when: func(p *Params) { p.Humans.FailedBot = 1.5 },
		up:   []string{"handle_time", "occupancy", "human_hours", "wait_mean"},
		also: served,
	},
	{
		says: "Handle times that vary more make longer lines of the same work",
		given: func(p *Params) {
			stated(p)
			for k := range p.Categories {
				p.Categories[k].HandleCV = .3
			}
		},
		when: func(p *Params) {
			for k := range p.Categories {
				p.Categories[k].HandleCV = 2
			}
		},
		up:    []string{"wait_mean"},
		still: []string{"handle_time"},
		also:  served,
	},
	{
		says:  "Days that differ more make longer lines of the same work",
		given: func(p *Params) { stated(p); p.Arrivals.DayCV = 0 },
		when:  func(p *Params) { p.Arrivals.DayCV = .35 },
		up:    []string{"wait_mean", "abandonment"}, down: []string{"service_level"},
		also: served,
	},
	{
		says:  "Busy days that follow each other bring no more work",
		given: func(p *Params) { stated(p); p.Arrivals.DayCV, p.Arrivals.DayLag1 = .2, 0 },
		when:  func(p *Params) { p.Arrivals.DayLag1 = .95 },
		still: []string{"contacts", "human_hours", "handle_time"},
		also:  served,
	},
	{
		says:  "Growth fills the desk",
		given: stated,
		when:  func(p *Params) { p.Arrivals.GrowthPerYear = .2 },
		up:    []string{"contacts", "wait_mean", "occupancy", "human_hours"}, down: []string{"service_level"},
		also: served,
	},
	{
		says:  "First contacts that solve more save the second",
		given: stated,
		when: func(p *Params) {
			for k := range p.Categories {
				p.Categories[k].FirstContact = .9
			}
		},
		up:   []string{"satisfaction", "service_level", "solved_by_human"},
		down: []string{"repeat_rate", "repeat_pay", "contacts", "human_hours", "given_up"},
		also: served,
	},
	{
		says: "A customer of low priority waits for the others", rare: true,
		given: func(p *Params) {
			s := p.Segments[0]
			s.Customers, s.IssuesPerYear = s.Customers/2, 6
			p.Segments = []Segment{s, s}
			p.Segments[0].Name, p.Segments[1].Name = "vip", "crowd"
			p.Cut.Share, p.Churn.LagDays, p.Churn.Scale, p.Routing.Policy = .4, 0, 1, HumansOnly
		},
		when: func(p *Params) { p.Segments[1].Priority = 1 },
		up:   []string{"customers_lost_crowd", "margin_lost_crowd", "wait_mean_crowd"},
		down: []string{"customers_lost_vip", "margin_lost_vip", "wait_mean_vip"},
		also: slices.Concat(served, leavers),
	},
}

// split divides the desk into one pool for bounded work and one for the rest.
func split(p *Params) {
	stated(p)
	p.Pools = []Pool{
		{Name: "front", Skills: []string{"bounded"}, Heads: -1, CostPerHeadYear: -1},
		{Name: "expert", Skills: []string{"long_tail"}, Heads: -1, CostPerHeadYear: -1},
	}
}

// supplier lets the front pool be somebody else's.
func supplier(p *Params) {
	split(p)
	p.Pools[0].Outsourced = true
}

// aboutPools: a desk of several parts, some of them a supplier's.
var aboutPools = []claim{
	{
		says:  "Two small desks wait longer than one of the same people",
		given: stated,
		when:  split,
		up:    []string{"wait_mean", "abandonment"}, down: []string{"service_level"},
		also: served, still: staff,
	},
	{
		says:  "Overflow lets idle people help who waits",
		given: split,
		when:  func(p *Params) { p.Pools[0].Overflow, p.Pools[1].Overflow = "expert", "front" },
		up:    []string{"service_level"}, down: []string{"wait_mean", "abandonment"},
		also: served,
	},
	{
		says:  "A cut of one pool hurts its work, and not the other's",
		given: split,
		when:  func(p *Params) { p.Cut.Share, p.Cut.Pool = .4, "front" },
		up:    []string{"cut_share", "cut_made", "laid_off", "severance", "savings", "abandonment"},
		down:  []string{"satisfaction_bounded", "payroll", "heads_end", "service_level"},
		also:  manned,
	},
	{
		says:  "A supplier's people cost neither severance nor hiring, and move nothing else",
		given: func(p *Params) { split(p); p.Cut.Share = .3 },
		when:  func(p *Params) { p.Pools[0].Outsourced = true },
		up:    []string{"savings", "net"}, down: []string{"severance", "hiring", "support_cost"},
		also: bill,
	},
	{
		says:  "A supplier is given notice and takes time, and is paid for as long",
		given: func(p *Params) { supplier(p); stated(p); p.Cut.Share, p.Cut.Pool = .5, "front" },
		when:  func(p *Params) { p.Pools[0].NoticeDays, p.Pools[0].RampDownDays = 90, 60 },
		up:    []string{"payroll", "support_cost"},
		also:  with(manned, "laid_off", "severance"),
	},
	{
		says:  "A pool that people leave faster hires more, and answers as novices do",
		given: func(p *Params) { split(p); stated(p) },
		when:  func(p *Params) { p.Pools[0].AttritionPerYear = .9 },
		up:    []string{"hired", "handle_time"},
		also:  everything,
	},
	{
		says:  "A pool of less quality solves less at the first contact",
		given: func(p *Params) { split(p); stated(p) },
		when:  func(p *Params) { p.Pools[0].Quality = .7 },
		up:    []string{"repeat_rate", "contacts"},
		down:  []string{"satisfaction"},
		also:  everything,
	},
	{
		says:  "A supplier's price moves the bill and nothing else",
		given: supplier,
		when:  func(p *Params) { p.Pools[0].CostPerHeadYear = 30_000 },
		up:    []string{"savings", "net"}, down: []string{"payroll", "repeat_pay", "support_cost"},
		also: bill,
	},
	{
		says:  "A contracted minimum is paid for people who are gone, until it ends",
		given: func(p *Params) { supplier(p); p.Cut.Share, p.Cut.Pool = .5, "front" },
		when:  func(p *Params) { p.Pools[0].Minimum, p.Pools[0].TermDays = .9, 200 },
		up:    []string{"payroll", "repeat_pay", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
}
