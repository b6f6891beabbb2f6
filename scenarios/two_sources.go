package scenarios

import "math"

// twoSources is what to do where two files have shares that add to 1 each: a fragment of a
// company's own tickets over a base with categories of its own.
func (s *draft) twoSources() string {
	sums := map[string]float64{}
	for _, row := range s.names["category"] {
		if l, ok := s.top["category."+row+".share"]; ok {
			sums[l.pos.File] += l.value.median()
		}
	}
	whole := 0
	for _, sum := range sums {
		if math.Abs(sum-1) < 1e-6 {
			whole++
		}
	}
	if whole < 2 {
		return ""
	}
	return "; each of two files has shares that add to 1: calibrate --over BASE writes a fragment that gives those " +
		"of the " +
		"base share 0"
}
