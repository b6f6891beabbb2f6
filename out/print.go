package out

import (
	"fmt"
	"image/color"
	"io"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
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
	*drawing.Pdf
	p      *drawing.Page
	y      vg.Length
	number int
	zoom   vg.Length // of its type

	begins map[string]int // on which page a chapter begins
	known  map[string]int // the same from a first try, for the table of contents
}

// pdf writes the report for print: the decision on a page of its own, then charts, sections, limits
// and the command that repeats the run.
func (p *report) pdf(w io.Writer) error {
	first := p.print(nil)
	return p.print(first.begins).Finish(w)
}

// print lays the report out; known are the pages of its chapters, of an earlier try.
func (p *report) print(known map[string]int) *sheet {
	c := drawing.NewPDF(p.Decision.Question)
	s := &sheet{Pdf: c, p: &drawing.Page{Canvas: draw.New(c)}, zoom: 1, begins: map[string]int{}, known: known}
	s.begin()
	s.decision(p)
	s.next()
	for _, f := range p.Lead() {
		s.labelled(f)
	}
	s.next()
	s.contents(p)
	if further := p.Further(); len(further) > 0 {
		s.mark("A1")
		s.Title("A1 Further charts")
		for _, f := range further {
			s.labelled(f)
		}
	}
	for _, why := range p.Skipped {
		s.words(why, drawing.Face(drawing.TextSize, drawing.Quiet), 3)
	}
	s.next()
	for _, part := range p.Chapters() {
		s.mark(part.Label)
		s.Title(part.Label + " " + part.Name)
		for _, line := range part.Lines {
			s.words(line, drawing.Face(drawing.TextSize, drawing.Ink), 4)
		}
		for _, t := range part.Tables {
			s.table(t)
		}
	}
	s.list(section{Name: "Limits, in plain words", Lines: p.Limits})
	s.Title("Repeat this run")
	s.words(p.Command, drawing.Face(drawing.TextSize, drawing.Ink), 2)
	s.words(fmt.Sprintf("Seed %d, hash %s, program %s. %s %s", p.Seed, p.Hash, p.Program, p.Again, p.Drawn),
		drawing.Face(drawing.TextSize, drawing.Quiet), 2)
	return s
}

// mark remembers on which page a chapter begins: the next, where its title would not stand here.
func (s *sheet) mark(label string) {
	s.keepTogether(80)
	s.begins[label] = s.number
}

// contents is the table of contents of the appendix.
func (s *sheet) contents(p *report) {
	s.Title("Appendix")
	sty := drawing.Face(drawing.TextSize, drawing.Ink)
	for _, line := range p.Contents() {
		s.keepTogether(drawing.HeightOf(1, sty))
		s.p.Text(line[0]+" "+line[1], vg.Point{X: drawing.Margin, Y: s.y}, drawing.Hanging, sty)
		if page := s.known[line[0]]; page > 0 {
			s.p.Text(wording.Thousands(page), vg.Point{X: drawing.PageWidth - drawing.Margin, Y: s.y},
				drawing.Align{X: 1, Y: 1}, sty)
		}
		s.y -= drawing.HeightOf(1, sty) + 3
	}
}

// labelled prints a figure under its number, together.
func (s *sheet) labelled(f numbered) {
	s.keepTogether(f.Size() + 16)
	s.words(f.Label, drawing.Face(drawing.SmallSize, drawing.Quiet), 2)
	s.figure(f.Figure)
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
	trial := &sheet{Pdf: drawing.NewPDF(""), zoom: zoom}
	trial.p = &drawing.Page{Canvas: draw.New(trial.Pdf)}
	trial.begin()
	trial.decide(p)
	return trial.number == 1
}

// zooms are the sizes of type the first page tries, in units of a later page's.
var zooms = []vg.Length{1.25, 1.15, 1.07, 1, .93, .86, .8}

// decide prints page one, or of a result without money the tables of its queue.
func (s *sheet) decide(p *report) {
	if p.First != nil {
		s.board(p.First)
		return
	}
	d := p.Decision
	s.words(p.Title, s.face(drawing.TextSize, drawing.Quiet), 4)
	s.words(d.Question, s.bold(20, drawing.Ink), 8)
	s.words(d.Answer, s.face(13, drawing.Ink), 8)
	s.words(d.Doubt, s.bold(drawing.TextSize, drawing.Ink), 4)
	s.words(d.Record, s.bold(drawing.TextSize, drawing.Ink), 4)
	s.words(d.Basis, s.face(drawing.TextSize, drawing.Quiet), 8)
	for _, t := range d.Tables {
		s.table(t)
	}
	s.words(d.Cautions, s.face(drawing.TextSize, drawing.Ink), 4)
}

// face and bold are type of a size at the zoom of the page.
func (s *sheet) face(size vg.Length, c color.Color) draw.TextStyle {
	return drawing.Face(size*s.zoom, c)
}

func (s *sheet) bold(size vg.Length, c color.Color) draw.TextStyle {
	return drawing.Bold(size*s.zoom, c)
}

