package out

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim/result"
)

// Every text of every chart stands inside its page and clear of every other,
// for one plan and for twelve with long names.
func TestTextsDoNotOverlap(t *testing.T) {
	for _, n := range []int{1, 2, 4, 6, 12} {
		r, runs := sample(n)
		figures, skipped := Figures(r, runs)
		if len(skipped) > 0 || len(figures) != 11 {
			t.Fatalf("%d charts of 11, skipped: %v", len(figures), skipped)
		}
		for _, f := range figures {
			checkBoxes(t, fmt.Sprintf("%d plans, %s", n, f.Name), f)
			if len(f.Table.Rows) == 0 || f.Alt == "" {
				t.Errorf("%s has no numbers or no words to stand for it", f.Name)
			}
		}
	}
}

func checkBoxes(t *testing.T, where string, f Figure) {
	t.Helper()
	boxes, w, h := f.Boxes()
	if len(boxes) < 5 {
		t.Errorf("%s: only %d texts", where, len(boxes))
	}
	for i, b := range boxes {
		if b.Left < 0 || b.Bottom < 0 || b.Right > w || b.Top > h {
			t.Errorf("%s: %q leaves the page: %+v", where, b.Text, b)
		}
		for _, c := range boxes[:i] {
			if b.Overlaps(c) {
				t.Errorf("%s: %q covers %q", where, b.Text, c.Text)
			}
		}
	}
}

// The same must hold for the numbers a small, a huge and a losing company give.
func TestTextsDoNotOverlapAtAnyScale(t *testing.T) {
	for _, times := range []float64{1e-4, 1e5} {
		r, runs := sample(3)
		r.Scenario.Currency = "CHF"
		for i := range r.Estimates {
			scale(&r.Estimates[i], times, r)
		}
		for i := range r.Grid.Cells {
			for j := range r.Grid.Cells[i].Estimates {
				scale(&r.Grid.Cells[i].Estimates[j], times, r)
			}
		}
		figures, _ := Figures(r, runs)
		for _, f := range figures {
			checkBoxes(t, fmt.Sprintf("money × %g, %s", times, f.Name), f)
		}
	}
}

func scale(e *result.Estimate, times float64, r *result.Result) {
	if m := r.Measure(e.Measure); m == nil || m.Unit != "money" || e.Mean == nil {
		return
	}
	mean := *e.Mean * times
	e.Mean = &mean
	grow := func(iv *result.Interval) *result.Interval {
		if iv == nil {
			return nil
		}
		c := *iv
		c.Lo, c.Hi = c.Lo*times, c.Hi*times
		return &c
	}
	e.Interval = grow(e.Interval)
	if q := e.Quantiles; q != nil {
		e.Quantiles = &result.Quantiles{P5: q.P5 * times, P25: q.P25 * times, P50: q.P50 * times, P75: q.P75 * times, P95: q.P95 * times}
	}
	if e.Difference != nil {
		d := *e.Difference
		d.Mean, d.Interval = d.Mean*times, grow(d.Interval)
		e.Difference = &d
	}
}

func TestSameResultSameBytes(t *testing.T) {
	draw := func() []byte {
		var all bytes.Buffer
		r, runs := sample(3)
		figures, _ := Figures(r, runs)
		for _, f := range figures {
			svg, err := f.SVG()
			if err != nil {
				t.Fatal(err)
			}
			all.Write(svg)
		}
		png, err := figures[0].PNG()
		if err != nil {
			t.Fatal(err)
		}
		all.Write(png)
		return all.Bytes()
	}
	if !bytes.Equal(draw(), draw()) {
		t.Error("two drawings of one result differ")
	}
}

// Labels moved apart keep their order, do not touch, and stay inside where
// there is room.
func TestApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		want, heights := make([]float64, n), make([]float64, n)
		sum := 0.
		for i := range want {
			want[i] = rapid.Float64Range(-50, 450).Draw(t, "want")
			heights[i] = rapid.Float64Range(8, 30).Draw(t, "height")
			sum += heights[i]
		}
		got := apart(want, heights, 0, 400)
		for i := range got {
			if sum <= 400 && (got[i]-heights[i]/2 < -1e-6 || got[i]+heights[i]/2 > 400+1e-6) {
				t.Fatalf("label %d at %v leaves 0..400", i, got[i])
			}
			for j := range got {
				if i != j && want[i] < want[j] && got[i]+heights[i]/2 > got[j]-heights[j]/2+1e-6 {
					t.Fatalf("labels %d and %d touch or changed order: %v %v", i, j, got[i], got[j])
				}
			}
		}
	})
}

func TestFoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := clean(rapid.String().Draw(t, "s"))
		sty := face(textSize, ink)
		lines := fold(s, 80, sty)
		if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "\u00a0", "") {
			t.Fatalf("folded %q into %q", s, lines)
		}
		for _, l := range lines {
			if len([]rune(l)) > 1 && float64(sty.Width(l)) > 81 {
				t.Fatalf("line %q is wider than 80", l)
			}
		}
	})
}
