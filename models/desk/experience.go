package desk

import (
	"math"

	"boomerang/sim/portable"
)

// issueHistory is what a customer lived through with one issue.
type issueHistory struct {
	contacts int     // redials too: to have to call again is a further contact
	wait     float64 // minutes in line, all contacts
	steps    float64 // of friction on the way to a human
	shut     float64 // hours waited for the desk to open
	deceived bool    // an answer believed good proved wrong
	angry    bool    // handed over angry
	solved   bool
	offset   float64 // points that it costs that the assistant had part in it (handler.go)
}

// score turns a history into points, 0–100, each effect once:
//
//	score = best − a·(contacts−1) − b·wait − c·steps − f·shut − d·deceived − e·(not solved)
//
// About −15 points per further contact: SQM [S] C; the rest is assumed and
// stands in the key table.
//
// Linear and additive, because the one source gives a slope per contact and no interactions; effects
// have to be told apart, and each is counted once. Points are cut at 0 and 100 after all of them are
// summed, so that order is of no meaning.
//
// After an angry hand-over a person's help mends only a part r of what an unresolved issue costs:
//
//	− (1 − r)·e of a solved issue handed over angry
func (e *Experience) score(s *issueHistory) float64 {
	v := e.Best - e.PerContact*float64(s.contacts-1) - e.PerWait*s.wait - e.PerStep*s.steps - e.PerHourShut*s.shut
	if s.deceived {
		v -= e.Deceived
	}
	switch {
	case !s.solved:
		v -= e.Unresolved
	case s.angry:
		v -= (1 - e.AngryRepair) * e.Unresolved
	}
	return clamp(v-s.offset, 100)
}

// clamp is max(0, min(top, v)) for numbers; the built-ins would test for NaN
// and −0 besides.
func clamp(v, top float64) float64 {
	if v < 0 {
		return 0
	}
	if v > top {
		return top
	}
	return v
}

// scoreOf is the score of an issue if it ended now.
//
// Points of 100, redials counted as contacts.
func (d *Desk) scoreOf(is *issue, solved bool) float64 {
	h := issueHistory{
		contacts: int(is.times[byContact]),
		wait:     float64(is.waited), steps: float64(is.friction), shut: float64(is.shut),
		deceived: is.flags&deceived != 0, angry: is.flags&angry != 0, solved: solved,
	}
	if is.times[bySession] > 0 {
		h.offset = d.plan.offset
	}
	return d.plan.Experience.score(&h)
}

// satisfied is P(a person with this score reports "satisfied"):
// Φ((score − cut) / noise), exact at every 1/16 of a point and linear between.
//
// A probit: people answer by a scale of their own, normally spread around the score with SD `noise`
// points. Between points of the table it is off by at most 2·10⁻⁴/noise², 10⁻⁶ at 15 points.
type satisfied [100*perPoint + 2]float64

const perPoint = 16

// satisfied tabulates the share of people who call a score satisfactory.
func (e *Experience) satisfied() (table satisfied) {
	for i := range table {
		z := (float64(i)/perPoint - e.SatisfiedAt) / math.Max(e.ResponseNoise, 1e-9)
		table[i] = portable.NormalCDF(z)
	}
	return table
}

func (t *satisfied) at(score float64) float64 {
	x := score * perPoint
	i := int(x)
	return t[i] + (x-float64(i))*(t[i+1]-t[i])
}

// leaving is the stated leaving intent at a score: linear through the three
// anchors and beyond them, never below 0 or above 1.
//
// Anchors: SQM, 5 % resolved at first contact, 9 % after several, 25 % unresolved [S] C.
//
// Two slopes and not a curve, since three stories are all there is. Extrapolated beyond the anchors on
// the same lines.
type leaving struct {
	knee        float64    // the middle anchor
	zero, slope [2]float64 // above and below it
}

// leaving works out the two lines through the three anchors.
func (c *Churn) leaving() leaving {
	x, y := &c.IntentScore, &c.Intent
	l := leaving{knee: x[1]}
	for i := range l.slope {
		l.slope[i] = ratioOr0(y[i+1]-y[i], x[i+1]-x[i])
		l.zero[i] = y[i] - l.slope[i]*x[i]
	}
	return l
}

// at is the intent at a score.
func (l *leaving) at(score float64) float64 {
	i := 0
	if score < l.knee {
		i = 1
	}
	return clamp(l.zero[i]+l.slope[i]*score, 1)
}
