package play

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// What --precision may say, and what each wrong way of saying it is answered with.
func TestGoalsOf(t *testing.T) {
	s, err := (&Source{Name: "midsize-fintech"}).Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, s.Seed, s.Plans)
	for _, c := range []struct {
		text  string
		goals int
		width float64
		wrong string
	}{
		{"net=100_000", 4, 1e5, ""},
		{"p(net < 0)=5%", 4, .05, ""},
		{"p(net <= 0)=.05", 4, .05, ""},
		{"p(net < 0 and savings > 0) = 5 %", 4, .05, ""},
		{"ranking", 1, 0, ""},
		{"net", 0, 0, "want measure=halfwidth"},
		{"net=0", 0, 0, "above 0"},
		{"net=Inf", 0, 0, "above 0"},
		{"net=NaN", 0, 0, "above 0"},
		{"nett=5", 0, 0, "no measure"},
		{"p(nett < 0)=5%", 0, 0, "nett"},
		{"p(net < 0)=60%", 0, 0, "half of all worlds"},
		{"p(net < 0=5%", 0, 0, "no measure"},
		{"ranking=1", 0, 0, "no measure"},
		{"contained=1%", 4, .01, ""},
		{"churn@3=1%", 4, .01, ""},
		{"net=5%", 0, 0, "there is no percent"},
		{"satisfaction=5%", 0, 0, "there is no percent"},
		{"payroll@3=5%", 0, 0, "there is no percent"},
		{"", 0, 0, "want measure=halfwidth"},
	} {
		goals, err := goalsOf([]string{c.text}, st)
		switch {
		case c.wrong == "" && err != nil, c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%q: %v, want %q", c.text, err, c.wrong)
		case c.wrong == "" && (len(goals) != c.goals || goals[0].HalfWidth != c.width):
			t.Errorf("%q: %d goals, %+v", c.text, len(goals), goals[0])
		}
	}
}

// What was asked for and not reached is warned of, each kind as what it is.
func TestMissed(t *testing.T) {
	near, far := .01, .1
	r := &result.Result{Worlds: 90, Design: result.Design{Targets: []result.Goal{
		{Plan: "cut", Measure: result.Net, HalfWidth: .05, Reached: &near},
		{Plan: "cut", Measure: result.Net, HalfWidth: .05, Reached: &far},
		{Plan: "cut", Kind: result.ChanceGoal, Expr: "net < 0", HalfWidth: .05},
		{Kind: result.OrderGoal, Measure: result.Net, Pairs: 3, Clear: 3},
		{Kind: result.OrderGoal, Measure: result.Net, Pairs: 3, Clear: 2},
	}}}
	all := Missed(r)
	if len(all) != 3 || all[0].Kind != result.PrecisionMissed || *all[0].Value != far ||
		all[1].Measure != "p(net < 0)" || all[1].Value != nil ||
		all[2].Kind != result.OrderOpen || *all[2].Value != 2 || *all[2].Wanted != 3 {
		t.Errorf("%+v", all)
	}
}
