package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// A customer of a stationary company stays a random time. They may leave for
// other reasons from the first gate on, over service only once an intent has
// had its lag: with h_o and h_s the two hazards a day, a the lag and notice,
// and gates every g days (any day where g = 0), the share still there at age t is
//
//	S(t) = exp(−h_o·t − h_s·max(0, t−a)),   t = k·g at the gates
//
// and a company that neither grows nor shrinks wins 1/Σ g·S(kg) of its
// customers a day; the ages of today's customers have density S, and of them
// Σ S(kg) over the gates of the first year, divided by Σ S(kg), are gone in a year
// (renewal theory: Feller 1971, vol. II, XI). That share is the stated churn; it
// fixes h_o, given h_s.
//
// Solving for the hazard keeps the stated churn the status quo's own figure, whatever scale of intent
// and lag a world draws. In a hazard model without gates the two hazards would add up and no solving
// would be needed; renewals are what makes it so.
//
// With renewals once a year and no service this is the textbook's share: churn = 1 − e^(−365·h_o), all
// of it on one day of each customer's year. A stated 12 % is then h_o = .00035 a day.
type tenure struct {
	other, service float64 // hazards a day
	ahead, gate    float64 // days
	young, old     float64 // parts of the lifetime, see parts
}

// lifetime is the mean time a customer stays, days.
//
//	young = (1 − e^(−h_o·a))/h_o,  old = e^(−h_o·a)/(h_o + h_s),  both sums over gates where there are some
func (s tenure) lifetime() float64 {
	young, old := s.parts()
	return young + old
}

// parts splits the lifetime at the first age from which service counts.
func (s tenure) parts() (young, old float64) {
	h := s.other + s.service
	if s.gate == 0 {
		young = s.ahead
		if x := s.other * s.ahead; math.Abs(x) > 1e-12 {
			young = -math.Expm1(-x) / s.other
		}
		return young, portable.Exp(-s.other*s.ahead) / h
	}
	m := s.youngGates()
	young = m
	if x := s.other * s.gate; math.Abs(x) > 1e-12 {
		young = math.Expm1(-x*m) / math.Expm1(-x)
	}
	old = portable.Exp(s.service*s.ahead-h*m*s.gate) / -math.Expm1(-h*s.gate)
	return young * s.gate, old * s.gate
}

// youngGates is the number of gates, from age 0, before service counts.
func (s tenure) youngGates() float64 { return math.Ceil(s.ahead / s.gate) }

// age draws the age of one of today's customers at their latest gate, in days;
// without gates their age today.
//
// The inverse of the stationary law of age: young or old by their parts of the lifetime, then within
// the part.
func (s tenure) age(key sim.Key) float64 {
	young, old := s.young, s.old
	u := key.Uniform(fateAge, 0) * (young + old)
	h := s.other + s.service
	switch {
	case u >= young && s.gate == 0:
		return s.ahead + key.Exp(fateAge, 1)/h
	case u >= young:
		return s.gate * (s.youngGates() + math.Floor(key.Exp(fateAge, 1)/(h*s.gate)))
	case s.gate == 0 && math.Abs(s.other) < 1e-12:
		return u
	case s.gate == 0:
		return -math.Log1p(-u*s.other) / s.other
	case math.Abs(s.other) < 1e-12:
		return s.gate * math.Floor(u/s.gate)
	}
	q := math.Expm1(-s.other * s.gate) // −(1−e^{−h_o·g})
	k := math.Floor(math.Log1p(u/s.gate*q) / (-s.other * s.gate))
	return s.gate * min(k, s.youngGates()-1)
}

// alive is S(t).
func (s tenure) alive(t float64) float64 {
	return portable.Exp(-s.other*t - s.service*max(0, t-s.ahead))
}

// churn is the share of today's customers gone in a year.
func (s tenure) churn() float64 {
	first := 0.0
	switch {
	case s.gate > 0:
		for t := 0.0; t < dates.PlainYear-.5; t += s.gate {
			first += s.gate * s.alive(t)
		}
	case s.ahead < dates.PlainYear:
		young, old := s.parts()
		first = young + old*-math.Expm1(-(s.other+s.service)*(dates.PlainYear-s.ahead))
	default:
		first = dates.PlainYear
		if x := s.other * dates.PlainYear; math.Abs(x) > 1e-12 {
			first = -math.Expm1(-x) / s.other
		}
	}
	return first / s.lifetime()
}

// withChurn solves for the hazard of other reasons that gives a churn; below 0
// where service alone causes more.
//
// A hundred halvings of an interval that holds every possible hazard: churn rises with it, and nothing
// here is worth a faster method.
func (s tenure) withChurn(stated float64) tenure {
	low, high := -.999*s.service, 1.0
	for range 100 {
		s.other = (low + high) / 2
		if s.churn() < stated {
			low = s.other
		} else {
			high = s.other
		}
	}
	return s
}

// possible cuts a negative hazard of other reasons to none.
func (s tenure) possible() tenure {
	s.other = max(0, s.other)
	s.young, s.old = s.parts()
	return s
}
