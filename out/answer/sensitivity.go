package answer

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// sensitivityView reads a sensitivity study for tables and charts; inputs stand
// strongest first.
type sensitivityView struct {
	*result.Sensitivity
	units  wording.Units
	inputs []result.Input
}

// tellSensitivity tells the answer, strongest assumption first: those with a total index before those
// that were only screened or moved alone. Where net value does not vary there is nothing to rank and
// no table.
func tellSensitivity(s *result.Sensitivity) Text {
	v := sensitivityView{s, view.UnitsOf(s.Scenario), slices.Clone(s.Inputs)}
	slices.SortStableFunc(v.inputs, func(a, b result.Input) int { return view.Compare(strength(b), strength(a)) })
	t := Text{
		Headline: v.headline(), Basis: basisOf(s.Head), Warnings: doubted(s.Head, nothing),
		Tables: []drawing.Table{v.tables()},
	}
	if v.constant() {
		t.Tables = nil
		return t
	}
	t.Strength = v.influence()
	if v.BasePoints > 0 || v.hasBars() {
		t.Figures = append(t.Figures, v.tornadoFigure())
	}
	if v.Worlds > 0 {
		t.Figures = append(t.Figures, v.informationFigure())
	}
	return t
}

// strength ranks inputs: total index where there is one, else far below it the
// screening, the swing or the value of information.
func strength(in result.Input) float64 {
	const far = 1e-30
	switch {
	case in.Index != nil:
		return 1 + in.Index.Total
	case in.Shapley != nil:
		return 1 + in.Shapley.Share
	case in.Effect != nil:
		return *in.Effect * far
	case in.AtLow != nil:
		return math.Abs(*in.AtHigh-*in.AtLow) * far
	case in.Information != nil:
		return in.Information.Value * far
	}
	return 0
}

// influence says of every input what ranked it.
func (v sensitivityView) influence() Influence {
	in := Influence{Words: map[string]string{}, How: "Influence: from the sensitivity study of “" +
		wording.Clean(v.Plan) + "” in this folder. Shares are total-effect indices, the share of the variance of " +
		v.outcome().word() + " an assumption has a part in; " + v.moved() + "."}
	for _, x := range v.inputs {
		switch {
		case x.Index != nil:
			in.Add(wording.Clean(x.Path), wording.Percent(max(0, x.Index.Total)))
		case x.Shapley != nil:
			in.Add(wording.Clean(x.Path), wording.Percent(max(0, x.Shapley.Share)))
		case x.Effect != nil:
			in.Add(wording.Clean(x.Path), v.units.Apart(*x.Effect, v.outcome().Unit))
		case x.AtLow != nil && x.AtHigh != nil:
			in.Add(wording.Clean(x.Path), v.units.Apart(math.Abs(*x.AtHigh-*x.AtLow), v.outcome().Unit))
		}
	}
	return in
}

// outcome is what is looked at.
func (v sensitivityView) outcome() outcome { return outcomeOf(v.Outcome, "") }

// moved says what the figures of an influence are that are no shares.
func (v sensitivityView) moved() string {
	if v.outcome().Unit == result.UnitMoney {
		return "money is how far " + v.outcome().word() + " moves over its range"
	}
	return "other figures are how far it moves over its range"
}

// at heads the column of the measure at one end of the ranges.
func (v sensitivityView) at(end string) string {
	return wording.Capital(v.outcome().short()) + " at " + end
}

// bars counts the assumptions that have a bar in the tornado: a study that was
// ended early may not have reached them all.
func (v sensitivityView) bars() (n int) {
	for _, in := range v.inputs {
		if in.AtLow != nil {
			n++
		}
	}
	return n
}

func (v sensitivityView) hasBars() bool { return len(v.inputs) > 0 && v.inputs[0].AtLow != nil }

// mostWorth is the input whose knowledge is worth most, nil where none is clear.
func (v sensitivityView) mostWorth() *result.Input {
	var best *result.Input
	for i, in := range v.inputs {
		if in.Information != nil && in.Information.Clear &&
			(best == nil || in.Information.Value > best.Information.Value) {
			best = &v.inputs[i]
		}
	}
	return best
}

