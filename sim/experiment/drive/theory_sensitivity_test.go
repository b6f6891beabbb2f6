package drive

import (
	"context"
	"errors"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// TestIndicesIshigami: within .02 of the published values, which every interval
// holds.
func TestIndicesIshigami(t *testing.T) {
	got, err := Indices(context.Background(), Each(Ishigami), [][]int{{0}, {1}, {2}},
		IndexDesign{Axes: 3, N: 4096, Seed: 1, Level: .99})
	if err != nil {
		t.Fatal(err)
	}
	first, total := IshigamiIndices()
	for i, x := range got {
		if math.Abs(x.First-first[i]) > .02 || math.Abs(x.Total-total[i]) > .02 {
			t.Errorf("x%d: first %.4f (%.4f), total %.4f (%.4f)", i+1, x.First, first[i], x.Total,
				total[i])
		}
		if x.FirstInterval.Excludes(first[i]) || x.TotalInterval.Excludes(total[i]) {
			t.Errorf("x%d: intervals %v %v miss the truth", i+1, x.FirstInterval, x.TotalInterval)
		}
	}
}

// TestIndicesGFunction: eight inputs, the last four as one group.
func TestIndicesGFunction(t *testing.T) {
	a := []float64{0, 1, 4.5, 9, 99, 99, 99, 99}
	first, total := GFunctionIndices(a)
	got, err := Indices(context.Background(), Each(GFunction(a)), [][]int{{0}, {1}, {2}, {3}, {4, 5, 6, 7}},
		IndexDesign{Axes: 8, N: 4096, Seed: 2, Level: .9})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		if math.Abs(got[i].First-first[i]) > .02 || math.Abs(got[i].Total-total[i]) > .02 {
			t.Errorf("input %d: first %.4f (%.4f), total %.4f (%.4f)", i, got[i].First, first[i], got[i].Total,
				total[i])
		}
	}
	if got[4].Total > .01 {
		t.Errorf("four inputs that hardly matter: total %.4f", got[4].Total)
	}
}

// TestIndicesOfFewPoints: with 64 base points intervals hold the known indices
// about as often as they say, and the polynomial makes those of total indices
// narrower than f alone does (a surrogate of no terms), although a kink in every
// input and products of all are what it fits worst.
func TestIndicesOfFewPoints(t *testing.T) {
	a := []float64{0, .5, 3, 9, 99, 99}
	first, total := GFunctionIndices(a)
	groups := [][]int{{0}, {1}, {2}, {3}, {4, 5}}
	f := Each(GFunction(a))
	held, wide, plain := 0., 0., 0.
	const studies = 60
	for seed := range uint64(studies) {
		d := IndexDesign{Axes: 6, N: 64, Seed: seed, Level: .9, Ranked: 4}
		got, err := Indices(context.Background(), f, groups, d)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			held += stats.Indicator(!got[i].FirstInterval.Excludes(first[i])) +
				stats.Indicator(!got[i].TotalInterval.Excludes(total[i]))
			wide += got[i].TotalInterval.HalfWidth()
		}
		points := d.points(groups)
		ys, _ := f(context.Background(), points)
		var parts []indexTerms
		for i := range d.N {
			k := len(groups) + 2
			parts = append(parts, partOf(surrogate{}, groups, points[i*k:(i+1)*k], ys[i*k:(i+1)*k]))
		}
		plain += spreadOfTotals(parts, 3, seed)
		if got[0].Rank != 1 || got[0].RankWorst > 2 || got[3].RankWorst != 4 || got[4].Rank != 0 {
			t.Errorf("study %d: ranks %+v", seed, got)
		}
	}
	n := 6. * studies
	if share := held / n; share < .9-4*math.Sqrt(.09/n) {
		t.Errorf("90 %% intervals hold the truth in %.3f", share)
	}
	if wide > .9*plain {
		t.Errorf("half-widths of total indices add up to %.2f, without the polynomial %.2f", wide, plain)
	}
}

// spreadOfTotals adds up the half-widths of the first few total indices.
func spreadOfTotals(parts []indexTerms, groups int, seed uint64) (sum float64) {
	key := sim.NewFates(seed, 1).Of(0)
	all := make([][]float64, groups)
	picked := make([]int, len(parts))
	for r := range 300 {
		for i := range picked {
			picked[i] = int(key.Uniform(experiment.PurposeResample, uint32(r)<<16|uint32(i)) * float64(len(parts)))
		}
		_, total := indicesOf(parts, picked)
		for g := range all {
			all[g] = append(all[g], total[g])
		}
	}
	for _, xs := range all {
		sum += percentiles(xs, .9).HalfWidth()
	}
	return sum
}

