package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// A cut stands between the middles of the cells of the cuts beside it.
func TestPlaceOfACut(t *testing.T) {
	h := &Headcount{X: result.Axis{Values: []float64{0, .1, .3, .4}}}
	for cut, want := range map[float64]float64{0: .5, .05: 1, .1: 1.5, .2: 2, .3: 2.5, .35: 3, .4: 3.5, .9: 4} {
		if got := CellX(h.X.Values, cut); math.Abs(got-want) > 1e-12 {
			t.Errorf("a cut of %v stands at %v, want %v", cut, got, want)
		}
	}
}

// Where a horizon is shorter than the months of a table, its end stands for them.
func TestReversalOfAShortHorizon(t *testing.T) {
	survival := &result.Survival{
		Times: []float64{0, 30, 60, 91, 121}, Share: []float64{1, .9, .8, .7, .6},
		Lo: []float64{1, .8, .7, .6, .5}, Hi: []float64{1, 1, .9, .8, .7},
	}
	v := &reversal{
		view.Of(&result.Result{Worlds: 200}),
		[]result.Variant{{Question: "trigger", Text: "x", Survival: survival}},
	}
	row := v.table().Rows[0]
	for k := 1; k <= 3; k++ {
		if got := row[k].Value; got == nil || *got != .6 {
			t.Errorf("column %d of a horizon of four months is %v, want .6", k, row[k].Text)
		}
	}
	long := &result.Survival{}
	for m := range 19 {
		long.Times = append(long.Times, 365./12*float64(m))
		long.Share = append(long.Share, 1-float64(m)/20)
		long.Lo, long.Hi = append(long.Lo, 0), append(long.Hi, 1)
	}
	v.all[0].Survival = long
	row = v.table().Rows[0]
	for k, want := range []float64{.7, .4, .1} { // 6, 12 and 18 months
		if got := row[k+1].Value; got == nil || math.Abs(*got-want) > 1e-12 {
			t.Errorf("column %d of a horizon of 18 months is %v, want %v", k+1, row[k+1].Text, want)
		}
	}
}

// The notes of the small multiples speak of bands where there are any.
func TestBandsAreSpokenOf(t *testing.T) {
	r, _ := sample.Result(2)
	if f, _ := multiplesChart(view.Of(r), nil); !strings.HasPrefix(f.Notes[0], "Bands:") {
		t.Errorf("with bands: %q", f.Notes[0])
	}
	for k := range r.Series {
		r.Series[k].Lo, r.Series[k].Hi = nil, nil
	}
	if f, _ := multiplesChart(view.Of(r), nil); !strings.HasPrefix(f.Notes[0], "No intervals") {
		t.Errorf("without bands: %q", f.Notes[0])
	}
}

// textsOf are the texts a chart shows.
func textsOf(body func(p *drawing.Page)) (texts []string) {
	f := drawing.Figure{Name: "x", Title: "x", Height: 320, Body: func(p *drawing.Page, _ vg.Rectangle) { body(p) }}
	boxes, _, _ := f.Boxes()
	for _, b := range boxes {
		texts = append(texts, b.Text)
	}
	return texts
}

// A break-even from which the mean gains is marked as the only one, another as
// the break-even.
func TestFlagOfABreakEven(t *testing.T) {
	for rising, want := range map[bool]string{
		false: "breaks even at ",
		true:  "breaks even only at ",
	} {
		h := &Headcount{
			View: view.Of(&result.Result{}),
			X:    result.Axis{Key: "cut.share", Unit: result.UnitShare, Values: []float64{0, .4}},
			Cuts: []headcountLine{{breakEven: .2, safe: math.NaN(), rising: rising}},
		}
		texts := textsOf(func(p *drawing.Page) {
			h.marks(drawing.Panel{Page: p, Left: 60, Right: 600, Bottom: 60, Top: 300, X0: 0, X1: .4, Y0: 0, Y1: 1})
		})
		if !slices.ContainsFunc(texts, func(s string) bool {
			return strings.Contains(s,
				strings.TrimSuffix(want, "at "))
		}) {
			t.Errorf("rising %v: no flag %q in %q", rising, want, texts)
		}
		if !rising && slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, "only") }) {
			t.Errorf("a break-even is called the only one: %q", texts)
		}
	}
}

// The head of a dashboard keeps as much room on its left as on its right.
func TestHeadOfADashboard(t *testing.T) {
	f := drawing.Figure{Name: "x", Title: "x", Height: 320, Body: func(p *drawing.Page, area vg.Rectangle) {
		(&dashboards{}).drawDashboard(p, dashboard{name: "Cost", shows: "what it sees"},
			drawing.Area(100, 50, 500, 300))
	}}
	boxes, _, _ := f.Boxes()
	at := func(text string) drawing.Box {
		return boxes[slices.IndexFunc(boxes, func(b drawing.Box) bool { return b.Text == text })]
	}
	if left, right := at("Cost").Left-100, 500-at("what it sees").Right; math.Abs(left-right) > 1e-9 {
		t.Errorf("%v left of its head, %v right of it", left, right)
	}
	if gap := at("This result holds none of its measures.").Left - at("Cost").Left; gap != 0 {
		t.Errorf("what is missing stands %v beside the head", gap)
	}
}
