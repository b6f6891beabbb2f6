package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Every line of money in one small case that can be worked out in the head: a
// pool of a hundred heads at 73,000 a year, which is 200 a head and day.

const headDay = 200. // money a head costs a day

// dayOneOf is a desk on day 0 of a plan, in its first month: a hundred people, all
// proficient, of whom nobody leaves by himself.
func dayOneOf(change func(*Params)) *Desk {
	p := company()
	p.Workforce.AttritionPerYear, p.Workforce.BurnoutPerPoint, p.Workforce.Backfill = 0, 0, false
	p.Humans.Heads, p.Money.CostPerHeadYear = 100, headDay*dates.PlainYear
	p.Routing.Policy, p.Cut.Who = HumansOnly, Newest
	change(&p)
	d := presentOf(sim.NewFates(1, 0), p, listener{})
	d.plan = newPlan(d.base, p)
	d.day = d.base.dayZero
	d.openMonth(1)
	before := engineMoment(math.Inf(-1))
	for k := range d.teams {
		d.teams[k].people = people{cohorts: []cohort{{before, 100}}, desk: 100, target: 100, cutAt: before}
	}
	return d
}

// staffDay plays a day of staff in the first pool.
func (d *Desk) staffDay() {
	d.staffPool(d.planDay(), &d.teams[0], &d.base.pools[0])
	d.day++
}

// hasBooked compares what the month has booked with what it should have.
func hasBooked(t *testing.T, d *Desk, want map[fullIndex]float64) {
	t.Helper()
	for k, v := range want {
		if got := d.month.booked(k); math.Abs(got-v) > 1e-9*max(1, math.Abs(v)) {
			t.Errorf("booking %d is %v, want %v", k, got, v)
		}
	}
}

func TestPayrollOfADay(t *testing.T) {
	d := dayOneOf(func(*Params) {})
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{
		fPayroll: 100 * headDay, fHeadDays: 100, fSeverance: 0, fHiring: 0, fRehiring: 0,
		fRedeployment: 0,
	})
	d.teams[0].people.training = []hire{{d.day.moment() + 10, 7}} // paid from the first day of training
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{fPayroll: 207 * headDay, fHeadDays: 207})
	if pay := d.teams[0].timesheet.pay; math.Abs(pay-207*headDay) > 1e-6 {
		t.Errorf("the timesheet is paid %v, the people %v", pay, 207*headDay)
	}
}

// Twenty under notice: whoever of them is not gone by himself is laid off.
func TestSeveranceOfALayoff(t *testing.T) {
	for _, vacated := range []float64{0, 5, 20, 30} {
		d := dayOneOf(func(p *Params) { p.Money.SeverancePerHead = 15_000 })
		s := &d.teams[0].people
		s.cohorts[0].heads, s.desk, s.target = 100-vacated, 100-vacated, 80
		s.notices = []notice{{hire: hire{d.day.moment(), 20}}}
		d.staffDay()
		gone := max(0, 20-vacated)
		hasBooked(t, d, map[fullIndex]float64{
			fSeverance: gone * 15_000, fLaidOff: gone, fPlacesCut: 20, fRedeployed: 0,
			fPayroll: (100 - vacated - gone) * headDay,
		})
	}
}

func TestCostOfHiring(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Money.HiringPerHead, p.Workforce.TrainingDays = 14_000, 28 })
	d.teams[0].people.coming = []hire{{d.day.moment(), 5}, {d.day.moment() + 1, 9}}
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{fHired: 5, fHiring: 5 * 14_000, fRehiring: 0, fPayroll: 105 * headDay})
}

