package play

import (
	"context"
	"math"

	"boomerang/models/desk"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// BaselineWorlds is how often the month before day 0 is played.
const BaselineWorlds = 5

// vital is one figure of the running desk and how far the simulation may be from
// what is stated before it is a finding.
type vital struct {
	kind   result.FindingKind
	unit   result.Unit
	of     func(desk.Vitals) float64
	within float64 // absolute for shares, else relative
	shares bool
}

var vitals = []vital{
	{result.PlayedLevel, result.UnitShare, func(v desk.Vitals) float64 { return v.Level }, .05, true},
	{result.PlayedOccupancy, result.UnitShare, func(v desk.Vitals) float64 { return v.Occupancy }, .05, true},
	{result.PlayedRepeats, result.UnitShare, func(v desk.Vitals) float64 { return v.Repeats }, .03, true},
	{result.PlayedLeavers, result.UnitShare, func(v desk.Vitals) float64 { return v.Leavers }, .1, false},
	{
		result.PlayedCost, result.UnitMoney, func(v desk.Vitals) float64 { return v.CostPerContact }, .1,
		false,
	},
}

// CompareBaseline plays the month before day 0 in a few worlds at the medians and
// holds it against what the file states, or implies by formula.
func CompareBaseline(ctx context.Context, p desk.Params, seed uint64, worlds int, level float64) []result.Finding {
	stated := p.Stated()
	months := make([]desk.Vitals, worlds)
	for w := range months {
		months[w] = desk.Baseline(ctx, p, seed+uint64(w)).Simulated(p)
	}
	var found []result.Finding
	for _, v := range vitals {
		xs := make([]float64, worlds)
		for w := range months {
			xs[w] = v.of(months[w])
		}
		found = append(found, v.compare(v.of(stated), xs, level))
	}
	if found[0].Verdict != result.OK {
		for _, w := range Hidden(p) {
			found[0].Facts = append(found[0].Facts,
				result.FactOf(result.BeyondLevel, *w.Value, result.UnitHeads),
				result.FactOf(result.HeadsNeeded, *w.Of, result.UnitHeads),
				result.FactOf(result.OccupancyLimit, *w.Wanted, result.UnitShare))
		}
	}
	return found
}

// BesideOthers plays the month before day 0 and holds it against what other desks publish.
func BesideOthers(ctx context.Context, p desk.Params, seed uint64) []result.Finding {
	return FindingsOf(desk.Baseline(ctx, p, seed).BesideOthers(p))
}

// compare judges the mean of some worlds. Chance alone is no finding: the
// interval must lie beyond what is allowed.
func (v vital) compare(stated float64, xs []float64, level float64) result.Finding {
	off := v.within
	if !v.shares {
		off *= math.Abs(stated)
	}
	mean := 0.0
	for _, x := range xs {
		mean += x / float64(len(xs))
	}
	low, high := stated-off, stated+off
	f := result.Finding{
		Kind: v.kind, Value: orNil(mean), Low: orNil(low), Bound: orNil(high), Unit: v.unit, Verdict: result.OK,
		Facts: []result.Fact{
			result.FactOf(result.Stated, stated, v.unit), result.FactOf(result.Simulated, mean, v.unit),
			result.FactOf(result.MonthsPlayed, float64(len(xs)), result.UnitMonth),
		},
	}
	from, to := mean, mean
	if iv, _ := stats.Mean(xs, level); iv != nil {
		from, to = iv.Lo, iv.Hi
		f.Facts = append(f.Facts, result.FactOf(result.IntervalLow, from, v.unit),
			result.FactOf(result.IntervalHigh, to, v.unit))
	}
	if to < low || from > high {
		f.Verdict = result.Warn
		f.Facts = append(f.Facts, result.Fact{Key: result.BeyondAllowed})
	}
	return f
}

// fewBeyond is the share of heads from which the limit of occupancy is worth a word.
const fewBeyond = .01

// Hidden warns of heads that the limit of occupancy asks for: a cut takes them
// first, and they may be why it looks safe.
func Hidden(p desk.Params) []result.Warning {
	n := p.BeyondLevel()
	if n == 0 || n < fewBeyond*p.HeadsNeeded() {
		return nil
	}
	return []result.Warning{result.NewWarning(result.HeadsBeyondLevel, n, p.HeadsNeeded(), p.Humans.Occupancy)}
}
