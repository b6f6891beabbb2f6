package scenarios

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"boomerang/models/desk"
)

func TestCells(t *testing.T) {
	s := must(t, company+`[grid]
plan = "cut"
cut.share = [0, "20 %"]
routing.policy = ["bounded_only", "everything"]
category.faq.correlation = [0.2, "40 %"]
`)
	cells := s.Cells()
	if len(cells) != 8 {
		t.Fatalf("%d cells, want 8", len(cells))
	}
	last := cells[7]
	if last.Name != `cut [cut.share = "20 %", routing.policy = "everything", category.faq.correlation = "40 %"]` {
		t.Errorf("name %s", last.Name)
	}
	p, err := last.Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Cut.Share != 0.2 || p.Routing.Policy != 2 || p.Categories[0].Correlation != .4 {
		t.Errorf("cut %v, policy %v, correlation %v", p.Cut.Share, p.Routing.Policy, p.Categories[0].Correlation)
	}
	if c := cells[1].Coordinates; c[0].Value != 0 || c[2].Value != .4 || cells[1].Reference {
		t.Errorf("coordinates %v", c)
	}
	if must(t, company).Cells() != nil {
		t.Error("cells without a grid")
	}
}

// TestHash: spelling does not make another scenario, physics does.
func TestHash(t *testing.T) {
	want := must(t, company).Hash()
	for _, same := range []string{
		"# a comment\n", "title = \"T\"\n", "seed = 7\n", "worlds = 8\n",
		"months = \"1 year 6 months\"\n", "currency = \"USD\"\n",
	} {
		if must(t, same+company).Hash() != want {
			t.Errorf("%s makes another scenario", same)
		}
	}
	if must(t, strings.Replace(company, "0.3", `{ value = "30 %", source = "x", grade = "A" }`, 1)).Hash() != want {
		t.Error("a source makes another scenario")
	}
	for _, other := range []string{"months = 12\n", "scale = 0.5\n", "start = 2024-02-01\n", "currency = \"EUR\"\n"} {
		if must(t, other+company).Hash() == want {
			t.Errorf("%s makes no difference", other)
		}
	}
}

// TestOwner: who answers for a value stands beside it and changes nothing.
func TestOwner(t *testing.T) {
	text := strings.Replace(company, "0.3",
		`{ low = 0.2, high = "40 %", source = "x", grade = "A", owner = "Head of Care" }`, 1)
	s := must(t, text)
	i := slices.IndexFunc(s.Assumptions, func(a Assumption) bool { return a.Path == "plan.cut.cut.share" })
	if i < 0 {
		t.Fatal("cut.share is not among the assumptions")
	}
	a := s.Assumptions[i]
	if a.Owner != "Head of Care" || a.Stated() != "low 0.2, high 40 %" {
		t.Errorf("owner %q, stated %q", a.Owner, a.Stated())
	}
	found := false
	for _, l := range s.Resolved() {
		found = found || l.Plan == "cut" && l.Path == "cut.share" && l.Owner == "Head of Care"
	}
	if !found {
		t.Error("no leaf has the owner")
	}
	if must(t, strings.Replace(text, `, owner = "Head of Care"`, "", 1)).Hash() != s.Hash() {
		t.Error("an owner makes another scenario")
	}
	wrong := strings.Replace(text, `"Head of Care"`, "7", 1)
	if _, problems := parsed(wrong); len(problems) != 1 || !strings.Contains(problems[0].What, "owner") {
		t.Errorf("owner = 7: %v", problems)
	}
}

// TestPlansShareTheUnknown: a plan that restates an uncertain key meets the
// same world, read through its own distribution.
func TestPlansShareTheUnknown(t *testing.T) {
	s := must(t, company+`assistant.silent = { low = 0.2, high = 0.4 }
[assistant]
silent = { low = 0.1, high = 0.5 }
`)
	if len(s.Unknowns) != 2 || s.Unknowns[1] != "assistant.silent" {
		t.Fatalf("unknowns %v", s.Unknowns)
	}
	keep, _ := s.Plans[0].Params([]float64{0.5, 0.25})
	cut, _ := s.Plans[1].Params([]float64{0.5, 0.25})
	if math.Abs(keep.Assistant.Silent-0.2) > 1e-12 || math.Abs(cut.Assistant.Silent-0.25) > 1e-12 {
		t.Errorf("silent %v and %v, want 0.2 and 0.25", keep.Assistant.Silent, cut.Assistant.Silent)
	}
}

// TestUncertainShares are scaled to a whole in every world.
func TestUncertainShares(t *testing.T) {
	s := must(t, strings.Replace(company, "share = 0.25", "share = { low = 0.2, high = 0.3 }", 1))
	rapid.Check(t, func(t *rapid.T) {
		u := []float64{rapid.Float64Range(0, 1).Draw(t, "u"), rapid.Float64Range(0, 1).Draw(t, "v")}
		p, err := s.Plans[1].Params(u)
		if err != nil {
			t.Fatal(err)
		}
		if total := p.Categories[0].Share + p.Categories[1].Share; math.Abs(total-1) > 1e-12 {
			t.Fatalf("shares add to %v", total)
		}
	})
}

