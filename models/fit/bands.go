package fit

import (
	"math"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Month places what was seen among the values of the worlds.
//
// Rank is the probability integral transform with ties by halves: uniform over months if the plan's
// worlds are like history.
//
// The transform is that of Dawid 1984, JRSS A 147:
//
//	rank = (worlds below + half of those equal) / worlds
//
// A rank near 0 or 1 in many months is a bias; ranks crowded in the middle are bands too wide. Distance
// keeps the unit of the measure and is from the median, not the mean, since money of a world is skewed.
func Month(seen float64, worlds []float64) result.BackMonth {
	sorted := stats.Sorted(worlds)
	q := func(p float64) float64 { return stats.Quantile(sorted, p) }
	below, found := slices.BinarySearch(sorted, seen)
	upto := below
	for found && upto < len(sorted) && sorted[upto] == seen {
		upto++
	}
	mean := 0.
	for _, x := range sorted {
		mean += x / float64(len(sorted))
	}
	return result.BackMonth{
		Seen: seen, P5: q(.05), P25: q(.25), P50: q(.5), P75: q(.75), P95: q(.95),
		Rank: float64(below+upto) / 2 / float64(len(sorted)), Mean: mean, Distance: seen - q(.5),
	}
}

// fewestMonths is where a coverage begins to mean something.
//
// With five months even perfect bands hold all of them more often than not (.9⁵ = .59).
const fewestMonths = 6

// Covered says how a measure's months lie in the bands. Months depend on each
// other, and an assumption that holds in a world holds in all its months, so
// they are no independent trials. What is usual is therefore asked of the
// worlds themselves (a Monte Carlo test; Barnard 1963): each is taken for a
// history, worlds[w][i] its i-th month. Expected is the coverage of nine worlds
// in ten; Tail the share that lies as far from the median as history does, by
//
//	mean over months of |x − median| / half the width of the 90 % band.
//
// The verdicts, by where history lies against what worlds do to each other:
//
//	Tail < .05, above the median in > 80 % of months   history above
//	Tail < .05, in < 20 %                              history below
//	Tail < .05, between                                history swings more than the worlds
//	fewer than six months, or worlds cover < half      too little data
//	Tail > .95                                         bands too wide
//	else                                               as predicted
//
// Tail has 1 added above and below, history being one of the draws under the hypothesis: it is never 0,
// and with 19 worlds or fewer no verdict against the plan is possible. A binomial test of Inside90 was
// left out, because it takes months for independent and condemns a good plan whose one wrong assumption
// holds all year.
func Covered(m *result.BackMeasure, worlds [][]float64) {
	n, above := float64(len(m.Months)), 0.
	seen := make([]float64, len(m.Months))
	for i, k := range m.Months {
		seen[i] = k.Seen
		m.Inside50 += truth(k.P25 <= k.Seen && k.Seen <= k.P75) / n
		above += truth(k.Seen > k.P50) / n
		m.Bias += k.Distance / n
		m.Apart += math.Abs(k.Distance) / n
	}
	var far float64
	m.Inside90, far = inside(m.Months, seen)
	m.Above, m.Tail = above, 1
	shares := make([]float64, len(worlds))
	for w, values := range worlds {
		share, distance := inside(m.Months, values)
		shares[w] = share
		m.Tail += truth(distance >= far)
	}
	m.Tail /= float64(len(worlds) + 1)
	shares = stats.Sorted(shares)
	m.Expected = [2]float64{stats.Quantile(shares, .05), stats.Quantile(shares, .95)}
	switch {
	case m.Tail < .05 && above > .8:
		m.Verdict = result.HistoryAbove
	case m.Tail < .05 && above < .2:
		m.Verdict = result.HistoryBelow
	case m.Tail < .05:
		m.Verdict = result.HistorySwings
	case len(m.Months) < fewestMonths || m.Expected[0] < .5:
		m.Verdict = result.TooLittleData
	case m.Tail > .95:
		m.Verdict = result.BandsTooWide
	default:
		m.Verdict = result.AsPredicted
	}
}

// inside is the share of months in the 90 % band, and how far off all are.
//
// Half the band's width makes measures in money and in shares comparable. A band of no width takes a
// billionth of its median instead, so that a constant that is hit is at distance 0 and one that is
// missed far away.
func inside(months []result.BackMonth, values []float64) (share, far float64) {
	n := float64(len(months))
	for i, k := range months {
		share += truth(k.P5 <= values[i] && values[i] <= k.P95) / n
		far += math.Abs(values[i]-k.P50) / max((k.P95-k.P5)/2, 1e-9*math.Abs(k.P50), 1e-12) / n
	}
	return share, far
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Coverage is the calibration plot of all measures: of the middle share of
// worlds, the share of months inside.
//
// Central intervals at every level at once: of a plan that predicts well the curve is the diagonal.
// Months are pooled, though they depend on each other, so its wiggles mean little.
//
// A month is inside the central share p when |2·rank − 1| ≤ p, with rank as in Month. 21 levels, 0 to
// 1.
func Coverage(all []result.BackMeasure) (curve []result.CoveragePlot) {
	for i := range 21 {
		p := result.CoveragePlot{Level: float64(i) / 20}
		inside, of := 0.0, 0.0
		for _, m := range all {
			for _, k := range m.Months {
				of++
				inside += truth(math.Abs(2*k.Rank-1) <= p.Level)
			}
		}
		p.Inside = inside / max(of, 1)
		curve = append(curve, p)
	}
	return curve
}
