package drawing

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/stats"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Box is where a text stands on a page, in points from the lower left.
type Box struct {
	Text                     string
	Left, Bottom, Right, Top float64
}

// Overlaps reports whether two boxes share more than a hair.
func (b Box) Overlaps(c Box) bool {
	const hair = .5
	return b.Left < c.Right-hair && c.Left < b.Right-hair && b.Bottom < c.Top-hair && c.Bottom < b.Top-hair
}

// Page is a canvas that remembers where every text stands.
type Page struct {
	draw.Canvas
	boxes []Box
}

// Alignments of text to its point.
type Align struct{ X, Y float64 } // 0 left or bottom, .5 centre, 1 right or top

var (
	AtLeft   = Align{0, .5}
	AtRight  = Align{1, .5}
	AtTop    = Align{.5, 1}
	AtBottom = Align{.5, 0}
	AtMiddle = Align{.5, .5}
	Hanging  = Align{0, 1}
	Standing = Align{0, 0}
)

// leading is the distance of lines in units of the size.
const leading = 1.25

// Text draws lines (split at \n) with the block aligned to a point, and
// remembers their boxes.
func (p *Page) Text(s string, at vg.Point, a Align, sty draw.TextStyle) {
	lines := strings.Split(s, "\n")
	size := sty.Font.Size
	height := size * vg.Length(1+leading*float64(len(lines)-1))
	top := at.Y + height*vg.Length(1-a.Y)
	for i, line := range lines {
		if line = wording.Clean(line); line == "" {
			continue
		}
		w := sty.Width(line)
		x := at.X - w*vg.Length(a.X)
		base := top - size*vg.Length(.8+leading*float64(i))
		p.SetColor(sty.Color)
		p.FillString(fonts.Lookup(sty.Font, size), vg.Point{X: x, Y: base}, line)
		p.boxes = append(p.boxes, Box{
			line, float64(x), float64(base - size*.2), float64(x + w),
			float64(base + size*.75),
		})
	}
}

// paragraph wraps a text to a width, draws it hanging from a point and returns
// its height.
func (p *Page) paragraph(s string, at vg.Point, width vg.Length, sty draw.TextStyle) vg.Length {
	lines := Fold(s, width, sty)
	p.Text(strings.Join(lines, "\n"), at, Hanging, sty)
	return HeightOf(len(lines), sty)
}

func HeightOf(lines int, sty draw.TextStyle) vg.Length {
	return sty.Font.Size * vg.Length(leading*float64(lines))
}

// Fold breaks a text into lines no wider than width; a word that is wider is
// broken too. Numbers stay with their per cent sign.
func Fold(s string, width vg.Length, sty draw.TextStyle) []string {
	s = strings.ReplaceAll(s, " %", "\u00a0%")
	var lines []string
	line := ""
	for _, word := range strings.Split(cleanLines(s), " ") {
		for line == "" && sty.Width(word) > width {
			n := fitting(word, width, sty)
			lines = append(lines, word[:n])
			word = word[n:]
		}
		switch longer := line + " " + word; {
		case line == "":
			line = word
		case sty.Width(longer) <= width:
			line = longer
		default:
			lines = append(lines, line)
			line = word
			for sty.Width(line) > width {
				n := fitting(line, width, sty)
				lines = append(lines, line[:n])
				line = line[n:]
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\u00a0", " ")
	}
	return lines
}

// cleanLines drops repeated spaces but keeps the unbreakable ones.
func cleanLines(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' }), " ")
}

// fitting is how many bytes of a word fit into a width, at least one character;
// the name of a key goes on after a dot or an underscore where that leaves half.
func fitting(word string, width vg.Length, sty draw.TextStyle) int {
	n := 0
	for i, c := range word {
		if i > 0 && sty.Width(word[:i+len(string(c))]) > width {
			break
		}
		n = i + len(string(c))
	}
	if i := strings.LastIndexAny(word[:n], "._") + 1; n < len(word) && 2*i >= n {
		return i
	}
	return n
}

// Shorten folds into at most so many lines and ends the last with "…" where
// something is lost.
func Shorten(s string, width vg.Length, lines int, sty draw.TextStyle) string {
	all := Fold(s, width, sty)
	if len(all) <= lines {
		return strings.Join(all, "\n")
	}
	last := []rune(all[lines-1])
	for len(last) > 1 && sty.Width(string(last)+"…") > width {
		last = last[:len(last)-1]
	}
	return strings.Join(append(slices.Clone(all[:lines-1]), strings.TrimSpace(string(last))+"…"), "\n")
}

// Line strokes a path; points that are not finite break it.
func (p *Page) Line(points []vg.Point, s Stroke, width vg.Length) {
	sty := draw.LineStyle{Color: s.Color, Width: width, Dashes: s.Dashes}
	var run []vg.Point
	flush := func() {
		if len(run) > 1 {
			p.StrokeLines(sty, run)
		}
		run = nil
	}
	for _, pt := range points {
		if !stats.IsFinite(float64(pt.X)) || !stats.IsFinite(float64(pt.Y)) {
			flush()
			continue
		}
		run = append(run, pt)
	}
	flush()
}

// Area is a rectangle by its edges.
func Area(left, bottom, right, top vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: left, Y: bottom}, Max: vg.Point{X: right, Y: top}}
}