// Five come, three of them back: the recruiting of the three and a fifth more
// pay for them are costs of the reversal, the rest is not.
func TestCostOfHiringBack(t *testing.T) {
	for _, c := range []struct{ since, half, year float64 }{
		{0, 3, 3},
		{182, 3, 3},
		{183, 0, 3},
		{365, 0, 3},
		{366, 0, 0},
	} {
		d := dayOneOf(func(p *Params) { p.Money.HiringPerHead, p.Money.RehirePremium = 14_000, .2 })
		s := &d.teams[0].people
		s.coming, s.recalled, s.cutAt = []hire{{d.day.moment(), 5}}, 3, d.day.moment()-engineMoment(c.since)
		d.staffDay()
		hasBooked(t, d, map[fullIndex]float64{
			fHired: 5, fHiring: 2 * 14_000, fRehiring: 3*14_000 + .2*3*headDay,
			fPayroll: 105 * headDay, fRehired6: c.half, fRehired12: c.year,
		})
		if s.recalled != 0 || s.rehired != 3 {
			t.Errorf("%v are still wanted back and %v are back, of 3", s.recalled, s.rehired)
		}
	}
}

// Twenty go to other work, worth six tenths of what they cost.
func TestCostOfRedeployment(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Cut.By, p.Cut.Retraining, p.Cut.Worth, p.Money.SeverancePerHead = Redeploy, 3_000, .6, 15_000
	})
	s := &d.teams[0].people
	s.target, s.notices = 80, []notice{{hire: hire{d.day.moment(), 20}}}
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{
		fRedeployed: 20, fRedeployment: 20*3_000 + 20*.4*headDay, fSeverance: 0,
		fLaidOff: 0, fPlacesCut: 0, fPayroll: 80 * headDay,
	})
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{fRedeployment: 20*3_000 + 2*20*.4*headDay})
}

// A supplier of a hundred with fifty left, nine tenths of which are paid for until
// day 30; who is hired back at a fifth more counts towards it.
func TestMinimumOfASupplier(t *testing.T) {
	supplier := func(p *Params) {
		p.Pools = []Pool{{
			Name: "supplier", Skills: []string{"everything"}, Heads: 100, CostPerHeadYear: 36_500,
			Outsourced: true, Minimum: .9, TermDays: 30,
		}}
		p.Money.RehirePremium, p.Money.SeverancePerHead, p.Money.HiringPerHead = .2, 15_000, 14_000
	}
	for _, c := range []struct {
		day          engineDay
		rehired, pay float64
	}{{0, 0, 90}, {29, 0, 90}, {30, 0, 50}, {0, 10, 88}, {30, 10, 50}} {
		d := dayOneOf(supplier)
		d.day += c.day
		s := &d.teams[0].people
		s.cohorts[0].heads, s.desk, s.target, s.rehired = 50, 50, 50, c.rehired
		d.staffDay()
		hasBooked(t, d, map[fullIndex]float64{fPayroll: c.pay * 100, fRehiring: .2 * c.rehired * 100})
	}
	d := dayOneOf(supplier) // no severance and no cost of hiring: the supplier's
	s := &d.teams[0].people
	s.target, s.notices, s.coming = 80, []notice{{hire: hire{d.day.moment(), 20}}}, []hire{{d.day.moment() + 1, 5}}
	d.staffDay()
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{
		fLaidOff: 20, fHired: 0, fSeverance: 0,
		fHiring: 0,
	}) // a layoff withdraws orders
	s.coming = []hire{{d.day.moment(), 5}}
	d.staffDay()
	hasBooked(t, d, map[fullIndex]float64{fHired: 5, fHiring: 0})
}