// TestPolynomialOfItself: a polynomial is fitted exactly but for the ridge, and
// its variances are those of its coefficients.
func TestPolynomialOfItself(t *testing.T) {
	terms := termsOf(3, [][]int{{0}, {1}})
	s := experiment.NewSobol(3, 1)
	var points [][]float64
	var ys []float64
	for i := range 512 {
		u := s.Point(i)
		points = append(points, u)
		ys = append(ys, 5+2*legendre(1, u[0])-legendre(2, u[2])+3*legendre(1, u[0])*legendre(1, u[1]))
	}
	g := fit(terms, points, ys)
	all, alone, any := g.variance([]int{0})
	if math.Abs(all-14) > .8 || math.Abs(alone-4) > .3 || math.Abs(any-13) > .8 {
		t.Errorf("variances %v %v %v, want 14, 4, 13", all, alone, any)
	}
	if _, alone, any = g.variance([]int{0, 1}); math.Abs(alone-13) > .8 || math.Abs(any-13) > .8 {
		t.Errorf("of two axes %v %v, want 13, 13", alone, any)
	}
}

// TestTornadoLinear: each swing of a linear function is .8 of its slope,
// whatever chance adds to both ends.
func TestTornadoLinear(t *testing.T) {
	slopes := []float64{3, -2, 0}
	f := Each(func(u []float64) float64 { return 3*u[0] - 2*u[1] + 100*u[3] })
	found, err := Tornado(context.Background(), f, 3, []float64{.2, .5, .8}, .9)
	if err != nil || math.Abs(found.Middle-50.5) > 1e-9 {
		t.Fatal(found.Middle, err)
	}
	for i, s := range found.Bars {
		if math.Abs(s.High-s.Low-.8*slopes[i]) > 1e-9 {
			t.Errorf("input %d: %+v", i, s)
		}
	}
}

// TestMorrisLinear: the effect of a linear input is its slope times the middle
// 90 % with no spread; a product has one. Morris (1991).
func TestMorrisLinear(t *testing.T) {
	f := Each(func(u []float64) float64 { return 10*u[0] + u[1]*u[2] + 7*u[4] })
	found, err := Morris(context.Background(), f, 4, 12, 5, .9)
	if err != nil || found.Trajectories != 12 {
		t.Fatal(found, err)
	}
	got := found.Effects
	if math.Abs(got[0].MeanAbsolute-9) > 1e-9 || got[0].SD > 1e-9 {
		t.Errorf("linear input: %+v, want 9 and 0", got[0])
	}
	if got[1].SD < .05 || got[3].MeanAbsolute != 0 {
		t.Errorf("product %+v, nothing %+v", got[1], got[3])
	}
}

// TestMorrisTrajectoriesLieApart: the chosen ones are farther apart than the
// first that come.
func TestMorrisTrajectoriesLieApart(t *testing.T) {
	all := candidates(6, 200, 1)
	total := func(some [][][]float64) (sum float64) {
		for i := range some {
			for j := range i {
				sum += apartness(some[i], some[j])
			}
		}
		return sum
	}
	if chosen, plain := total(farApart(all, 10)), total(all[:10]); chosen < 1.02*plain {
		t.Errorf("chosen %.1f, first ten %.1f", chosen, plain)
	}
}

// TestInformationClosedForm: two plans, one worth 0 and one worth
// m + s·x + noise with x normal. Knowing x is worth
// m·Φ(m/s) + s·φ(m/s) − max(0, m), the unit normal loss integral (Raiffa and
// Schlaifer 1961).
func TestInformationClosedForm(t *testing.T) {
	const n = 4000
	for _, c := range []struct{ m, s, noise float64 }{{1, 2, 3}, {-1, 2, 1}, {0, 1, 5}} {
		nets, xs, block := [][]float64{make([]float64, n), make([]float64, n)}, make([]float64, n), make([]int, n)
		idle := make([]float64, n)
		for j := range n {
			key := sim.NewFates(11, uint64(j)).Of(0)
			z := func(p sim.Purpose) float64 { return distuv.UnitNormal.Quantile(key.Uniform(p, 0)) }
			xs[j], idle[j], block[j] = z(1), z(3), j/8
			nets[1][j] = c.m + c.s*xs[j] + c.noise*z(2)
		}
		r := c.m / c.s
		want := c.m*distuv.UnitNormal.CDF(r) + c.s*distuv.UnitNormal.Prob(r) - max(0, c.m)
		got := Information(nets, xs, block, 1, .9)
		// standard error of a mean of values with the spread of max(0, m+s·x),
		// and of the mean that is subtracted
		tolerance := 4 * (c.s + c.noise) / math.Sqrt(n)
		if math.Abs(got.Value-want) > tolerance || !got.Clear {
			t.Errorf("m %v s %v noise %v: %.4f, want %.4f ± %.3f, %+v", c.m, c.s, c.noise, got.Value, want, tolerance,
				got)
		}
		if nothing := Information(nets, idle, block, 1, .9); nothing.Clear && nothing.Value > .05 {
			t.Errorf("an input that does nothing is worth %.4f (noise %.4f)", nothing.Value, nothing.Noise)
		}
	}
}

