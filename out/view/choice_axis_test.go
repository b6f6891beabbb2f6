package view

import (
	"testing"

	"boomerang/sim/result"
)

// TestGridAxesOfNumbers: what stands across in the charts of a grid is an axis of
// numbers, the cut where that is one.
func TestGridAxesOfNumbers(t *testing.T) {
	policy := result.Axis{Key: "routing.policy", Names: []string{"everything", "bounded_only"}}
	order := result.Axis{Key: "cut.order", Names: []string{"first", "last"}}
	cut, ability := result.Axis{Key: "cut.share"}, result.Axis{Key: "assistant.deflection"}
	for _, c := range []struct {
		axes      []result.Axis
		cut, line int
	}{
		{[]result.Axis{policy}, -1, 0},
		{[]result.Axis{order, ability}, 1, 0},
		{[]result.Axis{policy, cut}, 1, 0},
		{[]result.Axis{ability, cut, policy}, 1, 0},
	} {
		if cut, line := Axes(&result.Grid{Axes: c.axes}); cut != c.cut || line != c.line {
			t.Errorf("%v: cut %d, lines %d", c.axes, cut, line)
		}
	}
}
