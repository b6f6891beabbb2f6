package desk

import "math"

// What has been published of first attempts truly solved: Gartner 2023, CRMArena-Pro
// 2025 and the tau-bench leaderboards, on bounded work and on the long tail [S, DATA] A.
const (
	publishedBounded, publishedBoundedMost = .58, .92
	publishedTail, publishedTailMost       = .14, .60
)

// Ability is what the assistant can do at the first attempt: the mean share
// truly solved of the bounded work and of the long tail, NaN where there is no
// such work, and whether the deflection asked of it is reached with that.
type Ability struct {
	Bounded, LongTail float64
	Coverage          float64 // share of routed contacts that meet it
	Reached           bool
}

// Ability works out what a stated deflection asks of the assistant, whatever
// the plan routes to it. There must be customers.
func (p Params) Ability() Ability {
	p = p.small()
	s := newBase(statusQuo(p)).solve(&p)
	return Ability{
		Bounded: meanSuccess(p.Categories, s.success, false), LongTail: meanSuccess(p.Categories, s.success, true),
		Coverage: s.coverage, Reached: s.reached,
	}
}

// Published reports whether both lie within what has been published.
//
// The bounds are the lowest and the highest figure of evidence, not an interval: outside them nobody
// has reported such an assistant, for better or worse.
func (a Ability) Published() bool {
	const hair = 1e-9
	return !(a.Bounded < publishedBounded-hair || a.Bounded > publishedBoundedMost+hair ||
		a.LongTail < publishedTail-hair || a.LongTail > publishedTailMost+hair)
}

// meanSuccess is success over the bounded categories or the long tail, weighed
// by issues; NaN where there are none.
//
//	Σ share_c · success_c / Σ share_c
func meanSuccess(categories []Category, success []float64, longTail bool) float64 {
	sum, weight := 0.0, 0.0
	for k, c := range categories {
		if c.LongTail == longTail {
			sum += c.Share * success[k]
			weight += c.Share
		}
	}
	if weight == 0 {
		return math.NaN()
	}
	return sum / weight
}
