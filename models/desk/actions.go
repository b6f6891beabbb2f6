package desk

// What an assistant may do with money and access. A session acts with the action
// risk of its category, and with a part of that out of policy (assistantToday).
// Who is wrong, by how much and about whose account are independent [A].
//
// Without business rules whatever is out of policy is done, and leaks its
// amount. Under rules that state no conditions for a category, exactly what is
// out of policy is stopped. Conditions are what a rule can really look at: an
// amount below the cap, an account in good standing. An action outside them is
// stopped, owed or not; one inside is done, and leaks if it is out of policy.
// What is stopped becomes human work. Where a person approves every session
// (level 2 of autonomy), nothing out of policy passes, rules or not.

// conditional reports whether the rules for a category state conditions.
func (c *Category) conditional() bool { return c.ActionCap > 0 || c.GoodStanding }

// acts plays what a session would do beyond talking, and reports whether a rule
// stops it.
//
// One uniform of the session decides, compared with the risk of the category where conditions hold and
// with the part of it that is out of policy elsewhere. So a plan with rules stops exactly the sessions
// that leak in a plan without, in the same world.
//
//	P(out of policy) = action risk · min(1, leak rate · failures today / failures at go-live)
func (d *Desk) acts(is *issue, session uint32) (stopped bool) {
	rules := d.plan.Controls.Allowlist
	if !rules && !is.key.Happens(d.chances[is.category].risky, fateAction, session) {
		return false
	}
	c, risky := &d.plan.Categories[is.category], d.risky[is.category]
	bound := rules && c.conditional()
	u := is.key.Uniform(fateAction, session)
	switch {
	case bound && u < c.ActionRisk && !d.allowed(is, c):
		return true
	case !bound && (rules || d.approved):
		return u < risky
	case u < risky && d.approved:
		return true
	case u < risky:
		d.leak(is)
	}
	return false
}

// actionKinds are the issues of a category inside and outside the conditions of the
// rules, and how often a session on each is stopped, by the mature assistant.
//
//	outside   P(amount > cap) or a bad standing: stopped with the action risk of the category
//	inside    action risk · min(1, leak rate), where a person approves every session
//
// Without conditions all are of one kind: what is out of policy is stopped where rules or people look.
func (p *Params) actionKinds(category int) []issueKind {
	c, rules := &p.Categories[category], p.Controls.InForce().Allowlist
	risky := c.ActionRisk * min(1, p.Controls.LeakRate)
	approved := oneIf(p.Controls.Level == approves)
	if !rules || !c.conditional() {
		return []issueKind{{weight: 1, stopped: risky * max(oneIf(rules), approved)}}
	}
	within := 1.0
	if c.ActionCap > 0 {
		amount := newLaw(Lognormal, c.ActionAmount, c.ActionAmountCV)
		within -= amount.survives(c.ActionCap)
	}
	if c.GoodStanding {
		within *= p.goodStanding()
	}
	return []issueKind{
		{weight: within, stopped: risky * approved},
		{weight: 1 - within, stopped: c.ActionRisk},
	}
}

// goodStanding is the share of issues whose account is in good standing; open arrivals have no account
// that could be in bad.
//
//	Σ issues of a segment · share in good standing / Σ issues
func (p *Params) goodStanding() float64 {
	good, issues := 0.0, 0.0
	for _, s := range p.Segments {
		n := s.Customers * s.IssuesPerYear
		good, issues = good+n*s.GoodStanding, issues+n
	}
	if issues == 0 {
		return 1
	}
	return good / issues
}

// allowed reports whether an action on an issue meets the conditions.
//
// Standing is the account's and the amount the issue's: both are drawn once, so that asking again does
// not help.
func (d *Desk) allowed(is *issue, c *Category) bool {
	if c.ActionCap > 0 && d.amountOf(is) > c.ActionCap {
		return false
	}
	if !c.GoodStanding || is.customer < 0 {
		return true
	}
	share := d.base.Segments[d.base.groupOf(is.customer).index].GoodStanding
	return d.customerKey(is.customer).Uniform(fateStanding, 0) < share
}

// amountOf is the money an action on an issue moves, 0 where none is stated.
func (d *Desk) amountOf(is *issue) float64 {
	if l := &d.plan.amounts[is.category]; l.mean > 0 {
		return l.draw(is.key, fateAmount, 0)
	}
	return 0
}

// leak books an action out of policy that was done: its amount, or the one
// price of all where none is stated.
//
// Counted and not booked: the month's amounts are brought to full size when the month is closed.
func (d *Desk) leak(is *issue) {
	if amount := d.amountOf(is); amount > 0 {
		d.add(tLeakedAmount, amount)
		return
	}
	d.count(tLeaks)
}

// amountsOf are the laws of what actions move, by category. Amounts are
// lognormal, as the sizes of claims usually are taken [A].
func amountsOf(categories []Category) (amounts []law) {
	for _, c := range categories {
		amounts = append(amounts, newLaw(Lognormal, c.ActionAmount, c.ActionAmountCV))
	}
	return amounts
}

// checkActions refuses a cap on amounts that nobody states.
func (p *Params) checkActions() (found []Problem) {
	for _, c := range p.Categories {
		if c.ActionCap > 0 && !(c.ActionAmount > 0) {
			found = append(found, Problem{
				"category." + c.Name + ".action_cap",
				"there are no amounts to compare it with",
				"state the mean of what an action moves: action_amount, beside it",
			})
		}
	}
	return found
}
