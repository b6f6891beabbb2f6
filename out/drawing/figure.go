package drawing

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"boomerang/out/wording"
)

// PageWidth is the width of every figure, margins included, in points.
const (
	PageWidth = 760
	Margin    = 18
)

// Figure is a chart: the words around it, the data behind it and how to draw
// it.
type Figure struct {
	Name     string // file name without extension: 01-headcount
	Title    string // the takeaway, computed from the result
	Subtitle string // worlds, intervals, currency, scale
	Alt      string // for who cannot see it
	Notes    []string
	Table    Table
	Wide     bool // its body stands in columns that have no room on a narrow sheet

	Height vg.Length // of the body
	Body   func(p *Page, area vg.Rectangle)
}

// Size lays out the words and returns the height of the page.
func (f Figure) Size() vg.Length {
	h := vg.Length(2*Margin) + f.Height + 10
	h += HeightOf(len(Fold(f.Title, PageWidth-2*Margin, Bold(TitleSize, Ink))), Bold(TitleSize, Ink))
	h += HeightOf(len(Fold(f.Subtitle, PageWidth-2*Margin, Face(TextSize, Quiet))), Face(TextSize, Quiet)) + 4
	for _, n := range f.Notes {
		h += HeightOf(len(Fold(n, PageWidth-2*Margin, Face(SmallSize, Quiet))), Face(SmallSize, Quiet)) + 2
	}
	return h
}

// Draw puts the figure on a canvas and returns the boxes of its texts.
func (f Figure) Draw(c vg.CanvasSizer) []Box {
	p := &Page{Canvas: draw.New(c)}
	h := f.Size()
	p.Rect(Area(0, 0, PageWidth, h), Paper)
	width := vg.Length(PageWidth - 2*Margin)
	y := h - Margin
	y -= p.paragraph(f.Title, vg.Point{X: Margin, Y: y}, width, Bold(TitleSize, Ink)) + 2
	y -= p.paragraph(f.Subtitle, vg.Point{X: Margin, Y: y}, width, Face(TextSize, Quiet)) + 2
	f.Body(p, Area(Margin, y-10-f.Height, PageWidth-Margin, y-10))
	y -= 10 + f.Height
	for _, n := range f.Notes {
		y -= p.paragraph(n, vg.Point{X: Margin, Y: y}, width, Face(SmallSize, Quiet)) + 2
	}
	return p.boxes
}

// Boxes returns where every text of the figure stands, and the size of its
// page in points.
func (f Figure) Boxes() (boxes []Box, width, height float64) {
	h := f.Size()
	return f.Draw(vgsvg.New(PageWidth, h)), PageWidth, float64(h)
}

// SVG returns the figure as a document of its own, with title and description
// for screen readers. The same figure gives the same bytes.
func (f Figure) SVG() ([]byte, error) {
	c := vgsvg.New(PageWidth, f.Size())
	return f.document(c, f.Draw(c), f.Name)
}

// narrowWidths are the sheets tried for a small screen, in points; on a wider one its type is too small.
var narrowWidths = []vg.Length{372, 400, 430, 460}

// Narrow is the figure for a small screen: its body, drawn anew on the narrowest sheet on which no text
// covers another or leaves the sheet; nil where none will do, and the wide one is scrolled there. Title
// and notes are text of the page around it.
func (f Figure) Narrow() ([]byte, error) {
	const edge = 4
	if f.Wide {
		return nil, nil
	}
	height := f.Height + 2*edge
	for _, width := range narrowWidths {
		c := vgsvg.New(width, height)
		p := &Page{Canvas: draw.New(c)}
		p.Rect(Area(0, 0, width, height), Paper)
		f.Body(p, Area(edge, edge, width-edge, height-edge))
		if p.clean(width, height) {
			return f.document(c, p.boxes, f.Name+"-narrow")
		}
	}
	return nil, nil
}

// clean reports whether no text covers another or leaves the sheet.
func (p *Page) clean(width, height vg.Length) bool {
	for i, b := range p.boxes {
		if b.Left < 0 || b.Bottom < 0 || b.Right > float64(width) || b.Top > float64(height) ||
			slices.ContainsFunc(p.boxes[:i], b.Overlaps) {
			return false
		}
	}
	return true
}

// document is what was drawn as a document of its own.
func (f Figure) document(c *vgsvg.Canvas, texts []Box, id string) ([]byte, error) {
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("chart %s: %w", f.Name, err)
	}
	s := strings.ReplaceAll(fitted(b.String(), texts), "font-family:Liberation Sans;", "font-family:"+fontFamily+";")
	s = strings.ReplaceAll(s, "font-variant:normal;", "")
	s = strings.ReplaceAll(s, "font-weight:normal;", "")
	s = strings.ReplaceAll(s, "font-style:normal", "")
	open := strings.Index(s, "<svg")
	end := open + strings.Index(s[open:], ">")
	described := fmt.Sprintf(" role=\"img\" aria-labelledby=\"%[1]s-t %[1]s-d\">\n<title "+
		"id=\"%[1]s-t\">%[2]s</title>\n<desc id=\"%[1]s-d\">%[3]s</desc>",
		id, escape(f.Title), escape(f.Alt))
	return []byte(s[:end] + described + s[end+1:]), nil
}

// fitted gives every text of a document the length it was laid out for, in
// points: where a reader has none of the fonts, another one neither runs over its
// neighbours nor beyond the edge. The texts stand in the order of the drawing.
func fitted(svg string, texts []Box) string {
	const text = "<text "
	parts := strings.Split(svg, text)
	for i, t := range texts {
		parts[i+1] = fmt.Sprintf("%stextLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" %s",
			text, t.Right-t.Left, parts[i+1])
	}
	return strings.Join(parts, "")
}

// escape makes a text safe inside XML.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(wording.Clean(s))); err != nil {
		panic("out: escaping into memory failed: " + err.Error())
	}
	return b.String()
}

func SplitLines(s string) []string { return strings.Split(s, "\n") }

// InOrder yields the two files of a chart.
func InOrder(name string, svg, png []byte) func(func(string, []byte) bool) {
	return Pair(name+".svg", svg, name+".png", png)
}

// Pair yields two files by name.
func Pair(first string, data []byte, second string, more []byte) func(func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		if yield(first, data) {
			yield(second, more)
		}
	}
}
