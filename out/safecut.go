package out

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// cividis is Nuñez, Anderton and Renslow's map (2018) at seven steps, dark to
// bright; it reads the same with and without colour vision.
var cividis = []color.NRGBA{
	{0x00, 0x22, 0x4e, 255}, {0x2a, 0x3f, 0x6d, 255}, {0x57, 0x5d, 0x6d, 255}, {0x7d, 0x7c, 0x78, 255},
	{0xa5, 0x9c, 0x74, 255}, {0xd2, 0xc0, 0x60, 255}, {0xfe, 0xe8, 0x38, 255},
}

// shade is the colour of a share between 0 and 1, by straight lines.
func shade(p float64) color.NRGBA {
	at := math.Max(0, math.Min(1, p)) * float64(len(cividis)-1)
	i := min(int(at), len(cividis)-2)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*(at-float64(i)))) }
	a, b := cividis[i], cividis[i+1]
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

func safeCutChart(r reading, _ *result.Runs) (*Figure, string) {
	h, _ := newHeadcount(r)
	why := "Chart 5 (safe-cut contour) needs a grid of two axes with the probability of a net loss."
	if h == nil || h.other == nil {
		return nil, why
	}
	known := false
	for _, l := range h.cuts {
		for _, p := range l.risk {
			known = known || finite(p)
		}
	}
	if !known {
		return nil, why
	}
	f := &Figure{
		Name: "05-safe-cut", Title: h.hedged(h.frontier()),
		Subtitle: fmt.Sprintf("Probability of a net gain over %s at every cut (across) and %s (up), “%s” against the reference.", r.horizon(), axisWord(*h.other), h.planTitle()),
		Notes:    append(h.notes, fmt.Sprintf("Heavy line: deepest cut with a probability of net loss of at most %s, by straight lines between cells; none where no cut is safe. Crossed out: settings that no assistant could reach, or that were not played. ≤ and ≥: every world agreed, and this is the end of the %s interval. A question mark: that interval covers the limit, so safe or not is open.", Percent(safeRisk), r.level())),
		Table:    h.safeTable(), height: vg.Length(110 + 44*len(h.cuts)), body: h.drawSafe,
	}
	f.Alt = f.Title + ". A heat map with the probability in every cell; the table below holds the numbers."
	return f, ""
}

// frontier says whether a better assistant buys a deeper safe cut on this grid.
func (h *headcount) frontier() string {
	first, last := h.cuts[0], h.cuts[len(h.cuts)-1]
	if !finite(first.safe) && !finite(last.safe) {
		return fmt.Sprintf("No cut on the grid is safe, neither at %s nor at %s", first.name, last.name)
	}
	if finite(first.safe) && finite(last.safe) && !first.allSafe {
		more := ""
		if last.allSafe {
			more = "at least "
		}
		return fmt.Sprintf("From %s to %s the safe cut moves from about %s to %s%s", first.short, last.name,
			wholeShare(h.units, h.x, first.safe), more, wholeShare(h.units, h.x, last.safe))
	}
	return h.seen()
}

// wholeShare writes an axis value; a share without decimals.
func wholeShare(u Units, a result.Axis, v float64) string {
	if axisUnit(a) == "share" {
		return Percent(math.Floor(100*v+1e-9) / 100)
	}
	return axisLabel(u, a, v)
}

func (h *headcount) drawSafe(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	n, m := len(h.x.Values), len(h.cuts)
	a := panel{p, left + 76, bottom + 74, right - 10, top - 22, 0, float64(n), 0, float64(m)}
	p.text(capital(axisWord(*h.other)), vg.Point{X: left, Y: top}, hanging, bold(textSize, ink))
	var at []float64
	var labels []string
	for i, x := range h.x.Values {
		at, labels = append(at, float64(i)+.5), append(labels, axisLabel(h.units, h.x, x))
	}
	for j, l := range h.cuts {
		y0, y1 := a.py(float64(j)), a.py(float64(j+1))
		p.text(l.short, vg.Point{X: a.left - 6, Y: (y0 + y1) / 2}, atRight, face(textSize, ink))
		for i, risk := range l.risk {
			x0, x1 := a.px(float64(i)), a.px(float64(i+1))
			if !finite(risk) {
				p.woven(box(x0+1, y0+1, x1-1, y1-1), stroke{color: quiet}, crossed)
				continue
			}
			p.rect(box(x0+.5, y0+.5, x1-.5, y1-.5), shade(1-risk))
			c := ink
			if risk > .42 {
				c = paper
			}
			p.text(l.odds[i].gainWords(), vg.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}, atMiddle, bold(textSize, c))
		}
	}
	a.axisX(at, labels)
	p.text("share of staff cut", vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 19}, atTop, face(smallSize, quiet))
	h.contour(a)
	h.scale(p, left+76, bottom+30)
	h.current(a)
}

