package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// shownWorlds is how many worlds chart 8 draws, one dot each.
const shownWorlds = 50

// worldRow is one plan of chart 8: its net value in each world, world by world.
type worldRow struct {
	plan  string
	short string
	nets  []float64
	worst int // how many lose
}

// newWorlds takes the net value in the first worlds of the rows, each draw of
// the assumptions once.
func newWorlds(r reading, runs *result.Runs) (rows []worldRow, why string) {
	why = "Chart 8 (50 possible worlds) needs the rows of the run with the measure net."
	if runs == nil {
		return nil, why
	}
	net := slices.Index(runs.Measures, "net")
	if net < 0 {
		return nil, why
	}
	worlds := firstDraws(runs, shownWorlds)
	for _, p := range r.rivals() {
		k := slices.Index(runs.Plans, p.Name)
		if k < 0 {
			continue
		}
		row := worldRow{plan: r.title(p), short: r.short(p)}
		for _, w := range worlds {
			if v := w.Rows[k][net]; finite(v) {
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

// firstDraws returns the first n worlds without those that replay the draw of
// an earlier one of their block.
func firstDraws(runs *result.Runs, n int) (worlds []result.RunWorld) {
	for _, w := range runs.Worlds {
		if len(worlds) == n {
			break
		}
		if !replays(worlds, w) {
			worlds = append(worlds, w)
		}
	}
	return worlds
}

// replays reports whether a world replays a draw of its block, which is the last
// of those before it.
func replays(before []result.RunWorld, w result.RunWorld) bool {
	for i := len(before) - 1; i >= 0 && before[i].Block == w.Block; i-- {
		if len(w.Inputs) > 0 && slices.Equal(before[i].Inputs, w.Inputs) {
			return true
		}
	}
	return false
}

func worldsChart(r reading, runs *result.Runs) (*Figure, string) {
	rows, why := newWorlds(r, runs)
	if rows == nil {
		return nil, why
	}
	told := rows[0]
	if p := r.subject(); p != nil {
		for _, row := range rows {
			if row.plan == r.title(*p) {
				told = row
			}
		}
	}
	f := &Figure{
		Name:     "08-worlds",
		Title:    fmt.Sprintf("“%s” loses money in %d of %d possible worlds", told.short, told.worst, len(told.nets)),
		Subtitle: fmt.Sprintf("One dot is one possible world: net value over %s against the reference in that same world. %s", r.horizon(), r.units.MoneyIn()),
		Notes:    []string{"The first worlds of the run, not chosen. Squares lose, circles gain; the bar marks the median of these worlds. The probabilities in the tables rest on all worlds."},
		Table:    worldsTable(r, rows), height: vg.Length(40 + 62*len(rows)),
		body: func(p *page, area vg.Rectangle) { drawWorlds(r, rows, p, area) },
	}
	f.Alt = f.Title + ". A strip of dots per plan; the table below the chart holds the numbers."
	return f, ""
}

func drawWorlds(r reading, rows []worldRow, p *page, area vg.Rectangle) {
	lo, hi := 0., 0.
	for _, row := range rows {
		lo, hi = min(lo, slices.Min(row.nets)), max(hi, slices.Max(row.nets))
	}
	lo, hi = room(lo, hi)
	a := panel{p, area.Min.X + nameWidth, area.Min.Y + 30, area.Max.X - 84, area.Max.Y, lo, hi, 0, float64(len(rows))}
	for _, t := range (Ticker{r.units, "money", 7}).Ticks(lo, hi) {
		c := rule
		if t.Value == 0 {
			c = ink
		}
		a.StrokeLine2(draw.LineStyle{Color: c, Width: .7}, a.px(t.Value), a.bottom, a.px(t.Value), a.top)
	}
	a.axisX(ticksOf(Ticker{r.units, "money", 7}, lo, hi))
	for i, row := range rows {
		y := a.py(float64(len(rows)) - float64(i) - .5)
		p.text(shorten(row.plan, nameWidth-10, 3, face(textSize, ink)), vg.Point{X: area.Min.X, Y: y}, atLeft, face(textSize, ink))
		a.swarm(row.nets, y)
		m := a.px(medianOf(row.nets))
		p.StrokeLine2(draw.LineStyle{Color: ink, Width: 1.8}, m, y-24, m, y+24)
		p.text(fmt.Sprintf("%d of %d\nlose", row.worst, len(row.nets)), vg.Point{X: a.right + 12, Y: y}, atLeft, bold(textSize, ink))
	}
}

// swarm draws dots at their values, moved up and down so that they do not
// cover each other.
func (a panel) swarm(values []float64, y vg.Length) {
	const radius = 3.
	var placed []vg.Point
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	for _, v := range sorted {
		at := vg.Point{X: a.px(v), Y: y}
		for k := 1; k < 9 && touches(placed, at, 2*radius); k++ {
			step := vg.Length((k+1)/2) * 2 * radius
			if k%2 == 0 {
				step = -step
			}
			at.Y = y + step
		}
		placed = append(placed, at)
		look := stroke{blue, nil, draw.CircleGlyph{}}
		if v < 0 {
			look = stroke{vermillion, nil, draw.BoxGlyph{}}
		}
		a.dot(at, look, radius)
	}
}

func touches(placed []vg.Point, at vg.Point, distance float64) bool {
	return slices.ContainsFunc(placed, func(q vg.Point) bool {
		return math.Hypot(float64(q.X-at.X), float64(q.Y-at.Y)) < distance
	})
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

func worldsTable(r reading, rows []worldRow) Table {
	t := Table{Columns: head("Plan", "Worlds shown", "lose", "worst", "median", "best")}
	for _, row := range rows {
		lo, mid, hi := slices.Min(row.nets), medianOf(row.nets), slices.Max(row.nets)
		t.Rows = append(t.Rows, []Cell{words(row.plan), number(float64(len(row.nets)), thousands(len(row.nets))), number(float64(row.worst), thousands(row.worst)),
			number(lo, r.units.Quantity(lo, "money")), number(mid, r.units.Quantity(mid, "money")), number(hi, r.units.Quantity(hi, "money"))})
	}
	return t
}
