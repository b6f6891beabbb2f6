package problems

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func all(t *testing.T) []*Problem {
	t.Helper()
	suite, err := Load(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return suite
}

// TestProblemsAreSound: every problem has a source and answers, asks of its formula what it
// is given and no more, and its scenario is accepted by the reader of scenarios. Every formula
// and every system is asked by one.
func TestProblemsAreSound(t *testing.T) {
	asked := map[string]bool{}
	for _, p := range all(t) {
		if p.Source == "" || p.Title == "" {
			t.Errorf("%s has no source or no title", p.Name)
		}
		exact, err := p.Answers()
		if err != nil || len(exact) == 0 {
			t.Errorf("%s: answers %v, %v", p.Name, exact, err)
		}
		for measure, text := range p.Tabulated {
			if !printedAs(exact[measure], text) {
				t.Errorf("%s: %s is %v, its source prints %s", p.Name, measure, exact[measure], text)
			}
		}
		if _, err := systems[p.System](t.Context(), p); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		asked[p.Formula], asked[p.System] = true, true
	}
	for name := range formulas {
		if !asked[name] {
			t.Errorf("no problem asks the formula %s", name)
		}
	}
	for name := range systems {
		if !asked[name] {
			t.Errorf("no problem is played by the system %s", name)
		}
	}
}

// quick are the problems that take a moment, one of each system among them.
var quick = map[string]bool{
	"cusum-one": true, "ewma-half": true, "ishigami": true, "redials": true, "retries-alike": true,
}

// TestSuiteHolds plays the suite: a few problems in a few worlds daily, and with BOOMERANG_LONG=1
// all of them in as many as they say.
func TestSuiteHolds(t *testing.T) {
	for _, p := range all(t) {
		if !quick[p.Name] && os.Getenv("BOOMERANG_LONG") == "" {
			continue
		}
		worlds := p.Worlds
		if os.Getenv("BOOMERANG_LONG") == "" {
			worlds = 16
		}
		c, err := p.Check(t.Context(), 1, worlds, 0)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		for _, a := range c.Answers {
			if !a.Holds {
				t.Errorf("%s: %s is %v ± %v, exactly %v (%.1f standard errors)", p.Name, a.Measure, a.Result,
					a.StandardError, a.Exact, a.Errors)
			}
		}
	}
}

// TestAWrongAnswerIsMissed: an answer 10 standard errors off does not hold, on either side, nor
// does one that its source prints otherwise; and a problem that gives the formula another
// number than the play has is missed as a whole.
func TestAWrongAnswerIsMissed(t *testing.T) {
	p, err := load(t.Context(), "cusum-one")
	if err != nil {
		t.Fatal(err)
	}
	exact, _ := p.Answers()
	sound, err := p.Check(t.Context(), 1, 40, 0)
	if err != nil || !sound.Holds {
		t.Fatalf("the sound problem is missed: %+v, %v", sound, err)
	}
	rows := [][]float64{{9}, {10}, {11}, {12}} // mean 10.5, standard error .645
	for off, holds := range map[float64]bool{-10: false, -3: true, 0: true, 3: true, 10: false, math.NaN(): false} {
		wrong := map[string]float64{runLength: 10.5 + off*math.Sqrt(5./3/4)}
		q := *p
		q.Tabulated = nil
		if c := q.compare(wrong, []string{runLength}, rows, 1); c.Holds != holds || c.Answers[0].Holds != holds {
			t.Errorf("an answer %v standard errors off holds: %v", off, c.Holds)
		}
	}
	q := *p
	q.Tabulated = map[string]string{runLength: "10.5"}
	if c, err := q.Check(t.Context(), 1, 40, 0); err != nil || c.Holds {
		t.Errorf("%v is printed as 10.5, and the answer holds: %v", exact[runLength], err)
	}
	q = *p
	q.Given = map[string]any{"slack": .5, "limit": 5., "shift": 1., "sides": int64(2)}
	q.Tabulated = nil
	desk, err := systems["chart"](t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	q.Given["shift"] = .9 // the answer is that of another shift
	systems["other shift"] = func(context.Context, *Problem) (world, error) { return desk, nil }
	defer delete(systems, "other shift")
	q.System = "other shift"
	if c, err := q.Check(t.Context(), 1, 40, 0); err != nil || c.Holds {
		t.Errorf("the answer to a shift of .9 holds where readings shift by 1: %+v, %v", c, err)
	}
}

// TestPrintedAs: the digits of a text say how far it is to be trusted.
func TestPrintedAs(t *testing.T) {
	for _, c := range []struct {
		x    float64
		text string
		is   bool
	}{
		{465.44, "465", true},
		{465.6, "465", false},
		{10.376, "10.4", true},
		{10.44, "10.4", true},
		{10.46, "10.4", false},
		{0, "0", true},
		{1, "one", false},
	} {
		if printedAs(c.x, c.text) != c.is {
			t.Errorf("%v printed as %s: %v", c.x, c.text, !c.is)
		}
	}
}

// TestWrongProblemsAreRefused: each kind of mistake in a file is told, by what is wrong.
func TestWrongProblemsAreRefused(t *testing.T) {
	p, err := load(t.Context(), "cusum-one")
	if err != nil {
		t.Fatal(err)
	}
	sound := string(p.Text())
	dir := t.TempDir()
	for _, c := range []struct{ from, to, says string }{
		{"source ", "sauce ", "sauce"},
		{"title ", "#", "title is missing"},
		{"source ", "#", "source is missing"},
		{"worlds  = 100", "worlds = 1", "worlds = 1"},
		{`system  = "chart"`, `system = "abacus"`, "abacus"},
		{`formula = "cusum"`, `formula = "guess"`, "guess"},
		{"slack = 0.5", "", "given.slack"},
		{"slack = 0.5", "slack = -0.5", "given.slack"},
		{"slack = 0.5", "slack = nan", "given.slack"},
		{"slack = 0.5", `slack = "a"`, "given.slack"},
		{"sides = 2", "sides = 2\nends = 3", "given.ends"},
		{"run_length", "walk_length", "walk_length"},
		{`system  = "chart"`, `system = "desk"`, "scenario"},
		{"[given]", "[given", "toml"},
	} {
		if !strings.Contains(sound, c.from) {
			t.Fatalf("the file has no %q:\n%s", c.from, sound)
		}
		file := filepath.Join(dir, "mine.toml")
		if err := os.WriteFile(file, []byte(strings.Replace(sound, c.from, c.to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := load(t.Context(), file); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q for %q: %v, want something about %q", c.to, c.from, err, c.says)
		}
	}
	for _, name := range []string{"nobody", "../suite/mm1", "missing.toml", ""} {
		if _, err := load(t.Context(), name); err == nil {
			t.Errorf("there is a problem %q", name)
		}
	}
}
