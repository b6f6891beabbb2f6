package wording

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Every unit is written in its own way, and none by its name in files where that
// is no word people say: "4.00 number", "0.10 ratio", "38000 money per year".
func TestEveryUnitIsWritten(t *testing.T) {
	want := map[result.Unit][2]string{ // 4 of it, and .05 to .5 of it
		result.UnitNone: {"4.00", "0.05–0.50"}, result.UnitNumber: {"4.00", "0.05–0.50"},
		result.UnitRatio: {"4.00", "0.05–0.50"},
		result.UnitMoney: {"$4.00", "$0.05–0.50"}, result.UnitMoneyMonth: {"$4.00 a month", "$0.05–0.50 a month"},
		result.UnitMoneyYear: {"$4.00 a year", "$0.05–0.50 a year"},
		result.UnitShare:     {"400 %", "5.0–50.0 %"}, result.UnitShareMonth: {"400 % a month", "5.0–50.0 % a month"},
		result.UnitShareYear: {"400 % a year", "5.0–50.0 % a year"}, result.UnitPoints: {"4.0", "0.05–0.50"},
		result.UnitPerHour: {"4.00 an hour", "0.05–0.50 an hour"},
		result.UnitPerYear: {"4.00 a year", "0.05–0.50 a year"},
		result.UnitMinutes: {"4.0 min", "0.05–0.50 min"}, result.UnitHours: {"4", "0"},
		result.UnitDays: {"4.00 days", "0.05–0.50 days"},
		result.UnitDay:  {"4", "0"}, result.UnitMonth: {"4", "0"},
		result.UnitContacts: {"4", "0"}, result.UnitCustomers: {"4", "0"}, result.UnitHeads: {"4", "0"},
		result.UnitIssues: {"4.00 issues", "0.05–0.50 issues"}, result.UnitAlarms: {"4.00 alarms", "0.05–0.50 alarms"},
		result.UnitTrips: {"4.00 trips", "0.05–0.50 trips"}, result.UnitTimes: {"4.00 times", "0.05–0.50 times"},
		result.UnitIncidents: {"4.00 incidents", "0.05–0.50 incidents"},
		result.UnitSteps:     {"4.00 steps", "0.05–0.50 steps"},
		result.UnitWorlds:    {"4.00 worlds", "0.05–0.50 worlds"}, result.UnitOwn: {"4.00", "0.05–0.50"},
		result.UnitAsSet: {"4.00", "0.05–0.50"},
	}
	u := Units{Currency: "USD"}
	for _, unit := range result.Units() {
		texts, ok := want[unit]
		if !ok {
			t.Errorf("nobody says how %q is written", unit)
			continue
		}
		if got := u.Quantity(4, unit); got != texts[0] {
			t.Errorf("4 of %q is %q, want %q", unit, got, texts[0])
		}
		if got := u.Range(.05, .5, unit); got != texts[1] {
			t.Errorf(".05 to .5 of %q is %q, want %q", unit, got, texts[1])
		}
		for _, name := range []string{"number", "ratio", "money", "share", "points", "per "} {
			if strings.Contains(u.Quantity(4, unit)+u.OnAxis(1, 1, 4, unit)+u.Spread(1, 4, unit), name) {
				t.Errorf("%q is written with its name", unit)
			}
		}
	}
	if got, want := u.Range(-.2, .3, result.UnitShareYear), "−20.0 % to +30.0 % a year"; got != want {
		t.Errorf("a range of a rate is %q, want %q", got, want)
	}
	if got, want := u.Whole(20, result.UnitDays), "20 days"; got != want {
		t.Errorf("a whole number is %q, want %q", got, want)
	}
}
