package drawing

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// A figure is drawn for a small screen on the narrowest sheet that holds its texts, and on none where
// two of them cover each other on all.
func TestNarrow(t *testing.T) {
	ink := Face(TextSize, Ink)
	f := Figure{Name: "x", Title: "The title", Height: 60, Body: func(p *Page, area vg.Rectangle) {
		p.Text("left", vg.Point{X: area.Min.X, Y: 30}, AtLeft, ink)
		p.Text("right", vg.Point{X: area.Max.X, Y: 30}, AtRight, ink)
	}}
	svg, err := f.Narrow()
	if err != nil || !strings.Contains(string(svg), `width="372pt"`) || !strings.Contains(string(svg), "x-narrow-t") {
		t.Errorf("%v: %.300s", err, svg)
	}
	inner := f.Body
	f.Body = func(p *Page, area vg.Rectangle) {
		inner(p, area)
		p.Text("in the middle of a sheet of 760", vg.Point{X: 420, Y: 30}, AtLeft, ink)
	}
	if svg, err := f.Narrow(); svg != nil || err != nil {
		t.Errorf("drawn although a text leaves every narrow sheet: %v", err)
	}
	f.Body, f.Wide = inner, true
	if svg, _ := f.Narrow(); svg != nil {
		t.Error("a wide figure is drawn narrow")
	}
}
