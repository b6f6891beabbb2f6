package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// After the horizon the last three months go on, for every plan and on both sides
// alike. A month costs what a month of them cost, severance apart. Customers leave
// for other reasons on the days they would have, newcomers join and leave as the
// status quo has them; and decisions to leave over service form at the rate of
// those months, per customer of a segment who has not decided yet: i a day. Such a
// decision is carried out after notice and lag, a days, at a date spread over the
// term of the contract, g days, unless a good experience cancels it first, κ a day.
// Of those here at the horizon, who had not decided, service leaves
//
//	S(t) = exp(−i·∫₀ᵗ H(u) du),  H(u) = ∫ e^(−κx)/g dx over a ≤ x ≤ min(u, a+g)
//
// t days later (H(u) = e^(−κa) from u = a on where any day is a date). Who had
// decided leaves on the day they had decided on, with chance e^(−κt).
//
// What moves on after the horizon (learning, staff that is not replaced, a ramp
// not yet over) is not played on.

// lasting is how many months go on.
const lasting = 3

// undecided is what a segment's customers lately did about leaving over service.
//
//	H(u) │          ┌────────── (e^(−κa) − e^(−κ(a+g)))/(κg)
//	     │        ╱
//	     │      ╱
//	     └─────┼────┼─────────► u
//	           a    a+g
//
// H is the share of decisions made at one moment that have been carried out u days later: none before
// the lag, all that were not cancelled after a whole term.
type undecided struct {
	decided int32   // here today, and will leave over service
	formed  float64 // decisions of the last months, by who had not decided
	days    float64 // of customers who had not decided, in those months
}

// decisions are those of all segments.
type decisions struct {
	undecided []undecided // by segment
}

func (s *decisions) reset(b *base)           { s.undecided = cleared(s.undecided, len(b.groups)) }
func (s *decisions) copyFrom(src *decisions) { s.undecided = copied(s.undecided, src.undecided) }

// outlook is a segment after the horizon, by month of the terminal period.
type outlook struct {
	free    []float64 // customers of the horizon who had not decided and stay for other reasons
	decided []float64 // here of those who had, or had canceled it
	taken   []float64 // of those who had decided: gone, and here if they had not
}

// terminal is the value after the horizon: margin of the customers there are, less
// what support and winning newcomers cost, over the terminal period, discounted.
// Committed is the margin that decisions already formed take out of it.
//
// One rule for margin, support and acquisition: a terminal value on the losses alone would condemn
// every cut, one on the savings alone would bless it.
//
//	value = Σ_m (1 + r)^(−(m+1)/12) · (margin · customers here at the middle of month m − cost of a month)
func (a *planTotals) terminal() (value, committed float64) {
	d := a.d
	months := int(math.Round(d.plan.Money.TerminalMonths))
	if d.base.open || months == 0 {
		return 0, 0 // a queue has no customers to keep
	}
	monthly := a.lastingCost()
	for k := range d.base.groups {
		g, margin := &d.base.groups[k], d.base.Segments[k].MarginPerMonth
		e := a.exitOf(g)
		o := d.outlookOf(g, e, months)
		joined := g.joinsPerDay * dates.EngineMonth * d.wordOfMouth
		monthly += d.atFullSize(joined) * d.plan.Money.AcquisitionPerNew
		newcomers := .5 * joined // of the month itself, at its middle
		for m := range months {
			here := o.free[m]*e.survival((float64(m)+.5)*dates.EngineMonth) + o.decided[m] + newcomers
			value += d.discounted(m) * margin * d.atFullSize(here)
			committed += d.discounted(m) * margin * d.atFullSize(o.taken[m])
			newcomers += joined * e.newcomerSurvival(float64(m+1)*dates.EngineMonth)
		}
	}
	for m := range months {
		value -= d.discounted(m) * monthly
	}
	return value, committed
}

// discounted is what money of a month of the terminal period is worth at the horizon.
//
//	(1 + r)^(−(m+1)/12),   r a year: at the end of month m, counted from 0
func (d *Desk) discounted(m int) float64 {
	return portable.Pow(1+d.plan.Money.DiscountPerYear, -float64(m+1)/12)
}

// lastMonths are the months that go on, the first of them and how many.
func (a *planTotals) lastMonths() (from, n int) {
	n = min(lasting, a.months)
	return a.months - n, n
}

// lastingCost is what support costs in a month that goes on.
func (a *planTotals) lastingCost() (cost float64) {
	from, n := a.lastMonths()
	for m := from; m < a.months; m++ {
		t := a.month(m)
		cost += (costOf(t) - t.booked(fSeverance)) / float64(n)
	}
	return cost
}

// exit is how the customers of a segment leave after the horizon: i, κ, a and g of
// the law above, and the hazard of other reasons a day.
type exit struct {
	formed, canceled, ahead, gate, other float64
	together                             float64   // share of contracts that renew together …
	renewals                             []float64 // … so many days after the horizon
}

