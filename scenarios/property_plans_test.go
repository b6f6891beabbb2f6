package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim/experiment"
)

// planned is a plan of a random scenario: what it says of some keys.
type planned map[string]string

// saying are keys and what a plan may say of them: a value, or a distribution.
var saying = map[string][]string{
	"cut.share":            {"0.2", "{ low = 0.1, high = 0.2 }", "{ low = 0.7, high = 0.8 }"},
	"cut.notice":           {`"2 weeks"`, `{ low = "1 week", high = "3 weeks" }`},
	"valve.no_route_share": {"0.5", "{ low = 0.2, mode = 0.3, high = 0.9 }"},
	"assistant.silent":     {"0.3", "{ low = 0.2, high = 0.4 }"},
	"assistant.deflection": {"0.4", "{ low = 0.4, high = 0.5 }"},
}

var anyPlan = rapid.Custom(func(t *rapid.T) planned {
	p := planned{}
	for _, key := range slices.Sorted(maps.Keys(saying)) {
		if rapid.Bool().Draw(t, key) {
			p[key] = rapid.SampledFrom(saying[key]).Draw(t, key)
		}
	}
	return p
})

func (p planned) text(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[plan.%s]\n", name)
	for _, key := range slices.Sorted(maps.Keys(p)) {
		fmt.Fprintf(&b, "%s = %s\n", key, p[key])
	}
	return b.String()
}

// correlations are sets of ties that hold together.
var correlations = []string{
	"", "churn.scale assistant.silent 0.6", "churn.scale cut.notice -0.5",
	"cut.notice valve.no_route_share 0.4\n" + "churn.scale assistant.silent 0.3",
	"assistant.silent cut.notice 0.4\n" + "valve.no_route_share churn.scale -0.3\n" +
		"cut.notice assistant.deflection 0.2",
}

func tied(lines string) string {
	var b strings.Builder
	for i, line := range strings.Split(lines, "\n") {
		if f := strings.Fields(line); len(f) == 3 {
			fmt.Fprintf(&b, "[correlation.c%d]\nbetween = [%q, %q]\nrank = %s\n", i, f[0], f[1], f[2])
		}
	}
	return b.String()
}

// without is a company that does not know three keys, with no plan beside the
// reference. The built-in deflection is the third.
var without = strings.TrimSuffix(company, "[plan.cut]\ncut.share = 0.3\n") + `[assistant]
silent = { low = 0.1, high = 0.5 }
[churn]
scale = { low = 0.1, high = 0.5 }
`

// anchor is a plan that stays: what others do not know may be tied to its unknowns.
var anchor = planned{"cut.notice": saying["cut.notice"][1], "valve.no_route_share": saying["valve.no_route_share"][1]}

// drawnBy are the values of a plan in a few worlds, without the reference's.
func drawnBy(t rapid.TB, s *Scenario, p *Plan) string {
	var b strings.Builder
	for w := range 12 {
		u := experiment.Design{Seed: 5, Inputs: len(s.Unknowns), Streams: s.Streams()}.Point(w).U
		params, err := p.alone(u)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, params)
	}
	return b.String()
}

// TestPlansMoveNoOtherPlan adds, removes, reorders and renames plans: those that
// stay keep their draws and their identity, and two plans have the same identity
// exactly where they have the same draws. Correlations come and go.
func TestPlansMoveNoOtherPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plans := append([]planned{anchor}, rapid.SliceOfN(anyPlan, 1, 5).Draw(t, "plans")...)
		draws, identity := map[string]string{}, map[string]string{} // each by the other
		stay := map[string]string{}                                 // identity by correlations and plan
		for edit := range 3 {
			order := rapid.Permutation(indices(len(plans))).Draw(t, "order")
			ties := tied(rapid.SampledFrom(correlations).Draw(t, "correlations"))
			doc := without + ties
			names := map[string]string{"keep": ties + "keep"}
			for _, i := range order {
				if i > 0 && edit > 0 && rapid.Bool().Draw(t, "removed") {
					continue
				}
				name := fmt.Sprintf("p%d-%s", i, rapid.SampledFrom([]string{"a", "b"}).Draw(t, "name"))
				names[name] = fmt.Sprint(ties, i)
				doc += plans[i].text(name)
			}
			s, problems := parsed(doc)
			if len(problems) > 0 {
				t.Fatalf("%s\n%v", doc, problems)
			}
			for k := range s.Plans {
				p := &s.Plans[k]
				which := names[p.Name]
				id, drawn := p.Identity(), drawnBy(t, s, p)
				if was, seen := stay[which]; seen && was != id {
					t.Fatalf("an edit moved the identity of %s:\n%s", p.Name, doc)
				}
				if was, seen := draws[id]; seen && was != drawn {
					t.Fatalf("one identity, %s draws otherwise:\n%s", p.Name, doc)
				}
				if was, seen := identity[drawn]; seen && was != id {
					t.Fatalf("%s draws as another identity does:\n%s", p.Name, doc)
				}
				stay[which], draws[id], identity[drawn] = id, drawn, id
			}
		}
	})
}

// TestATieMovesOnlyWhatItTies: a plan that comes with an unknown of its own and a
// correlation of it leaves the plans that do not read it where they were.
func TestATieMovesOnlyWhatItTies(t *testing.T) {
	before := must(t, without+anchor.text("one")+tied("churn.scale assistant.silent 0.6"))
	after := must(t, without+anchor.text("one")+planned{"cut.share": saying["cut.share"][1]}.text("two")+
		tied("churn.scale assistant.silent 0.6\nassistant.silent cut.share 0.5"))
	for k := range before.Plans {
		a, b := &before.Plans[k], &after.Plans[k]
		if a.Identity() != b.Identity() || drawnBy(t, before, a) != drawnBy(t, after, b) {
			t.Errorf("%s moved", a.Name)
		}
	}
}

func indices(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
