package answer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/dates"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// turnLooks is how a turn of a life is drawn: shape and colour both differ.
var turnLooks = []struct {
	turn, words string
	look        drawing.Stroke
}{
	{"issue", "has an issue", drawing.Stroke{Color: drawing.Ink, Marker: draw.RingGlyph{}}},
	{"assistant", "talks to the assistant", drawing.Stroke{Color: drawing.Neutral, Marker: draw.TriangleGlyph{}}},
	{"answered", "a human answers", drawing.Stroke{Color: drawing.Good, Marker: draw.CircleGlyph{}}},
	{"deceived", "believes a wrong answer", drawing.Stroke{Color: drawing.Bad, Marker: draw.PyramidGlyph{}}},
	{"failed", "is not helped", drawing.Stroke{Color: drawing.Bad, Marker: draw.CrossGlyph{}}},
	{"decides", "decides to leave", drawing.Stroke{Color: drawing.Bad, Marker: draw.BoxGlyph{}}},
}

// Heights of the picture of a life, in points.
const (
	lifeLane = 74
	lifeStep = 15
	lifeRows = 5 // marks of one time stand above each other, that many
)

// LifeFigure draws one customer's life, a lane a plan: of a customer picked because one plan loses them
// and another keeps them those two, with the steps that led there; the others are in its table.
func LifeFigure(l *result.Lives) *drawing.Figure {
	shown := drawnLives(l)
	height := vg.Length(64)
	for _, one := range shown {
		height += laneHeight(l, one)
	}
	f := &drawing.Figure{
		Name:  "trace",
		Title: lifeTitle(l),
		Subtitle: fmt.Sprintf("Customer %s in future %d: the same person, the same issues and the same luck under "+
			"every plan.", wording.Thousands(l.Customer), l.World),
		Table: lifeTable(l), Height: height,
		Body: func(p *drawing.Page, area vg.Rectangle) { drawLives(p, area, l, shown) },
	}
	if more := len(l.Lives) - len(shown); more > 0 {
		f.Notes = []string{fmt.Sprintf("Under the other %s the story is told in trace.txt.", count(more, "plan"))}
	}
	f.Alt = f.Title + ". A lane per plan with a mark for everything that happened; the table tells it in words."
	return f
}

// drawnLives are the lives drawn: of a customer picked, the plan that loses them and the one that keeps them.
func drawnLives(l *result.Lives) []result.Life {
	if l.Why == nil {
		return l.Lives
	}
	var pair []result.Life
	for _, plan := range []string{l.Why.LostPlan, l.Why.KeptPlan} {
		for _, one := range l.Lives {
			if one.Plan == plan {
				pair = append(pair, one)
				break
			}
		}
	}
	if len(pair) < 2 {
		return l.Lives
	}
	return pair
}

// stepsOf are the at most three steps of a life that made the difference, with their dates.
func stepsOf(l *result.Lives, one result.Life) (lines []string) {
	if l.Why == nil {
		return nil
	}
	notes := []*result.LifeNote{l.Why.Cause, l.Why.Decided}
	if one.Plan == l.Why.KeptPlan {
		notes = []*result.LifeNote{l.Why.Instead}
	} else if one.Plan != l.Why.LostPlan {
		return nil
	}
	for _, n := range notes {
		if n != nil {
			lines = append(lines, n.At+"  "+wording.Capital(wording.Clean(n.What)))
		}
	}
	return append(lines, wording.Capital(lifeEnd(l, one)))
}

// laneHeight is the room of a life: its lane, and a line for every step told.
func laneHeight(l *result.Lives, one result.Life) vg.Length {
	return lifeLane + vg.Length(lifeStep*len(stepsOf(l, one)))
}

