package sample

import (
	"math/rand/v2"

	"boomerang/sim/result"
)

// Stir gives every plan, and every end tried, a net value and a chance of loss at random: signs,
// widths and horizons that no shipped scenario has.
func Stir(r *result.Result, rnd *rand.Rand) {
	money := func() (mean float64, iv *result.Interval) {
		mean = 2e6 * (rnd.Float64() - .5)
		half := 1e6 * rnd.Float64() * rnd.Float64()
		return mean, Interval(mean-half, mean+half)
	}
	for i := range r.Estimates {
		e := &r.Estimates[i]
		if e.Plan != "keep-everyone" && (e.Measure == result.Net || e.Measure == result.NetTerminal) {
			mean, iv := money()
			e.Mean, e.Interval = &mean, iv
			e.Difference = &result.Difference{Mean: mean, Interval: iv, Clear: iv.Excludes(0)}
		}
	}
	for i := range r.Probabilities {
		r.Probabilities[i].Value = float64(rnd.IntN(41)) / 40
	}
	if rnd.IntN(2) == 0 {
		r.Stress = nil
	}
	for i := range r.Stress {
		mean, iv := money()
		r.Stress[i].Net.Mean, r.Stress[i].Net.Interval = &mean, iv
		r.Stress[i].Net.Difference = &result.Difference{Mean: mean, Interval: iv}
	}
	kinds := []result.AskKind{result.AskPays, result.AskDepth, result.AskCompare, result.AskSafe, ""}
	r.Ask = &result.Ask{Kind: kinds[rnd.IntN(len(kinds))]}
	r.Subject = r.Plans[1+rnd.IntN(len(r.Plans)-1)].Name
	if rnd.IntN(3) == 0 {
		r.Plans[len(r.Plans)-1].NoChoice = true
	}
}
