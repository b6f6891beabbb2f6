package desk

import "math"

// Who answers matters by itself. A randomised experiment saw the ratings of all chats an assistant was
// eligible for, those handed over included, .3 of 5 stars lower, with contacts repeated as before;
// companies report parity [S] A, B. Part of that is in the model already: failures, deceptions, angry
// hand-overs. The offset closes what these leave open and no more,
//
//	share satisfied of eligible sessions (offset) = share satisfied of people's contacts − gap,   offset ≥ 0
//
// in points of score, once for every issue the assistant had part in. Where failures explain the gap or
// more there is none: a bad assistant is not lifted to what a good one is rated.
//
// It is a property of the assistant, so both sides are read where a deflection is: everything routed,
// the assistant mature, the way out open, behind it the people of day 0.

// chatEnds are the ends of contacts at which a customer could be asked, by score: of a session that is
// believed to have helped, of a person's answer.
type chatEnds struct {
	score, weight []float64
	total         float64
}

func (c *chatEnds) add(score, weight float64) {
	c.score, c.weight, c.total = append(c.score, score), append(c.weight, weight), c.total+weight
}

// satisfied is the share who call it satisfactory, so many points lower.
func (c *chatEnds) satisfied(happy *satisfied, lower float64) (share float64) {
	for k, score := range c.score {
		share += c.weight[k] * happy.at(clamp(score-lower, 100))
	}
	return ratioOr0(share, c.total)
}

// assistantOffset is the offset of an assistant of such success, points of score.
func (b *base) assistantOffset(p *Params, success []float64) float64 {
	gap := p.Experience.AssistantGap
	if math.IsNaN(gap) {
		return 0
	}
	var people, eligible chatEnds
	for k := range p.Categories {
		home := b.poolOf(k)
		in := flowInput{
			p: p, category: k, success: success[k], hangUp: home.staff.hangUp, through: 1,
			wait:    home.staff.wait * (1 - p.Categories[k].Written),
			novices: b.novicesOf(home), worse: 1 - home.quality(), scored: true, tie: b.tied(p, k),
		}
		issueFlowTo(in, &people)
		in.met = true
		issueFlowTo(in, &eligible)
	}
	goal := people.satisfied(&b.happy, 0) - gap/100
	above := func(lower float64) float64 { return eligible.satisfied(&b.happy, lower) - goal }
	start, end := above(0), above(100)
	switch {
	case start <= 0 || eligible.total == 0:
		return 0
	case end >= 0:
		return 100
	}
	return root(above, 0, 100, start, end)
}
