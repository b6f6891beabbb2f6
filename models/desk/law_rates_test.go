package desk

import (
	"math"
	"testing"

	"boomerang/sim/dates"
)

// near compares figures that are the same by hand.
func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) { // NaN too
		t.Errorf("%s: %v, want %v", name, got, want)
	}
}

// A day of a hundred sessions of which 40 must fail, by the breaker's book: a
// tenth leaves first, a quarter of the failures is silent, a fifth of the
// successes is handed over all the same.
func TestDayOfABreaker(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Controls.Breaker, p.Routing.Policy = true, Everything
		p.Assistant.Abandonment, p.Assistant.Silent, p.Assistant.OverEscalation = .1, .25, .2
		p.Assistant.DiscoveryDays, p.Humans.RepeatDays, p.Humans.RepeatReturn = 7, 3.5, .5
		p.Valve = Valve{Steps: 1, DropPerStep: .5, NoRoute: .2, SwitchChannel: .3, GiveUp: .5, ReturnDays: 14}
	})
	b := &d.breakers[0]
	b.sessions, b.failed, d.risky[0], d.valveOpen = 100, 40, .02, false
	w := d.yesterdayOf(0)
	const wished = .75*36 + .2*(100-10-36) // 36 are left to fail
	near(t, "wishes", w.truth[wishes], wished)
	near(t, "actions", w.truth[actions], 2)
	near(t, "sessions", w.sessions[wishes], 100)
	near(t, "comebacks of a week ago", w.truth[comebacks], 0)
	// Out of 5: ½ drop out of the way and ⅕ of the others had none, .6 are blocked.
	back := 10*.5*(1-math.Exp(-2)) + 9*.5*(1-math.Exp(-1)) + .6*wished*(.3+.2*(1-math.Exp(-.5)))
	near(t, "who comes back in time", b.week[d.day%comebackDays].back, back)
	if b.sessions != 0 || b.failed != 0 {
		t.Error("the day goes on after it was read")
	}
	d.day += comebackDays
	near(t, "comebacks a week later", d.yesterdayOf(0).truth[comebacks], back)
	d.valveOpen = true
	b.sessions, b.failed = 100, 40
	d.yesterdayOf(0)
	near(t, "who comes back behind an open valve", b.week[d.day%comebackDays].back,
		10*.5*(1-math.Exp(-2))+9*.5*(1-math.Exp(-1)))
}

// Where nobody has left over an earlier failure, looking back in two parts is
// looking back in one: F(w) + e^(−(φ+h)w)·F(m−w) = F(m).
func TestFailedBeforeInOnePart(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Churn.MemoryDays, p.Churn.LagDays = 180, 60 })
	s, g := d.base.Segments[0], d.base.groups[0]
	g.failureRate, g.overFailure = .004, 0
	h := -math.Log1p(-s.ChurnPerYear) / dates.PlainYear
	inOne := func(phi float64) float64 { return phi / (phi + h) * -math.Expm1(-(phi+h)*180) }
	near(t, "in two parts", d.base.failedBefore(&g, s), inOne(.004))
	g.overFailure = .5 // of those who failed longer ago than the wait half are gone
	if got := d.base.failedBefore(&g, s); !(got < inOne(.004) && got > inOne(.002)) {
		t.Errorf("half of the old failures left: %v, between %v and %v", got, inOne(.002), inOne(.004))
	}
	g.overFailure, d.base.Churn.MemoryDays = .5, d.base.wait(&g)/2 // all within the wait
	near(t, "within the wait", d.base.failedBefore(&g, s),
		.004/(.004+h)*-math.Expm1(-(.004+h)*d.base.wait(&g)/2))
}

// The rates after the horizon are those of the last three months: six decisions
// in 3,000 undecided days; of four ends one is a failure, of the others a tenth
// cancels a decision.
func TestRatesOfAnExit(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Churn.Recovery, p.Horizon.Months = .1, 5 })
	a := &planTotals{d: d, months: 5}
	a.ref = a
	for m := range 5 {
		failures := 1.
		if m < 2 { // long ago
			failures = 3
		}
		a.month(m).add(tFailures, failures)
		a.month(m).add(tEndHuman, 3)
		a.month(m).add(tEndGivenUp, 1)
		a.month(m).book(fPayroll, 100*float64(m))
		a.month(m).book(fSeverance, 7)
	}
	d.undecided[0] = undecided{formed: 6, days: 3_000}
	g := d.base.groups[0]
	g.rate = .01
	e := a.exitOf(&g)
	near(t, "decisions a day", e.formed, .002)
	near(t, "decisions canceled a day", e.canceled, .01*.75*.1)
	near(t, "cost of a month that goes on, without severance", a.lastingCost(), 300)
	if from, n := a.lastMonths(); from != 2 || n != 3 {
		t.Errorf("%d months from month %d go on", n, from)
	}
}

