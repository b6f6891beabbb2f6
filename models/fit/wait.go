package fit

import (
	"math"

	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Wait is what a stretch of time says of patience: contacts offered, given up, answered, and
// of the latter those answered in time.
type Wait struct {
	Offered, Abandoned, Answered, InTime float64
}

// The mean wait of those who wait is no more of a table than this, in minutes: it is not in
// it, and patience is told as a range over all of them.
const shortestWait, longestWait = .5, 5.

// fewestWaits is how many stretches a slope of abandonment needs.
const fewestWaits = 30

// Abandonment is what the slope says.
type Abandonment struct {
	Slope    result.Measured // of the share given up over the share answered late
	Level    float64         // share given up where none is late
	Patience result.Measured // mean, minutes; the interval is a range over what the table does not tell
}

// GivenUp learns from stretches how many callers give up against how many are answered
// late, beyond so many minutes, by least squares weighted with the calls offered. Nil where
// they are too few, or where abandonment does not rise with lateness.
//
//	P(given up) = a + s·P(late)
//
// Patience follows where it and the waits of those who wait are exponential, with means θ and w: then
// P(late)/P(wait) = e^(−within/w) and P(given up)/P(wait) = w/(w + θ), so that
//
//	θ = w·(e^(within/w)/s − 1)
//
// whatever share of callers waits. No table of months has w; the range told is that over w from .5 to
// 5 minutes and over the interval of s. Of NHS 111 s is .261, a −.005 (2015, 534 provider-months
// [DATA]), and θ is 9 minutes or more.
func GivenUp(all []Wait, within float64) *Abandonment {
	if len(all) < fewestWaits || within <= 0 {
		return nil
	}
	var weight, x, y float64
	for _, w := range all {
		weight += w.Offered
		x += w.Offered * late(w)
		y += w.Abandoned
	}
	if weight == 0 {
		return nil
	}
	x, y = x/weight, y/weight
	var xx, xy float64
	for _, w := range all {
		dx := late(w) - x
		xx += w.Offered * dx * dx
		xy += w.Offered * dx * (w.Abandoned/max(w.Offered, 1) - y)
	}
	if xx == 0 {
		return nil
	}
	slope := xy / xx
	rest := 0.
	for _, w := range all { // robust to variances that differ from stretch to stretch (White 1980)
		e := w.Offered * (late(w) - x) * (w.Abandoned/max(w.Offered, 1) - y - slope*(late(w)-x))
		rest += e * e
	}
	half := portable.NormalQuantile((1+Level)/2) * math.Sqrt(rest) / xx
	if slope-half <= 0 {
		return nil
	}
	a := &Abandonment{Level: y - slope*x, Slope: result.Measured{Value: slope, N: len(all), Interval: &stats.Interval{
		Lo: slope - half, Hi: slope + half, Level: Level, Estimator: "least squares weighted by calls, robust",
	}}}
	lo, hi := math.Inf(1), 0.
	for w := shortestWait; w <= longestWait; w += .05 {
		least, most := patience(w, within, slope+half), patience(w, within, slope-half)
		lo, hi = min(lo, least), max(hi, most)
	}
	if lo <= 0 {
		return nil
	}
	a.Patience = result.Measured{Value: math.Sqrt(lo * hi), N: len(all), Interval: &stats.Interval{
		Lo: lo, Hi: hi, Level: Level, Estimator: "range over mean waits of .5 to 5 min and over the slope",
	}}
	return a
}

// late is the share of those answered who were so beyond the time.
func late(w Wait) float64 { return 1 - w.InTime/w.Answered }

// patience is the mean patience at a mean wait, minutes.
func patience(wait, within, slope float64) float64 {
	return wait * (portable.Exp(within/wait)/slope - 1)
}
