package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/scenarios/numeral"
	"boomerang/sim/result"
)

func TestDesignsOfASweep(t *testing.T) {
	for _, c := range []struct {
		so     sweepOptions
		points int
		first  string
		last   string
	}{
		{sweepOptions{grid: []string{"a.b=0:1:3", "c.d=x,y"}}, 6, "0 x", "1 y"},
		{sweepOptions{grid: []string{"a.b=10%,20 %", "c.d=1,2"}, zip: true}, 2, "10% 1", "20 % 2"},
		{sweepOptions{list: []string{"a.b=1 c.d=2", "a.b=3 c.d=4"}}, 2, "1 2", "3 4"},
		{sweepOptions{grid: []string{"a.b=0:1", "c.d=5:6"}, lhs: 7}, 7, "", ""},
		{sweepOptions{grid: []string{"a.b=0:1"}, sobol: 8}, 8, "", ""},
	} {
		_, points, _, err := c.so.Design(1)
		if err != nil || len(points) != c.points {
			t.Errorf("%+v: %d points, %v", c.so, len(points), err)
			continue
		}
		first, last := strings.Join(points[0].texts, " "), strings.Join(points[len(points)-1].texts, " ")
		if c.first != "" && (first != c.first || last != c.last) {
			t.Errorf("%+v: from %q to %q", c.so, first, last)
		}
	}
}

// What the program writes of a computed value is that value, and no point of it separates thousands.
func TestComputedValuesAreReadAsTheyAre(t *testing.T) {
	for x, want := range map[float64]string{
		0.12345: "0.1235", 2.44949: "2.4490", 12.3456: "12.35", 1.125: "1.1250", 12_345: "12345", 4000: "4000",
	} {
		if got := short(x); got != want {
			t.Errorf("%v is written %s, want %s", x, got, want)
		}
		if _, err := numeral.Read(want); err != nil {
			t.Errorf("%s is %v", want, err)
		}
	}
}

func TestDesignsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		so   sweepOptions
		want string
	}{
		{sweepOptions{}, "nothing to sweep"},
		{sweepOptions{grid: []string{"a.b"}}, "want key="},
		{sweepOptions{grid: []string{"a.b=1,0.5,1.0"}}, "value 3, 1.0, is there already"},
		{sweepOptions{list: []string{"a.b=1", "a.b=1"}}, "is there already"},
		{sweepOptions{grid: []string{"a.b=0:inf:3"}}, "low below high"},
		{sweepOptions{grid: []string{"a.b=0:1"}, lhs: -3}, "--lhs -3"},
		{sweepOptions{grid: []string{"a.b=1:0:3"}}, "low below high"},
		{sweepOptions{grid: []string{"a.b=0:1:1"}}, "from 2"},
		{sweepOptions{grid: []string{"a.b=1,,2"}}, "empty value"},
		{sweepOptions{grid: []string{"a.b=100.000:200.000:3"}}, `"100.000" could be 100 or 100000`},
		{sweepOptions{grid: []string{"a.b=1:2,5"}, lhs: 5}, `"2,5" could be 2.5 or 25`},
		{sweepOptions{grid: []string{"a.b=1,2"}, lhs: 5}, "wants low:high"},
		{sweepOptions{grid: []string{"a.b=1,2", "c.d=1"}, zip: true}, "as many values"},
		{sweepOptions{list: []string{"a.b=1", "c.d=1"}}, "keys of the first"},
		{sweepOptions{list: []string{"a.b=1"}, grid: []string{"a.b=1"}}, "a sweep is one of"},
		{sweepOptions{grid: []string{"a.b=0:1:1000", "c.d=0:1:1000"}}, "too many"},
	} {
		if _, _, _, err := c.so.Design(1); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.so, err, c.want)
		}
	}
}

