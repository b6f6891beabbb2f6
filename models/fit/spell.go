package fit

import (
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// How long customers stay is seen of those who left, and most have not. Three ways to count it wrong, in a
// file with two years of departures of a company of ten:
//
//	left / rows in the file            over no time that anybody could name, of no group
//	mean age of those who left         that of early leavers: those who stay long have not left
//	left / started, by year of start   years before the file begins hold nobody who left: survivors only
//
// What is left is to count departures over the time in which they would have been seen (Window).

// Here is the last day of a customer who has not left.
const Here = -1 << 30

// Spell is a time somebody was a customer, in days since 1970: one row of the file, a customer who left and
// came back having two.
//
// Margin is a month's, before the cost of support, in the file's currency, and may be below zero; Segment is
// the number of a label. Days are the company's, without a clock: who starts and leaves on one day was
// there for none. Until is Here where it goes on.
type Spell struct {
	From, Until int
	// a day the contract renews on; Missing where the file does not say, which no company of today has
	Renewal   int
	Margin    float64
	HasMargin bool
	Segment   int32
	Customer  uint64
}

// Window is the time over which a file knows who left: from the day From, on which everybody then there is
// in it, through AsOf.
//
//	start o-------x left                 not in a file that begins later: truncated
//	      o----|-------x                 counts from From on
//	           |    o------------|...    still here: censored, counts as here to AsOf
//	          From              AsOf
//
// Whoever left before From may be missing, so time before it says nothing, neither of those who left nor
// of those who, having stayed, are in the file.
type Window struct{ From, AsOf int }

// WindowOf is the window of a file whose beginning nobody told: from its first departure on, which does
// not count itself. A file that misses nobody loses the time before by it and no truth.
func WindowOf(all []Spell, asOf int) Window {
	w := Window{asOf, asOf}
	for i := range all {
		if all[i].Until != Here {
			w.From = min(w.From, all[i].Until)
		}
	}
	w.From++
	return w
}

// days are those of a spell in the window, last excluded, and whether it ends in it.
func (w Window) days(s *Spell) (from, to int, left bool) {
	from, to = max(s.From, w.From), w.AsOf+1
	if s.Until != Here && s.Until < to {
		to, left = s.Until, true
	}
	return from, to, left && to >= from && s.Until >= w.From
}

// year is the days of one, as the desk counts a stated churn.
const year = dates.PlainYear

// Why shares of those there and not departures over days: the desk states churn as the share of today's
// customers who are gone in a year, new ones not counted; where these leave sooner, a rate would be larger
// than that, and where contracts end once a year there is no rate to speak of.
//
//	days   |---- year 2 ----+---- year 1 ----| AsOf          those there at + who are gone at |
//	       From
//
// Churn is the share of those there who are gone a year later, from every whole year that ends with the
// window, one before the other; all who were there are followed to its end, so nothing is censored. With
// less than a year, the share of what there is, put on a year: 1 − (1−p)^(365/days). years says how much
// there was. Nil: nobody to tell from.
func (w Window) Churn(all []Spell) (m *result.Measured, years float64) {
	length := w.AsOf + 1 - w.From
	step, n := year, length/year
	if n == 0 {
		step, n = length, 1
	}
	if step < fewestChurnDays {
		return nil, 0
	}
	var c clusters
	for k := range n {
		to := w.AsOf + 1 - k*step
		from := to - step
		for i := range all {
			s := &all[i]
			if s.From < from && (s.Until == Here || s.Until >= from) {
				c.add(0, truth(s.Until != Here && s.Until < to), 1)
			}
		}
	}
	if len(c.n) < fewestInGroup {
		return nil, 0
	}
	share := c.share()
	if step < year {
		put := func(p float64) float64 { return 1 - portable.Pow(1-min(p, 1-1e-9), year/float64(step)) }
		share.Value = put(share.Value)
		share.Interval = &result.Interval{
			Lo: put(share.Interval.Lo), Hi: put(share.Interval.Hi), Level: Level, Estimator: share.Interval.Estimator,
		}
	}
	return &share, float64(n*step) / year
}

// fewestChurnDays is the shortest time a year's churn is put from: a season is in it all the same.
const fewestChurnDays = 60

// Months are those of the calendar; the first and the last are left out where the window holds a part of them,
// since a part of a month would be read as a good month.
//
// Monthly is the share of those there who leave in a month, for every whole month of the window: of those
// there at its first day.
func (w Window) Monthly(all []Spell) (months []result.Measured) {
	first := dates.Numbered(w.From)
	number := first.MonthNumber()
	if first.Day > 1 {
		number++
	}
	for ; ; number++ {
		from, to := dates.MonthNumbered(number), dates.MonthNumbered(number+1)
		if to.Number() > w.AsOf+1 {
			return months
		}
		gone, there := 0, 0
		for i := range all {
			s := &all[i]
			if s.From < from.Number() && (s.Until == Here || s.Until >= from.Number()) {
				there++
				gone += int(truth(s.Until != Here && s.Until < to.Number()))
			}
		}
		m := Share(gone, there)
		m.Name = from.String()[:7]
		months = append(months, m)
	}
}

// SeasonOfChurn is how much more often customers leave in each month of the year than in all, from two whole years
// on, with the chance of months so uneven without any season: a χ² test of what left against what was
// there, with 11 degrees of freedom. Nil: too short, or nobody left.
func SeasonOfChurn(months []result.Measured) (factors []result.Measured, chance float64) {
	whole := len(months) / 12 * 12
	if whole < 24 {
		return nil, 1
	}
	var gone, there [12]float64
	all, of := 0., 0.
	for i := range months[len(months)-whole:] {
		m := &months[len(months)-whole+i]
		k := int(m.Name[5]-'0')*10 + int(m.Name[6]-'0') - 1
		gone[k] += m.Value * float64(m.N)
		there[k] += float64(m.N)
		all, of = all+m.Value*float64(m.N), of+float64(m.N)
	}
	// What is expected in a month of the year is its part of those there at the beginnings of such months.
	if all < 60 { // five a month: below, χ² means nothing
		return nil, 1
	}
	square := 0.
	factors = make([]result.Measured, 12)
	for k := range factors {
		expected := all * there[k] / of
		square += (gone[k] - expected) * (gone[k] - expected) / expected
		factors[k] = rateOf(gone[k], expected)
	}
	return factors, portable.GammaSurvival(11./2, square/2)
}

// Of events that are few the Poisson interval is the honest one: ten departures are 5.4 to 17.0, not ten
// give or take five.
//
// rateOf is a number of departures over an exposure, with the exact 90 % interval of a Poisson mean
// (Garwood 1936).
func rateOf(events, exposure float64) result.Measured {
	m := result.Measured{Value: events / exposure, N: int(math.Round(events))}
	lo := 0.
	if events > 0 {
		lo = portable.GammaQuantile(events, (1-Level)/2)
	}
	m.Interval = &result.Interval{
		Lo: lo / exposure, Hi: portable.GammaQuantile(events+1, (1+Level)/2) / exposure, Level: Level,
		Estimator: "Poisson, exact",
	}
	return m
}

// Survival is the share of customers still there so many days after they started: Kaplan and Meier 1958
// with delayed entry, at age t the risk set being those who are in the window at that age,
//
//	S(t) = Π (1 − d/Y),   Var log S = Σ d/(Y(Y−d)),   interval on log(−log S)
//
// Delayed entry is what keeps survivors from counting twice: a customer of six years in a file that begins
// a year ago was at risk of leaving at ages five to six, and at no other that the file knows of.
//
// Ages at which too few are at risk are left out from the first on, and so is what lies behind the
// last that has enough; share is of those who reached the first age known.
func (w Window) Survival(all []Spell, ages []int) (points []result.SurvivalPoint) {
	most := slices.Max(ages)
	enters, leaves, dies := make([]int, most+2), make([]int, most+2), make([]int, most+2)
	for i := range all {
		s := &all[i]
		from, to, left := w.days(s)
		if from >= to && !left {
			continue
		}
		enter, exit := from-s.From, to-s.From
		if enter > most {
			continue
		}
		enters[enter]++
		if exit <= most {
			leaves[exit]++
			dies[exit] += int(truth(left))
		}
	}
	// An age that nobody in the file was at while it knew who left has nobody at risk, and passes.
	// Ages one by one: who enters at an age is at risk of leaving at it, who leaves is so for the last time.
	atRisk, share, variance, begun := 0, 1., 0., false
	for age := range most + 1 {
		atRisk += enters[age]
		switch d := dies[age]; {
		// Two of three leaving is no rate of a company: the curve ends before it falls by chance.
		case d > 0 && atRisk < fewestInGroup && begun:
			return points
		case d > 0 && atRisk >= fewestInGroup:
			begun = true
			y := float64(atRisk)
			share *= 1 - float64(d)/y
			variance += float64(d) / (y * (y - float64(d)))
		}
		if slices.Contains(ages, age) && begun && atRisk >= fewestInGroup {
			points = append(points, survivalAt(age, share, variance, atRisk))
		}
		atRisk -= leaves[age]
	}
	return points
}

func survivalAt(age int, share, variance float64, atRisk int) result.SurvivalPoint {
	m := result.Measured{Value: share, N: atRisk}
	if share > 0 && share < 1 {
		half := portable.NormalQuantile((1+Level)/2) * math.Sqrt(variance) / -math.Log(share)
		m.Interval = &result.Interval{
			Lo: portable.Pow(share, portable.Exp(half)), Hi: portable.Pow(share, portable.Exp(-half)), Level: Level,
			Estimator: "Kaplan–Meier, log-log",
		}
	}
	return result.SurvivalPoint{Months: float64(age) * 12 / year, Share: m, AtRisk: atRisk}
}

// New customers replace those who leave, or do not: the desk plays them at a rate of their own, and where
// none is stated at the rate customers leave at.
//
// Joined is how many new customers come a year, per customer there.
func (w Window) Joined(all []Spell) *result.Measured {
	starts, exposure := 0., 0.
	for i := range all {
		s := &all[i]
		from, to, _ := w.days(s)
		exposure += float64(max(0, to-from)) / year
		starts += truth(s.From >= w.From && s.From <= w.AsOf)
	}
	if exposure == 0 || starts == 0 {
		return nil
	}
	m := rateOf(starts, exposure)
	return &m
}

// HeldChurn predicts how many leave in the last quarter of the window from how many left before, per day
// that somebody was there: a Poisson number whose mean is known as well as its events tell,
//
//	E = rate · days there,   Var = E + E²/events
//
// A Poisson number whose mean has a Gamma law is negative binomial, with the variance above; at twenty
// events and more a normal band holds what it says.
//
// A season, a renewal day or a change of the rate shows as a number outside. Nil: too few events.
func (w Window) HeldChurn(all []Spell) *result.HeldCount {
	cut := w.From + (w.AsOf+1-w.From)*3/4
	before, after := Window{w.From, cut - 1}, Window{cut, w.AsOf}
	count := func(w Window) (events, exposure float64) {
		for i := range all {
			from, to, left := w.days(&all[i])
			events += truth(left)
			exposure += float64(max(0, to-from))
		}
		return events, exposure
	}
	events, exposure := count(before)
	seen, held := count(after)
	if events < 20 || held == 0 || w.AsOf+1-cut < 30 {
		return nil
	}
	e := events / exposure * held
	half := 1.645 * math.Sqrt(e+e*e/events)
	return &result.HeldCount{Days: w.AsOf + 1 - cut, Seen: seen, Predicted: e, Lo: max(0, e-half), Hi: e + half}
}
