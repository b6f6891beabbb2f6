package fit

import (
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/distribution"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Level is the coverage of every interval and band of the package.
const Level = .90

// Swing is how days differ beyond chance: N(d) is Poisson with mean
// m(weekday)·B(d), B lognormal with mean 1 (doubly stochastic; Weinberg, Brown
// and Stroud 2007, JASA 102). Var(N/m) = 1/m + CV².
//
// Why not a negative binomial day by day: the factor of a day multiplies all its hours, and it has a
// memory from day to day that the desk plays too. A plain Poisson day would have a CV of 1/√m: .0056
// of a bank with 32,000 calls a day, where .063 was seen (fpp3 bank_calls, 164 weekdays [DATA]).
//
// What a share of a large desk inherits is CV and Lag1; the Poisson part follows from its size. So the
// split of the two is the point of the fit, and a single coefficient of variation would not do:
//
//	CV of a day    seen   = √(CV² + 1/m)
//	32,000 a day   .063   = √(.063² + .0056²)    chance is nothing
//	   100 a day   .118   = √(.063² + .10²)      chance is most
type Swing struct {
	Mean [7]float64 // of each weekday, 0 where there is none
	N    [7]int     // days behind it
	// 0 where days differ by no more than chance would: the estimate of CV² was at or below 0 and is
	// cut there.
	CV float64
	// of B from one calendar day to the next; NaN: fewer than 10 pairs
	Lag1   float64
	course Course
	square float64 // CV² as estimated, below 0 where days differ by less than chance
	doubt  float64 // standard error of that estimate if days differed by chance alone
}

// weighed is a day with its factor over the level.
type weighed struct {
	Total
	factor float64
}

// NewSwing fits days of a company that stands still.
func NewSwing(days []Total) Swing { return Course{}.Swing(days) }

// Swing fits days beside their course.
func (c Course) Swing(days []Total) Swing { return swingOf(c.weigh(days), c) }

// weigh puts its factor beside every day.
func (c Course) weigh(days []Total) []weighed {
	all := make([]weighed, len(days))
	for i, d := range days {
		all[i] = weighed{d, c.Factor(d.Day)}
	}
	return all
}

// swingOf is the fit. The moment estimator of CV² weighs days by m², which is
// what a sum of squared counts does, and takes the Poisson part off:
//
//	CV² = (n/(n−k)·Σ(N−m·f)² − Σm·f) / Σ(m·f)²   with k weekday means m = ΣN/Σf estimated
//
// and f the factor of a day over the level, 1 where the company stands still. n/(n−k) is the degrees of freedom lost
// to them;
// without it CV is low by 5 % at ten weeks of five days. An estimate by likelihood needs an integral a
// day, and this needs no law for B but its two moments.
//
// Season and growth go into f, or they would count as swing. Counts are not divided by f: a day of half
// the level has twice the chance in its ratio, and the Poisson part is that of what was counted.
//
// The doubt is the error of the estimate where CV is 0: of a chi-square with n − k degrees of freedom,
// √(2/(n−k))·Σmf/Σ(mf)².
func swingOf(days []weighed, course Course) Swing {
	s := Swing{Lag1: math.NaN(), course: course}
	var factors [7]float64
	for _, d := range days {
		w := dates.WeekdayOf(d.Day)
		s.Mean[w] += d.N
		factors[w] += d.factor
		s.N[w]++
	}
	k := 0
	for w := range s.Mean {
		if s.N[w] > 0 {
			s.Mean[w] /= factors[w]
			k++
		}
	}
	var squares, means, means2 float64
	for _, d := range days {
		m := s.Mean[dates.WeekdayOf(d.Day)] * d.factor
		squares += (d.N - m) * (d.N - m)
		means += m
		means2 += m * m
	}
	n := float64(len(days))
	if len(days) > k && means2 > 0 {
		s.square = (squares*n/(n-float64(k)) - means) / means2
		s.doubt = math.Sqrt(2/(n-float64(k))) * means / means2
		s.CV = math.Sqrt(max(0, s.square))
	}
	s.Lag1 = s.lag1(days)
	return s
}

// PerYear is the volume of a year of such weeks at the day for which the course states it.
//
//	365.25/7 · Σ m(weekday),   half width 1.645·√( CV²(1+ρ)/((1−ρ)n) + 1/ΣN + doubt² )
//
// takes the swing of days with their memory, chance, and what the slope is in doubt at that day.
func (s Swing) PerYear(days []Total) result.Measured {
	week, total := 0., 0.
	for _, m := range s.Mean {
		week += m
	}
	for _, d := range days {
		total += d.N
	}
	rho := max(0, min(.95, s.Lag1))
	if math.IsNaN(s.Lag1) {
		rho = 0
	}
	n, doubt := float64(len(days)), s.course.Doubt(s.course.At)
	half := portable.NormalQuantile((1+Level)/2) *
		math.Sqrt(s.CV*s.CV*(1+rho)/(1-rho)/n+1/max(total, 1)+doubt*doubt)
	x := week * dates.CivilYear / 7
	return result.Measured{Value: x, N: len(days), Interval: &stats.Interval{
		Lo: x * max(0, 1-half), Hi: x * (1 + half), Level: Level, Estimator: "normal, days with memory, growth in " +
			"doubt",
	}}
}

// Clear reports whether days differ by more than chance alone would make them in one
// export of twenty.
func (s Swing) Clear() bool { return s.square > portable.NormalQuantile((1+Level)/2)*s.doubt }

// Most is the CV above which days do not differ, where that is not clear of zero: the end
// of a one-sided 95 % interval.
func (s Swing) Most() float64 {
	return math.Sqrt(max(0, s.square) + portable.NormalQuantile((1+Level)/2)*s.doubt)
}

// lag1 is the covariance of neighbouring days over the variance of B: the
// Poisson part is independent from day to day and only swells the variance.
//
//	ρ = Σ(N−μ)(N′−μ′) / Σμμ′ / CV²      over pairs of neighbours with means μ, μ′
//
// weighs pairs as the variance weighs days, so that a quiet Sunday, whose ratio is mostly chance, does
// not speak as loud as a Monday.
//
// Only neighbours in the calendar are pairs: Friday and Monday are three days apart. It is not cut: an
// estimate outside −1 … 1 says that the variance below it is not known well enough. The bank's factor
// has .64, a smaller desk's .53 ([DATA]).
func (s Swing) lag1(days []weighed) float64 {
	var cross, scale float64
	pairs := 0
	for i := 1; i < len(days); i++ {
		a, b := days[i-1], days[i]
		if b.Day-a.Day == 1 {
			ma, mb := s.Mean[dates.WeekdayOf(a.Day)]*a.factor, s.Mean[dates.WeekdayOf(b.Day)]*b.factor
			cross += (a.N - ma) * (b.N - mb)
			scale += ma * mb
			pairs++
		}
	}
	if pairs < 10 || s.CV == 0 {
		return math.NaN()
	}
	return cross / scale / (s.CV * s.CV)
}

// Measured returns CV and lag 1 with intervals: a bootstrap of whole weeks,
// because neighbouring days depend on each other. Where the weeks are too few
// for one, the large-sample errors of a Gaussian AR(1) stand in (Bartlett 1946):
//
//	SE(CV) = CV·√((1+ρ²)/(1−ρ²)/2n),  SE(ρ) = √((1−ρ²)/n)
//
// Lag 1 is nil where it cannot be told: where days do not clearly differ beyond chance, or where it or
// its interval leaves the range of a correlation.
//
// The bootstrap is of blocks (Künsch 1989, Annals of Statistics 17), a week each, drawn weeks laid a
// week apart so that no false neighbours arise. Its key depends on the number of days alone: the same
// export has the same interval. A sample without enough pairs counts as 0, which widens the interval
// towards it.
func (s Swing) Measured(days []Total) (cv, lag *result.Measured) {
	weeks := weeksOf(days)
	of := func(pick func(Swing) float64) (*stats.Interval, string) {
		index := make([]float64, len(weeks))
		for i := range index {
			index[i] = float64(i)
		}
		return stats.Bootstrap(index, Level, func(chosen []float64) float64 {
			var sample []weighed
			for k, i := range chosen {
				for _, d := range s.course.weigh(weeks[int(i)]) {
					d.Day += 7 * (2*k - (d.Day-dates.WeekdayOf(d.Day))/7) // a gap between drawn weeks: no pair across
					sample = append(sample, d)
				}
			}
			x := pick(swingOf(sample, s.course))
			if math.IsNaN(x) {
				return 0
			}
			return x
		}, sim.NewFates(1, 0).Of(uint64(len(days))))
	}
	measured := func(x, se float64, pick func(Swing) float64) *result.Measured {
		m := &result.Measured{Value: x, N: len(days)}
		if m.Interval, m.Note = of(pick); m.Interval == nil && se > 0 {
			half := portable.NormalQuantile((1+Level)/2) * se
			m.Interval = &stats.Interval{
				Lo: x - half, Hi: x + half, Level: Level,
				Estimator: "normal, Gaussian AR(1)",
			}
		}
		return m
	}
	rho, n := s.Lag1, float64(len(days))
	if math.IsNaN(rho) {
		rho = 0
	}
	rho = max(-.99, min(.99, rho))
	cv = measured(s.CV, s.CV*math.Sqrt((1+rho*rho)/(1-rho*rho)/(2*n)), func(s Swing) float64 { return s.CV })
	if iv := cv.Interval; iv != nil {
		cut := iv.Clip(0, math.Inf(1))
		cv.Interval = &cut
	}
	if math.IsNaN(s.Lag1) || math.Abs(s.Lag1) >= 1 || !s.Clear() {
		return cv, nil
	}
	lag = measured(s.Lag1, math.Sqrt((1-rho*rho)/n), func(s Swing) float64 { return s.Lag1 })
	if iv := lag.Interval; iv == nil || iv.Lo <= -1 || iv.Hi >= 1 {
		return cv, nil
	}
	return cv, lag
}

// weeksOf cuts days into calendar weeks, Monday first.
//
// A first or last week cut off by the export is a week too.
func weeksOf(days []Total) (weeks [][]Total) {
	last := math.MinInt
	for _, d := range days {
		if monday := d.Day - dates.WeekdayOf(d.Day); monday != last {
			weeks, last = append(weeks, nil), monday
		}
		weeks[len(weeks)-1] = append(weeks[len(weeks)-1], d)
	}
	return weeks
}

// Band predicts a day: its mean and the ends of the 90 % band, doubly stochastic and
// plain Poisson. The weekday's mean is itself estimated from N days, and growth with an
// error, which the first adds. A weekday never seen has none.
//
//	CV_pred² = CV²·(1 + 1/n) + 1/(m·n) + doubt²
//
// On 44 days held out of the bank's, nominal 90 % bands covered 89 % of daily totals, Poisson bands 14
// % ([DATA]).
//
// Mixed and not normal: with few contacts a day counts are whole and skewed, and the normal band would
// go below 0. The ends are counts, so a band holds 90 % or more.
func (s Swing) Band(day int) (b result.HeldDay, ok bool) {
	weekday := dates.WeekdayOf(day)
	m, n := s.Mean[weekday]*s.course.Factor(day), float64(s.N[weekday])
	if n == 0 || m == 0 {
		return b, false
	}
	b.Mean = m
	b.PoissonLo, b.PoissonHi = mixed(m, 0, (1-Level)/2), mixed(m, 0, (1+Level)/2)
	doubt := s.course.Doubt(day)
	cv := math.Sqrt(s.CV*s.CV*(1+1/n) + 1/(m*n) + doubt*doubt)
	b.Lo, b.Hi = mixed(m, cv, (1-Level)/2), mixed(m, cv, (1+Level)/2)
	return b, true
}

// mixed is the p-quantile of a Poisson count whose mean is m times a lognormal
// of mean 1 and the given CV, by 64 equally likely strata of the lognormal and
// bisection over counts.
//
// At the 5 % and 95 % points 64 strata err inwards by up to 1 % of the band's width at a CV of .2 and 2 %
// at .5, against 2,000 of them and 32,000 contacts a day; with 1,000 a day by less than .5 %.
func mixed(m, cv, p float64) float64 {
	const strata = 64
	means := []float64{m}
	if law, err := distribution.LognormalFromMean(1, cv); err == nil && cv > 0 {
		means = make([]float64, strata)
		for i := range means {
			means[i] = m * law.Quantile((float64(i)+.5)/strata)
		}
	}
	below := func(k float64) float64 {
		sum := 0.0
		for _, mu := range means {
			sum += distribution.Poisson{Mean: mu}.CDF(k)
		}
		return sum / float64(len(means))
	}
	lo, hi := -1.0, math.Ceil(slices.Max(means)+10*math.Sqrt(slices.Max(means))+20)
	for hi-lo > 1 {
		if middle := math.Floor((lo + hi) / 2); below(middle) >= p {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi
}

// Residuals are counts over their weekday's mean against a lognormal with the CV
// of the day factor and of the Poisson part together, √(CV² + mean of 1/m), for
// a quantile-quantile chart.
//
// The two parts are told together because days differ in m only by weekday; a lognormal for both is
// exact for neither, and good enough to see a heavy end.
func (s Swing) Residuals(days []Total) []result.Quantile {
	if s.CV == 0 || len(days) < 5 {
		return nil
	}
	factors, chance := make([]float64, len(days)), 0.0
	for i, d := range days {
		m := s.Mean[dates.WeekdayOf(d.Day)] * s.course.Factor(d.Day)
		factors[i] = d.N / m
		chance += 1 / m / float64(len(days))
	}
	law, err := distribution.LognormalFromMean(1, math.Sqrt(s.CV*s.CV+chance))
	if err != nil {
		return nil
	}
	return quantiles(stats.Sorted(factors), law.Quantile)
}

// quantiles puts at most 100 points of sorted values beside those of a law.
//
// Plotting positions (i − ½)/n, which favour neither end.
func quantiles(sorted []float64, law func(float64) float64) []result.Quantile {
	n := min(100, len(sorted))
	points := make([]result.Quantile, n)
	for i := range points {
		p := (float64(i) + .5) / float64(n)
		points[i] = result.Quantile{P: p, Fitted: law(p), Seen: stats.Quantile(sorted, p)}
	}
	return points
}
