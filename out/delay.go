package out

import (
	"fmt"
	"math"

	"boomerang/sim/result"
)

// delay shows how much of the delay between the cut and the loss is the assumed
// personal lag, and how much comes from renewals, failures that add up and the
// definition of the figures.
func (r reading) delay() (t Table) {
	all := r.variantsOf("lag")
	if len(all) == 0 {
		return t
	}
	t = Table{
		Title: "Retention loss of “" + r.titleOf(all[0].Plan) + "” under other personal lags, mean of " + thousands(all[0].Worlds) + " worlds",
		Columns: []Column{{"From the decision to leave to the act", false}, {"Loss by month 6", true}, {"by month 12", true},
			{"by the horizon", true}, {"Half of that by month", true}},
	}
	own, without := math.NaN(), math.NaN()
	for _, v := range all {
		at := func(month int) Cell {
			i := min(month, len(v.Loss)) - 1
			return number(v.Loss[i], r.units.Quantity(v.Loss[i], "money"))
		}
		half := halfway(v.Loss)
		turn := words("no loss")
		if finite(half) {
			turn = number(half, fmt.Sprintf("%.1f", half))
		}
		t.Rows = append(t.Rows, []Cell{words(lagWords(v)), at(6), at(12), at(len(v.Loss)), turn})
		switch last := v.Loss[len(v.Loss)-1]; {
		case math.IsNaN(own):
			own = last
		case *v.Value == 0:
			without = last
		}
	}
	if without > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("Without any personal lag %s would be lost within %s; the lag of the scenario moves %s of that beyond the horizon. Nobody has measured that lag. What delays the rest: renewals, failures that have to add up, and the definition of reported retention.",
			r.units.Quantity(without, "money"), r.horizon(), Percent(max(0, without-own)/without)))
	}
	return t
}

// lagWords names a lag and what it is in days.
func lagWords(v result.Variant) string {
	if v.Value == nil || *v.Value == 0 {
		return v.Text
	}
	return fmt.Sprintf("%s (%.0f days)", v.Text, *v.Value)
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
