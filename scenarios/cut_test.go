package scenarios

import (
	"strings"
	"testing"
)

// TestCapexBesideAnAssistant warns where a cut for infrastructure stands beside
// an assistant that takes work, and only there.
func TestCapexBesideAnAssistant(t *testing.T) {
	const company = `
		[segment.x]
		customers = 1000
		[category.y]
		share = 1
		[plan.a]
		reference = true
		routing.policy = "humans_only"
		[plan.b]
		cut = { share = 0.2, reason = "capex_substitution" }
	`
	for policy, warned := range map[string]int{"humans_only": 0, "everything": 1} {
		s, problems := parsed(company, "plan.b.routing.policy="+policy)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		n := 0
		for _, w := range s.Warnings {
			if strings.HasSuffix(w.Key, "cut.reason") {
				n++
			}
		}
		if n != warned {
			t.Errorf("%s: %d warnings, want %d: %v", policy, n, warned, s.Warnings)
		}
	}
}
