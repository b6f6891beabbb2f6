package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// Varied says what a variant of a plan sets.
func Varied(v result.Variant) string {
	switch {
	case v.Question == result.LagVariant:
		return lagOf(v)
	case v.Text != "":
		return v.Text
	case v.NoReversal:
		return "as planned, no reversal foreseen"
	case v.Stated:
		return "as planned"
	case v.Value == nil:
		return None
	case v.Question == result.FrictionVariant:
		return Friction(*v.Value)
	case v.Dashboard == result.CostDashboard:
		return fmt.Sprintf("cost dashboard, reported retention falls by %.0f %%", 100**v.Value)
	}
	return fmt.Sprintf("joint dashboard, satisfaction falls by %.0f points", *v.Value)
}

// lagOf is a lag and its days.
func lagOf(v result.Variant) string {
	if v.Value == nil || *v.Value == 0 {
		return Lag(v)
	}
	return fmt.Sprintf("%s (%.0f days)", Lag(v), *v.Value)
}

// Lag is a personal lag as the file writes it.
func Lag(v result.Variant) string {
	switch {
	case v.Text != "":
		return v.Text
	case v.Stated:
		return "as in the scenario"
	case v.Set == "0 days":
		return "none"
	}
	return v.Set
}

// Friction is how far a human is.
func Friction(steps float64) string {
	switch steps {
	case 0:
		return "one click to a human"
	case 1:
		return "1 extra step to a human"
	}
	return fmt.Sprintf("%.0f extra steps to a human", steps)
}

// Reversed is what a reversal does where that was added to the plan; "" where it
// was not.
func Reversed(v result.Variant) string {
	switch {
	case v.Action != "":
		return v.Action
	case v.Rehired == .5:
		return "hiring back half of the cut"
	case v.Rehired > 0:
		return fmt.Sprintf("hiring back %.0f %% of the cut", 100*v.Rehired)
	}
	return ""
}

// partNames are the parts of a plan.
var partNames = map[result.PartKind]string{
	result.WholePlan: "as planned", result.CutAlone: "the cut alone", result.AssistantAlone: "the assistant alone",
	result.AttritionAlone: "attrition alone",
}

// PartName names a part of a plan.
func PartName(p result.CreditPart) string {
	if p.Name != "" {
		return p.Name
	}
	return partNames[p.Kind]
}
