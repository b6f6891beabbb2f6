package desk

import "math"

// Vitals are what a running desk is known by.
//
// These five are what a manager can check against the own reports before believing a verdict; check
// --baseline prints both columns.
type Vitals struct {
	Level          float64 // share answered in time
	Occupancy      float64 // share of time on duty that is busy
	Repeats        float64 // share of contacts that are not the first of their issue
	Leavers        float64 // customers who leave, per customer and year
	CostPerContact float64 // payroll per contact answered, in the currency of the file
}

// Stated are the vitals the parameters state, or imply by formula: what the
// month before day 0 should come to. There must be customers.
//
//	leavers = Σ customers · churn a year at annual renewals, else · −ln(1 − churn), / Σ customers
func (p Params) Stated() Vitals {
	b := newBase(statusQuo(p.small()))
	issues, customers, leavers := 0.0, 0.0, 0.0
	for _, s := range p.Segments {
		issues += s.Customers * s.IssuesPerYear / 12
		customers += s.Customers
		if s.Contract == AnnualContract { // at a renewal a share goes at once
			leavers += s.Customers * s.ChurnPerYear
		} else {
			leavers += s.Customers * -math.Log1p(-s.ChurnPerYear)
		}
	}
	f := &b.reference
	return Vitals{
		Level: p.Humans.ServiceLevel, Occupancy: b.staff.occupancy * ratioOr0(b.staff.needed, b.staff.heads),
		Repeats: 1 - ratioOr0(f.Issues, f.Contacts), Leavers: ratioOr0(leavers, customers),
		CostPerContact: ratioOr0(b.payroll(&p), issues*f.Answered),
	}
}

// Simulated are the vitals of the month before day 0.
//
// Cost is payroll per contact answered of the month before day 0; the assistant plays no part before
// it.
func (o DayOne) Simulated(p Params) Vitals {
	b := newBase(statusQuo(p.small()))
	return Vitals{
		Level: o.Level, Occupancy: o.Occupancy, Repeats: o.RepeatRate, Leavers: o.Leavers,
		CostPerContact: ratioOr0(b.payroll(&p), o.Answered),
	}
}

// payroll of day 0, a month at full size.
func (b *base) payroll(p *Params) (sum float64) {
	for k := range b.pools {
		sum += b.pools[k].staff.heads * p.costOf(&b.pools[k]) / 12
	}
	return sum
}

// costOf is what a head of a pool costs a year.
func (p *Params) costOf(q *pool) float64 {
	if q.CostPerHeadYear >= 0 {
		return q.CostPerHeadYear
	}
	return p.Money.CostPerHeadYear
}

// BeyondLevel is how many of the heads needed on day 0 the limit of occupancy
// asks for beyond the stated service level, at full size. Without the limit they
// are slack, and slack decides which cut is safe.
//
// Found by sizing twice, with the limit and without: at a large desk the limit binds long before the
// service level, and the difference is slack that no cut shows.
func (p Params) BeyondLevel() float64 {
	if p.Arrivals.OpenPerHour > 0 || len(p.Segments) == 0 || p.Humans.Occupancy <= 0 {
		return 0
	}
	p = p.small()
	with := newBase(statusQuo(p)).staff.needed
	p.Humans.Occupancy = 0
	return max(0, with-newBase(statusQuo(p)).staff.needed)
}

// small lays out few customers where nothing is played: the desk is sized at
// full size.
//
// Formulas do not read the scale; laying out a million customers to throw them away would only take
// time.
func (p Params) small() Params {
	const few = 1000
	customers := 0.0
	for _, s := range p.Segments {
		customers += s.Customers
	}
	p.Scale = min(p.Scale, few/customers)
	return p
}

// HeadsNeeded is how many heads the stated service level and the limit of
// occupancy need on day 0, at full size: whole people.
func (p Params) HeadsNeeded() float64 {
	return wholePeople(newBase(statusQuo(p.small())).staff.needed)
}

// wholePeople is a need as people: where 27.2 are needed, 27 are too few; where nobody is
// needed it is 0 and not the -0 that rounding up leaves.
func wholePeople(need float64) float64 { return max(0, math.Ceil(need-1e-6)) }

// CutOf is how many of how many heads of day 0 the plan's cut takes in the end, at
// full size; parts of a person where a share or a service level gives them.
func (p Params) CutOf() (cut, heads float64) {
	b := newBase(statusQuo(p.small()))
	for _, n := range newPlan(b, p).cutHeads {
		cut += n
	}
	return cut, b.staff.heads
}
