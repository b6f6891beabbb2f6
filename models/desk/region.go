package desk

import (
	"context"
	"math"
)

// Bounds are what a plan may state of a key while everything else is as it says: both ends can be played.
type Bounds struct {
	Key         string
	Least, Most float64
	Step        float64 // ends are rounded inwards to whole steps
}

// What a world gives moves both ends: they are told for the parameters at hand, as a look at a scenario
// tells them at the medians, and a run plays the nearest deflection where a draw lies outside.
const (
	deflectionStep = .001 // a trial misses what formulas promise by thousandths
	headsStep      = 1
)

// Region is what each plan may ask of its assistant, and how many people it may let go:
//
//	assistant.deflection   from no skill to every category at its ceiling, on this mix
//	cut.heads              none to everybody, of the desk or of the pool that is cut
//
// A queue has neither, a plan without an assistant no deflection. Worthless where the context has ended.
func Region(ctx context.Context, plans []Params) [][]Bounds {
	r := rehearsal{halt: listening(ctx)}
	all := make([][]Bounds, len(plans))
	for k, p := range plans {
		if p.Arrivals.OpenPerHour > 0 {
			continue
		}
		if p.Routing.Policy != HumansOnly {
			all[k] = append(all[k], r.deflections(p))
		}
		if heads := newBase(statusQuo(p)).headsNamed(&p); heads > 0 {
			all[k] = append(all[k], Bounds{"cut.heads", 0, math.Floor(heads + .5), headsStep})
		}
	}
	return all
}

// deflections are the bounds of what may be asked of the assistant; where nothing is asked, as if it were.
func (r *rehearsal) deflections(p Params) Bounds {
	if math.IsNaN(p.Assistant.Deflection) {
		p.Assistant.Deflection = 0
	}
	least, most, _ := r.limits(&p, r.solve(&p))
	return Bounds{
		"assistant.deflection", math.Ceil(least/deflectionStep) * deflectionStep,
		math.Floor(most/deflectionStep) * deflectionStep, deflectionStep,
	}
}
