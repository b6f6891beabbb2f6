package stats_test

import (
	"fmt"

	"boomerang/sim/stats"
)

func Example() {
	// Four blocks of a design, 8 worlds each: sums of a measure.
	iv, _ := stats.BlockMeans([]float64{80, 88, 72, 80}, []int{8, 8, 8, 8}, .90)
	fmt.Printf("%.2f to %.2f, %s\n", iv.Lo, iv.Hi, iv.Estimator)

	iv, warning := stats.Mean([]float64{3.1}, .90)
	fmt.Println(iv, warning)

	worlds := stats.Sorted([]float64{-9, 4, 1, 7, -3, 2, 8, 5, 6, 3})
	fmt.Printf("median %g, worst fifth %g\n", stats.Quantile(worlds, .5), stats.Shortfall(worlds, .2))
	// Output:
	// 9.04 to 10.96, block means, t
	// <nil> an interval needs at least 2 values, got 1
	// median 3.5, worst fifth -6
}
