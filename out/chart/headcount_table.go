package chart

import (
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// spread names the range of worlds of a cell.
func (h *Headcount) spread() string {
	worlds := h.Worlds
	for _, c := range h.Grid.Cells {
		worlds = min(worlds, c.Worlds)
	}
	return h.SpreadIn(worlds)
}

// restOfCells says which cells were played in few worlds, and what tells the rest.
func (h *Headcount) restOfCells() string {
	for _, c := range h.Grid.Cells {
		if c.Played > 0 {
			return fmt.Sprintf(" Cells between the corners of the grid are played in %s of the %s futures, and told "+
				"in "+
				"the rest by the corners.", wording.Thousands(c.Played), wording.Thousands(c.Worlds))
		}
	}
	return ""
}

// table has a row per setting and cut.
func (h *Headcount) table() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Setting", wording.Capital(view.AxisWord(h.X)), "Savings",
		"Retention loss", "Net (mean)", h.Level()+" interval", h.spread(), "Chance of a loss")}
	for _, l := range h.Cuts {
		for i, x := range h.X.Values {
			n := l.net[i]
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Words(l.name), drawing.Number(x, view.AxisLabel(h.Units, h.X, x)),
				drawing.Number(l.savings[i].Mean, h.Units.Quantity(l.savings[i].Mean, result.UnitMoney)),
				drawing.Number(l.loss[i].Mean, h.Units.Quantity(l.loss[i].Mean, result.UnitMoney)),
				drawing.Number(n.Mean, h.Units.Quantity(n.Mean, result.UnitMoney)),
				{Text: h.Units.Range(n.Lo, n.Hi, result.UnitMoney)},
				{Text: h.Units.Range(n.P5, n.P95, result.UnitMoney)},
				drawing.Number(l.risk[i], view.ShareIn(l.risk[i], l.odds[i].Interval, l.odds[i].Draws)),
			})
		}
	}
	return t
}
