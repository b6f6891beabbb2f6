package desk_test

import (
	"context"
	"os"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
)

// BenchmarkDesk plays every plan of klarna-2024 at its shipped scale, the past
// included, and reports the time per contact: one assistant session or one
// human contact.
func BenchmarkDesk(b *testing.B) { benchmark(b, "klarna-2024") }

// BenchmarkDeskFull does the same for all 93 million customers: minutes an op,
// about 6 GB.
func BenchmarkDeskFull(b *testing.B) {
	if os.Getenv("BOOMERANG_LONG") == "" {
		b.Skip("set BOOMERANG_LONG=1")
	}
	benchmark(b, "klarna-2024", "scale=1")
}

// BenchmarkMidsize does the same for midsize-fintech.
func BenchmarkMidsize(b *testing.B) { benchmark(b, "midsize-fintech") }

// BenchmarkTied plays klarna-2024 with the work of an issue and its solvability correlated.
func BenchmarkTied(b *testing.B) { benchmark(b, "klarna-2024", "assistant.work_correlation=-0.5") }

// BenchmarkMidsizeFull does so for all of its 400,000 customers.
func BenchmarkMidsizeFull(b *testing.B) { benchmark(b, "midsize-fintech", "scale=1") }

// BenchmarkWorkers1 and BenchmarkWorkers2 play 32 worlds of klarna-2024:
// parallel efficiency is half the ratio of their times.
func BenchmarkWorkers1(b *testing.B) { replicate(b, 1) }
func BenchmarkWorkers2(b *testing.B) { replicate(b, 2) }

func replicate(b *testing.B, workers int) {
	plans, _, reference := company(b, "klarna-2024")
	job := experiment.Job{
		Design: experiment.Design{Seed: 1}, To: 32, Workers: workers,
		Sink: func(experiment.Point, experiment.Outcome) error { return nil },
	}
	job.World = func(_ context.Context, p experiment.Point) (experiment.Outcome, error) {
		rows := desk.Play(b.Context(), sim.NewFates(1, uint64(p.World)), plans, reference)
		return experiment.Outcome{Rows: [][]float64{rows[0].Values}}, nil
	}
	for b.Loop() {
		if err := experiment.Replicate(context.Background(), job); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(32*float64(b.N)/b.Elapsed().Seconds(), "worlds/s")
}

// company is every plan of a shipped scenario at its central values.
func company(b testing.TB, name string, set ...string) (plans []desk.Params, names []string, reference int) {
	s, err := scenarios.Load(b.Context(), name, set)
	if err != nil {
		b.Fatal(err)
	}
	for i := range s.Plans {
		p, err := s.Plans[i].Params(nil)
		if err != nil {
			b.Fatal(err)
		}
		if s.Plans[i].Reference {
			reference = i
		}
		plans, names = append(plans, p), append(names, s.Plans[i].Name)
	}
	return plans, names, reference
}

func benchmark(b *testing.B, name string, set ...string) {
	plans, _, reference := company(b, name, set...)
	b.ReportAllocs()
	contacts := 0.0
	world := uint64(0)
	for b.Loop() {
		world++
		rows := desk.Play(b.Context(), sim.NewFates(1, world), plans, reference)
		contacts += rows[0].DayOne.Handled // the shared past
		for _, r := range rows {
			contacts += r.Handled
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/contacts, "ns/contact")
}
