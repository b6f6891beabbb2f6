package play

import (
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// tied ties what a plan of an aside gave in its few worlds to what a plan of the run
// gave in all of them. Where both are the same plan, with the same rows, the aside shows
// the figure of the run: one plan has one average, wherever it is printed.
type tied struct {
	experiment.Anchor
	plan, full int // of the part, of the run
	same       bool

	around []experiment.Lead // settings the plan lies between, which say more of it; nil: none
}

// between is the plan among those around it.
func (t *tied) between() experiment.Between {
	return experiment.Between{Few: t.Part, Around: t.around, Full: t.Full, Study: t.Study}
}

// tie finds what a plan of a part is tied to: the plan of the run that has its rows,
// else the plan it is made from; nil where the run has neither.
func (of asideOf) tie(p *Part, plan int, from string) *tied {
	t := &tied{
		Anchor: experiment.Anchor{Full: of.run.Used(), Part: p.Used(), Study: of.run.Table()},
		plan:   plan,
	}
	t.full = slices.Index(of.run.Keys, p.Keys[plan])
	if t.same = t.full >= 0; t.same {
		return t
	}
	t.full = slices.IndexFunc(of.run.Plans, func(own scenarios.Plan) bool { return own.Name == from })
	if t.full < 0 {
		return nil
	}
	return t
}

// twin is the plan of the run with the same rows, "" where there is none.
func (t *tied) twin() string {
	if t == nil || !t.same {
		return ""
	}
	return t.Study.Plans[t.full]
}

// worlds are those a plan's figures rest on, n where it is no plan of the run.
func (t *tied) worlds(n int) int {
	if t.twin() == "" {
		return n
	}
	return t.Full.Prefix()
}

// estimate ties one estimate.
func (t *tied) estimate(r *result.Result, e *result.Estimate) {
	if t == nil {
		return
	}
	if own := r.Estimate(t.twin(), e.Measure); own != nil {
		plan := e.Plan
		*e, e.Plan = *own, plan
		return
	}
	k := slices.IndexFunc(t.Study.Measures, func(m result.Measure) bool { return m.Name == e.Measure })
	full := experiment.PlanMeasure{Plan: t.full, Measure: k}
	if t.around != nil {
		t.between().Tie(e, t.plan, full)
		return
	}
	t.Tie(e, experiment.PlanMeasure{Plan: t.plan, Measure: k}, full)
}

// probability ties a probability that a run has of every plan.
func (t *tied) probability(r *result.Result, p *result.Probability) {
	if t == nil {
		return
	}
	for _, own := range r.Probabilities {
		if own.Plan == t.twin() && own.Name == p.Name {
			p.Value, p.Interval = own.Value, own.Interval
			return
		}
	}
	if c := Condition(t.Study, p.Expr); t.around != nil {
		p.Value, p.Interval = t.between().Chance(c, t.plan, t.full)
	} else {
		p.Value, p.Interval = t.Chance(c, t.plan, t.full)
	}
}

// months are the means of a monthly measure.
func (t *tied) months(r *result.Result, series int) (result.Numbers, error) {
	if own := r.SeriesOf(t.twin(), t.Study.SeriesMeasures[series].Name); own != nil {
		return own.Mean, nil
	}
	return t.Months(experiment.PlanMeasure{Plan: t.plan, Measure: series},
		experiment.PlanMeasure{Plan: t.full, Measure: series})
}

// survival is the share of worlds in which a moment has not come yet.
func (t *tied) survival(measure int, times []float64) result.Survival {
	if t.same {
		return experiment.Survival(t.Full, t.Study, t.full, measure, times)
	}
	at := experiment.PlanMeasure{Plan: t.plan, Measure: measure}
	return t.Survival(at, experiment.PlanMeasure{Plan: t.full, Measure: measure}, times)
}
