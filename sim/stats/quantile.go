package stats

import (
	"fmt"
	"math"
	"slices"
)

// Quantile returns the type 7 sample quantile of ascending values (Hyndman and
// Fan 1996), the default of R, NumPy and spreadsheets: linear between the
// order statistics around 1 + (n−1)p. It panics on an empty slice or a p
// outside [0, 1].
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 || !(p >= 0 && p <= 1) {
		panic(fmt.Sprintf("stats: quantile %v of %d values", p, len(sorted)))
	}
	h := p * float64(len(sorted)-1)
	i := min(int(h), len(sorted)-1)
	if i == len(sorted)-1 {
		return sorted[i]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// Sorted returns an ascending copy of the values.
func Sorted(xs []float64) []float64 {
	s := slices.Clone(xs)
	slices.Sort(s)
	return s
}

// Shortfall returns the mean of the lowest share of ascending values (expected
// shortfall; Rockafellar and Uryasev 2002). Where share·n is no whole number
// the value at the edge counts in part. It panics on an empty slice or a share
// outside (0, 1].
func Shortfall(sorted []float64, share float64) float64 {
	if len(sorted) == 0 || !(share > 0 && share <= 1) {
		panic(fmt.Sprintf("stats: shortfall of share %v of %d values", share, len(sorted)))
	}
	k := share * float64(len(sorted))
	whole := min(int(k), len(sorted))
	sum := 0.0
	for _, x := range sorted[:whole] {
		sum += x
	}
	if whole < len(sorted) {
		sum += (k - float64(whole)) * sorted[whole]
	}
	return sum / k
}

// ShortfallParts returns one value per input value whose plain mean estimates
// the shortfall: q + min(x − q, 0)/share with q their share-quantile (Rockafellar
// and Uryasev 2000). An error in q changes the mean in second order only, so an
// interval of that mean is one of the shortfall when the tail is not tiny.
func ShortfallParts(xs []float64, q, share float64) []float64 {
	parts := make([]float64, len(xs))
	for i, x := range xs {
		parts[i] = q + math.Min(x-q, 0)/share
	}
	return parts
}
