package play

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"boomerang/sim/folder"
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

// RowsText is runs.csv of a setting: what a run with the same settings writes.
func (l *Live) RowsText(ctx context.Context, moved []string) ([]byte, error) {
	src, st, err := l.load(ctx, moved)
	if err != nil {
		return nil, err
	}
	j, w := l.job(src, st), &watching{Live: l}
	whole := j.Plans.Design().Whole(j.Plans.Worlds)
	err = w.inTurn(ctx, func(ctx context.Context) error { return j.Plans.advance(ctx, l.workers, whole, time.Time{}) })
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = j.rows().CSV(&b, j.Plans.outcomes(j.Plans.Runs.World))
	return b.Bytes(), err
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
