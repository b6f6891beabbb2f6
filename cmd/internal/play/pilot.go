//go:build !page

package play

import (
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/sim/dates"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
	"boomerang/sim/result"

	"boomerang/sim"
)

// pilotMeasures are what a pilot of the assistant shows by itself, whatever the rest of the desk does: of its sessions.
var pilotMeasures = []string{
	result.Contained, result.NoReturn30Days, result.ContainedSilent, result.GivenUp, result.SurveyedBoundedAssistant,
	result.SurveyedLongTailAssistant,
}

// PilotData are the figures a pilot would show in every draw, by measure and length: with the chance of so few sessions
// and a drawn discrepancy of the model.
type PilotData struct {
	Measure             desk.Measure
	Months              int
	Seen                []float64 // [draw], NaN where the measure has no value
	Chance, Discrepancy float64
}

// Weeks is the length of a pilot, in whole weeks.
func (d *PilotData) Weeks() int { return int(math.Round(float64(d.Months) * dates.EngineMonth / 7)) }

// Pilots are the pilots of one to so many months. Series are the months of the plan in every draw, and twice those of
// the draws that were played again under another chance, from which the chance of a figure is told.
//
//	seen = simulated + √(chance² (scale/share − 1)) ε₁ + discrepancy ε₂,   the first only where a pilot sees fewer
//	                                                                       sessions than were simulated
func Pilots(seed uint64, series [][]float64, twice [][2][]float64, scale, share float64, months int) (all []PilotData) {
	fates := sim.NewFates(seed, experiment.DesignKey-11)
	for k, name := range pilotMeasures {
		column, ok := desk.Column(desk.SeriesMeasures, name)
		if !ok {
			continue
		}
		for n := 1; n <= months; n++ {
			of := func(s []float64) (mean float64) {
				for m := range n {
					mean += s[m*len(desk.SeriesMeasures)+column] / float64(n)
				}
				return mean
			}
			d := PilotData{Measure: desk.SeriesMeasures[column], Months: n}
			variance, pairs, level, levels := 0., 0., 0., 0.
			for _, p := range twice {
				if x := of(p[0]) - of(p[1]); x == x {
					variance, pairs = variance+x*x/2, pairs+1
				}
			}
			for _, s := range series {
				if x := of(s); x == x {
					level, levels = level+x, levels+1
				}
			}
			if pairs == 0 || levels == 0 {
				continue
			}
			d.Chance = math.Sqrt(variance / pairs * scale / share)
			d.Discrepancy = assumedDiscrepancy(d.Measure.Unit, level/levels)
			more := math.Sqrt(max(0, variance/pairs*(scale/share-1)) + d.Discrepancy*d.Discrepancy)
			for j, s := range series {
				e := portable.NormalQuantile(fates.Of(uint64(j)).Uniform(sim.Purpose(k+1), uint32(n)))
				d.Seen = append(d.Seen, of(s)+more*e)
			}
			all = append(all, d)
		}
	}
	return all
}

// PilotPlan is the plan whose assistant is tried: the first that has one and lets nobody go, else the first that has
// one; −1 where none has.
func (st *Study) PilotPlan() int {
	has := func(i int, cut bool) bool {
		p, err := st.Plans[i].Params(nil)
		return err == nil && p.Routing.Policy != desk.HumansOnly && (cut || p.Cut.Share == 0)
	}
	all := make([]int, len(st.Plans))
	for i := range all {
		all[i] = i
	}
	for _, cut := range []bool{false, true} {
		if i := slices.IndexFunc(all, func(i int) bool { return has(i, cut) }); i >= 0 {
			return i
		}
	}
	return -1
}

// PlatformByMonth is what the platform of a plan's assistant costs.
func (st *Study) PlatformByMonth(plan int) float64 {
	p, err := st.Plans[plan].Params(nil)
	if err != nil {
		return 0
	}
	return p.Assistant.PlatformPerMonth
}

// SimulatedShare is the share of the company that is played.
func (st *Study) SimulatedShare() float64 {
	p, err := st.Plans[st.Reference].Params(nil)
	if err != nil || p.Scale <= 0 {
		return 1
	}
	return p.Scale
}
