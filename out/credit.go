package out

import (
	"math"

	"boomerang/sim/result"
)

// credits takes the plan the scenario is about apart: what the cut alone, the
// assistant alone and attrition alone would have done, and what is left over.
func (r reading) credits() []Table {
	var tables []Table
	for _, c := range r.Credits {
		t := Table{
			Title:   "Where the effect of “" + r.titleOf(c.Plan) + "” comes from, mean of " + thousands(c.Worlds) + " worlds",
			Columns: []Column{{"", false}, {"Savings", true}, {"Retention loss", true}, {"Net value", true}, {"Satisfaction against the reference, points of 100", true}},
		}
		sum, both := 0.0, 0.0
		for k, p := range c.Parts {
			t.Rows = append(t.Rows, []Cell{
				words(capital(p.Name)), r.money(p.Savings, false), r.money(p.Loss, false), r.money(p.Net, true), r.gap(p.Satisfaction),
			})
			if p.Net.Mean == nil {
				continue
			}
			switch k {
			case 0:
				both = *p.Net.Mean
			case 1, 2:
				sum += *p.Net.Mean
			}
		}
		if len(c.Parts) > 2 {
			t.Notes = append(t.Notes, "Cut and assistant together differ from the sum of the two alone by "+r.units.Signed(both-sum, "money")+" of net value.")
		}
		tables = append(tables, t)
	}
	return tables
}

func (r reading) money(e result.Estimate, signed bool) Cell {
	switch {
	case e.Mean == nil:
		return words(none)
	case signed:
		return number(*e.Mean, r.units.Signed(*e.Mean, "money"))
	}
	return number(*e.Mean, r.units.Quantity(*e.Mean, "money"))
}

// gap is plan minus reference in points, "no clear difference" where the
// paired interval covers zero.
func (r reading) gap(e result.Estimate) Cell {
	d := e.Difference
	switch {
	case d == nil:
		return words(none)
	case d.Interval != nil && !d.Clear:
		return number(d.Mean, "no clear difference")
	}
	return number(d.Mean, r.units.Signed(d.Mean, "points"))
}

// offHours says how much of the assistant's benefit, contacts it truly resolves,
// comes from hours that the data behind the default arrivals do not cover.
func (r reading) offHours() []string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range r.rivals() {
		if v := r.mean(p.Name, "solved_off_hours"); finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if low > high {
		return nil // no plan has an assistant
	}
	from := "hours the data on arrivals do not cover: this part of its benefit is assumed."
	for _, a := range r.Givens {
		if a.Path == "arrivals.hour_of_week" && !a.Default {
			from = "by the hours of the week the scenario states."
		}
	}
	return []string{"Of the contacts the assistant truly resolves, " + r.units.Range(low, high, "share") +
		" come at night or at the weekend, outside weekdays 07–21, " + from}
}
