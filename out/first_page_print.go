package out

import (
	"image/color"

	"boomerang/out/board"
	"boomerang/out/drawing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Widths of the first page's table in points of a page: plan, dots, then five figures.
const (
	planWidth   = 168
	dotsWidth   = 190
	figureWidth = 67
	besideDots  = 26
)

// board prints page one.
func (s *sheet) board(f *firstPage) {
	s.words(f.Question, s.face(drawing.TextSize, drawing.Quiet), 2)
	s.words(f.Verdict, s.bold(28, drawing.Ink), 6)
	for _, line := range f.Sentences {
		s.words(line, s.face(13, drawing.Ink), 4)
	}
	s.y -= 6
	s.words(f.Plans.Title, s.bold(drawing.HeadSize, drawing.Ink), 6)
	s.heads(f)
	for _, row := range f.Rows {
		s.planRow(f, row)
	}
	s.words(f.Plans.Caption, s.face(drawing.SmallSize, drawing.Quiet), 10)
	if len(f.When.Moments) > 0 {
		s.words(f.When.Title, s.bold(drawing.HeadSize, drawing.Ink), 6)
		s.when(f.When)
	}
	s.boxes(f.Boxes)
	if f.Record != "" {
		s.words(f.Record+" (Figure 1)", s.face(drawing.SmallSize, drawing.Ink), 2)
	}
	s.words(f.Foot, s.face(drawing.SmallSize, drawing.Quiet), 2)
}

// figureAt is the right edge of a figure's column.
func figureAt(i int) vg.Length {
	return drawing.Margin + planWidth + dotsWidth + besideDots + figureWidth*vg.Length(i+1)
}

// heads are the names of the columns, and the ends of the axis over the dots.
func (s *sheet) heads(f *firstPage) {
	sty := s.face(drawing.SmallSize, drawing.Quiet)
	lines := 1
	names := make([][]string, len(f.Plans.Columns))
	for i, name := range f.Plans.Columns {
		names[i] = drawing.Fold(name, figureWidth-6, sty)
		lines = max(lines, len(names[i]))
	}
	for i, name := range names {
		for j, line := range name {
			s.p.Text(line, vg.Point{X: figureAt(i), Y: s.y - drawing.HeightOf(j, sty)}, drawing.Align{X: 1, Y: 1}, sty)
		}
	}
	foot := s.y - drawing.HeightOf(lines-1, sty)
	left, right := vg.Length(drawing.Margin+planWidth), vg.Length(drawing.Margin+planWidth+dotsWidth)
	zero := left + (right-left)*vg.Length(f.Place())/100
	s.p.Text(f.Ends[0], vg.Point{X: left, Y: foot}, drawing.Hanging, sty)
	s.p.Text(f.Ends[2], vg.Point{X: right, Y: foot}, drawing.Align{X: 1, Y: 1}, sty)
	s.p.Text(f.Ends[1], vg.Point{X: zero, Y: foot}, drawing.AtTop, sty)
	s.y -= drawing.HeightOf(lines, sty) + 3
	s.ruleAcross(drawing.Rule)
}

func (s *sheet) ruleAcross(c color.Color) {
	s.p.StrokeLine2(draw.LineStyle{Color: c, Width: .6}, drawing.Margin, s.y, drawing.PageWidth-drawing.Margin, s.y)
}

// planRow prints one plan: its name and role, its dots, its figures; the plan asked about in a box.
func (s *sheet) planRow(f *firstPage, row board.DrawnRow) {
	name, role := s.face(drawing.TextSize, drawing.Ink), s.face(drawing.SmallSize, drawing.Quiet)
	strong := s.bold(drawing.TextSize+1, drawing.Ink)
	lines := drawing.Fold(row.Name, planWidth-12, name)
	now, after := f.Strips(row.Row)
	height := drawing.HeightOf(len(lines), name) + 8
	height += drawing.HeightOf(1, role)
	strips := now.Height()
	if len(after.Values) > 0 {
		strips *= 2
	}
	height = max(height, strips+6)
	s.keepTogether(height)
	top, foot := s.y, s.y-height
	y := top - 4
	for _, line := range lines {
		s.p.Text(line, vg.Point{X: drawing.Margin + 4, Y: y}, drawing.Hanging, name)
		y -= drawing.HeightOf(1, name)
	}
	s.p.Text(row.Under(), vg.Point{X: drawing.Margin + 4, Y: y}, drawing.Hanging, role)
	left, right, middle := vg.Length(drawing.Margin+planWidth), vg.Length(drawing.Margin+planWidth+dotsWidth),
		(top+foot)/2
	switch {
	case len(now.Values) == 0:
	case len(after.Values) == 0:
		now.Draw(s.p, drawing.Area(left, middle-now.Height()/2, right, middle+now.Height()/2))
	default:
		now.Draw(s.p, drawing.Area(left, middle, right, middle+now.Height()))
		after.Draw(s.p, drawing.Area(left, middle-after.Height(), right, middle))
	}
	for i, figure := range row.Figures {
		s.p.Text(figure[0], vg.Point{X: figureAt(i), Y: middle + 2}, drawing.Align{X: 1, Y: 0}, strong)
		s.p.Text(figure[1], vg.Point{X: figureAt(i), Y: middle - 4}, drawing.Align{X: 1, Y: 1}, role)
	}
	s.y = foot
	s.ruleAcross(drawing.Rule)
	if row.Asked {
		s.box(top, foot)
	}
	s.y -= 3
}

// box is a frame as wide as the page.
func (s *sheet) box(top, foot vg.Length) {
	left, right := vg.Length(drawing.Margin), vg.Length(drawing.PageWidth-drawing.Margin)
	s.p.StrokeLines(draw.LineStyle{Color: drawing.Ink, Width: 1.4}, []vg.Point{
		{X: left, Y: top}, {X: right, Y: top}, {X: right, Y: foot}, {X: left, Y: foot}, {X: left, Y: top},
	})
}

// when prints what happens in order, a column each.
func (s *sheet) when(t board.Timeline) {
	width := vg.Length(drawing.PrintWidth) / vg.Length(len(t.Moments))
	head, text := s.bold(drawing.TextSize, drawing.Ink), s.face(drawing.SmallSize, drawing.Ink)
	most := 0
	for i, m := range t.Moments {
		x := drawing.Margin + width*vg.Length(i)
		c := drawing.Quiet
		if m.Bad {
			c = drawing.Bad
		}
		s.p.StrokeLine2(draw.LineStyle{Color: c, Width: 2.5}, x, s.y, x+width-6, s.y)
		s.p.Text(m.When, vg.Point{X: x, Y: s.y - 5}, drawing.Hanging, head)
		lines := drawing.Fold(m.What, width-10, text)
		for j, line := range lines {
			s.p.Text(line, vg.Point{X: x, Y: s.y - 8 - drawing.HeightOf(1, head) - drawing.HeightOf(j, text)},
				drawing.Hanging, text)
		}
		most = max(most, len(lines))
	}
	s.y -= 16 + drawing.HeightOf(1, head) + drawing.HeightOf(most, text)
}

// boxes prints the three boxes beside each other.
func (s *sheet) boxes(boxes []board.Box) {
	if len(boxes) == 0 {
		return
	}
	width := vg.Length(drawing.PrintWidth) / vg.Length(len(boxes))
	head, text := s.bold(drawing.TextSize, drawing.Ink), s.face(drawing.TextSize, drawing.Ink)
	lowest := s.y
	for i, b := range boxes {
		x, y := drawing.Margin+width*vg.Length(i), s.y
		s.p.Text(b.Name, vg.Point{X: x, Y: y}, drawing.Hanging, head)
		y -= drawing.HeightOf(1, head) + 3
		for _, line := range b.Lines {
			for _, part := range drawing.Fold("– "+line, width-14, text) {
				s.p.Text(part, vg.Point{X: x, Y: y}, drawing.Hanging, text)
				y -= drawing.HeightOf(1, text)
			}
			y -= 2
		}
		lowest = min(lowest, y)
	}
	s.y = lowest - 8
}
