package play

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// gridded is the small scenario with a grid of its own.
func gridded(t *testing.T, axes string) *Source {
	t.Helper()
	tiny, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "mine.toml")
	text := fmt.Sprintf("extends = %q\nscale = 0.05\nmonths = 2\n[grid]\n%s", filepath.ToSlash(tiny), axes)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return &Source{Name: file}
}

// A corner has the least or the most on every axis of numbers, whatever choice stands
// beside them; a cell lies between the corners of its own choice.
func TestCornersOfAGrid(t *testing.T) {
	for _, c := range []struct {
		axes             string
		corners, between int
		around           int
	}{
		{"plan = \"cut\"\ncut.share = [0, 0.1, 0.3]\nassistant.deflection = [0.41, 0.5, 0.58, 0.6]\n", 4, 8, 4},
		{"plan = \"cut\"\ncut.share = [0, 0.1, 0.3]\ncut.by = [\"layoff\", \"attrition\"]\n", 4, 2, 2},
		{"plan = \"cut\"\ncut.share = [0, 0.3]\nassistant.deflection = [0.41, 0.58]\n", 4, 0, 0},
	} {
		s, err := gridded(t, c.axes).Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		corners, between := cornersOf(s.Grid, s.Cells())
		if len(corners) != c.corners || len(between) != c.between {
			t.Errorf("%s%d corners, %d between", c.axes, len(corners), len(between))
		}
		g := &grid{corners: &Part{Study: NewStudy(s, 1, corners), Runs: &experiment.Runs{}}}
		for _, cell := range between {
			if leads := g.around(cell); len(leads) != c.around {
				t.Errorf("%s%s lies between %d", c.axes, cell.Name, len(leads))
			}
		}
	}
}

// Every cell of the grid is told, in the order of the file: corners by all worlds of the
// run, cells between them by few and the corners, with the chance of a loss by as many
// draws as those have.
func TestGridIsToldByItsCorners(t *testing.T) {
	src := gridded(t, "plan = \"cut\"\ncut.share = [0, 0.1, 0.3]\nassistant.deflection = [0.41, 0.5, 0.58]\n")
	o := &Options{Reps: 36, Seed: 7, Workers: 2, Out: filepath.Join(t.TempDir(), "run")}
	j, err := NewJob(t.Context(), terminal.Silent(), o, src)
	if err != nil {
		t.Fatal(err)
	}
	r, err := j.Finish(t.Context(), terminal.Silent(), o)
	if err != nil {
		t.Fatal(err)
	}
	between := slices.IndexFunc(j.parts(), func(p *Part) bool { return p.Label == "grid between its corners" })
	if between < 0 || len(r.Grid.Cells) != 9 {
		t.Fatalf("%d cells, between at %d", len(r.Grid.Cells), between)
	}
	if p := j.parts()[between]; p.Worlds != cellsWorlds || len(p.Plans) != 6 { // and the reference
		t.Errorf("%d worlds of %d plans", p.Worlds, len(p.Plans))
	}
	for k, c := range r.Grid.Cells {
		if !slices.Equal(c.At, []int{k / 3, k % 3}) {
			t.Errorf("cell %d is at %v", k, c.At)
		}
		corner := k/3 != 1 && k%3 != 1
		for _, e := range c.Estimates {
			if e.Measure == result.Net &&
				(e.N != 32 || e.Interval == nil || c.Worlds != 36 || (c.Played == 0) != corner) {
				t.Errorf("cell %d rests on %d draws and %d of %d worlds, in %v", k, e.N, c.Played, c.Worlds,
					e.Interval)
			}
		}
		for _, p := range c.Probabilities {
			if p.Interval == nil || p.Value < p.Interval.Lo-1e-12 || p.Value > p.Interval.Hi+1e-12 {
				t.Errorf("cell %d: %s %v in %v", k, p.Name, p.Value, p.Interval)
			}
		}
	}
}
