package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// Work and solvability. Inside a category the issues an assistant can solve tend to be the short ones, so
// that the work it takes away is less than the contacts it contains. No public figure identifies by how
// much; the rank correlation c of the two is 0 unless a plan states it [A].
//
// An issue's own work is its normal score z (law.go), the chance that the assistant solves it p ~ Beta as in
// assistant.go. They are joined by a Gaussian copula,
//
//	p = F⁻¹(Φ(r·z + √(1−r²)·ε)),   r = 2·sin(π·c/6),   z and ε standard normal
//
// so that c is Spearman's (Kruskal 1958, JASA 53) and both laws stay what they are. p is not drawn: a session
// of an issue with f failures succeeds with
//
//	P(solved | f, z) = E[p·(1−p)^f | z] / E[(1−p)^f | z]
//
// by the same number as without, which is Pólya's a·s/(s+f) where c is 0. Only the class of z among
// workClasses equally likely ones counts, and the copula between these and cells of p is fitted so that both
// margins are exact (Deming and Stephan 1940, Ann. Math. Stat. 11): over all issues first attempts succeed
// exactly as often as stated, and later ones too. Formulas sum over the classes (issueFlowTo), so they mean
// the same law and not one near it.

// workClasses is how many classes of work are told apart. Within a class nothing is correlated, which
// takes 1/classes² off the rank correlation; that is put on before.
const workClasses = 16

// oddsByWork are chances of success by failures so far and class of work, least work first.
type oddsByWork [flowDepth + 1][workClasses]float64

// at is the chance after so many failures.
func (o *oddsByWork) at(failures, class int) float64 { return o[min(failures, flowDepth)][class] }

// workBounds are the normal scores between classes, and workEdges those with both ends.
var workBounds, workEdges = func() (b [workClasses - 1]float64, e [workClasses + 1]float64) {
	for k := range b {
		b[k] = portable.NormalQuantile(float64(k+1) / workClasses)
		e[k+1] = b[k]
	}
	e[0], e[workClasses] = math.Inf(-1), math.Inf(1)
	return b, e
}()

// workClass is the class of an issue's own work, by its normal score.
func workClass(z float64) int {
	k := 0
	for step := workClasses / 2; step > 0; step /= 2 {
		if z >= workBounds[k+step-1] {
			k += step
		}
	}
	return k
}

// workClass is the class of an issue's own work, worked out when first asked for.
func (is *issue) workClass() int {
	if is.class == 0 {
		is.class = 1 + uint8(workClass(is.key.Normal(fateWork, 0)))
	}
	return int(is.class) - 1
}

// workOf is the mean handle time of a class of work, relative to all.
//
//	E[e^(σ√w·z) | class] / E[e^(σ√w·z)] = classes · (Φ(z_above − σ√w) − Φ(z_below − σ√w))
func (l *law) workOf(class int) float64 {
	if l.family != Lognormal {
		return 1
	}
	shift := l.sigma * math.Sqrt(issuePart)
	return workClasses * (portable.NormalCDF(workEdges[class+1]-shift) - portable.NormalCDF(workEdges[class]-shift))
}

// workTie is how work and solvability go together in a category: of one correlation, and one of attempts.
type workTie struct {
	normal, attempts float64                     // r, and ρ of the attempts on one issue
	work             [workClasses]float64        // mean handle time by class, relative
	columns          [tieColumns + 1]*oddsByWork // by mean success, worked out when first asked for
}

// tieColumns is how finely mean success is divided: between two columns chances are linear, and then put to
// the exact mean.
const tieColumns = 32

