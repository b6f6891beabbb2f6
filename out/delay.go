package out

import (
	"fmt"
	"math"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// delay shows how much of the delay between the cut and the loss is the assumed
// personal lag, and how much comes from renewals, failures that add up and the
// definition of the figures.
func (r reader) delay() (t drawing.Table) {
	all := r.VariantsOf(result.LagVariant)
	if len(all) == 0 {
		return t
	}
	t = drawing.Table{
		Title: "Retention loss of “" + r.TitleOf(all[0].Plan) + "” under other personal lags, " +
			r.MeanOf(all[0].Worlds),
		Columns: []drawing.Column{
			{Name: "From the decision to leave to the act", Right: false},
			{Name: "Loss by month 6", Right: true},
			{Name: "by month 12", Right: true},
			{Name: "by the horizon", Right: true},
			{Name: "Half of that by month", Right: true},
		},
	}
	own, without := math.NaN(), math.NaN()
	for _, v := range all {
		at := func(month int) drawing.Cell {
			i := min(month, len(v.Loss)) - 1
			return drawing.Number(v.Loss[i], r.Units.Quantity(v.Loss[i], result.UnitMoney))
		}
		half := halfway(v.Loss)
		turn := drawing.Words("no loss")
		if stats.IsFinite(half) {
			turn = drawing.Number(half, fmt.Sprintf("%.1f", half))
		}
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(wording.Varied(v)), at(6), at(12), at(len(v.Loss)), turn})
		switch last := v.Loss[len(v.Loss)-1]; {
		case math.IsNaN(own):
			own = last
		case *v.Value == 0:
			without = last
		}
	}
	if without > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("Without any personal lag %s would be lost within %s; the lag of the "+
			"scenario moves %s of that beyond the horizon. Nobody has measured that lag. What delays the rest: "+
			"renewals, failures that have to add up, and the definition of reported retention.",
			r.Units.Quantity(without, result.UnitMoney), r.Horizon(), wording.Percent(max(0, without-own)/without)))
	}
	return t
}

// halfway is the month by which half of the last of a cumulative series is
// there, by straight lines between month ends; NaN where it ends without loss.
func halfway(total result.Numbers) float64 {
	last := total[len(total)-1]
	if !(last > 0) {
		return math.NaN()
	}
	before := 0.
	for m, v := range total {
		if v >= last/2 {
			return float64(m) + (last/2-before)/(v-before)
		}
		before = v
	}
	return math.NaN()
}
