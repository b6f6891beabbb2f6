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
	Weeks               int
	Wait                float64   // days after its end until the figure is known
	Seen                []float64 // [draw], NaN where the measure has no value
	Chance, Discrepancy float64
}

// PilotWeeks are the lengths of pilots that are tried.
var PilotWeeks = []int{2, 4, 6, 8, 12}

// Days until the choice can be made: those of the pilot, and those until the figure is known.
func (d *PilotData) Days() float64 { return 7*float64(d.Weeks) + d.Wait }

// returnsTake is how long after a session it is known that nobody came back: the days in the name of the measure.
const returnsTake = 30

// monthsOf says how a pilot lies in the months of a plan: the share of the pilot that is in each, and how much more
// chance varies because of the last one only a part is seen,
//
//	Σ w²/f / Σ w²,   w the share of the pilot, f that of the month
//
// with months that vary alike and by themselves.
func monthsOf(weeks int) (shares []float64, more float64) {
	length := float64(7*weeks) / dates.EngineMonth
	whole := 0.
	for left := length; left > 1e-9; left-- {
		f := min(1, left)
		w := f / length
		shares, whole, more = append(shares, w), whole+w*w, more+w*w/f
	}
	return shares, more / whole
}

// Pilots are those of every length that so many months hold. Series are the months of the plan in every draw, and twice
// those of the draws that were played again under another chance, from which the chance of a figure is told. Of a month
// that a pilot ends in the middle of, its part is taken to be as the whole.
//
//	seen = simulated + √(chance² (more scale/share − 1)) ε₁ + discrepancy ε₂
//
// the first only where a pilot sees fewer sessions than were simulated.
func Pilots(seed uint64, series [][]float64, twice [][2][]float64, scale, share float64, months int) (all []PilotData) {
	fates := sim.NewFates(seed, experiment.DesignKey-11)
	for k, name := range pilotMeasures {
		column, ok := desk.Column(desk.SeriesMeasures, name)
		if !ok {
			continue
		}
		for n, weeks := range PilotWeeks {
			shares, part := monthsOf(weeks)
			if len(shares) > months {
				break
			}
			of := func(s []float64) (mean float64) {
				for m, w := range shares {
					mean += w * s[m*len(desk.SeriesMeasures)+column]
				}
				return mean
			}
			d := PilotData{Measure: desk.SeriesMeasures[column], Weeks: weeks}
			if name == result.NoReturn30Days {
				d.Wait = returnsTake
			}
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
			fewer := part * scale / share
			d.Chance = math.Sqrt(variance / pairs * fewer)
			d.Discrepancy = assumedDiscrepancy(d.Measure.Unit, level/levels)
			more := math.Sqrt(max(0, variance/pairs*(fewer-1)) + d.Discrepancy*d.Discrepancy)
			for j, s := range series {
				e := portable.NormalQuantile(fates.Of(uint64(j)).Uniform(sim.Purpose(k+1), uint32(n+1)))
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