// tied is the tie of a category under a plan, nil where work and solvability are independent: none is
// stated, or handle times have no part that is the issue's own.
func (b *base) tied(p *Params, category int) *workTie {
	c, l := &p.Categories[category], &b.kinds[category].handle
	if p.Assistant.WorkCorrelation == 0 || l.family != Lognormal || c.Correlation <= 0 {
		return nil
	}
	const whole = 1 - 1./workClasses/workClasses // of the correlation is between classes
	ranks := max(-1, min(1, p.Assistant.WorkCorrelation/whole))
	normal, attempts := 2*math.Sin(math.Pi*ranks/6), min(c.Correlation, .999)
	for _, t := range b.ties {
		if t.normal == normal && t.attempts == attempts && t.work[0] == l.workOf(0) {
			return t
		}
	}
	t := &workTie{normal: normal, attempts: attempts}
	for k := range t.work {
		t.work[k] = l.workOf(k)
	}
	b.ties = append(b.ties, t)
	return t
}

// odds are the chances by class where first attempts succeed so often on average.
//
//	Σ_class P(class | f failures) · chance = a · s/(s+f)
//
// holds exactly: chances between two columns are scaled to it, the lower side where they were too high.
func (t *workTie) odds(success float64) (o oddsByWork) {
	at := min(max(success, 0), 1) * tieColumns
	k := min(int(at), tieColumns-1)
	low, high, part := t.column(k), t.column(k+1), at-float64(k)
	var left [workClasses]float64
	for c := range left {
		left[c] = 1
	}
	for f := range o {
		sum, solved := 0.0, 0.0
		for c := range left {
			o[f][c] = low[f][c] + part*(high[f][c]-low[f][c])
			sum += left[c]
			solved += left[c] * o[f][c]
		}
		goal := success * predictive(t.attempts, f)
		for c := range left {
			if solved > goal*sum {
				o[f][c] *= goal * sum / solved
			} else if solved < sum {
				o[f][c] = 1 - (1-o[f][c])*(1-goal)*sum/(sum-solved)
			}
			left[c] *= 1 - o[f][c]
		}
	}
	return o
}

// column is the chances at one of the mean successes that are worked out.
func (t *workTie) column(k int) *oddsByWork {
	if t.columns[k] == nil {
		t.columns[k] = t.workOut(float64(k) / tieColumns)
	}
	return t.columns[k]
}

// solvabilityCells divide the chance p, finer towards 0 and 1 where Beta laws pile up:
// the k-th ends at sin²(π·k/(2·cells)).
const solvabilityCells = 48

// workOut works the chances out for a mean success a in (0, 1).
//
//	E[(1−p)^f; cell] = (β)_f/(s)_f · (I_x(α, β+f) over the cell),   α = a·s, β = (1−a)·s, s = 1/ρ − 1
//	chance(f, class) = 1 − E[(1−p)^(f+1); class] / E[(1−p)^f; class]
func (t *workTie) workOut(a float64) *oddsByWork {
	o := &oddsByWork{}
	if a <= 0 || a >= 1 {
		for f := range o {
			for c := range o[f] {
				o[f][c] = a
			}
		}
		return o
	}
	s := 1/t.attempts - 1
	moments := failureMoments(a*s, (1-a)*s)
	share := t.join(&moments[0])
	var now, next [workClasses]float64
	for f := range flowDepth + 2 {
		next = [workClasses]float64{}
		for cell := range solvabilityCells {
			for c := range next {
				next[c] += moments[f][cell] * share[cell][c]
			}
		}
		if f > 0 {
			for c := range next {
				o[f-1][c] = min(1, max(0, 1-ratioOr0(next[c], now[c])))
			}
		}
		now = next
	}
	return o
}

// failureMoments are E[(1−p)^f; p in a cell] for f = 0, 1, …
func failureMoments(alpha, beta float64) (m [flowDepth + 2][solvabilityCells]float64) {
	mean := 1.0 // E[(1−p)^f]
	for f := range m {
		below := 0.0
		for cell := range solvabilityCells {
			x := math.Sin(math.Pi / 2 * float64(cell+1) / solvabilityCells)
			upTo := 1.0
			if cell < solvabilityCells-1 {
				upTo = portable.BetaCDF(alpha, beta+float64(f), x*x)
			}
			m[f][cell] = mean * max(0, upTo-below)
			below = upTo
		}
		mean *= (beta + float64(f)) / (alpha + beta + float64(f))
	}
	return m
}

