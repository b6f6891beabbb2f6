package experiment

import (
	"math"

	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Lead is a plan of some runs: one of the settings around another.
type Lead struct {
	Runs *Runs
	Plan int
}

// Between tells a setting that was played in few worlds by settings around it that were
// played in many: in every world it lies nearly on a plane through them, whatever is drawn
// there, so that few worlds find the plane and many say where it lies (two-phase
// regression estimator, Cochran 1977, 12.6; the phases are nested blocks here). What the
// many worlds say is tied to the full runs as by an Anchor.
//
// The anchor alone ties a cell of a grid to the plan the grid is of; the cells at the corners of the
// grid know far more of it: they have what its axes set, which the plan draws. Of midsize-fintech
// the plane's own error is about a sixth of that of the line through the plan (.02 of .13 million in
// the mean net, two corners, 8 draws), and the corners, played in all blocks, have the gain of a
// hypercube in their intervals, which a regression through two blocks cannot show.
//
// What it does not do: it trusts no interpolation. The plane is fitted to worlds in which the cell
// was played, so that a cell off the line between its corners is told as what it gave.
type Between struct {
	Few    *Runs // of the setting
	Around []Lead
	Full   *Runs
	Study  Study // of the full runs
}

// columns are a measure of the setting and of those around it.
func (b Between) columns(plan, measure int) (y column, xs []column) {
	for _, l := range b.Around {
		xs = append(xs, l.Runs.measured(l.Plan, measure))
	}
	return b.Few.measured(plan, measure), xs
}

// Mean estimates the mean of a measure of the setting: of the plane over all draws of the
// settings around it,
//
//	mean of ŷ(x),   squared error: that of the plane's values by their draws
//	                + t²·s²·8/7·(1/n + (x̄−x̄ₙ)'S⁻¹(x̄−x̄ₙ)) of the plane itself
//
// n draws of the setting, x̄ₙ their mean and S their scatter, x̄ the mean of all draws.
func (b Between) Mean(plan int, full PlanMeasure) (float64, *result.Interval) {
	y, xs := b.columns(plan, full.Measure)
	p, ok := planeOf(y, xs)
	a := Anchor{Full: b.Full, Part: b.Few, Study: b.Study}
	if !ok {
		return a.Mean(PlanMeasure{Plan: plan, Measure: full.Measure}, full)
	}
	mean, iv := a.tie(p.over(xs), b.Full.measured(full.Plan, full.Measure))
	if iv == nil {
		return mean, nil
	}
	half := math.Hypot(iv.HalfWidth(), p.half(xs, b.Study.level()))
	return mean, &result.Interval{
		Lo: mean - half, Hi: mean + half, Level: iv.Level,
		Estimator: "tied to the settings around it by regression, t",
	}
}

// Chance estimates the chance of a condition on the setting: in the worlds it was played
// in what happened, in the others the share of the residuals that would make it happen
// around the plane. Its interval is that of the share over all draws, widened by what the
// plane may lie too high or too low. Where a measure has no plane, because in some worlds it
// has no value, whether the condition holds has one.
func (b Between) Chance(c Condition, plan, full int) (float64, *result.Interval) {
	measures := c.root.MeasuresOnce()
	a := Anchor{Full: b.Full, Part: b.Few, Study: b.Study}
	at, ok := b.inEveryDraw(c, plan)
	if !ok {
		return a.Chance(c, plan, full)
	}
	told := at(0)
	x := b.Full.judged(c.root, full, func(rows [][]float64) float64 { return stats.Indicator(c.Holds(rows, full)) })
	share, iv := a.share(told, x, measures)
	if told.draws() >= x.draws() {
		share, iv = told.share(b.Study.level(), b.Full.effect(len(b.Study.Plans), measures))
	}
	if iv == nil {
		return share, nil
	}
	mean := func(c column) float64 { return stats.MomentsOf(c.values()).Mean() }
	down, up := mean(at(-1))-mean(told), mean(at(1))-mean(told)
	wide := *iv
	wide.Lo, wide.Hi = max(0, iv.Lo+min(down, up, 0)), min(1, iv.Hi+max(down, up, 0))
	return share, &wide
}

// inEveryDraw is how likely a condition holds in each draw of the settings around, with
// the planes where they are or shifted by what they may be wrong; false without a plane.
func (b Between) inEveryDraw(c Condition, plan int) (at func(shift float64) column, ok bool) {
	var planes []surface
	for _, m := range c.root.MeasuresOnce() {
		y, xs := b.columns(plan, m)
		p, ok := planeOf(y, xs)
		if !ok || len(xs) > 0 && p.over(xs).gaps() {
			return b.ofIndicators(c, plan)
		}
		planes = append(planes, surface{m, p, y, p.over(xs), p.half(xs, b.Study.level())})
	}
	return func(shift float64) column { return chances(c, plan, planes, shift) }, true
}

// ofIndicators is inEveryDraw by one plane, of whether the condition holds.
func (b Between) ofIndicators(c Condition, plan int) (at func(shift float64) column, ok bool) {
	holds := func(r *Runs, plan int) column {
		return r.judged(c.root, plan, func(rows [][]float64) float64 { return stats.Indicator(c.Holds(rows, plan)) })
	}
	var xs []column
	for _, l := range b.Around {
		xs = append(xs, holds(l.Runs, l.Plan))
	}
	y := holds(b.Few, plan)
	p, ok := planeOf(y, xs)
	if !ok {
		return nil, false
	}
	s := surface{plane: p, played: y, values: p.over(xs), half: p.half(xs, b.Study.level())}
	s.plane.residuals = []float64{0}
	return func(shift float64) column {
			return s.completed(func(x float64) float64 { return min(1, max(0, x)) }, shift)
		},
		true
}

// completed are the played values, and those of the plane where there is none.
func (s *surface) completed(value func(float64) float64, shift float64) (out column) {
	for b, block := range s.values.blocks {
		values := make([]float64, len(block))
		for j := range block {
			values[j] = value(s.at(b, j, 0, shift))
		}
		out.blocks = append(out.blocks, values)
	}
	return out
}

// gaps reports whether a draw has no value.
func (c column) gaps() bool { return len(c.values()) < c.draws() }

// surface is a measure of a setting: where it was played, and its plane everywhere.
type surface struct {
	measure int
	plane   plane
	played  column
	values  column
	half    float64 // by which the plane may lie too high or too low
}

// at is the value of a draw with a residual, the played one where there is one.
func (s *surface) at(block, draw, residual int, shift float64) float64 {
	if block < len(s.played.blocks) && !math.IsNaN(s.played.blocks[block][draw]) {
		return s.played.blocks[block][draw]
	}
	return s.values.blocks[block][draw] + shift*s.half + s.plane.residuals[residual]
}

// chances are how likely a condition holds in each draw: the share of residuals with which it
// does. Measures that decide together have the residuals of the same world, since they err together.
func chances(c Condition, plan int, of []surface, shift float64) (out column) {
	rows := make([][]float64, plan+1)
	for _, s := range of {
		rows[plan] = append(rows[plan], make([]float64, max(0, s.measure+1-len(rows[plan])))...)
	}
	residuals := len(of[0].plane.residuals)
	for b, block := range of[0].values.blocks {
		shares := make([]float64, len(block))
		for j := range block {
			for k := range residuals {
				for i := range of {
					rows[plan][of[i].measure] = of[i].at(b, j, k%len(of[i].plane.residuals), shift)
				}
				shares[j] += stats.Indicator(c.Holds(rows, plan)) / float64(residuals)
			}
		}
		out.blocks = append(out.blocks, shares)
	}
	return out
}

// Tie puts mean, interval and quantiles of a measure into the estimate of the setting.
func (b Between) Tie(e *result.Estimate, plan int, full PlanMeasure) {
	if e.Mean == nil {
		return
	}
	if mean, iv := b.Mean(plan, full); !put(e, mean, iv) {
		return
	}
	y, xs := b.columns(plan, full.Measure)
	if p, ok := planeOf(y, xs); ok {
		s := surface{plane: p, played: y, values: p.over(xs)}
		s.plane.residuals = []float64{0}
		whole := s.completed(func(x float64) float64 { return x }, 0)
		d := whole.known()
		e.Quantiles, e.N = quantiles(d.sorted), len(d.values)
	}
}

// plane is a least-squares plane through the values of a setting over those around it, by
// orthogonal directions: what a direction adds to those before it.
type plane struct {
	n         int
	mean      float64
	centre    []float64   // of each setting around
	along     [][]float64 // of each, its part along each direction before it
	norm      []float64   // squared length of a direction, 0 where it adds nothing
	slope     []float64
	square    float64 // of a residual, unbiased
	df        float64
	residuals []float64 // as large as those of a draw the plane was not fitted to, about
}

// fewDegrees is how many degrees of freedom a plane leaves at least: directions that would
// take more are left out, since Student's quantile rises faster below four (2.1 there, 2.9 at
// two) than one more corner can make up for. A direction shorter than thin of its setting is
// none: corners that say the same, such as what is contained at two depths of a cut, count once.
const fewDegrees, thin = 4, 1e-9

// planeOf fits the plane; false where too few draws have all values.
func planeOf(y column, xs []column) (p plane, ok bool) {
	var ys []float64
	rows := make([][]float64, len(xs)) // [setting][draw]
	for b, block := range y.blocks {
	draws:
		for j, v := range block {
			for i := range xs {
				if b >= len(xs[i].blocks) || math.IsNaN(v-xs[i].blocks[b][j]) {
					continue draws
				}
			}
			ys = append(ys, v)
			for i := range xs {
				rows[i] = append(rows[i], xs[i].blocks[b][j])
			}
		}
	}
	if len(ys) < fewAnchored || len(xs) == 0 {
		return p, false
	}
	p.n, p.mean = len(ys), stats.MomentsOf(ys).Mean()
	for j := range ys {
		ys[j] -= p.mean
	}
	p.fit(ys, rows)
	return p, true
}

// fit finds the directions by Gram and Schmidt, takes from y what lies along each, and
// keeps what is left.
//
//	s² = Σe²/(n − k − 1),   k directions that add something
//
// Directions and not normal equations: money is 10⁶ with residuals of 10⁴, whose squares would lose
// half of the digits, and a setting that adds nothing shows as a short direction.
func (p *plane) fit(y []float64, rows [][]float64) {
	p.df = float64(p.n - 1)
	for i, x := range rows {
		m := stats.MomentsOf(x)
		along := make([]float64, i)
		for j := range x {
			x[j] -= m.Mean()
		}
		whole := inner(x, x)
		for k := range i {
			if p.norm[k] > 0 {
				along[k] = inner(x, rows[k]) / p.norm[k]
				take(x, rows[k], along[k])
			}
		}
		norm, slope := inner(x, x), 0.
		if norm <= thin*thin*whole || p.df <= fewDegrees {
			norm = 0
		} else {
			slope = inner(y, x) / norm
			take(y, x, slope)
			p.df--
		}
		p.centre, p.along = append(p.centre, m.Mean()), append(p.along, along)
		p.norm, p.slope = append(p.norm, norm), append(p.slope, slope)
	}
	p.square = inner(y, y) / p.df
	for _, e := range y {
		p.residuals = append(p.residuals, e*math.Sqrt(float64(p.n)/p.df))
	}
}

// at is the plane at a point, and its squared error there in squares of a residual:
//
//	1/n + Σ dᵢ²/|direction i|²,   dᵢ the point's part along direction i
func (p *plane) at(x []float64) (value, square float64) {
	value, square = p.mean, 1/float64(p.n)
	d := make([]float64, len(x))
	for i := range x {
		d[i] = x[i] - p.centre[i]
		for k, a := range p.along[i] {
			d[i] -= a * d[k]
		}
		if p.norm[i] > 0 {
			value, square = value+p.slope[i]*d[i], square+d[i]*d[i]/p.norm[i]
		} else {
			d[i] = 0
		}
	}
	return value, square
}

// over is the plane in every draw of the settings around.
func (p *plane) over(xs []column) (out column) {
	x := make([]float64, len(xs))
	for b := range xs[0].blocks {
		var values []float64
		for j := range xs[0].blocks[b] {
			for i := range xs {
				if x[i] = math.NaN(); b < len(xs[i].blocks) && j < len(xs[i].blocks[b]) {
					x[i] = xs[i].blocks[b][j]
				}
			}
			v, _ := p.at(x)
			values = append(values, v)
		}
		out.blocks = append(out.blocks, values)
	}
	return out
}

// half is the half-width of the mean of the plane over all draws, for its own error; 8/7 since
// draws of a hypercube of 8 may be that much more variable than independent ones (Owen 1997).
func (p *plane) half(xs []column, level float64) float64 {
	x := make([]float64, len(xs))
	for i := range xs {
		x[i] = stats.MomentsOf(xs[i].values()).Mean()
	}
	_, square := p.at(x)
	return portable.StudentQuantile(p.df, (1+level)/2) * math.Sqrt(8./7*p.square*square)
}

func inner(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// take takes a multiple of a direction away.
func take(from, direction []float64, times float64) {
	for i := range from {
		from[i] -= times * direction[i]
	}
}
