package textbook

import (
	"math"
	"testing"
)

func exponential(mean float64) func(float64) float64 {
	return func(x float64) float64 { return math.Exp(-x / mean) }
}

// The expected figures are those of model.md, to the digits printed there.
func TestErlangTable(t *testing.T) {
	near := func(what string, got, want, tol float64) {
		t.Helper()
		if math.Abs(got-want) > tol {
			t.Errorf("%s = %.5f, want %.5f", what, got, want)
		}
	}
	c := Erlang{Arrivals: 200, Service: 20, Servers: 14, Within: 20. / 3600}.Solve()
	near("C14 P(wait)", c.Wait, .17413, 5e-6)
	near("C14 mean wait s", c.WaitMean*3600, 7.836, 5e-4)
	near("C14 level", c.Level, .88835, 5e-6)
	c = Erlang{Arrivals: 720, Service: 15, Servers: 55, Within: 15. / 3600}.Solve()
	near("C55 P(wait)", c.Wait, .23870, 5e-6)
	near("C55 mean wait s", c.WaitMean*3600, 8.184, 5e-4)
	near("C55 level", c.Level, .84588, 5e-6)

	a := Erlang{Arrivals: 48, Service: 1, Servers: 50, Patient: exponential(2)}.Solve()
	near("A50 P(abandon)", a.Abandon, .03091, 2e-5)
	near("A50 mean wait s", a.WaitMean*60, 3.709, 2e-3)
	near("A50 queue", a.Queue, 2.968, 2e-3)
	near("A50 occupancy", a.Busy, .9303, 5e-5)
	for theta, want := range map[float64][2]float64{
		.25: {.02659, .10084}, .5: {.03303, .10336},
		1: {.03986, .10790},
	} {
		near("A100", Erlang{Arrivals: 100, Service: 1, Servers: 100, Patient: exponential(1 / theta)}.Solve().Abandon,
			want[0], 2e-5)
		near("A90", Erlang{Arrivals: 100, Service: 1, Servers: 90, Patient: exponential(1 / theta)}.Solve().Abandon,
			want[1], 2e-5)
	}
}

// The closed form for exponential patience and the integral for any patience
// are two ways to the same figures.
func TestErlangATwice(t *testing.T) {
	for _, e := range []Erlang{
		{Arrivals: 48, Service: 1, Servers: 50, Patience: 2, Within: .3},
		{Arrivals: 100, Service: 1, Servers: 60, Patience: .5, Within: .1},
		{Arrivals: 3, Service: .1, Servers: 45, Patience: 2, Within: 1},
		{Arrivals: .2, Service: .5, Servers: 1, Patience: 30, Within: 0},
		{Arrivals: 2000, Service: .2, Servers: 9000, Patience: 3, Within: .5},
		{Arrivals: 40, Service: 1, Servers: 20, Patience: 200, Within: 3}, // deep in the overload
	} {
		other := e
		other.Patience, other.Patient = 0, exponential(e.Patience)
		a, b := e.Solve(), other.Solve()
		for what, d := range map[string]float64{
			"wait": a.Wait - b.Wait, "abandon": a.Abandon - b.Abandon, "level": a.Level - b.Level,
			"busy": a.Busy - b.Busy, "mean wait": (a.WaitMean - b.WaitMean) / (1 + b.WaitMean),
		} {
			if !(math.Abs(d) < 1e-3) {
				t.Errorf("%+v: %s differs by %v: %+v, %+v", e, what, d, a, b)
			}
		}
	}
}
