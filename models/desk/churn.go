package desk

import "math"

// splitChurn divides each segment's stated annual churn into what today's
// service causes and the rest, so that the status quo reproduces the stated
// figure. With h the hazard a year,
//
//	stated   = 1 − exp(−(h_service + h_other))
//	h_service = issues a year × scale × mean intent, after second chances
//
// Newcomers replace leavers: at a renewal the share `stated` goes once a year,
// without renewals the hazard runs every day.
func (b *base) splitChurn() {
	if b.open {
		return
	}
	for k, s := range b.Segments {
		g := group{index: k}
		switch s.Contract {
		case MonthlyContract:
			g.gate = daysPerMonth
		case AnnualContract:
			g.gate = daysPerYear
		}
		hazard := -math.Log1p(-s.ChurnPerYear)
		g.intentHazard = s.IssuesPerYear * b.doseOf(s) / daysPerYear
		g.secondChance = s.IssuesPerYear / daysPerYear * (1 - b.reference.FailureShare) * b.Churn.Recovery
		g.serviceHazard = g.intentHazard * b.stays(&g)
		service := g.serviceHazard * daysPerYear
		g.otherHazard = (hazard - service) / daysPerYear
		perDay := hazard / daysPerYear
		if g.gate > 0 {
			perDay = -math.Expm1(-perDay*g.gate) / g.gate
		}
		if b.Churn.NewPerYear >= 0 {
			perDay = b.Churn.NewPerYear / daysPerYear
		}
		g.joinsPerDay = perDay * math.Round(s.Customers*b.Scale)
		b.groups = append(b.groups, g)
	}
}

// doseOf is the mean churn dose of an issue under the status quo: scale ×
// intent, bad ends weighted by severity, and by the double deviation for the
// share that follows an earlier failure within memory.
func (b *base) doseOf(s Segment) float64 {
	c, f := &b.Churn, &b.reference
	recent := -math.Expm1(-s.IssuesPerYear * f.FailureShare * c.MemoryDays / daysPerYear)
	severe := f.Intent + f.IntentFailures
	failures := f.FailureShare * c.intent(c.FailureBelow-1)
	return c.Scale * (severe + (c.DoubleDeviation-1)*recent*failures)
}

// stays is the share of intents not cancelled by a later good experience
// before the day of departure: E[exp(−κD)], D the time from intent to
// departure, uniform over a term beyond notice and lag.
func (b *base) stays(g *group) float64 {
	kappa := g.secondChance
	lag := b.lagDays(g)
	if g.gate == 0 {
		return math.Exp(-kappa * lag)
	}
	x := kappa * g.gate
	return math.Exp(-kappa*lag) * -math.Expm1(-x) / math.Max(x, 1e-12)
}

// lagDays from intent to the first day a departure is possible.
func (b *base) lagDays(g *group) float64 {
	if g.gate >= daysPerYear {
		return b.Churn.LagDays + b.Churn.NoticeDays
	}
	return b.Churn.LagDays
}

// feel gives the customer the dose of an issue that ended with a score.
//
// A customer leaves when the doses since the last intent exceed a unit
// exponential of their own: cumulative hazard against a keyed lifetime, so
// worse service in one plan can only bring the same person's departure
// forward. Failures close together weigh more (double deviation: Maxham and
// Netemeyer 2002 [S] A); a later good experience cancels an intent at an
// assumed rate, and there is no recovery paradox (de Matos 2007 [S] A).
func (d *Desk) feel(is *issue, score float64) {
	c := &d.plan.Churn
	cu := &d.customers[is.customer]
	intent := c.intent(score)
	d.add(tIntent, intent)
	dose := c.Scale * intent
	day := int16(d.day)
	if score < c.FailureBelow {
		dose *= d.plan.Categories[is.category].Severity
		if float64(day)-float64(cu.failed) <= c.MemoryDays {
			dose *= c.DoubleDeviation
		}
		cu.failed = day
		d.count(tFailures)
	} else if cu.state&(isActive|intends) == isActive|intends && is.key.Uniform(fateRecover, 0) < c.Recovery {
		cu.state &^= intends
		cu.leaves = cu.other
		d.file(is.customer)
		d.count(tRecovered)
	}
	cu.dose += float32(dose)
	if !cu.active() {
		return
	}
	key := d.customerKey(is.customer)
	if float64(cu.dose) < key.Exp(fateIntent, uint32(cu.intents)) {
		return
	}
	cu.dose = 0
	cu.intents++
	d.count(tIntents)
	g := d.base.groupOf(is.customer)
	leave := day16(d.gateAfter(g, is.customer, float64(d.day)+d.base.lagDays(g)+1))
	if leave < cu.leaves {
		cu.leaves = leave
		cu.state |= intends
		d.file(is.customer)
	}
}
