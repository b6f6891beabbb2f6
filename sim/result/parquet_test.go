package result

import (
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"boomerang/sim/folder"

	"github.com/parquet-go/parquet-go"
)

// Names, order, units, missing values and numbers survive; so do the bytes.
func TestParquetKeepsTheTable(t *testing.T) {
	columns := RunColumns([]Assumption{{
		Path: "assistant.silent", Unit: UnitShare, Distribution: "Uniform",
		Sampled: true,
	}},
		[]Measure{
			{Name: "net", Unit: UnitMoney, Meaning: "Net value."},
			{Name: "a", Unit: UnitNone, Meaning: "Comes before net in the alphabet."},
		})
	runs := &Runs{Plans: []string{"keep", "cut"}}
	for w := range 20000 { // more than a group of rows
		x := float64(w) / 3
		runs.Worlds = append(runs.Worlds, RunWorld{
			World: w, Block: w / 9, Chance: uint64(w), Inputs: []float64{x},
			Rows: [][]float64{{x, math.NaN()}, {-x, 5e-324}},
		})
	}
	dir, again := t.TempDir(), t.TempDir()
	for _, dir := range []string{dir, again} {
		done(t, folder.Write(dir, func(f *folder.Folder) error {
			return WriteRunsParquet(f, runs, columns, runs.All())
		}))
	}
	one, err := os.ReadFile(filepath.Join(dir, RunsParquet))
	done(t, err)
	two, err := os.ReadFile(filepath.Join(again, RunsParquet))
	done(t, err)
	if string(one) != string(two) {
		t.Error("the same rows gave other bytes")
	}

	f, err := os.Open(filepath.Join(dir, RunsParquet))
	done(t, err)
	defer f.Close()
	file, err := parquet.OpenFile(f, int64(len(one)))
	done(t, err)
	text, ok := file.Lookup(ColumnsKey)
	var about []Column
	if !ok || json.Unmarshal([]byte(text), &about) != nil || len(about) != 8 || about[6].Unit != "money" {
		t.Errorf("metadata: %q", text)
	}
	for i, f := range file.Schema().Fields() {
		if f.Name() != columns[i].Name {
			t.Errorf("column %d is %s, want %s", i, f.Name(), columns[i].Name)
		}
	}
	reader := parquet.NewReader(file)
	defer reader.Close()
	row := make([]parquet.Row, 1)
	for i := range 40000 {
		if n, err := reader.ReadRows(row); n != 1 || err != nil && err != io.EOF {
			t.Fatalf("row %d: %v", i, err)
		}
		x := float64(i/2) / 3
		if i%2 == 1 {
			x = -x
		}
		if r := row[0]; r[0].Int64() != int64(i/2) || r[4].String() != runs.Plans[i%2] || r[6].Double() != x ||
			r[7].IsNull() != (i%2 == 0) {
			t.Fatalf("row %d: %v", i, row[0])
		}
	}
}

// A column says what its numbers are counted in.
func TestColumnsAreInRealUnits(t *testing.T) {
	for unit, want := range map[Unit]string{
		UnitMoney: "EUR", UnitMoneyMonth: "EUR per month", UnitMinutes: "minutes", UnitDays: "days",
		UnitShare:     "fraction of 1",
		UnitShareYear: "fraction of 1 per year", UnitNumber: "", UnitPoints: "points of 100", UnitNone: "",
		UnitMonth: "number of the month, the first is 1", UnitDay: "days from day 0", UnitPerYear: "per year",
	} {
		columns := []Column{Number("x", unit, "")}
		if got := StoredIn(columns, "EUR")[0].Unit; got != want || columns[0].Unit != unit.String() {
			t.Errorf("%q is stored in %q, want %q", unit, got, want)
		}
	}
}
