package desk

import "testing"

// Variants that are worth something of their own are worth it beside others too: those
// of the plan share its company, those of the company have another one.
func TestVariantsShareTheCompanyAlone(t *testing.T) {
	plan := company()
	plan.Routing.Policy, plan.Cut.Share = HumansOnly, .2 // no assistant, whose skill all have from the plan
	variants := []Params{plan, plan, plan, plan}
	variants[1].Cut.Share = .4                                             // of the plan
	variants[2].Workforce.AttritionPerYear *= 2                            // of the company
	variants[3].Money.SeverancePerHead = plan.Money.SeverancePerHead/2 + 1 // of the plan
	together := FirstOrder(t.Context(), plan, variants)
	for k, v := range variants {
		if alone := FirstOrder(t.Context(), v, []Params{v})[0]; alone != together[k] {
			t.Errorf("variant %d: %.2f beside others, %.2f alone", k, together[k], alone)
		}
		if k > 0 && together[k] == together[0] {
			t.Errorf("variant %d is worth what the plan is: nothing to tell", k)
		}
	}
}
