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

// Calendar is the future-event list: a 4-ary heap of 16-byte entries with the
// clock. The zero value is an empty calendar at time 0.
//
// While an event is being handled its place at the root is a hole, which the
// next Schedule fills: most events cause one other, and one way down the heap
// is half of a way down and a way up.
//
// Places n and above hold sentinels later than any event, so that four
// children can be compared without asking how many there are. The four
// sentinels of a family differ: equal times then mean a true tie.
//
// Four children and not two: the way down is half as long, and a family is one line of cache. Handles
// for cancelling are left out on purpose (see doc.go); what is scheduled comes, and the model knows
// whether it still means anything.
type Calendar struct {
	heap []entry
	n    int
	now  Time
	hole bool
}

const (
	never   = math.MaxUint64 // later than +Inf
	infBits = 0x7ff << 52    // the bit pattern of +Inf
)

func sentinel(i int) entry { return entry{at: never - uint64(i&3)} }

// Now returns the time of the event being handled, in minutes.
func (c *Calendar) Now() Time { return c.now }

// Len returns the number of pending events.
func (c *Calendar) Len() int {
	if c.hole {
		return c.n - 1
	}
	return c.n
}

// Pending calls f with every event still to come, in no particular order.
func (c *Calendar) Pending(f func(Event)) {
	first := 0
	if c.hole {
		first = 1
	}
	for _, x := range c.heap[first:c.n] {
		f(x.ev)
	}
}

// Schedule files event e at time at (minutes). It panics on a time before now,
// infinite or not a number: that is a mistake of the model's author.
//
// Cost is O(log₄ n) comparisons, O(1) where the event handled leaves its hole to one that is due next.
// It allocates only while the heap grows.
func (c *Calendar) Schedule(at Time, e Event) {
	x := entry{math.Float64bits(at), e}
	now := math.Float64bits(c.now)
	if x.at-now >= infBits-now {
		x.at = checked(at, c.now)
	}
	switch {
	case !c.hole:
		c.rise(x)
		return
	case c.n > 2:
		c.sift(x)
	case c.n == 2 && c.heap[1].before(x):
		c.heap[0], c.heap[1] = c.heap[1], x
	default:
		c.heap[0] = x
	}
	c.hole = false
}

// checked lets pass what the integer comparison takes for negative: −0.
//
//go:noinline
func checked(at, now Time) uint64 {
	if at != 0 || now != 0 {
		panic(fmt.Sprintf("sim: event scheduled at %v, before now %v", at, now))
	}
	return 0
}

// Peek returns the time of the next event, +Inf when there is none.
func (c *Calendar) Peek() Time {
	if c.hole {
		c.settle()
	}
	if c.n == 0 {
		return math.Inf(1)
	}
	return math.Float64frombits(c.heap[0].at)
}

// Pop takes the next event off the calendar and moves the clock to it.
func (c *Calendar) Pop() Event {
	if c.hole {
		c.settle()
	}
	if c.n == 0 {
		panic("sim: pop of an empty calendar")
	}
	c.hole = true
	c.now = math.Float64frombits(c.heap[0].at)
	return c.heap[0].ev
}

// AdvanceTo moves the clock to time at without an event. The clock never goes
// back: a time before now changes nothing.
func (c *Calendar) AdvanceTo(at Time) {
	if at > c.now {
		c.now = at
	}
}

// Reset empties the calendar and sets the clock to 0; the memory stays.
//
// Sentinels are put back where events stood: comparisons of four children read places beyond the last
// event.
func (c *Calendar) Reset() {
	for i := range c.heap[:c.n] {
		c.heap[i] = sentinel(i)
	}
	c.n, c.now, c.hole = 0, 0, false
}

// CopyFrom makes c an independent copy of src, reusing c's memory: from then on
// both play the same events, each for itself.
func (c *Calendar) CopyFrom(src *Calendar) {
	heap := append(c.heap[:0], src.heap...)
	*c = *src
	c.heap = heap
}
