package out

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// discoveryView reads a discovery for tables and charts.
type discoveryView struct {
	*result.Discovery
	units Units
}

func tellDiscovery(d *result.Discovery) telling {
	v := discoveryView{d, unitsOf(d.Scenario)}
	t := telling{Headline: v.headline(), Basis: basisOf(d.Head), Warnings: d.Warnings}
	if len(v.Boxes) > 0 {
		t.Tables = append(t.Tables, v.boxes(), v.peeling())
		t.figures = append(t.figures, v.strip())
	}
	t.Tables = append(t.Tables, v.robustness())
	if len(v.Futures) > 0 {
		t.figures = append(t.figures, v.regretFigure())
	}
	return t
}

func (v discoveryView) headline() string {
	if len(v.Sentences) > 0 {
		if h := v.Boxes[0].HeldOut; h != nil && h.Density <= h.Share {
			return "No condition held up in worlds that were held out; the best found: " + v.Sentences[0]
		}
		return v.Sentences[0]
	}
	fails, n := fmt.Sprintf("“%s” fails (%s) in", clean(v.Plan), v.Fails), thousands(v.Worlds)
	switch v.Share {
	case 0:
		return fmt.Sprintf("%s none of %s draws", fails, n)
	case 1:
		return fmt.Sprintf("%s all of %s draws", fails, n)
	}
	return fmt.Sprintf("%s %s of worlds; which assumptions tell them apart was not found in %s draws", fails, Percent(v.Share), n)
}

// inside says how dense a box is and how much it covers: in worlds held out
// where there are such, for where it was found it flatters itself.
func (v discoveryView) inside(b result.FoundBox) string {
	if h := b.HeldOut; h != nil {
		return fmt.Sprintf("In %d worlds held out: density %s inside against %s overall, coverage %s. Where the box was found: %s and %s.",
			h.Worlds, v.density(h), Percent(h.Share), Percent(h.Coverage), Percent(b.Density), Percent(b.Coverage))
	}
	return fmt.Sprintf("Where the box was found: density %s inside against %s overall, coverage %s; no worlds were held out.", Percent(b.Density), Percent(v.Share), Percent(b.Coverage))
}

// density of worlds held out, with its interval.
func (v discoveryView) density(h *result.HeldOut) string {
	return ShareIn(h.Density, h.Interval, h.Cases)
}

func (v discoveryView) satisfied(p result.RobustPlan) Cell {
	return number(p.Satisfied, ShareIn(p.Satisfied, p.SatisfiedIn, v.Worlds))
}

func (v discoveryView) boxes() Table {
	t := Table{Title: "Conditions under which the plan fails",
		Columns: []Column{{"Box", false}, {"Density", true}, {"Coverage", true}, {"Worlds", true}, {"Where found", true}},
		Notes:   []string{"Density: share of failures among the worlds inside, with its interval. Coverage: share of all failures inside. Worlds: those inside. The first three in worlds held out, which did not help to find any box; then density and coverage in the worlds the box was found in, which flatter it. Later boxes lie outside the earlier ones."}}
	for i, b := range v.Boxes {
		held := []Cell{{Text: none}, {Text: none}, {Text: none}}
		if h := b.HeldOut; h != nil {
			held = []Cell{number(h.Density, v.density(h)), number(h.Coverage, Percent(h.Coverage)), number(float64(h.Cases), thousands(h.Cases))}
		}
		row := append([]Cell{words(v.Sentences[i])}, held...)
		t.Rows = append(t.Rows, append(row, Cell{Text: Percent(b.Density) + ", " + Percent(b.Coverage)}))
	}
	return t
}

// peeling shows every third step of the first box's trajectory, and the last.
func (v discoveryView) peeling() Table {
	t := Table{Title: "Peeling trajectory of the first box", Columns: head("Worlds inside", "Coverage", "Density", "Assumptions limited")}
	steps := v.Boxes[0].Trajectory
	for i, s := range steps {
		if every := max(1, len(steps)/8); i%every != 0 && i != len(steps)-1 {
			continue
		}
		t.Rows = append(t.Rows, []Cell{number(float64(s.Cases), thousands(s.Cases)), number(s.Coverage, Percent(s.Coverage)), number(s.Density, Percent(s.Density)), number(float64(s.Limits), thousands(s.Limits))})
	}
	return t
}