// refusedKeys are keys that cannot be varied: the flag, the key, where it is told
// and the remedy.
var refusedKeys = []struct{ verb, axis, place, remedy string }{
	{"sweep --grid", "cut.shar=0,0.1", "--grid: cut.shar: is not a known key", "did you mean share?"},
	{"sweep --grid", "cut=0,0.1", "--grid: cut: is a table", "cut.share"},
	{"sweep --grid", "months=3,4", "--grid: months: cannot differ", "-s months=N"},
	{"sweep --grid", "seed=1,2", "--grid: seed: cannot differ", "--seed N"},
	{"sweep --grid", "worlds=4,8", "--grid: worlds: cannot differ", "--reps N"},
	{"sweep --grid", "title=a,b", "--grid: title: is nothing the model plays", "reference page"},
	{"sweep --grid", "currency=USD,EUR", "--grid: currency: is nothing", "reference page"},
	{"sweep --grid", "threshold.x.expr=0,1", "--grid: threshold.x.expr: is nothing", "reference page"},
	{"sweep --grid", "plan.cut.reference=true,false", "--grid: plan.cut.reference: is nothing", "reference page"},
	{"sweep --grid", "grid.plan=cut,keep", "--grid: grid.plan: is nothing", "reference page"},
	{"sweep --grid", "start=2025-01-01,2025-02-01", "--grid: start: cannot be varied", "-s, one command"},
	{
		"sweep --grid", "plan.kut.cut.share=0,0.2", `--grid: plan.kut.cut.share: there is no plan "kut"`,
		"did you mean cut?",
	},
	{
		"sweep --grid", "plan.cut.scale=0.1,0.2", "--grid: plan.cut.scale: cannot differ between plans",
		"without the plan",
	},
	{"sweep --grid", "plan.other.cut.share=0,0.2", "plan that is not played", "--plan other"},
	{"sweep --grid", "segment.nobody.customers=100,200", `there is no segment "nobody"`, "known are customers"},
	{
		"sweep --grid", "segment.custoners.customers=100,200", `there is no segment "custoners"`,
		"did you mean customers?",
	},
	{
		"sweep --grid", "cut.share=0,1.4", "--grid cut.share=1.4: cut.share: is out of range",
		"a share cannot exceed",
	},
	{"sweep --grid", "cut.share=nan,0.2", "--grid cut.share=nan: cut.share: is not a finite number", "want 0 to 1"},
	{"sweep --grid", "churn.scale=abc,def", "--grid churn.scale=abc: churn.scale: is text", "without quotes"},
	{"sweep --grid", "cut.notice=3,4", "--grid cut.notice=3: cut.notice: needs a unit of time", "3 days"},
	{
		"sweep --grid", "routing.policy=everything,nothing",
		"--grid routing.policy=nothing: routing.policy: is not a choice", "humans_only",
	},
	{
		"sweep --lhs 3 --grid", "routing.policy=0:1", "--grid: routing.policy: has no values between",
		"routing.policy=humans_only,",
	},
	{"sweep --lhs 3 --grid", "cut.stages=1:3", "--grid: cut.stages: takes whole numbers", "cut.stages=1,2,3"},
	{"sweep --sobol 3 --grid", "cut.share=0:1.4", "cut.share: is out of range", "a share cannot exceed"},
	{"sweep --list", "cut.shar=0.1", "--list: cut.shar: is not a known key", "did you mean share?"},
	{
		"sweep --list", "cut.share=0.1 plan.cut.cut.share=0.2", "--list: plan.cut.cut.share: is named twice",
		"on one axis",
	},
	{
		"sweep --grid cut.share=0,0.1 --grid", "plan.cut.cut.share=0.2,0.3",
		"--grid: plan.cut.cut.share: is named twice", "on one axis",
	},
	{"optimize --over", "cut.shar=0:0.1", "--over: cut.shar: is not a known key", "did you mean share?"},
	{"optimize --over", "title=a,b", "--over: title: is nothing the model plays", "reference page"},
	{
		"optimize --over", "cut.share=0:1.4", "--over cut.share=1.4: cut.share: is out of range",
		"a share cannot exceed",
	},
	{
		"optimize --over", "routing.policy=0:1", "--over: routing.policy: has no values between",
		"routing.policy=humans_only,",
	},
	{"optimize --over", "plan.kut.cut.share=0:0.3", `there is no plan "kut"`, "did you mean cut?"},
	{"optimize --over", "cut.share=0.1,0.1", "value 2, 0.1, is there already", "leave one out"},
	{
		"sweep --grid valve.stepz=1,2 --grid", "cut.share=0,1.4", "--grid: valve.stepz: is not a known key",
		"--grid cut.share=1.4: cut.share: is out of range",
	},
	{
		"optimize --over cut.share=0:0.1 --over", "cut.share=0.2:0.3", "--over: cut.share: is named twice",
		"on one axis",
	},
	{"sensitivity -s", "cut.shar=3", "-s cut.shar=3: cut.shar: is not a known key", "did you mean share?"},
	{"sensitivity --plan", "kut", "--plan kut", "the plans are cut"},
	{"discover --plan", "keep", "--plan keep", "the plans are cut"},
	{"select --plans", "keep,kut", "--plans kut", "the plans are keep, cut, other"},
	{"select --plans", "cut,cut", "value 2, cut, is there already", "leave one out"},
}

