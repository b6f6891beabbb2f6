package play

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
)

// partsOf are the plans of every part of a run, by what they play.
func partsOf(t *testing.T, src *Source) (all []string) {
	t.Helper()
	j, err := NewJob(t.Context(), terminal.Silent(), &Options{Reps: 9}, src)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range j.parts() {
		all = append(all, part.Label+" "+fmt.Sprint(part.RowKeys()))
	}
	return all
}

// A scenario is read once: where its file or one it extends is altered, cannot be read or
// goes away after that, every part of the run is what it would have been, and so is that
// of another source that shares the files. None is left out in silence.
func TestScenarioIsReadOnce(t *testing.T) {
	tiny, err := os.ReadFile("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	base, mine := filepath.Join(dir, "base.toml"), filepath.Join(dir, "mine.toml")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gone := func(path string) {
		t.Helper()
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	var want []string
	for _, c := range []struct {
		name    string
		disturb func()
	}{
		{"nothing happens", func() {}},
		{"its base is altered", func() { write(base, "currency = \"EUR\"\n") }},
		{"it is no scenario any more, and its base is gone", func() { write(mine, "["); gone(base) }},
	} {
		write(base, string(tiny))
		write(mine, "extends = \"./base.toml\"\nscale = 0.05\nmonths = 2\n")
		files := new(scenarios.Files)
		src := &Source{Name: mine, Files: files}
		if _, err := src.Load(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.disturb()
		for _, src := range []*Source{src, {Name: mine, Files: files}} {
			got := partsOf(t, src)
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) || len(got) < 10 {
				t.Errorf("%s: %d parts, and not the %d that are those of the run", c.name, len(got), len(want))
			}
		}
	}
}
