package desk

import (
	"math"

	"boomerang/sim/dates"
)

// Renewals in a month. Where the law or the season sets the date, annual contracts do not renew all over the
// year: Medicare Advantage and the US marketplace renew all on 1 January, employers' plans mostly ([S] B). Of a
// segment a stated share renews on the first day of its month, whoever they are and whenever they joined; the
// rest is spread as ever. So what was lived through over a year shows on one day of it.
//
// A company that wins customers all year and loses them on one day is larger before it than after. Its stated
// customers are those of day 0 all the same:
//
//	N(fill) = N · ((1 − share) + share · x),   x + y·D/365 = 1, or with a renewal r days after the filling
//	(x + y·r/365)·(1 − y) + y·(D − r)/365 = 1
//
// with y the churn a year and D the days from the filling to day 0. Formulas take renewals as spread, and so does
// what lasts after the horizon.

// setRenewals lays out the days on which contracts of a segment renew together, from before the filling on.
func (g *group) setRenewals(b *base, s *Segment) {
	g.together = 0
	if s.RenewalMonth == 0 || s.Contract != AnnualContract {
		return
	}
	g.together = s.RenewalShare
	first := -int(b.dayZero) - 400 // more than a year before the first day of the engine
	for day, last := first, b.days+b.lastingDays()+400; day < last; day++ {
		if h := &b.Horizon; h.monthOfYear(day) == s.RenewalMonth-1 && h.monthOfYear(day-1) != s.RenewalMonth-1 {
			g.renewals = append(g.renewals, float64(b.onEngine(day)))
		}
	}
}

// renewalAfter is the first of those days that is not before a moment, and after another.
func (g *group) renewalAfter(from, after float64) float64 {
	for _, day := range g.renewals {
		if day >= from && day > after {
			return day
		}
	}
	return math.Inf(1)
}

// latestRenewal is the last of them up to a moment.
func (g *group) latestRenewal(now float64) (latest float64) {
	for _, day := range g.renewals {
		if day <= now {
			latest = day
		}
	}
	return latest
}

// renewsTogether reports whether a customer's contract is one of those.
func (d *Desk) renewsTogether(g *group, c int32) bool {
	return g.together > 0 && d.customerKey(c).Uniform(fateRenewal, 1) < g.together
}

// atFilling is how many customers there are at the filling, of those on day 0, so that as many are there then.
func (g *group) atFilling(b *base, churn float64) float64 {
	if g.together == 0 {
		return 1
	}
	fill, zero := float64(b.fill), float64(b.dayZero)
	x := 1 - churn*(zero-fill)/dates.PlainYear
	if r := g.latestRenewal(zero); r > fill {
		x = (1-churn*(zero-r)/dates.PlainYear)/(1-churn) - churn*(r-fill)/dates.PlainYear
	}
	return 1 - g.together + g.together*x
}
