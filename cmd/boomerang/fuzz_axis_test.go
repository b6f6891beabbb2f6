package main

import (
	"math"
	"testing"
)

// FuzzAxis: whatever stands behind --grid and --over is refused in words, or is a key with
// values, or with two ends in order.
func FuzzAxis(f *testing.F) {
	for _, text := range []string{
		"cut.share=0,0.3", "cut.share=0:0.5:6", "a=1:2", "a=1e308:-1e308:3", "a=,", "=1", "a=0:1e309:2", "a=1,5:2:3",
		"a=10%:50%:3", "a=NaN:1:2", "a=everything,off",
	} {
		f.Add(text, false)
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, free bool) {
		axis, ends, err := readAxis(text, free)
		switch {
		case err != nil:
			if err.Error() == "" {
				t.Fatal("refused without words")
			}
		case axis.Key == "":
			t.Fatalf("%q has no key", text)
		case free && !(ends[0] < ends[1] && !math.IsInf(ends[1]-ends[0], 0)):
			t.Fatalf("%q: ends %v", text, ends)
		case !free && (len(axis.Texts) == 0 || len(axis.Texts) != len(axis.Values)):
			t.Fatalf("%q: %d texts, %d values", text, len(axis.Texts), len(axis.Values))
		}
	})
}
