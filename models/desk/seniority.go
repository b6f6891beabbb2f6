package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// Years of service of people, where a law asks for them. Ramp is about days since the first contact and has
// its cohorts (workforce.go); notice and severance are about years since the first day of pay, so here people
// are told apart by the day they were hired.
//
// Whoever quits is of any seniority, so what quits is one number for all of them and a day costs what is hired
// on it.

// yearsOfService is how many completed years a law tells apart: 0 to 20, and more counts as 20.
const yearsOfService = 21

// seniority is the people of a pool by the day they were hired; nobody where no law asks.
type seniority struct {
	hired []float64 // heads, over stay; the first are all who came before the second's day
	first int       // engine day of the first
	stay  float64   // of those ever here: share that has not quit
}

// steadySeniority is that of a running company on an engine day: hired evenly, quitting at a rate a.
//
//	P(in service for t years or more) = e^(−a·t)
func steadySeniority(heads, attrition float64, today int) seniority {
	const days = yearsOfService * dates.PlainYear
	s := seniority{hired: make([]float64, days, days+3*dates.PlainYear), first: today - days + 1, stay: 1}
	left := 1.0
	for age := range days {
		after := 0.0
		if age < days-1 {
			after = portable.Exp(-attrition * float64(age+1) / dates.PlainYear)
		}
		s.hired[days-1-age] = heads * (left - after)
		left = after
	}
	return s
}

func (s *seniority) copyFrom(src *seniority) {
	hired := copied(s.hired, src.hired)
	*s = *src
	s.hired = hired
}

// join adds people hired on an engine day.
func (s *seniority) join(day int, heads float64) {
	if len(s.hired) == 0 || heads == 0 {
		return
	}
	for len(s.hired) <= day-s.first {
		s.hired = append(s.hired, 0)
	}
	s.hired[day-s.first] += heads / s.stay
}

// back adds people who had gone and come back, of the seniority of those who are here.
func (s *seniority) back(heads float64) {
	if here := s.heads(); here > 0 {
		for k := range s.hired {
			s.hired[k] *= 1 + heads/here
		}
	}
}

// heads is how many there are.
func (s *seniority) heads() (sum float64) {
	for _, h := range s.hired {
		sum += h
	}
	return sum * s.stay
}

// years is the completed years of service on an engine day, of those hired on the k-th.
func (s *seniority) years(k, day int) int {
	return min(max(0, day-s.first-k)/dates.PlainYear, yearsOfService-1)
}

// among says who is to be considered: of so many completed years of service on a day. No years are all.
type among struct {
	years uint32 // a set, bit by bit
	on    int    // engine day
}

func (s *seniority) has(k int, a among) bool { return a.years == 0 || a.years>>s.years(k, a.on)&1 != 0 }

// pick is how many go, by day of hire, where so many heads go in an order: those of every seniority alike, the
// newest, or who is past the ramp and then the rest, the longest in service first.
//
// proficient is how many days after hiring somebody is past training and ramp.
func (s *seniority) pick(heads float64, who CutOrder, a among, today, proficient int) []float64 {
	gone := make([]float64, len(s.hired))
	left := heads
	alike := func(of func(k int) bool) {
		there := 0.0
		for k, h := range s.hired {
			if of(k) && s.has(k, a) {
				there += (h*s.stay - gone[k])
			}
		}
		share := min(1, ratioOr0(left, there))
		for k, h := range s.hired {
			if of(k) && s.has(k, a) {
				gone[k] += share * (h*s.stay - gone[k])
			}
		}
		left = max(0, left-there)
	}
	inOrder := func(k int) {
		if s.has(k, a) {
			n := min(left, s.hired[k]*s.stay-gone[k])
			gone[k] += n
			left -= n
		}
	}
	switch who {
	case Alike:
		alike(func(int) bool { return true })
	case Newest:
		for k := len(s.hired) - 1; k >= 0 && left > 0; k-- {
			inOrder(k)
		}
	case Volunteers:
		alike(func(k int) bool { return today-s.first-k >= proficient })
		for k := 0; k < len(s.hired) && left > 0; k++ {
			inOrder(k)
		}
	}
	return gone
}

// byYears is how many of those picked have so many completed years of service on a day.
func (s *seniority) byYears(picked []float64, day int) (heads [yearsOfService]float64) {
	for k, n := range picked {
		heads[s.years(k, day)] += n
	}
	return heads
}

// leave lets people go and says how many of each completed year of service went. Where too few are left of
// those considered, because they have quit, anybody makes up the number.
func (s *seniority) leave(heads float64, who CutOrder, a among, today, proficient int) (by [yearsOfService]float64) {
	for _, of := range []among{a, {}} {
		picked := s.pick(heads, who, of, today, proficient)
		for k, n := range picked {
			s.hired[k] -= n / s.stay
			heads -= n
		}
		for y, n := range s.byYears(picked, today) {
			by[y] += n
		}
		if heads <= 1e-9 || a.years == 0 {
			break
		}
	}
	return by
}

// proficientAfter is how many days after hiring somebody is past training and ramp.
func (w *Workforce) proficientAfter() int { return int(math.Ceil(w.TrainingDays + w.RampDays)) }
