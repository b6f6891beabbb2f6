package scenarios

import (
	"fmt"
	"strings"
	"testing"
)

// What a plan or a desk says of heads must leave somebody to play: every contradiction
// is refused where a person would mend it.
func TestHeadsContradict(t *testing.T) {
	const desk = `
		extends = "base-midsize"
		[plan.keep]
		reference = true
		[plan.cut]
		routing.policy = "humans_only"
		[pool.short]
		skills = ["bounded"]
		[pool.long]
		skills = ["long_tail"]
	`
	for _, c := range []struct {
		set  string // settings, space-separated
		want string // part of the refusal; "" where none is due
	}{
		{"", ""},
		{"pool.short.heads=70", ""},
		{"pool.short.heads=70 pool.long.heads=50", "humans.heads: is stated, and so is every pool's"},
		{`pool.short.heads=70 pool.long.heads=50 humans.heads="auto"`, ""},
		{"pool.short.heads=130", "humans.heads: is less than the pools"},
		{"plan.cut.cut.heads=120", ""},
		{"plan.cut.cut.heads=121", "plan.cut.cut.heads: 121 people cannot go: the desk has 120 on day 0"},
		{"plan.cut.cut.heads=120.4", "120.40 people cannot go: the desk has 120.00 on day 0"},
		{"pool.short.heads=70 plan.cut.cut.pool=short plan.cut.cut.heads=70", ""},
		{"pool.short.heads=70 plan.cut.cut.pool=short plan.cut.cut.heads=71", "pool short has 70 on day 0"},
		{"plan.keep.choice=false", "plan.keep.choice: is false for the reference"},
		{"plan.cut.choice=false", ""},
	} {
		_, err := LoadReader(t.Context(), strings.NewReader(desk), "desk.toml", strings.Fields(c.set))
		all := fmt.Sprint(err)
		if c.want == "" {
			if err != nil {
				t.Errorf("%q: %v, want no problem", c.set, err)
			}
		} else if !strings.Contains(all, c.want) {
			t.Errorf("%q: %s, want %q", c.set, all, c.want)
		}
	}
}
