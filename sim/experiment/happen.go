package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Probability estimates how likely it is that a world meets a condition, for a
// plan of the study. The caller names the event. It panics when there is no
// world.
func Probability(r *Runs, s Study, plan int, c Condition) result.Probability {
	held := r.judged(c.root, plan, func(rows [][]float64) float64 { return stats.Indicator(c.Holds(rows, plan)) })
	if held.draws() == 0 {
		panic("experiment: probability of no worlds")
	}
	p := result.Probability{Plan: s.Plans[plan], Expr: c.Expr}
	p.Value, p.Interval = held.share(s.level(), r.effect(len(s.Plans), c.root.MeasuresOnce()))
	return p
}

// Happening estimates whether and when something happens that a measure
// records as a moment, NaN when it never does. Name, title and unit come from
// the measure. Quantiles are of the worlds in which it happens.
//
// A mean of moments would be over worlds in which it happens, and rise when the early ones go; share
// and quantiles are told apart instead.
func Happening(r *Runs, s Study, plan, measure int) result.Event {
	m, moments := s.Measures[measure], r.measured(plan, measure)
	e := result.Event{
		Plan: s.Plans[plan], Name: m.Name, Title: m.Title, Unit: m.Unit,
		Quantiles: quantiles(stats.Sorted(moments.values())),
	}
	happens := r.mapped(plan, measure, func(x float64) float64 { return stats.Indicator(!math.IsNaN(x)) })
	e.Probability, e.Interval = happens.share(s.level(), r.effect(len(s.Plans), []int{measure}))
	return e
}

// Survival is the share of worlds in which what a measure records as a moment
// has not happened yet, at each of the given times, in the measure's unit. At
// the last one it is the chance that it never happens inside the horizon.
//
// The plain share at each time, not Kaplan and Meier's product: every world is watched to the horizon,
// so nothing is censored before it.
func Survival(r *Runs, s Study, plan, measure int, times []float64) result.Survival {
	m := s.Measures[measure]
	out := result.Survival{Plan: s.Plans[plan], Name: m.Name, Unit: m.Unit, Times: times, Level: s.level()}
	effect := r.effect(len(s.Plans), []int{measure})
	for _, t := range times {
		alive := r.mapped(plan, measure, func(x float64) float64 { return stats.Indicator(!(x <= t)) })
		share, interval := alive.share(s.level(), effect)
		out.Share = append(out.Share, share)
		lo, hi := math.NaN(), math.NaN()
		if interval != nil {
			lo, hi = interval.Lo, interval.Hi
		}
		out.Lo, out.Hi = append(out.Lo, lo), append(out.Hi, hi)
	}
	return out
}
