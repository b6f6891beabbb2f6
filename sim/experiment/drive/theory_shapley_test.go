package drive

import (
	"context"
	"math"
	"math/bits"
	"testing"

	"gonum.org/v1/gonum/mat"

	"boomerang/sim/portable"
)

// linear is Σ β·s of correlated normal scores, coupled as a scenario couples them.
func linear(beta []float64, lower [][]float64) Function {
	return Each(func(u []float64) (y float64) {
		for i, b := range beta {
			s := 0.
			for k := range i + 1 {
				s += lower[i][k] * portable.NormalQuantile(u[k])
			}
			y += b * s
		}
		return y
	})
}

// lowerOf is the Cholesky factor of a correlation.
func lowerOf(r [][]float64) [][]float64 {
	lower := make([][]float64, len(r))
	for i := range r {
		lower[i] = append([]float64{}, r[i][:i+1]...)
	}
	portable.Cholesky(lower)
	return lower
}

// TestShapleyOfTwoNormals: of Y = β₁x₁ + β₂x₂ with a correlation ρ,
//
//	Sh₁·σ² = β₁²(1 − ρ²/2) + ρβ₁β₂ + β₂²ρ²/2
//
// (Iooss and Prieur 2019, International Journal for Uncertainty Quantification 9), within 4 standard errors.
func TestShapleyOfTwoNormals(t *testing.T) {
	for _, rho := range []float64{0, .5, -.7} {
		a, b := 1., 2.
		variance := a*a + b*b + 2*rho*a*b
		first := (a*a*(1-rho*rho/2) + rho*a*b + b*b*rho*rho/2) / variance
		judgeShapley(t, []float64{a, b}, [][]float64{{1, rho}, {rho, 1}}, []float64{first, 1 - first})
	}
}

// TestShapleyOfFourNormals: the same by enumeration of all sets of inputs, from
//
//	Var(E[Y | x of J]) = Σ² − βᵀ(Σ of the others given J)β
//
// with one input that nothing depends on, but that is correlated with one that matters: it has an effect.
func TestShapleyOfFourNormals(t *testing.T) {
	beta := []float64{1, -1, 0, .5}
	r := [][]float64{{1, .3, 0, 0}, {.3, 1, .8, 0}, {0, .8, 1, 0}, {0, 0, 0, 1}}
	want := enumerated(beta, r)
	if want[2] < .1 {
		t.Fatalf("the input that only goes with another has %v", want[2])
	}
	judgeShapley(t, beta, r, want)
}

// judgeShapley compares estimates with what is known, in standard errors, and asks that they sum to 1. An axis
// beyond those that are correlated changes nothing and has no effect.
func judgeShapley(t *testing.T, beta []float64, r [][]float64, want []float64) {
	t.Helper()
	lower := lowerOf(r)
	d := ShapleyDesign{Axes: len(beta) + 1, Pairs: 1024, Seed: 3, Level: .9, Scores: lower}
	got, err := Shapley(context.Background(), linear(beta, lower), d)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.
	for i, w := range append(want, 0) {
		sum += got[i].Share
		se := got[i].Interval.HalfWidth() / portable.NormalQuantile(.95)
		if math.Abs(got[i].Share-w) > 4*se+1e-12 || se > .02 {
			t.Errorf("input %d: %.4f ± %.4f, want %.4f", i, got[i].Share, se, w)
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("effects sum to %v", sum)
	}
}

// enumerated are the effects by the definition: for every set without an input, what it adds there.
func enumerated(beta []float64, r [][]float64) []float64 {
	n := len(beta)
	worth := make([]float64, 1<<n)
	for set := range worth {
		worth[set] = explained(beta, r, set)
	}
	effects := make([]float64, n)
	for set := range worth {
		for i := range n {
			if set>>i&1 == 0 {
				weight := 1 / (float64(n) * choose(n-1, bits.OnesCount(uint(set))))
				effects[i] += weight * (worth[set|1<<i] - worth[set]) / worth[len(worth)-1]
			}
		}
	}
	return effects
}

// explained is the variance that knowing a set of inputs takes away: cᵀ·R⁻¹·c of the set, with c = R·β.
func explained(beta []float64, r [][]float64, set int) float64 {
	var in []int
	for i := range beta {
		if set>>i&1 == 1 {
			in = append(in, i)
		}
	}
	if len(in) == 0 {
		return 0
	}
	own, c := mat.NewSymDense(len(in), nil), mat.NewVecDense(len(in), nil)
	for a, i := range in {
		for b, j := range in {
			own.SetSym(a, b, r[i][j])
		}
		for j := range beta {
			c.SetVec(a, c.AtVec(a)+r[i][j]*beta[j])
		}
	}
	var x mat.VecDense
	if err := x.SolveVec(own, c); err != nil {
		return math.NaN()
	}
	return mat.Dot(c, &x)
}

func choose(n, k int) float64 {
	c := 1.
	for i := range k {
		c *= float64(n-i) / float64(i+1)
	}
	return c
}

// TestShorterShapleyBeginsALonger: a study of more pairs finds the points of one of fewer.
func TestShorterShapleyBeginsALonger(t *testing.T) {
	d := ShapleyDesign{Axes: 3, Pairs: 4, Seed: 1}
	short, _ := d.points()
	d.Pairs = 8
	long, _ := d.points()
	for i, u := range short {
		for k := range u {
			if u[k] != long[i][k] {
				t.Fatalf("point %d is %v, of the longer %v", i, u, long[i])
			}
		}
	}
}
