package out

import (
	"strings"
	"testing"

	"boomerang/out/chart"
	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A probability never stands without what it rests on and its range, and the
// ends of the range claim no more than their draws either.
func TestChanceHasRange(t *testing.T) {
	for _, c := range []struct {
		own, end     float64
		in, atEnd    *result.Interval
		cell, phrase string
	}{
		{
			.3, .95, nil, nil, "unlikely, 30 % (30–95 %)",
			"(30–95 % of futures at the ends tried of how readily the unhappy leave)",
		},
		{
			.3, 1, sample.Interval(.1, .5), sample.Interval(.81, 1), "unlikely, 30 % (30 % to all of 400)",
			"(30 % to all of 400 futures at the",
		},
		{
			0, .19, sample.Interval(0, .08), sample.Interval(.1, .3), "very unlikely, at most 8 % (up to 19 %)",
			"(up to 19 % of futures at the",
		},
		{
			0, 0, sample.Interval(0, .08), sample.Interval(0, .17),
			"very unlikely, at most 8 % (no clear change)",
			"(no clear change at the ends tried",
		},
		{
			1, 1, sample.Interval(.81, 1), sample.Interval(.81, 1),
			"likely, at least 81 % (no clear change)",
			"(no clear change at the ends tried",
		},
	} {
		r := stressedBy(9e5)
		r.Probabilities[0].Value, r.Probabilities[0].Interval = c.own, c.in
		r.Stress[0].Loss.Value, r.Stress[0].Loss.Interval, r.Stress[0].Net.N = c.end, c.atEnd, 400
		if got := netLoss(readerOf(r), "plan-1").Text; got != c.cell {
			t.Errorf("%q, want %q", got, c.cell)
		}
		if got := readerOf(r).recommendation(); !strings.Contains(got, "given the listed assumptions "+c.phrase) {
			t.Errorf("%q lacks %q", got, c.phrase)
		}
	}
}

// Charts 1 and 5 and their tables say of few worlds what the verdict says.
func TestGridOfFewWorlds(t *testing.T) {
	r, runs := sample.Result(1)
	for i := range r.Grid.Cells {
		p := &r.Grid.Cells[i].Probabilities[0]
		p.Value, p.Interval = float64(i%2), []*result.Interval{sample.Interval(0, .17), sample.Interval(.83, 1)}[i%2]
	}
	figures, _ := chart.Figures(r, runs)
	for _, f := range figures {
		if f.Name != "01-headcount" && f.Name != "05-safe-cut" {
			continue
		}
		for _, row := range f.Table.Rows {
			for _, c := range row {
				if strings.ContainsAny(c.Text, "<>") {
					t.Errorf("%s: %q", f.Name, c.Text)
				}
			}
		}
		if last := f.Table.Rows[0][len(f.Table.Rows[0])-1].Text; last != "at most 17 %" && last != "at least 83 %" {
			t.Errorf("%s: %q", f.Name, last)
		}
		boxes, _, _ := f.Boxes()
		for _, b := range boxes {
			if strings.HasPrefix(b.Text, "<1") || strings.HasPrefix(b.Text, ">99") {
				t.Errorf("%s draws %q", f.Name, b.Text)
			}
		}
	}
}
