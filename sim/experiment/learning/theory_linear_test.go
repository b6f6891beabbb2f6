package learning

import (
	"context"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// linear is a world whose answer is known: figures are sums of the normal scores of the inputs, and chance.
//
//	z = A t + chance + error,   t ~ N(0, I):   t | z ~ N(V Aᵀ S⁻¹ z, V),   V = (I + Aᵀ S⁻¹ A)⁻¹
type linear struct {
	a      [][]float64
	chance float64
}

func (l *linear) play(_ context.Context, plays []Play) (rows [][]float64, err error) {
	for _, p := range plays {
		fates := sim.NewFates(5, p.Chance)
		row := make([]float64, len(l.a))
		for k := range row {
			for i, u := range p.U {
				row[k] += l.a[k][i] * portable.NormalQuantile(u)
			}
			row[k] += l.chance * portable.NormalQuantile(fates.Of(uint64(k)).Uniform(1, 0))
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// posterior is what is known of the scores, by sums alone: the precision matrix is inverted by Gauss and Jordan.
func (l *linear) posterior(z []float64, variance float64) (mean []float64, cov [][]float64) {
	d := len(l.a[0])
	all := make([][]float64, d)
	for i := range all {
		all[i] = make([]float64, 2*d)
		all[i][i], all[i][d+i] = 1, 1
		for j := range d {
			for k := range l.a {
				all[i][j] += l.a[k][i] * l.a[k][j] / variance
			}
		}
	}
	for i := range d {
		p := all[i][i]
		for j := range all[i] {
			all[i][j] /= p
		}
		for r := range d {
			if f := all[r][i]; r != i {
				for j := range all[r] {
					all[r][j] -= f * all[i][j]
				}
			}
		}
	}
	mean, cov = make([]float64, d), make([][]float64, d)
	for i := range d {
		cov[i] = all[i][d:]
		for j := range d {
			for k := range l.a {
				mean[i] += cov[i][j] * l.a[k][j] * z[k] / variance
			}
		}
	}
	return mean, cov
}

// diagonal are variances of their own.
func diagonal(n int, v float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = v
	}
	return m
}

// learnt matches and samples, and fails where it cannot.
//
// The inputs are uniform and their scores normal, so that the emulators have to bend where quantiles end: a linear
// world in scores is none in the cube. The fourth input does nothing, and has to stay as it was.
func learnt(t *testing.T, s *Study, aim Aim) (*Region, *Sample) {
	t.Helper()
	r, err := s.Match(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty != nil {
		t.Fatalf("nothing is left: %+v", *r.Empty)
	}
	a, err := s.Sample(t.Context(), r, aim)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d waves, %.2g left, %d plays, %d draws, %.0f effective, %d rounds, %d looks, %s", len(r.Waves), r.Share,
		s.Played, len(a.Draws), a.Effective, a.Rounds, a.Looked, a.Stop)
	return r, a
}

// scoreMoments are the weighted mean and variance of a score, with the standard error of the mean and of the
// variance.
//
// Standard errors are those of a ratio of weighted sums, to first order,
//
//	Var(m) ≈ Σ w² (x − m)²,   w of all 1
func scoreMoments(a *Sample, of func(u []float64) float64) (mean, variance, meanError, varianceError float64) {
	for _, d := range a.Draws {
		mean += d.Weight * of(d.U)
	}
	for _, d := range a.Draws {
		x := of(d.U) - mean
		variance += d.Weight * x * x
		meanError += d.Weight * d.Weight * x * x
	}
	for _, d := range a.Draws {
		x := of(d.U) - mean
		varianceError += d.Weight * d.Weight * (x*x - variance) * (x*x - variance)
	}
	return mean, variance, math.Sqrt(meanError), math.Sqrt(varianceError)
}

// Chance is summed out by the weights: the closed form has its variance added to that of the error, and a sampler
// that took plays for exact would be too sure by a fifth of it.
//
// With 3,200 effective draws a variance has a standard error of √(2/3200), 2.5 %: a tenth is four of them.
//
// TestLinearGaussian: means and variances of every input, and of a contrast of two, are those of the closed form
// within four standard errors; in the long test, of 3,200 effective draws, variances within a tenth as well, and means
// within a tenth of a standard deviation.
func TestLinearGaussian(t *testing.T) {
	aim, long := Aim{Runs: 8, Effective: 600, Most: 4000}, os.Getenv("BOOMERANG_LONG") != ""
	if long {
		aim.Effective, aim.Most = 3200, 20_000
	}
	l := &linear{a: [][]float64{{1, .5, 0, 0}, {0, 1, -1, 0}, {.3, 0, 1, 0}}, chance: .2}
	z := []float64{1.2, -.8, .4}
	const error2 = .15
	o, err := NewObserved(z, diagonal(3, error2))
	if err != nil {
		t.Fatal(err)
	}
	s := &Study{Observed: o, Inputs: 4, Seed: 11, Play: l.play, MostPlays: 1}
	_, a := learnt(t, s, aim)
	if a.Stop != StopEnough {
		t.Errorf("stopped: %s", a.Stop)
	}
	mean, cov := l.posterior(z, error2+l.chance*l.chance)
	for i := range mean {
		m, v, me, ve := scoreMoments(a, func(u []float64) float64 { return portable.NormalQuantile(u[i]) })
		if math.Abs(m-mean[i]) > 4*me || math.Abs(v-cov[i][i]) > 4*ve {
			t.Errorf("input %d: mean %.3f ± %.3f, variance %.3f ± %.3f, want %.3f and %.3f", i, m, me, v, ve, mean[i],
				cov[i][i])
		}
		if long && (math.Abs(v/cov[i][i]-1) > .1 || math.Abs(m-mean[i]) > .1*math.Sqrt(cov[i][i])) {
			t.Errorf("input %d: mean %.3f, variance %.3f, want %.3f and %.3f within a tenth", i, m, v, mean[i],
				cov[i][i])
		}
	}
	m, v, me, ve := scoreMoments(a, func(u []float64) float64 {
		return portable.NormalQuantile(u[1]) - portable.NormalQuantile(u[2])
	})
	if want := cov[1][1] + cov[2][2] - 2*cov[1][2]; math.Abs(v-want) > 4*ve || math.Abs(m-mean[1]+mean[2]) > 4*me {
		t.Errorf("contrast: mean %.3f ± %.3f, variance %.3f ± %.3f, want %.3f and %.3f", m, me, v, ve, mean[1]-mean[2],
			want)
	}
}
