package learning

import (
	"boomerang/sim"
	"boomerang/sim/portable"
)

// What the fates of learning decide.
const (
	purposeLayer  sim.Purpose = iota + 1 // the order of the layers of a design
	purposeInside                        // the place inside a layer
	purposePick                          // one of several
	purposeNormal                        // a normal number
	purposeAccept                        // whether a proposal is taken
	purposeError                         // error and discrepancy of a simulated observation
)

// learningKey is the world number learning draws its fates under: below those of designs, above any world.
const learningKey = 3 << 61

// stream are the fates of one part of a study: a wave, a run of the sampler. A number belongs to (part, entity,
// purpose, occurrence), as everything random in the program does: no order of drawing, so that points may be walked,
// looked at and proposed by several workers at once.
type stream struct{ fates sim.Fates }

func newStream(seed uint64, part int) stream {
	return stream{sim.NewFates(seed, learningKey|uint64(part))}
}

// uniform is the i-th number of an entity for a purpose.
func (s stream) uniform(entity int, p sim.Purpose, i int) float64 {
	return s.fates.Of(uint64(entity)).Uniform(p, uint32(i))
}

// normal is the same, standard normal.
func (s stream) normal(entity int, p sim.Purpose, i int) float64 {
	return portable.NormalQuantile(s.uniform(entity, p, i))
}

// latin is a Latin hypercube of n points in the cube: every input meets every n-th of its range once (McKay, Beckman
// and Conover 1979).
func (s stream) latin(n, inputs int) [][]float64 {
	points := make([][]float64, n)
	for p := range points {
		points[p] = make([]float64, inputs)
	}
	for k := range inputs {
		layers := make([]int, n)
		for i := range layers {
			layers[i] = i
		}
		for i := n - 1; i > 0; i-- {
			j := int(s.uniform(k, purposeLayer, i) * float64(i+1))
			layers[i], layers[j] = layers[j], layers[i]
		}
		for p := range points {
			points[p][k] = (float64(layers[p]) + s.uniform(k, purposeInside, p)) / float64(n)
		}
	}
	return points
}