// join is how likely each class of work is in a cell of solvability, by the copula, with both margins exact.
//
//	P(class | cell) ≈ mean over the cell of Φ((z_above − r·t)/√(1−r²)) − Φ((z_below − r·t)/√(1−r²))
//
// t is the normal score of p; then rows and columns are scaled in turn until classes are equally likely.
func (t *workTie) join(cells *[solvabilityCells]float64) (share [solvabilityCells][workClasses]float64) {
	rest, before := math.Sqrt(1-t.normal*t.normal), 0.0
	for cell, q := range cells {
		points := 1 + int(64*q)
		for i := range points {
			u := before + q*(float64(i)+.5)/float64(points)
			score := portable.NormalQuantile(min(max(u, 1e-12), 1-1e-12))
			below := 0.0
			for c := range workClasses {
				upTo := portable.NormalCDF((workEdges[c+1] - t.normal*score) / rest)
				share[cell][c] += (upTo - below) / float64(points)
				below = upTo
			}
		}
		before += q
	}
	for range 200 {
		off := 0.0
		for c := range workClasses {
			got := 0.0
			for cell, q := range cells {
				got += q * share[cell][c]
			}
			off = max(off, math.Abs(got*workClasses-1))
			for cell := range share {
				share[cell][c] /= got * workClasses
			}
		}
		for cell := range share {
			sum := 0.0
			for _, x := range share[cell] {
				sum += x
			}
			for c := range share[cell] {
				share[cell][c] /= sum
			}
		}
		if off < 1e-13 {
			break
		}
	}
	return share
}

// workToday is what ties work and solvability today, by category; none where nothing does.
//
// Chances are worked out anew where the assistant's success has moved since yesterday.
type workToday struct {
	ties []*workTie // nil: independent there
	of   []float64  // mean success the chances are of
	odds []oddsByWork
}

func (w *workToday) reset(*base) {
	*w = workToday{w.ties[:0], w.of[:0], w.odds[:0]}
}

func (w *workToday) copyFrom(src *workToday) {
	*w = workToday{copied(w.ties, src.ties), copied(w.of, src.of), copied(w.odds, src.odds)}
}

// startTies finds what ties the plan has, for the desk of a plan or a trial.
func (d *Desk) startTies() {
	w, n := &d.workToday, len(d.plan.Categories)
	w.reset(d.base)
	if d.plan.Assistant.WorkCorrelation == 0 {
		return
	}
	w.ties, w.of, w.odds = cleared(w.ties, n), cleared(w.of, n), cleared(w.odds, n)
	for k := range w.ties {
		w.ties[k], w.of[k] = d.base.tied(&d.plan.Params, k), math.NaN()
	}
}

// tieToday works out today's chances by work.
func (d *Desk) tieToday() {
	w := &d.workToday
	for k, t := range w.ties {
		if t != nil && w.of[k] != d.success[k] {
			w.of[k], w.odds[k] = d.success[k], t.odds(d.success[k])
		}
	}
}

// solving is the chance that the next session of an issue solves it, if nothing else ends it.
func (d *Desk) solving(is *issue) sim.Chance {
	if len(d.workToday.ties) > 0 || is.failures >= fewTries {
		return sim.ChanceOf(d.solvable(is))
	}
	return d.chances[is.category].tries[is.failures]
}

// solvable is the same as a number.
func (d *Desk) solvable(is *issue) float64 {
	k := is.category
	if w := &d.workToday; len(w.ties) > 0 && w.ties[k] != nil {
		return w.odds[k].at(int(is.failures), is.workClass())
	}
	return d.plan.Categories[k].tries(d.success[k], int(is.failures))
}
