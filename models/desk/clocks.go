package desk

import (
	"math"

	"boomerang/sim"
)

// Days are counted in two ways that cannot be mixed: what a plan says counts
// from day 0, what the engine keeps in slices counts from the first day it
// plays. They are converted here and nowhere else.

// planDay counts days from day 0, the first of the plan, parts of a day too;
// before it days are negative.
//
// A plan speaks of parts of a day where it states means (shocks, releases); calendars of whole days
// are engine days.
type planDay float64

// engineDay counts whole days from the first of the pre-period.
type engineDay int

// engineMoment is an engineDay with the part of the day passed.
type engineMoment float64

// never is the day of what does not come, notYet that of what has not happened
// by now: no day of any plan, as 0 is.
var never, notYet = planDay(math.Inf(1)), planDay(math.Inf(-1))

// neverAgain is the engine day of what does not come.
const neverAgain engineDay = math.MaxInt

// fromDayZero is what a plan calls an engine day.
func (b *base) fromDayZero(day engineDay) planDay { return planDay(day - b.dayZero) }

// onEngine is what the engine calls a whole day of a plan.
func (b *base) onEngine(day int) engineDay { return b.dayZero + engineDay(day) }

// playDays is how many days are played in all: the first day that is not.
func (b *base) playDays() engineDay { return b.onEngine(b.days) }

// planDay is what the plan calls today.
func (d *Desk) planDay() planDay { return d.base.fromDayZero(d.day) }

// dawn is when a day begins, in minutes of the engine.
func (day engineDay) dawn() sim.Time { return float64(day) * sim.Day }

// dayAt is the engine day that a minute of the engine lies in.
func dayAt(t sim.Time) engineDay { return engineDay(t / sim.Day) }

// moment is the dawn of a day as a moment.
func (day engineDay) moment() engineMoment { return engineMoment(day) }

// came reports whether a day has a date: whether what it is the day of happens,
// or has happened.
func (day planDay) came() bool { return !math.IsInf(float64(day), 0) }

// orNaN is the day as an output, NaN where it has no date.
func (day planDay) orNaN() float64 {
	if !day.came() {
		return math.NaN()
	}
	return float64(day)
}
