package wording

import (
	"testing"

	"boomerang/sim/result"
)

// A variant is said by what it sets.
func TestVaried(t *testing.T) {
	at := func(q result.VariantKind, x float64) result.Variant { return result.Variant{Question: q, Value: &x} }
	cost, joint := at(result.TriggerVariant, .02), at(result.TriggerVariant, 6)
	cost.Dashboard, joint.Dashboard = result.CostDashboard, result.JointDashboard
	none, two, own := at(result.LagVariant, 0), at(result.LagVariant, 182.5), at(result.LagVariant, 90)
	none.Set, two.Set, own.Stated = "0 days", "2 quarters", true
	older := at(result.LagVariant, 91)
	older.Text = "1 quarter"
	for _, c := range []struct {
		v    result.Variant
		want string
	}{
		{at(result.FrictionVariant, 0), "one click to a human"},
		{at(result.FrictionVariant, 1), "1 extra step to a human"},
		{at(result.FrictionVariant, 4), "4 extra steps to a human"},
		{result.Variant{Question: result.FrictionVariant, Stated: true}, "as planned"},
		{
			result.Variant{Question: result.TriggerVariant, Stated: true, NoReversal: true},
			"as planned, no reversal foreseen",
		},
		{cost, "cost dashboard, reported retention falls by 2 %"},
		{joint, "joint dashboard, satisfaction falls by 6 points"},
		{none, "none"},
		{two, "2 quarters (182 days)"},
		{own, "as in the scenario (90 days)"},
		{older, "1 quarter (91 days)"},
		{result.Variant{Question: result.TriggerVariant, Text: "as it was said"}, "as it was said"},
	} {
		if got := Varied(c.v); got != c.want {
			t.Errorf("%+v: %q, want %q", c.v, got, c.want)
		}
	}
}

// What a reversal does is said where it was added, and nowhere else.
func TestReversed(t *testing.T) {
	for want, v := range map[string]result.Variant{
		"": {}, "hiring back half of the cut": {Rehired: .5}, "hiring back 30 % of the cut": {Rehired: .3},
		"as it was said": {Action: "as it was said"},
	} {
		if got := Reversed(v); got != want {
			t.Errorf("%+v: %q, want %q", v, got, want)
		}
	}
}
