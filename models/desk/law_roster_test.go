package desk

import (
	"testing"

	"pgregory.net/rapid"
)

// With exponential patience each further server spares fewer callers than the
// one before: the law that makes one-by-one moves of servers end at the best.
func TestHangUpsAreConvexInServers(t *testing.T) {
	p := company()
	for _, patience := range []float64{.2, 2, 20} {
		p.Humans.PatienceMinutes = patience
		z := sizing{b: &base{Params: p}, scale: 1}
		for _, load := range []float64{.1, .7, 3, 20, 150} {
			few, now := z.missedBy(load, 0, 6), z.missedBy(load, 1, 6)
			for n := 2; float64(n) < 2*load+5; n++ {
				more := z.missedBy(load, n, 6)
				if few-now < now-more-1e-12 {
					t.Fatalf("load %v, patience %v: server %d spares %v of callers, server %d %v", load, patience,
						n-1, few-now, n, now-more)
				}
				few, now = now, more
			}
		}
	}
}

// Whatever the week, the patience and the size of the desk: a roster planned
// anew has the same server-hours, leaves no hour below its least, and by the
// formula no more hang up than in proportion.
func TestRosterIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := company()
		p.Humans.PatienceFamily = rapid.SampledFrom([]Family{Exponential, Lognormal}).Draw(t, "family")
		p.Humans.PatienceCV = 1.5
		open := rapid.IntRange(2, 5).Draw(t, "hours")
		w := &week{step: 1}
		total := 0.0
		size := rapid.SampledFrom([]float64{1, 30}).Draw(t, "size")
		z := sizing{b: newBase(statusQuo(p)), scale: 1}
		w.missed = z.remembered(5)
		for h := range open {
			w.arrivals[h] = size * rapid.Float64Range(0, 60).Draw(t, "calls")
			w.servers[h] = size * rapid.Float64Range(0, 6).Draw(t, "servers")
			w.least[h] = min(1, w.servers[h])
			w.step = max(w.step, float64(int(w.servers[h]/20)))
			total += w.servers[h]
		}
		before := w.lost()
		w.improve()
		if after := w.lost(); after > before+1e-9 {
			t.Fatalf("%v hang up, %v before", after, before)
		}
		for h, n := range w.servers {
			total -= n
			if n < w.least[h] {
				t.Fatalf("hour %d has %v, at least %v", h, n, w.least[h])
			}
		}
		if total > 1e-6 || total < -1e-6 {
			t.Fatalf("%v server-hours are gone", total)
		}
	})
}
