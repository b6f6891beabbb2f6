package scenarios

import (
	"math"
	"testing"

	"boomerang/sim/result"
)

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		unit unit
		text string
		want float64
	}{
		{shortTime, "20s", 1.0 / 3},
		{shortTime, "6 min", 6},
		{shortTime, "6m", 6},
		{shortTime, "1 h 30 min", 90},
		{shortTime, "1.5 hours", 90},
		{longTime, "3 days", 3},
		{longTime, "2 weeks", 14},
		{longTime, "12m", 365},
		{longTime, "2 quarters", 182.5},
		{longTime, "1 year 6 months", 547.5},
		{longTime, "12 h", 0.5},
		{longTime, "1q", 91.25},
		{share, "41 %", 0.41},
		{share, "41.2%", 0.412},
		{share, " 0.5 % ", 0.005},
		{money, "$1.50", 1.5},
		{money, "38_000", 38000},
		{money, "EUR 38,000", 38000},
		{money, "£1.2 M", 1.2e6},
		{money, "3k", 3000},
	} {
		if got, _, f := c.unit.parse(c.text); f != nil || math.Abs(got-c.want) > 1e-9*c.want {
			t.Errorf("%q: %v (%v), want %v", c.text, got, f, c.want)
		}
	}
	for text, u := range map[string]unit{
		"": shortTime, "20": shortTime, "s": shortTime, "20 20s": shortTime, "2 fortnights": longTime,
		"-3 days": longTime, "1e3 days": longTime,
		"41": share, "x %": share, "0x10 %": share, "inf %": share, "$": money, "1.2.3": money, "NaN": money,
		"3": number,
	} {
		if v, _, f := u.parse(text); f == nil {
			t.Errorf("%q passes as %v", text, v)
		}
	}
}

func TestOneUnitIsSingular(t *testing.T) {
	for x, want := range map[float64]string{
		1: "1 day", 365: "1 year", 2: "2 days", 30 + 5./12: "1 month", .5: "0.5 days",
	} {
		if got := longTime.format(x); got != want {
			t.Errorf("%v days are %q, want %q", x, got, want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"share", "share", 0},
		{"shares", "share", 1},
		{"polcy", "policy", 1},
		{"shaer", "share", 1},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
	} {
		if got := edits(c.a, c.b); got != c.want {
			t.Errorf("%s to %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestNumbersAsPeopleReadThem(t *testing.T) {
	for x, want := range map[float64]string{
		0.1: "0.1", 1400: "1400", 38000: "38_000", 1e10: "10_000_000_000",
		-1234567: "-1_234_567", 1.0 / 3: "0.3333333333",
	} {
		if got := trim(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
}

// What says that it is days is days: the number beside a unit is in that unit.
func TestMonthsAreNotCalledDays(t *testing.T) {
	s, err := loadText(t, "months = 7")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range s.Resolved() {
		if v.Path == "months" && (*v.Number() != 7 || v.Unit != result.UnitNumber) {
			t.Errorf("months is %v %v", *v.Number(), v.Unit)
		}
	}
}
