package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Quantile returns the type 7 sample quantile of ascending values (Hyndman and
// Fan 1996), the default of R, NumPy and spreadsheets: linear between the
// order statistics around 1 + (n−1)p. It panics on an empty slice or a p
// outside [0, 1].
//
// Type 7, since readers will compare with their spreadsheet.
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
//
// The lowest values, so for losses the caller turns the sign.
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

// ShortfallOver returns the interval of the shortfall of values in independent blocks:
// the jackknife over blocks (Tukey 1958), the shortfall being smooth in each. It needs
// FewBlocks blocks.
func ShortfallOver(blocks [][]float64, share, level float64) (*Interval, string) {
	if warning := need(FewBlocks, len(blocks), "blocks"); warning != "" {
		return nil, warning
	}
	type placed struct {
		value float64
		block int
	}
	var all []placed
	for b, block := range blocks {
		for _, x := range block {
			all = append(all, placed{x, b})
		}
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Compare(a.value, b.value) })
	of := func(but int) float64 {
		left := share * float64(len(all))
		if but >= 0 {
			left = share * float64(len(all)-len(blocks[but]))
		}
		k, sum := left, 0.
		for _, p := range all {
			if p.block != but {
				sum += min(left, 1) * p.value
				left = max(0, left-1)
			}
			if left == 0 {
				break
			}
		}
		return sum / k
	}
	without := make([]float64, len(blocks))
	for b := range blocks {
		without[b] = of(b)
	}
	return jackknifed(of(-1), without, level)
}
