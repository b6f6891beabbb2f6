package answer

import (
	"slices"
	"testing"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// columnOf is the texts of a column.
func columnOf(t drawing.Table, k int) (texts []string) {
	for _, row := range t.Rows {
		texts = append(texts, row[k].Text)
	}
	return texts
}

// What misses no condition meets every one: an excess of nothing is none.
func TestPathSaysWhatMeets(t *testing.T) {
	o := sample.Optimum() // every other point exceeds by one
	u := view.UnitsOf(o.Scenario)
	v := optimumView{o, contestView{o.Contest, u, o.Level, o.Scenario.Months}, u}
	if got, want := columnOf(v.path(), 3), []string{"yes", "no", "yes", "no", "yes", "no"}; !slices.Equal(got, want) {
		t.Errorf("meets every condition: %v, want %v", got, want)
	}
	if got, want := columnOf(v.path(), 0), []string{"1", "2", "3", "4", "5", "6"}; !slices.Equal(got, want) {
		t.Errorf("tried %v, want %v", got, want)
	}
	f := v.finalists()
	if len(f.Columns) != 5+len(o.Subject) || f.Columns[5].Name != o.Subject[0] || f.Columns[4].Name != "Futures" {
		t.Errorf("columns %v", f.Columns)
	}
	for _, row := range f.Rows {
		if len(row) != len(f.Columns) {
			t.Errorf("a line of %d cells under %d columns", len(row), len(f.Columns))
		}
	}
}

// Every figure a calibration measured is a line, and none that it did not.
func TestFiguresOfACalibration(t *testing.T) {
	c := sample.Calibration()
	measured := func(x float64) *result.Measured {
		return &result.Measured{Value: x, N: 30, Interval: &result.Interval{Lo: x * .9, Hi: x * 1.1, Level: .9}}
	}
	before := columnOf(figuresTable(c), 0)
	if slices.Contains(before, "Growth a year") || !slices.Contains(before, "Tickets a year") {
		t.Errorf("figures %v of a calibration without growth", before)
	}
	c.Growth = measured(.1)
	c.Months = []result.Measured{*measured(1.2)}
	c.Months[0].Name = "January"
	after := figuresTable(c)
	if names := columnOf(after, 0); !slices.Equal(names[:3],
		[]string{"Tickets a year", "Growth a year", "January, factor"}) {
		t.Errorf("figures %v", names)
	}
	for k, want := range [][2]string{
		{"100,000", "90,000 to 110,000"},
		{"10.0 %", "9.0 % to 11.0 %"},
		{"1.200", "1.080 to 1.320"},
	} {
		if row := after.Rows[k]; row[1].Text != want[0] || row[2].Text != want[1] {
			t.Errorf("%s is %q, %q, want %v", row[0].Text, row[1].Text, row[2].Text, want)
		}
	}
}

// A cell of a sweep is found at its place, never that of a stress.
func TestCellOfASweep(t *testing.T) {
	at := func(i, j int, stressed string) result.SweepCell {
		return result.SweepCell{At: []int{i, j}, Stressed: stressed}
	}
	v := sweepView{Sweep: &result.Sweep{
		Axes:  []result.SweepAxis{{Key: "a"}, {Key: "plan.x.cut.share"}},
		Cells: []result.SweepCell{at(0, 1, "hard"), at(0, 1, ""), at(1, 0, "")},
	}}
	if across, down := v.Across(); across != 1 || down != 0 {
		t.Errorf("axis %d is across and %d down: the cut should be across", across, down)
	}
	for _, c := range []struct {
		across, i, j int
		want         *result.SweepCell
	}{{0, 0, 1, &v.Cells[1]}, {1, 0, 1, &v.Cells[2]}, {1, 1, 0, &v.Cells[1]}, {0, 1, 1, nil}} {
		if got := v.cell(c.across, c.i, c.j); got != c.want {
			t.Errorf("axis %d across, cell %d, %d: %+v", c.across, c.i, c.j, got)
		}
	}
}
