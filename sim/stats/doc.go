// Package stats turns values of worlds into moments, quantiles and intervals.
package stats
