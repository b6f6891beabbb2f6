package answer

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// discoveryView reads a discovery for tables and charts.
type discoveryView struct {
	*result.Discovery
	units wording.Units
}

func tellDiscovery(d *result.Discovery) Text {
	v := discoveryView{d, view.UnitsOf(d.Scenario)}
	t := Text{Headline: v.headline(), Basis: basisOf(d.Head), Warnings: doubted(d.Head, v.doubt)}
	if len(v.Boxes) > 0 {
		t.Tables = append(t.Tables, v.boxes(), v.peeling())
		t.Figures = append(t.Figures, v.strip())
	}
	t.Tables = append(t.Tables, v.robustness())
	if len(v.Futures) > 0 {
		t.Figures = append(t.Figures, v.regretFigure())
	}
	return t
}

// headline is the condition that held up in worlds held out; where none did it says so first, since
// boxes flatter themselves in the worlds they were found in.
func (v discoveryView) headline() string {
	if len(v.Boxes) > 0 {
		if h := v.Boxes[0].HeldOut; h != nil && h.Density <= h.Share {
			return "No condition held up in futures that were held out; the best found: " + v.sentence(0)
		}
		return v.sentence(0)
	}
	fails, n := fmt.Sprintf("“%s” fails (%s) in", wording.Clean(v.Plan), v.Fails), wording.Thousands(v.Worlds)
	switch v.Share {
	case 0:
		return fmt.Sprintf("%s none of %s draws", fails, n)
	case 1:
		return fmt.Sprintf("%s all of %s draws", fails, n)
	}
	if v.Worlds < leastDraws {
		return fmt.Sprintf("%s %.0f of %s draws, too few for a share; which assumptions tell them apart was not "+
			"found", fails, v.Share*float64(v.Worlds), n)
	}
	return fmt.Sprintf("%s %s of futures; which assumptions tell them apart was not found in %s draws", fails,
		wording.Percent(v.Share), n)
}

// inside says how dense a box is and how much it covers: in worlds held out
// where there are such, for where it was found it flatters itself.
func (v discoveryView) inside(b result.FoundBox) string {
	if h := b.HeldOut; h != nil {
		return fmt.Sprintf("In %d futures held out: density %s inside against %s overall, coverage %s. Where the "+
			"box was found: %s and %s.",
			h.Worlds, v.density(h), wording.Percent(h.Share), wording.Percent(h.Coverage), wording.Percent(b.Density),
			wording.Percent(b.Coverage))
	}
	return fmt.Sprintf("Where the box was found: density %s inside against %s overall, coverage %s; no futures were "+
		"held out.", wording.Percent(b.Density), wording.Percent(v.Share), wording.Percent(b.Coverage))
}

// density of worlds held out, with its interval.
func (v discoveryView) density(h *result.HeldOut) string {
	return view.ShareIn(h.Density, h.Interval, h.Cases)
}

func (v discoveryView) satisfied(p result.RobustPlan) drawing.Cell {
	return drawing.Number(p.Satisfied, view.ShareIn(p.Satisfied, p.SatisfiedIn, v.Worlds))
}

// boxes is the table of the conditions found: density, coverage and number of worlds where they were
// held out, and what they seemed to be where they were found.
func (v discoveryView) boxes() drawing.Table {
	t := drawing.Table{
		Title: "Conditions under which the plan fails",
		Columns: []drawing.Column{
			{Name: "Box", Right: false},
			{Name: "Density", Right: true},
			{Name: "Coverage", Right: true},
			{Name: "Futures", Right: true},
			{Name: "Where found", Right: true},
		},
		Notes: []string{"Density: share of failures among the futures inside, with its interval. Coverage: share " +
			"of all failures inside. Futures: those inside. The first three in futures held out, which did not help " +
			"to find any box; then density and coverage in the futures the box was found in, which flatter it. " +
			"Later boxes lie outside the earlier ones."},
	}
	for i, b := range v.Boxes {
		held := []drawing.Cell{{Text: wording.None}, {Text: wording.None}, {Text: wording.None}}
		if h := b.HeldOut; h != nil {
			held = []drawing.Cell{
				drawing.Number(h.Density, v.density(h)),
				drawing.Number(h.Coverage, wording.Percent(h.Coverage)),
				drawing.Number(float64(h.Cases), wording.Thousands(h.Cases)),
			}
		}
		row := append([]drawing.Cell{drawing.Words(v.sentence(i))}, held...)
		t.Rows = append(t.Rows, append(row, drawing.Cell{Text: wording.Percent(b.Density) + ", " +
			wording.Percent(b.Coverage)}))
	}
	return t
}

