package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// balance is one small picture of chart 12: savings and loss of a plan piling
// up.
type balance struct {
	plan             result.Plan
	saved, lost, net *result.Series
}

func newBalances(r view.View) (all []balance) {
	for _, p := range r.Rivals() {
		b := balance{
			p, r.SeriesOf(p.Name, result.SavingsCumulative), r.SeriesOf(p.Name, result.LossCumulative),
			r.SeriesOf(p.Name, result.NetCumulative),
		}
		if b.saved != nil && b.lost != nil {
			all = append(all, b)
		}
	}
	return all
}

// multiplesChart is chart 12: savings and loss of every plan on one scale, for runs of many plans.
func multiplesChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	all := newBalances(r)
	if len(all) == 0 {
		return nil, "Chart 12 (small multiples) needs the monthly measures savings_cumulative and loss_cumulative."
	}
	rows := (len(all) + drawing.ColumnsOf(len(all)) - 1) / drawing.ColumnsOf(len(all))
	f := &drawing.Figure{
		Name: "12-plans", Title: tallyWords(r),
		Subtitle: fmt.Sprintf("Cumulative savings and retention loss against the reference, every plan on the same "+
			"scale, over %s. %s", r.Horizon(), r.Units.MoneyIn()),
		Notes: []string{fmt.Sprintf("Bands: %s interval of the mean, of %s. “Clearly” follows the paired "+
			"interval of the mean net value.", r.Level(), r.PossibleWorlds())},
		Table: balanceTable(r, all), Height: vg.Length(24 + 184*rows),
		Body: func(p *drawing.Page, area vg.Rectangle) { drawBalances(r, all, p, area) },
	}
	if !slices.ContainsFunc(all, func(b balance) bool { return slices.ContainsFunc(b.saved.Lo, stats.IsFinite) }) {
		f.Notes[0] = r.NoIntervals()
	}
	f.Alt = f.Title + ". One small chart per plan; the table below holds the numbers."
	return f, ""
}

// tally counts how the plans end.
func tallyWords(r view.View) string {
	var n [3]int
	for _, p := range r.Rivals() {
		n[r.Verdict(p.Name)]++
	}
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{
		{n[view.Gains], "clearly ahead"},
		{n[view.Loses], "clearly behind"},
		{n[view.Unclear], "without a clear difference"},
	} {
		switch {
		case x.n == 0:
		case len(parts) > 0:
			parts = append(parts, wording.Thousands(x.n)+" "+x.what)
		case x.n == 1:
			parts = append(parts, "1 plan is "+x.what)
		default:
			parts = append(parts, wording.Thousands(x.n)+" plans are "+x.what)
		}
	}
	return fmt.Sprintf("After %s %s", r.Horizon(), wording.Joined(parts))
}

var (
	savedLook = drawing.Stroke{Color: drawing.Good, Dashes: nil, Marker: drawing.SeriesMarkers[0]}
	lostLook  = drawing.Stroke{Color: drawing.Bad, Dashes: []vg.Length{6, 3}, Marker: drawing.SeriesMarkers[1]}
	netLook   = drawing.Stroke{Color: drawing.Ink, Dashes: []vg.Length{1.5, 2.5}, Marker: drawing.SeriesMarkers[6]}
)

// drawBalances draws a small panel per plan, all with the range that the largest needs: panels of
// ranges of their own would make every plan look alike.
func drawBalances(r view.View, all []balance, p *drawing.Page, area vg.Rectangle) {
	left, _, right, top := drawing.Edges(area)
	x := left
	for _, k := range []struct {
		name string
		look drawing.Stroke
	}{{result.Savings, savedLook}, {"retention loss", lostLook}, {"net value", netLook}} {
		p.Line([]vg.Point{{X: x, Y: top - 6}, {X: x + 20, Y: top - 6}}, k.look, 1.8)
		p.Dot(vg.Point{X: x + 10, Y: top - 6}, k.look, 2.5)
		p.Text(k.name, vg.Point{X: x + 25, Y: top - 6}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		x += 110
	}
	lo, hi := 0., 0.
	for _, b := range all {
		for _, s := range b.series() {
			for _, v := range slices.Concat(s.Lo, s.Hi, s.Mean) {
				if stats.IsFinite(v) {
					lo, hi = min(lo, v), max(hi, v)
				}
			}
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	columns := drawing.ColumnsOf(len(all))
	width := (right - left) / vg.Length(columns)
	for i, b := range all {
		x, y := left+width*vg.Length(i%columns), top-24-184*vg.Length(i/columns)
		a := drawing.Panel{
			Page: p, Left: x + 44, Bottom: y - 142, Right: x + width - 14, Top: y - 34, X0: 0,
			X1: float64(r.Scenario.Months), Y0: lo, Y1: hi,
		}
		name := drawing.Bold(drawing.SmallSize, drawing.Ink)
		p.Text(drawing.Shorten(r.Title(b.plan), width-20, 2, name), vg.Point{X: x + 6, Y: y - 2}, drawing.Hanging, name)
		a.GridY(drawing.Ticker{Units: r.Units, Unit: result.UnitMoney, Target: 5})
		a.AxisX(monthsAxis(r, a.Right-a.Left))
		for k, s := range b.series() {
			look := []drawing.Stroke{savedLook, lostLook, netLook}[k]
			xs := monthEnds(len(s.Mean))
			a.Band(xs, s.Lo, s.Hi, drawing.Fade(look.Color, .2))
			a.Curve(xs, s.Mean, look, 1.6)
			a.Sparse(xs, s.Mean, look)
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

func balanceTable(r view.View, all []balance) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Plan", "Savings at the end", "Retention loss at the end", "Net")}
	for _, b := range all {
		s, l := lastOf(b.saved.Mean), lastOf(b.lost.Mean)
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(r.Title(b.plan)),
			drawing.Number(s, r.Units.Quantity(s, result.UnitMoney)),
			drawing.Number(l, r.Units.Quantity(l, result.UnitMoney)),
			drawing.Number(s-l, r.Units.Quantity(s-l, result.UnitMoney)),
		})
	}
	return t
}
