package desk

import (
	"testing"

	"boomerang/sim"
)

// BenchmarkCompany plays one plan of the test company, past included.
func BenchmarkCompany(b *testing.B) {
	p := company()
	p.Segments[0].Customers = 60_000
	b.ReportAllocs()
	contacts := 0.0
	for i := range b.N {
		row := Play(sim.NewFates(1, uint64(i)), []Params{p}, 0)[0]
		contacts += row.Values[measureIndex("contacts")] * 21 / 18
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/contacts, "ns/contact")
}
