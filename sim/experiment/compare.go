package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// FewBlocks is the number of blocks below which there is no interval.
const FewBlocks = stats.FewBlocks

// worstShare is the tail Worst is the mean of, and tailDraws how many draws it
// must hold before its interval means anything.
const (
	worstShare = .05
	tailDraws  = 20
)

// Study names what the columns of the outcomes are.
//
// Indices and not names cross this boundary inside the package; names are put on where a result leaves
// it.
//
// Level is that of two-sided intervals: at .90 a tail has .05. One level for a whole
// result, because a report with two would have to say at every figure which one it
// means.
type Study struct {
	Plans          []string
	Reference      int // index of the plan the others are compared with
	Measures       []result.Measure
	SeriesMeasures []result.Measure
	Level          float64 // of every interval; 0 means .90
	KeepBlocks     bool    // estimates hold the values of blocks that a controlled mean is made of
}

func (s Study) level() float64 {
	if s.Level == 0 {
		return .90
	}
	return s.Level
}

// Compare estimates every measure of every plan, plan by plan, from the whole
// blocks of the runs (from the single draws while there is no whole block),
// with a warning wherever that is too little.
//
// One interval for each measure and plan, none of them widened for their number:
// figures are read one by one. Which of several plans or settings is best is asked of
// package drive, whose procedures allow for their number.
func Compare(r *Runs, s Study) ([]result.Estimate, []result.Warning) {
	warnings := r.warnings()
	enough := len(warnings) == 0 // or else every interval would repeat it
	var all []result.Estimate
	for plan := range s.Plans {
		estimates, reasons := CompareOne(r, s, plan)
		if all = append(all, estimates...); enough {
			warnings = append(warnings, reasons...)
		}
	}
	return all, warnings
}

// CompareOne is Compare of one plan, with a warning for every interval it lacks.
func CompareOne(r *Runs, s Study, plan int) (all []result.Estimate, warnings []result.Warning) {
	for measure := range s.Measures {
		e, why := s.estimate(r, plan, measure)
		all = append(all, e)
		for _, reason := range why {
			warnings = append(warnings, result.Warning{
				Kind: result.NoInterval, Plan: e.Plan, Measure: e.Measure, Reason: reason,
			})
		}
	}
	return all, warnings
}

// warnings says when the design is too small for its intervals.
func (r *Runs) warnings() []result.Warning {
	blocks, of := r.Blocks(), r.Design.Worlds()
	least := float64(FewBlocks * of)
	if blocks >= FewBlocks {
		return nil
	}
	return []result.Warning{result.NewWarning(result.TooFewWorlds, float64(r.Used()), 0, least)}
}

// estimate summarises one measure of one plan.
func (s Study) estimate(r *Runs, plan, measure int) (result.Estimate, []string) {
	m, c := s.Measures[measure], r.measured(plan, measure)
	d := c.known()
	e := result.Estimate{Plan: s.Plans[plan], Measure: m.Name, N: len(d.values), Missing: c.draws() - len(d.values)}
	if e.N == 0 {
		return e, nil
	}
	mean, iv, none := c.mean(s.level())
	why := []string{none, ""}
	e.Mean, e.Interval, e.Quantiles = &mean, iv, quantiles(d.sorted)
	if e.N > 1 {
		sd := stats.MomentsOf(d.values).SD()
		e.SD = &sd
	}
	if s.KeepBlocks {
		e.Blocks = c.worth()
	}
	s.worst(&e, c, d, m.Better)
	if e.Missing == 0 && len(c.again) > 0 {
		e.Split, why[1] = s.split(c)
	}
	if plan != s.Reference {
		e.Difference = s.difference(r, plan, measure)
	}
	return e, said(why)
}

