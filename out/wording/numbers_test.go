package wording

import (
	"math"
	"testing"

	"boomerang/sim/result"
)

func TestQuantity(t *testing.T) {
	eur, chf := Units{"EUR"}, Units{"CHF"}
	for _, c := range []struct {
		u    Units
		v    float64
		unit result.Unit
		want string
	}{
		{eur, 1234567, result.UnitMoney, "€1.23M"},
		{eur, -1234567, result.UnitMoney, "−€1.23M"},
		{eur, 999600, result.UnitMoney, "€1.00M"},
		{eur, 999499, result.UnitMoney, "€999k"},
		{eur, 999.6, result.UnitMoney, "€1.00k"},
		{eur, 3.456, result.UnitMoney, "€3.46"},
		{eur, 0, result.UnitMoney, "€0"},
		{eur, -0.0001, result.UnitMoney, "−€0.000100"},
		{chf, 2.5e9, result.UnitMoney, "CHF 2.50bn"},
		{Units{}, 1500, result.UnitMoney, "1.50k"},
		{eur, 9048, result.UnitCustomers, "9,050"},
		{eur, -9048, result.UnitCustomers, "−9,050"},
		{eur, 999.6, result.UnitHeads, "1,000"},
		{eur, 1234, result.UnitNone, "1,230"},
		{eur, 999_600, result.UnitContacts, "1.00 million"},
		{eur, 92.6e6, result.UnitCustomers, "92.6 million"},
		{eur, .412, result.UnitShare, "41.2 %"},
		{eur, 1, result.UnitShare, "100 %"},
		{eur, -.05, result.UnitShare, "−5.0 %"},
		{eur, .0000424, result.UnitShare, "0.00 %"},
		{eur, -.00192, result.UnitMinutes, "0.00 min"},
		{eur, 6.44, result.UnitMinutes, "6.4 min"},
		{eur, 48, result.UnitHeads, "48"},
		{eur, 47.6, result.UnitHeads, "48"},
		{eur, 61240, result.UnitContacts, "61,200"},
		{eur, 1825, result.UnitDay, "1825"},
		{eur, math.NaN(), result.UnitMoney, "–"},
		{eur, math.Inf(1), result.UnitShare, "–"},
	} {
		if got := c.u.Quantity(c.v, c.unit); got != c.want {
			t.Errorf("Quantity(%v, %s) = %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

// TestChange: between two percentages lie points of them, in every form a difference has; what is no
// percentage is written as ever.
func TestChange(t *testing.T) {
	u := Units{"USD"}
	for got, want := range map[string]string{
		u.Change(-.0055, result.UnitShare): "−0.55 %-points", u.Change(.114, result.UnitShare): "+11.4 %-points",
		u.Apart(.112, result.UnitShareMonth):       "11.2 %-points a month",
		u.ChangeRange(-.01, .02, result.UnitShare): "−1.0 %-points to +2.0 %-points",
		u.ChangeRange(.047, .05, result.UnitShare): "4.7–5.0 %-points",
		u.Change(2e6, result.UnitMoney):            "+$2.00M", u.Change(1.25, result.UnitPoints): "+1.2",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRange(t *testing.T) {
	u := Units{"USD"}
	for _, c := range []struct {
		lo, hi float64
		unit   result.Unit
		want   string
	}{
		{1.2e6, 1.8e6, result.UnitMoney, "$1.20–1.80M"},
		{-1.2e6, 3e5, result.UnitMoney, "−$1.20M to +$0.30M"},
		{-2e6, -1e6, result.UnitMoney, "−$2.00M to −$1.00M"},
		{0, 0, result.UnitMoney, "$0"},
		{-1e6, 0, result.UnitMoney, "−$1.00M to $0.00M"},
		{.31, .44, result.UnitShare, "31.0–44.0 %"},
		{math.NaN(), 1, result.UnitMoney, "–"},
		{9048, 11960, result.UnitCustomers, "9,000–12,000"},
		{904, 1196, result.UnitCustomers, "900–1,200"},
		{755e3, 1.26e6, result.UnitContacts, "0.76–1.26 million"},
	} {
		if got := u.Range(c.lo, c.hi, c.unit); got != c.want {
			t.Errorf("Range(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
