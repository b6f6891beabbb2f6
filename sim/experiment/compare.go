package experiment

import "boomerang/sim/result"

// Study names what the columns of the outcomes are.
type Study struct {
	Plans          []string
	Reference      int // index of the plan the others are compared with
	Measures       []result.Measure
	SeriesMeasures []result.Measure
	Level          float64 // of every interval; 0 means .90
}

// Compare estimates every measure of every plan, plan by plan, from the whole
// blocks of the runs, with warnings where the runs are too few.
func Compare(r *Runs, s Study) ([]result.Estimate, []result.Warning) { return nil, nil }

// Months summarises every monthly measure of every plan.
func Months(r *Runs, s Study) []result.Series { return nil }

// Probability estimates how likely it is that holds is true of a world, for a
// plan of the study. Holds sees the plan's row and the reference's.
func Probability(r *Runs, s Study, plan int, holds func(row, reference []float64) bool) result.Probability {
	return result.Probability{}
}

// Happening estimates when an event falls that a measure records as a moment,
// NaN when it never happens.
func Happening(r *Runs, s Study, plan, measure int) result.Event { return result.Event{} }
