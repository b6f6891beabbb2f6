package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
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
// with y the churn a year and D the days from the filling to day 0. Where only means over a year are asked for
// (the split of churn), contracts that renew together are like others: intents form all year, so that the days from
// one to its renewal are spread over the year all the same.

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

// missedTogether is missedMonths of contracts that renew together.
//
//	Σ_k (months of deciding between R_(k−1) − lag and R_k − lag) · (end − R_k),   R the renewals
func (b *base) missedTogether(g *group, live float64) (months float64) {
	end, lag, before := float64(b.playDays()), b.lagDays(g), math.Inf(-1)
	start := end - live*dates.EngineMonth
	for _, day := range g.renewals {
		deciding := min(day-lag, end) - max(before-lag, start)
		months += max(0, deciding) * max(0, end-day) / (dates.EngineMonth * dates.EngineMonth)
		before = day
	}
	return months
}

// survivalTogether is S(t) after the horizon (terminal.go) of contracts that renew together: who decides between
// the lag before one renewal and before the next goes on that next one.
//
//	S(t) = exp(−i·Σ_(R_k ≤ t) (e^(−κa) − e^(−κ(R_k − s)))/κ),   s = max(0, R_(k−1) − a)
func (e exit) survivalTogether(t float64) float64 {
	hazard, since, kappa := 0.0, 0.0, e.canceled
	for _, day := range e.renewals {
		if day > t {
			break
		}
		if day-e.ahead > since {
			hazard += (portable.Exp(-kappa*e.ahead) - portable.Exp(-kappa*(day-since))) / kappa
			since = day - e.ahead
		}
	}
	return portable.Exp(-e.formed * hazard)
}
