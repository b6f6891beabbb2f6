package play

import (
	"math"
	"strings"
	"testing"

	"boomerang/scenarios"
)

// A share of a small desk is a part of a person, and that is told; whole people and
// large desks are not.
func TestPartsOfPeople(t *testing.T) {
	const plans = `
		extends = "base-midsize"
		[humans]
		heads = HEADS
		[plan.keep]
		reference = true
		[plan.cut]
		cut.share = SHARE
	`
	for _, c := range []struct {
		heads, share string
		cut          float64 // 0: no warning
	}{
		{"9", "0.15", 1.35},
		{"40", "0.15", 0},
		{"10", "0.1", 0},
		{"120", "0.153", 0},
		{"9", "0", 0},
		{"49", "0.3", 14.7},
	} {
		text := strings.NewReplacer("HEADS", c.heads, "SHARE", c.share).Replace(plans)
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(text), "small.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got float64
		for _, w := range partsOfPeople(s.Plans[1]) {
			got = *w.Value
		}
		if math.Abs(got-c.cut) > 1e-9 {
			t.Errorf("%s of %s heads: %v are told, want %v", c.share, c.heads, got, c.cut)
		}
	}
}