// TestRankCorrelation reaches the stated Spearman correlation within 4
// standard errors of about 1/√n.
func TestRankCorrelation(t *testing.T) {
	s := must(t, company+`[churn]
scale = { low = 0.1, high = 0.5 }
recovery = { low = 0, mode = 0.1, high = 0.3 }
[correlation.forgiving]
between = ["churn.recovery", "churn.scale"]
rank = -0.6
`)
	const n = 4096
	var x, y []float64
	for i := range n { // a lattice of two irrational steps fills the square evenly
		u := []float64{0.5, math.Mod(float64(i)*0.7548776662466927, 1), math.Mod(float64(i)*0.5698402909980532, 1)}
		coupled := s.coupled(u)
		x, y = append(x, coupled[1]), append(y, coupled[2])
	}
	if got := stat.Correlation(x, y, nil); math.Abs(got+0.6) > 4/math.Sqrt(n) {
		t.Errorf("rank correlation %v, want -0.6", got)
	}
}

// TestTailsAreCutWithACaution: an open tail beyond a key's range is cut, said
// where it matters, and never drawn.
func TestTailsAreCutWithACaution(t *testing.T) {
	s := must(t, company+"[churn]\nscale = { dist = \"normal\", mean = 0.2, sd = 0.12 }\n")
	if len(s.Warnings) != 1 ||
		!strings.Contains(s.Warnings[0].String(),
			"test.toml:14: churn.scale: 5 % of the distribution lies outside 0 to 1 and is cut off") {
		t.Errorf("warnings %v", s.Warnings)
	}
	for _, u := range []float64{0, 1e-12, 0.5, 1} {
		p, _ := s.Plans[0].Params([]float64{0.5, u})
		if !(p.Churn.Scale >= 0 && p.Churn.Scale <= 1) {
			t.Errorf("u = %v gives %v", u, p.Churn.Scale)
		}
	}
}

// TestIdleChart: a plan that changes the kind of chart is told what it leaves
// without effect, and only then.
func TestIdleChart(t *testing.T) {
	s := must(t, company+"[controls]\nmonitor_delta = 0.4\nmonitor_limit = "+
		"6\n[plan.watched]\ncontrols.monitor_chart = \"ewma\"\n")
	if len(s.Warnings) != 2 ||
		!strings.Contains(s.Warnings[0].String(), "controls.monitor_limit: outside the plans") ||
		!strings.Contains(s.Warnings[1].String(), "plan.watched.controls.monitor_delta: has no effect") {
		t.Errorf("warnings %v", s.Warnings)
	}
	p, _ := s.Plans[len(s.Plans)-1].Params(nil)
	if c := p.Controls; c.MonitorChart != desk.Ewma || c.MonitorWeight != 0.1 || c.MonitorLimit != 6 {
		t.Errorf("controls %+v", c)
	}
	p, _ = must(t, company).Plans[0].Params(nil)
	if !math.IsNaN(p.Controls.MonitorLimit) {
		t.Errorf("limit %v, want it worked out", p.Controls.MonitorLimit)
	}
}

func TestDates(t *testing.T) {
	s := must(t, "start = 2024-02-01\n"+company+"cut.when = 2024-03-01\nassistant.go_live = \"2 weeks\"\n")
	p, _ := s.Plans[1].Params(nil)
	if p.Cut.Day != 29 || p.Assistant.GoLiveDay != 14 || p.Horizon.Weekday != 3 || p.Horizon.Month != 1 {
		t.Errorf("cut on day %v, live on day %v, start %+v", p.Cut.Day, p.Assistant.GoLiveDay, p.Horizon)
	}
}

// TestStatedSuccess: categories that all say what the assistant can do need no
// deflection, and the built-in one stands back.
func TestStatedSuccess(t *testing.T) {
	s := must(t, strings.NewReplacer("share = 0.75", "share = 0.75\nassistant_success = 0.8",
		"share = 0.25", "share = 0.25\nassistant_success = 0.3").Replace(company))
	p, _ := s.Plans[0].Params(nil)
	if !math.IsNaN(p.Assistant.Deflection) || p.Categories[1].AssistantSuccess != 0.3 || len(s.Assumptions) != 0 {
		t.Errorf("deflection %v, success %v", p.Assistant.Deflection, p.Categories[1].AssistantSuccess)
	}
}

func TestWrongNumberOfUniformsPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	_, _ = must(t, company).Plans[0].Params([]float64{0.1, 0.2, 0.3})
}