func (v discoveryView) robustness() Table {
	r := v.Robustness
	t := Table{Title: "Plans by three metrics (* best by it)",
		Columns: head("Plan", "Mean net", fmt.Sprintf("%s regret", ordinal(r.Quantile)), "Mean regret", "Worlds with "+v.Satisfied)}
	star := func(best bool, c Cell) Cell {
		if best {
			c.Text += " *"
		}
		return c
	}
	if slices.ContainsFunc(r.Plans, func(p result.RobustPlan) bool { return p.SatisfiedIn != nil && p.SatisfiedIn.HalfWidth() >= fewDraws }) {
		t.Notes = []string{fmt.Sprintf("In brackets the %.0f %% interval of a share.", 100*v.Level)}
	}
	for d, p := range r.Plans {
		t.Rows = append(t.Rows, []Cell{words(p.Title),
			star(d == r.ByMean, number(p.Mean, v.units.Signed(p.Mean, "money"))),
			star(d == r.ByRegret, number(p.Regret, v.units.Quantity(p.Regret, "money"))),
			number(p.MeanRegret, v.units.Quantity(p.MeanRegret, "money")),
			star(d == r.BySatisfied, v.satisfied(p))})
	}
	return t
}

func ordinal(q float64) string { return fmt.Sprintf("%.0f %%", 100*q) }

// strip is chart 10: the draws along each assumption the first box limits, the
// box shaded.
func (v discoveryView) strip() Figure {
	b := v.Boxes[0]
	f := Figure{
		Name: "10-failure-box", Title: v.headline(),
		Subtitle: fmt.Sprintf("Every dot is a world of %d; one strip per assumption the box limits, the box shaded. Squares fail, circles do not.", v.Worlds),
		Notes:    []string{v.inside(b)},
		Table:    v.boxes(), height: vg.Length(20 + 92*len(b.Limits)),
		body: func(p *page, area vg.Rectangle) { v.drawStrip(p, area, b) },
	}
	f.Alt = f.Title + ". Strips of dots; the table below holds the numbers."
	return f
}

func (v discoveryView) drawStrip(p *page, area vg.Rectangle, b result.FoundBox) {
	left, _, right, top := edges(area)
	for k, l := range b.Limits {
		var values []float64
		for _, d := range v.Draws {
			values = append(values, d.Values[k])
		}
		lo, hi := slices.Min(values), slices.Max(values)
		y1 := top - vg.Length(92*k) - 20
		a := panel{p, left + 8, y1 - 52, right - 8, y1, lo, hi, -1, 1}
		p.text(spokenPath(v.Inputs[l.Input].Path), vg.Point{X: left, Y: y1 + 4}, standing, bold(textSize, ink))
		x0, x1 := lo, hi
		if l.Low != nil {
			x0 = *l.Low
		}
		if l.High != nil {
			x1 = *l.High
		}
		p.rect(box(a.px(x0), a.bottom, a.px(x1), a.top), fade(orange, .25))
		for j, d := range v.Draws {
			look, side := stroke{blue, nil, draw.CircleGlyph{}}, .45
			if d.Fails {
				look, side = stroke{vermillion, nil, draw.BoxGlyph{}}, -.45
			}
			jitter := .35 * (float64(j*37%101)/50 - 1)
			a.dot(a.at(d.Values[k], side+jitter), look, 1.8)
		}
		at, labels := ticksOf(Ticker{v.units, unitOf(v.Inputs[l.Input].Unit), 7}, lo, hi)
		a.axisX(at, labels)
	}
}

