package desk

import "boomerang/sim"

// turn is a fork as events read it: life in half a line of cache.
type turn struct {
	fate  sim.Purpose
	first uint32 // added to the count of the issue that the number is of
	nth   occurrence
	ways  [2]passage
}

// passage is a way, with what it counts in place.
type passage struct {
	to     fork
	after  delay
	lived  bool
	plain  bool     // nothing but counts, and the next fork
	counts [2]uint8 // none: 0, which is a count of no way; one: tNothing besides
	marks  mark
}

// forkBits are the bits of a fork: tables of as many places need no look at whether one lies in them.
const forkBits = 31

// course is life, laid out to be gone along.
var course = func() (c [forkBits + 1]turn) {
	for at := range life {
		f := &life[at]
		c[at] = turn{fate: f.fate, nth: f.nth, first: f.high - f.nth.ahead()}
		for k, w := range f.ways {
			p := passage{to: w.to, after: w.after, lived: w.lived, marks: w.marks}
			p.plain = !w.lived && w.marks == 0 && w.after == atOnce && w.to < forks
			if len(w.counts) > 0 {
				p.counts[1] = uint8(tNothing)
			}
			for i, what := range w.counts {
				p.counts[i] = uint8(what)
			}
			c[at].ways[k] = p
		}
	}
	return c
}()
