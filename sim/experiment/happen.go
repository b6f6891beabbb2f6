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
