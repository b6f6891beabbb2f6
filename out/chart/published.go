package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// mostBeside is how far chart 20 reaches to each side of a published figure, in sizes of the figure: what lies further
// off is drawn at the edge, and its numbers stand beside it.
const mostBeside = 2

// Published is chart 20: does the simulated company look like the real one? One row a published figure. It needs the
// record of a run.
//
// Figures have different units, so each row is drawn in sizes of its own published figure, which stands in the middle.
func Published(res *result.Result) (*drawing.Figure, string) {
	r := view.Of(res)
	if r.Record == nil || len(r.Record.Figures) == 0 {
		return nil, "Chart 20 (published against simulated) needs [published] figures in the scenario."
	}
	f := &drawing.Figure{
		Name:  "20-published",
		Wide:  true,
		Title: wording.RecordSum(r.Record),
		Subtitle: "Published against simulated, each in sizes of its own published figure. The circle with its line " +
			"is the published figure and twice the error of its measurement; the bars are half and 9 of 10 of the " +
			"futures, with that error and what the model is assumed to miss.",
		Notes: []string{
			"Inputs set a number of the scenario, so that agreeing with them proves nothing: they are drawn pale and " +
				"not counted. Agrees: the published figure lies inside the half; near: inside the 9 of 10; else it " +
				"contradicts; it says nothing where the 9 of 10 reach from below half of the figure to above twice.",
			"What a figure is moved by most is the unknown of the scenario with the largest rank correlation.",
		},
		Table: publishedTable(r), Height: vg.Length(36 + publishedRow*len(r.Record.Figures)),
		Body: func(p *drawing.Page, area vg.Rectangle) { drawPublished(r, p, area) },
	}
	f.Alt = f.Title + " A row of bars per published figure; the table below the chart holds the numbers."
	return f, ""
}

// publishedRow is the height of a row of chart 20, points.
const publishedRow = 34

// publishedTable has a row a figure.
func publishedTable(r view.View) drawing.Table {
	t := drawing.Table{Columns: drawing.Head(wording.RecordHead...), Title: wording.RecordTitle(r.Record)}
	for i := range r.Record.Figures {
		f := &r.Record.Figures[i]
		var cells []drawing.Cell
		for _, text := range wording.RecordRow(f, r.Units) {
			cells = append(cells, drawing.Words(text))
		}
		value := f.Value
		cells[1].Value = &value
		if f.Simulated != nil {
			cells[2].Value = &f.Simulated.P50
		}
		cells[5].Strong = f.Role == result.RoleCheck && f.Verdict == result.Contradicts
		t.Rows = append(t.Rows, cells)
	}
	for _, k := range []int{5, 6, 7} { // words
		t.Columns[k].Right = false
	}
	return t
}

// drawPublished draws a row a figure on one scale.
func drawPublished(r view.View, p *drawing.Page, area vg.Rectangle) {
	n := len(r.Record.Figures)
	a := drawing.Panel{
		Page: p, Left: area.Min.X + drawing.NameWidth, Bottom: area.Min.Y + 24, Right: area.Max.X - 190,
		Top: area.Max.Y, X0: -mostBeside, X1: mostBeside, Y0: float64(n), Y1: 0,
	}
	at, labels := []float64{-2, -1, 0, 1, 2}, []string{"−200 %", "−100 %", "published", "+100 %", "+200 %"}
	for _, x := range at {
		c := drawing.Rule
		if x == 0 {
			c = drawing.Ink
		}
		a.StrokeLine2(draw.LineStyle{Color: c, Width: .7}, a.Px(x), a.Bottom, a.Px(x), a.Top)
	}
	a.AxisX(at, labels)
	for i := range r.Record.Figures {
		drawFigure(r, a, &r.Record.Figures[i], area, float64(i)+.5)
	}
}

// drawFigure draws one row: its name, its bars, its mark and what they say.
func drawFigure(r view.View, a drawing.Panel, f *result.Published, area vg.Rectangle, row float64) {
	y, size := a.Py(row), math.Abs(f.Value)
	if size == 0 {
		size = math.Hypot(f.Error, f.Discrepancy)
	}
	x := func(v float64) vg.Length { return a.Px(min(max((v-f.Value)/size, -mostBeside), mostBeside)) }
	look := drawing.Stroke{Color: drawing.Good}
	switch {
	case f.Role != result.RoleCheck:
		look.Color = drawing.Rule
	case f.Verdict == result.Contradicts:
		look.Color = drawing.Bad
	}
	ink := drawing.Face(drawing.SmallSize, drawing.Ink)
	a.Text(drawing.Shorten(wording.FigureName(f), drawing.NameWidth-10, 3, ink), vg.Point{X: area.Min.X, Y: y},
		drawing.AtLeft, ink)
	if q := f.Simulated; q != nil {
		a.Rect(barFrom(x(q.P5), x(q.P95), y, 3), look.Color)
		a.Rect(barFrom(x(q.P25), x(q.P75), y, 7), look.Color)
	}
	a.Across(x(f.Low-2*f.Error), x(f.High+2*f.Error), y, drawing.Stroke{Color: drawing.Ink})
	a.Dot(vg.Point{X: x(f.Value), Y: y}, drawing.Stroke{Color: drawing.Ink, Marker: draw.CircleGlyph{}}, 3.5)
	said := drawing.Face(drawing.SmallSize, drawing.Ink)
	if f.Role == result.RoleCheck && f.Verdict == result.Contradicts {
		said = drawing.Bold(drawing.SmallSize, drawing.Ink)
	}
	text := fmt.Sprintf("%s, simulated %s: %s", wording.PublishedFigure(f, r.Units),
		wording.SimulatedFigure(f, r.Units), wording.RecordVerdict(f))
	a.Text(drawing.Shorten(text, 184, 3, said), vg.Point{X: a.Right + 8, Y: y}, drawing.AtLeft, said)
}

// barFrom is a bar about a height, wide enough to be seen where it lies at the edge.
func barFrom(lo, hi, y, half vg.Length) vg.Rectangle {
	const least = vg.Length(3)
	if hi-lo < least {
		mid := (lo + hi) / 2
		lo, hi = mid-least/2, mid+least/2
	}
	return drawing.Area(lo, y-half, hi, y+half)
}
