package desk

import (
	"boomerang/sim"
	"boomerang/sim/dates"
)

// IncidentLuck is what a world's incidents cost beyond what they cost on average, in money,
// were the assistant's exposure the same on every day from day 0:
//
//	Σ cost·m − Σ rate·cost·E m,   rate = per year · exposure / 365 a day,
//
// m = 1, and the late ratio where an incident comes out late and before the horizon ends.
// Its mean is 0 for every plan, whatever the unknowns, and it is made of the same fates as the
// incidents of a plan: of two exposures the higher has all incidents of the lower. Incidents
// are few and of the whole company, so that their luck stays at any size, and is most of what
// chance does to net where they are stated. A mean leans on it (experiment.Controls).
func IncidentLuck(f sim.Fates, p Params, exposure float64) float64 {
	in := &p.Incidents
	rate := in.PerYear * exposure / dates.PlainYear
	if rate <= 0 || in.Cost == 0 {
		return 0
	}
	late := in.Unknown + (1-in.Unknown)*in.Withheld
	days := int(dates.PlainYear) * p.Horizon.Months / 12
	cost := 0.
	for day := range days {
		comesOut := float64(day)+in.DisclosureDays < float64(days)
		cost -= rate
		if comesOut {
			cost -= rate * late * (in.LateRatio - 1)
		}
		key, at := f.Of(dayEntity|uint64(uint32(day))), 0.
		for n := uint32(0); ; n += 2 {
			if at += key.Exp(fateIncident, n) / rate; at >= 1 {
				break
			}
			cost++
			if comesOut && key.Uniform(fateIncident, n+1) < late {
				cost += in.LateRatio - 1
			}
		}
	}
	return in.Cost * cost
}
