package answer

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// TestChoicesOnASweep: choices are told by their words, nothing is read between
// two, and a value called "none" is not taken for "no cut is safe". So too of an
// answer that an older program wrote, which had numbered them.
func TestChoicesOnASweep(t *testing.T) {
	for _, older := range []bool{false, true} {
		s := sample.Sweep()
		s.Axes[1].Key, s.Axes[1].Unit, s.Axes[1].Choice = "leadership.dashboard", result.UnitNone, !older
		s.Axes[1].Texts, s.Axes[1].Values = []string{"none", "cost", "joint"}, []float64{0, 1, 2}
		for k := range s.Cells {
			c := &s.Cells[k]
			c.Texts[1], c.Values[1] = s.Axes[1].Texts[c.At[1]], float64(c.At[1])
		}
		place := .2
		along := result.Frontier{Month: 18, Along: 1, Given: 0, Least: true, Places: make([]result.Crossing, 5)}
		for i := range along.Places {
			along.Places[i] = result.Crossing{Value: &place}
		}
		s.Frontiers = []result.Frontier{
			{Month: 18, Along: 0, Given: 1, Places: []result.Crossing{{}, {Value: &place}, {}}}, along,
		}
		var b bytes.Buffer
		if err := Answer(&b, s, 120); err != nil {
			t.Fatal(err)
		}
		said := b.String()
		for _, want := range []string{"no cut is safe", "joint", "cost"} {
			if !strings.Contains(said, want) {
				t.Errorf("older %v: no %q in\n%s", older, want, said)
			}
		}
		for _, wrong := range []string{"0.20", "none at dashboard none", "Least dashboard"} {
			if strings.Contains(said, wrong) {
				t.Errorf("older %v: %q in\n%s", older, wrong, said)
			}
		}
	}
}
