package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/dates"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// past writes a year that a world of the plan really had, its contacts times a
// ratio, as a history.
func past(t *testing.T, path string, set []string, ratio float64) string {
	t.Helper()
	s, err := scenarios.Load(t.Context(), "../../scenarios/testdata/tiny.toml", set)
	if err != nil {
		t.Fatal(err)
	}
	st := play.NewStudy(s, 4711, play.OnlyPlans(s, "cut"))
	got, err := st.World(t.Context(), (experiment.Design{Seed: 4711, Inputs: len(s.Unknowns)}).Point(3))
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int {
		return slices.IndexFunc(desk.SeriesMeasures, func(m desk.Measure) bool { return m.Name == name })
	}
	text := "month,contacts,service_level\n"
	for m := range s.Months {
		row := got.Series[1-st.Reference][m*len(desk.SeriesMeasures):]
		begin := dates.MonthNumbered(s.Start.MonthNumber() + m)
		length := float64(dates.DaysIn(begin.Year, begin.Month))
		text += fmt.Sprintf("%s,%.0f,%.3f\n", yearMonth(begin), row[column("contacts")]*ratio*length/(365./12),
			row[column("service_level")])
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBacktest: a year the model itself had is not refuted; with twice the
// contacts it is, on the right side.
func TestBacktest(t *testing.T) {
	dir := t.TempDir()
	set := []string{"months=8"}
	for ratio, want := range map[float64]result.BackVerdict{1: "", 2: result.HistoryAbove} {
		var stdout, stderr bytes.Buffer
		args := []string{
			"backtest", "../../scenarios/testdata/tiny.toml", "-s", "months=8", "--against",
			past(t, filepath.Join(dir, "h.csv"), set, ratio), "-o", filepath.Join(dir, fmt.Sprint(ratio)), "--json",
		}
		if code := run(args, strings.NewReader(""), &stdout, &stderr); code != 0 {
			t.Fatalf("exit %d: %s", code, stderr.String())
		}
		b := &result.Backtest{}
		if err := json.Unmarshal(stdout.Bytes(), b); err != nil {
			t.Fatal(err)
		}
		contacts := b.Measures[slices.IndexFunc(b.Measures,
			func(m result.BackMeasure) bool { return m.Measure == "contacts" })]
		if len(contacts.Months) != 8 || len(b.Measures) != 2 {
			t.Fatalf("%d months of %d measures", len(contacts.Months), len(b.Measures))
		}
		if ratio == 1 && (contacts.Tail < .05 ||
			math.IsNaN(contacts.Inside90)) || ratio == 2 && contacts.Verdict != want {
			t.Errorf("ratio %g: %s, %+v", ratio, contacts.Verdict, contacts)
		}
	}
}
