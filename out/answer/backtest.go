package answer

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// backtestView reads a backtest for tables and charts.
type backtestView struct {
	*result.Backtest
	units wording.Units
}

func tellBacktest(b *result.Backtest) Text {
	v := backtestView{b, wording.Units{Currency: b.Scenario.Currency}}
	return Text{
		Headline: wording.Capital(v.verdict()) + ".",
		Basis: fmt.Sprintf("%s against %s of “%s”. Stopped: %s.", wording.Clean(b.History), count(b.Worlds, "future"),
			wording.Clean(b.Plan), wording.Ended(b.Stopped)),
		Tables: []drawing.Table{v.Coverage(), v.months()}, Warnings: doubted(b.Head, nothing),
		Figures: []drawing.Figure{v.historyFigure(), v.coverageFigure()},
	}
}

// verdict is one sentence about all measures: the worst is what counts.
func (v backtestView) verdict() string {
	if v.Verdict != "" {
		return v.Verdict
	}
	by := map[string][]string{}
	for _, m := range v.Measures {
		said := wording.Placed(m.Verdict)
		by[said] = append(by[said], strings.ToLower(m.Title))
	}
	var parts []string
	for _, said := range slices.Sorted(maps.Keys(by)) {
		parts = append(parts, said+": "+strings.Join(by[said], ", "))
	}
	return strings.Join(parts, "; ")
}

// count writes a number of things.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return wording.Thousands(n) + " " + thing
}

// Coverage is the table of how often history lies in the predicted bands, by measure, beside how often
// a world taken for history does: only the second makes the first a verdict.
func (v backtestView) Coverage() drawing.Table {
	t := drawing.Table{
		Title: "Where history falls in the predicted bands",
		Columns: drawing.Head("Measure", "Months", "Inside 90 % band", "Usual", "Inside 50 %", "Above the median",
			"As far off", "Verdict"),
		Notes: []string{"Usual: the share inside in nine futures of ten, each taken for a history; months depend " +
			"on each other, so it is wide. As far off: futures that lie as far from the median. Each measure is " +
			"judged alone at 5 %: of 20 one fails by chance."},
	}
	t.Columns[7].Right = false
	for _, m := range v.Measures {
		whole := func(x float64) drawing.Cell { return drawing.Number(x, fmt.Sprintf("%.0f %%", 100*x)) }
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(m.Title),
			drawing.Number(float64(len(m.Months)), wording.Thousands(len(m.Months))),
			whole(m.Inside90), drawing.Words(fmt.Sprintf("%.0f to %.0f %%", 100*m.Expected[0], 100*m.Expected[1])),
			whole(m.Inside50), whole(m.Above), whole(m.Tail), drawing.Words(wording.Placed(m.Verdict)),
		})
	}
	return t
}

// distanceText is how far the months of a measure lie from the median world, with and
// without sign.
func (v backtestView) distanceText(m result.BackMeasure) string {
	size, bias, n := 0., 0., float64(max(1, len(m.Months)))
	for _, k := range m.Months {
		size, bias = size+math.Abs(k.Seen-k.P50)/n, bias+(k.Seen-k.P50)/n
	}
	return fmt.Sprintf("%s %s (%s)", strings.ToLower(m.Title), v.units.Apart(size, m.Unit),
		v.units.Change(bias, m.Unit))
}

// months is the table behind the picture: what was seen, the predicted quantiles, the distance to the
// median and the share of worlds below, month by month.
func (v backtestView) months() drawing.Table {
	t := drawing.Table{Title: "Month by month", Columns: drawing.Head("Measure", "Month", "Seen", "5 %", "Median",
		"95 %", "Distance", "Futures below")}
	var apart []string
	for _, m := range v.Measures {
		apart = append(apart, v.distanceText(m))
		for _, k := range m.Months {
			q := func(x float64) drawing.Cell { return drawing.Number(x, v.units.Quantity(x, m.Unit)) }
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Words(m.Title), drawing.Words(k.Month), q(k.Seen), q(k.P5),
				q(k.P50), q(k.P95), drawing.Number(k.Seen-k.P50, v.units.Change(k.Seen-k.P50, m.Unit)),
				drawing.Number(k.Rank, fmt.Sprintf("%.0f %%", 100*k.Rank)),
			})
		}
	}
	t.Notes = []string{"Distance: what was seen less the median future. Its mean size, in brackets with its sign: " +
		strings.Join(apart, ", ") + "."}
	return t
}

// mostBackPanels is how many measures the chart shows.
const mostBackPanels = 9

