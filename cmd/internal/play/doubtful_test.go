package play

import (
	"context"
	"slices"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// insurer is a company that froze hiring and never said how many agents leave: the
// program's own 35 % a year is what the plan pays by.
const insurer = `
months = 18
[category.simple]
share = 0.6
kind  = "bounded"
[category.hard]
share = 0.4
kind  = "long_tail"
[segment.all]
customers        = 60_000
issues_per_year  = 2
margin_per_month = 20
[money]
cost_per_head_year = 60_000
[churn]
scale = 0.25
[plan.keep]
reference      = true
routing.policy = "humans_only"
[plan.freeze]
routing.policy = "bounded_only"
cut            = { share = 0.3, by = "attrition" }
`

func studyOf(t *testing.T, text string) *Study {
	t.Helper()
	s, err := scenarios.LoadReader(t.Context(), strings.NewReader(text), "insurer", nil)
	if err != nil {
		t.Fatal(err)
	}
	return NewStudy(s, 1, s.Plans)
}

func pathsOf(keys []stressKey) (paths []string) {
	for _, k := range keys {
		paths = append(paths, k.path)
	}
	return paths
}

// TestDefaultsThatDecideAreTried: a value nobody measured that could turn the answer is
// played at its ends, whoever wrote it down; one with evidence, or that a file states
// as its own, is not, nor is one that is drawn.
func TestDefaultsThatDecideAreTried(t *testing.T) {
	const attrition = "workforce.attrition_per_year"
	for _, c := range []struct {
		stated string
		want   bool
	}{
		{"", true},
		{"[workforce]\nattrition_per_year = 0.35\n", true},
		{"[workforce]\nattrition_per_year = { value = 0.3, source = \"a guess\", grade = \"D\" }\n", true},
		{"[workforce]\nattrition_per_year = { value = 0.3, source = \"payroll\", grade = \"A\" }\n", false},
		{"[workforce]\nattrition_per_year = 0.3\n", false},
		{"[workforce]\nattrition_per_year = { low = 0.1, mode = 0.35, high = 0.6 }\n", false},
	} {
		st := studyOf(t, insurer+c.stated)
		doubtful := slices.ContainsFunc(st.Scenario.Doubtful(), func(d scenarios.Doubtful) bool {
			return d.Path == attrition
		})
		keys, screened := doubtfulKeys(t.Context(), st, stressKeysOf(st.Scenario))
		if doubtful != c.want || c.want != slices.Contains(pathsOf(keys), attrition) || screened < 20 {
			t.Errorf("%q: doubtful %v, of %d those played are %v", c.stated, doubtful, screened, pathsOf(keys))
		}
	}
}

// TestDoubtsAreKept: a source is screened once, whatever jobs are made of it; not where that was broken off.
func TestDoubtsAreKept(t *testing.T) {
	st, src := studyOf(t, insurer), &Source{}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	src.doubtfulOf(stopped, st, nil)
	if src.doubtful != nil {
		t.Error("what was broken off is kept")
	}
	first := src.doubtfulOf(t.Context(), st, nil)
	src.doubtful.screened++ // a mark of what is kept
	if again := src.doubtfulOf(t.Context(), st, nil); first.screened < 20 || again.screened != first.screened+1 ||
		!slices.Equal(pathsOf(again.keys), pathsOf(first.keys)) {
		t.Errorf("%d screened, then %d", first.screened, again.screened)
	}
}

// TestFirstOrderMoves: to first order a plan that waits for people to leave earns less
// where fewer do, and a plan that dismisses them does not.
func TestFirstOrderMoves(t *testing.T) {
	net := func(by string, attrition float64) float64 {
		st := studyOf(t, strings.Replace(insurer, `by = "attrition"`, `by = "`+by+`"`, 1))
		p, err := st.Plans[1-st.Reference].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		p.Workforce.AttritionPerYear = attrition
		return desk.FirstOrder(t.Context(), p, []desk.Params{p})[0]
	}
	if few, many := net("attrition", .08), net("attrition", .35); !(few < many-100_000) {
		t.Errorf("a freeze earns %.0f where 8 %% leave and %.0f where 35 %% do", few, many)
	}
}

// What nobody measured is tried or named: every such value in force is among those with
// ends or among the untried, and none among both; what a file measured is in neither.
func TestWhatNobodyMeasuredIsTriedOrNamed(t *testing.T) {
	st := studyOf(t, insurer+"[humans]\nconcurrency = { value = 1, source = \"our desk\", grade = \"A\" }\n")
	untried := st.Scenario.Untried()
	for path, want := range map[string]bool{
		"churn.intent_unresolved": true, "humans.returns_after": true, // no source gives a range
		"humans.concurrency": false, "humans.occupancy": false, "workforce.attrition_per_year": false,
	} {
		if slices.Contains(untried, path) != want {
			t.Errorf("%s untried: %v, want %v", path, !want, want)
		}
	}
	for _, d := range st.Scenario.Doubtful() {
		if slices.Contains(untried, d.Path) {
			t.Errorf("%s has ends and is called untried", d.Path)
		}
	}
	r := &result.Result{}
	stressAside(t.Context(), asideOf{src: &Source{Name: "insurer", Text: []byte(insurer)}, plans: st, worlds: 9}).end(r)
	if !slices.Equal(r.Untried, untried) || r.Screened == 0 {
		t.Errorf("the result names %q of %d, want %q", r.Untried, r.Screened, untried)
	}
}
