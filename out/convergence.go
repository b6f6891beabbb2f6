package out

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// settling is the data of chart 13.
type settling struct {
	reading
	plan    result.Plan
	curve   *result.Convergence
	factors []factor
}

// factor is how many times more worlds separate experiments would need.
type factor struct {
	plan string
	x    float64
}

func newSettling(r reading) *settling {
	s := &settling{reading: r}
	if p := r.subject(); p != nil {
		s.plan = *p
		for i, c := range r.Convergence {
			if c.Plan == p.Name && c.Measure == "net" && len(c.Worlds) > 0 {
				s.curve = &r.Convergence[i]
			}
		}
	}
	for _, p := range r.rivals() {
		for _, m := range []string{"margin", "support_cost", "net"} {
			e := r.Estimate(p.Name, m)
			if e != nil && e.Difference != nil && e.Difference.VarianceReduction != nil {
				s.factors = append(s.factors, factor{r.title(p), *e.Difference.VarianceReduction})
				break
			}
		}
	}
	return s
}

func convergenceChart(r reading, _ *result.Runs) (*Figure, string) {
	s := newSettling(r)
	if s.curve == nil && len(s.factors) == 0 {
		return nil, "Chart 13 (convergence) needs a convergence curve of net or variance reduction of a difference."
	}
	title := "How precise the figures are"
	if e := r.Estimate(s.plan.Name, "net"); e != nil && e.Interval != nil {
		title = fmt.Sprintf("After %s the mean net value of “%s” is known to ±%s", r.worlds(), r.short(s.plan), r.units.Quantity(e.Interval.HalfWidth(), "money"))
	}
	f := &Figure{
		Name: "13-convergence", Title: title,
		Subtitle: "Left: mean net value and its interval as worlds were added. Right: how many times more worlds two separate experiments would have needed than the same worlds for both plans. " + r.units.MoneyIn(),
		Notes:    []string{fmt.Sprintf("Band and whisker: %s interval of the mean; it is simulation error and shrinks with more worlds, the spread of worlds does not.", r.level())},
		Table:    s.table(), height: vg.Length(max(250, 40+30*len(s.factors))), body: s.draw,
	}
	f.Alt = f.Title + ". A line with its narrowing band, and bars of variance reduction; the table below holds the numbers."
	return f, ""
}

func (s *settling) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	middle := left + (right-left)*.52
	if s.curve != nil {
		lo, hi := math.Inf(1), math.Inf(-1)
		var xs []float64
		for i, n := range s.curve.Worlds {
			xs = append(xs, float64(n))
			for _, v := range []float64{s.curve.Mean[i], s.curve.Lo[i], s.curve.Hi[i]} {
				if finite(v) {
					lo, hi = min(lo, v), max(hi, v)
				}
			}
		}
		lo, hi = room(min(lo, 0), max(hi, 0))
		a := panel{p, left + 50, bottom + 34, middle - 20, top - 18, 0, max(xs[len(xs)-1], 1), lo, hi}
		p.text("Mean net value", vg.Point{X: left + 6, Y: top}, hanging, bold(textSize, ink))
		a.gridY(Ticker{s.units, "money", 5})
		a.axisX(ticksOf(Ticker{s.units, "", 5}, a.x0, a.x1))
		p.text("worlds", vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 18}, atTop, face(smallSize, quiet))
		a.band(xs, s.curve.Lo, s.curve.Hi, fade(series(0).color, .2))
		a.curve(xs, s.curve.Mean, series(0), 1.8)
		a.dots(xs, s.curve.Mean, series(0))
		last := len(xs) - 1
		a.whisker(xs[last], s.curve.Lo[last], s.curve.Hi[last], series(0))
	}
	s.drawFactors(p, box(middle, bottom, right, top))
}

func (s *settling) drawFactors(p *page, area vg.Rectangle) {
	if len(s.factors) == 0 {
		return
	}
	most := 1.
	for _, f := range s.factors {
		most = max(most, f.x)
	}
	p.text("Variance reduction", vg.Point{X: area.Min.X + 6, Y: area.Max.Y}, hanging, bold(textSize, ink))
	a := panel{p, area.Min.X + 170, area.Min.Y + 34, area.Max.X - 40, area.Max.Y - 18, 0, most * 1.02, 0, float64(len(s.factors))}
	a.axisX(ticksOf(Ticker{s.units, "", 4}, 0, a.x1))
	for i, f := range s.factors {
		y := a.py(float64(len(s.factors)-i) - .5)
		p.text(shorten(f.plan, 155, 2, face(smallSize, ink)), vg.Point{X: area.Min.X + 6, Y: y}, atLeft, face(smallSize, ink))
		p.rect(box(a.left, y-7, a.px(f.x), y+7), blue)
		p.text(times(f.x), vg.Point{X: a.px(f.x) + 4, Y: y}, atLeft, bold(smallSize, ink))
	}
	one := a.px(1)
	p.line([]vg.Point{{X: one, Y: a.bottom}, {X: one, Y: a.top}}, stroke{color: ink}, .8)
}

// times is a factor with two figures: 1.8×, 13,000×.
func times(x float64) string {
	if x < 9.95 {
		return fmt.Sprintf("%.1f×", x)
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-1)
	return thousands(int(math.Round(x/unit)*unit)) + "×"
}

func (s *settling) table() Table {
	t := Table{Columns: head("What", "Worlds or factor", "Mean", s.level()+" interval")}
	if s.curve != nil {
		for i, n := range s.curve.Worlds {
			m := s.curve.Mean[i]
			t.Rows = append(t.Rows, []Cell{words("Net value of " + s.title(s.plan)), number(float64(n), thousands(n)), number(m, s.units.Quantity(m, "money")), {Text: s.units.Range(s.curve.Lo[i], s.curve.Hi[i], "money")}})
		}
	}
	for _, f := range s.factors {
		t.Rows = append(t.Rows, []Cell{words("Variance reduction of " + f.plan), number(f.x, times(f.x)), {Text: none}, {Text: none}})
	}
	return t
}