// historyFigure has a small panel per measure: bands of the worlds and a mark
// for every month that passed.
func (v backtestView) historyFigure() drawing.Figure {
	shown := v.Measures[:min(len(v.Measures), mostBackPanels)]
	rows := (len(shown) + 2) / 3
	f := drawing.Figure{
		Name: "16-history", Title: wording.Capital(wording.Clean(v.verdict())),
		Subtitle: fmt.Sprintf("%s against “%s”, %s.", wording.Clean(v.History), wording.Clean(v.Plan),
			count(v.Worlds, "future")),
		Notes: []string{"Light band: 90 % of futures; darker: the middle half; line: the median. Dots lie inside " +
			"the light band, crosses outside."},
		Table: v.months(), Height: vg.Length(12 + 172*rows),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawHistory(p, area, shown) },
	}
	if n := len(v.Measures) - len(shown); n > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%s more in the table.", count(n, "measure")))
	}
	f.Alt = f.Title + ". One small chart per measure; the table holds the numbers."
	return f
}

// drawHistory draws a small panel per measure: the 50 % and 90 % bands of worlds, their median, and
// history as dots, marked where they fall outside.
func (v backtestView) drawHistory(p *drawing.Page, area vg.Rectangle, shown []result.BackMeasure) {
	left, _, right, top := drawing.Edges(area)
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
		lo, hi = drawing.PadRange(lo, hi)
		if lo == hi {
			hi = lo + 1
		}
		a := drawing.Panel{
			Page: p, Left: x + 48, Bottom: y - 134, Right: x + width - 14, Top: y - 22, X0: -.5,
			X1: float64(n) - .5, Y0: lo, Y1: hi,
		}
		p.Text(drawing.Shorten(m.Title, width-20, 1, drawing.Bold(drawing.SmallSize, drawing.Ink)),
			vg.Point{X: x + 6, Y: y - 2}, drawing.Hanging, drawing.Bold(drawing.SmallSize, drawing.Ink))
		a.GridY(drawing.Ticker{Units: v.units, Unit: m.Unit, Target: 4})
		a.AxisX(xs, labels)
		if n == 1 {
			xs, labels = []float64{-.3, .3}, nil
			for c := range q {
				q[c] = append(q[c], q[c][0])
			}
		}
		a.Band(xs, q[0], q[4], drawing.Fade(drawing.Neutral, .15))
		a.Band(xs, q[1], q[3], drawing.Fade(drawing.Neutral, .22))
		a.Curve(xs, q[2], drawing.Stroke{Color: drawing.Neutral}, 1.3)
		for j, k := range m.Months {
			look := insideMark
			if k.Seen < k.P5 || k.Seen > k.P95 {
				look = outsideMark
			}
			a.Dot(a.At(float64(j), k.Seen), look, 3)
		}
	}
}

// coverageFigure is the calibration plot: of the middle share of worlds, the
// share of history inside.
func (v backtestView) coverageFigure() drawing.Figure {
	months := 0
	for _, m := range v.Measures {
		months += len(m.Months)
	}
	f := drawing.Figure{
		Name: "17-coverage",
		Title: fmt.Sprintf("Calibration: how much of history lies in the middle of the futures (%s of %s)",
			count(months, "month"), count(len(v.Measures), "measure")),
		Subtitle: "On the dotted line history is as spread as the futures say; below it the bands are too narrow or " +
			"in the wrong place, above it wider than they need be.",
		Notes: []string{"Months of one measure and measures of one month depend on each other: the staircase is " +
			"no set of independent points."},
		Height: 330, Table: drawing.Table{Columns: drawing.Head("Middle share of futures", "History inside")},
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawCoverage(p, area) },
	}
	for _, c := range v.Curve {
		f.Table.Rows = append(f.Table.Rows, []drawing.Cell{
			drawing.Number(c.Level, wording.Percent(c.Level)),
			drawing.Number(c.Inside, fmt.Sprintf("%.0f %%", 100*c.Inside)),
		})
	}
	f.Alt = f.Title + ". One curve against a diagonal; the table holds it."
	return f
}

// drawCoverage draws the share of history inside the middle x % of worlds against x: on the diagonal
// the bands are as wide as they say, below it too narrow.
func (v backtestView) drawCoverage(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	side, middle := top-bottom-46, (left+right)/2
	a := drawing.Panel{
		Page: p, Left: middle - side/2, Bottom: bottom + 40, Right: middle + side/2, Top: top - 6, X0: 0,
		X1: 1, Y0: 0, Y1: 1,
	}
	tick := drawing.Ticker{Units: wording.Units{}, Unit: result.UnitShare, Target: 5}
	a.GridY(tick)
	at, labels := drawing.TicksOf(tick, 0, 1)
	a.AxisX(at, labels)
	a.Line([]vg.Point{a.At(0, 0), a.At(1, 1)}, drawing.ReferenceLine, 1.2)
	var xs, ys []float64
	for _, c := range v.Curve {
		xs, ys = append(xs, c.Level), append(ys, c.Inside)
	}
	a.Curve(xs, ys, drawing.Series(0), 1.8)
	a.Dots(xs, ys, drawing.Series(0))
	a.Text("middle share of futures", vg.Point{X: middle, Y: bottom + 18}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.Text("history inside", vg.Point{X: a.Left + 6, Y: a.Top - 4}, drawing.Hanging,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
}