// lifeTitle says of a customer picked who loses and who keeps them; of any other it counts the plans.
func lifeTitle(l *result.Lives) string {
	if l.Why != nil && len(drawnLives(l)) == 2 {
		return fmt.Sprintf("The same customer: lost under “%s”, kept under "+
			"“%s”", wording.Clip(wording.Clean(l.Why.Lost), 48),
			wording.Clip(wording.Clean(l.Why.Kept), 48))
	}
	gone, going := 0, 0
	for _, one := range l.Lives {
		switch {
		case one.Gone != nil:
			gone++
		case one.Going:
			going++
		}
	}
	if gone+going == 0 {
		return "Every plan keeps this customer"
	}
	have := "have"
	if gone == 1 {
		have = "has"
	}
	s := fmt.Sprintf("%d of %d plans %s lost this customer by the end", gone, len(l.Lives), have)
	if going > 0 {
		s += fmt.Sprintf("; under %d the decision to leave is made", going)
	}
	return s
}

// lifeEnd says how a life stands at the horizon.
func lifeEnd(l *result.Lives, one result.Life) string {
	date := func(day *float64) string {
		start, ok := dates.Parse(l.Start)
		if day == nil || !ok {
			return wording.None
		}
		return start.Plus(int(math.Floor(*day))).InWords()
	}
	switch one.End {
	case result.EndStays:
		return "still a customer at the end"
	case result.EndService:
		return "left over service on " + date(one.Gone)
	case result.EndOther:
		return "left for other reasons on " + date(one.Gone)
	case result.EndDue:
		if day := decided(one); day != nil {
			return "still here at the end, decided to leave on " + date(day) + ", which falls due on " +
				date(one.Due)
		}
		return "still here at the end, the decision to leave falls due on " + date(one.Due)
	}
	return string(one.End)
}

// decided is the day of the last decision to leave; nil where no note tells of one.
func decided(one result.Life) (day *float64) {
	for i, n := range one.Notes {
		if n.Turn == "decides" {
			day = &one.Notes[i].Day
		}
	}
	return day
}

// whyLine says why this customer is told of, and what made the difference.
func whyLine(why *result.LifeWhy) string {
	role := map[result.KeptRole]string{
		result.KeptNamed: "", result.KeptRun: ", which the run recommends,", result.KeptReference: ", the reference,",
		result.KeptFirstOrder: ", the best to first order as long as there is no run,",
	}[why.Role]
	text := fmt.Sprintf("“%s” loses this customer; “%s”%s keeps them.", wording.Clean(why.Lost),
		wording.Clean(why.Kept), role)
	switch {
	case why.Cause == nil:
		return text
	case why.Decided == nil:
		text += fmt.Sprintf(" Why: the decision to leave was made before, and %s %s did not turn it.", why.Cause.At,
			wording.Clean(why.Cause.What))
	default:
		text += fmt.Sprintf(" Why: %s %s; %s %s.", why.Cause.At, wording.Clean(why.Cause.What), why.Decided.At,
			wording.Clean(why.Decided.What))
	}
	if why.Instead != nil {
		text += fmt.Sprintf(" Under the other plan the same issue ended so: %s %s.", why.Instead.At,
			wording.Clean(why.Instead.What))
	}
	return text
}

// lifeTable is the life of one customer, plan by plan: how it ended, then every event with its date.
func lifeTable(l *result.Lives) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Plan", "When", "What")}
	for _, one := range l.Lives {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(wording.Clean(one.Title)), drawing.Words(""),
			drawing.Words(lifeEnd(l, one)),
		})
		for _, n := range one.Notes {
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Words(""), drawing.Words(n.At),
				drawing.Words(wording.Clean(n.What)),
			})
		}
	}
	return t
}

