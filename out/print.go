package out

import (
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// PDF writes the report for print: the decision page, every chart, what they
// rest on. The same result gives the same bytes. Runs may be nil.
func PDF(w io.Writer, res *result.Result, runs *result.Runs) error {
	p, err := newReport(res, runs)
	if err != nil {
		return err
	}
	return p.pdf(w)
}

// sheet is a document filled from the top of a page to its foot.
type sheet struct {
	*pdf
	p      *page
	y      vg.Length
	number int
	zoom   vg.Length // of its type
}

const printWidth = vg.Length(pageWidth - 2*margin)

func (p *report) pdf(w io.Writer) error {
	c := newPDF(p.Decision.Question)
	s := &sheet{pdf: c, p: &page{Canvas: draw.New(c)}, zoom: 1}
	s.begin()
	s.decision(p)
	s.next()
	for _, f := range p.Figures {
		s.figure(f.Figure)
	}
	for _, why := range p.Skipped {
		s.words(why, face(textSize, quiet), 3)
	}
	s.next()
	for _, part := range p.Sections() {
		s.title(part.Name)
		for _, line := range part.Lines {
			s.words(line, face(textSize, ink), 4)
		}
		for _, t := range part.Tables {
			s.table(t)
		}
	}
	s.list(section{Name: "Limits, in plain words", Lines: p.Limits})
	s.title("Repeat this run")
	s.words(p.Command, face(textSize, ink), 2)
	s.words(fmt.Sprintf("Seed %d, hash %s, program %s. %s", p.Seed, p.Hash, p.Program, p.Again), face(textSize, quiet), 2)
	return c.finish(w)
}

// decision is the first page. Its type is as large as lets everything stand on
// that one page, and turns the page only where the smallest does not.
func (s *sheet) decision(p *report) {
	for _, s.zoom = range zooms {
		if p.fits(s.zoom) {
			break
		}
	}
	s.decide(p)
	s.zoom = 1
}

// fits reports whether the first page is one page in type of a size.
func (p *report) fits(zoom vg.Length) bool {
	trial := &sheet{pdf: newPDF(""), zoom: zoom}
	trial.p = &page{Canvas: draw.New(trial.pdf)}
	trial.begin()
	trial.decide(p)
	return trial.number == 1
}

// zooms are the sizes of type the first page tries, in units of a later page's.
var zooms = []vg.Length{1.25, 1.15, 1.07, 1, .93, .86, .8}

func (s *sheet) decide(p *report) {
	d := p.Decision
	s.words(p.Title, s.face(textSize, quiet), 4)
	s.words(d.Question, s.bold(20, ink), 8)
	s.words(d.Answer, s.face(13, ink), 8)
	s.words(d.Doubt, s.bold(textSize, ink), 4)
	s.words(d.Basis, s.face(textSize, quiet), 8)
	for _, t := range d.Tables {
		s.table(t)
	}
	for _, l := range d.Lists() {
		s.list(l)
	}
	s.words(d.Cautions, s.face(textSize, ink), 4)
}

// face and bold are type of a size at the zoom of the page.
func (s *sheet) face(size vg.Length, c color.Color) draw.TextStyle { return face(size*s.zoom, c) }
func (s *sheet) bold(size vg.Length, c color.Color) draw.TextStyle { return bold(size*s.zoom, c) }

// begin sets a page up: its number stands at the foot.
func (s *sheet) begin() {
	s.number++
	s.rise, s.y = 0, pageHeight-margin-10
	s.p.text(thousands(s.number), vg.Point{X: pageWidth - margin, Y: margin}, atRight, face(smallSize, quiet))
}

func (s *sheet) next() {
	s.NextPage()
	s.begin()
}

// room turns the page where less than a height is left.
func (s *sheet) room(h vg.Length) {
	if s.y-h < 2*margin {
		s.next()
	}
}

// words writes a paragraph, page after page where it must.
func (s *sheet) words(text string, sty draw.TextStyle, after vg.Length) {
	for _, line := range fold(text, printWidth, sty) {
		s.room(heightOf(1, sty))
		s.p.text(line, vg.Point{X: margin, Y: s.y}, hanging, sty)
		s.y -= heightOf(1, sty)
	}
	s.y -= after
}

func (s *sheet) title(text string) {
	s.room(80)
	s.y -= 8
	s.words(text, bold(titleSize, ink), 6)
}

func (s *sheet) list(part section) {
	if len(part.Lines) == 0 {
		return
	}
	s.room(50)
	s.y -= 4
	s.words(part.Name, s.bold(headSize, ink), 2)
	if part.Lead != "" {
		s.words(part.Lead, s.face(textSize, ink), 1)
	}
	for _, l := range part.Lines {
		s.words("– "+l, s.face(textSize, ink), 1)
	}
	s.y -= 4
}

// figure puts a chart where it fits whole; none is taller than a page.
func (s *sheet) figure(f Figure) {
	h := f.size()
	s.room(h)
	s.rise = s.y - h
	f.draw(s.pdf)
	s.rise = 0
	s.y -= h + 6
}

// cellGap is the space between columns and around rows.
const cellGap = 8

// table writes a table; its head stands again on every page.
func (s *sheet) table(t Table) {
	if len(t.Rows)+len(t.Notes) == 0 {
		return
	}
	s.y -= 4
	if len(t.Rows) > 0 {
		widths := t.printWidths(s.bold(smallSize, ink))
		heads := make([]Cell, len(t.Columns))
		for i, c := range t.Columns {
			heads[i].Text = c.Name
		}
		head := printRow{t.Columns, heads, widths, s.bold(smallSize, ink), s.bold(smallSize, ink)}
		first := printRow{t.Columns, t.Rows[0], widths, s.face(smallSize, ink), s.bold(smallSize, ink)}
		s.room(30 + head.height() + first.height())
		if t.Title != "" {
			s.words(t.Title, s.bold(headSize, ink), 3)
		}
		s.row(head)
		for _, cells := range t.Rows {
			r := printRow{t.Columns, cells, widths, s.face(smallSize, ink), s.bold(smallSize, ink)}
			if s.y-r.height() < 2*margin {
				s.next()
				s.row(head)
			}
			s.row(r)
		}
	}
	s.y -= 3
	for _, n := range t.Notes {
		s.words(n, s.face(smallSize, quiet), 2)
	}
	s.y -= 4
}

// printRow is one line of a table with the widths of its columns.
type printRow struct {
	columns []Column
	cells   []Cell
	widths  []vg.Length
	style   draw.TextStyle
	strong  draw.TextStyle // of strong cells
}

// longestCell is how many lines of a cell are printed; the page on the screen
// holds the rest.
const longestCell = 12

func (r printRow) text(i int) string {
	return shorten(r.cells[i].Text, r.widths[i], longestCell, r.styleOf(i))
}

func (r printRow) styleOf(i int) draw.TextStyle {
	if r.cells[i].Strong {
		return r.strong
	}
	return r.style
}

func (r printRow) height() vg.Length {
	lines := 1
	for i := range r.cells {
		lines = max(lines, len(splitLines(r.text(i))))
	}
	return heightOf(lines, r.style) + r.style.Font.Size/2
}

func (s *sheet) row(r printRow) {
	x, h := vg.Length(margin), r.height()
	for i := range r.cells {
		at, sty := x, r.styleOf(i)
		for j, line := range strings.Split(r.text(i), "\n") {
			if r.columns[i].Right {
				at = x + r.widths[i] - sty.Width(line)
			}
			s.p.text(line, vg.Point{X: at, Y: s.y - heightOf(j, sty)}, hanging, sty)
		}
		x += r.widths[i] + cellGap
	}
	s.y -= h
	s.p.StrokeLine2(draw.LineStyle{Color: rule, Width: .6}, margin, s.y+2, pageWidth-margin, s.y+2)
}

// printWidths gives columns their natural width where the sum fits the page.
// Else each gets its longest word and a part of what is left, in proportion to
// what it lacks, so that a column of long names is not folded to a ribbon.
// A head may be folded to a third before cells are.
func (t Table) printWidths(sty draw.TextStyle) []vg.Length {
	for _, lines := range []vg.Length{1, 2, 3} {
		if widths, fits := t.widthsWith(lines, sty); fits || lines == 3 {
			return widths
		}
	}
	panic("out: no widths")
}

// widthsWith lays columns out with heads folded to so many lines; fits says
// that no cell is folded.
func (t Table) widthsWith(lines vg.Length, sty draw.TextStyle) (widths []vg.Length, fits bool) {
	widths = make([]vg.Length, len(t.Columns))
	least := slices.Clone(widths)
	var sum, floor vg.Length
	for i := range t.Columns {
		widths[i], least[i] = t.measure(i, sty)
		widths[i] = max(widths[i], least[i], sty.Width(t.Columns[i].Name)/lines+1)
		sum += widths[i]
		floor += least[i]
	}
	room := printWidth - cellGap*vg.Length(len(widths)-1)
	for i := range widths {
		switch {
		case sum <= room:
		case floor >= room:
			widths[i] = least[i] * room / floor
		default:
			widths[i] = least[i] + (widths[i]-least[i])*(room-floor)/(sum-floor)
		}
	}
	return widths, sum <= room
}

// widestWord is where a word may be broken in a narrow column, widestCell what
// a cell may ask for, in points.
const widestWord, widestCell = 130, 420

// measure is the width the cells of a column would like, and that of the longest
// word of head and cells.
func (t Table) measure(column int, sty draw.TextStyle) (natural, word vg.Length) {
	natural, word = 20, 20
	add := func(s string) {
		natural = max(natural, min(sty.Width(s)+1, widestCell))
		for w := range strings.FieldsSeq(strings.ReplaceAll(s, " %", "\u00a0%")) {
			word = max(word, min(sty.Width(w)+1, widestWord))
		}
	}
	add(t.Columns[column].Name)
	natural = 20 // a head is asked for elsewhere
	for _, cells := range t.Rows {
		add(cells[column].Text)
	}
	return natural, word
}
