package fit

import (
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Period is a week or a month of which only the sum is known.
type Period struct {
	From, Days int // its first day, and how many it has
	N          float64
}

// Periods adds counts up whose rows stand for whole weeks or months, by the first day of
// each: rows of one month that are of several regions or lines are one sum.
//
// Of a month every row may name its first or its last day; of a week any day, and it has seven from
// that day on.
func Periods(counts []Count, months bool) []Period {
	sums := map[int]float64{}
	for _, c := range counts {
		day := Day(c.At)
		if months {
			day = dates.MonthNumbered(dates.Numbered(day).MonthNumber()).Number()
		}
		sums[day] += c.N
	}
	all := make([]Period, 0, len(sums))
	for day, n := range sums {
		length := 7
		if months {
			length = dates.DaysIn(dates.Numbered(day).Year, dates.Numbered(day).Month)
		}
		all = append(all, Period{day, length, n})
	}
	slices.SortFunc(all, func(a, b Period) int { return a.From - b.From })
	return all
}

// CourseOfPeriods fits growth and months to periods, as NewCourse does to days.
//
//	log(N/days) = a(month) + b·years + e
func CourseOfPeriods(periods []Period, at int) (c Course, months []result.Measured, why []result.WarningKind) {
	last := periods[len(periods)-1]
	from, span := periods[0].From, last.From+last.Days-1-periods[0].From
	if span < fewestForGrowth {
		return courseOf(nil, result.GrowthTooShort, at)
	}
	var all []stretch
	for _, p := range periods {
		if p.N <= 0 {
			continue
		}
		middle := dates.Numbered(p.From + p.Days/2)
		all = append(all, stretch{
			month: middle.Month, year: middle.Year, log: math.Log(p.N / float64(p.Days)),
			at: (float64(p.From-from) + float64(p.Days)/2) / dates.CivilYear,
		})
	}
	if len(all) == 0 {
		return courseOf(nil, result.GrowthMixed, at)
	}
	season, reason := seasonOf(all, from, span)
	return courseOf(season, reason, at)
}

// YearOfPeriods is the volume of a year at the day for which the course states it, with an
// interval from how periods differ beside the course:
//
//	ΣN / Σ days·factor · 365.25,   half width t·s/√n, and what the slope is in doubt
//
// s is the standard deviation of the ratios of periods to that level. Their dependence is not taken
// off; the interval is a little narrow where periods have a memory.
func YearOfPeriods(periods []Period, c Course) result.Measured {
	n, exposed := 0., 0.
	factor := func(p Period) float64 {
		return float64(p.Days) * c.Factor(p.From+p.Days/2)
	}
	for _, p := range periods {
		n, exposed = n+p.N, exposed+factor(p)
	}
	level := n / exposed
	m := result.Measured{Value: level * dates.CivilYear, N: len(periods)}
	if len(periods) < 3 || level == 0 {
		m.Note = "fewer than 3"
		return m
	}
	var ratios stats.Moments
	for _, p := range periods {
		ratios.Add(p.N / factor(p) / level)
	}
	t := portable.StudentQuantile(float64(len(periods)-1), (1+Level)/2)
	doubt := portable.NormalQuantile((1+Level)/2) * c.Doubt(c.At)
	half := math.Hypot(t*math.Sqrt(ratios.Variance()/float64(len(periods))), doubt)
	m.Interval = &stats.Interval{
		Lo: m.Value * max(0, 1-half), Hi: m.Value * (1 + half), Level: Level,
		Estimator: "t over periods, beside growth and months",
	}
	return m
}
