package play

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/result"
)

// The plans are shown as soon as they are played, with the figures they end with and
// nothing of what is asked beside them; not where that takes no time to speak of, or is
// there already.
func TestFirstLookIsThePlansOfTheEnd(t *testing.T) {
	tiny, err := filepath.Abs("../../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "run")
	src := &Source{Name: tiny, Set: []string{"months=1", "pre_months=1", "scale=0.02"}}
	run := func(worthLook bool) (looks []*result.Result, end *result.Result) {
		o := &Options{Reps: 9, Seed: 7, Workers: 2, Out: dir}
		j, err := NewJob(t.Context(), terminal.Silent(), o, src)
		if err != nil {
			t.Fatal(err)
		}
		j.First = func(r *result.Result) { looks = append(looks, r) }
		if j.worthLook = time.Hour; worthLook {
			j.worthLook = 1
		}
		if end, err = j.Finish(t.Context(), terminal.Silent(), o); err != nil {
			t.Fatal(err)
		}
		return looks, end
	}
	looks, end := run(true)
	if len(looks) != 1 {
		t.Fatalf("%d looks", len(looks))
	}
	first := looks[0]
	if first.Grid != nil || len(first.Stress)+len(first.Variants)+len(first.Credits) > 0 {
		t.Error("the first look shows what was not played yet")
	}
	if !slices.EqualFunc(first.Estimates, end.Estimates, func(a, b result.Estimate) bool {
		return a.Plan == b.Plan && a.Measure == b.Measure && (a.Mean == nil || *a.Mean == *b.Mean)
	}) || first.Worlds != end.Worlds || first.Scale != end.Scale {
		t.Error("the first look has other figures than the end")
	}
	if looks, _ := run(true); len(looks) > 0 {
		t.Error("a look at what is all there")
	}
	dir = filepath.Join(t.TempDir(), "run")
	if looks, _ := run(false); len(looks) > 0 {
		t.Error("a look at what takes no time to speak of")
	}
}
