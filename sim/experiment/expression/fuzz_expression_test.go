package expression

import (
	"errors"
	"testing"
)

// FuzzExpression: a condition on one world is refused with a place inside it, or holds or
// does not in any world.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{
		"net < 0", "not (net > 1 and wait < 2) or net/wait > .5", "plan.keep.net < 'reference.wait'", "net < ", "((net",
		"net - wait > 1_0e-1", "50% < net", "\xff",
	} {
		f.Add(text)
	}
	names := Names{Plans: []string{"keep", "cut"}, Measures: []string{"net", "wait"}}
	rows := [][]float64{{1, 2}, {-3, 0}}
	f.Fuzz(func(t *testing.T, text string) {
		node, err := Read(text, names, true)
		var wrong Mistakes
		switch {
		case errors.As(err, &wrong) && len(wrong) > 0:
			for _, m := range wrong {
				if m.At < 0 || m.At > len(text) || m.What == "" {
					t.Fatalf("%q: %+v", text, m)
				}
			}
		case err != nil || node == nil:
			t.Fatalf("%q: %v", text, err)
		default:
			node.Holds(rows, 1)
			node.Comparisons()
			for _, m := range node.MeasuresOnce() {
				if m < 0 || m >= len(names.Measures) {
					t.Fatalf("%q speaks of measure %d", text, m)
				}
			}
		}
	})
}
