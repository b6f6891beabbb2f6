package answer

import (
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// What is told of assumptions that are correlated: their Shapley effects, in place of everything that moves one
// of them alone.

// effectCell is a share with the half-width of its interval.
func effectCell(x *result.Shapley) drawing.Cell {
	if x == nil {
		return drawing.Cell{Text: wording.None}
	}
	text := fmt.Sprintf("%.2f", x.Share)
	if iv := x.Interval; iv != nil {
		text += fmt.Sprintf(" ±%.2f", iv.HalfWidth())
	}
	return drawing.Number(x.Share, text)
}

// effectsTable has a row per assumption: its share of the variance, and the worth of knowing it; then chance.
func (v sensitivityView) effectsTable() drawing.Table {
	t := drawing.Table{
		Title:   wording.Capital(v.outcome().word()) + " by assumption, strongest first",
		Columns: drawing.Head("Assumption", "Range (P10–P90)", "Shapley", "Worth knowing"),
	}
	for _, in := range v.inputs {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(view.SpokenPath(in.Path)), drawing.Words(v.span(in)), effectCell(in.Shapley),
			v.worth(in.Information),
		})
	}
	t.Rows = append(t.Rows, []drawing.Cell{drawing.Words("chance"), {}, effectCell(v.ChanceEffect), {}})
	t.Notes = append(t.Notes, fmt.Sprintf("Shapley: share of the variance, what assumptions do together and owe to "+
		"their correlation shared equally, from %d orders of them, with the half-width of its %.0f %% bootstrap "+
		"interval. All shares sum to 1.", v.Orders, 100*v.Level))
	return t
}

// effectHeadline names the assumption with the largest share, as far as the orders played tell it from the next.
func (v sensitivityView) effectHeadline() string {
	in := v.inputs[0]
	said := func(x *result.Shapley) string {
		if iv := x.Interval; iv != nil {
			return fmt.Sprintf(" (Shapley effect %.2f, %.0f %% interval %.2f to %.2f)", x.Share, 100*iv.Level, iv.Lo,
				iv.Hi)
		}
		return fmt.Sprintf(" (Shapley effect %.2f)", x.Share)
	}
	if len(v.inputs) > 1 {
		first, second := in.Shapley, v.inputs[1].Shapley
		if first.Interval == nil || second.Interval == nil || first.Interval.Lo <= second.Interval.Hi {
			return fmt.Sprintf("%d orders are too few to rank: %s%s and %s%s lead", v.Orders, view.Spoken(in.Path),
				said(first), view.Spoken(v.inputs[1].Path), said(second))
		}
	}
	return fmt.Sprintf("%s moves %s most: of its variance %s is its own%s", wording.Capital(view.Spoken(in.Path)),
		v.outcome().word(), wording.Percent(in.Shapley.Share), said(in.Shapley))
}

// worthNote says what the last column of a table means.
func (v sensitivityView) worthNote() string {
	switch {
	case v.outcome().Better == result.Neither:
		return "Worth knowing – : neither more nor less of it is better, so that no choice turns on it."
	case v.Worlds == 0:
		return fmt.Sprintf("Worth knowing – : it takes %d draws of all plans (--reps), and fewer were played.",
			result.InformationDraws)
	}
	return fmt.Sprintf("Worth knowing: expected gain from choosing among all plans after learning the assumption "+
		"(EVPPI), %d draws; ~ not above what noise shows. Knowing everything: %s. Best on average: “%s”.",
		v.Worlds, v.perfect(), wording.Clean(v.Best))
}
