package board

import "testing"

// TestFurther: who leaves besides has one sign, also where they are fewer than under the reference.
func TestFurther(t *testing.T) {
	for count, want := range map[string]string{"8,900": "+ 8,900", "0": "+ 0", "−220": "− 220"} {
		if got := further(count); got != want {
			t.Errorf("%s: %q, want %q", count, got, want)
		}
	}
}
