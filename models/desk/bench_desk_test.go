package desk_test

import (
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
)

// BenchmarkDesk plays every plan of klarna-2024 at its shipped scale, the past
// included, and reports the time per contact: one assistant session or one
// human contact.
func BenchmarkDesk(b *testing.B) { benchmark(b, "klarna-2024") }

// BenchmarkMidsize does the same for midsize-fintech.
func BenchmarkMidsize(b *testing.B) { benchmark(b, "midsize-fintech") }

func benchmark(b *testing.B, name string) {
	s, err := scenarios.Load(name, nil)
	if err != nil {
		b.Fatal(err)
	}
	var plans []desk.Params
	reference := 0
	for i := range s.Plans {
		p, err := s.Plans[i].Params(nil)
		if err != nil {
			b.Fatal(err)
		}
		if s.Plans[i].Reference {
			reference = i
		}
		plans = append(plans, p)
	}
	b.ReportAllocs()
	contacts := 0.0
	world := uint64(0)
	for b.Loop() {
		world++
		rows := desk.Play(sim.NewFates(1, world), plans, reference)
		contacts += rows[0].Handled * float64(plans[0].Horizon.PreMonths) / float64(s.Months) // the shared past
		for _, r := range rows {
			contacts += r.Handled
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/contacts, "ns/contact")
}
