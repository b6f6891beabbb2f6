package desk

import (
	"math"

	"boomerang/sim/portable"
)

// status is what the past tells about a stream: people, under the status quo.
//
// Estimated and not given: a company knows its past only through the same surveys, so charts inherit
// the errors of their baseline. Limits are found with those errors in the streams (control_chart.go).
type status struct {
	share  float64    // p₀ of all days, NaN where nothing is known
	day    [7]float64 // p₀ by weekday, NaN where nothing is known
	truth  [7]float64 // … without the error of its answers
	spread float64    // √(1+φ), see swings
	in     inControl
}

// leastPast is the fewest days, and leastAnswers the fewest answers a day, that
// a chart is read from.
const (
	leastPast    = 14
	leastAnswers = 5
)

// pastDay is what a stream gave on a day of the past, at full size.
type pastDay struct {
	sample
	weekday int
}

// recordPast files yesterday's answers about people in the past; what came in
// while the company filled up is left out.
func (d *Desk) recordPast() {
	m := &d.monitor
	for q := range m.past {
		s := m.yesterday(q, byPeople)
		s = sample{d.atFullSize(s.n), d.atFullSize(s.content)}
		if d.day > d.base.fill && s.n >= leastAnswers {
			m.past[q] = append(m.past[q], pastDay{s, d.base.weekday(d.day - 1)})
		}
	}
	m.empty()
}

// learnQuality closes the past.
//
// Sampling errors are keyed to the first day of the plan, so every plan of a world is
// read against the same baseline.
func (d *Desk) learnQuality() {
	m := &d.monitor
	for q := range m.past {
		m.statusQuo[q] = statusOf(m.past[q], func(weekday int) float64 {
			return d.dayKey(d.day).Normal(fateReading, noiseOf(q)|1<<20|uint32(weekday)<<24)
		})
		m.past[q] = m.past[q][:0]
	}
	m.empty()
}

// statusOf learns a baseline for each weekday, with the sampling error of its
// answers: noise is that error in its own standard deviation.
//
//	p₀(w) = p(w) + √(p(w)(1−p(w))/n(w)) · noise(w),   w a weekday
//
// then drawn towards the mean of all days as far as chance set them apart (shrink).
//
// Weekdays differ by mix and load, so a Monday is read against Mondays; with a handful of Mondays the
// estimate is drawn towards the mean of all days, which costs less error than it brings.
func statusOf(past []pastDay, noise func(weekday int) float64) status {
	usual := status{share: math.NaN()}
	if len(past) < leastPast {
		return usual
	}
	var by [7]sample
	for _, s := range past {
		by[s.weekday].n += s.n
		by[s.weekday].content += s.content
	}
	days, weekdays, n, seen := float64(len(past)), 0., 0., 0.
	var sampling [7]float64
	for w, s := range by {
		p := s.content / s.n
		usual.truth[w], usual.day[w] = p, math.NaN()
		if p > 0 && p < 1 {
			sampling[w] = p * (1 - p) / s.n
			usual.day[w] = p + math.Sqrt(sampling[w])*noise(w)
			n, seen = n+s.n, seen+s.n*usual.day[w]
			weekdays++
		}
	}
	if n == 0 {
		return usual
	}
	usual.share = seen / n
	phi, slow := usual.swings(past, days-weekdays)
	usual.spread = math.Sqrt(1 + phi)
	kept := usual.shrink(&sampling, weekdays)
	truth := phi / (1 + phi) // share of a reading's variance that no sampling error is
	usual.in = inControl{
		slow: slow * truth, days: days,
		weekday: math.Sqrt(kept * weekdays / days), spread: truth / math.Sqrt(2*(days-weekdays)),
	}
	return usual
}

// knows reports whether readings of a weekday have a baseline.
func (q *status) knows(weekday int) bool { return q.day[weekday] > 0 && q.day[weekday] < 1 }

// sd is the standard deviation of a reading of n answers on a weekday.
func (q *status) sd(weekday int, n float64) float64 {
	p := q.day[weekday]
	return q.spread * math.Sqrt(p*(1-p)/n)
}

// swings is how much wider days spread around their weekday's mean than their
// answers alone would, as a p′ chart takes it from the days themselves (Laney
// 2002, Quality Engineering 14), and the slow share of it:
//
//	φ = Σ z² / (days − weekdays),  z = (p − p₀) / √(p₀(1−p₀)/n)
//
// p is the truth, to whose variance the sampling error adds 1. What neighbouring
// days share is summed over a week with falling weights (Bartlett; Newey and
// West 1987, Econometrica 55) and given to an AR(1) that forgets in a week.
func (q *status) swings(past []pastDay, free float64) (phi, slow float64) {
	z, sum := make([]float64, len(past)), 0.
	for k, s := range past {
		if p := q.truth[s.weekday]; q.knows(s.weekday) {
			z[k] = (s.content/s.n - p) / math.Sqrt(p*(1-p)/s.n)
			sum += z[k] * z[k]
		}
	}
	shared, most, chance := 0., 0., 0.
	for lag := 1; lag < 7; lag++ {
		weight := 1 - float64(lag)/7
		most += weight * (portable.Pow(weekLag, float64(lag)) - (longRun(1)-1)/float64(len(past)))
		chance += weight * weight
		for k := lag; k < len(z); k++ {
			shared += weight * z[k] * z[k-lag]
		}
	}
	upper := ratioOr0(shared, sum) + math.Sqrt(chance/float64(len(past)))
	return sum / free, max(0, min(1, upper/most))
}

// shrink draws the weekdays' baselines towards that of all days as far as chance
// may have set them apart, and returns how much of their distance is kept: all
// but (weekdays − 3)/χ² (Efron and Morris 1975, Journal of the American
// Statistical Association 70), where χ² is the sum of their squared distances in
// standard errors.
func (q *status) shrink(sampling *[7]float64, weekdays float64) (kept float64) {
	chi := 0.
	for w, v := range sampling {
		if v > 0 {
			off := (q.day[w] - q.share) / q.spread
			chi += off * off / v
		}
	}
	kept = 1
	if weekdays > 3 {
		kept = max(0, 1-(weekdays-3)/chi)
	}
	for w := range q.day {
		q.day[w] = q.share + kept*(q.day[w]-q.share)
	}
	return kept
}
