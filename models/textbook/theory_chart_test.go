package textbook

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// The exact run lengths, to the digits printed in model.md (CUSUM: Montgomery,
// table 9.3; EWMA: Lucas and Saccucci 1990, table 3, "about").
func TestRunLengthTable(t *testing.T) {
	cusum, ewma := Cusum{Slack: .5, Limit: 5}, Ewma{Weight: .1, Limit: 2.814}
	for _, c := range []struct {
		name           string
		got, want, tol float64
	}{
		{"CUSUM at 0", cusum.RunLength(0), 465.2, .5},
		{"CUSUM at .5", cusum.RunLength(.5), 38, .05},
		{"CUSUM at 1", cusum.RunLength(1), 10.4, .05},
		{"EWMA at 0", ewma.RunLength(0), 500, 2},
		{"EWMA at .5", ewma.RunLength(.5), 31.3, .1},
		{"EWMA at 1", ewma.RunLength(1), 10.3, .1},
	} {
		t.Logf("%s: %.4f", c.name, c.got)
		if math.Abs(c.got-c.want) > c.tol {
			t.Errorf("%s: run length %.3f, want %v", c.name, c.got, c.want)
		}
	}
}

func TestRunLengthBySimulation(t *testing.T) {
	cusum, ewma := Cusum{Slack: .5, Limit: 5}, Ewma{Weight: .1, Limit: 2.814}
	const runs = 20_000
	for i, shift := range []float64{0, .5, 1, -1} {
		var c, e stats.Moments
		for r := range uint64(runs) {
			k := sim.NewFates(77, uint64(i)).Of(r)
			c.Add(float64(cusum.Signal(k, shift)))
			e.Add(float64(ewma.Signal(k, shift)))
		}
		near(t, "CUSUM", c, cusum.RunLength(shift))
		near(t, "EWMA", e, ewma.RunLength(shift))
	}
}

// One side alone, from where the chart happens to stand: played with readings of
// its own. Far from 0 both sides never count, so that it is the chart of the table.
func TestOneSidedRunLength(t *testing.T) {
	ewma := Ewma{Weight: .1, Limit: 2.814}
	for i, c := range []struct{ start, shift float64 }{{0, 1}, {-.7, .5}, {.4, .25}} {
		var m stats.Moments
		for r := range uint64(20_000) {
			k := sim.NewFates(78, uint64(i)).Of(r)
			n, e := uint32(0), c.start
			for e <= ewma.bound() {
				n++
				e += ewma.Weight * (k.Normal(1, n) + c.shift - e)
			}
			m.Add(float64(n))
		}
		near(t, "one-sided EWMA", m, ewma.OneSided(c.start, c.shift))
	}
	if one, two := ewma.OneSided(0, 1), ewma.RunLength(1); math.Abs(one-two) > .01*two {
		t.Errorf("at a shift of 1 one side has a run length of %.3f, both of %.3f", one, two)
	}
}

// near asks for a mean within 4 standard errors of the exact value.
func near(t *testing.T, what string, m stats.Moments, want float64) {
	t.Helper()
	se := m.SD() / math.Sqrt(float64(m.N()))
	if math.Abs(m.Mean()-want) > 4*se {
		t.Errorf("%s: %.6g ± %.2g, want %.6g (%.1f standard errors)", what, m.Mean(), se, want, (m.Mean()-want)/se)
	}
}

// A run length exists at every shift: never below 1, the shorter the further readings
// move either way, and in the limit the fewest readings that can signal at all.
func TestRunLengthAtEveryShift(t *testing.T) {
	for _, c := range []Cusum{{.5, 5}, {.25, 8}, {1, 3}, {2, 12}} {
		last := math.Inf(1)
		for shift := 0.; shift <= 60; shift += .25 {
			up, down := c.RunLength(shift), c.RunLength(-shift)
			if !(up >= 1-1e-9) || up > last*(1+1e-6)+1e-9 || math.Abs(up-down) > 1e-9*up {
				t.Fatalf("%+v at %v: %v up, %v down, %v before", c, shift, up, down, last)
			}
			last = up
		}
		if math.Abs(last-1) > 1e-9 {
			t.Errorf("%+v: %v readings at a shift of 60", c, last)
		}
	}
	for _, e := range []Ewma{{.1, 2.814}, {.05, 3}, {1, 3}} {
		last := math.Inf(1)
		for shift := 0.; shift <= 60; shift += .25 {
			n := e.RunLength(shift)
			if !(n >= 1-1e-6) || n > last*(1+1e-6) {
				t.Fatalf("%+v at %v: %v, %v before", e, shift, n, last)
			}
			last = n
		}
	}
}
