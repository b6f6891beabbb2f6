package play

import (
	"math"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// luckAt are exposures of an assistant at which the luck with incidents is told; a plan whose
// exposure lies between two has the luck of both.
var luckAt = [...]float64{1. / 3, 2. / 3}

// Controls let means of money lean on what was drawn, and on the luck with incidents where
// there are any: they are few at any size of company. Net, of every plan but the reference,
// tells what matters. Where unknowns are drawn from what was learnt nobody knows the mean of what was drawn: means are
// plain.
func (st *Study) Controls() experiment.Controls {
	if st.Scenario.LearntBy() != "" {
		return experiment.Controls{}
	}
	unknowns, luck := st.Scenario.Scores(), st.luck()
	c := experiment.Controls{Scores: func(p experiment.Point) []float64 { return luck(p, unknowns(p.U)) }}
	for i := range st.Plans {
		if i != st.Reference {
			c.Leads = append(c.Leads, experiment.PlanMeasure{Plan: i, Measure: NetColumn})
		}
	}
	for _, m := range st.Outputs() {
		c.Measures = append(c.Measures, m.Unit == result.UnitMoney)
	}
	for _, m := range desk.SeriesMeasures {
		c.Series = append(c.Series, m.Unit == result.UnitMoney)
	}
	return c
}

// luck appends the luck with incidents of a world to its scores, in standard deviations at
// the medians of what is not known: of the first plan that has an assistant and incidents,
// nothing where none has.
func (st *Study) luck() func(p experiment.Point, scores []float64) []float64 {
	for i := range st.Plans {
		at, err := st.Plans[i].Params(nil)
		if err != nil || at.Routing.Policy == desk.HumansOnly || !(at.Incidents.PerYear*at.Incidents.Cost > 0) {
			continue
		}
		years := float64(dates.PlainYear*at.Horizon.Months/12) / dates.PlainYear
		return func(p experiment.Point, scores []float64) []float64 {
			own, err := st.Plans[i].Params(p.U)
			for _, exposure := range luckAt {
				x := 0. // where the plan cannot be played there is no row either
				if err == nil {
					x = desk.IncidentLuck(sim.NewFates(p.Seed, p.Chance), own, exposure) /
						(at.Incidents.Cost * math.Sqrt(at.Incidents.PerYear*exposure*years))
				}
				scores = append(scores, x)
			}
			return scores
		}
	}
	return func(_ experiment.Point, scores []float64) []float64 { return scores }
}
