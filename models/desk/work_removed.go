package desk

import (
	"slices"

	"boomerang/sim/result"
)

// Work removed is less than volume contained, for four causes and what is left:
//
//	hours freed ÷ share contained = rest · mix · selection · new demand · silent returns
//
// Each is a ratio of two such quotients by formula, one with everything up to it and one without it:
//
//	mix         issues of every category take people as long, against as long as they do
//	selection   work and solvability are independent inside a category, against as stated
//	new demand  nobody asks only because it is easy, against arrivals.elasticity · coverage more issues
//	silent      who was deceived never comes back, against as often as they do
//
// The rest is what these leave: contacts of one issue that are handed over or handled again, rework after a
// failed session, and issues that take several contacts of which one is contained. Nothing is tuned to what is
// published.
type workRemoved struct{ ratio, rest, mix, selection, demand, silent float64 }

// removed splits the quotient of the plan; false where nothing is contained.
func (a *audit) removed() (w workRemoved, any bool) {
	if !(a.contained() > 0) || !(a.met > 0) {
		return w, false
	}
	even, independent := a.evenly(), a.p
	independent.Assistant.WorkCorrelation, even.Assistant.WorkCorrelation = 0, 0
	more := a.p.Arrivals.Elasticity * a.p.Assistant.Coverage
	w.rest = a.freedByContained(even, 0, true)
	mix := a.freedByContained(independent, 0, true)
	selection := a.freedByContained(a.p, 0, true)
	demand := a.freedByContained(a.p, more, true)
	w.ratio = a.freedByContained(a.p, more, false)
	w.mix, w.selection = ratioOr1(mix, w.rest), ratioOr1(selection, mix)
	w.demand, w.silent = ratioOr1(demand, selection), ratioOr1(w.ratio, demand)
	return w, true
}

// freedByContained is the quotient for so many more issues, where the deceived stay away or not.
//
//	(1 − (1 + more) · minutes behind the assistant / minutes when people answer everything) / contained
func (a *audit) freedByContained(p Params, more float64, stayAway bool) float64 {
	p.Valve = Valve{}
	f := a.b.follow(flowInput{p: &p, stayAway: stayAway}, a.can.success, a.can.hangUp, -1)
	return ratioOr0(1-(1+more)*f.HumanMinutes/a.met, ratioOr0(f.Contained, f.Contacts))
}

// evenly is the plan of a company in which an issue of every category takes people as long, in all its
// contacts, and all of them together what they take now.
func (a *audit) evenly() Params {
	p := a.p
	p.Categories = slices.Clone(p.Categories)
	for k := range p.Categories {
		home := a.b.poolOf(k)
		f := issueFlow(flowInput{
			p: &a.p, category: k, through: 1, novices: a.b.novicesOf(home), worse: 1 - home.quality(),
			hangUp: a.b.hangUpWith(home, &home.flow),
		})
		p.Categories[k].HandleMinutes *= ratioOr1(a.met, f.HumanMinutes)
	}
	return p
}

// workRemoved says the quotient and its causes.
func (a *audit) workRemoved() (f Finding, any bool) {
	w, any := a.removed()
	if !any {
		return f, false
	}
	f = Finding{
		Kind: result.WorkRemoved, Value: w.ratio, Low: unbounded, Bound: unbounded, Unit: result.UnitRatio,
		Verdict: result.OK,
	}
	f.number(result.CauseRest, w.rest, result.UnitRatio)
	f.number(result.CauseMix, w.mix, result.UnitRatio)
	f.number(result.CauseSelection, w.selection, result.UnitRatio)
	f.number(result.CauseDemand, w.demand, result.UnitRatio)
	f.number(result.CauseSilent, w.silent, result.UnitRatio)
	return f, true
}
