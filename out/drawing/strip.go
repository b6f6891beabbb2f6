package drawing

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Strip is a row of dots on an axis of its own table: circles right of zero, squares left of it,
// so that a loss is told without its colour. Pale and hollow is what comes
// later.
type Strip struct {
	Values []float64 // smallest first
	Lo, Hi float64   // ends of the axis, zero between them
	Pale   bool
	Alt    string // for who cannot see it
}

// Measures of a strip in points.
const (
	stripWidth  = 270
	stripHeight = 34
	stripDot    = 2.7
)

// Height of a strip in points.
func (s Strip) Height() vg.Length { return stripHeight }

// at is where a value stands between the edges of an area; one beyond the axis stands on its edge.
func (s Strip) at(v float64, area vg.Rectangle) vg.Length {
	share := min(max((v-s.Lo)/(s.Hi-s.Lo), 0), 1)
	return area.Min.X + (area.Max.X-area.Min.X)*vg.Length(share)
}

// Draw puts the strip into an area of a page.
func (s Strip) Draw(p *Page, area vg.Rectangle) {
	zero, middle := s.at(0, area), (area.Min.Y+area.Max.Y)/2
	p.StrokeLine2(draw.LineStyle{Color: Quiet, Width: .8}, zero, area.Min.Y, zero, area.Max.Y)
	gain := Stroke{Color: Good, Marker: draw.CircleGlyph{}}
	loss := Stroke{Color: Bad, Marker: draw.BoxGlyph{}}
	if s.Pale {
		gain = Stroke{Color: GoodLater, Marker: draw.RingGlyph{}}
		loss = Stroke{Color: BadLater, Marker: draw.SquareGlyph{}}
	}
	var placed []vg.Point
	for _, v := range s.Values {
		at := Beside(placed, vg.Point{X: s.at(v, area), Y: middle}, stripDot, 10)
		at.Y = min(max(at.Y, area.Min.Y+stripDot), area.Max.Y-stripDot)
		placed = append(placed, at)
		if v < 0 {
			p.Dot(at, loss, stripDot)
		} else {
			p.Dot(at, gain, stripDot)
		}
	}
}

// Beside moves a dot up and down in turn, by whole dots and at most so many times, until it covers
// none of those placed.
func Beside(placed []vg.Point, at vg.Point, radius float64, most int) vg.Point {
	middle := at.Y
	covers := func(q vg.Point) bool { return math.Hypot(float64(q.X-at.X), float64(q.Y-at.Y)) < 2*radius }
	for k := 1; k <= most && slices.ContainsFunc(placed, covers); k++ {
		step := vg.Length((k+1)/2) * vg.Length(2*radius)
		if k%2 == 0 {
			step = -step
		}
		at.Y = middle + step
	}
	return at
}

// Picture is the strip as SVG to stand inside an HTML page, as wide as its cell.
func (s Strip) Picture() (template.HTML, error) {
	c := vgsvg.New(stripWidth, stripHeight)
	s.Draw(&Page{Canvas: draw.New(c)}, Area(stripDot, 0, stripWidth-stripDot, stripHeight))
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return "", fmt.Errorf("strip of dots: %w", err)
	}
	svg := b.String()
	svg = svg[strings.Index(svg, "<svg"):]
	end := strings.Index(svg, ">")
	losing := 0
	for _, v := range s.Values {
		if v < 0 {
			losing++
		}
	}
	head := fmt.Sprintf(`<svg class="strip" viewBox="0 0 %d %d" role="img" xmlns="http://www.w3.org/2000/svg">`+
		`<title>%s</title><desc>%d dots, %d of them left of zero</desc>`, stripWidth, stripHeight, escape(s.Alt),
		len(s.Values), losing)
	return template.HTML(head + onPage(svg[end+1:])), nil
}
