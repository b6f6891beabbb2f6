package play

import "boomerang/sim/result"

// longestPromise is beyond what a weekend and a holiday explain of the wait for a callback, days.
const longestPromise = 3

// unkept warns of callbacks that nobody is there to make. Who waits at home neither hangs up nor calls
// again, so that letting everybody go would quieten the line.
//
//	days = callback_wait, of callbacks made; where none is, wait_mean / callbacks_taken, since theirs is the
//	only wait that patience does not end
func unkept(r *result.Result) {
	for _, p := range r.Plans {
		days := callbackDays(r.Estimate(p.Name, result.CallbackWait), r.Estimate(p.Name, result.WaitMean),
			r.Estimate(p.Name, result.CallbacksTaken))
		if days > longestPromise {
			w := result.NewWarning(result.CallbacksUnkept, days, 0, 0)
			w.Plan = p.Name
			r.Warnings = append(r.Warnings, w)
		}
	}
}

func callbackDays(made, all, taken *result.Estimate) float64 {
	const day = 24 * 60
	switch {
	case taken == nil || taken.Mean == nil || *taken.Mean == 0:
		return 0
	case made != nil && made.Mean != nil:
		return *made.Mean / day
	case all != nil && all.Mean != nil:
		return *all.Mean / *taken.Mean / day
	}
	return 0
}
