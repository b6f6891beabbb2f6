package desk

import (
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim/dates"
)

// Segments of other priority at a desk that never closes are classes of M/M/n
// without interruption: Cobham 1954, Operations Research 2. Three classes of 40,
// 60 and 80 calls an hour, 3 minutes each, at 10 agents (ρ = .9). The more
// urgent a class, the shorter its wait; the mean over all is that of M/M/n.
func TestPrioritiesByConfiguration(t *testing.T) {
	p, perMinute := threeClasses()
	want, sum := map[string]float64{}, 0.
	for k, wait := range textbook.Cobham(perMinute, 3, 10) {
		want["wait_mean_"+p.Segments[k].Name] = wait
		sum += wait * perMinute[k] / 3
	}
	want["wait_mean"] = sum
	measured(t, p, length(10, 24), want)
}

// threeClasses is that desk, and the calls a minute of each class.
func threeClasses() (p Params, perMinute []float64) {
	p = queue(0, 3, 10)
	p.Humans.OpenUntil = [7]float64{24, 24, 24, 24, 24, 24, 24}
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	perMinute = []float64{40. / 60, 1, 80. / 60}
	for k, name := range []string{"first", "second", "third"} {
		const customers = 5_000
		p.Segments = append(p.Segments, Segment{
			Name: name, Customers: customers,
			IssuesPerYear: perMinute[k] * 1440 * dates.PlainYear / customers, Priority: k,
		})
	}
	return p, perMinute
}