// Ten solved, four silent and six left are twenty that a vendor bills, forty at
// full size of a half; three leaks at 50 and 500 by amount.
func TestBillsOfAMonth(t *testing.T) {
	month := func(change func(*Params), after func(*Desk)) *Desk {
		d := dayOneOf(func(p *Params) {
			p.Scale, p.Assistant.PricePerSession, p.Assistant.PlatformPerMonth = .5, 1.5, 2_000
			p.Controls.LeakCost, p.Money.AcquisitionPerNew, p.Money.ExposureClosed = 50, 40, 700
			change(p)
		})
		d.add(tSolvedSession, 10)
		d.add(tSilent, 4)
		d.add(tBotLeft, 6)
		d.add(tLeaks, 3)
		d.add(tLeakedAmount, 500)
		d.add(tJoined, 7)
		d.teams[0].timesheet = timesheet{duty: 1_000, handled: 500, returns: 100, pay: 5_000}
		if after != nil {
			after(d)
		}
		d.closeMonth(0)
		return d
	}
	live := func(p *Params) { p.Routing.Policy, p.Valve.NoRoute = Everything, .3 }
	hasBooked(t, month(live, nil), map[fullIndex]float64{
		fAssistant: 40 * 1.5, fPlatform: 2_000,
		fLeakage: (3*50 + 500) / .5, fExposure: 700, fAcquisition: 14 * 40, fRepeatPay: 500, fHeadsEnd: 100,
	})
	open := month(live, func(d *Desk) { d.valveOpen = true })
	hasBooked(t, open, map[fullIndex]float64{fPlatform: 2_000, fExposure: 0})
	routed := month(func(p *Params) { p.Routing.Policy = Everything }, nil)
	hasBooked(t, routed, map[fullIndex]float64{fPlatform: 2_000, fExposure: 0})
	people := month(func(p *Params) { p.Valve.NoRoute = .3 }, nil)
	hasBooked(t, people, map[fullIndex]float64{fPlatform: 0, fExposure: 0})
	assisted := month(func(p *Params) { p.Assistant.AssistGain = .1 }, nil)
	hasBooked(t, assisted, map[fullIndex]float64{fPlatform: 2_000, fExposure: 0})
	over := month(live, func(d *Desk) { d.teams[0].timesheet.handled = 2_000 }) // shifts that run over
	hasBooked(t, over, map[fullIndex]float64{fRepeatPay: 250})
	// The middle of the first month is day 15: live before it, or not yet.
	for goLive, platform := range map[float64]float64{15: 2_000, 16: 0} {
		late := month(func(p *Params) { live(p); p.Assistant.GoLiveDay = goLive }, nil)
		hasBooked(t, late, map[fullIndex]float64{fPlatform: platform})
	}
	cameBack := func(d *Desk) { d.add(tBilledBack, 5); d.add(tSessions, 30) }
	refunds := func(p *Params) { live(p); p.Assistant.RefundShare = .3 }
	hasBooked(t, month(refunds, cameBack), map[fullIndex]float64{fAssistant: (40 - .3*10) * 1.5})
	inHouse := func(p *Params) { refunds(p); p.Assistant.PricedBy, p.Assistant.SessionCost = BySession, .2 }
	hasBooked(t, month(inHouse, cameBack), map[fullIndex]float64{fAssistant: 60 * .2})
	dearer := month(func(p *Params) { live(p); p.Assistant.PriceGrowth = 1 }, nil)
	hasBooked(t, dearer, map[fullIndex]float64{fAssistant: 60 * math.Pow(2, 15./dates.PlainYear)})
}

// A noticed incident costs once; one that comes out late costs by the ratio.
func TestCostOfIncidents(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Incidents = Incidents{
			Cost: 5_000, Unknown: .2, Withheld: .5, DisclosureDays: 60, LateRatio: 3,
			TrustShock: .1,
		}
	})
	d.incident(0, .9) // noticed and told: .9 is above .2 + .8·.5
	hasBooked(t, d, map[fullIndex]float64{fIncidentCount: 1, fIncidents: 5_000})
	if d.trustLost != .1 || d.trustUntil != shockDays || len(d.disclose) != 0 {
		t.Errorf("told: %v of trust lost until day %v, %d to come out", d.trustLost, d.trustUntil, len(d.disclose))
	}
	d.incident(1, .5) // noticed and withheld
	d.incident(2, .1) // not noticed
	hasBooked(t, d, map[fullIndex]float64{fIncidentCount: 3, fIncidents: 15_000})
	if len(d.disclose) != 2 || d.disclose[0] != (hidden{61, false}) || d.disclose[1] != (hidden{62, true}) {
		t.Errorf("to come out: %+v", d.disclose)
	}
	d.trustLost = 0
	d.incidentsToday(60)
	hasBooked(t, d, map[fullIndex]float64{fIncidents: 15_000})
	d.incidentsToday(61)
	hasBooked(t, d, map[fullIndex]float64{fIncidents: 25_000})
	if math.Abs(d.trustLost-.3) > 1e-12 || d.trustUntil != 61+shockDays {
		t.Errorf("late: %v of trust lost until day %v", d.trustLost, d.trustUntil)
	}
	d.incidentsToday(61 + shockDays) // the other has come out too, and the shock of the first is over
	hasBooked(t, d, map[fullIndex]float64{fIncidents: 35_000})
}