func said(why []string) (texts []string) {
	for _, text := range why {
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// worst fills in the mean of the worst worlds: the low tail where more is
// better, the high one where less is, none where neither is. It turns the sign of
// values and order, so that it comes last.
//
// Expected shortfall of 5 % and not a quantile: it says how bad the bad worlds are and is coherent
// (Rockafellar and Uryasev 2002, Journal of Banking and Finance 26). Below 20 draws in the tail there
// is no interval.
func (s Study) worst(e *result.Estimate, c column, d draws, better result.Better) {
	sign := 1.
	switch better {
	case result.Lower:
		sign = -1
		d.turn()
	case result.Neither:
		return
	}
	worst := sign * stats.Shortfall(d.sorted, worstShare)
	if worst == 0 {
		worst = 0 // never −0, which files would write
	}
	e.Worst = &worst
	e.WorstOf = int(math.Ceil(worstShare * float64(len(d.values))))
	if e.WorstOf < tailDraws {
		return
	}
	if iv, _ := stats.ShortfallOver(c.blocksTimes(sign), worstShare, s.level()); iv != nil {
		iv.Lo, iv.Hi = min(sign*iv.Lo, sign*iv.Hi), max(sign*iv.Lo, sign*iv.Hi)
		e.WorstInterval = iv
	}
}

// difference compares a plan with the reference, world by world.
//
// Plan minus reference in the same world; Clear is by that interval alone and not by whether two
// intervals overlap, which asks for far more worlds.
func (s Study) difference(r *Runs, plan, measure int) *result.Difference {
	c := r.gained(plan, s.Reference, measure)
	xs := c.values()
	if len(xs) == 0 {
		return nil
	}
	d := &result.Difference{Quantiles: quantiles(stats.Sorted(xs))}
	if d.Mean, d.Interval, _ = c.mean(s.level()); d.Interval != nil {
		d.Interval.Estimator = "paired, " + d.Interval.Estimator
		d.Clear = d.Interval.Excludes(0)
	}
	d.VarianceReduction = s.reduction(r, c, plan, measure)
	return d
}

// reduction is how many times more worlds an experiment takes that draws the unknowns at
// random for each world, and gives each plan a chance of its own, to know the mean of
// a difference as well:
//
//	(Var of a world − chance of the difference + chance of either) / (Var of the mean · worlds played)
//
// with the parts of chance from the draws that were played twice, and those counted among
// the worlds. Nil where nothing varies or parts cannot be told.
func (s Study) reduction(r *Runs, gain column, plan, measure int) *float64 {
	own, base := r.measured(plan, measure), r.measured(s.Reference, measure)
	total, ours := 0., gain.variance()*float64(gain.draws()+len(gain.again))
	if len(gain.again) == 0 {
		a, b := both(own, base)
		total = a.Variance() + b.Variance()
	} else {
		parts := make([]*result.Split, 3)
		for i, c := range []column{gain, own, base} {
			if parts[i], _ = s.split(c); parts[i] == nil {
				parts[i] = &result.Split{}
			}
		}
		chance := func(p *result.Split) float64 { return p.Total * p.ChanceShare }
		total = parts[0].Total - chance(parts[0]) + chance(parts[1]) + chance(parts[2])
	}
	if factor := total / ours; factor > 0 && !math.IsInf(factor, 0) {
		return &factor
	}
	return nil
}

// both returns the moments of two columns over the draws both have.
func both(a, b column) (ma, mb stats.Moments) {
	for i, block := range a.blocks {
		for j, x := range block {
			if y := b.blocks[i][j]; !math.IsNaN(x - y) {
				ma.Add(x)
				mb.Add(y)
			}
		}
	}
	return ma, mb
}

// split divides the variance of worlds between ignorance and chance.
func (s Study) split(c column) (*result.Split, string) {
	for _, x := range c.again {
		if math.IsNaN(x) {
			return nil, ""
		}
	}
	v, why := stats.SplitVariance(c.blocks, c.again, s.level())
	if v == nil {
		return nil, why
	}
	return &result.Split{Pairs: len(c.again), Total: v.Total, ChanceShare: v.ChanceShare, Interval: v.Interval}, why
}
