package out

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"boomerang/sim/result"
)

// pageWidth is the width of every figure, margins included, in points.
const (
	pageWidth = 760
	margin    = 18
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

	height vg.Length // of the body
	body   func(p *page, area vg.Rectangle)
}

// Figures returns every chart the result has data for, in the order of the
// report, and one line for each it has not. Runs may be nil.
func Figures(res *result.Result, runs *result.Runs) (figures []Figure, skipped []string) {
	r := read(res)
	for _, chart := range charts {
		f, why := chart(r, runs)
		if why != "" {
			skipped = append(skipped, why)
			continue
		}
		figures = append(figures, *f)
	}
	return figures, skipped
}

// charts in the order of the report. Each returns a figure, or why there is
// none.
var charts = []func(reading, *result.Runs) (*Figure, string){
	headcountChart,
	dashboardsChart,
	fanChart,
	bridgeChart,
	safeCutChart,
	resolvedChart,
	driversChart,
	worldsChart,
	multiplesChart,
	convergenceChart,
	reversalChart,
}

// size lays out the words and returns the height of the page.
func (f Figure) size() vg.Length {
	h := vg.Length(2*margin) + f.height + 10
	h += heightOf(len(fold(f.Title, pageWidth-2*margin, bold(titleSize, ink))), bold(titleSize, ink))
	h += heightOf(len(fold(f.Subtitle, pageWidth-2*margin, face(textSize, quiet))), face(textSize, quiet)) + 4
	for _, n := range f.Notes {
		h += heightOf(len(fold(n, pageWidth-2*margin, face(smallSize, quiet))), face(smallSize, quiet)) + 2
	}
	return h
}

// draw puts the figure on a canvas and returns the boxes of its texts.
func (f Figure) draw(c vg.CanvasSizer) []Box {
	p := &page{Canvas: draw.New(c)}
	h := f.size()
	p.rect(box(0, 0, pageWidth, h), paper)
	width := vg.Length(pageWidth - 2*margin)
	y := h - margin
	y -= p.paragraph(f.Title, vg.Point{X: margin, Y: y}, width, bold(titleSize, ink)) + 2
	y -= p.paragraph(f.Subtitle, vg.Point{X: margin, Y: y}, width, face(textSize, quiet)) + 2
	f.body(p, box(margin, y-10-f.height, pageWidth-margin, y-10))
	y -= 10 + f.height
	for _, n := range f.Notes {
		y -= p.paragraph(n, vg.Point{X: margin, Y: y}, width, face(smallSize, quiet)) + 2
	}
	return p.boxes
}

// Boxes returns where every text of the figure stands, and the size of its
// page in points.
func (f Figure) Boxes() (boxes []Box, width, height float64) {
	h := f.size()
	return f.draw(vgsvg.New(pageWidth, h)), pageWidth, float64(h)
}

// SVG returns the figure as a document of its own, with title and description
// for screen readers. The same figure gives the same bytes.
func (f Figure) SVG() ([]byte, error) {
	c := vgsvg.New(pageWidth, f.size())
	f.draw(c)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("chart %s: %w", f.Name, err)
	}
	s := strings.ReplaceAll(b.String(), "font-family:Liberation Sans;", "font-family:"+fontFamily+";")
	s = strings.ReplaceAll(s, "font-variant:normal;", "")
	s = strings.ReplaceAll(s, "font-weight:normal;", "")
	s = strings.ReplaceAll(s, "font-style:normal", "")
	open := strings.Index(s, "<svg")
	end := open + strings.Index(s[open:], ">")
	described := fmt.Sprintf(" role=\"img\" aria-labelledby=\"%[1]s-t %[1]s-d\">\n<title id=\"%[1]s-t\">%[2]s</title>\n<desc id=\"%[1]s-d\">%[3]s</desc>",
		f.Name, escape(f.Title), escape(f.Alt))
	return []byte(s[:end] + described + s[end+1:]), nil
}

// PNG returns the figure as an image at 144 dots per inch.
func (f Figure) PNG() ([]byte, error) {
	c := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(pageWidth, f.size()), vgimg.UseDPI(144))}
	f.draw(c)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("chart %s: %w", f.Name, err)
	}
	return b.Bytes(), nil
}

// write puts the figure into a folder, as SVG and PNG; each file appears whole
// or not at all.
func (f Figure) write(dir string) error {
	svg, err := f.SVG()
	if err != nil {
		return err
	}
	png, err := f.PNG()
	if err != nil {
		return err
	}
	for name, data := range inOrder(f.Name, svg, png) {
		if err := result.WriteFile(filepath.Join(dir, name), data); err != nil {
			return err
		}
	}
	return nil
}

// escape makes a text safe inside XML.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(clean(s))); err != nil {
		panic("out: escaping into memory failed: " + err.Error())
	}
	return b.String()
}

func splitLines(s string) []string { return strings.Split(s, "\n") }
