package main

import (
	"bytes"
	"encoding/json"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/sim/result"
)

// told runs a verb with --json and reads what it says.
func told(t *testing.T, into any, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(append(args, "--json"), strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Fatalf("%v: exit %d: %s", args, code, stderr.String())
	}
	if err := json.Unmarshal(stdout.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}

const tinyFile = "../../scenarios/testdata/tiny.toml"

// TestGapIsTheDifferenceOfTwoRuns: what assess says a control is worth is the
// difference between two whole runs with the same seed, to the last digit that
// adding up in another order leaves.
func TestGapIsTheDifferenceOfTwoRuns(t *testing.T) {
	manyCommands(t)
	dir := t.TempDir()
	a := &result.Assessment{}
	told(t, a, "assess", tinyFile, "-o", filepath.Join(dir, "a"), "--reps", "9")
	mean := func(name string, set ...string) float64 {
		r := &result.Result{}
		args := []string{"run", tinyFile, "-o", filepath.Join(dir, name), "--reps", "9", "--plans-only"}
		for _, s := range set {
			args = append(args, "-s", "plan.cut."+s)
		}
		told(t, r, args...)
		i := slices.IndexFunc(r.Estimates,
			func(e result.Estimate) bool { return e.Plan == "cut" && e.Measure == "net" })
		return *r.Estimates[i].Mean
	}
	as := mean("as")
	for _, c := range a.Controls {
		if c.Status != result.Absent || c.Step == nil {
			t.Fatalf("%s: %s", c.Name, c.Status)
		}
		g := c.Step.Changes[0]
		if math.Abs(g.AsIs-as) > 1e-6*math.Abs(as) {
			t.Errorf("%s: as it is %v, a run says %v", c.Name, g.AsIs, as)
		}
		if with := mean(string(c.Name), c.Step.Set...); math.Abs(g.Change.Mean-(with-as)) > 1e-6*math.Abs(as) {
			t.Errorf("%s: worth %v, two runs say %v", c.Name, g.Change.Mean, with-as)
		}
	}
	// Two steps make leadership look, and their price is that of its answer: of people hired back.
	if a.Board == nil || a.Board.Rehires != .5 || a.Board.Opens || a.Board.Reroutes {
		t.Errorf("the answer of the board: %+v", a.Board)
	}
	if len(a.Moves) != 6 || len(a.Questions) != len(play.Questions) || !a.Window || a.Operates != 4 || a.Real != 1 {
		t.Errorf("%d moves, level %d of %d", len(a.Moves), a.Operates, a.Real)
	}
}

// TestControlsOnPaper: what a level takes away is claimed, not in force; what is
// in force is not tried again.
func TestControlsOnPaper(t *testing.T) {
	a := &result.Assessment{}
	told(t, a, "assess", tinyFile, "-o", filepath.Join(t.TempDir(), "a"), "--reps", "9", "--claimed", "4", "--real",
		"2",
		"--answer", "rules=yes", "--answer", "outcomes=yes", "--answer", "breaker=yes", "--answer", "tools=no")
	var states []result.ControlStatus
	for _, c := range a.Controls {
		states = append(states, c.Status)
	}
	if !slices.Equal(states, []result.ControlStatus{result.Claimed, result.Claimed, result.InForce}) {
		t.Error(states)
	}
	if a.Controls[0].Step == nil || a.Controls[2].Step != nil || !a.Window || a.Real != 2 ||
		a.Moves[0].Status != result.ToDo {
		t.Errorf("%+v", a.Controls)
	}
	if play.Said(a.Questions, "rules") != result.OnPaper {
		t.Error(play.Said(a.Questions, "rules"))
	}
}

// TestGoverned: with everything on and earned nothing is missing.
func TestGoverned(t *testing.T) {
	a := &result.Assessment{}
	args := []string{
		"assess", tinyFile, "-o", filepath.Join(t.TempDir(), "a"), "--reps", "9", "-s",
		"plan.cut.controls.level=4",
	}
	for _, q := range play.Questions {
		args = append(args, "--answer", q.Id+"=yes")
	}
	told(t, a, args...)
	for _, c := range a.Controls {
		if c.Status != result.InForce || c.Step != nil {
			t.Errorf("%s: %s", c.Name, c.Status)
		}
	}
	if a.Window || a.Real != 4 || len(a.Steps) != 0 {
		t.Errorf("window %v, level %d, %d steps", a.Window, a.Real, len(a.Steps))
	}
	for _, m := range a.Moves {
		if m.Status != result.Done {
			t.Errorf("%s: %s", m.Kind, m.Status)
		}
	}
}
