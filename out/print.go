package out

import (
	"fmt"
	"io"
	"math"
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
}

const printWidth = vg.Length(pageWidth - 2*margin)

func (p *report) pdf(w io.Writer) error {
	c := newPDF(p.Decision.Question)
	s := &sheet{pdf: c, p: &page{Canvas: draw.New(c)}}
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
	s.list("Limits, in plain words", p.Limits)
	s.title("Repeat this run")
	s.words(p.Command, face(textSize, ink), 2)
	s.words(fmt.Sprintf("Seed %d, hash %s, program %s. %s", p.Seed, p.Hash, p.Program, p.Again), face(textSize, quiet), 2)
	return c.finish(w)
}

// decision is the first page.
func (s *sheet) decision(p *report) {
	d := p.Decision
	s.words(p.Title, face(textSize, quiet), 4)
	s.words(d.Question, bold(20, ink), 8)
	s.words(d.Answer, face(13, ink), 8)
	s.words(d.Basis, face(textSize, quiet), 8)
	for _, t := range append(d.Tables, d.Turning) {
		s.table(t)
	}
	s.list(d.Moved, d.Drivers)
	s.list("How deep is safe, and which tests fail", d.Changes)
	s.table(d.People)
	s.words(d.Cautions, face(textSize, ink), 4)
}

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

func (s *sheet) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	s.room(50)
	s.y -= 4
	s.words(title, bold(headSize, ink), 2)
	for _, l := range lines {
		s.words("– "+l, face(textSize, ink), 1)
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
		widths := t.printWidths()
		heads := make([]Cell, len(t.Columns))
		for i, c := range t.Columns {
			heads[i].Text = c.Name
		}
		head := printRow{t.Columns, heads, widths, bold(smallSize, ink)}
		first := printRow{t.Columns, t.Rows[0], widths, face(smallSize, ink)}
		s.room(30 + head.height() + first.height())
		if t.Title != "" {
			s.words(t.Title, bold(headSize, ink), 3)
		}
		s.row(head)
		for _, cells := range t.Rows {
			r := printRow{t.Columns, cells, widths, face(smallSize, ink)}
			if s.y-r.height() < 2*margin {
				s.next()
				s.row(head)
			}
			s.row(r)
		}
	}
	s.y -= 3
	for _, n := range t.Notes {
		s.words(n, face(smallSize, quiet), 2)
	}
	s.y -= 4
}

// printRow is one line of a table with the widths of its columns.
type printRow struct {
	columns []Column
	cells   []Cell
	widths  []vg.Length
	style   draw.TextStyle
}

// longestCell is how many lines of a cell are printed; the page on the screen
// holds the rest.
const longestCell = 12

func (r printRow) text(i int) string {
	return shorten(r.cells[i].Text, r.widths[i], longestCell, r.style)
}

func (r printRow) height() vg.Length {
	lines := 1
	for i := range r.cells {
		lines = max(lines, len(splitLines(r.text(i))))
	}
	return heightOf(lines, r.style) + 5
}

func (s *sheet) row(r printRow) {
	x, h := vg.Length(margin), r.height()
	for i := range r.cells {
		at := x
		for j, line := range strings.Split(r.text(i), "\n") {
			if r.columns[i].Right {
				at = x + r.widths[i] - r.style.Width(line)
			}
			s.p.text(line, vg.Point{X: at, Y: s.y - heightOf(j, r.style)}, hanging, r.style)
		}
		x += r.widths[i] + cellGap
	}
	s.y -= h
	s.p.StrokeLine2(draw.LineStyle{Color: rule, Width: .6}, margin, s.y+2, pageWidth-margin, s.y+2)
}

// printWidths gives columns their natural width, shrinking the widest until
// all fit, and none below its longest word unless all are there.
func (t Table) printWidths() []vg.Length {
	sty := bold(smallSize, ink)
	widths, least := make([]vg.Length, len(t.Columns)), make([]vg.Length, len(t.Columns))
	measure := func(i int, s string) {
		widths[i] = max(widths[i], sty.Width(s))
		for word := range strings.FieldsSeq(s) {
			least[i] = max(least[i], min(sty.Width(word)+1, 110))
		}
	}
	sum := vg.Length(0)
	for i, c := range t.Columns {
		measure(i, c.Name)
		for _, cells := range t.Rows {
			measure(i, cells[i].Text)
		}
		widths[i] = max(widths[i]+1, 20)
		sum += widths[i] + cellGap
	}
	for sum-cellGap > printWidth {
		widest, slack := -1, vg.Length(math.Inf(-1))
		for i, w := range widths {
			if w > least[i] && w > slack {
				widest, slack = i, w
			}
		}
		if widest < 0 {
			shrink := (printWidth - cellGap*vg.Length(len(widths)-1)) / (sum - cellGap*vg.Length(len(widths)))
			for i := range widths {
				widths[i] *= shrink
			}
			return widths
		}
		cut := min(widths[widest]-least[widest], max(1, (sum-cellGap-printWidth)/8))
		widths[widest] -= cut
		sum -= cut
	}
	return widths
}
