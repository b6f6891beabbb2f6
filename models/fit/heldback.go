package fit

import (
	"boomerang/sim/dates"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// fewest days a fit of weekday means and CV may rest on.
//
// Three weeks of five working days: below, a weekday's mean rests on two days or fewer.
const fewestDays = 15

// LastQuarter fits the first three quarters of the days and asks the last one
// whether it lies in the bands. Nil: too few days.
//
// The honest question, since the future is what the fit is for; InTurn uses the days better and asks
// an easier one.
//
// Growth and months are fitted to the first part as they would be to the whole, and the last part is
// predicted with them: the bands are those the desk would be played with. A growing company whose first
// part is too short for growth fails it, and is meant to.
func LastQuarter(days []Total) *result.HeldBack {
	cut := len(days) * 3 / 4
	if cut < fewestDays || len(days)-cut < 5 {
		return nil
	}
	h := &result.HeldBack{FittedDays: cut, Level: Level}
	h.Days = predicted(swingBeside(days[:cut]), days[cut:])
	score(h)
	return h
}

// InTurn holds every fourth week back in turn, so that each day is predicted
// once by a fit that has not seen it. Nil: fewer than 8 weeks.
//
// Weeks and not days are held back, since a day between two known ones is half known through the day
// factor's memory. Eight weeks: each turn is then predicted from six at least.
func InTurn(days []Total) *result.HeldBack {
	weeks := weeksOf(days)
	if len(weeks) < 8 {
		return nil
	}
	h := &result.HeldBack{FittedDays: len(days) * 3 / 4, Level: Level}
	for turn := range 4 {
		var seen, held []Total
		for i, week := range weeks {
			if i%4 == turn {
				held = append(held, week...)
			} else {
				seen = append(seen, week...)
			}
		}
		h.Days = append(h.Days, predicted(swingBeside(seen), held)...)
	}
	score(h)
	return h
}

// swingBeside fits days beside their own course.
func swingBeside(days []Total) Swing {
	course, _, _ := NewCourse(days, days[len(days)-1].Day)
	return course.Swing(days)
}

// predicted puts the bands of a fit around days it has not seen; a weekday the
// fit does not know is left out.
//
// Each day is predicted from its weekday alone and not from the day before: the question is how wide
// chance is, and a forecast of tomorrow from today would be a narrower band than the desk plays.
func predicted(s Swing, held []Total) (days []result.HeldDay) {
	for _, d := range held {
		if b, ok := s.Band(d.Day); ok {
			b.Day, b.Seen = dates.Numbered(d.Day).String(), d.N
			days = append(days, b)
		}
	}
	return days
}

// score counts the days inside. The interval takes days for independent, which
// makes it a little too narrow where the day factor has a memory.
//
// What to expect: shares near Level of the doubly stochastic bands; of plain Poisson ones far less in a
// large desk and about as many in a small one, where chance is most of the swing. 44 days of a bank:
// .886 and .136 ([DATA]). A share well above Level says that the bands are too wide, which is a fault
// as well.
func score(h *result.HeldBack) {
	in, inPoisson := 0, 0
	for _, d := range h.Days {
		if d.Lo <= d.Seen && d.Seen <= d.Hi {
			in++
		}
		if d.PoissonLo <= d.Seen && d.Seen <= d.PoissonHi {
			inPoisson++
		}
	}
	h.Stochastic = Share(in, len(h.Days))
	h.Poisson = Share(inPoisson, len(h.Days))
}

// Share is a proportion with its 90 % score interval.
//
// Wilson 1927, JASA 22: it stays inside 0 … 1 and is not empty at 0 or all, where the normal one is.
// Value is 0 of nothing, and Note then says why there is no interval.
func Share(hits, of int) result.Measured {
	m := result.Measured{N: of}
	if of > 0 {
		m.Value = float64(hits) / float64(of)
	}
	m.Interval, m.Note = stats.Wilson(hits, of, Level)
	return m
}
