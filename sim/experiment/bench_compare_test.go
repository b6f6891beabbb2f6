package experiment

import (
	"context"
	"testing"

	"boomerang/sim/result"
)

// A report of the usual size: 6 plans, 40 measures, 12 monthly ones over 18
// months, 100 blocks.
func BenchmarkReport(b *testing.B) {
	s := Study{
		Plans: make([]string, 6), Measures: make([]result.Measure, 40),
		SeriesMeasures: make([]result.Measure, 12),
	}
	r := &Runs{Design: Design{Seed: 1, Inputs: 20}}
	for w := range 900 {
		p := r.Design.Point(w)
		var out Outcome
		for plan := range s.Plans {
			row, series := make([]float64, 40), make([]float64, 12*18)
			for i := range row {
				row[i] = p.U[i%20] * float64(plan+w%7)
			}
			for i := range series {
				series[i] = p.U[i%20] + float64(w%5)
			}
			out.Rows, out.Series = append(out.Rows, row), append(out.Series, series)
		}
		r.Add(w, out)
	}
	for b.Loop() {
		Compare(r, s)
		Months(r, s)
	}
}

var nothing = Outcome{Rows: [][]float64{{0}}}

// What a world costs that does nothing.
func BenchmarkReplicate(b *testing.B) {
	job := Job{
		Design: Design{Seed: 1, Inputs: 20}, To: b.N,
		World: func(context.Context, Point) (Outcome, error) { return nothing, nil },
		Sink:  func(Point, Outcome) error { return nil },
	}
	if err := Replicate(context.Background(), job); err != nil {
		b.Fatal(err)
	}
}
