package desk

import "math"

// Suppliers. An outsourced pool lays nobody off: its contract is given notice, and after that its heads come down
// over a while, the same number every week. It has an attrition of its own (trade press: captive desks 20 %,
// outsourced up to 100 % a year [S] C) and may solve less at the first contact.
//
//	gone by the end of week i of n after the notice = heads · i/n
//
// The floor under its invoice is the contract's and is kept by bookStaff (Pool.Minimum).

// quality is the pool's first-contact resolution relative to the stated one.
func (p *Pool) quality() float64 {
	if p.Quality > 0 {
		return p.Quality
	}
	return 1
}

// crew is the workforce of a pool: the company's, with the pool's own attrition where it has one.
func (q *Pool) crew(w Workforce) Workforce {
	if q.AttritionPerYear > 0 {
		w.AttritionPerYear = q.AttritionPerYear
	}
	return w
}

// crewsOfPools are the workforces of a plan's pools, at least one.
func (p *Params) crewsOfPools() []Workforce {
	all := []Workforce{p.Workforce}
	for k := range p.Pools {
		all = append(all[:k], p.Pools[k].crew(p.Workforce))
	}
	return all
}

// inPool is a plan with the attrition of a pool.
func (p *Params) inPool(q *pool) Params {
	own := *p
	own.Workforce = q.crew(p.Workforce)
	return own
}

// weeksDown is over how many weeks the heads of a supplier come down.
func (q *Pool) weeksDown() float64 { return math.Max(1, math.Ceil(q.RampDownDays/7)) }

// contracted reports whether heads of a pool go by a supplier's contract.
func (q *Pool) contracted() bool { return q.Outsourced && q.NoticeDays+q.RampDownDays > 0 }

// endContract has a supplier's heads come down.
func (d *Desk) endContract(p *people, q *Pool, heads float64) {
	n := q.weeksDown()
	for i := range int(n) {
		after := math.Max(d.plan.Cut.NoticeDays, q.NoticeDays) + q.RampDownDays*float64(i+1)/n
		p.notices = append(p.notices, notice{hire: hire{d.day.moment() + engineMoment(after), heads / n}})
	}
	p.sortNotices()
}

// meanDaysDown is how long a head stays on average after the announcement.
//
//	notice + Σ_i ramp · i/n / n = notice + ramp · (n+1)/(2n)
func (q *Pool) meanDaysDown(notice float64) float64 {
	n := q.weeksDown()
	return math.Max(notice, q.NoticeDays) + q.RampDownDays*(n+1)/(2*n)
}
