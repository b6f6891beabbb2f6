package distribution

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"sort"
)

// Empirical is the law of a value picked from data, each with equal chance.
//
// No smoothing: what was never seen has no chance, so tails end with the data.
type Empirical struct{ sorted []float64 }

// NewEmpirical returns the law of the values, in any order; there must be at
// least one, all finite.
func NewEmpirical(values []float64) (Empirical, error) {
	if len(values) == 0 {
		return Empirical{}, fmt.Errorf("no values")
	}
	for _, v := range values {
		if err := requireFinite([]string{"a value"}, v); err != nil {
			return Empirical{}, err
		}
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return Empirical{sorted}, nil
}

// Quantile is the smallest value that at least the share u of the values does
// not exceed.
//
// Type 1 of Hyndman and Fan (1996): a value that was seen and never one between two,
// so that a sample of sizes of teams has whole people in it.
func (d Empirical) Quantile(u float64) float64 {
	n := len(d.sorted)
	i := int(math.Ceil(clamp01(u)*float64(n))) - 1
	return d.sorted[max(0, i)]
}

// CDF is the share of the values of at most x.
func (d Empirical) CDF(x float64) float64 {
	below := sort.Search(len(d.sorted), func(i int) bool { return d.sorted[i] > x })
	return float64(below) / float64(len(d.sorted))
}

// String names the data by count, ends and a hash.
func (d Empirical) String() string {
	h := fnv.New64a()
	for _, v := range d.sorted {
		fmt.Fprintln(h, v)
	}
	return fmt.Sprintf("empirical(%d values, %v to %v, %x)", len(d.sorted), d.sorted[0], d.sorted[len(d.sorted)-1],
		h.Sum64())
}