// cellX is where a cut stands between the middles of cells.
func (h *headcount) cellX(cut float64) float64 {
	xs := h.x.Values
	for i := 1; i < len(xs); i++ {
		if cut <= xs[i] {
			return float64(i) - .5 + (cut-xs[i-1])/(xs[i]-xs[i-1])
		}
	}
	return float64(len(xs))
}

// contour is the safe cut from row to row; rows where every cut is safe touch
// the right edge, and where none is there is no line.
func (h *headcount) contour(a panel) {
	var points []vg.Point
	end := func() {
		if len(points) > 0 {
			a.line(points, stroke{color: paper}, 5)
			a.line(points, stroke{color: ink}, 2.4)
		}
		points = nil
	}
	for j, l := range h.cuts {
		if !finite(l.safe) && !l.allSafe {
			end()
			continue
		}
		x := a.x1
		if !l.allSafe {
			x = h.cellX(l.safe)
		}
		points = append(points, a.at(x, float64(j)), a.at(x, float64(j+1)))
	}
	end()
}

// scale is the key of the colours.
func (h *headcount) scale(p *page, x, y vg.Length) {
	sty := face(smallSize, quiet)
	p.text("probability of net gain", vg.Point{X: x, Y: y}, atLeft, sty)
	x += sty.Width("probability of net gain") + 10
	for i := range 20 {
		p.rect(box(x+vg.Length(i)*7, y-5, x+vg.Length(i+1)*7+.3, y+5), shade(float64(i)/19))
	}
	p.text("0 %", vg.Point{X: x, Y: y - 7}, atTop, sty)
	p.text("50 %", vg.Point{X: x + 70, Y: y - 7}, atTop, sty)
	p.text("100 %", vg.Point{X: x + 140, Y: y - 7}, atTop, sty)
}

// current marks the cut of the plan as the scenario has it.
func (h *headcount) current(a panel) {
	for _, plan := range h.Plans {
		for _, f := range plan.Facts {
			if plan.Name == h.plan && f.Value != nil && f.Unit == "share" && strings.Contains(f.Key, "cut") {
				x := a.px(h.cellX(*f.Value))
				mark := draw.LineStyle{Color: vermillion, Width: 2.4}
				a.StrokeLine2(mark, x, a.top-9, x, a.top+4)
				a.StrokeLine2(mark, x, a.bottom, x, a.bottom+9)
				words, sty := "this plan’s cut, "+axisLabel(h.units, h.x, *f.Value), face(smallSize, ink)
				half := sty.Width(words) / 2
				middle := max(a.left+half, min(x, pageWidth-margin-half))
				a.text(words, vg.Point{X: middle, Y: a.top + 6}, atBottom, sty)
				return
			}
		}
	}
}

func (h *headcount) safeTable() Table {
	t := Table{Columns: head(capital(axisWord(*h.other)), "Safe cut")}
	for _, x := range h.x.Values {
		t.Columns = append(t.Columns, Column{"P(net gain) at " + axisLabel(h.units, h.x, x), true})
	}
	for _, l := range h.cuts {
		safe := Cell{Text: "none on the grid"}
		switch {
		case l.allSafe:
			safe = number(l.safe, "at least "+axisLabel(h.units, h.x, l.safe))
		case finite(l.safe):
			safe = number(l.safe, axisLabel(h.units, h.x, l.safe))
		}
		row := []Cell{words(l.short), safe}
		for _, t := range l.odds {
			g := t.gain()
			row = append(row, number(g.Value, ShareIn(g.Value, g.Interval, g.draws)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
