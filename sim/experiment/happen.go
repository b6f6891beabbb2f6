package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Probability estimates how likely it is that holds is true of a world, for a
// plan of the study. Holds sees the plan's row and the reference's. The caller
// names the event (Name, Expr). It panics when there is no world.
func Probability(r *Runs, s Study, plan int, holds func(row, reference []float64) bool) result.Probability {
	c := r.column(func(o Outcome) float64 { return indicator(holds(o.Rows[plan], o.Rows[s.Reference])) })
	if c.draws() == 0 {
		panic("experiment: probability of no worlds")
	}
	p := result.Probability{Plan: s.Plans[plan]}
	p.Value, p.Interval = c.share(s.level())
	return p
}

// Happening estimates whether and when something happens that a measure
// records as a moment, NaN when it never does. Name, title and unit come from
// the measure. Quantiles are of the worlds in which it happens.
func Happening(r *Runs, s Study, plan, measure int) result.Event {
	m, moments := s.Measures[measure], r.measured(plan, measure)
	e := result.Event{
		Plan: s.Plans[plan], Name: m.Name, Title: m.Title, Unit: m.Unit,
		Quantiles: quantiles(stats.Sorted(moments.values())),
	}
	happens := r.column(func(o Outcome) float64 { return indicator(!math.IsNaN(o.Rows[plan][measure])) })
	e.Probability, e.Interval = happens.share(s.level())
	return e
}

// Survival is the share of worlds in which what a measure records as a moment
// has not happened yet, at each of the given times, in the measure's unit. At
// the last one it is the chance that it never happens inside the horizon.
func Survival(r *Runs, s Study, plan, measure int, times []float64) result.Survival {
	m := s.Measures[measure]
	out := result.Survival{Plan: s.Plans[plan], Name: m.Name, Unit: m.Unit, Times: times, Level: s.level()}
	for _, t := range times {
		alive := r.column(func(o Outcome) float64 { return indicator(!(o.Rows[plan][measure] <= t)) })
		share, interval := alive.share(s.level())
		out.Share = append(out.Share, share)
		lo, hi := math.NaN(), math.NaN()
		if interval != nil {
			lo, hi = interval.Lo, interval.Hi
		}
		out.Lo, out.Hi = append(out.Lo, lo), append(out.Hi, hi)
	}
	return out
}
