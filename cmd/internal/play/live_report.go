//go:build !page

package play

import (
	"context"
	"path/filepath"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

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