// constant reports whether whatever was played gave one net value: then there is
// nothing to rank, and shares of a variance of nothing mean nothing.
func (v sensitivityView) constant() bool {
	moved := func(in result.Input) bool {
		return in.AtLow != nil && (*in.AtLow != v.Middle || *in.AtHigh != v.Middle) ||
			in.Effect != nil && *in.Effect != 0 || in.Index != nil && in.Index.Total != 0 ||
			in.Information != nil && in.Information.Value != 0
	}
	chance := v.Chance != nil && v.Chance.Total != 0
	return v.hasBars() && !chance && v.Perfect == 0 && !slices.ContainsFunc(v.inputs, moved)
}

// headline names the assumption that moves net value most, as far as the points played tell it from
// the next one.
func (v sensitivityView) headline() string {
	if v.constant() {
		return fmt.Sprintf("%s does not vary: “%s” gave %s in every future played, whatever the assumptions, so "+
			"that there is nothing to rank", wording.Capital(v.outcome().word()), wording.Clean(v.Plan),
			v.outcome().signed(v.units, v.Middle))
	}
	text := v.unranked()
	if len(v.inputs) > 0 {
		in := v.inputs[0]
		switch {
		case in.Shapley != nil:
			text = v.effectHeadline()
		case in.Index != nil && settled(in.Index) && v.leads():
			text = fmt.Sprintf("%s moves %s most: it takes part in %s of its variance%s",
				wording.Capital(view.Spoken(in.Path)), v.outcome().word(), wording.Percent(in.Index.Total),
				totalIndex(in.Index))
		case len(v.first()) > 1:
			text = fmt.Sprintf("%s move %s most; %d base points do not tell which of them more (total Sobol "+
				"index %s)", wording.Capital(wording.Joined(v.first())), v.outcome().word(), v.BasePoints, v.totals())
		case in.Index != nil && len(v.inputs) > 1 && v.inputs[1].Index != nil:
			text = fmt.Sprintf("%d base points are too few to rank: %s%s and %s%s lead", v.BasePoints,
				view.Spoken(in.Path), totalIndex(in.Index), view.Spoken(v.inputs[1].Path),
				totalIndex(v.inputs[1].Index))
		case in.AtLow != nil:
			text = fmt.Sprintf("%s seems to move %s most: %s at its low end, %s at its high end",
				wording.Capital(view.Spoken(in.Path)), v.outcome().word(),
				v.outcome().signed(v.units, *in.AtLow), v.outcome().signed(v.units, *in.AtHigh))
			if n := v.bars(); n < len(v.inputs) {
				text = fmt.Sprintf("Only %d of %d assumptions were tried. %s", n, len(v.inputs), text)
			}
		}
	}
	if v.Worlds == 0 {
		return text
	}
	if in := v.mostWorth(); in != nil {
		return text + fmt.Sprintf(". Knowing %s before choosing a plan would be worth %s", view.Spoken(in.Path),
			v.units.Apart(in.Information.Value, v.outcome().Unit))
	}
	return text + fmt.Sprintf(". Knowing any one of them would not change the choice of “%s” by more than noise",
		wording.Clean(v.Best))
}

// first are the inputs that may be first in rank.
func (v sensitivityView) first() (names []string) {
	for _, in := range v.inputs {
		if in.Index != nil && in.Index.Rank == 1 {
			names = append(names, view.Spoken(in.Path))
		}
	}
	return names
}

// totals are the total indices of the inputs that may be first.
func (v sensitivityView) totals() string {
	var said []string
	for _, in := range v.inputs {
		if in.Index == nil || in.Index.Rank != 1 {
			continue
		}
		text := fmt.Sprintf("%.2f", in.Index.Total)
		if iv := in.Index.TotalInterval; iv != nil {
			text += fmt.Sprintf(" ±%.2f", iv.HalfWidth())
		}
		said = append(said, text)
	}
	return wording.Joined(said)
}