// begin sets a page up: its number stands at the foot.
func (s *sheet) begin() {
	s.number++
	s.Rise, s.y = 0, drawing.PageHeight-drawing.Margin-10
	s.p.Text(wording.Thousands(s.number), vg.Point{X: drawing.PageWidth - drawing.Margin, Y: drawing.Margin},
		drawing.AtRight, drawing.Face(drawing.SmallSize, drawing.Quiet))
}

func (s *sheet) next() {
	s.NextPage()
	s.begin()
}

// keepTogether turns the page where less than a height is left.
func (s *sheet) keepTogether(h vg.Length) {
	if s.y-h < 2*drawing.Margin {
		s.next()
	}
}

// words writes a paragraph, page after page where it must.
func (s *sheet) words(text string, sty draw.TextStyle, after vg.Length) {
	for _, line := range drawing.Fold(text, drawing.PrintWidth, sty) {
		s.keepTogether(drawing.HeightOf(1, sty))
		s.p.Text(line, vg.Point{X: drawing.Margin, Y: s.y}, drawing.Hanging, sty)
		s.y -= drawing.HeightOf(1, sty)
	}
	s.y -= after
}

func (s *sheet) Title(text string) {
	s.keepTogether(80)
	s.y -= 8
	s.words(text, drawing.Bold(drawing.TitleSize, drawing.Ink), 6)
}

func (s *sheet) list(part section) {
	if len(part.Lines) == 0 {
		return
	}
	s.keepTogether(50)
	s.y -= 4
	s.words(part.Name, s.bold(drawing.HeadSize, drawing.Ink), 2)
	if part.Lead != "" {
		s.words(part.Lead, s.face(drawing.TextSize, drawing.Ink), 1)
	}
	for _, l := range part.Lines {
		s.words("– "+l, s.face(drawing.TextSize, drawing.Ink), 1)
	}
	s.y -= 4
}

// figure puts a chart where it fits whole; none is taller than a page.
func (s *sheet) figure(f drawing.Figure) {
	h := f.Size()
	s.keepTogether(h)
	s.Rise = s.y - h
	f.Draw(s.Pdf)
	s.Rise = 0
	s.y -= h + 6
}

// table writes a table; its head stands again on every page.
func (s *sheet) table(t drawing.Table) {
	if len(t.Rows)+len(t.Notes) == 0 {
		return
	}
	s.y -= 4
	if len(t.Rows) > 0 {
		widths := t.PrintWidths(s.bold(drawing.SmallSize, drawing.Ink))
		heads := make([]drawing.Cell, len(t.Columns))
		for i, c := range t.Columns {
			heads[i].Text = c.Name
		}
		head := printRow{
			t.Columns, heads, widths, s.bold(drawing.SmallSize, drawing.Ink),
			s.bold(drawing.SmallSize, drawing.Ink),
		}
		first := printRow{
			t.Columns, t.Rows[0], widths, s.face(drawing.SmallSize, drawing.Ink),
			s.bold(drawing.SmallSize, drawing.Ink),
		}
		s.keepTogether(30 + head.height() + first.height())
		if t.Title != "" {
			s.words(t.Title, s.bold(drawing.HeadSize, drawing.Ink), 3)
		}
		s.row(head)
		for _, cells := range t.Rows {
			r := printRow{
				t.Columns, cells, widths, s.face(drawing.SmallSize, drawing.Ink),
				s.bold(drawing.SmallSize, drawing.Ink),
			}
			if s.y-r.height() < 2*drawing.Margin {
				s.next()
				s.row(head)
			}
			s.row(r)
		}
	}
	s.y -= 3
	for _, n := range t.Notes {
		s.words(n, s.face(drawing.SmallSize, drawing.Quiet), 2)
	}
	s.y -= 4
}

// printRow is one line of a table with the widths of its columns.
type printRow struct {
	columns []drawing.Column
	cells   []drawing.Cell
	widths  []vg.Length
	style   draw.TextStyle
	strong  draw.TextStyle // of strong cells
}

// longestCell is how many lines of a cell are printed; the page on the screen
// holds the rest.
const longestCell = 12

func (r printRow) Text(i int) string {
	return drawing.Shorten(r.cells[i].Text, r.widths[i], longestCell, r.styleOf(i))
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
		lines = max(lines, len(drawing.SplitLines(r.Text(i))))
	}
	return drawing.HeightOf(lines, r.style) + r.style.Font.Size/2
}

// row prints one line of a table at the pen and moves the pen below it.
func (s *sheet) row(r printRow) {
	x, h := vg.Length(drawing.Margin), r.height()
	for i := range r.cells {
		at, sty := x, r.styleOf(i)
		for j, line := range strings.Split(r.Text(i), "\n") {
			if r.columns[i].Right {
				at = x + r.widths[i] - sty.Width(line)
			}
			s.p.Text(line, vg.Point{X: at, Y: s.y - drawing.HeightOf(j, sty)}, drawing.Hanging, sty)
		}
		x += r.widths[i] + drawing.CellGap
	}
	s.y -= h
	s.p.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: .6}, drawing.Margin, s.y+2,
		drawing.PageWidth-drawing.Margin, s.y+2)
}