// A hundred simulated customers are two hundred; at 20 a month they bring
// 200 · 20 · 12/365 a day.
func TestMarginOfADay(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Scale, p.Segments[0].MarginPerMonth = .5, 20 })
	d.active[0] = 100
	d.bookCustomers()
	want := 200 * 20 * 12. / 365
	hasBooked(t, d, map[fullIndex]float64{fMargin: want})
	if math.Abs(d.earned[0]-want) > 1e-9 || d.month.counted(tCustomerDays) != 100 {
		t.Errorf("the segment earned %v of %v in %v days", d.earned[0], want, d.month.counted(tCustomerDays))
	}
}

// twoTotals are a plan and its reference of three months at half scale, by what
// each costs and earns a month.
func twoTotals(cost, margin, refCost, refMargin []float64) *planTotals {
	of := func(cost, margin []float64) *planTotals {
		d := dayOneOf(func(p *Params) { p.Scale, p.Horizon.Months = .5, len(cost) })
		a := &planTotals{d: d, months: len(cost)}
		for m := range cost {
			d.tally[m+1].book(fPayroll, cost[m])
			d.tally[m+1].book(fMargin, margin[m])
			a.sum.plus(a.month(m), 1)
		}
		return a
	}
	a, ref := of(cost, margin), of(refCost, refMargin)
	a.ref, ref.ref = ref, ref
	return a
}

// What a plan comes to against its reference: saved is what costs less, lost is
// what is earned less, and the loss overtakes in the month from which it leads
// for good.
func TestPlanAgainstReference(t *testing.T) {
	flat := []float64{100, 100, 100, 100, 100}
	a := twoTotals([]float64{60, 60, 60, 60, 60}, []float64{90, 20, 100, 60, 10}, flat, flat)
	if a.savings() != 200 || a.loss() != 220 || a.net() != -20 {
		t.Errorf("saves %v, loses %v, net %v", a.savings(), a.loss(), a.net())
	}
	a.sum.book(fAcquisition, 5) // winning customers is a loss too
	if a.later, a.ref.later = 30, 10; a.loss() != 225 || a.netTerminal() != -25+20 {
		t.Errorf("loses %v with acquisition, net %v with what comes after", a.loss(), a.netTerminal())
	}
	// ahead by month: 30, −10, 30, 30, −20
	if s, l := a.cumulative(1); s != 80 || l != 90 {
		t.Errorf("two months save %v and lose %v", s, l)
	}
	if got := a.payback(); got != (result.Payback{Turning: 5}) {
		t.Errorf("%+v, want a turn in month 5", got)
	}
}

// Customers lost are those the reference has more, at full size, in all and by segment.
func TestCustomersLost(t *testing.T) {
	flat := []float64{0, 0, 0}
	a := twoTotals(flat, flat, flat, flat)
	a.d.tally[3].add(tActiveEnd, 80)
	a.ref.d.tally[3].add(tActiveEnd, 100)
	if got := Measures[measureIndex("customers_lost")].Run(a); got != 40 {
		t.Errorf("%v customers lost of 200 where 160 are left", got)
	}
	if got := lost([]int32{0, 100}, []int32{0, 80}, 1); got != 20 {
		t.Errorf("%v lost of 100 where 80 are left", got)
	}
	if lost([]float64{1}, nil, 0) != 0 {
		t.Error("open arrivals are nobody's")
	}
}
