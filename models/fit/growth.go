package fit

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Season is how the volume of weeks moves with the month of the year and grows,
// fitted by least squares on the logarithm of weekly day factors w:
//
//	log w = a(month) + b·years + e
//
// Standard errors are widened by √((1+r)/(1−r)) for a lag-1 autocorrelation r of
// the residuals (Bayley and Hammersley 1946).
//
// Rows of months are fitted alike, with the logarithm of contacts a day for w.
//
// Weeks and not days: the day of the week is gone and the week's factor has a memory short beside it.
// Logarithms, so that months and growth multiply.
//
// Units: a is the logarithm of a ratio to the weekday means, b per year. e has the week's chance and
// the week's factor together, with one variance for all weeks.
//
// Months are intercepts of their own and the fit has no constant: then a is the level of a month at the
// first day, and Months takes their mean off. A smooth yearly wave in place of months needs fewer
// numbers and misses what a shop does in December.
type Season struct {
	months []int // 1 to 12, in the order of their coefficients
	// A month seen in one year only cannot be told from that year's growth.
	years   []int // different years behind each
	weeks   int
	fitted  []float64 // coefficients of the months, then b
	inverse *mat.Dense
	sigma   float64 // of a residual, widened
	from    int     // the day from which years count
	middle  float64 // mean time of the stretches, years
	span    int     // days from the first to the last
}

// stretch is a week or a month of a season's fit.
type stretch struct {
	month, year int     // of its middle
	at          float64 // years from the first day
	log         float64 // of its contacts over those its days would have
}

// Below this many days growth is not fitted, and below this many no months: with
// one year a month and the growth up to it are the same thing, and eight weeks
// seen in two years are the least that tells them apart.
//
// In days from the first to the last. 420 for growth; 723 for months, two years but a week.
const fewestForGrowth, fewestForMonths = 364 + 8*7, 2*dates.PlainYear - 7

// NewSeason fits days. Nil, and why, where they are too few.
//
// A week without contacts is left out, having no logarithm: that is a closed week and not a small one.
// A week is dated by its first day for growth and by its middle for the month.
func NewSeason(days []Total) (*Season, result.WarningKind) {
	if len(days) == 0 || days[len(days)-1].Day-days[0].Day < fewestForGrowth {
		return nil, result.GrowthTooShort
	}
	swing := NewSwing(days)
	var all []stretch
	for _, week := range weeksOf(days) {
		var n, meant float64
		for _, d := range week {
			n += d.N
			meant += swing.Mean[dates.WeekdayOf(d.Day)]
		}
		if n == 0 {
			continue
		}
		middle := dates.Numbered(week[len(week)/2].Day)
		all = append(all, stretch{
			month: middle.Month, year: middle.Year, log: math.Log(n / meant),
			at: float64(week[0].Day-days[0].Day) / dates.CivilYear,
		})
	}
	return seasonOf(all, days[0].Day, days[len(days)-1].Day-days[0].Day)
}

// seasonOf fits stretches of a time that begins on a day and spans so many.
func seasonOf(all []stretch, from, span int) (*Season, result.WarningKind) {
	s := &Season{from: from, span: span, weeks: len(all)}
	seen := map[int]map[int]bool{}
	var months []int
	var at, y []float64
	for _, k := range all {
		if seen[k.month] == nil {
			seen[k.month] = map[int]bool{}
		}
		seen[k.month][k.year] = true
		months, y, at = append(months, k.month), append(y, k.log), append(at, k.at)
		s.middle += k.at / float64(len(all))
	}
	for m := 1; m <= 12; m++ {
		if len(seen[m]) > 0 {
			s.months, s.years = append(s.months, m), append(s.years, len(seen[m]))
		}
	}
	if !s.solve(months, at, y) {
		return nil, result.GrowthMixed
	}
	return s, ""
}

