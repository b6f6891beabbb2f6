package result

import (
	"slices"
	"testing"
)

// TestMemoryStore: what is kept in memory reads as what is kept on a disk does: every row, by
// its key and world, and none that is not there.
func TestMemoryStore(t *testing.T) {
	shape := Shape{Model: "m", Measures: 2, Series: 3}
	s := MemoryStore(shape)
	defer s.Close()
	row := func(x float64) Row {
		return Row{Values: []float64{x, x + 1}, Series: []float64{x, 2 * x, 3 * x}}
	}
	keys := []Key{{1}, {2}}
	for w := range 40 {
		if err := s.AppendWorld(w, keys, []Row{row(float64(w)), row(float64(-w))}); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range []int{39, 0, 17} {
		got, err := s.Read(RowID{Key: keys[1], World: w})
		want := row(float64(-w))
		if err != nil || !slices.Equal(got.Values, want.Values) || !slices.Equal(got.Series, want.Series) {
			t.Errorf("world %d: %v, %v", w, got, err)
		}
	}
	if _, err := s.Read(RowID{Key: keys[0], World: 40}); err == nil || s.Has(RowID{Key: Key{3}, World: 0}) {
		t.Error("a row that was never stored is there")
	}
	if err := s.Flush(); err != nil {
		t.Error(err)
	}
}
