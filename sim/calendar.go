package sim

import (
	"fmt"
	"math"
)

// entry is one pending event. Times are kept as the bit pattern of a
// non-negative float64, which orders like the float itself.
type entry struct {
	at uint64
	ev Event
}

func (a entry) before(b entry) bool { return a.at < b.at || a.at == b.at && a.ev < b.ev }

// Calendar is the future-event list: a 4-ary heap of 16-byte entries.
// The zero value is an empty calendar at time 0.
type Calendar struct {
	heap []entry
	now  Time
	hole bool // the root is being handled: the next Schedule replaces it
}

// Now returns the time of the event being handled, in minutes.
func (c *Calendar) Now() Time { return c.now }

// Len returns the number of pending events.
func (c *Calendar) Len() int {
	if c.hole {
		return len(c.heap) - 1
	}
	return len(c.heap)
}

// Schedule files event e at time at (minutes). It panics on a time before now
// or not a number: that is a mistake of the model's author.
func (c *Calendar) Schedule(at Time, e Event) {
	if !(at >= c.now) || math.IsInf(at, 1) {
		panic(fmt.Sprintf("sim: event scheduled at %v, before now %v", at, c.now))
	}
	x := entry{math.Float64bits(at), e}
	if c.hole {
		c.hole = false
		c.sift(x)
		return
	}
	c.heap = append(c.heap, x)
	i := len(c.heap) - 1
	for i > 0 {
		p := (i - 1) / 4
		if !x.before(c.heap[p]) {
			break
		}
		c.heap[i] = c.heap[p]
		i = p
	}
	c.heap[i] = x
}

// Peek returns the time of the next event, +Inf when there is none.
func (c *Calendar) Peek() Time {
	c.settle()
	if len(c.heap) == 0 {
		return math.Inf(1)
	}
	return math.Float64frombits(c.heap[0].at)
}

// Pop takes the next event off the calendar and moves the clock to it.
func (c *Calendar) Pop() Event {
	c.settle()
	c.hole = true
	c.now = math.Float64frombits(c.heap[0].at)
	return c.heap[0].ev
}

// AdvanceTo moves the clock to time at without an event.
func (c *Calendar) AdvanceTo(at Time) {
	if at > c.now {
		c.now = at
	}
}

func (c *Calendar) settle() {
	if !c.hole {
		return
	}
	c.hole = false
	n := len(c.heap) - 1
	x := c.heap[n]
	c.heap = c.heap[:n]
	if n > 0 {
		c.sift(x)
	}
}

// sift places x from the root down.
func (c *Calendar) sift(x entry) {
	h, i := c.heap, 0
	for {
		first := 4*i + 1
		if first >= len(h) {
			break
		}
		m := first
		for k := first + 1; k < min(first+4, len(h)); k++ {
			if h[k].before(h[m]) {
				m = k
			}
		}
		if !h[m].before(x) {
			break
		}
		h[i] = h[m]
		i = m
	}
	h[i] = x
}

// CopyFrom makes c an independent copy of src, reusing c's memory.
func (c *Calendar) CopyFrom(src *Calendar) {
	heap := append(c.heap[:0], src.heap...)
	*c = *src
	c.heap = heap
}
