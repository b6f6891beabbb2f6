// Package stats turns the values of worlds into moments, quantiles and
// confidence intervals. interval.go holds every interval formula of the
// project, each with its source, its conditions and a test of its coverage.
//
// Two kinds of spread are never mixed. A quantile of worlds is risk: more
// worlds do not narrow it. An [Interval] is simulation error: it shrinks like
// one over the square root of the number of independent values. Worlds of one
// block of a design depend on each other, so intervals over designs take
// [BlockMeans], never the worlds themselves.
//
// Too little data gives no interval and a warning in words, never NaN:
//
//	iv, warning := stats.Mean([]float64{3.1}, .90)
//	// iv == nil, warning == "an interval needs at least 2 values, got 1"
package stats
