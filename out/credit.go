package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// credits takes the plan the scenario is about apart: what the cut alone, the
// assistant alone and attrition alone would have done, and what is left over.
func (r reader) credits() []drawing.Table {
	var tables []drawing.Table
	for _, c := range r.Credits {
		t := drawing.Table{
			Title: "Where the effect of “" + r.TitleOf(c.Plan) + "” comes from, " + r.MeanOf(c.Worlds),
			Columns: []drawing.Column{
				{Name: "", Right: false},
				{Name: "Savings", Right: true},
				{Name: "Retention loss", Right: true},
				{Name: "Net value", Right: true},
				{Name: "Satisfaction against the reference, points of 100", Right: true},
			},
		}
		net := map[result.PartKind]float64{}
		for _, p := range c.Parts {
			t.Rows = append(t.Rows, []drawing.Cell{
				drawing.Words(wording.Capital(wording.PartName(p))), r.money(p.Savings, false), r.money(p.Loss, false),
				r.money(p.Net, true), r.gap(p.Satisfaction),
			})
			if p.Net.Mean != nil {
				net[p.Kind] = *p.Net.Mean
			}
		}
		both, known := net[result.WholePlan]
		cut, alsoCut := net[result.CutAlone]
		assistant, alsoAssistant := net[result.AssistantAlone]
		if known && alsoCut && alsoAssistant {
			t.Notes = append(t.Notes, "Cut and assistant together differ from the sum of the two alone by "+
				r.Units.Signed(both-(cut+assistant), result.UnitMoney)+" of net value.")
		}
		if best := better(c); best != nil {
			t.Notes = append(t.Notes, fmt.Sprintf("%s would have earned more than the plan: %s against %s.",
				wording.Capital(wording.PartName(*best)), r.Units.AboutSigned(*best.Net.Mean, result.UnitMoney),
				r.Units.AboutSigned(both, result.UnitMoney)))
		}
		tables = append(tables, t)
	}
	return tables
}

// better is the part that alone earns most, where it clearly earns more than the plan as a whole; nil else.
func better(c result.Credit) (best *result.CreditPart) {
	at := slices.IndexFunc(c.Parts, func(p result.CreditPart) bool { return p.Kind == result.WholePlan })
	if at < 0 || c.Parts[at].Net.Interval == nil {
		return nil
	}
	least := c.Parts[at].Net.Interval.Hi
	for i := range c.Parts {
		if e := c.Parts[i].Net; e.Mean != nil && e.Interval != nil && e.Interval.Lo > least &&
			(best == nil || *e.Mean > *best.Net.Mean) {
			best = &c.Parts[i]
		}
	}
	return best
}

func (r reader) money(e result.Estimate, signed bool) drawing.Cell {
	switch {
	case e.Mean == nil:
		return drawing.Words(wording.None)
	case signed:
		return drawing.Number(*e.Mean, r.Units.Signed(*e.Mean, result.UnitMoney))
	}
	return drawing.Number(*e.Mean, r.Units.Quantity(*e.Mean, result.UnitMoney))
}

// gap is plan minus reference in points, "no clear difference" where the
// paired interval covers zero.
func (r reader) gap(e result.Estimate) drawing.Cell {
	d := e.Difference
	switch {
	case d == nil:
		return drawing.Words(wording.None)
	case d.Interval != nil && !d.Clear:
		return drawing.Number(d.Mean, "no clear difference")
	}
	return drawing.Number(d.Mean, r.Units.Signed(d.Mean, result.UnitPoints))
}

// offHours says how much of the assistant's benefit, contacts it truly resolves,
// comes from hours that the data behind the default arrivals do not cover.
func (r reader) offHours() []string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range r.Rivals() {
		if v := r.Mean(p.Name, result.SolvedOffHours); stats.IsFinite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if low > high {
		return nil // no plan has an assistant
	}
	from := ", where we have no data."
	for _, a := range r.Givens {
		if a.Path == "arrivals.hour_of_week" && !a.Default {
			from = ", by the hours of the week the scenario states."
		}
	}
	much := r.Units.About(low, result.UnitShare)
	if more := r.Units.About(high, result.UnitShare); more != much {
		much = strings.TrimSuffix(much, " %") + " to " + more
	}
	return []string{much + " of what the assistant resolves comes at night or at weekends" + from}
}