// leads reports whether the interval of the first total index lies above the
// second.
func (v sensitivityView) leads() bool {
	if x := v.inputs[0].Index; x.Rank > 0 {
		return x.RankWorst == 1
	}
	iv := v.inputs[0].Index.TotalInterval
	return iv != nil && (len(v.inputs) < 2 || v.inputs[1].Index == nil || iv.Lo > v.inputs[1].Index.Total)
}

// totalIndex writes a total index with its interval.
func totalIndex(x *result.Index) string {
	if iv := x.TotalInterval; iv != nil {
		return fmt.Sprintf(" (total Sobol index %.2f, %.0f %% interval %.2f to %.2f)", x.Total, 100*iv.Level, iv.Lo,
			iv.Hi)
	}
	return fmt.Sprintf(" (total Sobol index %.2f)", x.Total)
}

// noisy reports indices that cannot be: what an input does alone is part of
// what it takes part in, so the first is at most the total (Saltelli et al.
// 2008, 4.5).
func noisy(x *result.Index) bool { return x.First > x.Total+.005 }

// settled reports whether a total index is known well enough to be the headline:
// below 1, as it must be, and to ±0.3.
func settled(x *result.Index) bool {
	return x.Total <= 1 && (x.TotalInterval == nil || x.TotalInterval.HalfWidth() <= .3)
}

// tables is the one table of the study.
func (v sensitivityView) tables() drawing.Table {
	t := v.table
	if v.Orders > 0 {
		t = v.effectsTable
	}
	told := t()
	told.Notes = append(told.Notes, v.worthNote())
	return told
}

// table has a row per assumption: net at both ends of its range, screening effect, first and total
// index with rank, and the worth of knowing it; then the others together, and chance.
func (v sensitivityView) table() drawing.Table {
	t := drawing.Table{
		Title: wording.Capital(v.outcome().word()) + " by assumption, strongest first",
		Columns: drawing.Head("Assumption", "Range (P10–P90)", v.at("P10"), v.at("P90"), "Screening", "First",
			"Total", "Rank", "Worth knowing"),
	}
	cell := func(x *float64, write func(float64, result.Unit) string) drawing.Cell {
		if x == nil {
			return drawing.Cell{Text: wording.None}
		}
		return drawing.Number(*x, write(*x, v.outcome().Unit))
	}
	for _, in := range v.inputs {
		row := []drawing.Cell{
			drawing.Words(view.SpokenPath(in.Path)), drawing.Words(v.span(in)),
			cell(in.AtLow, v.units.Quantity), cell(in.AtHigh, v.units.Quantity), cell(in.Effect, v.units.Apart),
		}
		t.Rows = append(t.Rows, append(append(row, indexCells(in.Index)...), v.worth(in.Information)))
	}
	for _, other := range []struct {
		name  string
		index *result.Index
	}{{"the others together", v.Others}, {"chance", v.Chance}} {
		if other.index != nil {
			row := []drawing.Cell{drawing.Words(other.name), {}, {}, {}, {}}
			t.Rows = append(t.Rows, append(append(row, indexCells(other.index)...), drawing.Cell{}))
		}
	}
	if v.hasBars() {
		t.Notes = append(t.Notes, fmt.Sprintf("At P10 and P90: one assumption moved, the others at their "+
			"medians, the same %s of chance; all at their medians %s.", count(v.Chances, "future"),
			v.units.Quantity(v.Middle, v.outcome().Unit)))
	}
	if v.Trajectories > 0 {
		t.Notes = append(t.Notes,
			fmt.Sprintf("Screening: mean absolute effect of crossing the middle 90 %%, %d Morris trajectories that "+
				"lie far apart.", v.Trajectories))
	}
	if v.BasePoints > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("First, total: Sobol indices from %d base points with the half-width "+
			"of their %.0f %% bootstrap interval. Rank: by total, and where two places stand those that resamples "+
			"leave open.", v.BasePoints, 100*v.Level))
		if tied := v.tied(); tied != "" {
			t.Notes = append(t.Notes, tied)
		}
	}
	if slices.ContainsFunc(v.indices(), noisy) {
		t.Notes = append(t.Notes,
			"!: the first index exceeds the total, which is impossible: noise of few base points; raise --samples.")
	}
	return t
}

