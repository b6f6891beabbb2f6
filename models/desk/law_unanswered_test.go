package desk

import (
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
)

// Where everybody writes and hardly anybody answers, most issues never end, and no
// customer takes a dose, unless people give up. With patience that ends, a desk that answers nobody loses more
// customers than one that answers late, however long that patience is among those stated.
func TestWhoIsNeverAnsweredLeavesToo(t *testing.T) {
	p := company()
	p.Horizon.Months, p.Routing.Policy = 12, HumansOnly
	for k := range p.Categories {
		p.Categories[k].Written = 1
	}
	plans := []Params{p, p, p}
	plans[1].Cut = Cut{Share: .4, Stages: 1}
	plans[2].Cut = Cut{Share: .9, Stages: 1}
	lost, _ := Column(Measures, result.CustomersLost)
	for _, days := range []float64{2, 7} {
		for k := range plans {
			plans[k].Deferred.GiveUpDays = days
		}
		rows := Play(t.Context(), sim.NewFates(1, 0), plans, 0)
		if late, never := rows[1].Values[lost], rows[2].Values[lost]; !(never > late) || !(never > 0) {
			t.Errorf("patience of %v days: answered late %v leave, never answered %v", days, late, never)
		}
	}
}
