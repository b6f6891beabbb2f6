package out

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// balance is one small picture of chart 12: savings and loss of a plan piling
// up.
type balance struct {
	plan             result.Plan
	saved, lost, net *result.Series
}

func newBalances(r reading) (all []balance) {
	for _, p := range r.rivals() {
		b := balance{p, r.SeriesOf(p.Name, "savings_cumulative"), r.SeriesOf(p.Name, "loss_cumulative"), r.SeriesOf(p.Name, "net_cumulative")}
		if b.saved != nil && b.lost != nil {
			all = append(all, b)
		}
	}
	return all
}

func multiplesChart(r reading, _ *result.Runs) (*Figure, string) {
	all := newBalances(r)
	if len(all) == 0 {
		return nil, "Chart 12 (small multiples) needs the monthly measures savings_cumulative and loss_cumulative."
	}
	rows := (len(all) + columnsOf(len(all)) - 1) / columnsOf(len(all))
	f := &Figure{
		Name: "12-plans", Title: r.tally(),
		Subtitle: fmt.Sprintf("Cumulative savings and retention loss against the reference, every plan on the same scale, over %s. %s", r.horizon(), r.units.MoneyIn()),
		Notes:    []string{fmt.Sprintf("Bands: %s interval of the mean, of %s. “Clearly” follows the paired interval of the mean net value.", r.level(), r.worlds())},
		Table:    balanceTable(r, all), height: vg.Length(24 + 184*rows),
		body: func(p *page, area vg.Rectangle) { drawBalances(r, all, p, area) },
	}
	if !slices.ContainsFunc(all, func(b balance) bool { return slices.ContainsFunc(b.saved.Lo, finite) }) {
		f.Notes[0] = r.noIntervals()
	}
	f.Alt = f.Title + ". One small chart per plan; the table below holds the numbers."
	return f, ""
}

// columnsOf is how many small charts stand beside each other: as many as leave
// no hole in the last row where that is possible, three at most.
func columnsOf(n int) int {
	switch {
	case n <= 2:
		return n
	case n == 4:
		return 2
	}
	return 3
}

// tally counts how the plans end.
func (r reading) tally() string {
	var n [3]int
	for _, p := range r.rivals() {
		n[r.verdict(p.Name)]++
	}
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{n[gains], "clearly ahead"}, {n[loses], "clearly behind"}, {n[unclear], "without a clear difference"}} {
		switch {
		case x.n == 0:
		case len(parts) > 0:
			parts = append(parts, thousands(x.n)+" "+x.what)
		case x.n == 1:
			parts = append(parts, "1 plan is "+x.what)
		default:
			parts = append(parts, thousands(x.n)+" plans are "+x.what)
		}
	}
	return fmt.Sprintf("After %s %s", r.horizon(), joined(parts))
}

var (
	savedLook = stroke{blue, nil, seriesMarkers[0]}
	lostLook  = stroke{vermillion, []vg.Length{6, 3}, seriesMarkers[1]}
	netLook   = stroke{ink, []vg.Length{1.5, 2.5}, seriesMarkers[6]}
)

func drawBalances(r reading, all []balance, p *page, area vg.Rectangle) {
	left, _, right, top := edges(area)
	x := left
	for _, k := range []struct {
		name string
		look stroke
	}{{"savings", savedLook}, {"retention loss", lostLook}, {"net value", netLook}} {
		p.line([]vg.Point{{X: x, Y: top - 6}, {X: x + 20, Y: top - 6}}, k.look, 1.8)
		p.dot(vg.Point{X: x + 10, Y: top - 6}, k.look, 2.5)
		p.text(k.name, vg.Point{X: x + 25, Y: top - 6}, atLeft, face(smallSize, ink))
		x += 110
	}
	lo, hi := 0., 0.
	for _, b := range all {
		for _, s := range b.series() {
			for _, v := range slices.Concat(s.Lo, s.Hi, s.Mean) {
				if finite(v) {
					lo, hi = min(lo, v), max(hi, v)
				}
			}
		}
	}
	lo, hi = room(lo, hi)
	columns := columnsOf(len(all))
	width := (right - left) / vg.Length(columns)
	for i, b := range all {
		x, y := left+width*vg.Length(i%columns), top-24-184*vg.Length(i/columns)
		a := panel{p, x + 44, y - 142, x + width - 14, y - 34, 0, float64(r.Scenario.Months), lo, hi}
		name := bold(smallSize, ink)
		p.text(shorten(r.title(b.plan), width-20, 2, name), vg.Point{X: x + 6, Y: y - 2}, hanging, name)
		a.gridY(Ticker{r.units, "money", 5})
		a.axisX(r.months(a.right - a.left))
		for k, s := range b.series() {
			look := []stroke{savedLook, lostLook, netLook}[k]
			xs := monthEnds(len(s.Mean))
			a.band(xs, s.Lo, s.Hi, fade(look.color, .2))
			a.curve(xs, s.Mean, look, 1.6)
			a.sparse(xs, s.Mean, look)
		}
	}
}

// series are savings, loss and, where there is one, net.
func (b balance) series() []*result.Series {
	if b.net == nil {
		return []*result.Series{b.saved, b.lost}
	}
	return []*result.Series{b.saved, b.lost, b.net}
}

func balanceTable(r reading, all []balance) Table {
	t := Table{Columns: head("Plan", "Savings at the end", "Retention loss at the end", "Net")}
	for _, b := range all {
		s, l := lastOf(b.saved.Mean), lastOf(b.lost.Mean)
		t.Rows = append(t.Rows, []Cell{words(r.title(b.plan)), number(s, r.units.Quantity(s, "money")), number(l, r.units.Quantity(l, "money")), number(s-l, r.units.Quantity(s-l, "money"))})
	}
	return t
}