// What the month before day 0 shows of the desk is counted at full size.
func TestDayOneIsFullSize(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Scale = .5 })
	d.add(tContacts, 60)
	d.add(tRepeats, 15)
	d.add(tAnswered, 40)
	d.add(tHandle, 200)
	d.add(tBusy, 200)
	d.add(tDuty, 250)
	d.add(tOffered, 50)
	d.add(tInTime, 30)
	d.add(tWaitAnswered, 60)
	d.add(tWaitHungUp, 40)
	d.add(tLeftService, 1)
	d.add(tLeftOther, 2)
	d.add(tCustomerDays, 365)
	one := d.dayOne()
	for name, pair := range map[string][2]float64{
		"level": {one.Level, .6}, "occupancy": {one.Occupancy, .8}, "repeats": {one.RepeatRate, .25},
		"contacts": {one.ContactsPerMonth, 120}, "answered": {one.Answered, 80}, "minutes": {one.HandleMinutes, 5},
		"wait": {one.Wait, 2}, "leavers": {one.Leavers, 3}, "agents": {one.AgentsFullSize, 100},
		"customers": {one.CustomersSimulated, 20_000}, "heads": {one.Heads, 100},
	} {
		near(t, name, pair[0], pair[1])
	}
	g := &d.base.groups[0].tenure
	near(t, "churn over service", one.ChurnService, g.service*dates.PlainYear)
	near(t, "churn for other reasons", one.ChurnOther, g.other*dates.PlainYear)
}

// Staff between two loads lies on the line of square-root staffing: β at the
// ends, and halfway in √load their mean.
func TestStaffBetweenTwoLoads(t *testing.T) {
	low, high := hourStaff{servers: 16 + 1*4}, hourStaff{servers: 36 + .5*6} // β 1 at 16 erlangs, ½ at 36
	near(t, "at the low end", between(low, high, 16, 36, 16).servers, 20)
	near(t, "at the high end", between(low, high, 16, 36, 36).servers, 39)
	near(t, "between them", between(low, high, 16, 36, 25).servers, 25+.75*5)
}

// Nothing learns or drifts before it goes live, and from then on by its months.
func TestSkillCountsFromGoLive(t *testing.T) {
	a := Assistant{GoLiveDay: 20, LearningPerMonth: .5}
	near(t, "before", a.skill(.6, .95, 5, math.Inf(1)), .6)
	near(t, "on the day", a.skill(.6, .95, 20, math.Inf(1)), .6)
	near(t, "a month later", a.skill(.6, .95, 20+dates.EngineMonth, math.Inf(1)), .8)
}

// A cut is audited against the heads whose work goes and those there is no work
// for: slack adds, and a lack of heads takes nothing away.
func TestAuditOfACut(t *testing.T) {
	for slack, want := range map[float64]float64{0: 0, .25: 20, -.2: 0} {
		p := quoOf(company())
		p.Cut.Share = .1
		a := audit{p: p, b: newBase(statusQuo(p))}
		a.b.staff.needed, a.b.staff.heads = 80, 80*(1+slack)
		found := a.cut()
		near(t, "heads whose work goes", found[0].Bound, want)
		near(t, "heads cut", found[0].Value, .1*80*(1+slack))
	}
}

// The smallest pool is the one that handles the fewest contacts at once, of those
// that have any.
func TestSmallestPool(t *testing.T) {
	p := company()
	p.Pools = []Pool{
		{Name: "many", Skills: []string{"bounded", "dispute"}, Heads: math.NaN(), CostPerHeadYear: -1},
		{Name: "few", Skills: []string{"fraud"}, Heads: math.NaN(), CostPerHeadYear: -1},
		{Name: "idle", Skills: []string{"everything"}, Heads: math.NaN(), CostPerHeadYear: -1},
	}
	name, contacts := p.SmallestPool()
	b := newBase(statusQuo(p))
	if name != "few" || contacts != b.pools[1].atBusiest(b) || !(contacts < b.pools[0].atBusiest(b)) {
		t.Errorf("the smallest is %q with %v contacts at once", name, contacts)
	}
	near(t, "all of them at once", b.atBusiest(),
		b.pools[0].atBusiest(b)+b.pools[1].atBusiest(b)+b.pools[2].atBusiest(b))
}
