package learning

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
)

// Emulator guesses a figure of the model at a point where it was not played, and says how far off that may be. It is
// never an answer: what is told rests on plays.
type Emulator struct {
	points  [][]float64 // x of the plays
	kernel  kernel
	inverse *mat.SymDense // of the covariance of what was played
	weights []float64     // inverse · figures
	mean    float64       // of the figures, and their spread: inside they are standardised
	spread  float64
	noise   noise // variance of one play

	left  []float64 // guess of each point from all others
	leftV []float64 // its variance, chance of the point included
	// Variances are stretched and never shrunk: points left out lie inside what was played, where guesses are
	// better than at its edges.
	//
	// Stretched is by how much variances are stretched because guesses of points left out were further off than they
	// said; 1: they were not.
	Stretched float64
}

// Played is what plays of a point gave: the mean of so many, and their variance.
type Played struct {
	Mean, Variance float64
	Plays          int
}

// steps are those the search for the parameters of an emulator takes at most. The likelihood is flat about its top:
// what the last steps change is far below what the points left out show to be wrong.
const steps = 40

// NewEmulator fits an emulator to what was played at points of the cube.
//
// Figures are standardised, so that what is thought of the parameters beforehand means the same of money and of
// shares; a figure that never varies keeps its unit. The chance of a point is not fitted with the parameters: two
// plays at every point say it apart from the bends of the surface, which a fitted nugget confounds with it.
//
//	y = (mean of plays − m)/s,   own variance of a point = noise(u)/(s² plays) + 10⁻⁸
//
// The last term keeps the covariance of points that nearly coincide regular.
func NewEmulator(points [][]float64, played []Played) *Emulator {
	e := &Emulator{Stretched: 1}
	n := float64(len(points))
	for _, p := range played {
		e.mean += p.Mean / n
	}
	for _, p := range played {
		e.spread += (p.Mean - e.mean) * (p.Mean - e.mean) / n
	}
	e.noise = noiseOf(points, played, e.spread+e.mean*e.mean*1e-12)
	if e.spread = math.Sqrt(e.spread); e.spread == 0 {
		e.spread = 1
	}
	ys, own := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range played {
		x := make([]float64, len(points[i]))
		for k := range x {
			x[k] = 2*points[i][k] - 1
		}
		e.points = append(e.points, x)
		ys[i] = (p.Mean - e.mean) / e.spread
		own[i] = e.noise.at(points[i])/(e.spread*e.spread)/float64(p.Plays) + 1e-8
	}
	logs := e.searched(ys, own)
	e.kernel = kernelOf(logs)
	e.settle(ys, own)
	return e
}

// noiseOf fits the chance of a figure to groups of plays of a point.
func noiseOf(points [][]float64, played []Played, scale float64) noise {
	var variances []float64
	var freedom []int
	for _, p := range played {
		variances, freedom = append(variances, p.Variance), append(freedom, p.Plays-1)
	}
	return newNoise(points, variances, freedom, scale)
}

// covariance is that of what was played, and what every two points have in common, in the order of the lower half:
// the gradient asks for the same exponentials again, which are most of the time.
func covariance(k *kernel, points [][]float64, own []float64) (*mat.SymDense, []pair) {
	n := len(points)
	c, pairs := mat.NewSymDense(n, nil), make([]pair, 0, n*(n+1)/2)
	for i := range n {
		for j := range i + 1 {
			v, p := k.of(points[i], points[j])
			if i == j {
				v += own[i]
			}
			c.SetSym(i, j, v)
			pairs = append(pairs, p)
		}
	}
	return c, pairs
}

// searched are the logarithms of the parameters under which the figures are likeliest, what is thought of them
// beforehand included, by steps along its gradient (limited-memory BFGS; Nocedal 1980).
//
// One point of the posterior and not an average over it: with ten points to an input the spread of the parameters
// adds little to the guesses, and what it adds shows in the points left out, by which variances are stretched.
//
//	−log p = ½ yᵀC⁻¹y + ½ log |C| + Σ ½ ((θ − m)/s)²
//	∂/∂θ   = ½ Σ (C⁻¹ − ααᵀ) ∂C/∂θ + (θ − m)/s²,   α = C⁻¹y
func (e *Emulator) searched(ys, own []float64) []float64 {
	start := make([]float64, 3+len(e.points[0]))
	for i := range start {
		start[i], _ = thought(i)
	}
	var at, slope []float64
	var value float64
	look := func(logs []float64) {
		if at != nil && equal(at, logs) {
			return
		}
		at = append(at[:0], logs...)
		value, slope = e.unlikely(logs, ys, own)
	}
	found, err := optimize.Minimize(optimize.Problem{
		Func: func(logs []float64) float64 { look(logs); return value },
		Grad: func(into, logs []float64) { look(logs); copy(into, slope) },
	}, start, &optimize.Settings{MajorIterations: steps, GradientThreshold: 1e-3}, &optimize.LBFGS{})
	if found == nil || err != nil && math.IsInf(found.F, 0) || math.IsNaN(found.F) {
		return start
	}
	return found.X
}

