package desk

import (
	"context"
	"reflect"
)

// FirstOrder is the net value of variants of a plan over the months played, to first
// order: the money of the break-even at what is stated.
//
//	gain − margin lost at the share of churn that service causes, or at the stated dose
//
// The assistant is solved for by formula, for the plan as it is, and can do as much in
// every variant; no day is played. Zero where there are no customers, and from where the
// context ended on.
//
// It ranks assumptions before a run is paid for: variants differ in one key each, and the order of
// their effects is what matters, not their size.
func FirstOrder(ctx context.Context, plan Params, variants []Params) []float64 {
	nets := make([]float64, len(variants))
	if plan.Arrivals.OpenPerHour > 0 || len(plan.Segments) == 0 {
		return nets
	}
	plan = plan.small()
	company := statusQuo(plan)
	b := newBase(company)
	var can skilled
	if plan.Routing.Policy != HumansOnly {
		can = skilled{b.solve(&plan), b, nil}
	}
	for k, v := range variants {
		if ctx.Err() != nil {
			return nets
		}
		v = v.small()
		a := audit{p: v.inScore(), b: b}
		if quo := statusQuo(v); !reflect.DeepEqual(quo, company) { // else the same, and most of the work
			a.b = newBase(quo)
		}
		a.statusQuo = a.b.reference
		for _, s := range v.Segments {
			a.issues += s.Customers * s.IssuesPerYear / 12
		}
		if v.Routing.Policy != HumansOnly {
			a.withSkill(can)
		} else {
			a.cutHeads = a.b.setCut(&a.p, make([]float64, len(v.Categories)), a.b.hangUps())
		}
		s := a.sums()
		if v.Churn.StatesScale() {
			nets[k] = s.gain() - v.Churn.Scale*a.lost(s, 1).margin
		} else {
			nets[k] = s.gain() - a.lost(s, v.Churn.ServiceShare).margin
		}
	}
	return nets
}
