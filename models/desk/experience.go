package desk

import "math"

// story is what a customer lived through with one issue.
type story struct {
	contacts int     // without redials: hanging up is felt as waiting
	wait     float64 // minutes in line, all contacts
	steps    float64 // of friction on the way to a human
	deceived bool    // an answer believed good proved wrong
	solved   bool
}

// score turns a story into points, 0–100, each effect once:
//
//	score = best − a·(contacts−1) − b·wait − c·steps − d·deceived − e·(not solved)
//
// About −15 points per further contact: SQM [S] C; the rest is assumed and
// stands in the key table.
func (e *Experience) score(s story) float64 {
	v := e.Best - e.PerContact*float64(s.contacts-1) - e.PerWait*s.wait - e.PerStep*s.steps
	if s.deceived {
		v -= e.Deceived
	}
	if !s.solved {
		v -= e.Unresolved
	}
	return clamp(v, 100)
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
func (d *Desk) scoreOf(is *issue, solved bool) float64 {
	return d.plan.Experience.score(story{
		contacts: int(is.contacts), wait: float64(is.waited), steps: float64(is.friction),
		deceived: is.flags&deceived != 0, solved: solved,
	})
}

// satisfied is P(a person with this score reports "satisfied"):
// Φ((score − cut) / noise), tabulated by whole points.
type satisfied [101]float64

func (e *Experience) satisfied() (table satisfied) {
	for i := range table {
		z := (float64(i) + .5 - e.SatisfiedAt) / math.Max(e.ResponseNoise, 1e-9)
		table[i] = .5 * math.Erfc(-z/math.Sqrt2)
	}
	return table
}

func (t *satisfied) at(score float64) float64 { return t[int(score)] }

// intent is the stated leaving intent at a score: linear through the three
// anchors and beyond them, never below 0 or above 1.
//
// Anchors: SQM, 5 % resolved at first contact, 9 % after several, 25 % unresolved [S] C.
func (c *Churn) intent(score float64) float64 {
	x, y := &c.IntentScore, &c.Intent
	i := 0
	if score < x[1] {
		i = 1
	}
	slope := (y[i+1] - y[i]) / (x[i+1] - x[i])
	return clamp(y[i]+slope*(score-x[i]), 1)
}
