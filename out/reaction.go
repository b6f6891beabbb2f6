package out

import (
	"fmt"
	"slices"

	"boomerang/out/drawing"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// heldColumns are the service level, and what it took to hold it, in the order things are ordered.
var heldColumns = []monthColumn{
	{"Answered in time", result.ServiceLevel, false},
	{"Hung up", result.Abandonment, false},
	{"Weeks that fell short", result.WeeksShort, false},
	{"Overtime, hours", result.OvertimeHours, false},
	{"Leaders on the phones, hours", result.LeaderHours, false},
	{"Shifts moved, hours", result.ReplannedHours, false},
	{"Agency, heads", result.AgencyHeads, false},
	{"All that cost", result.ReactionCost, false},
}

// reacts reports whether anything is done in a plan about weeks that fall short.
func (r reader) reacts(plan string) bool {
	for _, measure := range []string{result.ReactionCost, result.ReplannedHours} {
		if v := r.Mean(plan, measure); stats.IsFinite(v) && v > 0 {
			return true
		}
	}
	return false
}

// held tells of every plan what its service level is and what management did to hold it;
// nothing where nobody does anything in any plan.
func (r reader) held() (t drawing.Table) {
	if !slices.ContainsFunc(r.Plans, func(p result.Plan) bool { return r.reacts(p.Name) }) {
		return t
	}
	t = drawing.Table{
		Title:   "Every plan, " + r.MeanOf(r.Worlds),
		Columns: []drawing.Column{{Name: "Plan"}},
		Notes: []string{"A week falls short where its service level lies further below the stated one than is put up " +
			"with (reaction.shortfall). Management then takes one step a week, in this order: overtime, team leaders " +
			"on the phones, shifts planned anew to the load seen, an agency; and one back when the level is reached. " +
			"The rule is the same in every plan. Leaders' hours are counted at the cost of an agent's: they are " +
			"paid in any case, and leave other work undone."},
	}
	for _, c := range heldColumns {
		t.Columns = append(t.Columns, drawing.Column{Name: c.name, Right: true})
	}
	for _, p := range r.Plans {
		cells := []drawing.Cell{drawing.Words(r.Title(p))}
		for _, c := range heldColumns {
			v := r.Mean(p.Name, c.measure)
			cells = append(cells, drawing.Number(v, r.Units.Quantity(v, r.UnitOf(c.measure))))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// heldByMonth is the same month by month, of the plan that spends most on it.
func (r reader) heldByMonth() (t drawing.Table) {
	dearest, most := -1, 0.0
	for i, p := range r.Plans {
		if v := r.Mean(p.Name, result.ReactionCost); v > most {
			dearest, most = i, v
		}
	}
	if dearest < 0 {
		return t
	}
	plan := r.Plans[dearest]
	t = r.byMonth(plan, heldColumns)
	t.Title = fmt.Sprintf("“%s” month by month, %s", r.Title(plan), r.MeanOf(r.Worlds))
	return t
}
