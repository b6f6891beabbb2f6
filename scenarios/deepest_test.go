package scenarios

import (
	"context"
	"strings"
	"testing"
)

// A cut of more people than there are is refused wherever the number comes from: a
// distribution of it, one of the heads, an axis of the grid; what fits is not.
func TestCutsDeeperThanTheDeskInSomeWorldOrCell(t *testing.T) {
	company := func(heads, cut, grid string) string {
		return `
		[humans]
		heads = ` + heads + `
		[segment.x]
		customers = 20_000
		[category.y]
		share = 1
		[plan.a]
		reference = true
		routing.policy = "humans_only"
		[plan.b]
		routing.policy = "humans_only"
		cut.heads = ` + cut + `
		` + grid
	}
	for _, c := range []struct{ heads, cut, grid, want string }{
		{"10", "{ low = 2, high = 10 }", "", ""},
		{"10", "{ low = 2, high = 14 }", "", "in some worlds 14 people cannot go: the desk has 10"},
		{"{ low = 8, high = 20 }", "8", "", ""},
		{"{ low = 8, high = 20 }", "11", "", "in some worlds 11 people cannot go: the desk has 8"},
		{"10", "3", "[grid]\nplan = \"b\"\ncut.heads = [0, 10]", ""},
		{"10", "3", "[grid]\nplan = \"b\"\ncut.heads = [0, 11]", "grid.cut.heads: 11 people cannot go"},
		{
			"10", "3", "[grid]\nplan = \"b\"\ncut.heads = [0, 2]\ncut.share = [0, 0.2]",
			"is a second answer to how deep the cut is",
		},
	} {
		_, err := LoadReader(context.Background(), strings.NewReader(company(c.heads, c.cut, c.grid)), "t.toml", nil)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("heads %s, cut %s, %q: %v, want %q", c.heads, c.cut, c.grid, err, c.want)
		}
	}
}

// A cell of the grid says how deep its cut is, in whatever way the plan does.
func TestCellsOverruleTheDepthOfTheirPlan(t *testing.T) {
	s, problems := parsed(smallest + `
		[plan.b]
		cut.share = 0.3
		[grid]
		plan = "b"
		cut.heads = [0, 2]
	`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, want := range []float64{0, 2} {
		p, err := s.Cells()[i].Params(nil)
		if err != nil || p.Cut.Share != 0 || p.Cut.Heads != want {
			t.Errorf("cell %d: share %v, heads %v (%v), want %v heads", i, p.Cut.Share, p.Cut.Heads, err, want)
		}
	}
}