// TestKeysThatAreRefused: a key that cannot be varied is told with its flag and a
// remedy before anything is played.
func TestKeysThatAreRefused(t *testing.T) {
	for _, c := range refusedKeys {
		dir := filepath.Join(t.TempDir(), "out")
		verb, flags, _ := strings.Cut(c.verb, " ")
		args := append([]string{verb, threePlans(t), "-o", dir}, strings.Fields(flags)...)
		var stdout, stderr bytes.Buffer
		code := run(append(args, c.axis), strings.NewReader(""), &stdout, &stderr)
		if code != terminal.ExitUsage || !strings.Contains(stderr.String(),
			c.place) || !strings.Contains(stderr.String(), c.remedy) {
			t.Errorf("%s %s: code %d\n%swant %q and %q", c.verb, c.axis, code, stderr.String(), c.place, c.remedy)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s %s: a folder was made", c.verb, c.axis)
		}
	}
}

// TestActionsOnAnAxisNeedAPlan: of several plans nobody has named one of, an axis that is an action is no
// plan's, while one of the company is everybody's; --plan and [ask] name one.
func TestActionsOnAnAxisNeedAPlan(t *testing.T) {
	text, err := os.ReadFile(threePlans(t))
	if err != nil {
		t.Fatal(err)
	}
	grid, plans := strings.Index(string(text), "[grid]"), strings.Index(string(text), "[plan.other]")
	file := filepath.Join(t.TempDir(), "unstated.toml")
	if err := os.WriteFile(file, slices.Concat(text[:grid], text[plans:]), 0o644); err != nil {
		t.Fatal(err)
	}
	for args, refused := range map[string]bool{
		"sweep --grid cut.share=0,0.1": true, "sweep --list cut.share=0.1": true,
		"optimize --over cut.share=0:0.1": true, "optimize --over valve.steps=1,2": true,
		"sweep --grid churn.scale=0.2,2000":            false, // out of range, but everybody's
		"sweep --plan cut --grid cut.share=0,1.2":      false,
		"sweep -s ask.plan=cut --grid cut.share=0,1.2": false,
	} {
		var out, said bytes.Buffer
		dir := filepath.Join(t.TempDir(), "out")
		code := run(append(strings.Fields(args), file, "-o", dir), strings.NewReader(""), &out, &said)
		told := strings.Contains(said.String(), "no plan is named (want --plan with one of cut, other)")
		if code != terminal.ExitUsage || told != refused {
			t.Errorf("%s: code %d, %s", args, code, said.String())
		}
	}
}

// threePlans is the tiny scenario with another plan.
func threePlans(t *testing.T) string {
	tiny, err := os.ReadFile("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "three.toml")
	if err := os.WriteFile(file, append(tiny, "\n[plan.other]\nrouting.policy = \"everything\"\n"...),
		0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// A swept action is the plan's, a fact about the company everybody's; what only an
// assistant meets is the plan's where the reference has none, and everybody's where it
// has.
func TestTargetOfASweptKey(t *testing.T) {
	const text = "extends = \"base-fintech\"\nmonths = 3\n[segment.all]\ncustomers = 3_000\n[plan.keep]\nreference " +
		"= true\nrouting.policy = \"%s\"\n[plan.p]\nrouting.policy = \"everything\"\ncut.share = 0.2\n"
	for policy, cases := range map[string]map[string]string{
		"humans_only": {
			"cut.share": "plan.p.cut.share", "assistant.deflection": "plan.p.assistant.deflection",
			"valve.drop_per_step": "plan.p.valve.drop_per_step",
			"churn.scale":         "churn.scale", "humans.slack": "humans.slack",
			"plan.q.cut.share": "plan.q.cut.share",
		},
		"bounded_only": {
			"cut.share": "plan.p.cut.share", "assistant.deflection": "assistant.deflection",
			"valve.steps": "plan.p.valve.steps",
		},
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(fmt.Sprintf(text, policy)), "case", nil)
		if err != nil {
			t.Fatal(err)
		}
		st := play.NewStudy(s, 1, s.Plans)
		for key, want := range cases {
			if got := st.Target("p", key); got != want {
				t.Errorf("reference %s, %s: %s, want %s", policy, key, got, want)
			}
		}
	}
}

// TestTurns: a change of sign between any two horizons is found.
func TestTurns(t *testing.T) {
	at := func(month int, net, half float64) result.AtHorizon {
		lo, hi := net-half, net+half
		return result.AtHorizon{Month: month, Net: net, NetLo: &lo, NetHi: &hi}
	}
	for _, c := range []struct {
		want     bool
		horizons []result.AtHorizon
	}{
		{false, nil},
		{false, []result.AtHorizon{at(6, 5, 1)}},
		{false, []result.AtHorizon{at(6, 5, 1), at(12, 3, 4), at(18, 1, 2)}},
		{true, []result.AtHorizon{at(6, 5, 1), at(12, -3, 1), at(18, 4, 2)}},
		{true, []result.AtHorizon{at(6, 5, 1), at(12, 3, 1), at(18, -1, 2)}},
	} {
		if got := signTurns(c.horizons); got != c.want {
			t.Errorf("%v: %v, want %v", c.horizons, got, c.want)
		}
	}
}
