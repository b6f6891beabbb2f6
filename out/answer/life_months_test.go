package answer

import (
	"slices"
	"testing"

	"boomerang/sim/result"
)

// The axis of a life names its months from any start.
func TestMonthsOfALife(t *testing.T) {
	at, labels := lifeMonths(&result.Lives{Start: "2024-05-31", Months: 6})
	if want := []string{"Feb 2024", "May 2024", "Aug 2024", "Nov 2024"}; at[0] != -3 || !slices.Equal(labels, want) {
		t.Errorf("life: %v %q, want %q", at, labels, want)
	}
}
