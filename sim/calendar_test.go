package sim

import (
	"math"
	"strings"
	"testing"
)

func panics(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		if got, _ := recover().(string); !strings.Contains(got, want) {
			t.Errorf("panic %q, want one with %q", got, want)
		}
	}()
	f()
}

func TestMistakesPanic(t *testing.T) {
	at5 := func() *Calendar {
		c := &Calendar{}
		c.AdvanceTo(5)
		return c
	}
	for _, at := range []Time{3.2, -1, math.NaN(), math.Inf(1), math.Inf(-1)} {
		panics(t, "before now 5", func() { at5().Schedule(at, NewEvent(1, 0)) })
	}
	panics(t, "sim: event scheduled at 3.2, before now 5", func() { at5().Schedule(3.2, NewEvent(1, 0)) })
	panics(t, "before now 5", func() { at5().Run(nil, 4) })
	panics(t, "before now 5", func() { at5().Run(nil, math.NaN()) })
	panics(t, "empty calendar", func() { at5().Pop() })
	panics(t, "empty line", func() { (&Line[int]{}).Next() })
}

func TestMinusZeroIsZero(t *testing.T) {
	var c Calendar
	c.Schedule(math.Copysign(0, -1), NewEvent(2, 0))
	c.Schedule(0, NewEvent(1, 0))
	if k := c.Pop().Kind(); k != 1 {
		t.Errorf("kind %d first, want 1", k)
	}
}

// counter schedules its own successor a minute later.
type counter struct {
	Calendar
	seen []Time
}

func (m *counter) Handle(at Time, e Event) {
	m.seen = append(m.seen, at)
	m.Schedule(at+1, e)
}

func TestRunStopsAtUntil(t *testing.T) {
	var m counter
	m.Schedule(1, NewEvent(1, 0))
	m.Run(&m, 3)
	if len(m.seen) != 3 || m.Now() != 3 || m.Len() != 1 {
		t.Errorf("saw %v, now %v, %d pending; want the event at 3 played and the next one kept", m.seen, m.Now(),
			m.Len())
	}
	m.Run(&m, 3.5)
	if len(m.seen) != 3 || m.Now() != 3.5 || m.Peek() != 4 {
		t.Errorf("saw %v, now %v", m.seen, m.Now())
	}
	m.Reset()
	if m.Len() != 0 || m.Now() != 0 || !math.IsInf(m.Peek(), 1) {
		t.Error("not empty after Reset")
	}
}

// TestSavedInsideAHandler: a copy taken inside a handler, with
// the hole still open, is as good as one between events.
func TestSavedInsideAHandler(t *testing.T) {
	var c, saved Calendar
	for i := range uint64(9) {
		c.Schedule(Time(i%4), NewEvent(1, i))
	}
	first := c.Pop()
	saved.CopyFrom(&c)
	c.Schedule(c.Now()+.5, first)
	saved.Schedule(saved.Now()+.5, first)
	for c.Len() > 0 {
		if a, b := c.Pop(), saved.Pop(); a != b || c.Now() != saved.Now() {
			t.Fatalf("event %x at %v, the copy %x at %v", a, c.Now(), b, saved.Now())
		}
	}
	if saved.Len() != 0 {
		t.Error("the copy has more")
	}
}
