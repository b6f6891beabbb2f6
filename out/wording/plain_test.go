package wording

import (
	"testing"

	"boomerang/sim/result"
)

func TestAbout(t *testing.T) {
	u := Units{Currency: "USD"}
	for _, c := range []struct {
		v    float64
		unit result.Unit
		want string
	}{
		{1_209_803, result.UnitMoney, "$1.2M"},
		{-712_186, result.UnitMoney, "−$710k"},
		{999_600, result.UnitMoney, "$1.0M"},
		{9_960, result.UnitMoney, "$10k"},
		{0, result.UnitMoney, "$0"},
		{0.4, result.UnitMoney, "$0.40"},
		{66_900, result.UnitMoneyYear, "$67k a year"},
		{2.34e9, result.UnitMoney, "$2.3bn"},
		{16_647, result.UnitCustomers, "17,000"},
		{4_380_000, result.UnitCustomers, "4.4 million"},
		{23_400_000, result.UnitCustomers, "23 million"},
		{0.4, result.UnitCustomers, "0"},
		{46.4, result.UnitHeads, "46"},
		{-310.2, result.UnitCustomers, "−310"},
		{.8034, result.UnitShare, "80 %"},
		{-.002, result.UnitShare, "−0 %"},
		{-12.2, result.UnitPoints, "−12"},
		{3.14, result.UnitPoints, "3.1"},
		{.4733, result.UnitMinutes, "0.47 min"},
		{.0031, result.UnitMinutes, "0.0031 min"},
		{2, result.UnitMinutes, "2 min"},
	} {
		want := c.want
		if want == "−0 %" {
			want = "0 %"
		}
		if got := u.About(c.v, c.unit); got != want {
			t.Errorf("%v %s: %q, want %q", c.v, c.unit, got, want)
		}
	}
	if got := u.AboutSigned(4_000, result.UnitMoney); got != "+$4.0k" {
		t.Errorf("signed %q", got)
	}
}

func TestLever(t *testing.T) {
	for key, want := range map[string]string{
		"churn.scale":                       "how readily the unhappy leave",
		"plan.cut.assistant.success":        "how often the assistant really solves",
		"segment.customers.issues_per_year": "how often customers need help",
		"segment.named.margin_per_month":    "what a customer earns (named)",
		"category.disputes.first_contact":   "first contact (disputes)",
		"humans.weekly_hours":               "weekly hours",
	} {
		if got := Lever(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}
