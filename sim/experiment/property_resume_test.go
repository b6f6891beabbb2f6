package experiment_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

var errKilled = errors.New("killed")

// pair is a world of two plans with a gap here and there.
func pair(_ context.Context, p experiment.Point) (experiment.Outcome, error) {
	luck := sim.NewFates(p.Seed, p.Chance).Of(0).Normal(0, 0)
	a, b := p.U[0]+luck, p.U[0]-p.U[1]
	return experiment.Outcome{Rows: [][]float64{{a}, {b}}, Series: [][]float64{{a, b}, {b, a}}}, nil
}

var pairs = experiment.Study{
	Plans:          []string{"keep", "cut"},
	Measures:       []result.Measure{{Name: "net", Better: result.Higher}},
	SeriesMeasures: []result.Measure{{Name: "csat"}},
}

// ending is what a study leaves.
type ending struct {
	runs   *experiment.Runs
	stop   experiment.Stop
	months []result.Series
}

// session opens the store of a folder and plays until kill more worlds are
// stored. It returns the runs when the study ended.
func session(dir string, workers, kill int) (*ending, experiment.Stop, error) {
	f, err := folder.Take(dir)
	if err != nil {
		return nil, experiment.Stop{}, err
	}
	defer f.Close()
	store, err := result.OpenStore(f, "", result.Shape{Model: "h", Measures: 1, Series: 2})
	if err != nil {
		return nil, experiment.Stop{}, err
	}
	defer store.Close()
	keys := []result.Key{{1}, {2}}
	runs := &experiment.Runs{
		Design: experiment.Design{Seed: 4, Inputs: 2},
		Row: func(w, plan int, into *result.Row) error {
			return store.Fill(result.RowID{Key: keys[plan], World: w}, into)
		},
	}
	for _, w := range store.Worlds(keys[1]) {
		if store.Has(result.RowID{Key: keys[0], World: w}) { // else one plan's row was lost: the world is played again
			runs.Add(w, experiment.Outcome{})
		}
	}
	sink := func(p experiment.Point, out experiment.Outcome) error {
		if kill--; kill < 0 {
			return errKilled
		}
		for plan, key := range keys {
			place := result.RowID{Key: key, World: p.World}
			if store.Has(place) {
				continue
			}
			if err := store.Append(place, result.Row{Values: out.Rows[plan], Series: out.Series[plan]}); err != nil {
				return err
			}
		}
		return nil
	}
	rule := experiment.Stopping{Worlds: 400, Goals: []experiment.Goal{{Plan: 1, Difference: true, HalfWidth: .17}}}
	stop, err := runs.Play(context.Background(), experiment.Job{World: pair, Workers: workers, Sink: sink}, pairs, rule)
	if err != nil {
		return nil, stop, err
	}
	months, err := experiment.Months(runs.First(stop.Worlds), pairs)
	if err != nil {
		return nil, stop, err
	}
	return &ending{runs, stop, months}, stop, errors.Join(store.Seal(), f.Commit())
}

// bytes are what a study leaves: the sealed store and the result.
func (e *ending) bytes(t *rapid.T, dir string) string {
	used := e.runs.First(e.stop.Worlds)
	r := &result.Result{Worlds: e.stop.Worlds, Series: e.months, Design: used.Facts(pairs, e.stop)}
	r.Estimates, r.Warnings = experiment.Compare(used, pairs)
	if err := folder.Write(dir, func(f *folder.Folder) error { return result.Write(f, r) }); err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, name := range []string{result.WorldsFile, result.ResultFile} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all += string(data)
	}
	return all
}

// However often a study is killed, with whatever the disk does to the log in
// between and on however many workers, it ends with the same bytes.
func TestKilledStudiesEndAlike(t *testing.T) {
	want := ""
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "study")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		workers := rapid.SampledFrom([]int{1, 2, 7})
		for _, kill := range rapid.SliceOfN(rapid.IntRange(0, 120), 0, 3).Draw(t, "kills") {
			_, _, err := session(dir, workers.Draw(t, "workers"), kill)
			if err == nil {
				break
			}
			if !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
			harm(t, filepath.Join(dir, result.WorldsFile))
		}
		end, _, err := session(dir, workers.Draw(t, "workers"), 1000)
		if err != nil {
			t.Fatal(err)
		}
		got := end.bytes(t, dir)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("the study ended with other bytes (%d and %d)", len(got), len(want))
		}
	})
}

// header is the length of the log's header, which a crash after its first
// flush cannot touch.
const header = 8 + 4*4 + len("h") + 4

// harm cuts or spoils the log somewhere behind its header.
func harm(t *rapid.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) <= header {
		return
	}
	at := rapid.IntRange(header, len(data)-1).Draw(t, "at")
	if rapid.Bool().Draw(t, "cut") {
		data = data[:at]
	} else {
		data[at] ^= 0x10
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
