package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"

	"gonum.org/v1/gonum/floats"
)

// Months summarises every monthly measure of every plan, plan by plan. The
// number of months is what the outcomes hold; nil without series. The error is
// one of reading series that were left on disk.
//
// Values of some months are held at a time, [value][world], so that memory does not grow with the
// number of worlds.
func Months(r *Runs, s Study) ([]result.Series, error) {
	k := len(s.SeriesMeasures)
	if k == 0 || r.Used() == 0 {
		return nil, nil
	}
	var row result.Row
	if err := r.row(0, s.Reference, &row); err != nil || len(row.Series) == 0 {
		return nil, err
	}
	all := make([]result.Series, 0, k*len(s.Plans))
	for _, name := range s.Plans {
		for _, measure := range s.SeriesMeasures {
			all = append(all, result.Series{Plan: name, Measure: measure.Name, Level: s.level()})
		}
	}
	values, at := len(row.Series), max(1, heldValues/2/r.Used()) // with those of the reference
	for from := 0; from < values; from += at {
		to := min(from+at, values)
		base, err := r.months(s.Reference, from, to)
		if err != nil {
			return nil, err
		}
		for plan := range s.Plans {
			held := base
			if plan != s.Reference {
				if held, err = r.months(plan, from, to); err != nil {
					return nil, err
				}
			}
			for i, xs := range held {
				measure := (from + i) % k
				of := &all[plan*k+measure]
				addMonth(of, r.leaning(r.columnOf(xs), r.Controls.Series, measure))
				if plan != s.Reference {
					floats.Sub(xs, base[i])
					addGap(of, r.leaning(r.columnOf(xs), r.Controls.Series, measure))
				}
			}
		}
	}
	return all, nil
}

// months reads some of a plan's monthly values, [value][world], of every world
// estimates rest on.
//
// A world's row is read once for the whole range [from, to), since reading it is what costs; the
// numbers lie in one piece of memory, cut into columns.
func (r *Runs) months(plan, from, to int) ([][]float64, error) {
	n := r.Used()
	held, all := make([][]float64, to-from), make([]float64, (to-from)*n)
	for i := range held {
		held[i] = all[i*n : (i+1)*n : (i+1)*n]
	}
	var row result.Row
	for w := range n {
		if err := r.row(w, plan, &row); err != nil {
			return nil, err
		}
		for i := range held {
			held[i][w] = row.Series[from+i]
		}
	}
	return held, nil
}

// addMonth appends one month to every column of a series.
//
// Worlds without a value in a month are left out of its mean, as in the estimates; a month without any
// has NaN in every column, so that all columns keep the length of the horizon.
func addMonth(s *result.Series, c column) {
	none := math.NaN()
	q, iv := &result.Quantiles{P5: none, P25: none, P50: none, P75: none, P95: none},
		&result.Interval{Lo: none, Hi: none}
	if xs := c.values(); len(xs) > 0 {
		q = quantiles(stats.Sorted(xs))
	}
	mean, found, _ := c.mean(s.Level)
	if found != nil {
		iv = found
		s.Estimator = iv.Estimator
	}
	s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, iv.Lo), append(s.Hi, iv.Hi)
	s.P5, s.P25, s.P50 = append(s.P5, q.P5), append(s.P25, q.P25), append(s.P50, q.P50)
	s.P75, s.P95 = append(s.P75, q.P75), append(s.P95, q.P95)
}

// addGap appends one month of plan minus reference; a gap on either side is none.
//
// The difference within a world, x_w(plan) − x_w(reference), and then its mean: the interval is that
// of paired differences, and narrower than those of the two means by what the shared draws have in
// common.
func addGap(s *result.Series, c column) {
	iv := &result.Interval{Lo: math.NaN(), Hi: math.NaN()}
	mean, found, _ := c.mean(s.Level)
	if found != nil {
		iv = found
	}
	s.Gap, s.GapLo, s.GapHi = append(s.Gap, mean), append(s.GapLo, iv.Lo), append(s.GapHi, iv.Hi)
}