// perfect is what knowing everything is worth, with its interval.
func (v sensitivityView) perfect() string {
	text := v.units.Apart(v.Perfect, v.outcome().Unit)
	if iv := v.PerfectIn; iv != nil {
		text += fmt.Sprintf(" (%.0f %% interval %s)", 100*iv.Level, v.units.ChangeRange(iv.Lo, iv.Hi, v.outcome().Unit))
	}
	return text
}

// indices are all there are.
func (v sensitivityView) indices() (all []*result.Index) {
	for _, in := range v.inputs {
		all = append(all, in.Index)
	}
	return slices.DeleteFunc(append(all, v.Others, v.Chance), func(x *result.Index) bool { return x == nil })
}

// span is the range an input was moved over.
func (v sensitivityView) span(in result.Input) string {
	if in.P10 != nil && in.P90 != nil {
		return v.units.SpokenRange(*in.P10, *in.P90, in.Unit)
	}
	return in.Low + "–" + in.High
}

// ends are both ends of that range.
func (v sensitivityView) ends(in result.Input) (low, high string) {
	if in.P10 != nil && in.P90 != nil {
		return v.units.Spoken(*in.P10, in.Unit), v.units.Spoken(*in.P90, in.Unit)
	}
	return in.Low, in.High
}

// tied names the inputs whose order the indices leave open, and what would settle
// more of it.
func (v sensitivityView) tied() string {
	var open []string
	wide := false
	for _, in := range v.inputs {
		if x := in.Index; x != nil && x.Rank < x.RankWorst {
			open = append(open, view.SpokenPath(in.Path))
			wide = wide || x.TotalInterval != nil && x.TotalInterval.HalfWidth() > v.Within
		}
	}
	switch {
	case len(open) == 0:
		return ""
	case wide:
		return fmt.Sprintf("Not to be ranked among each other from these points: %s; raise --samples.",
			wording.Joined(open))
	}
	return fmt.Sprintf("Too close to rank among each other, although known to ±%.2g: %s; a smaller --within adds "+
		"points.", v.Within, wording.Joined(open))
}

// rank is a place, or the places left open.
func rank(x *result.Index) drawing.Cell {
	switch {
	case x == nil || x.Rank == 0:
		return drawing.Cell{}
	case x.Rank == x.RankWorst:
		return drawing.Number(float64(x.Rank), wording.Thousands(x.Rank))
	}
	return drawing.Number(float64(x.Rank), fmt.Sprintf("%d–%d", x.Rank, x.RankWorst))
}

// indexCells are first index, total index and rank, with half widths; an exclamation mark where the
// first exceeds the total beyond noise, which no true pair does.
func indexCells(x *result.Index) []drawing.Cell {
	if x == nil {
		return []drawing.Cell{{Text: wording.None}, {Text: wording.None}, {}}
	}
	say := func(v float64, iv *result.Interval) drawing.Cell {
		text := fmt.Sprintf("%.2f", v)
		if iv != nil {
			text += fmt.Sprintf(" ±%.2f", iv.HalfWidth())
		}
		return drawing.Number(v, text)
	}
	first := say(x.First, x.FirstInterval)
	if noisy(x) {
		first.Text += " !"
	}
	return []drawing.Cell{first, say(x.Total, x.TotalInterval), rank(x)}
}

func (v sensitivityView) worth(i *result.Information) drawing.Cell {
	if i == nil {
		return drawing.Cell{Text: wording.None}
	}
	text := v.units.Apart(i.Value, v.outcome().Unit)
	if !i.Clear {
		text = "~ " + text
	}
	return drawing.Number(i.Value, text)
}
