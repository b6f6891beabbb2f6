package answer

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// regretFigure is chart 9: in which future which plan is best, and how far behind the others are there.
func (v discoveryView) regretFigure() drawing.Figure {
	r := v.Robustness
	best := r.Plans[r.ByRegret]
	f := drawing.Figure{
		Name: "09-regret",
		Title: fmt.Sprintf("In %s of futures “%s” is at most %s behind the best plan, the least of all",
			ordinal(r.Quantile), wording.Clean(best.Title), v.units.About(best.Regret, result.UnitMoney)),
		Subtitle: fmt.Sprintf("Net value behind the best plan of the same future, mean over thirds of what matters "+
			"most; %d futures. %s", v.Worlds, v.units.MoneyIn()),
		Notes: []string{"In brackets: how many futures are of that kind. Bold: the plan closest to the best there."},
		Table: v.regrets(), Height: vg.Length(56 + 26*len(r.Plans)),
		Body: v.drawRegret,
	}
	f.Alt = f.Title + ". A table of plans against kinds of future; the table below holds the numbers."
	return f
}

// regrets are the numbers behind the heat map.
func (v discoveryView) regrets() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Future", "Draws")}
	for _, p := range v.Robustness.Plans {
		t.Columns = append(t.Columns, drawing.Column{Name: wording.Clean(p.Title), Right: true})
	}
	for _, f := range v.Futures {
		row := []drawing.Cell{drawing.Words(v.future(f)), drawing.Number(float64(f.Draws), wording.Thousands(f.Draws))}
		for _, regret := range f.Regret {
			row = append(row, drawing.Number(regret, v.units.Quantity(regret, result.UnitMoney)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// shownFutures are the kinds of future drawn, those of the assumption that matters most; the table has all.
const shownFutures = 3

// drawRegret is a table: plans down, futures across, the winner of each named by its place and the
// others by what they are behind, tinted by how much.
func (v discoveryView) drawRegret(p *drawing.Page, area vg.Rectangle) {
	left, _, right, top := drawing.Edges(area)
	const names, row = 250, 26
	shown := v.Futures[:min(shownFutures, len(v.Futures))]
	most, width := 0., (right-left-names)/vg.Length(len(shown))
	for k, f := range shown {
		most = math.Max(most, slices.Max(f.Regret))
		p.Text(drawing.Shorten(fmt.Sprintf("%s (%d)", v.future(f), f.Draws), width-8, 3,
			drawing.Bold(drawing.SmallSize, drawing.Ink)), vg.Point{X: left + names + width*vg.Length(k) + 4, Y: top},
			drawing.Hanging, drawing.Bold(drawing.SmallSize, drawing.Ink))
	}
	top -= 48
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: 1}, left, top, right, top)
	for d, plan := range v.Robustness.Plans {
		y := top - row*vg.Length(d)
		sty := drawing.Face(drawing.TextSize, drawing.Ink)
		p.Text(drawing.Shorten(wording.Clean(plan.Title), names-8, 1, sty), vg.Point{X: left, Y: y - row/2},
			drawing.AtLeft,
			sty)
		for k, f := range shown {
			x := left + names + width*vg.Length(k)
			cell := drawing.Area(x+.5, y-row+.5, x+width-.5, y-.5)
			if least := slices.Min(f.Regret); f.Regret[d] == least {
				text := "best"
				if least > 0 {
					text = "closest, " + v.units.About(least, result.UnitMoney) + " behind"
				}
				p.Text(text, vg.Point{X: x + 8, Y: y - row/2}, drawing.AtLeft, drawing.Bold(drawing.TextSize,
					drawing.Ink))
				continue
			}
			p.Rect(cell, drawing.Fade(drawing.Bad, .4*f.Regret[d]/most))
			p.Text(v.units.About(f.Regret[d], result.UnitMoney)+" behind", vg.Point{X: x + 8, Y: y - row/2},
				drawing.AtLeft, sty)
		}
		p.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: .7}, left, y-row, right, y-row)
	}
}
