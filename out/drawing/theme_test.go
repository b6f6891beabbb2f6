package drawing

import (
	"testing"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

func TestTicks(t *testing.T) {
	ticker := Ticker{wording.Units{Currency: "EUR"}, result.UnitMoney, 5}
	var got string
	for _, tick := range ticker.Ticks(-1.1e6, 2.2e6) {
		got += tick.Label + " "
	}
	if want := "−€1M €0 €1M €2M "; got != want {
		t.Errorf("ticks %q, want %q", got, want)
	}
	for _, span := range []float64{1e-7, .3, 7, 4.2e9} {
		n := len(ticker.Ticks(0, span))
		if n < 3 || n > 8 {
			t.Errorf("%d ticks over %v, want about 5", n, span)
		}
	}
}
