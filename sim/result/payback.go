package result

// Payback says when a plan has earned back what it cost, and when it stops having done so.
//
// Of the net value against the reference, summed up month by month, c₁ … c_T:
//
//	payback   the first month m with c_j > 0 for all j ≥ m:  ahead from then to the horizon
//	turning   the first month m with c_j < 0 for all j ≥ m, where some month before it is ahead:  it was, and
//	          is not any more
//	never     no month is ahead, and some are behind
//
// Months count from 1, 0 is none. At most one of the three holds: a plan that ends ahead has a payback month,
// one that ends behind has turned or never paid back, and one that ends at exactly 0 after a month ahead has
// none of them, as has one that differs in no month.
type Payback struct {
	Month   int
	Turning int
	Never   bool
}

// PaybackOf reads it off a cumulative net value.
func PaybackOf(cumulative []float64) (p Payback) {
	ahead, behind := 0, 0 // of the last months, how many on end
	was, fell := false, false
	for _, c := range cumulative {
		switch {
		case c > 0:
			ahead, behind, was = ahead+1, 0, true
		case c < 0:
			ahead, behind, fell = 0, behind+1, true
		default:
			ahead, behind = 0, 0
		}
	}
	n := len(cumulative)
	switch {
	case ahead > 0:
		p.Month = n - ahead + 1
	case was && behind > 0:
		p.Turning = n - behind + 1
	case !was && fell:
		p.Never = true
	}
	return p
}
