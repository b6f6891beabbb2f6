package out

import (
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// friction shows what hiding the human buys and costs.
func (r reader) friction() (t drawing.Table) {
	all := r.VariantsOf(result.FrictionVariant)
	if len(all) == 0 {
		return t
	}
	t = drawing.Table{
		Title: "What friction does to “" + r.TitleOf(all[0].Plan) + "”, " + r.MeanOf(all[0].Worlds),
		Columns: []drawing.Column{
			{Name: "Way to a human", Right: false},
			{Name: "Ended without a person", Right: true},
			{Name: "… and truly resolved", Right: true},
			{Name: "… because the customer gave up", Right: true},
			{Name: "… or comes back later", Right: true},
			{
				Name:  "Satisfaction with hard questions, points of 100",
				Right: true,
			},
			{Name: "Net value, mean", Right: true},
		},
		Notes: []string{"Every row but the first has a route to a human in every flow. A share that ends " +
			"without a person can be bought with friction: it rises while what is resolved does not."},
	}
	for _, v := range all {
		row := []drawing.Cell{drawing.Words(wording.Varied(v))}
		for _, m := range []string{
			result.Contained, result.ContainedResolved, result.ContainedGaveUp,
			result.ContainedElsewhere, result.SatisfactionLongTail, result.Net,
		} {
			row = append(row, r.variantCell(v, m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r reader) variantCell(v result.Variant, measure string) drawing.Cell {
	for _, e := range v.Estimates {
		if e.Measure == measure && e.Mean != nil {
			if measure == result.Net {
				return drawing.Number(*e.Mean, r.Units.Signed(*e.Mean, r.UnitOf(measure)))
			}
			return drawing.Number(*e.Mean, r.Units.Quantity(*e.Mean, r.UnitOf(measure)))
		}
	}
	return drawing.Words(wording.None)
}
