package out

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// backtestView reads a backtest for tables and charts.
type backtestView struct {
	*result.Backtest
	units Units
}

func tellBacktest(b *result.Backtest) telling {
	v := backtestView{b, Units{b.Scenario.Currency}}
	return telling{
		Headline: capital(b.Verdict) + ".",
		Basis:    fmt.Sprintf("%s against %s of “%s”. Stopped: %s.", clean(b.History), count(b.Worlds, "world"), clean(b.Plan), b.Stopped),
		Tables:   []Table{v.coverage(), v.months()}, Warnings: b.Warnings,
		figures: []Figure{v.historyFigure(), v.coverageFigure()},
	}
}

// count writes a number of things.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return thousands(n) + " " + thing
}

func (v backtestView) coverage() Table {
	t := Table{Title: "Where history falls in the predicted bands",
		Columns: head("Measure", "Months", "Inside 90 % band", "Usual", "Inside 50 %", "Above the median", "As far off", "Verdict"),
		Notes:   []string{"Usual: the share inside in nine worlds of ten, each taken for a history; months depend on each other, so it is wide. As far off: worlds that lie as far from the median. Each measure is judged alone at 5 %: of 20 one fails by chance."}}
	t.Columns[7].Right = false
	for _, m := range v.Measures {
		whole := func(x float64) Cell { return number(x, fmt.Sprintf("%.0f %%", 100*x)) }
		t.Rows = append(t.Rows, []Cell{words(m.Title), number(float64(len(m.Months)), thousands(len(m.Months))),
			whole(m.Inside90), words(fmt.Sprintf("%.0f to %.0f %%", 100*m.Expected[0], 100*m.Expected[1])), whole(m.Inside50), whole(m.Above), whole(m.Tail), words(m.Verdict)})
	}
	return t
}

func (v backtestView) months() Table {
	t := Table{Title: "Month by month", Columns: head("Measure", "Month", "Seen", "5 %", "Median", "95 %", "Worlds below")}
	for _, m := range v.Measures {
		for _, k := range m.Months {
			q := func(x float64) Cell { return number(x, v.units.Quantity(x, m.Unit)) }
			t.Rows = append(t.Rows, []Cell{words(m.Title), words(k.Month), q(k.Seen), q(k.P5), q(k.P50), q(k.P95), number(k.Rank, fmt.Sprintf("%.0f %%", 100*k.Rank))})
		}
	}
	return t
}

// mostBackPanels is how many measures the chart shows.
const mostBackPanels = 9

// historyFigure has a small panel per measure: bands of the worlds and a mark
// for every month that passed.
func (v backtestView) historyFigure() Figure {
	shown := v.Measures[:min(len(v.Measures), mostBackPanels)]
	rows := (len(shown) + 2) / 3
	f := Figure{
		Name: "16-history", Title: capital(clean(v.Verdict)),
		Subtitle: fmt.Sprintf("%s against “%s”, %s.", clean(v.History), clean(v.Plan), count(v.Worlds, "world")),
		Notes:    []string{"Light band: 90 % of worlds; darker: the middle half; line: the median. Dots lie inside the light band, crosses outside."},
		Table:    v.months(), height: vg.Length(12 + 172*rows),
		body: func(p *page, area vg.Rectangle) { v.drawHistory(p, area, shown) },
	}
	if n := len(v.Measures) - len(shown); n > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%s more in the table.", count(n, "measure")))
	}
	f.Alt = f.Title + ". One small chart per measure; the table holds the numbers."
	return f
}

func (v backtestView) drawHistory(p *page, area vg.Rectangle, shown []result.BackMeasure) {
	left, _, right, top := edges(area)
	width := (right - left) / 3
	for i, m := range shown {
		x, y := left+width*vg.Length(i%3), top-172*vg.Length(i/3)
		n := len(m.Months)
		xs, labels := make([]float64, n), make([]string, n)
		var q [5][]float64
		lo, hi := math.Inf(1), math.Inf(-1)
		for j, k := range m.Months {
			xs[j], labels[j] = float64(j), k.Month[2:]
			for c, value := range []float64{k.P5, k.P25, k.P50, k.P75, k.P95} {
				q[c] = append(q[c], value)
			}
			lo, hi = min(lo, k.P5, k.Seen), max(hi, k.P95, k.Seen)
		}
		lo, hi = room(lo, hi)
		if lo == hi {
			hi = lo + 1
		}
		a := panel{p, x + 48, y - 134, x + width - 14, y - 22, -.5, float64(n) - .5, lo, hi}
		p.text(shorten(m.Title, width-20, 1, bold(smallSize, ink)), vg.Point{X: x + 6, Y: y - 2}, hanging, bold(smallSize, ink))
		a.gridY(Ticker{v.units, m.Unit, 4})
		a.axisX(xs, labels)
		if n == 1 {
			xs, labels = []float64{-.3, .3}, nil
			for c := range q {
				q[c] = append(q[c], q[c][0])
			}
		}
		a.band(xs, q[0], q[4], fade(blue, .15))
		a.band(xs, q[1], q[3], fade(blue, .22))
		a.curve(xs, q[2], stroke{color: blue}, 1.3)
		for j, k := range m.Months {
			look := insideMark
			if k.Seen < k.P5 || k.Seen > k.P95 {
				look = outsideMark
			}
			a.dot(a.at(float64(j), k.Seen), look, 3)
		}
	}
}

// coverageFigure is the calibration plot: of the middle share of worlds, the
// share of history inside.
func (v backtestView) coverageFigure() Figure {
	months := 0
	for _, m := range v.Measures {
		months += len(m.Months)
	}
	f := Figure{
		Name:     "17-coverage",
		Title:    fmt.Sprintf("Calibration: how much of history lies in the middle of the worlds (%s of %s)", count(months, "month"), count(len(v.Measures), "measure")),
		Subtitle: "On the dotted line history is as spread as the worlds say; below it the bands are too narrow or in the wrong place, above it wider than they need be.",
		Notes:    []string{"Months of one measure and measures of one month depend on each other: the staircase is no set of independent points."},
		height:   330, Table: Table{Columns: head("Middle share of worlds", "History inside")},
		body: func(p *page, area vg.Rectangle) { v.drawCoverage(p, area) },
	}
	for _, c := range v.Curve {
		f.Table.Rows = append(f.Table.Rows, []Cell{number(c.Level, Percent(c.Level)), number(c.Inside, fmt.Sprintf("%.0f %%", 100*c.Inside))})
	}
	f.Alt = f.Title + ". One curve against a diagonal; the table holds it."
	return f
}

func (v backtestView) drawCoverage(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	side, middle := top-bottom-46, (left+right)/2
	a := panel{p, middle - side/2, bottom + 40, middle + side/2, top - 6, 0, 1, 0, 1}
	tick := Ticker{Units{}, "share", 5}
	a.gridY(tick)
	at, labels := ticksOf(tick, 0, 1)
	a.axisX(at, labels)
	a.line([]vg.Point{a.at(0, 0), a.at(1, 1)}, referenceLine, 1.2)
	var xs, ys []float64
	for _, c := range v.Curve {
		xs, ys = append(xs, c.Level), append(ys, c.Inside)
	}
	a.curve(xs, ys, series(0), 1.8)
	a.dots(xs, ys, series(0))
	a.text("middle share of worlds", vg.Point{X: middle, Y: bottom + 18}, atTop, face(smallSize, quiet))
	a.text("history inside", vg.Point{X: a.left + 6, Y: a.top - 4}, hanging, face(smallSize, quiet))
}
