package drawing

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// A table for other programs has exact numbers, whatever people read in their
// place, and no text that a spreadsheet would compute.
func TestCellsForOtherPrograms(t *testing.T) {
	x := 1234.5678
	table := Table{Columns: Head("a", "b, c"), Rows: [][]Cell{
		{{Text: "about 1,200", Value: &x}, {Text: "=1+1"}},
		{{Text: "-"}, {Text: "plain"}},
		{{}, {Text: "a=b"}},
		{{Text: "+1"}, {Text: "@x"}},
	}}
	var b strings.Builder
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if want := "a,\"b, c\"\n1234.5678,'=1+1\n'-,plain\n,a=b\n+1,'@x\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

// A curve is named as far left of its point as right of it, and as far above as below.
func TestNamesStandAlikeOnEverySide(t *testing.T) {
	at := vg.Point{X: 300, Y: 150}
	boxOf := func(side Align) Box {
		f := Figure{Name: "x", Title: "title", Height: 320, Body: func(p *Page, _ vg.Rectangle) {
			Panel{Page: p, Left: 40, Right: 700, Bottom: 20, Top: 320, X1: 1, Y1: 1}.Beside("name", at, side)
		}}
		boxes, _, _ := f.Boxes()
		for _, b := range boxes {
			if b.Text == "name" {
				return b
			}
		}
		t.Fatal("the name is not there")
		return Box{}
	}
	above, below := boxOf(AboveLeft), boxOf(BelowRight)
	if left, right := 300-above.Right, below.Left-300; math.Abs(left-right) > 1e-9 || left <= 0 {
		t.Errorf("%v left of the point, %v right of it", left, right)
	}
	height := SmallSize * 1.2 // of the place kept for a name, which hangs a point below its top, to a point
	if up, down := above.Top-150-(height-1), 150-1-below.Top; math.Abs(up-down) > 1 || up <= 0 {
		t.Errorf("%v above the point, %v below it", up, down)
	}
}

// A page has the shape of its paper.
func TestShapeOfAPage(t *testing.T) {
	if PageHeight <= PageWidth || math.Abs(float64(PageHeight)/float64(PageWidth)-297./210) > .01 {
		t.Errorf("%v by %v is no sheet of A4", PageWidth, PageHeight)
	}
}
