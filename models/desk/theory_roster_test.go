package desk

import (
	"math"
	"testing"
)

// On a small week improve finds what trying out every way to spread the same
// servers finds: marginal analysis is exact for convex losses (Fox 1966).
func TestRosterIsTheBest(t *testing.T) {
	z := sizing{b: &base{Params: company()}, scale: 1}
	for _, demand := range [][4]float64{{40, 90, 10, 60}, {5, 5, 5, 100}, {30, 30, 30, 30}, {1, 2, 4, 8}} {
		for servers := 4.; servers <= 16; servers += 3 {
			w := &week{step: 1, missed: z.remembered(6)}
			for h, n := range demand {
				w.arrivals[h], w.servers[h] = n, servers/4 // from an even spread, between whole numbers too
			}
			w.improve()
			if best := w.tryOut(0, int(servers)); math.Abs(w.lost()-best) > 1e-9 {
				t.Errorf("%v calls, %v servers: %.9f hang up at %v, %.9f in the best week", demand, servers, w.lost(),
					w.servers[:4], best)
			}
		}
	}
}

// tryOut is the least that hang up from an hour on with so many servers left
// for the first four hours.
func (w *week) tryOut(h, left int) float64 {
	if h == 3 {
		return w.hangUpsIn(h, float64(left))
	}
	best := math.Inf(1)
	for n := range left + 1 {
		best = min(best, w.hangUpsIn(h, float64(n))+w.tryOut(h+1, left-n))
	}
	return best
}

// Work is felt when M(t)/M/∞ has it in service: m' = λ(t) − m/S, its mean over
// every hour against what delay makes of the calls, in erlangs.
func TestDelayIsOfferedLoad(t *testing.T) {
	const minutes, steps = 8., 60_000
	calls := [...]float64{60, 180, 30, 90, 90}
	w := &week{}
	copy(w.arrivals[1:], calls[:])
	w.delay(minutes)
	busy := 0.
	for h, n := range calls {
		area := 0.
		for range steps {
			area += busy / steps
			busy += (n - busy*60/minutes) / steps
		}
		if got := w.arrivals[h+1] * minutes / 60; math.Abs(got-area) > .002*area {
			t.Errorf("hour %d: %.4f erlangs, by theory %.4f", h, got, area)
		}
	}
}
