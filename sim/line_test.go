package sim

import (
	"slices"
	"testing"
)

// Who is first stays in line until taken, and all are told first come first,
// across the end of the ring.
func TestLineFirstAndAll(t *testing.T) {
	var l Line[int]
	if l.First() != nil || len(slices.Collect(l.All())) != 0 {
		t.Fatal("somebody stands in an empty line")
	}
	for k := range 20 {
		l.Join(k)
	}
	for range 12 {
		l.Next()
	}
	for k := range 18 {
		l.Join(20 + k)
	}
	if first := *l.First(); first != 12 || l.Len() != 26 {
		t.Errorf("%d of %d is first", first, l.Len())
	}
	for k, v := range slices.Collect(l.All()) {
		if v != 12+k {
			t.Fatalf("place %d holds %d", k, v)
		}
	}
	for v := range l.All() { // and may be left half way
		if v == 15 {
			break
		}
	}
}
