package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// shownWorlds is how many worlds chart 8 draws, one dot each.
const shownWorlds = 50

// worldRow is one plan of chart 8: its net value in each world, world by world.
type worldRow struct {
	name  string // of the plan
	title string
	short string
	nets  []float64
	worst int // how many lose
}

// newWorlds takes the net value in the first worlds of the rows, each draw of
// the assumptions once.
func newWorlds(r view.View, runs *result.Runs) (rows []worldRow, why string) {
	why = "Chart 8 (50 simulated futures) needs the rows of the run with the measure net."
	if runs == nil {
		return nil, why
	}
	net := slices.Index(runs.Measures, result.Net)
	if net < 0 {
		return nil, why
	}
	worlds := view.FirstDraws(runs, shownWorlds)
	for _, p := range r.Rivals() {
		k := slices.Index(runs.Plans, p.Name)
		if k < 0 {
			continue
		}
		row := worldRow{name: p.Name, title: r.Title(p), short: r.Short(p)}
		for _, w := range worlds {
			if v := w.Rows[k][net]; stats.IsFinite(v) {
				row.nets = append(row.nets, v)
				if v < 0 {
					row.worst++
				}
			}
		}
		if len(row.nets) > 0 {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil, why
	}
	return rows, ""
}

// worldsChart is chart 8: the first worlds of a run as dots, for readers to whom a distribution says
// nothing.
func worldsChart(r view.View, runs *result.Runs) (*drawing.Figure, string) {
	rows, why := newWorlds(r, runs)
	if rows == nil {
		return nil, why
	}
	told := rows[0]
	if p := r.Subject(); p != nil {
		for _, row := range rows {
			if row.name == p.Name {
				told = row
			}
		}
	}
	f := &drawing.Figure{
		Name:  "08-worlds",
		Title: fmt.Sprintf("“%s” loses money in %d of %d simulated futures", told.short, told.worst, len(told.nets)),
		Subtitle: fmt.Sprintf("One dot is one simulated future: net value over %s against the reference in that same "+
			"future. %s", r.Horizon(), r.Units.MoneyIn()),
		Notes: []string{"The first futures of the run, not chosen. Squares lose, circles gain; the bar marks the " +
			"median of these futures. The probabilities in the tables rest on all futures."},
		Table: worldsTable(r, rows), Height: vg.Length(40 + 62*len(rows)),
		Body: func(p *drawing.Page, area vg.Rectangle) { drawWorlds(r, rows, p, area) },
	}
	f.Alt = f.Title + ". A strip of dots per plan; the table below the chart holds the numbers."
	return f, ""
}

// drawWorlds draws a strip of dots per plan on one scale, with the median of those shown and how many
// lose.
func drawWorlds(r view.View, rows []worldRow, p *drawing.Page, area vg.Rectangle) {
	lo, hi := 0., 0.
	for _, row := range rows {
		lo, hi = min(lo, slices.Min(row.nets)), max(hi, slices.Max(row.nets))
	}
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: area.Min.X + drawing.NameWidth, Bottom: area.Min.Y + 30, Right: area.Max.X - 84,
		Top: area.Max.Y, X0: lo, X1: hi, Y0: 0, Y1: float64(len(rows)),
	}
	for _, t := range (drawing.Ticker{Units: r.Units, Unit: result.UnitMoney, Target: 7}).Ticks(lo, hi) {
		c := drawing.Rule
		if t.Value == 0 {
			c = drawing.Ink
		}
		a.StrokeLine2(draw.LineStyle{Color: c, Width: .7}, a.Px(t.Value), a.Bottom, a.Px(t.Value), a.Top)
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: r.Units, Unit: result.UnitMoney, Target: 7}, lo, hi))
	for i, row := range rows {
		y := a.Py(float64(len(rows)) - float64(i) - .5)
		p.Text(drawing.Shorten(row.title, drawing.NameWidth-10, 3, drawing.Face(drawing.TextSize, drawing.Ink)),
			vg.Point{X: area.Min.X, Y: y}, drawing.AtLeft, drawing.Face(drawing.TextSize, drawing.Ink))
		swarmIn(a, row.nets, y)
		m := a.Px(medianOf(row.nets))
		p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: 1.8}, m, y-24, m, y+24)
		p.Text(fmt.Sprintf("%d of %d\nlose", row.worst, len(row.nets)), vg.Point{X: a.Right + 12, Y: y}, drawing.AtLeft,
			drawing.Bold(drawing.TextSize, drawing.Ink))
	}
}

// swarm draws dots at their values, moved up and down so that they do not
// cover each other.
func swarmIn(a drawing.Panel, values []float64, y vg.Length) {
	const radius = 3.
	var placed []vg.Point
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	for _, v := range sorted {
		at := drawing.Beside(placed, vg.Point{X: a.Px(v), Y: y}, radius, 8)
		placed = append(placed, at)
		look := drawing.Stroke{Color: drawing.Good, Dashes: nil, Marker: draw.CircleGlyph{}}
		if v < 0 {
			look = drawing.Stroke{Color: drawing.Bad, Dashes: nil, Marker: draw.BoxGlyph{}}
		}
		a.Dot(at, look, radius)
	}
}

func medianOf(values []float64) float64 {
	s := slices.Clone(values)
	slices.Sort(s)
	if n := len(s); n%2 == 1 {
		return s[n/2]
	} else {
		return (s[n/2-1] + s[n/2]) / 2
	}
}

func worldsTable(r view.View, rows []worldRow) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Plan", "Futures shown", "lose", "worst", "median", "best")}
	for _, row := range rows {
		lo, mid, hi := slices.Min(row.nets), medianOf(row.nets), slices.Max(row.nets)
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(row.title),
			drawing.Number(float64(len(row.nets)), wording.Thousands(len(row.nets))),
			drawing.Number(float64(row.worst), wording.Thousands(row.worst)),
			drawing.Number(lo, r.Units.Quantity(lo, result.UnitMoney)),
			drawing.Number(mid, r.Units.Quantity(mid, result.UnitMoney)),
			drawing.Number(hi, r.Units.Quantity(hi, result.UnitMoney)),
		})
	}
	return t
}
