package desk

import (
	"fmt"
	"math"

	"boomerang/sim/portable"
)

// ExperienceUnit is what the numbers of Experience and the anchors of Churn count.
type ExperienceUnit int

// The units.
const (
	Score     ExperienceUnit = iota // points of the score, which is linear
	Satisfied                       // points of satisfied customers, of 100
)

// leastSatisfied is the fewest of 100 that anything leaves satisfied: nobody at all has no score.
const leastSatisfied = .001

// inScore is the plan with experience in points of the score, whatever it was stated in.
//
// What is published counts satisfied customers: 15 of 100 fewer for a further contact. The score is
// linear, and the share satisfied is Φ((score − cut)/noise), which is not; an effect is therefore
// turned at the level people start from, the best:
//
//	s(x) = cut + noise · Φ⁻¹(x/100)                            the score at which x of 100 are satisfied
//	what adds up by contacts, minutes, hours, steps   e · (s(best) − s(best − 2c)) / 2c,   c the effect of a contact
//	what happens once (deceived, unresolved)          s(best) − s(best − e)
//	levels (anchors of intent, the failure line)      s(x)
//
// No linear scale gives 85, 70 and 55 of 100 in equal steps, so the slope is matched over two contacts:
// at a noise of 15 a contact is 6.8 points of score, and 85, 72, 55 are satisfied.
func (p Params) inScore() Params {
	e, c := &p.Experience, &p.Churn
	if e.Unit == Score {
		return p
	}
	at := func(share float64) float64 {
		share = min(max(share, 0), 100)
		x := leastSatisfied + share/100*(100-2*leastSatisfied)
		return e.SatisfiedAt + e.ResponseNoise*portable.NormalQuantile(x/100)
	}
	from := e.Best
	slope := e.slope(at)
	for _, effect := range []*float64{&e.PerContact, &e.PerWait, &e.PerHourShut, &e.PerStep} {
		*effect *= slope
	}
	for _, effect := range []*float64{&e.Deceived, &e.Unresolved} {
		*effect = at(from) - at(from-*effect)
	}
	for _, level := range []*float64{
		&e.Best, &c.IntentScore[0], &c.IntentScore[1], &c.IntentScore[2], &c.FailureBelow,
	} {
		*level = at(*level)
	}
	e.Unit = Score
	return p
}

// slope is how much score a point of satisfied customers is worth, over two contacts;
// where a contact costs nothing, that at the best itself.
//
//	noise / (100 · φ(z)),   φ the normal density and z = (s(best) − cut)/noise
func (e *Experience) slope(at func(share float64) float64) float64 {
	if e.PerContact == 0 {
		z := (at(e.Best) - e.SatisfiedAt) / math.Max(e.ResponseNoise, 1e-9)
		return e.ResponseNoise / (100 * portable.NormalDensity(z))
	}
	return (at(e.Best) - at(e.Best-2*e.PerContact)) / (2 * e.PerContact)
}

// checkExperience refuses scales of people that leave no share to turn into a score, and anchors of
// intent out of order.
func (p *Params) checkExperience() (found []Problem) {
	if p.Experience.Unit == Satisfied && p.Experience.ResponseNoise == 0 {
		found = append(found, Problem{
			"experience.noise", "everybody has one scale, so that no effect moves a share of customers",
			`state how widely people's scales are spread, or count in points of the score: experience.unit = "score"`,
		})
	}
	x := p.Churn.IntentScore
	for k, key := range []string{"churn.score_several_contacts", "churn.score_unresolved"} {
		if x[k+1] >= x[k] {
			found = append(found, Problem{
				key, fmt.Sprintf("stands at %.4g, and the better story at %.4g", x[k+1], x[k]),
				"a worse story has a lower level: first contact, several contacts, unresolved",
			})
		}
	}
	return found
}