// peeling shows every third step of the first box's trajectory, and the last.
func (v discoveryView) peeling() drawing.Table {
	t := drawing.Table{
		Title:   "Peeling trajectory of the first box",
		Columns: drawing.Head("Futures inside", "Coverage", "Density", "Assumptions limited"),
	}
	steps := v.Boxes[0].Trajectory
	for i, s := range steps {
		if every := max(1, len(steps)/8); i%every != 0 && i != len(steps)-1 {
			continue
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Number(float64(s.Cases), wording.Thousands(s.Cases)),
			drawing.Number(s.Coverage, wording.Percent(s.Coverage)),
			drawing.Number(s.Density, wording.Percent(s.Density)),
			drawing.Number(float64(s.Limits), wording.Thousands(s.Limits)),
		})
	}
	return t
}

// robustness is the table of plans by three metrics, with a star at the best by each: they need not
// agree, and where they do not the choice is the reader's.
func (v discoveryView) robustness() drawing.Table {
	r := v.Robustness
	t := drawing.Table{
		Title: "Plans by three metrics (* best by it)",
		Columns: drawing.Head("Plan", "Mean net", fmt.Sprintf("%s regret", ordinal(r.Quantile)), "Mean regret",
			"Futures with "+v.Satisfied),
	}
	star := func(best bool, c drawing.Cell) drawing.Cell {
		if best {
			c.Text += " *"
		}
		return c
	}
	if slices.ContainsFunc(r.Plans, func(p result.RobustPlan) bool {
		return p.SatisfiedIn != nil && p.SatisfiedIn.HalfWidth() >= view.FewDraws
	}) {
		t.Notes = []string{fmt.Sprintf("In brackets the %.0f %% interval of a share.", 100*v.Level)}
	}
	for d, p := range r.Plans {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(p.Title),
			star(d == r.ByMean, drawing.Number(p.Mean, v.units.Signed(p.Mean, result.UnitMoney))),
			star(d == r.ByRegret, drawing.Number(p.Regret, v.units.Quantity(p.Regret, result.UnitMoney))),
			drawing.Number(p.MeanRegret, v.units.Quantity(p.MeanRegret, result.UnitMoney)),
			star(d == r.BySatisfied && p.Satisfied > 0, v.satisfied(p)),
		})
	}
	return t
}

func ordinal(q float64) string { return fmt.Sprintf("%.0f %%", 100*q) }

// strip is chart 10: the draws along each assumption the first box limits, the
// box shaded.
func (v discoveryView) strip() drawing.Figure {
	b := v.Boxes[0]
	f := drawing.Figure{
		Name: "10-failure-box", Title: v.headline(),
		Subtitle: fmt.Sprintf("Every dot is a future of %d; one strip per assumption the box limits, the box "+
			"shaded. Squares fail, circles do not.", v.Worlds),
		Notes: []string{v.inside(b)},
		Table: v.boxes(), Height: vg.Length(20 + 92*len(b.Limits)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawStrip(p, area, b) },
	}
	f.Alt = f.Title + ". Strips of dots; the table below holds the numbers."
	return f
}

// drawStrip draws every world along each limited assumption, failures below and the others above the
// middle, with the condition as a band. The jitter is a fixed function of the draw: the same picture
// from the same rows.
func (v discoveryView) drawStrip(p *drawing.Page, area vg.Rectangle, b result.FoundBox) {
	left, _, right, top := drawing.Edges(area)
	for k, l := range b.Limits {
		var values []float64
		for _, d := range v.Draws {
			values = append(values, d.Values[k])
		}
		lo, hi := slices.Min(values), slices.Max(values)
		y1 := top - vg.Length(92*k) - 20
		a := drawing.Panel{
			Page: p, Left: left + 8, Bottom: y1 - 52, Right: right - 8, Top: y1, X0: lo, X1: hi, Y0: -1,
			Y1: 1,
		}
		p.Text(view.SpokenPath(v.Inputs[l.Input].Path), vg.Point{X: left, Y: y1 + 4}, drawing.Standing,
			drawing.Bold(drawing.TextSize, drawing.Ink))
		x0, x1 := lo, hi
		if l.Low != nil {
			x0 = *l.Low
		}
		if l.High != nil {
			x1 = *l.High
		}
		p.Rect(drawing.Area(a.Px(x0), a.Bottom, a.Px(x1), a.Top), drawing.Fade(drawing.Neutral, .25))
		for j, d := range v.Draws {
			look, side := drawing.Stroke{Color: drawing.Good, Dashes: nil, Marker: draw.CircleGlyph{}}, .45
			if d.Fails {
				look, side = drawing.Stroke{Color: drawing.Bad, Dashes: nil, Marker: draw.BoxGlyph{}}, -.45
			}
			jitter := .35 * (float64(j*37%101)/50 - 1)
			a.Dot(a.At(d.Values[k], side+jitter), look, 1.8)
		}
		at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: v.Inputs[l.Input].Unit, Target: 7}, lo, hi)
		a.AxisX(at, labels)
	}
}