// equal compares number by number: the search asks for value and gradient of one point in turn.
func equal(a, b []float64) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// unlikely is what searched makes least, and its gradient. Parameters a dozen standard deviations from what is
// thought of them are no parameters: a step of the search may try them, and has to come back.
func (e *Emulator) unlikely(logs, ys, own []float64) (value float64, slope []float64) {
	slope = make([]float64, len(logs))
	for i, x := range logs {
		mean, spread := thought(i)
		value += (x - mean) * (x - mean) / (2 * spread * spread)
		slope[i] = (x - mean) / (spread * spread)
		if math.Abs(x-mean) > 12*spread {
			return math.Inf(1), slope
		}
	}
	k := kernelOf(logs)
	c, pairs := covariance(&k, e.points, own)
	var factor mat.Cholesky
	if !factor.Factorize(c) {
		return math.Inf(1), slope
	}
	var alpha mat.VecDense
	var inverse mat.SymDense
	if factor.SolveVecTo(&alpha, mat.NewVecDense(len(ys), ys)) != nil || factor.InverseTo(&inverse) != nil {
		return math.Inf(1), slope
	}
	value += mat.Dot(&alpha, mat.NewVecDense(len(ys), ys))/2 + factor.LogDet()/2
	a, at := alpha.RawVector().Data, 0
	for i := range e.points {
		for j := range i + 1 {
			w := inverse.At(i, j) - a[i]*a[j]
			if i == j {
				w /= 2
			}
			k.slopes(e.points[i], e.points[j], pairs[at], w, slope)
			at++
		}
	}
	return value, slope
}

// settle makes what guesses are made from, and guesses every point from the others (Dubrule 1983):
//
//	guess = y − α/q,   variance 1/q,   q the diagonal of C⁻¹
func (e *Emulator) settle(ys, own []float64) {
	c, _ := covariance(&e.kernel, e.points, own)
	var factor mat.Cholesky
	e.inverse = mat.NewSymDense(len(ys), nil)
	for more := 1e-8; !factor.Factorize(c) || factor.InverseTo(e.inverse) != nil; more *= 10 {
		for i := range ys {
			c.SetSym(i, i, c.At(i, i)+more)
		}
	}
	var alpha mat.VecDense
	alpha.MulVec(e.inverse, mat.NewVecDense(len(ys), ys))
	e.weights = alpha.RawVector().Data
	off := 0.
	for i := range ys {
		q := e.inverse.At(i, i)
		e.left = append(e.left, e.mean+e.spread*(ys[i]-e.weights[i]/q))
		e.leftV = append(e.leftV, e.spread*e.spread/q)
		off += e.weights[i] * e.weights[i] / q / float64(len(ys))
	}
	e.Stretched = max(1, off)
	for i := range e.leftV {
		e.leftV[i] *= e.Stretched
	}
}

// Guess is the figure at a point of the cube, the variance of the guess, and the variance of one play there.
//
// With c the covariances of the point and those played, and C that of the points played,
//
//	guess = cᵀ C⁻¹ y,   variance = k(u, u) − cᵀ C⁻¹ c
//
// The guess is of the figure without its chance: what plays scatter by is told apart, since an average of them
// scatters less and the guess does not get better by it.
func (e *Emulator) Guess(u []float64) (figure, variance, chance float64) {
	x := make([]float64, len(u))
	for k := range x {
		x[k] = 2*u[k] - 1
	}
	n := len(e.points)
	c := make([]float64, n)
	for i := range c {
		c[i], _ = e.kernel.of(x, e.points[i])
		figure += c[i] * e.weights[i]
	}
	own, _ := e.kernel.of(x, x)
	v, at := mat.NewVecDense(n, c), mat.NewVecDense(n, nil)
	at.MulVec(e.inverse, v)
	own -= mat.Dot(v, at)
	return e.mean + e.spread*figure, e.spread * e.spread * max(0, own) * e.Stretched, e.noise.at(u)
}

// LeftOut says how well the points of an emulator are guessed from each other.
type LeftOut struct {
	Inside  float64 // share of points within two standard deviations of their guess
	Unknown float64 // mean square of what is missed, over the variance of the figures
}

// LeftOut compares every point with its guess from the others. Nine points in ten and more have to lie within two
// standard deviations; fewer say that the surface bends where no point lies.
func (e *Emulator) LeftOut(played []Played) (l LeftOut) {
	n := float64(len(played))
	for i, p := range played {
		d := p.Mean - e.left[i]
		if d*d <= 4*e.leftV[i] {
			l.Inside += 1 / n
		}
		l.Unknown += d * d / (n * e.spread * e.spread)
	}
	return l
}
