package experiment

import (
	"testing"

	"boomerang/sim/result"
)

// Runs without monthly values have no months; with them as many as were played,
// and the reference no difference from itself.
func TestMonthsThereAre(t *testing.T) {
	study := Study{
		Plans: []string{"keep", "cut"}, Reference: 0,
		SeriesMeasures: []result.Measure{{Name: "a"}, {Name: "b"}},
	}
	runs := &Runs{Design: Design{Seed: 1}}
	for w := range 18 {
		runs.Add(w, Outcome{Rows: [][]float64{{1}, {2}}})
	}
	if all, err := Months(runs, study); all != nil || err != nil {
		t.Errorf("%d series of runs that have none, %v", len(all), err)
	}
	runs = &Runs{Design: Design{Seed: 1}}
	for w := range 18 {
		runs.Add(w, Outcome{
			Rows:   [][]float64{{1}, {2}},
			Series: [][]float64{{1, 10, 2, 20, 3, 30}, {2, 11, 4, 22, 6, 33}},
		})
	}
	all, err := Months(runs, study)
	if err != nil || len(all) != 4 {
		t.Fatalf("%d series, %v", len(all), err)
	}
	for k, want := range [][]float64{{1, 2, 3}, {10, 20, 30}, {2, 4, 6}, {11, 22, 33}} {
		for m, mean := range all[k].Mean {
			if mean != want[m] {
				t.Errorf("%s of %s in month %d is %v, want %v", all[k].Measure, all[k].Plan, m, mean, want[m])
			}
		}
		if len(all[k].Mean) != 3 {
			t.Errorf("%d months, want 3", len(all[k].Mean))
		}
	}
}
