package desk

// odds are the chances of the first way at the forks whose chance is the same for
// every issue of a category, whatever became of it: the plan's stated shares. What
// depends on the day, the line or the record is filled in by who asks
// (Desk.chance in events, walk.chance in formulas) and stands here as 0.
type odds [forks]float64

// odds works out the stated chances of a category.
//
//	switches a channel, of who is blocked and does not give up = s / (1 − g)
func (p *Params) odds(category int) (o odds) {
	a, v, h := &p.Assistant, &p.Valve, &p.Humans
	o[leavesHalfWay] = a.Abandonment
	o[escalates] = a.OverEscalation
	o[unnoticed] = a.Silent
	o[getsAngry] = p.Experience.Angry
	o[givesUpBlocked] = v.GiveUp
	o[switchesChannel] = min(1, ratioOr0(v.SwitchChannel, 1-v.GiveUp))
	o[writes] = p.Categories[category].Written
	o[accepts], o[allMissed] = p.Callback.Accepted, p.Callback.missesAll(p.Callback.Attempts)
	o[redials] = h.Redial
	o[returnsAfterHangUp] = h.Return
	o[solvedByPeople] = p.Categories[category].FirstContact
	o[comesBack], o[returnsDeceived] = h.RepeatReturn, h.RepeatReturn
	o[goesAway], o[goesAwayDeceived] = h.SelfSolved, h.SelfSolved
	return o
}

// oddsOf are those of every category, with the mean share of sessions that are stopped, for who
// looks at all of them together.
func oddsOf(p *Params) []odds {
	all := make([]odds, len(p.Categories))
	for k := range all {
		all[k] = p.odds(k)
		for _, kind := range p.actionKinds(k) {
			all[k][ruledOut] += kind.weight * kind.stopped
		}
	}
	return all
}

// tries is the chance that an attempt succeeds after so many failures, by the
// assistant's first success in the category.
//
//	P(solved) = a · s/(s+f),   s = 1/ρ − 1
func (c *Category) tries(success float64, failures int) float64 {
	return success * predictive(c.Correlation, failures)
}

// byWhom is the chance that a human contact solves the issue where a share of who
// answers is new; 0 or 1 in events.
//
//	first contact · (1 − novices · (1 − their ratio))
func (w *Workforce) byWhom(first, novices float64) float64 {
	return first * (1 - novices*(1-w.NoviceFirst))
}
