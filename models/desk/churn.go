package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// splitChurn divides each segment's stated annual churn into what today's
// service causes and the rest, so that the status quo reproduces the stated
// figure: the hazard of service is issues × scale × mean intent after second
// chances, that of other reasons what a stationary company of the stated churn
// needs besides (tenure.go). Newcomers replace leavers: at a renewal the share
// `stated` goes once a year, without renewals the hazard −ln(1−stated) runs
// every day.
//
// Stated churn is thus an input and never an outcome of the status quo; what plans change is the part
// that service causes, by the ratio of their doses to today's. How large that part is nobody knows:
// churn.service_share, the weakest link of the model, states it (service_share.go).
func (b *base) splitChurn() {
	if b.open {
		return
	}
	lean := b.leanOf()
	for k, s := range b.Segments {
		g := group{index: k, rate: s.IssuesPerYear / dates.PlainYear, lean: lean[k]}
		switch s.Contract {
		case MonthlyContract:
			g.gate = dates.EngineMonth
		case AnnualContract:
			g.gate = dates.PlainYear
		}
		if g.scale = b.Churn.Scale * g.lean; !b.Churn.StatesScale() {
			g.hazard = b.hazardFor(&g, s, b.Churn.ServiceShare*g.lean)
		}
		b.split(&g, s)
		b.groups = append(b.groups, g)
	}
}

// split works out one segment: failures and good experiences a day, the hazard of
// leaving over service, and what is left for other reasons,
//
//	h_service = issues a day · intents an issue · P(not cancelled before the gate)
//
// which a stated scale gives, or which the share that service causes states; then the scale
// follows from it. Impossible is a segment whose service explains more than the stated churn, or in
// which nothing causes so large a share: it is refused (Check), and nothing is cut to fit before;
// with h_other solved for from the stated churn (tenure.go). Newcomers come at the
// rate customers leave at, unless one is stated.
func (b *base) split(g *group, s Segment) {
	if b.Churn.Worst > 0 {
		m := b.memoryOf(g)
		g.memory = &m
	}
	g.failureRate = s.IssuesPerYear / dates.PlainYear * b.reference.FailureShare
	g.secondChance = s.IssuesPerYear / dates.PlainYear * (1 - b.reference.FailureShare) * b.Churn.Recovery
	met := b.Churn.StatesScale() || b.solveScale(g, s, g.hazard)
	g.intentHazard = s.IssuesPerYear * b.intentsOf(g, s) / dates.PlainYear
	g.tenure = tenure{
		service: g.intentHazard * b.intentSurvival(g), ahead: b.lagDays(g),
		gate: g.gate,
	}.withChurn(s.ChurnPerYear)
	g.impossible = g.tenure.other < 0 || !met
	g.tenure = g.tenure.possible()
	perDay := 1 / g.tenure.lifetime()
	if b.Churn.NewPerYear >= 0 {
		perDay = b.Churn.NewPerYear / dates.PlainYear
	}
	g.joinsPerDay = perDay * math.Round(s.Customers*b.Scale)
}

// hazardFor is the hazard over service that causes a share of a segment's churn.
func (b *base) hazardFor(g *group, s Segment, share float64) float64 {
	return tenure{ahead: b.lagDays(g), gate: g.gate}.hazardOver(s.ChurnPerYear, share)
}

// churnImpossible reports whether a segment's churn cannot be what is said of it.
func (b *base) churnImpossible() bool {
	for k := range b.groups {
		if b.groups[k].impossible {
			return true
		}
	}
	return false
}

// intentsOf is the mean number of leaving intents an issue forms under the
// status quo: scale × intent, bad ends weighted by severity, and by the double
// deviation for the share that follows an earlier failure within memory; a
// little less than that dose, since one issue forms one intent at most (form).
func (b *base) intentsOf(g *group, s Segment) float64 {
	recent := 0.0
	for range 3 { // who fails often leaves, and is not there to fail again
		_, leaves := b.form(g, recent)
		g.overFailure = min(.99, leaves*b.intentSurvival(g))
		recent = b.failedBefore(g, s)
	}
	intents, _ := b.form(g, recent)
	return intents
}

// failedBefore is the chance that a failure follows one within memory m. Looking
// back from it, an earlier one comes at rate φ, of those more than the wait w for a
// departure ago only φ·(1−q), since the others have left over it; the day the
// customer joined, before which there is none, comes at the rate h that customers
// are replaced at. With F(φ, t) = φ/(φ+h)·(1−e^(−(φ+h)t)) it is
//
//	F(φ, w) + e^(−(φ+h)w)·F(φ(1−q), m−w),   w ≤ m
func (b *base) failedBefore(g *group, s Segment) float64 {
	phi, h, memory := g.failureRate, -math.Log1p(-s.ChurnPerYear)/dates.PlainYear, b.Churn.MemoryDays
	wait := min(memory, b.wait(g))
	first := func(rate, days float64) float64 { return ratioOr0(rate, rate+h) * -math.Expm1(-(rate+h)*days) }
	return first(phi, wait) + portable.Exp(-(phi+h)*wait)*first(phi*(1-g.overFailure), memory-wait)
}

// wait is the mean number of days from an intent to its departure.
func (b *base) wait(g *group) float64 { return b.lagDays(g) + g.gate/2 }

// lastFailure turns a unit exponential into the days since a customer of today
// failed last, by the same law.
func (b *base) lastFailure(g *group, x float64) float64 {
	since, wait := x/g.failureRate, b.wait(g)
	if since > wait {
		since = wait + (since-wait)/(1-g.overFailure)
	}
	return since
}

