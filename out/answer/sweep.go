package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// sweepView reads a sweep for tables and charts.
type sweepView struct {
	*result.Sweep
	units wording.Units
}

func tellSweep(s *result.Sweep) Text {
	v := sweepView{s, view.UnitsOf(s.Scenario)}
	t := Text{Headline: v.headline(), Basis: basisOf(s.Head), Warnings: doubted(s.Head, v.doubt)}
	t.Tables = append(t.Tables, v.gains())
	t.Tables = append(t.Tables, v.frontiers(false)...)
	t.Tables = append(t.Tables, v.frontiers(true)...)
	if f := v.figure(); f != nil {
		t.Figures = append(t.Figures, *f)
	}
	return t
}

// main are the cells of the design itself.
func (v sweepView) main() []result.SweepCell {
	return slices.DeleteFunc(slices.Clone(v.Cells), func(c result.SweepCell) bool { return c.Stressed != "" })
}

// atEnd is the cell's answer at the end.
func atEnd(c result.SweepCell) *result.AtHorizon {
	if len(c.Horizons) == 0 {
		return nil
	}
	return &c.Horizons[len(c.Horizons)-1]
}

// word names an axis shortly.
func (v sweepView) word(axis int) string {
	key := v.Axes[axis].Key
	if result.CutsHeads(key) {
		return "cut"
	}
	return wording.Clean(key[strings.LastIndex(key, ".")+1:])
}

// value writes a place on an axis, of a choice its word.
func (v sweepView) value(axis int, x float64) string {
	if a := v.Axes[axis]; a.IsChoice() {
		if i := slices.Index(a.Values, x); i >= 0 {
			return wording.Clean(a.Texts[i])
		}
	}
	return view.AxisLabel(v.units, result.Axis{Unit: v.Axes[axis].Unit}, x)
}

// headline is the deepest cut that stays safe at the scenario's horizon, or without such a frontier
// the setting with the highest mean.
func (v sweepView) headline() string {
	months := v.Scenario.Months
	for _, f := range v.Frontiers {
		if f.Stressed != "" || f.Month != months || v.Axes[f.Along].IsChoice() {
			continue
		}
		if f.Least || len(f.Places) == 0 {
			break
		}
		return v.impossible(v.deepestCut(f))
	}
	best, n := (*result.SweepCell)(nil), 0
	for i, c := range v.main() {
		if h := atEnd(c); h != nil {
			n++
			if best == nil || h.Net > atEnd(*best).Net {
				best = &v.Cells[i]
			}
		}
	}
	if best == nil {
		return "Nothing was played"
	}
	return v.impossible(fmt.Sprintf("Of %d settings the highest mean net value over %s is %s, with %s", n,
		wording.Months(months), v.units.Signed(atEnd(*best).Net, result.UnitMoney), v.settingText(*best)))
}

// frontierText says where a frontier lies at every value it is given, equal places
// together: “none at deflection 41 % and 50.5 %; 50 % or more at deflection 60 %”.
func (v sweepView) frontierText(f result.Frontier) string {
	var said []string
	where := map[string][]string{}
	for i, p := range f.Places {
		if p.Open() {
			continue
		}
		s := v.deepest(f, p)
		if where[s] == nil {
			said = append(said, s)
		}
		where[s] = append(where[s], v.given(f, i))
	}
	for i, s := range said {
		said[i] = fmt.Sprintf("%s at %s %s", s, v.word(f.Given), wording.Joined(where[s]))
	}
	return strings.Join(said, "; ")
}

// deepest is a place of the frontier of cuts and its interval, in words.
func (v sweepView) deepest(f result.Frontier, c result.Crossing) string {
	switch {
	case !c.Beyond || c.Value == nil:
		return v.crossing(f, c)
	case c.Lo == nil:
		return v.value(f.Along, *c.Value) + " or more, perhaps none,"
	case c.LoBeyond, *c.Lo >= *c.Value:
		return v.value(f.Along, *c.Value) + " or more"
	}
	return v.value(f.Along, *c.Value) + " or more (at least " + v.value(f.Along, *c.Lo) + ")"
}

