package chart

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// Every text of every chart stands inside its page and clear of every other,
// for one plan and for twelve with long names.
func TestTextsDoNotOverlap(t *testing.T) {
	for _, n := range []int{1, 2, 4, 6, 12} {
		r, runs := sample.Result(n)
		figures, skipped := Figures(r, runs)
		if len(skipped) > 0 || len(figures) != 11 {
			t.Fatalf("%d charts of 11, skipped: %v", len(figures), skipped)
		}
		for _, f := range figures {
			sample.CheckBoxes(t, fmt.Sprintf("%d plans, %s", n, f.Name), f)
			if len(f.Table.Rows) == 0 || f.Alt == "" {
				t.Errorf("%s has no numbers or no words to stand for it", f.Name)
			}
		}
	}
}

// The same must hold for the numbers a small, a huge and a losing company give.
func TestTextsDoNotOverlapAtAnyScale(t *testing.T) {
	for _, times := range []float64{1e-4, 1e5} {
		r, runs := sample.Result(3)
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
			sample.CheckBoxes(t, fmt.Sprintf("money × %g, %s", times, f.Name), f)
		}
	}
}

func scale(e *result.Estimate, times float64, r *result.Result) {
	if m := r.Measure(e.Measure); m == nil || m.Unit != result.UnitMoney || e.Mean == nil {
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
		e.Quantiles = &result.Quantiles{
			P5: q.P5 * times, P25: q.P25 * times, P50: q.P50 * times, P75: q.P75 * times,
			P95: q.P95 * times,
		}
	}
	if e.Difference != nil {
		d := *e.Difference
		d.Mean, d.Interval = d.Mean*times, grow(d.Interval)
		if d.VarianceReduction != nil {
			factor := *d.VarianceReduction * times
			d.VarianceReduction = &factor
		}
		e.Difference = &d
	}
}

// Every text of a document carries the length it was laid out for, whatever font
// the reader has.
func TestTextsKeepTheirLength(t *testing.T) {
	r, runs := sample.Result(3)
	figures, _ := Figures(r, runs)
	length := regexp.MustCompile(`<text textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs" [^>]*>([^<]*)<`)
	for _, f := range figures {
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		boxes, _, _ := f.Boxes()
		texts := length.FindAllStringSubmatch(string(svg), -1)
		if len(texts) != len(boxes) {
			t.Fatalf("%s: %d texts with a length, %d drawn", f.Name, len(texts), len(boxes))
		}
		for i, b := range boxes {
			want := fmt.Sprintf("%.1f", b.Right-b.Left)
			if texts[i][1] != want || html.UnescapeString(texts[i][2]) != b.Text {
				t.Errorf("%s: %q has length %s, want %q and %s", f.Name, texts[i][2], texts[i][1], b.Text, want)
			}
		}
	}
}

func TestSameResultSameBytes(t *testing.T) {
	draw := func() []byte {
		var all bytes.Buffer
		r, runs := sample.Result(3)
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
