package wording

import (
	"math"
	"testing"
)

func TestQuantity(t *testing.T) {
	eur, chf := Units{"EUR"}, Units{"CHF"}
	for _, c := range []struct {
		u    Units
		v    float64
		unit string
		want string
	}{
		{eur, 1234567, "money", "€1.23M"},
		{eur, -1234567, "money", "−€1.23M"},
		{eur, 999600, "money", "€1.00M"},
		{eur, 999499, "money", "€999k"},
		{eur, 999.6, "money", "€1.00k"},
		{eur, 3.456, "money", "€3.46"},
		{eur, 0, "money", "€0"},
		{eur, -0.0001, "money", "−€0.000100"},
		{chf, 2.5e9, "money", "CHF 2.50bn"},
		{Units{}, 1500, "money", "1.50k"},
		{eur, .412, "share", "41.2 %"},
		{eur, 1, "share", "100 %"},
		{eur, -.05, "share", "−5.0 %"},
		{eur, 6.44, "minutes", "6.4 min"},
		{eur, 48, "heads", "48"},
		{eur, 47.6, "heads", "48"},
		{eur, 61240, "contacts", "61.2k"},
		{eur, 1825, "day", "1825"},
		{eur, math.NaN(), "money", "–"},
		{eur, math.Inf(1), "share", "–"},
	} {
		if got := c.u.Quantity(c.v, c.unit); got != c.want {
			t.Errorf("Quantity(%v, %s) = %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

func TestRange(t *testing.T) {
	u := Units{"USD"}
	for _, c := range []struct {
		lo, hi float64
		unit   string
		want   string
	}{
		{1.2e6, 1.8e6, "money", "$1.20–1.80M"},
		{-1.2e6, 3e5, "money", "−$1.20M to +$0.30M"},
		{-2e6, -1e6, "money", "−$2.00M to −$1.00M"},
		{0, 0, "money", "$0"},
		{-1e6, 0, "money", "−$1.00M to $0.00M"},
		{.31, .44, "share", "31.0–44.0 %"},
		{math.NaN(), 1, "money", "–"},
	} {
		if got := u.Range(c.lo, c.hi, c.unit); got != c.want {
			t.Errorf("Range(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