// TestInformationIsNotTooHigh: of 22 blocks the value of knowing an input, and of knowing
// everything, is right on average to a twentieth, where the plain estimate of the first is
// more than that too high.
func TestInformationIsNotTooHigh(t *testing.T) {
	const blocks, times, m, s, noise = 22, 100, 1., 1.5, 4.
	worth := func(s float64) float64 {
		return m*portable.NormalCDF(m/s) + s*portable.NormalDensity(m/s) - m
	}
	var one, plain, all stats.Moments
	for k := range times {
		nets, xs, block := [][]float64{make([]float64, 8*blocks), make([]float64, 8*blocks)}, []float64{}, []int{}
		for j := range 8 * blocks {
			key := sim.NewFates(uint64(k), uint64(j)).Of(1)
			z := func(p sim.Purpose) float64 { return portable.NormalQuantile(key.Uniform(p, 0)) }
			xs, block = append(xs, z(1)), append(block, j/8)
			nets[1][j] = m + s*xs[j] + noise*z(2)
		}
		one.Add(Information(nets, xs, block, 1, .9).Value)
		plain.Add(evppi(nets, cubic(normalScores(xs)), nil))
		everything, iv := PerfectInformation(nets, block, 1, .9)
		if all.Add(everything); iv == nil || iv.Excludes(everything) {
			t.Fatalf("knowing everything is worth %v in %v", everything, iv)
		}
	}
	near := func(what string, got stats.Moments, want float64) {
		if se := got.SD() / math.Sqrt(times); math.Abs(got.Mean()-want) > 4*se+want/20 {
			t.Errorf("%s: %.4f ± %.4f, want %.4f", what, got.Mean(), se, want)
		}
	}
	near("one input", one, worth(s))
	near("everything", all, worth(math.Hypot(s, noise)))
	if plain.Mean() < 1.05*worth(s) {
		t.Errorf("the plain estimate is %.4f, not too high against %.4f: the test shows nothing", plain.Mean(),
			worth(s))
	}
}

// TestSensitivityThatEndsEarly: a function that stops after some points leaves
// the bars and the trajectories that were whole, and says that it stopped.
func TestSensitivityThatEndsEarly(t *testing.T) {
	stop := errors.New("the time is spent")
	first := func(n int) Function {
		return func(_ context.Context, points [][]float64) ([]float64, error) {
			ys := make([]float64, len(points))
			for i, u := range points {
				if ys[i] = math.NaN(); i < n {
					ys[i] = 3*u[0] - 2*u[1] + u[4]
				}
			}
			return ys, stop
		}
	}
	// A world of chance takes the middle and two points a bar: 9. More of it than the
	// first whole one are all bars or none.
	for points, want := range map[int][2]int{
		0: {0, 0}, 1: {0, 1}, 2: {0, 1}, 3: {1, 1}, 5: {2, 1}, 9: {4, 1}, 17: {4, 1}, 18: {4, 2}, 26: {4, 2},
	} {
		found, err := Tornado(context.Background(), first(points), 4, []float64{.2, .5, .8}, .9)
		if len(found.Bars) != want[0] || found.Chances != want[1] || !errors.Is(err, stop) {
			t.Errorf("tornado, %d points: %d bars in %d worlds, %v; want %v", points, len(found.Bars), found.Chances,
				err, want)
		}
	}
	// A trajectory takes 5; an effect takes two of them.
	for points, whole := range map[int]int{0: 0, 9: 0, 10: 2, 14: 2, 15: 3} {
		found, err := Morris(context.Background(), first(points), 4, 6, 5, .9)
		if found.Trajectories != whole || !errors.Is(err, stop) {
			t.Errorf("screening, %d points: %d trajectories, %v; want %d", points, found.Trajectories, err, whole)
		}
		if whole > 0 && math.Abs(found.Effects[0].MeanAbsolute-2.7) > 1e-9 {
			t.Errorf("screening, %d points: %+v", points, found.Effects[0])
		}
	}
}
