package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Months summarises every monthly measure of every plan, plan by plan. The
// number of months is what the outcomes hold; nil without series.
func Months(r *Runs, s Study) []result.Series {
	k := len(s.SeriesMeasures)
	if k == 0 || r.Used() == 0 {
		return nil
	}
	var all []result.Series
	for plan, name := range s.Plans {
		for m, measure := range s.SeriesMeasures {
			series := result.Series{Plan: name, Measure: measure.Name, Level: s.level()}
			for i := m; i < len(r.outcomes[0].Series[plan]); i += k {
				addMonth(&series, r.column(func(o Outcome) float64 { return o.Series[plan][i] }))
			}
			all = append(all, series)
		}
	}
	return all
}

// addMonth appends one month to every column of a series.
func addMonth(s *result.Series, c column) {
	none := math.NaN()
	mean, q, iv := none, &result.Quantiles{P5: none, P25: none, P50: none, P75: none, P95: none}, &result.Interval{Lo: none, Hi: none}
	if xs := c.values(); len(xs) > 0 {
		mean, q = stats.MomentsOf(xs).Mean(), quantiles(stats.Sorted(xs))
	}
	if found, _ := c.interval(s.Level); found != nil {
		iv = found
		s.Estimator = iv.Estimator
	}
	s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, iv.Lo), append(s.Hi, iv.Hi)
	s.P5, s.P25, s.P50 = append(s.P5, q.P5), append(s.P25, q.P25), append(s.P50, q.P50)
	s.P75, s.P95 = append(s.P75, q.P75), append(s.P95, q.P95)
}