// drawLives draws from three months before day 0 to the end of the months played.
func drawLives(p *drawing.Page, area vg.Rectangle, l *result.Lives, shown []result.Life) {
	left, bottom, right, top := drawing.Edges(area)
	const before = -3.
	a := drawing.Panel{
		Page: p, Left: left + 24, Bottom: bottom + 52, Right: right - 24, Top: top, X0: before,
		X1: float64(l.Months), Y0: 0, Y1: 1,
	}
	a.AxisX(lifeMonths(l))
	start, _ := dates.Parse(l.Start)
	high := top
	for _, one := range shown {
		steps := stepsOf(l, one)
		name, quiet := drawing.Bold(drawing.TextSize, drawing.Ink), drawing.Face(drawing.TextSize, drawing.Quiet)
		p.Text(drawing.Shorten(wording.Clean(one.Title), right-left-240, 1, name), vg.Point{X: left + 6, Y: high - 4},
			drawing.Hanging, name)
		if len(steps) == 0 {
			p.Text(lifeEnd(l, one), vg.Point{X: right - 6, Y: high - 4}, drawing.Align{X: 1, Y: 1}, quiet)
		}
		for k, line := range steps {
			sty := drawing.Face(drawing.TextSize, drawing.Ink)
			p.Text(drawing.Shorten(line, right-left-40, 1, sty), vg.Point{
				X: left + 24,
				Y: high - 22 - lifeStep*vg.Length(k),
			},
				drawing.Hanging, sty)
		}
		high -= laneHeight(l, one)
		drawLife(a, start, one, high+14)
	}
	x := left + 6
	for _, t := range turnLooks {
		p.Dot(vg.Point{X: x + 4, Y: bottom + 8}, t.look, 3.2)
		p.Text(t.words, vg.Point{X: x + 12, Y: bottom + 8}, drawing.AtLeft,
			drawing.Face(drawing.SmallSize, drawing.Ink))
		x += 12 + drawing.Face(drawing.SmallSize, drawing.Ink).Width(t.words) + 16
	}
}

// drawLife draws one lane: a line as long as the customer stays, marks where
// things happened, those of a week above each other.
func drawLife(a drawing.Panel, start dates.Date, one result.Life, y vg.Length) {
	end := a.X1
	if one.Gone != nil {
		end = math.Max(a.X0, start.InMonths(*one.Gone))
	}
	sty := draw.LineStyle{Color: drawing.Ink, Width: 1.6}
	a.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: 1}, a.Px(0), y-4, a.Px(0), y+4)
	a.StrokeLine2(sty, a.Left, y, a.Px(end), y)
	if one.Gone != nil {
		a.StrokeLine2(sty, a.Px(end), y-5, a.Px(end), y+5)
	}
	var last [lifeRows]vg.Length // mark in each row
	for _, n := range one.Notes {
		at := start.InMonths(n.Day)
		for _, t := range turnLooks {
			if t.turn != n.Turn || at < a.X0 {
				continue
			}
			row, x := 0, a.Px(at)
			for row < lifeRows-1 && x < last[row]+8 {
				row++
			}
			x = max(x, last[row]+8) // a busy day runs over
			last[row] = x
			a.Dot(vg.Point{X: x, Y: y + vg.Length(row)*8}, t.look, 3.2)
		}
	}
}

// lifeMonths labels every third month by its date.
func lifeMonths(l *result.Lives) (at []float64, labels []string) {
	start, ok := dates.Parse(l.Start)
	for m := -3; m <= l.Months; m += 3 {
		label := fmt.Sprintf("month %d", m)
		if ok {
			label = start.AfterMonths(m).Label()
		}
		at, labels = append(at, float64(m)), append(labels, label)
	}
	return at, labels
}

// Lives tells the lives plan by plan, in words.
func Lives(w io.Writer, l *result.Lives) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Customer %d\n", l.Customer)
	if l.Why != nil {
		fmt.Fprintf(&b, "%s\n", whyLine(l.Why))
	}
	for _, one := range l.Lives {
		fmt.Fprintf(&b, "\n%s: %s\n", wording.Clean(one.Title), wording.Clean(lifeEnd(l, one)))
		for _, n := range one.Notes {
			fmt.Fprintf(&b, "  %s  %s\n", n.At, wording.Clean(n.What))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteLives stages the story as text and JSON and the picture as SVG and PNG.
func WriteLives(to *folder.Folder, l *result.Lives) error {
	story, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := Lives(&text, l); err != nil {
		return err
	}
	if err := to.Put("trace.json", append(story, '\n')); err != nil {
		return err
	}
	if err := to.Put("trace.txt", text.Bytes()); err != nil {
		return err
	}
	return LifeFigure(l).Write(to, "")
}