// exitOf reads the rates of the last months: decisions formed per undecided customer
// and day, and good experiences a day that cancel one. Issues that end as failures
// cancel none.
func (a *planTotals) exitOf(g *group) exit {
	d, w := a.d, &a.d.undecided[g.index]
	failures, ended := 0.0, 0.0
	for m, _ := a.lastMonths(); m < a.months; m++ {
		failures += a.month(m).counted(tFailures)
		ended += endsOf(&d.tally[m+1])
	}
	good := g.rate * (1 - ratioOr0(failures, ended))
	e := exit{
		formed: ratioOr0(w.formed, w.days), canceled: max(good*d.plan.Churn.Recovery, 1e-7), // κ = 0 is a limit
		ahead: d.base.lagDays(g), gate: g.gate, other: g.tenure.other, together: g.together,
	}
	for _, day := range g.renewals {
		if after := day - float64(d.day); after > 0 {
			e.renewals = append(e.renewals, after)
		}
	}
	return e
}

// survival is S(t): that of dates spread over the term, and of contracts that renew together.
func (e exit) survival(t float64) float64 {
	if e.together == 0 {
		return e.spread(t)
	}
	return (1-e.together)*e.spread(t) + e.together*e.survivalTogether(t)
}

// spread is S(t) of contracts with dates all over the term.
//
// H is integrated in closed form over the three stretches: before the lag nobody can have left, then
// dates of the term come due one after another, and beyond a whole term they come at a constant rate.
func (e exit) spread(t float64) float64 {
	if t <= e.ahead {
		return 1
	}
	kappa := e.canceled
	soon := portable.Exp(-kappa * e.ahead)
	if e.gate == 0 {
		return portable.Exp(-e.formed * soon * (t - e.ahead))
	}
	y := min(t, e.ahead+e.gate)
	hazard := ((y-e.ahead)*soon - (soon-portable.Exp(-kappa*y))/kappa) / (kappa * e.gate)
	hazard += (t - y) * (soon - portable.Exp(-kappa*(e.ahead+e.gate))) / (kappa * e.gate)
	return portable.Exp(-e.formed * hazard)
}

// newcomerSurvival is the share of those who join after the horizon still there at an
// age, whose dates count from the day they joined (tenure.go).
func (e exit) newcomerSurvival(age float64) float64 {
	carried := portable.Exp(-e.canceled * e.ahead)
	if e.gate > 0 {
		age = e.gate * math.Floor(age/e.gate)
		carried *= -math.Expm1(-e.canceled*e.gate) / (e.canceled * e.gate)
	}
	return tenure{other: e.other, service: e.formed * carried, ahead: e.ahead, gate: e.gate}.alive(age)
}

// outlookOf tells who of a segment is here when: by the departures expected, and
// of those who had decided, one by one.
//
// Those who had decided are few, so they are looked at one by one; all others are the counts
// departures are kept in.
func (d *Desk) outlookOf(g *group, e exit, months int) outlook {
	o := outlook{make([]float64, months+1), make([]float64, months), make([]float64, months)}
	middles := middlesBefore(months)
	until := func(leaves int16) int { return int(middles[min(int(leaves)-int(d.day), len(middles)-1)]) }
	deciders, stay := d.undecided[g.index].decided, d.active[g.index]
	stay -= deciders
	for day, m := range middles {
		n := d.leavers[((int(d.day)+day)*len(d.base.groups)+g.index)*reasons]
		o.free[m] += float64(n)
		stay -= n
	}
	o.free[months] += float64(stay)
	for c := g.first; deciders > 0; c++ {
		cu := &d.customers[c]
		if cu.state&intends == 0 || engineDay(cu.leaves) < d.day {
			continue
		}
		deciders--
		carried := portable.Exp(-e.canceled * (float64(cu.leaves) - float64(d.day)))
		gone := until(cu.leaves)
		for m := range gone {
			o.decided[m]++
		}
		for m := gone; m < until(cu.other); m++ {
			o.decided[m] += 1 - carried
			o.taken[m] += carried
		}
	}
	sum := 0.0
	for m := months; m >= 0; m-- { // of who leaves when: who is here when
		sum, o.free[m] = sum+o.free[m], sum
	}
	return o
}

// middlesBefore is, by days from the horizon, how many months have had their
// middle before: as long as all of them have not, and one day more.
func middlesBefore(months int) (n []uint16) {
	for day, m := 0, 0; m < months; day++ {
		if float64(day) > (float64(m)+.5)*dates.EngineMonth {
			m++
		}
		n = append(n, uint16(m))
	}
	return n
}

// lastingDays is how many days of the terminal period departures are counted for.
func (b *base) lastingDays() int {
	return len(middlesBefore(int(math.Round(b.Money.TerminalMonths))))
}

// countUndecided books a day of customers who may decide to leave.
func (d *Desk) countUndecided() {
	for k, n := range d.active {
		d.undecided[k].days += float64(n - d.undecided[k].decided)
	}
}

// startLasting begins the months that go on after the horizon.
func (d *Desk) startLasting() {
	for k := range d.undecided {
		d.undecided[k].formed, d.undecided[k].days = 0, 0
	}
}

// decided is how many customers will leave over service, full size.
func (d *Desk) decided() float64 {
	n := int32(0)
	for k := range d.undecided {
		n += d.undecided[k].decided
	}
	return d.atFullSize(float64(n))
}
