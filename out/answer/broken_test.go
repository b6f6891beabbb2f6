package answer

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// mangle changes one place of a decoded JSON document: a list loses or repeats an
// item, a number is far out, a text or an object is gone.
func mangle(v any, draw *rand.Rand) any {
	switch x := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(x))
		for k := range x {
			keys = append(keys, k)
		}
		if len(keys) == 0 {
			return x
		}
		k := keys[draw.IntN(len(keys))]
		if draw.IntN(4) == 0 {
			delete(x, k)
		} else {
			x[k] = mangle(x[k], draw)
		}
		return x
	case []any:
		switch n := len(x); {
		case n == 0:
			return append(x, nil)
		case draw.IntN(3) == 0:
			return x[:n-1]
		case draw.IntN(3) == 0:
			return append(x, x[0])
		default:
			k := draw.IntN(n)
			x[k] = mangle(x[k], draw)
		}
		return x
	case float64:
		return []any{-1., 99., 1e300, x + 1}[draw.IntN(4)]
	case string:
		return ""
	}
	return nil
}

// No answer file, however broken, stops a folder from being read and drawn: it is
// left out by name, and the others are there.
func TestABrokenAnswerCostsNoOther(t *testing.T) {
	written := map[string]result.Answer{
		result.SweepFile: sample.Sweep(), result.SensitivityFile: sample.Sensitivity(),
		result.DiscoverFile: sample.Discovery(),
		result.OptimizeFile: sample.Optimum(), result.AssessFile: sample.Assessment(),
		result.BacktestFile: sample.Backtest(),
	}
	for file, a := range written {
		dir := t.TempDir()
		for name, b := range written {
			if err := folder.Write(dir, func(f *folder.Folder) error {
				return result.WriteAnswer(f, name,
					b)
			}); err != nil {
				t.Fatal(err)
			}
		}
		whole, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(40) {
			var doc any
			if err := json.Unmarshal(whole, &doc); err != nil {
				t.Fatal(err)
			}
			draw := rand.New(rand.NewPCG(seed, 11))
			for range 1 + draw.IntN(3) {
				doc = mangle(doc, draw)
			}
			text, err := json.Marshal(doc)
			if err != nil {
				continue
			}
			// On the list, as a program with a mistake, or somebody who edits both, would leave it.
			if err := folder.Write(dir, func(f *folder.Folder) error { return f.Put(file, text) }); err != nil {
				t.Fatal(err)
			}
			all, left := Read(folder.At(dir))
			for _, one := range all {
				if one.File == file { // may be drawn or not, but never stops
					Safely(func() error { return one.Write(&bytes.Buffer{}, 100) })
					one.drawn()
				}
			}
			if len(all)+len(left) != len(written) || len(left) > 1 || len(left) == 1 && !strings.HasPrefix(left[0],
				file) {
				t.Fatalf("%s mangled by seed %d: %d answers, left out %q", file, seed, len(all), left)
			}
		}
	}
}

// drawn draws without writing.
func (t Text) drawn() (broken, err error) {
	return Safely(func() error {
		for _, f := range t.Figures {
			if _, err := f.SVG(); err != nil {
				return err
			}
		}
		return nil
	}), nil
}

// A sweep of two axes of which none is a cut has a frontier along each, of different
// lengths.
func TestFrontiersAlongBothAxes(t *testing.T) {
	s := sample.Sweep()
	s.Axes[0].Key, s.Axes[1].Key = "valve.steps", "assistant.deflection"
	value := .3
	s.Frontiers = []result.Frontier{
		{Month: 18, Along: 0, Given: 1, Least: true, Places: make([]result.Crossing, len(s.Axes[1].Values))},
		{Month: 18, Along: 1, Given: 0, Least: true, Places: make([]result.Crossing, len(s.Axes[0].Values))},
	}
	for k := range s.Frontiers {
		for i := range s.Frontiers[k].Places {
			s.Frontiers[k].Places[i].Value = &value
		}
	}
	tables := 0
	for _, table := range tellSweep(s).Tables {
		if strings.HasPrefix(table.Title, "Least ") {
			tables++
		}
	}
	if tables != 2 {
		t.Errorf("%d tables of frontiers, want one along each axis", tables)
	}
}
