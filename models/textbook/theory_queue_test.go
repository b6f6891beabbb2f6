package textbook

import (
	"fmt"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

const worlds = 40

// play plays a queue in many worlds and takes the named measures.
func play(q Queue, seed uint64, measures ...func(Record) float64) []stats.Moments {
	sums := make([]stats.Moments, len(measures))
	for w := range uint64(worlds) {
		r := q.Play(sim.NewFates(seed, w))
		for i, m := range measures {
			sums[i].Add(m(r))
		}
	}
	return sums
}

// TestMM1: mean time in the system 1/(μ − λ), by both models of it.
func TestMM1(t *testing.T) {
	m := &MMc{ArrivalMean: 1 / .8, ServiceMean: 1, Servers: 1, Customers: 100_000}
	var sojourn stats.Moments
	for w := range uint64(worlds) {
		sojourn.Add(m.Play(sim.NewFates(1, w)))
	}
	near(t, "tutorial, time in system", sojourn, 1/(1-.8))

	q := Queue{Arrivals: .8, Servers: 1, ServiceMean: 1, Customers: 100_000, Warmup: 10_000}
	r := play(q, 2, Record.WaitMean, Record.WaitShare, func(r Record) float64 { return r.Busy(1) })
	near(t, "time in line", r[0], .8/(1-.8))
	near(t, "share who wait", r[1], .8)
	near(t, "occupancy", r[2], .8)
}

// TestTutorialIsTheQueue: the tutorial's model and the general one play the
// same customers alike.
func TestTutorialIsTheQueue(t *testing.T) {
	for _, servers := range []int{1, 3, 20} {
		m := &MMc{ArrivalMean: 1, ServiceMean: .9 * float64(servers), Servers: servers, Customers: 20_000}
		q := Queue{Arrivals: 1, ServiceMean: m.ServiceMean, Servers: servers, Customers: 20_000}
		for w := range uint64(5) {
			a, r := m.Play(sim.NewFates(3, w)), q.Play(sim.NewFates(3, w))
			if b := (r.Wait + r.Service) / r.Calls(); math.Abs(a-b) > 1e-9*b {
				t.Errorf("%d servers: time in system %v and %v", servers, a, b)
			}
		}
	}
}

// Times are in hours in the first two rows of the table of model.md.
func TestErlangCBySimulation(t *testing.T) {
	for i, e := range []Erlang{
		{Arrivals: 200, Service: 20, Servers: 14},
		{Arrivals: 720, Service: 15, Servers: 55},
		{Arrivals: 90, Service: 1, Servers: 100}, // Halfin and Whitt's regime, β = 1
	} {
		q := Queue{
			Arrivals: e.Arrivals, Servers: e.Servers, ServiceMean: 1 / e.Service, Customers: 100_000,
			Warmup: 20_000,
		}
		r := play(q, uint64(10+i), Record.WaitShare, Record.WaitMean)
		near(t, fmt.Sprint(e.Servers, " servers, P(wait)"), r[0], e.Solve().Wait)
		near(t, fmt.Sprint(e.Servers, " servers, mean wait"), r[1], e.Solve().WaitMean)
	}
}

func TestErlangABySimulation(t *testing.T) {
	rows := []struct{ load, servers, theta float64 }{
		{48, 50, .5},
		{98, 100, .5},
		{100, 100, .25},
		{100, 100, .5},
		{100, 100, 1},
		{100, 90, .25},
		{100, 90, .5},
		{100, 90, 1},
	}
	customers := uint64(40_000)
	if os.Getenv("BOOMERANG_LONG") != "" {
		customers = 100_000
	}
	for i, row := range rows {
		q := Queue{
			Arrivals: row.load, Servers: int(row.servers), ServiceMean: 1, PatienceMean: 1 / row.theta,
			Customers: customers, Warmup: 10_000,
		}
		exact := Erlang{
			Arrivals: row.load, Service: 1, Servers: int(row.servers),
			Patient: func(x float64) float64 { return math.Exp(-x * row.theta) },
		}.Solve()
		r := play(q, uint64(20+i), Record.Abandon, Record.WaitMean, Record.WaitShare,
			func(r Record) float64 { return r.Busy(int(row.servers)) })
		name := fmt.Sprintf("a %v, n %v, θ %v: ", row.load, row.servers, row.theta)
		near(t, name+"P(abandon)", r[0], exact.Abandon)
		near(t, name+"mean wait", r[1], exact.WaitMean)
		near(t, name+"P(wait)", r[2], exact.Wait)
	}
}

// TestPatienceOfAnyLaw: M/M/n+G, here with constant and with lognormal patience.
func TestPatienceOfAnyLaw(t *testing.T) {
	q := Queue{
		Arrivals: 22, Servers: 20, ServiceMean: 1, PatienceMean: .3, Patience: Constant, Customers: 100_000,
		Warmup: 10_000,
	}
	step := func(x float64) float64 {
		if x < .3 {
			return 1
		}
		return 0
	}
	r := play(q, 40, Record.Abandon, Record.WaitMean, Record.WaitShare)
	e := Erlang{Arrivals: 22, Service: 1, Servers: 20, Within: .1}
	exact := e.Constant(.3)
	near(t, "constant patience", r[0], exact.Abandon)
	near(t, "constant patience, mean wait", r[1], exact.WaitMean)
	near(t, "constant patience, share who wait", r[2], exact.Wait)
	e.Patient = step
	if grid := e.Solve(); math.Abs(grid.Level-exact.Level) > .01 || math.Abs(grid.WaitMean-exact.WaitMean) > .002 {
		t.Errorf("closed form %+v, by the grid %+v", exact, grid)
	}
	for _, rate := range []float64{19.999999, 19.99, 20, 20.01} { // the closed forms pass over their limit
		near := Erlang{Arrivals: rate, Service: 1, Servers: 20, Within: .1}.Constant(.3)
		at := Erlang{Arrivals: 20, Service: 1, Servers: 20, Within: .1}.Constant(.3)
		if d := math.Abs(near.WaitMean - at.WaitMean); d > math.Abs(rate-20)+1e-9 {
			t.Errorf("at %v erlangs a mean wait of %v, at 20 of %v", rate, near.WaitMean, at.WaitMean)
		}
	}
}

func TestPollaczekKhinchine(t *testing.T) {
	for i, law := range []struct {
		name    string
		service Variate
		cv      float64
	}{
		{"constant", Constant, 0},
		{"exponential", nil, 1},
		{"lognormal .5", Lognormal(.5), .5},
		{"lognormal 1.5", Lognormal(1.5), 1.5},
		{"hyperexponential 2", Hyperexponential(2), 2},
	} {
		q := Queue{Arrivals: .7, Servers: 1, ServiceMean: 1, Service: law.service, Customers: 100_000, Warmup: 5_000}
		near(t, law.name, play(q, uint64(50+i), Record.WaitMean)[0], PollaczekKhinchine(.7, 1, law.cv))
	}
}

// TestHalfinWhitt: the limit to the digits of model.md, and Erlang C closing in
// on it: four times the load halves the error.
func TestHalfinWhitt(t *testing.T) {
	for beta, want := range map[float64]float64{.5: .5045, 1: .2234, 2: .0269} {
		limit := HalfinWhitt(beta)
		if math.Abs(limit-want) > 5e-5 {
			t.Errorf("β %v: limit %.5f, want %v", beta, limit, want)
		}
		before := math.Inf(1)
		for _, root := range []float64{10, 20, 40, 80} {
			n := root*root + beta*root // servers for an offered load of root²
			gap := math.Abs(Erlang{
				Arrivals: root * root, Service: 1,
				Servers: int(math.Round(n)),
			}.Solve().Wait - limit)
			if root > 10 && (gap > .6*before || gap < .4*before) {
				t.Errorf("β %v, load %v: error %.2g after %.2g, want half", beta, root*root, gap, before)
			}
			before = gap
		}
	}
}

// TestPooling: ten desks with ten servers each against one with a hundred.
func TestPooling(t *testing.T) {
	split := Queue{Arrivals: 9, Servers: 10, ServiceMean: 1, Customers: 50_000, Warmup: 5_000}
	pooled := Queue{Arrivals: 90, Servers: 100, ServiceMean: 1, Customers: 100_000, Warmup: 20_000}
	apart, together := play(split, 60, Record.WaitMean)[0], play(pooled, 61, Record.WaitMean)[0]
	near(t, "split", apart, Erlang{Arrivals: 9, Service: 1, Servers: 10}.Solve().WaitMean)
	near(t, "pooled", together, Erlang{Arrivals: 90, Service: 1, Servers: 100}.Solve().WaitMean)
	if apart.Mean() < 10*together.Mean() {
		t.Errorf("mean wait %.4f split, %.4f pooled: pooling should save far more than nine tenths", apart.Mean(),
			together.Mean())
	}
}

func TestCobham(t *testing.T) {
	for i, n := range []int{1, 5} {
		q := &Priority{
			Arrivals: []float64{.2 * float64(n), .3 * float64(n), .3 * float64(n)}, ServiceMean: 1,
			Servers: n, Warmup: 1000, Until: 40_000 / float64(n),
		}
		sums := make([]stats.Moments, 3)
		for w := range uint64(worlds) {
			for class, wait := range q.Play(sim.NewFates(uint64(70+i), w)) {
				sums[class].Add(wait)
			}
		}
		for class, want := range Cobham(q.Arrivals, 1, n) {
			near(t, fmt.Sprintf("%d servers, class %d", n, class), sums[class], want)
		}
	}
}

func TestRedials(t *testing.T) {
	r := Redials{Arrivals: 5, Service: 1, Patience: .8, Delay: .5, Servers: 4, Again: .6}
	q := Queue{
		Arrivals: 5, Servers: 4, ServiceMean: 1, PatienceMean: 1 / .8, Redial: .6, RedialMean: 2,
		Customers: 60_000, Warmup: 5_000,
	}
	near(t, "share who hang up", play(q, 80, Record.Abandon)[0], r.Abandon(40, 60))
	// Without redials the chain is Erlang A.
	r.Again = 0
	exact := Erlang{
		Arrivals: 5, Service: 1, Servers: 4,
		Patient: func(x float64) float64 { return math.Exp(-.8 * x) },
	}.Solve().Abandon
	if got := r.Abandon(40, 3); math.Abs(got-exact) > 2e-5 {
		t.Errorf("no redials: %.6f, want %.6f", got, exact)
	}
}

// TestEickMasseyWhitt: the number present follows the sine, damped and late;
// every look of the period, and amplitude and lag by Fourier's sums.
func TestEickMasseyWhitt(t *testing.T) {
	const looks = 16
	q := &Infinite{
		Arrivals: Sine{Mean: 50, Swing: .8, Period: 6}, ServiceMean: 1.5, Warmup: 5, Periods: 50,
		Looks: looks,
	}
	var seen [looks]stats.Moments
	var inPhase, late stats.Moments
	for w := range uint64(worlds) {
		a, b := 0.0, 0.0
		for i, x := range q.Play(sim.NewFates(90, w)) {
			seen[i].Add(x)
			angle := 2 * math.Pi * float64(i) / looks
			a += x * math.Sin(angle) * 2 / looks
			b -= x * math.Cos(angle) * 2 / looks
		}
		inPhase.Add(a)
		late.Add(b)
	}
	for i := range seen {
		near(t, fmt.Sprint("look ", i), seen[i], q.Arrivals.Infinite(6*float64(i)/looks, 1.5))
	}
	theta := math.Atan(2 * math.Pi * 1.5 / 6)
	amplitude := 50 * 1.5 * .8 * math.Cos(theta)
	near(t, "in phase", inPhase, amplitude*math.Cos(theta))
	near(t, "late", late, amplitude*math.Sin(theta))
}
