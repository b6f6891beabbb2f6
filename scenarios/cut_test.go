package scenarios

import (
	"strings"
	"testing"
)

// TestCapexBesideAnAssistant warns where a cut for infrastructure stands beside
// an assistant that takes work, and only there.
func TestCapexBesideAnAssistant(t *testing.T) {
	const company = smallest + `
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

// TestLastWordOnDepth: the last layer that says how deep the cut is overrules
// the others, in whatever way each says it, and a plan overrules the base.
func TestLastWordOnDepth(t *testing.T) {
	company := func(base, plan string) string {
		return `
		[segment.x]
		customers = 1000
		[category.y]
		share = 1
		[cut]
		` + base + `
		[plan.a]
		reference = true
		cut.share = 0
		[plan.b]
		` + plan
	}
	for _, c := range []struct {
		base, plan, set       string
		share, heads, staffed float64
	}{
		{"share = 0.2", "", "", .2, 0, 0},
		{`staff_for = "80/20"`, "", "", 0, 0, .8},
		{`staff_for = "80/20"`, "cut.share = 0.3", "", .3, 0, 0},
		{"heads = 4", "cut.share = 0.3", "", .3, 0, 0},
		{"share = 0.2", "cut.heads = 7", "", 0, 7, 0},
		{"", "cut.share = 0.3", "plan.b.cut.staff_for=80/20", 0, 0, .8},
		{"", `cut.staff_for = "80/20"`, "plan.b.cut.share=0.1", .1, 0, 0},
		{"share = 0.2", "", "cut.heads=3", 0, 3, 0},
		{`staff_for = "80/20"`, "", "cut.share=0.4", .4, 0, 0},
		{"share = 0.2", "cut.heads = 0", "", 0, 0, 0},
		{"", "cut.share = 0.3", "plan.b.cut.heads=0", 0, 0, 0},
		{"", `cut.staff_for = "80/20"`, "plan.b.cut.heads=0", 0, 0, 0},
		{"", "cut.share = 0.3\ncut.heads = 0", "", .3, 0, 0},
	} {
		var set []string
		if c.set != "" {
			set = []string{c.set}
		}
		s, problems := parsed(company(c.base, c.plan), set...)
		if len(problems) > 0 {
			t.Errorf("%v: %v", c, problems)
			continue
		}
		p, _ := s.Plans[1].Params(nil)
		if p.Cut.Share != c.share || p.Cut.Heads != c.heads || p.Cut.StaffLevel != c.staffed {
			t.Errorf("%v: share %v, heads %v, staffed for %v", c, p.Cut.Share, p.Cut.Heads, p.Cut.StaffLevel)
		}
		if p, _ = s.Plans[0].Params(nil); p.Depth() != 0 {
			t.Errorf("%v: the reference cuts %v", c, p.Depth())
		}
	}
}
