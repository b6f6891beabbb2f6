package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Months is Mean for a monthly measure, month by month; PlanMeasure.Measure is one of the
// study's series. The error is one of reading series that were left on disk.
func (a Anchor) Months(part, full PlanMeasure) (means result.Numbers, err error) {
	of := len(a.Study.SeriesMeasures)
	ys, err := a.Part.monthly(part, of)
	if err != nil {
		return nil, err
	}
	xs, err := a.Full.monthly(full, of)
	if err != nil {
		return nil, err
	}
	for m := range ys {
		mean, _ := a.tie(a.Part.leaning(a.Part.columnOf(ys[m]), a.Part.Controls.Series, part.Measure),
			a.Full.leaning(a.Full.columnOf(xs[m]), a.Full.Controls.Series, full.Measure))
		means = append(means, mean)
	}
	return means, nil
}

// monthly reads one of so many monthly measures of a plan, [month][world], of every world
// estimates rest on.
func (r *Runs) monthly(at PlanMeasure, of int) (months [][]float64, err error) {
	var row result.Row
	for w := range r.Used() {
		if err := r.row(w, at.Plan, &row); err != nil {
			return nil, err
		}
		for m := range len(row.Series) / of {
			if m == len(months) {
				months = append(months, make([]float64, r.Used()))
			}
			months[m][w] = row.Series[m*of+at.Measure]
		}
	}
	return months, nil
}

// Survival is Survival of a plan of the part, tied at each time to that of a plan of the
// full runs. What has happened stays so: where the ties of two times would raise the
// share again it stays where it was.
func (a Anchor) Survival(part, full PlanMeasure, times []float64) result.Survival {
	m := a.Study.Measures[part.Measure]
	out := result.Survival{Name: m.Name, Unit: m.Unit, Times: times, Level: a.Study.level()}
	least := result.Interval{Lo: 1, Hi: 1}
	share := 1.
	for _, t := range times {
		alive := func(x float64) float64 { return stats.Indicator(!(x <= t)) }
		y, x := a.Part.mapped(part.Plan, part.Measure, alive), a.Full.mapped(full.Plan, full.Measure, alive)
		now, iv := a.share(y, x, []int{part.Measure})
		share = min(share, now)
		lo, hi := math.NaN(), math.NaN()
		if iv != nil {
			least.Lo, least.Hi = min(least.Lo, iv.Lo), min(least.Hi, max(iv.Hi, share))
			lo, hi = min(least.Lo, share), max(least.Hi, share)
		}
		out.Share, out.Lo, out.Hi = append(out.Share, share), append(out.Lo, lo), append(out.Hi, hi)
	}
	return out
}
