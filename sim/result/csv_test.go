package result

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/folder"
)

// What a spreadsheet would run has an apostrophe before it, numbers have none, and the
// text comes back from its cell whatever it was.
func TestTextCell(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "+A1": "'+A1", "-cut": "'-cut", "@SUM(A1)": "'@SUM(A1)",
		"\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "＝1": "'＝1", "-0.5": "-0.5", "+3e-2": "+3e-2",
		"-1+1|' /C calc'!A0": "'-1+1|' /C calc'!A0", "'": "'", "'quoted'": "'quoted'", "'=1": "''=1", "''=1": "'''=1",
		"-": "'-", "-inf": "'-inf", "'-0.5": "'-0.5", "a=b": "a=b", "−5": "−5",
	} {
		if got := TextCell(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
		if got := TextOfCell(TextCell(text)); got != text {
			t.Errorf("%q is read back as %q", text, got)
		}
	}
}

func FuzzTextCell(f *testing.F) {
	f.Add("'=1")
	f.Fuzz(func(t *testing.T, text string) {
		cell := TextCell(text)
		if TextOfCell(cell) != text {
			t.Errorf("%q, written as %q, is read back as %q", text, cell, TextOfCell(cell))
		}
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") && !signedNumber.MatchString(cell) {
			t.Errorf("%q is written as %q", text, cell)
		}
	})
}

// Rows come back with the plans and names they had, and no line of any table begins a
// cell that a spreadsheet runs.
func TestRunsWithFormulas(t *testing.T) {
	runs := &Runs{
		Plans: []string{"=cmd|' /C calc'!A0", "@keep", "'-odd"}, Inputs: []string{"=input"}, Measures: []string{"-net"},
		Worlds: []RunWorld{{World: 0, Used: true, Inputs: []float64{-1.5}, Rows: [][]float64{{-2}, {math.NaN()}, {3}}}},
	}
	var text bytes.Buffer
	if err := runs.csv(&text, runs.All()); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	noFormula(t, lines)
	back, err := rowsIn(lines, 1)
	if err != nil || !slices.Equal(back.Plans, runs.Plans) || !slices.Equal(back.Inputs, runs.Inputs) ||
		!slices.Equal(back.Measures, runs.Measures) || back.Worlds[0].Rows[0][0] != -2 {
		t.Errorf("%+v, %v", back, err)
	}
	dir := t.TempDir()
	err = folder.Write(dir, func(f *folder.Folder) error {
		columns := []Column{Text("=name", UnitNone, ""), Number("x", UnitNone, ""), Whole("n", UnitNone, "")}
		return WriteTable(f, "points", columns, func(put func(row ...any) error) error {
			return put("=HYPERLINK(1)", -2.5, int64(-3))
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	file, err := folder.At(dir).Read("points.csv")
	if want := "'=name,x,n\n'=HYPERLINK(1),-2.5,-3\n"; err != nil || string(file.Bytes) != want {
		t.Errorf("%q, %v", file.Bytes, err)
	}
}

func noFormula(t *testing.T, lines [][]string) {
	t.Helper()
	for _, line := range lines {
		for _, cell := range line {
			if runs(cell) && cell[0] != '\'' {
				t.Errorf("%q would be run", cell)
			}
		}
	}
}
