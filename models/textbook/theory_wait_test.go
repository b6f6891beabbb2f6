package textbook

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// In M/M/n P(W > t) = C·exp(−(nμ−λ)t) (Kleinrock 1975, eq. 3.40 ff.), so the
// p-quantile of the wait is ln(C/(1−p))/(nμ−λ). Worlds keep sketches; they are
// merged in order, and the spread over worlds is the standard error.
func TestWaitQuantiles(t *testing.T) {
	q := Queue{Arrivals: 9, Servers: 10, ServiceMean: 1, Customers: 120_000, Warmup: 5_000}
	c := Erlang{Arrivals: 9, Service: 1, Servers: 10}.Solve().Wait
	const worlds = 12
	var sketches [worlds]*stats.Sketch
	for w := range sketches {
		q.Waits = stats.NewSketch()
		q.Play(sim.NewFates(4, uint64(w)))
		sketches[w] = q.Waits
	}
	whole, n := stats.NewSketch(), 0
	for _, s := range sketches {
		whole.Merge(s)
		n += s.N()
	}
	if whole.N() != n || n < worlds*(120_000-5_000) {
		t.Errorf("%d waits in the merged sketch, %d in the parts", whole.N(), n)
	}
	for _, p := range []float64{.5, .8, .95, .99} {
		want := math.Log(c/(1-p)) / (10 - 9)
		var spread stats.Moments
		for _, s := range sketches {
			spread.Add(s.Quantile(p))
		}
		se := spread.SD() / math.Sqrt(worlds)
		if got := whole.Quantile(p); math.Abs(got-want) > 4*se+.01*want {
			t.Errorf("P%v of waits: %.3f ± %.3f, theory %.3f", 100*p, got, se, want)
		}
	}
}
