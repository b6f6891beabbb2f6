package out

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// endings are the ways a contained session ends; their sum is contained.
var endings = []struct {
	measure, name string
	color         int
	weave         weave
}{
	{"contained_resolved", "resolved", 0, plain},
	{"contained_silent", "silent failure", 1, plain},
	{"contained_left_bot", "left the assistant", 4, rising},
	{"contained_gave_up", "gave up finding a human", 3, crossed},
	{"contained_elsewhere", "came back later or elsewhere", 5, level},
}

// resolvedBar is one plan of chart 6: shares of all contacts.
type resolvedBar struct {
	plan      string
	parts     []float64 // by ending; NaN where absent
	contained point
}

func resolvedBars(r reading) (bars []resolvedBar) {
	for _, p := range r.Plans {
		b := resolvedBar{plan: r.title(p), contained: pointOf(r.Estimate(p.Name, "contained"))}
		for _, e := range endings {
			b.parts = append(b.parts, r.mean(p.Name, e.measure))
		}
		if b.contained.mean > 0 && slices.ContainsFunc(b.parts, finite) {
			bars = append(bars, b)
		}
	}
	return bars
}

func resolvedChart(r reading, _ *result.Runs) (*Figure, string) {
	bars := resolvedBars(r)
	if len(bars) == 0 {
		return nil, "Chart 6 (what is really resolved) needs the shares of contained sessions by ending, and a plan that contains any."
	}
	top := slices.MaxFunc(bars, func(a, b resolvedBar) int { return compare(a.contained.mean, b.contained.mean) })
	title := fmt.Sprintf("The dashboard reads %s contained", r.units.Quantity(top.contained.mean, "share"))
	if finite(top.parts[0]) {
		title += fmt.Sprintf("; %s is really resolved", r.units.Quantity(top.parts[0], "share"))
	}
	f := &Figure{
		Name: "06-resolved", Title: title,
		Subtitle: fmt.Sprintf("Share of all incoming contacts that end without a human, by how they really end. Mean of %s over %s; the title speaks of “%s”.", r.worlds(), r.horizon(), top.plan),
		Notes: []string{"Contained = resolved + silent failure + left the assistant + gave up + came back later or elsewhere." +
			r.whiskers(slices.ContainsFunc(bars, func(b resolvedBar) bool { return finite(b.contained.lo) }), "of the mean contained share")},
		Table:  resolvedTable(r, bars),
		height: vg.Length(64 + 38*len(bars)),
		body:   func(p *page, area vg.Rectangle) { drawResolved(r, bars, p, area) },
	}
	f.Alt = f.Title + ". Stacked bars, one per plan; the table below the chart holds the numbers."
	return f, ""
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// nameWidth is the room for the names of plans left of bars.
const nameWidth = 190

func drawResolved(r reading, bars []resolvedBar, p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	x, sty := left, face(smallSize, ink)
	for _, e := range endings {
		w := sty.Width(e.name) + 34
		if x+w > right {
			x, top = left, top-15
		}
		p.woven(box(x, top-11, x+14, top-1), series(e.color), e.weave)
		p.text(e.name, vg.Point{X: x + 18, Y: top - 6}, atLeft, sty)
		x += w
	}
	most := 0.
	for _, b := range bars {
		for _, x := range []float64{b.contained.mean, b.contained.hi} {
			if finite(x) {
				most = max(most, x)
			}
		}
	}
	a := panel{p, left + nameWidth, bottom + 22, right - 46, top - 24, 0, most * 1.02, 0, float64(len(bars))}
	at2, labels := ticksOf(Ticker{r.units, "share", 6}, a.x0, a.x1)
	a.axisX(at2, labels)
	for i, b := range bars {
		y := a.py(float64(len(bars)) - float64(i) - .5)
		p.text(shorten(b.plan, nameWidth-10, 2, face(textSize, ink)), vg.Point{X: left, Y: y}, atLeft, face(textSize, ink))
		sum := 0.
		for k, part := range b.parts {
			if !finite(part) || part <= 0 {
				continue
			}
			x0, x1 := a.px(sum), a.px(sum+part)
			p.woven(box(x0, y-11, x1-1, y+11), series(endings[k].color), endings[k].weave)
			label := r.units.Quantity(part, "share")
			if s := bold(smallSize, ink); s.Width(label)+10 < x1-x0 {
				w := s.Width(label)/2 + 3
				mid := (x0 + x1) / 2
				p.rect(box(mid-w, y-7, mid+w, y+7), fade(paper, .88))
				p.text(label, vg.Point{X: mid, Y: y}, atMiddle, s)
			}
			sum += part
		}
		lo, hi := a.px(b.contained.lo), a.px(b.contained.hi)
		p.across(lo, hi, y+14, referenceLine)
		p.text(r.units.Quantity(b.contained.mean, "share"), vg.Point{X: max(a.px(sum), finiteOr(hi, 0)) + 5, Y: y}, atLeft, bold(smallSize, ink))
	}
}

// ticksOf splits ticks into values and labels.
func ticksOf(t Ticker, lo, hi float64) (at []float64, labels []string) {
	for _, tick := range t.Ticks(lo, hi) {
		at, labels = append(at, tick.Value), append(labels, tick.Label)
	}
	return at, labels
}

// across draws a horizontal interval.
func (p *page) across(lo, hi, y vg.Length, s stroke) {
	if !finite(float64(lo)) || !finite(float64(hi)) {
		return
	}
	solid := stroke{color: s.color}
	p.line([]vg.Point{{X: lo, Y: y}, {X: hi, Y: y}}, solid, 1.2)
	p.line([]vg.Point{{X: lo, Y: y - 2.5}, {X: lo, Y: y + 2.5}}, solid, 1.2)
	p.line([]vg.Point{{X: hi, Y: y - 2.5}, {X: hi, Y: y + 2.5}}, solid, 1.2)
}

func finiteOr(v, otherwise vg.Length) vg.Length {
	if finite(float64(v)) {
		return v
	}
	return otherwise
}

func resolvedTable(r reading, bars []resolvedBar) Table {
	t := Table{Columns: head("Plan", "contained")}
	for _, e := range endings {
		t.Columns = append(t.Columns, Column{e.name, true})
	}
	for _, b := range bars {
		row := []Cell{words(b.plan), number(b.contained.mean, r.units.Quantity(b.contained.mean, "share"))}
		for _, part := range b.parts {
			row = append(row, number(part, r.units.Quantity(part, "share")))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
