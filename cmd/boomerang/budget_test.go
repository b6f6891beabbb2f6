package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// stopped asks a question with a budget whose time is over after so many worlds.
func stopped(t *testing.T, worlds int, ask func(ctx context.Context, q *question) error) string {
	t.Helper()
	tiny, err := os.ReadFile("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "tiny.toml")
	if err := os.WriteFile(file, append([]byte("scale = 0.1\n"), tiny...), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	term := terminal.Silent()
	var out discarded
	term.Out = out
	played := 0
	term.Stepped = func() {
		if played++; played == worlds {
			stop()
		}
	}
	o := &play.Options{Budget: time.Hour, Workers: 1, Out: filepath.Join(dir, "out"), Set: []string{"months=2"}}
	q, err := newQuestion(ctx, term, o, file, "")
	if err != nil {
		t.Fatal(err)
	}
	ask(ctx, q) // interrupted, which is what it says
	return o.Out
}

type discarded struct{}

func (discarded) Write(p []byte) (int, error) { return len(p), nil }

// TestBudgetOfSensitivity: before any look is taken in full every assumption has a
// bar, an effect and a value of information, and what is missing is named.
func TestBudgetOfSensitivity(t *testing.T) {
	so := &sensitivityOptions{measure: result.Net, chances: 4, trajectories: 4, samples: 8, within: .1, top: 2}
	const inputs = 16
	small := (2*inputs + 1) + 2*(inputs+1) + 45
	dir := stopped(t, small+3, func(ctx context.Context, q *question) error {
		if n := len(q.own.Scenario.Unknowns); n != inputs {
			t.Fatalf("%d unknowns: the count of worlds is out of date", n)
		}
		return playSensitivity(ctx, q, so)
	})
	s := &result.Sensitivity{}
	if there, err := result.ReadAnswer(folder.At(dir), result.SensitivityFile, s); err != nil || !there {
		t.Fatal(there, err)
	}
	for _, in := range s.Inputs {
		if in.AtLow == nil || in.Effect == nil || in.Information == nil {
			t.Errorf("%s was not looked at: %+v", in.Path, in)
		}
	}
	left := map[result.Stage]result.Unplayed{}
	for _, l := range s.Stopped.Left {
		left[l.Stage] = l
	}
	if s.Chances != 1 || s.Trajectories != 2 || left[result.ChancesStage].Of != 4 ||
		left[result.ScreeningStage].Of != 4 || left[result.IndicesStage].Of != 8 ||
		left[result.InformationStage].Done != 40 {
		t.Errorf("%d worlds of chance, %d trajectories, left out: %+v", s.Chances, s.Trajectories, s.Stopped.Left)
	}
}

// TestBudgetOfASearch: a time that ends in the search still leaves the settings that
// were tried, and says how many were not, and that none met again.
func TestBudgetOfASearch(t *testing.T) {
	oo := &optimizeOptions{
		over: []string{"cut.share=0:0.5"}, evaluations: 40, finalists: 4,
		selection: selectOptions{by: result.Net, alpha: .05, method: "auto"},
	}
	// 16 worlds of the plan as it is, and each 16 of a quarter of the settings and of
	// as many again; the simplex begins at the best of them, which is known.
	dir := stopped(t, 16+2*16+5, func(ctx context.Context, q *question) error { return playOptimize(ctx, q, oo) })
	s := &result.Optimum{}
	if there, err := result.ReadAnswer(folder.At(dir), result.OptimizeFile, s); err != nil || !there {
		t.Fatal(there, err)
	}
	if len(s.Path) != 1+21 || s.Stopped.Done != 21 {
		t.Errorf("%d settings in the path, %+v", len(s.Path), s.Stopped)
	}
	if l := s.Stopped.Left; len(l) != 2 || l[0] != (result.Unplayed{Stage: result.SettingsStage, Done: 21, Of: 40}) ||
		l[1] != (result.Unplayed{Stage: result.FinalistsStage, Done: 0, Of: 4}) {
		t.Errorf("left out: %+v", l)
	}
}
