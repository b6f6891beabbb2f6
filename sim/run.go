package sim

import (
	"fmt"
	"math"
)

// Model is what the engine plays: one switch over the kinds of its events.
type Model interface {
	// Handle plays event e at time at, in minutes. The event is off the
	// calendar; the first one the handler schedules takes its place there.
	Handle(at Time, e Event)
}

// Run plays the events of m in order, those at until included, and stops with
// the clock at until. With until = +Inf it stops when no event is pending, at
// the time of the last one. It panics if until lies before now.
//
// The event at hand leaves a hole while it is handled; a handler that schedules nothing has it closed
// behind it.
func (c *Calendar) Run(m Model, until Time) {
	if !(until >= c.now) {
		panic(fmt.Sprintf("sim: run until %v, before now %v", until, c.now))
	}
	if c.hole {
		c.settle()
	}
	last := math.Float64bits(until)
	for len(c.heap) > 0 {
		next := c.heap[0]
		if next.at > last {
			break
		}
		c.hole = true
		c.now = math.Float64frombits(next.at)
		m.Handle(c.now, next.ev)
		if c.hole {
			c.settle()
		}
	}
	if until < math.Inf(1) {
		c.AdvanceTo(until)
	}
}
