package sample

import (
	"testing"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
)

// CheckBoxes holds a chart to what every chart must be: it draws something of its
// own, and its texts stand inside the page and clear of each other.
func CheckBoxes(t *testing.T, where string, f drawing.Figure) {
	t.Helper()
	const edge = drawing.Margin / 2
	boxes, w, h := f.Boxes()
	if len(boxes) < 5 {
		t.Errorf("%s: only %d texts", where, len(boxes))
	}
	bare := f
	bare.Body = func(*drawing.Page, vg.Rectangle) {}
	if empty, _, _ := bare.Boxes(); len(empty) >= len(boxes) {
		t.Errorf("%s: no text but its title and notes", where)
	}
	for i, b := range boxes {
		if b.Left < edge || b.Bottom < 0 || b.Right > w-edge || b.Top > h {
			t.Errorf("%s: %q touches the edge of the page or leaves it: %+v", where, b.Text, b)
		}
		for _, c := range boxes[:i] {
			if b.Overlaps(c) {
				t.Errorf("%s: %q covers %q", where, b.Text, c.Text)
			}
		}
	}
}