// regretFigure is chart 9: mean regret of every plan in every future.
func (v discoveryView) regretFigure() Figure {
	r := v.Robustness
	best := r.Plans[r.ByRegret]
	f := Figure{
		Name:     "09-regret",
		Title:    fmt.Sprintf("In %s of draws “%s” is at most %s behind the best plan, the least of all", ordinal(r.Quantile), clean(best.Title), v.units.Quantity(best.Regret, "money")),
		Subtitle: fmt.Sprintf("Mean regret (net value behind the best plan of the same world) of every plan in thirds of what matters most; %d draws. %s", v.Worlds, v.units.MoneyIn()),
		Notes:    []string{"A dark cell is a future in which the plan is far behind the best one there. In brackets: how many of the draws lie in that future."},
		Table:    v.regrets(), height: vg.Length(44+40*len(v.Futures)) + v.keyHeight(),
		body: v.drawRegret,
	}
	f.Alt = f.Title + ". A heat map of plans against futures; the table below holds the numbers."
	return f
}

// regrets are the numbers behind the heat map.
func (v discoveryView) regrets() Table {
	t := Table{Columns: head("Future", "Draws")}
	for _, p := range v.Robustness.Plans {
		t.Columns = append(t.Columns, Column{clean(p.Title), true})
	}
	for _, f := range v.Futures {
		row := []Cell{words(f.Name), number(float64(f.Draws), thousands(f.Draws))}
		for _, regret := range f.Regret {
			row = append(row, number(regret, v.units.Quantity(regret, "money")))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// namedColumns is how many plans have their names over their columns; more get
// a letter, and a key below.
const namedColumns = 6

// keyHeight is the room of that key, two names a line.
func (v discoveryView) keyHeight() vg.Length {
	n := len(v.Robustness.Plans)
	if n <= namedColumns {
		return 0
	}
	return vg.Length(10 + 14*((n+1)/2))
}

func (v discoveryView) key(p *page, area vg.Rectangle) {
	if v.keyHeight() == 0 {
		return
	}
	left, _, right, top := edges(area)
	width := (right - left) / 2
	for d, plan := range v.Robustness.Plans {
		at := vg.Point{X: left + width*vg.Length(d%2), Y: top - 4 - vg.Length(14*(d/2))}
		p.text(shorten(letter(d)+": "+plan.Title, width-8, 1, face(smallSize, ink)), at, hanging, face(smallSize, ink))
	}
}

func (v discoveryView) drawRegret(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	n, m := len(v.Robustness.Plans), len(v.Futures)
	a := panel{p, left + 230, bottom + 6 + v.keyHeight(), right, top - 54, 0, float64(n), 0, float64(m)}
	v.key(p, box(left, bottom, right, bottom+v.keyHeight()))
	most := 0.
	for _, f := range v.Futures {
		most = max(most, slices.Max(f.Regret))
	}
	for d, plan := range v.Robustness.Plans {
		width, name := a.px(1)-a.px(0)-6, plan.Title
		if v.keyHeight() > 0 {
			name = letter(d)
		}
		p.text(shorten(name, width, 3, face(smallSize, ink)), vg.Point{X: a.px(float64(d) + .5), Y: a.top + 4}, atBottom, face(smallSize, ink))
	}
	for k, f := range v.Futures {
		y := float64(m - k - 1)
		p.text(shorten(fmt.Sprintf("%s (%d)", f.Name, f.Draws), 224, 2, face(smallSize, ink)), vg.Point{X: left, Y: a.py(y + .5)}, atLeft, face(smallSize, ink))
		for d, regret := range f.Regret {
			depth := 0.
			if most > 0 {
				depth = regret / most
			}
			p.rect(box(a.px(float64(d))+.5, a.py(y)+.5, a.px(float64(d+1))-.5, a.py(y+1)-.5), shade(1-depth))
			c := ink
			if depth > .42 {
				c = paper
			}
			text, sty := v.units.Quantity(regret, "money"), bold(smallSize, c)
			if sty.Width(text) < a.px(1)-a.px(0)-2 {
				p.text(text, vg.Point{X: a.px(float64(d) + .5), Y: a.py(y + .5)}, atMiddle, sty)
			}
		}
	}
}
