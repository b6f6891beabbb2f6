package workbook

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

func written(t *testing.T, res *result.Result, runs *result.Runs) *excelize.File {
	t.Helper()
	data, err := Write(res, runs, Answer{Question: "=1+1", Verdict: "No.", Sentences: []string{"+evil", "\x1b[31mred"}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every figure of the result stands in the sheet as the same number.
func TestNumbersAreNumbers(t *testing.T) {
	res, runs := sample.Result(3)
	f := written(t, res, runs)
	if got := strings.Join(f.GetSheetList(), " "); got != "Answer Plans Months Worlds Assumptions" {
		t.Fatalf("sheets %s", got)
	}
	rows, err := f.GetRows("Plans", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range res.Measures {
		for k, p := range res.Plans {
			e := res.Estimate(p.Name, m.Name)
			if e == nil || e.Mean == nil {
				continue
			}
			got, err := strconv.ParseFloat(rows[i+1][3+3*k], 64)
			if err != nil || !same(got, *e.Mean) {
				t.Errorf("%s of %s: %q, want %v", m.Name, p.Name, rows[i+1][3+3*k], *e.Mean)
			}
			if kind, _ := f.GetCellType("Plans", cell(t, 4+3*k, i+2)); kind != excelize.CellTypeNumber &&
				kind != excelize.CellTypeUnset {
				t.Errorf("%s of %s is no number: %v", m.Name, p.Name, kind)
			}
		}
	}
	worlds, err := f.GetRows("Worlds", excelize.Options{RawCellValue: true})
	if err != nil || len(worlds) != 1+len(runs.Worlds)*len(runs.Plans) {
		t.Errorf("%d rows of worlds, %v", len(worlds), err)
	}
}

// same allows for the fifteen digits that a reader of the format shows.
func same(a, b float64) bool { return math.Abs(a-b) <= 1e-13*math.Abs(b) }

func cell(t *testing.T, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// No text of a scenario becomes a formula, whatever it begins with.
func TestNothingRuns(t *testing.T) {
	res, runs := sample.Result(2)
	for _, text := range []string{"=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\t=1"} {
		res.Plans[1].Title = text
		res.Scenario.Name = text
		f := written(t, res, runs)
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				for j := range row {
					if formula, _ := f.GetCellFormula(sheet, cell(t, j+1, i+1)); formula != "" {
						t.Errorf("%s %d:%d runs %q", sheet, i, j, formula)
					}
				}
			}
		}
	}
}

// The same result gives the same bytes, and rows that are not finite stay empty.
func TestSameBytes(t *testing.T) {
	res, runs := sample.Result(2)
	first, err := Write(res, runs, Answer{})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if again, err := Write(res, runs, Answer{}); err != nil || !bytes.Equal(first, again) {
			t.Fatal("the same result gives other bytes", err)
		}
	}
}

// months.csv has a row for each plan and month, with the exact mean.
func TestMonthsCSV(t *testing.T) {
	res, _ := sample.Result(2)
	data, err := MonthsCSV(res)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) != 1+len(res.Plans)*res.Scenario.Months {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if rows[1][2] != res.Scenario.Start {
		t.Errorf("first month begins %s, want %s", rows[1][2], res.Scenario.Start)
	}
	for j, m := range res.SeriesMeasures {
		for _, s := range res.Series {
			if s.Plan == res.Plans[1].Name && s.Measure == m.Name {
				at := rows[1+res.Scenario.Months]
				if got, err := strconv.ParseFloat(at[3+j], 64); err != nil || got != s.Mean[0] {
					t.Errorf("%s: %q, want %v", m.Name, at[3+j], s.Mean[0])
				}
			}
		}
	}
}
