package textbook

import (
	"testing"

	"boomerang/sim"
)

// The two queues of the C programs of the anchors: 1,000,000 customers an op
// through the event calendar, keyed fates, ties by rule, drained at the end.

func BenchmarkMM1(b *testing.B) {
	q := &MMc{ArrivalMean: 1 / .9, ServiceMean: 1, Servers: 1, Customers: 1_000_000}
	benchmark(b, "T", q.Play)
}

func BenchmarkErlangA(b *testing.B) {
	q := &Queue{Arrivals: 98, Servers: 100, ServiceMean: 1, PatienceMean: 2, Customers: 1_000_000}
	benchmark(b, "P_ab", func(f sim.Fates) float64 { return q.Play(f).Abandon() })
}

func benchmark(b *testing.B, unit string, play func(sim.Fates) float64) {
	play(sim.NewFates(1, 0)) // fetches the memory
	b.ReportAllocs()
	sum, world := 0.0, uint64(0)
	for b.Loop() {
		world++
		sum += play(sim.NewFates(1, world))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ns/customer")
	b.ReportMetric(sum/float64(b.N), unit)
}
