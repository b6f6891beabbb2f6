package stats

import (
	"cmp"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// StandardRanks are the mid-ranks of values, in their order, with mean 0 and variance 1 (n − 1); nil where
// nothing varies or a value is not finite.
func StandardRanks(values []float64) []float64 {
	n := len(values)
	order := make([]int, n)
	for i, v := range values {
		if order[i] = i; !IsFinite(v) {
			return nil
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	ranks := make([]float64, n)
	for i := 0; i < n; {
		j := i
		for j < n && values[order[j]] == values[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			ranks[order[k]] = float64(i+j-1) / 2
		}
		i = j
	}
	mean, sd := stat.MeanStdDev(ranks, nil)
	if !(sd > 0) {
		return nil
	}
	for i := range ranks {
		ranks[i] = (ranks[i] - mean) / sd
	}
	return ranks
}

// RankCorrelation is that of two lists of values (Spearman 1904), 0 where one of them does not vary or has
// a value that is no number.
func RankCorrelation(a, b []float64) float64 {
	x, y := StandardRanks(a), StandardRanks(b)
	if x == nil || y == nil || len(x) != len(y) {
		return 0
	}
	return stat.Correlation(x, y, nil)
}
