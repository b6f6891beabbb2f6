package play

import (
	"math"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// against holds one figure against the worlds.
func (st *Study) against(p *scenarios.Published, k int, worlds []*inWorld) result.Published {
	r := result.Published{
		Name: p.Name, Measure: p.Measure, Over: p.Over, Plan: st.Plans[st.carriedOut(p)].Name, From: p.From, To: p.To,
		Role: p.Role, Value: p.Center(), Low: p.Low, High: p.High, Error: p.Error, Discrepancy: p.Discrepancy,
		Source: p.Source, Grade: p.Grade, Note: p.Note, Verdict: result.NotSimulated,
		Against: p.Against, Unit: st.unitOf(p.Measure), OverUnit: st.unitOf(p.Over), Held: p.Held,
	}
	figures, persists := make([]float64, len(worlds)), make([]float64, len(worlds))
	for w := range worlds {
		figures[w], persists[w] = worlds[w].figures[k], worlds[w].persists[k]
	}
	law, ok := stats.NewPredictive(figures, math.Hypot(p.Error, p.Discrepancy))
	dated := p.Against == "" && (r.Unit == result.UnitDay || r.Unit == result.UnitMonth)
	if dated {
		r.Never = shareMissing(figures)
	}
	switch {
	case !ok && dated: // what was published happened, and in no world it does
		none := 0.0
		r.Below, r.Verdict = &none, result.Contradicts
		return r
	case !ok:
		return r
	}
	r.Simulated = &result.Quantiles{
		P5: law.Quantile(.05), P25: law.Quantile(.25), P50: law.Quantile(.5), P75: law.Quantile(.75),
		P95: law.Quantile(.95),
	}
	// Of a range, the figure that fits best; what never happens comes after any day.
	below := (1 - r.Never) * law.CDF(min(max(r.Simulated.P50, p.Low), p.High))
	r.Below, r.Verdict = &below, judged(&r, below)
	if r.Never == 0 && st.carriedOut(p) != st.Reference {
		r.Score, r.Persists = scored(&r, figures), scored(&r, persists)
	}
	for i, a := range st.Scenario.Assumptions {
		drawn := make([]float64, len(worlds))
		for w := range worlds {
			drawn[w] = worlds[w].inputs[i]
		}
		if rank := stats.RankCorrelation(drawn, figures); math.Abs(rank) > math.Abs(r.Rank) {
			r.Decides, r.Rank = a.Path, rank
		}
	}
	return r
}

// scored is the interval score of the 90 % of worlds on a published figure, over the figure's size; nil where there is
// none. Of a range, the figure that fits best.
func scored(r *result.Published, figures []float64) *float64 {
	law, ok := stats.NewPredictive(figures, math.Hypot(r.Error, r.Discrepancy))
	if !ok || r.Value == 0 {
		return nil
	}
	at := min(max(law.Quantile(.5), r.Low), r.High)
	score := law.IntervalScore(at, .1) / math.Abs(r.Value)
	return &score
}

// shareMissing is the share of values that are no number.
func shareMissing(values []float64) float64 {
	missing := 0.0
	for _, v := range values {
		if !stats.IsFinite(v) {
			missing++
		}
	}
	return missing / float64(len(values))
}

// judged is the verdict of a figure with so much of its predictive law below it.
//
//	agrees: .25 to .75, near: .05 to .95, else contradicts; uninformative where the law's 90 % reach from below
//	half the figure to above twice of it
func judged(r *result.Published, below float64) result.AgainstRecord {
	size := math.Abs(r.Value)
	least, most := r.Simulated.P5, r.Simulated.P95
	if r.Value < 0 {
		least, most = -most, -least
	}
	switch {
	case least < size/2 && most > 2*size:
		return result.Uninformative
	case below >= .25 && below <= .75:
		return result.Agrees
	case below >= .05 && below <= .95:
		return result.Near
	}
	return result.Contradicts
}

// unitOf is the unit of a measure, none of no name.
func (st *Study) unitOf(measure string) result.Unit {
	for _, table := range [][]desk.Measure{st.Measures(), desk.SeriesMeasures} {
		if k, ok := desk.Column(table, measure); ok {
			return table[k].Unit
		}
	}
	return result.UnitNone
}