// Edges are left, bottom, right and top of a rectangle.
func Edges(r vg.Rectangle) (left, bottom, right, top vg.Length) {
	return r.Min.X, r.Min.Y, r.Max.X, r.Max.Y
}

// Rect fills a rectangle.
func (p *Page) Rect(r vg.Rectangle, c color.Color) {
	p.FillPolygon(c, []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}})
}

// Dot draws a marker.
func (p *Page) Dot(at vg.Point, s Stroke, radius vg.Length) {
	if stats.IsFinite(float64(at.X)) && stats.IsFinite(float64(at.Y)) {
		p.SetLineStyle(draw.LineStyle{Color: s.Color, Width: 1})
		p.DrawGlyphNoClip(draw.GlyphStyle{Color: s.Color, Radius: radius, Shape: s.Marker}, at)
	}
}

// spreadLabels moves positions as little as it can so that neighbours keep a distance
// (the sum of their half-heights) and all stay between lo and hi where there is
// room. It returns them in the order given.
func spreadLabels(want, heights []float64, lo, hi float64) []float64 {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case want[a] < want[b]:
			return -1
		case want[a] > want[b]:
			return 1
		}
		return 0
	})
	type pool struct {
		members []int
		height  float64
		centre  float64
	}
	var pools []pool
	for _, i := range order {
		pools = append(pools, pool{[]int{i}, heights[i], math.Min(math.Max(want[i], lo+heights[i]/2), hi-heights[i]/2)})
		for n := len(pools); n > 1 && pools[n-2].centre+
			pools[n-2].height/2 > pools[n-1].centre-pools[n-1].height/2; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			na, nb := float64(len(a.members)), float64(len(b.members))
			// keep the mean of what the members want
			c := (na*(a.centre+b.height/2) + nb*(b.centre-a.height/2)) / (na + nb)
			m := pool{append(a.members, b.members...), a.height + b.height, c}
			m.centre = math.Max(math.Min(m.centre, hi-m.height/2), lo+m.height/2)
			pools = append(pools[:n-2], m)
		}
	}
	placed := make([]float64, len(want))
	for _, g := range pools {
		y := g.centre - g.height/2
		for _, i := range g.members {
			placed[i] = y + heights[i]/2
			y += heights[i]
		}
	}
	return placed
}

// NameWidth is the room for the names of plans left of bars.
const NameWidth = 190

// Across draws a horizontal interval.
func (p *Page) Across(lo, hi, y vg.Length, s Stroke) {
	if !stats.IsFinite(float64(lo)) || !stats.IsFinite(float64(hi)) {
		return
	}
	solid := Stroke{Color: s.Color}
	p.Line([]vg.Point{{X: lo, Y: y}, {X: hi, Y: y}}, solid, 1.2)
	p.Line([]vg.Point{{X: lo, Y: y - 2.5}, {X: lo, Y: y + 2.5}}, solid, 1.2)
	p.Line([]vg.Point{{X: hi, Y: y - 2.5}, {X: hi, Y: y + 2.5}}, solid, 1.2)
}

// ColumnsOf is how many small charts stand beside each other: as many as leave
// no hole in the last row where that is possible, three at most.
func ColumnsOf(n int) int {
	switch {
	case n <= 2:
		return n
	case n == 4:
		return 2
	}
	return 3
}
