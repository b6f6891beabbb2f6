package wording

import "testing"

func TestFourFigures(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", 7: "7", 9_999: "9,999", 10_004: "10,000", 10_006: "10,010", 248_149: "248,100", 99_999: "100,000",
	} {
		if got := fourFigures(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
}