// fillDays open the past: customers neither leave nor join yet, while the
// line of returning issues fills and what the status quo does to people shows.
const (
	fillDays  = 60
	fillWarms = 15 // not counted
)

// refitChurn replaces the first-order experience of the status quo by the one just
// simulated and splits churn again: waits at a small desk, busy days and long
// calls move the share that service causes by a few per cent, and the status
// quo has to reproduce the stated churn all the same.
//
// First-order waits are those of a mean hour; a small or busy desk waits longer on some days, and
// intent is not linear in the wait.
func (b *base) refitChurn(t *tally) {
	ends := t.counted(tEndAssistant) + t.counted(tEndHuman) + t.counted(tEndItself) + t.counted(tEndGivenUp)
	if ends < 100 {
		return // too few to tell better than the formula
	}
	r := &b.reference
	r.Intent, r.FailureShare = t.counted(tIntent)/ends, t.counted(tFailures)/ends
	r.IntentFailures, r.IntentSevere = t.counted(tIntentFailures)/ends, t.counted(tIntentSevere)/ends
	if t.counted(tDose) > 0 {
		b.perDose = t.counted(tDoseIntents) / t.counted(tDose)
	}
	b.doses = dosesOf(t, r, ends)
	for k := range b.groups {
		b.split(&b.groups[k], b.Segments[k])
	}
}

// intentSurvival is the share of intents not cancelled by a later good experience
// before the day of departure: E[exp(−κD)], D the time from intent to
// departure, uniform over a term beyond notice and lag.
func (b *base) intentSurvival(g *group) float64 {
	kappa := g.secondChance
	lag := b.lagDays(g)
	x := kappa * g.gate
	if x < 1e-12 { // any day, or nobody forgives
		return portable.Exp(-kappa * lag)
	}
	return portable.Exp(-kappa*lag) * -math.Expm1(-x) / x
}

// lagDays from intent to the first day a departure is possible.
func (b *base) lagDays(g *group) float64 {
	if g.gate >= dates.PlainYear {
		return b.Churn.LagDays + b.Churn.NoticeDays
	}
	return b.Churn.LagDays
}

// bookDose books the dose of an issue and the chance that it forms an intent:
// doses add up to a unit exponential, so it is 1 − exp(−dose).
//
// The difference matters only while doses are large: at .1 it is 5 %.
func (d *Desk) bookDose(dose float64) {
	d.add(tDose, dose)
	d.add(tDoseIntents, -math.Expm1(-dose))
}

// addDose gives the customer the dose of an issue that ended with a score.
//
// A customer leaves when the doses since the last intent exceed a unit
// exponential of their own: cumulative hazard against a keyed lifetime, so
// worse service in one plan can only bring the same person's departure
// forward. Failures close together weigh more (double deviation: Maxham and
// Netemeyer 2002 [S] A); a later good experience cancels an intent at an
// assumed rate, and there is no recovery paradox (de Matos 2007 [S] A).
//
//	dose = scale · intent(score) · (1 + trust lost) · severity · double deviation      the latter two for failures
//
// Doses are pure numbers, hazards accumulated per issue. A threshold drawn once per intent makes
// departures monotone in service: with a draw per issue, better service could lose the same person
// sooner. Departure is at the first gate after lag and notice (gateAfter).
func (d *Desk) addDose(is *issue, score float64) {
	c := &d.plan.Churn
	cu := &d.customers[is.customer]
	intent := d.plan.leaving.at(score)
	intent *= 1 + d.trustLost
	d.add(tIntent, intent)
	filling := d.day < d.base.fill
	g := d.base.groupOf(is.customer)
	dose := g.scale * intent
	day := int16(d.day)
	if score < c.FailureBelow {
		severity := d.plan.failureWeight(int(is.category))
		dose *= severity
		d.add(tIntentFailures, intent*severity)
		d.add(tIntentSevere, intent*(severity-1))
		d.add(tSquaresFailures, intent*intent*severity*severity)
		if float64(day)-float64(cu.failed) <= c.MemoryDays {
			dose *= c.DoubleDeviation
		}
		cu.failed = day
		d.count(tFailures)
		d.post(c.PostShare)
		d.credit(g.index)
	} else if filling {
		d.add(tSquares, intent*intent)
		d.bookDose(dose)
		return
	} else if cu.state&intends != 0 && cu.here(d.day) && is.key.Uniform(fateRecover, 0) < c.Recovery {
		d.leaveOn(is.customer, g, cu.other, false)
		if d.watches(is.customer) {
			d.tell(d.day.dawn()+1439, Stays, "after this good experience, stays after all")
			d.facts(is)
		}
		d.count(tRecovered)
	}
	if filling {
		d.bookDose(dose)
		return
	}
	if c.Worst > 0 {
		dose = d.beyondWorst(is.customer, dose)
	}
	cu.dose += float32(dose)
	if !cu.here(d.day) {
		return
	}
	key := d.customerKey(is.customer)
	if float64(cu.dose) < key.Exp(fateIntent, uint32(cu.intents)) {
		return
	}
	cu.dose = 0
	cu.intents++
	d.count(tIntents)
	if cu.state&intends == 0 {
		d.undecided[g.index].formed++
	}
	leave := day16(d.gateAfter(g, is.customer, d.day.moment()+engineMoment(d.base.lagDays(g))+1))
	if d.watches(is.customer) {
		d.tell(d.day.dawn()+1439, Decides, "decides %s, %s", g.leaving(), inDays(engineDay(leave)-d.day))
		d.facts(is).Days = float64(engineDay(leave) - d.day)
	}
	if leave < cu.leaves {
		d.leaveOn(is.customer, g, leave, true)
	}
}