// solve fits the coefficients; false where the weeks do not determine them.
//
//	β̂ = (XᵀX)⁻¹Xᵀy,   s² = Σr²/(n − k − 1),   s widened² = s²·(1 + r₁)/(1 − r₁)
//
// X has a column for each month seen and one of years. Autocorrelation is cut to 0 … .95: below 0
// intervals are not narrowed on the word of an estimate, above it they would be of no use. Two weeks
// more than coefficients are the least.
func (s *Season) solve(months []int, at, y []float64) bool {
	k := len(s.months)
	x := mat.NewDense(len(y), k+1, nil)
	for i, m := range months {
		for j, known := range s.months {
			if m == known {
				x.Set(i, j, 1)
			}
		}
		x.Set(i, k, at[i])
	}
	var normal, inverse, slope mat.Dense
	normal.Mul(x.T(), x)
	if len(y) <= k+2 || inverse.Inverse(&normal) != nil {
		return false
	}
	slope.Mul(&inverse, x.T())
	var b, meant mat.VecDense
	b.MulVec(&slope, mat.NewVecDense(len(y), y))
	meant.MulVec(x, &b)
	var rest, cross, last float64
	for i := range y {
		r := y[i] - meant.AtVec(i)
		rest += r * r
		cross += r * last
		last = r
	}
	memory := 0.0
	if rest > 0 {
		memory = max(0, min(.95, cross/rest))
	}
	s.fitted, s.inverse = b.RawVector().Data, &inverse
	s.sigma = math.Sqrt(rest / float64(len(y)-k-1) * (1 + memory) / (1 - memory))
	return true
}

// half is half the width of the 90 % interval of a combination of coefficients.
//
//	t(n − k − 1) · s · √(cᵀ(XᵀX)⁻¹c)
//
// The degrees of freedom are those of independent weeks; the widening stands for their dependence.
func (s *Season) half(combination []float64) float64 {
	c := mat.NewVecDense(len(combination), combination)
	t := portable.StudentQuantile(float64(s.weeks-len(s.fitted)), (1+Level)/2)
	return t * s.sigma * math.Sqrt(mat.Inner(c, s.inverse, c))
}

// Growth is the yearly growth of volume, a share.
//
//	growth = e^b − 1,   interval e^(b ± t·se) − 1
func (s *Season) Growth() *result.Measured {
	b := s.fitted[len(s.months)]
	pick := make([]float64, len(s.fitted))
	pick[len(s.months)] = 1
	half := s.half(pick)
	return &result.Measured{Value: math.Expm1(b), N: s.weeks, Interval: &stats.Interval{
		Lo: math.Expm1(b - half), Hi: math.Expm1(b + half), Level: Level,
		Estimator: "slope of log factors beside months, t, widened for autocorrelation",
	}}
}

// Months are the twelve factors of the months, January first, of geometric mean
// 1. Nil, and why, where not every month was seen in two years.
//
// Factors are ratios to a month of geometric mean; the interval of one is that of the contrast a − ā,
// so that it does not hold the uncertainty of the level. The desk divides by the arithmetic mean
// itself.
func (s *Season) Months() ([]result.Measured, result.WarningKind) {
	if len(s.months) < 12 || s.span < fewestForMonths {
		return nil, result.SeasonTooShort
	}
	mean := 0.0
	for i, n := range s.years {
		if n < 2 {
			return nil, result.SeasonTooShort
		}
		mean += s.fitted[i] / 12
	}
	factors := make([]result.Measured, 12)
	for i := range factors {
		contrast := make([]float64, len(s.fitted))
		for j := range factors {
			contrast[j] = -1. / 12
		}
		contrast[i] += 1
		a, half := s.fitted[i]-mean, s.half(contrast)
		factors[i] = result.Measured{Value: portable.Exp(a), N: s.weeks, Interval: &stats.Interval{
			Lo: portable.Exp(a - half), Hi: portable.Exp(a + half), Level: Level,
			Estimator: "log factors beside growth, t, widened for autocorrelation",
		}}
	}
	return factors, ""
}

// slopeError is the standard error of the logarithmic growth a year, widened.
func (s *Season) slopeError() float64 {
	k := len(s.months)
	return s.sigma * math.Sqrt(s.inverse.At(k, k))
}
