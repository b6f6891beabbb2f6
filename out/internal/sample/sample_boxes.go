package sample

import (
	"testing"

	"boomerang/out/drawing"
)

func CheckBoxes(t *testing.T, where string, f drawing.Figure) {
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
