package fit

import (
	"boomerang/sim/dates"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// Course is volume over time as a scenario plays it from a figure stated for one day: it
// grows by a rate a year and moves with the months, where these were fitted.
//
//	contacts of day d = level of its weekday · e^(b·(d − at)/365.25) · factor(month of d)
//
// The zero Course stands still. Factors have the arithmetic mean 1, since that is what the desk
// divides by, so that the level is that of a year.
//
// Every figure of the days goes through it: volume is read off at its day, days are compared with what
// it says of them, and what is held back is predicted by it. A fit without it took a doubling company
// for one that stands still at the middle of its file, half its size.
type Course struct {
	At     int     // the day for which volume is stated
	growth float64 // logarithmic, a year
	months [12]float64
	season *Season
}

// NewCourse fits growth and months to days, as far as they tell them, for volume stated on
// a day. months is nil where they do not; why has the reasons, none where all is fitted.
func NewCourse(days []Total, at int) (c Course, months []result.Measured, why []result.WarningKind) {
	season, reason := NewSeason(days)
	return courseOf(season, reason, at)
}

// courseOf makes the course of a season; of none it stands still.
func courseOf(season *Season, reason result.WarningKind, at int) (c Course, months []result.Measured,
	why []result.WarningKind,
) {
	c.At = at
	if season == nil {
		return c, nil, []result.WarningKind{reason, result.NoSeason}
	}
	c.season, c.growth = season, season.fitted[len(season.months)]
	if months, reason = season.Months(); months == nil {
		return c, nil, []result.WarningKind{reason}
	}
	mean := 0.
	for m := range months {
		mean += months[m].Value / 12
	}
	for m := range months {
		c.months[m] = months[m].Value / mean
	}
	return c, months, nil
}

// Growth is what it grows by in a year; nil where it was not fitted.
func (c Course) Growth() *result.Measured {
	if c.season == nil {
		return nil
	}
	return c.season.Growth()
}

// Factor is what a day has over the level.
func (c Course) Factor(day int) float64 {
	f := 1.
	if c.growth != 0 {
		f = portable.Exp(c.growth * float64(day-c.At) / dates.CivilYear)
	}
	if k := c.months[dates.Numbered(day).Month-1]; k > 0 {
		f *= k
	}
	return f
}

// Doubt is the standard error of the logarithm of a day's factor that the slope alone
// brings: nothing in the middle of what was fitted, more the further away.
//
//	se(b) · |t − t̄|
func (c Course) Doubt(day int) float64 {
	if c.season == nil {
		return 0
	}
	t := float64(day-c.season.from)/dates.CivilYear - c.season.middle
	return c.season.slopeError() * max(t, -t)
}
