package fit

import (
	"maps"
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/distribution"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// Total is what one day had.
//
// Day is counted from 1 January 1970 in the clock of the export, without time zones: a contact at 23:30
// is of the day its writer saw. N is contacts, a whole number but where a file of counts gives
// fractions.
type Total struct {
	Day int
	N   float64
}

// Days adds counts up by day, in order of time; days without a row are left
// out, because a file does not say whether they were closed.
//
// Order of the input does not matter, nor how finely it counts: rows of 5 minutes and of an hour give
// one sum.
func Days(counts []Count) []Total {
	sums := map[int]float64{}
	for _, c := range counts {
		sums[Day(c.At)] += c.N
	}
	days := make([]Total, 0, len(sums))
	for day, n := range sums {
		days = append(days, Total{day, n})
	}
	slices.SortFunc(days, func(a, b Total) int { return a.Day - b.Day })
	return days
}

// Filled adds the days without a row between the first and the last, for tickets:
// an export of tickets has no row for a day without one. A weekday that never
// has any is closed and stays out.
//
// A file of counts is left as it is: there a missing row may be a day nobody counted. For tickets the
// gap is a fact, and leaving it out would raise the weekday's mean and hide the swing.
func Filled(days []Total) (all []Total) {
	var sums [7]float64
	for _, d := range days {
		sums[dates.WeekdayOf(d.Day)] += d.N
	}
	for i, d := range days {
		for gap := days[max(0, i-1)].Day + 1; gap < d.Day; gap++ {
			if sums[dates.WeekdayOf(gap)] > 0 {
				all = append(all, Total{gap, 0})
			}
		}
		all = append(all, d)
	}
	return all
}

// A day with less than this share of its weekday's local median, which chance alone
// would hardly give, was a holiday or is cut off by the edge of the export.
//
// Both are assumptions [A] and not fitted: a Monday at a third of the usual Mondays is no customer's
// doing in a large desk; in one with six tickets a day it happens by chance, which is what the second
// is for.
const closedBelow, hardly = .4, 1e-4

// Open parts the days worth fitting from those that were closed or cut off.
//
// Two conditions: below 40 % of the median of its weekday in the weeks around, and rarer than 1 in 10,000 for a
// Poisson count
// around it, so that small numbers are not taken for holidays.
//
// The median and not the mean, since the days looked for are those that would drag a mean. A weekday
// with two days or fewer has no median and all its days stay open. Busy days are never taken out: a day
// of twice the usual is the swing that is to be measured.
func Open(days []Total) (open, closed []Total) {
	var byWeekday [7][]float64
	place := make([]int, len(days)) // of a day among those of its weekday
	for i, d := range days {
		w := dates.WeekdayOf(d.Day)
		place[i] = len(byWeekday[w])
		byWeekday[w] = append(byWeekday[w], d.N)
	}
	for i, d := range days {
		same := byWeekday[dates.WeekdayOf(d.Day)]
		near := same[max(0, place[i]-nearBy):min(len(same), place[i]+nearBy+1)]
		m := 0.
		if len(near) >= 3 { // two cannot say which of them is odd
			m = stats.Quantile(stats.Sorted(near), .5)
		}
		if d.N < closedBelow*m && (distribution.Poisson{Mean: m}).CDF(d.N) < hardly {
			closed = append(closed, d)
		} else {
			open = append(open, d)
		}
	}
	return open, closed
}

// nearBy is how many days of its weekday before and after a day are its level: a quarter of
// a year in all. A company that grows by half a year has its early days taken for
// holidays against the level of the whole file; against that of the weeks around them it
// has none, and a closure of four weeks is still one.
const nearBy = 6

// Profile returns the mean count of each hour of the week, Monday 00:00 first,
// over the open days, and its 90 % interval over those days (Student's t; nil
// below 3 of them). Hours without a row are 0: closed, or not in the file.
//
//	mean of hour h over the n days of its weekday ± t(n−1) · s/√n
//
// hours has contacts an hour at index 24·weekday + hour. Days are the units of the interval and not
// calls: calls of one hour share its day factor, and Poisson intervals would be too narrow by √2 to
// √10 (variance over mean 2.0 by 5 minutes in a large centre, about 10 by the hour in a small one [DATA]).
// Sums are added up in the order of time, so that the last bit of a mean is the same on every machine.
func Profile(counts []Count, open []Total) (hours [168]float64, intervals [168]*stats.Interval) {
	var days [7]int
	isOpen := make(map[int]bool, len(open))
	for _, d := range open {
		isOpen[d.Day] = true
		days[dates.WeekdayOf(d.Day)]++
	}
	byHour := map[int]float64{} // of every single day
	for _, c := range counts {
		if day := Day(c.At); isOpen[day] {
			byHour[24*day+int(c.At-int64(day)*1440)/60] += c.N
		}
	}
	var squares [168]float64
	for _, hour := range slices.Sorted(maps.Keys(byHour)) { // one order of adding
		day := Day(int64(hour) * 60)
		k := 24*dates.WeekdayOf(day) + hour - 24*day
		hours[k] += byHour[hour]
		squares[k] += byHour[hour] * byHour[hour]
	}
	for k := range hours {
		n := float64(days[k/24])
		if n == 0 {
			continue
		}
		hours[k] /= n
		if n >= 3 && hours[k] > 0 {
			half := portable.StudentQuantile(n-1, (1+Level)/2) *
				math.Sqrt(max(0, squares[k]/n-hours[k]*hours[k])/(n-1))
			intervals[k] = &stats.Interval{
				Lo: max(0, hours[k]-half), Hi: hours[k] + half, Level: Level,
				Estimator: "t over days",
			}
		}
	}
	return hours, intervals
}
