package stats

import (
	"fmt"
	"math"

	"github.com/DataDog/sketches-go/ddsketch"
)

// sketchAccuracy is the relative error of a sketched quantile.
const sketchAccuracy = .01

// Sketch keeps the quantiles of a stream of any length in a few kilobytes,
// each within 1 % of a value of that rank (DDSketch: Masson, Rim and Lee 2019,
// Proc. VLDB 12). Sketches of parts merge to the sketch of the whole: counts
// are whole numbers, so any order of merging gives the same answers; merge in
// a fixed order all the same, as for everything that is written down.
//
// Relative error and not rank error: a P95 of waits to 1 % is useful, one to 1 % of rank is not where
// waits span five decades.
type Sketch struct{ d *ddsketch.DDSketch }

// NewSketch returns an empty sketch.
func NewSketch() *Sketch {
	d, err := ddsketch.NewDefaultDDSketch(sketchAccuracy)
	if err != nil {
		panic(fmt.Sprintf("stats: sketch of accuracy %v: %v", sketchAccuracy, err))
	}
	return &Sketch{d}
}

// Add takes one value. It panics on what is not a finite number.
func (s *Sketch) Add(x float64) {
	if math.IsNaN(x) || s.d.Add(x) != nil {
		panic(fmt.Sprintf("stats: %v cannot be sketched", x))
	}
}

// N is how many values were added.
func (s *Sketch) N() int { return int(s.d.GetCount()) }

// Quantile returns a value of rank p in (0, 1), in the unit of the values; NaN
// of nothing.
func (s *Sketch) Quantile(p float64) float64 {
	x, err := s.d.GetValueAtQuantile(p)
	if err != nil {
		return math.NaN()
	}
	return x
}

// Merge takes in what another sketch has seen; o stays as it is.
func (s *Sketch) Merge(o *Sketch) {
	if err := s.d.MergeWith(o.d); err != nil {
		panic(fmt.Sprintf("stats: sketches of one accuracy do not merge: %v", err))
	}
}
