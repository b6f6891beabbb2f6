package desk

import (
	"cmp"
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// What adds up over a customer's issues may be all of them, or the worst alone: the renewal of a contract is
// said to weigh the past year and its extremes (Bolton, Lemon and Bramlett 2006 [S], second hand). With a weight
// w of the worst an issue adds, to the dose its customer has,
//
//	(1 − w)·dose + w·max(0, dose − worst),   worst: the largest dose of the last months, 0 if they hold none
//
// so that at w = 1 what a customer has is the worst within memory, and as many lesser issues as there may be
// add nothing. A worst that is forgotten leaves no second worst behind: the next issue counts whole.

// peak is the worst a customer remembers.
type peak struct {
	dose float32
	day  int16 // of the issue it is of
}

// peaks are those of all customers; none are kept where the sum alone counts.
type peaks struct{ worst []peak }

func (s *peaks) reset(b *base) {
	s.worst = s.worst[:0]
	if b.Churn.Worst > 0 {
		s.worst = cleared(s.worst, b.slots())
	}
}

func (s *peaks) copyFrom(src *peaks) { s.worst = copied(s.worst, src.worst) }

// beyondWorst is what a dose adds, of a customer who remembers the worst so far.
func (d *Desk) beyondWorst(customer int32, dose float64) float64 {
	c, p := &d.plan.Churn, &d.worst[customer]
	if float64(d.day)-float64(p.day) > c.WorstDays {
		p.dose = 0
	}
	before := p.dose
	if float32(dose) >= before { // in the precision it is kept in
		*p = peak{float32(dose), int16(d.day)}
	}
	return (1-c.Worst)*dose + c.Worst*max(0, dose-float64(before))
}

// remembers gives a resident of the first day what they remember, drawn from the law below.
func (d *Desk) remembers(c int32, g *group) {
	if len(d.worst) == 0 {
		return
	}
	m, key := g.memory, d.customerKey(c)
	u := key.Uniform(fateWorst, 0)
	d.worst[c] = peak{day: longAgo}
	for k, share := range m.held {
		if u -= share; u < 0 {
			// age of a record that ends at a rate, or with memory
			age := -math.Log1p(key.Uniform(fateWorst, 1)*math.Expm1(-m.rate[k]*m.days)) / m.rate[k]
			d.worst[c] = peak{float32(g.scale * m.value[k]), int16(float64(d.day) - age)}
			return
		}
	}
}

// remembered is the law of the worst a customer of a segment remembers, for issues of a few sizes at a rate λ:
// after a record v_k either a worse or equal issue comes, r_k = λ·P(v ≥ v_k) a day, or memory ends, M days on,
// or the customer leaves and somebody else comes who remembers nothing, h a day.
//
//	π_j·(1 − a_j·p_j) = p_j·(π_∅ + Σ_{k<j} π_k·a_k),   a_k = λ·t_k,  π_∅ = 1
//	time in state k:  t_k = (1 − e^(−(r_k+h)·M)) / (r_k + h),  in none 1/λ
//
// h is the stated churn; that who leaves over service remembers worse than others is left out.
type remembered struct {
	days        float64        // of memory
	value       [sizes]float64 // in intents, ascending
	rate, held  [sizes]float64 // at which a record ends within memory, a day; share of customers whose worst it is
	others, bad float64        // what an issue, or a failure, adds at w = 1, of its dose
}

// sizes is in how many sizes issues are told apart, half of them of failures.
const sizes = 24

// memoryOf works the law out for a segment: the doses of others and of failures are each taken as Gamma
// distributed, of the mean and the spread that issues have, as form takes them.
func (b *base) memoryOf(g *group) (m remembered) {
	f := &b.reference
	kinds := make([]sized, 0, sizes)
	put := func(share, mean, q float64, bad bool) {
		for _, x := range gammaSizes(q) {
			kinds = append(kinds, sized{mean * x, share * 2 / sizes, bad})
		}
	}
	put(1-f.FailureShare, ratioOr0(f.Intent+f.IntentSevere-f.IntentFailures, 1-f.FailureShare), b.doses.others, false)
	put(f.FailureShare, ratioOr0(f.IntentFailures, f.FailureShare), b.doses.failures, true)
	slices.SortStableFunc(kinds, func(x, y sized) int { return cmp.Compare(x.value, y.value) })
	m.days = b.Churn.WorstDays
	m.settle(g.rate, -math.Log1p(-b.Segments[g.index].ChurnPerYear)/dates.PlainYear, kinds)
	return m
}

// sized are issues of one size: how large a dose, how often, and whether they failed.
type sized struct {
	value, p float64
	bad      bool
}

// gammaSizes are as many equally likely sizes of a Gamma distribution of mean 1 and squared coefficient of
// variation q: its quantiles by Wilson and Hilferty (1931), brought to the mean.
//
//	x_u ∝ (1 − q/9 + z_u·√q/3)³,   u = (i + ½)/n
func gammaSizes(q float64) (x [sizes / 2]float64) {
	sum := 0.0
	for i := range x {
		z := portable.NormalQuantile((float64(i) + .5) / float64(len(x)))
		root := max(0, 1-q/9+z*math.Sqrt(q)/3)
		x[i] = root * root * root
		sum += x[i] / float64(len(x))
	}
	for i := range x {
		x[i] = ratioOr0(x[i], sum)
	}
	return x
}

// settle solves the chain for issues, and customers who are replaced, at rates a day.
func (m *remembered) settle(perDay, replaced float64, kinds []sized) {
	atLeast, visits, again, sum := 1., [sizes]float64{}, [sizes]float64{}, 1. // sum: π_∅ + Σ π_k·a_k so far
	total, adds, doses := 1/perDay, [2]float64{}, [2]float64{}
	for j, is := range kinds {
		bad := int(oneIf(is.bad))
		m.value[j] = is.value
		m.rate[j] = max(perDay*atLeast+replaced, 1e-12)
		lasts := -math.Expm1(-m.rate[j]*m.days) / m.rate[j]
		again[j] = perDay * lasts
		visits[j] = is.p * sum / max(1-again[j]*is.p, 1e-12)
		adds[bad] += is.p * is.value
		for k := range j {
			adds[bad] += visits[k] * again[k] * is.p * (is.value - m.value[k])
		}
		doses[bad] += is.p * is.value
		sum += visits[j] * again[j]
		m.held[j] = visits[j] * lasts
		total += m.held[j]
		atLeast -= is.p
	}
	for k := range m.held {
		m.held[k] /= total
	}
	m.others, m.bad = ratioOr0(adds[0]/total/perDay, doses[0]), ratioOr0(adds[1]/total/perDay, doses[1])
}

// weighed is what other issues and failures of a segment add on average, of their dose; 1 and 1 where the sum
// counts.
func (g *group) weighed(c *Churn) (others, failures float64) {
	if c.Worst == 0 {
		return 1, 1
	}
	return 1 - c.Worst + c.Worst*g.memory.others, 1 - c.Worst + c.Worst*g.memory.bad
}
