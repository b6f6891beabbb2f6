package desk

// leaky is an assistant that gives money away where nothing stops it.
func leaky(p *Params) { p.Controls.LeakRate, p.Controls.LeakCost = .05, 50 }

// refunding is a leaky assistant that moves money, under rules with a cap on it.
func refunding(p *Params) {
	leaky(p)
	p.Controls.Allowlist, p.Segments[0].GoodStanding = true, .9
	for k := range p.Categories {
		c := &p.Categories[k]
		c.ActionRisk, c.ActionAmount, c.ActionAmountCV, c.ActionCap = .3, 100, 1, 200
	}
}

// unruled is the same without the rules.
func unruled(p *Params) { refunding(p); p.Controls.Allowlist = false }

// everyCategory changes all of them.
func everyCategory(change func(*Category)) func(*Params) {
	return func(p *Params) {
		for k := range p.Categories {
			change(&p.Categories[k])
		}
	}
}

// aboutActions: what the assistant may do with money and access.
var aboutActions = []claim{
	{
		says: "An assistant without business rules leaks money, and nothing else",
		when: leaky,
		up:   []string{"leakage", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
	{
		says:  "The more actions at risk, the more it leaks, and nothing else",
		given: leaky,
		when:  everyCategory(func(c *Category) { c.ActionRisk = .4 }),
		up:    []string{"leakage"},
		also:  bill,
	},
	{
		says:  "An assistant that drifts leaks more: out of policy is one way to fail",
		given: func(p *Params) { leaky(p); fixSuccess(p) },
		when:  func(p *Params) { p.Assistant.DriftPerMonth = .05 },
		up:    []string{"leakage"}, down: []string{"contained_resolved"},
		also: served,
	},
	{
		says:  "Business rules stop the leak and make human work of it",
		given: leaky,
		when:  func(p *Params) { p.Controls.Allowlist = true; p.Controls.LeakRate = .5 },
		up:    []string{"savings", "actions_stopped", "human_hours", "handed_over"}, down: []string{"leakage"},
		also: manned,
	},
	{
		says:  "A lower cap on what the assistant may act on: more is human work, and less leaks",
		given: refunding,
		when:  everyCategory(func(c *Category) { c.ActionCap = 50 }),
		up:    []string{"actions_stopped", "human_hours", "handed_over"},
		down:  []string{"leakage", "contained_resolved"},
		also:  manned,
	},
	{
		says:  "Accounts in good standing only: the others are human work, and leak nothing",
		given: refunding,
		when:  everyCategory(func(c *Category) { c.GoodStanding = true }),
		up:    []string{"actions_stopped", "human_hours"}, down: []string{"leakage"},
		also: manned,
	},
	{
		says:  "… the more, the fewer accounts are",
		given: func(p *Params) { refunding(p); everyCategory(func(c *Category) { c.GoodStanding = true })(p) },
		when:  func(p *Params) { p.Segments[0].GoodStanding = .6 },
		up:    []string{"actions_stopped", "human_hours"}, down: []string{"leakage"},
		also: manned,
	},
	{
		says: "Without the rule layer, conditions stop nothing: no human work of it, and all that is out of " +
			"policy leaks",
		given: refunding,
		when:  func(p *Params) { p.Controls.Allowlist = false },
		up:    []string{"leakage", "contained_resolved"}, down: []string{"actions_stopped", "human_hours"},
		also: manned,
	},
	{
		says:  "… and stating them changes nothing",
		given: unruled,
		when:  everyCategory(func(c *Category) { c.ActionCap, c.GoodStanding = 10, true }),
	},
	{
		says:  "The more an action moves, the more an action out of policy costs, and that moves the bill only",
		given: unruled,
		when:  everyCategory(func(c *Category) { c.ActionAmount = 300 }),
		up:    []string{"leakage", "support_cost"}, down: []string{"savings", "net"},
		also: bill,
	},
	{
		says:  "How widely amounts differ is nothing to a company without a cap, on average",
		given: unruled,
		when:  everyCategory(func(c *Category) { c.ActionAmountCV = .3 }),
		still: with(bill, "leakage"),
	},
}
