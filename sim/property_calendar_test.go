package sim

import (
	"math"
	"sort"
	"testing"

	"pgregory.net/rapid"
)

// reference is the calendar as anyone would write it: a sorted slice.
type reference struct {
	events []entry
	now    Time
}

func (r *reference) schedule(at Time, e Event) {
	r.events = append(r.events, entry{math.Float64bits(at + 0), e})
	sort.Slice(r.events, func(i, j int) bool {
		a, b := r.events[i], r.events[j]
		return a.at < b.at || a.at == b.at && a.ev < b.ev
	})
}

func (r *reference) pop() Event {
	e := r.events[0]
	r.events = r.events[1:]
	r.now = math.Float64frombits(e.at)
	return e.ev
}

func (r *reference) copy() reference {
	return reference{append([]entry(nil), r.events...), r.now}
}

// habits switches whole habits of a model off, one draw a run: coarse times
// make ties common, some models never schedule twice, some let the clock run.
type habits struct {
	coarse, many, far, advance, copies bool
}

func drawHabits(t *rapid.T) habits {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	return habits{flag("coarse"), flag("many"), flag("far"), flag("advance"), flag("copies")}
}

func (h habits) delay(t *rapid.T) Time {
	d := rapid.Float64Range(0, 10).Draw(t, "delay")
	if h.coarse {
		d = math.Floor(d / 3)
	}
	if h.far && rapid.IntRange(0, 9).Draw(t, "isFar") == 0 {
		d *= 1e9
	}
	return d
}

// TestCalendarIsASortedList plays random models on the calendar and on the
// sorted list: same events, same times, ties included, and the clock never
// goes back. A copy taken on the way goes its own way.
func TestCalendarIsASortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := drawHabits(t)
		var c Calendar
		var r reference
		schedule := func() {
			at := c.Now() + h.delay(t)
			e := NewEvent(Kind(rapid.IntRange(1, 3).Draw(t, "kind")), uint64(rapid.IntRange(0, 3).Draw(t, "index")))
			c.Schedule(at, e)
			r.schedule(at, e)
		}
		for range rapid.IntRange(1, 40).Draw(t, "start") {
			schedule()
		}
		var kept Calendar
		var keptList reference
		for range rapid.IntRange(1, 200).Draw(t, "steps") {
			if c.Len() != len(r.events) {
				t.Fatalf("%d pending, want %d", c.Len(), len(r.events))
			}
			if c.Len() == 0 {
				break
			}
			step(t, &c, &r)
			if h.copies && rapid.IntRange(0, 20).Draw(t, "copy") == 0 {
				kept.CopyFrom(&c)
				keptList = r.copy()
			}
			children := rapid.IntRange(0, 2).Draw(t, "children")
			if h.many {
				children = rapid.IntRange(0, 6).Draw(t, "more")
			}
			for range children {
				schedule()
			}
			if h.advance && rapid.Bool().Draw(t, "now") {
				to := min(c.Peek(), c.Now()+1)
				c.AdvanceTo(to)
				r.now = max(r.now, to)
			}
		}
		for c.Len() > 0 {
			step(t, &c, &r)
		}
		for kept.Len() > 0 {
			step(t, &kept, &keptList)
		}
		if !math.IsInf(c.Peek(), 1) {
			t.Fatalf("empty, but next event at %v", c.Peek())
		}
	})
}

func step(t *rapid.T, c *Calendar, r *reference) {
	before, at := c.Now(), c.Peek()
	got, want := c.Pop(), r.pop()
	if got != want || c.Now() != r.now || at != r.now {
		t.Fatalf("event %x at %v, want %x at %v", got, c.Now(), want, r.now)
	}
	if c.Now() < before {
		t.Fatalf("the clock went back from %v to %v", before, c.Now())
	}
}

// TestLineIsASlice plays random joins and departures against a slice.
func TestLineIsASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l, kept Line[int]
		var want []int
		first := uint64(0)
		for i := range rapid.IntRange(1, 300).Draw(t, "steps") {
			switch {
			case rapid.IntRange(0, 2).Draw(t, "joins") > 0:
				if ticket := l.Join(i); ticket != first+uint64(len(want)) {
					t.Fatalf("ticket %d, want %d", ticket, first+uint64(len(want)))
				}
				want = append(want, i)
			case len(want) > 0:
				if got := l.Next(); got != want[0] {
					t.Fatalf("next %d, want %d", got, want[0])
				}
				want, first = want[1:], first+1
			}
			if l.Len() != len(want) {
				t.Fatalf("%d in line, want %d", l.Len(), len(want))
			}
			for j, v := range want {
				if got := l.Find(first + uint64(j)); got == nil || *got != v {
					t.Fatalf("ticket %d holds %v, want %d", first+uint64(j), got, v)
				}
			}
			if first > 0 && l.Find(first-1) != nil || l.Find(first+uint64(len(want))) != nil {
				t.Fatal("a ticket not in line was found")
			}
		}
		kept.CopyFrom(&l)
		for l.Len() > 0 {
			l.Next()
			l.Join(0)
			l.Next()
		}
		for _, v := range want {
			if got := kept.Next(); got != v {
				t.Fatalf("the copy holds %d, want %d", got, v)
			}
		}
	})
}