func (v sweepView) settingText(c result.SweepCell) string {
	var parts []string
	for k, text := range c.Texts {
		parts = append(parts, v.Axes[k].Key+" = "+wording.Clean(text))
	}
	return strings.Join(parts, ", ")
}

// unsafe says that no value is safe: where the other axis has a value called
// "none", with words that cannot be taken for it.
func (v sweepView) unsafe(f result.Frontier) string {
	if f.Given >= 0 && slices.ContainsFunc(v.Axes[f.Given].Texts, func(text string) bool {
		return strings.EqualFold(text, "none")
	}) {
		return "no " + v.word(f.Along) + " is safe"
	}
	return "none"
}

func (v sweepView) given(f result.Frontier, i int) string {
	if f.Given < 0 {
		return "any"
	}
	return v.value(f.Given, v.Axes[f.Given].Values[i])
}

// crossing writes where a frontier lies, with its interval.
func (v sweepView) crossing(f result.Frontier, c result.Crossing) string {
	if c.Open() {
		return wording.None
	}
	say := func(x *float64, beyond bool) string {
		switch {
		case x == nil:
			return v.unsafe(f)
		case beyond && f.Least:
			return "≤" + v.value(f.Along, *x)
		case beyond:
			return "≥" + v.value(f.Along, *x)
		}
		return v.value(f.Along, *x)
	}
	at := say(c.Value, c.Beyond)
	lo, hi := say(c.Lo, c.LoBeyond), say(c.Hi, c.HiBeyond)
	if lo == hi {
		return at
	}
	return fmt.Sprintf("%s (%s to %s)", at, lo, hi)
}

// gains is chance of a net gain in every cell: crossed where there are two axes, else a
// list.
func (v sweepView) gains() drawing.Table {
	t := drawing.Table{
		Title: fmt.Sprintf("Chance of a net gain over %s, ± half of its %.0f %% interval",
			wording.Months(v.Scenario.Months), 100*v.Level),
		Notes: []string{"? near the frontier and not known to ±" + wording.Percent(v.HalfWidth) +
			"; × cannot be played; ≤ and ≥: every draw agreed, and this is the end of the interval; a count of " +
			"draws: too few for an interval"},
	}
	if slices.ContainsFunc(v.Cells, func(c result.SweepCell) bool { return c.Plan != "" }) {
		t.Notes = append(t.Notes, "A setting that is a plan of the run in the same folder shows the run's figures")
	}
	if v.Design == result.GridDesign && len(v.Axes) == 2 {
		across, down := v.Across()
		t.Columns = drawing.Head(v.word(down) + " ↓  " + v.word(across) + " →")
		for i := range v.Axes[across].Values {
			t.Columns = append(t.Columns, drawing.Column{Name: v.Axes[across].Texts[i], Right: true})
		}
		for j, text := range v.Axes[down].Texts {
			row := []drawing.Cell{drawing.Words(text)}
			for i := range v.Axes[across].Values {
				row = append(row, v.Gain(v.cell(across, i, j)))
			}
			t.Rows = append(t.Rows, row)
		}
		return t
	}
	t.Columns = drawing.Head("Setting", "Chance of a net gain", v.sooner(), "Slack, dose", "Mean net", "Futures")
	t.Notes = append(t.Notes, "Slack, dose: the least and the most of chance of a net gain with day-0 slack or "+
		"churn dose "+
		"at an end of its range, from few futures")
	for i, c := range v.main() {
		net, earlier := drawing.Cell{Text: wording.None}, drawing.Cell{Text: wording.None}
		if h := atEnd(c); h != nil {
			net = drawing.Number(h.Net, v.units.Signed(h.Net, result.UnitMoney))
			var said []string
			for _, h := range c.Horizons[:len(c.Horizons)-1] {
				said = append(said, chance(h, c.Draws))
			}
			if len(said) > 0 {
				earlier.Text = strings.Join(said, ", ")
			}
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(v.settingText(c)), v.Gain(&c), earlier, v.stressed(i), net,
			drawing.Number(float64(c.Draws), wording.Thousands(c.Draws)),
		})
	}
	return t
}

