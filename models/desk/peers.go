package desk

import "math"

// Peers shorten the ramp: an experienced team brings a new hire to full productivity in 36 % less time (De Grip,
// Sauermann and Sieben 2016, JEBO 126 [S] A). How experienced a team is emerges from who comes and goes: after
// last-in-first-out cuts it is more so than before, where the proficient go it is less. With e the share of
// contacts that somebody proficient answers and k the effect,
//
//	days of ramp = stated · (1 − k·e) / (1 − k·e₀)
//
// e₀ is that of the running company, where the ramp is as stated. Nothing is said of cuts by the study.

// learned is how far the clock of learning has run on a day: that of the calendar, and what peers have
// put on or taken off.
func (p *people) learned(day engineMoment) float64 { return float64(day) + p.ahead }

// learn puts on what a day among such peers teaches more, or less, than a day of the running company.
//
//	ahead += (1 − k·e₀)/(1 − k·e) − 1
func (p *people) learn(w *Workforce) {
	if w.PeerRamp > 0 && p.usual > 0 {
		p.ahead += (1-w.PeerRamp*p.usual)/math.Max(1-w.PeerRamp*(1-p.noviceShare), 1e-9) - 1
	}
}
