package play

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// SavedText is a scenario file that says what the page shows.
func (l *Live) SavedText(ctx context.Context, moved []string) ([]byte, error) {
	src, st, err := l.load(ctx, moved)
	if err != nil {
		return nil, err
	}
	if l.src.Text != nil { // there is no file to extend
		return st.Scenario.Flat(), nil
	}
	return st.Scenario.Saved(l.src.Name, src.Set), nil
}

// PlanText is the plan as it is set, as a table for a file.
func (l *Live) PlanText(ctx context.Context, moved []string) ([]byte, error) {
	src, st, err := l.load(ctx, moved)
	if err != nil {
		return nil, err
	}
	return st.Scenario.PlanTable(l.Plan, l.Plan+"-moved", src.Set), nil
}

// mostSaved is how many files of one name are tried before giving up.
const mostSaved = 1000

// Save writes the scenario as it is set into a new file of the working folder, and names it.
func (l *Live) Save(ctx context.Context, moved []string) (name string, err error) {
	text, err := l.SavedText(ctx, moved)
	if err != nil {
		return "", err
	}
	for i := 1; i < mostSaved; i++ {
		name = fmt.Sprintf("%s-explored-%d.toml", l.own.Scenario.Name, i)
		err = folder.NewFile(name, func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(text))
			return err
		})
		if !errors.Is(err, os.ErrExist) {
			return name, err
		}
	}
	return "", err
}

// Report writes the ordinary result folder of a setting: the files that a run with the same
// settings writes, byte for byte. Rows the page has are not played again.
func (l *Live) Report(ctx context.Context, t *terminal.Terminal, o *Options, moved []string, dir string) (string,
	error,
) {
	own := *o
	own.Out, own.Yes = dir, true
	src := l.at(moved)
	j, err := NewJob(ctx, t, &own, src)
	if err != nil {
		return "", err
	}
	if err := l.store.Flush(); err != nil {
		return "", err
	}
	beside := j.RowsFrom
	j.RowsFrom = func() *NeighbourRows {
		b := &NeighbourRows{dirs: map[result.Key][]string{}, grown: map[string]int{}}
		if beside != nil {
			b = beside()
		}
		if l.Dir != "" {
			b.Add(l.Dir, &result.Manifest{Model: Physics, Keys: j.Keys()})
		}
		return b
	}
	if filepath.Clean(j.Dir) == filepath.Clean(l.Dir) {
		return "", remedy.Errorf("%s holds the rows of this page", j.Dir).Hint("choose another folder")
	}
	_, err = j.Finish(ctx, t, &own)
	return j.Dir, err
}
