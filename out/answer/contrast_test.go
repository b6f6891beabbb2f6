package answer

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Sides that two versions of the model played are told apart first, not as a line among
// the input.
func TestOtherPhysicsStandsAtTheTop(t *testing.T) {
	before, after := "desk-13.1", "desk-13.2"
	c := &result.Contrast{A: "one", B: "two", Run: []result.InputChange{{Key: "seed", Before: &before, After: &after}}}
	if got := Contrast(c, false)[0].Title; strings.Contains(got, "model") {
		t.Errorf("one model: %q", got)
	}
	c.Run = append(c.Run, result.InputChange{Key: result.ModelKey, Before: &before, After: &after})
	top := Contrast(c, false)[0]
	if !strings.Contains(top.Title, "Two versions of the model") || top.Rows[0][1].Text != before ||
		top.Rows[0][2].Text != after {
		t.Errorf("two models: %+v", top)
	}
}
