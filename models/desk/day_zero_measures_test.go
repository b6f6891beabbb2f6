package desk

import "testing"

// Every measure there is of the month before day 0 is read, each from a place of its own, and is one of the table.
func TestDayZeroMeasuresAreRead(t *testing.T) {
	one := DayOne{
		Heads: 1, Level: 2, Occupancy: 4, ContactsPerMonth: 8, RepeatRate: 16, HandleMinutes: 32, Wait: 64, HungUp: 128,
	}
	sum := 0.0
	for _, name := range DayZeroMeasures() {
		x, ok := one.Measure(name)
		if _, known := Column(table, name); !ok || !known {
			t.Errorf("%s: read %t, a measure %t", name, ok, known)
		}
		sum += x
	}
	if sum != 255 {
		t.Errorf("the sum of all is %v, want 255", sum)
	}
	if _, ok := one.Measure("net"); ok {
		t.Error("there is no net of the month before day 0")
	}
}