// sooner names the horizons before the last.
func (v sweepView) sooner() string {
	for _, c := range v.main() {
		if n := len(c.Horizons); n > 1 {
			var months []string
			for _, h := range c.Horizons[:n-1] {
				months = append(months, wording.Thousands(h.Month))
			}
			return "Month " + strings.Join(months, ", ")
		}
	}
	return "Earlier"
}

// stressed is the range of chance of a net gain of a setting at the ends of slack and
// dose: the cells of the design again, in the same order, one copy an end.
func (v sweepView) stressed(i int) drawing.Cell {
	points := len(v.main())
	lo, hi := math.Inf(1), math.Inf(-1)
	for k := i + points; k < len(v.Cells); k += points {
		if h := atEnd(v.Cells[k]); h != nil {
			lo, hi = min(lo, h.Gain), max(hi, h.Gain)
		}
	}
	if lo > hi {
		return drawing.Cell{Text: wording.None}
	}
	if wording.Percent(lo) == wording.Percent(hi) {
		return drawing.Cell{Text: wording.Percent(lo)}
	}
	return drawing.Cell{Text: wording.Percent(lo) + " to " + wording.Percent(hi)}
}

// Across puts the cut across where it is an axis.
func (v sweepView) Across() (across, down int) {
	if result.CutsHeads(v.Axes[1].Key) {
		return 1, 0
	}
	return 0, 1
}

// cell finds the main cell at a place of a grid of two axes.
func (v sweepView) cell(across, i, j int) *result.SweepCell {
	for k := range v.Cells {
		if c := &v.Cells[k]; c.Stressed == "" && c.At[across] == i && c.At[1-across] == j {
			return c
		}
	}
	return nil
}

// frontiers lists the safe cut (or, inverse, what it takes) by horizon and under
// each stress: a table for each axis they run along.
func (v sweepView) frontiers(inverse bool) (tables []drawing.Table) {
	var ways [][2]int
	byWay := map[[2]int][]result.Frontier{}
	for _, f := range v.Frontiers {
		way := [2]int{f.Along, f.Given}
		if (f.Least && f.Given >= 0) != inverse || v.Axes[f.Along].IsChoice() {
			continue
		}
		if byWay[way] == nil {
			ways = append(ways, way)
		}
		byWay[way] = append(byWay[way], f)
	}
	for _, way := range ways {
		if t := v.frontierTable(byWay[way]); len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// frontierTable lists frontiers that run along one axis.
func (v sweepView) frontierTable(chosen []result.Frontier) drawing.Table {
	f := chosen[0]
	t := drawing.Table{Title: fmt.Sprintf("Deepest %s with a chance of a net gain of at least %s (%.0f %% interval)",
		v.word(f.Along), wording.Percent(v.At), 100*v.Level)}
	if f.Least {
		t.Title = fmt.Sprintf("Least %s that makes a %s safe: chance of a net gain of at least %s (%.0f %% interval)",
			v.word(f.Along), v.otherWord(f), wording.Percent(v.At), 100*v.Level)
	}
	t.Columns = drawing.Head(wording.Capital(v.otherWord(f)))
	for _, f := range chosen {
		name := wording.Months(f.Month)
		if f.Stressed != "" {
			name = f.Stressed
		}
		t.Columns = append(t.Columns, drawing.Column{Name: name, Right: true})
	}
	for i := range f.Places {
		row := []drawing.Cell{drawing.Words(v.given(f, i))}
		for _, g := range chosen {
			row = append(row, v.crossingCell(g, g.Places[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	if why := v.Open(chosen); why != "" {
		t.Notes = append(t.Notes, wording.None+" could not be told: "+why)
	}
	return t
}

func (v sweepView) otherWord(f result.Frontier) string {
	if f.Given < 0 {
		return "setting"
	}
	return v.word(f.Given)
}

func (v sweepView) crossingCell(f result.Frontier, c result.Crossing) drawing.Cell {
	x := math.NaN()
	if c.Value != nil {
		x = *c.Value
	}
	return drawing.Cell{Text: v.crossing(f, c), Value: &x}
}
