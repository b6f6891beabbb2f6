package view

import (
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// AnswerWord is the answer to a question of plans, before any sentence.
type AnswerWord int

// The answers. TooFew worlds give no interval; with Nothing no plan differs from the reference
// beyond its own error and at no end tried.
const (
	TooFew AnswerWord = iota
	Yes
	No
	Depends
	Nothing
)

// Answered is what a run says to its question, as data: sentences are made of it elsewhere.
type Answered struct {
	result.Ask
	Word    AnswerWord
	On      []string     // keys of what it depends on, the widest swing first
	Plan    *result.Plan // asked about; nil without a plan beside the reference
	Advised *result.Plan // clearly ahead, not lost again after, and to be chosen; nil: keep the reference
	Broke   []Floor      // floors the plan asked about does not hold
	Depth   *Depth       // of a question of depth, where a grid answers it
}

// Floor is a limit below which no answer is yes, and what the plan asked about does.
type Floor struct {
	Measure     string
	Limit, Does float64
}

// Answer works out the answer. A plan pays where its mean net value is above zero beyond its
// interval, at most one world in five loses money (SafeRisk), and what comes after the horizon
// does not turn it into a clear loss. Where an end of an assumption tried turns that about, the
// answer depends on the assumption.
func (r View) Answer() Answered {
	a := Answered{Plan: r.Subject()}
	if r.Ask != nil {
		a.Ask = *r.Ask
	}
	if ahead := r.Preferred(); len(ahead) > 0 {
		a.Advised = &ahead[0]
	}
	if a.Plan == nil {
		return a
	}
	if a.Kind == "" {
		a.Kind = result.AskPays
	}
	a.Broke = r.broken(a)
	a.Depth = r.depth(a.Kind)
	known := func(p result.Plan) bool { return r.Interval(p.Name) != nil }
	switch {
	case !slices.ContainsFunc(r.Rivals(), known):
		a.Word = TooFew
	case r.nothingDiffers():
		a.Word = Nothing
	case a.Kind == result.AskCompare:
		a.compare(r)
	default:
		a.pays(r)
	}
	return a
}

// pays answers if the plan asked about earns money and holds its floors.
func (a *Answered) pays(r View) {
	gains := r.Verdict(a.Plan.Name) == Gains
	for _, key := range r.KeysBySwing(a.Plan.Name) {
		for _, end := range r.StressOf(a.Plan.Name, key) {
			there := r.Under(end).Verdict(a.Plan.Name)
			if (gains && there == Loses || !gains && there == Gains) && !slices.Contains(a.On, key) {
				a.On = append(a.On, key)
			}
		}
	}
	switch {
	case len(a.Broke) > 0, r.losesAfter(a.Plan.Name):
		a.Word, a.On = No, nil // no assumption tried mends that
	case len(a.On) > 0:
		a.Word = Depends
	case gains && !(r.NetLoss(a.Plan.Name) > SafeRisk):
		a.Word = Yes
	case r.Verdict(a.Plan.Name) == Loses:
		a.Word = No
	default: // a gain too risky, or no clear difference: what moves it most decides
		a.Word = Depends
		if keys := r.KeysBySwing(a.Plan.Name); len(keys) > 0 {
			a.On = keys[:1]
		}
	}
}

// compare answers if a plan is best: yes names it, no keeps the reference.
func (a *Answered) compare(r View) {
	for _, change := range r.PreferenceChanges() {
		if !slices.Contains(a.On, change.End.Key) {
			a.On = append(a.On, change.End.Key)
		}
	}
	switch {
	case len(a.On) > 0:
		a.Word = Depends
	case a.Advised != nil:
		a.Word = Yes
	default:
		a.Word = No
	}
}

// losesAfter reports whether a plan clearly loses money with what comes after the horizon.
func (r View) losesAfter(plan string) bool { return r.After(plan) == Loses }

// Passing is the plan that can be chosen and is furthest ahead at the horizon, of those clearly lost
// again after it; nil where none is.
func (r View) Passing() *result.Plan {
	var passing *result.Plan
	for _, p := range r.Rivals() {
		if p.NoChoice || r.Verdict(p.Name) != Gains || !r.losesAfter(p.Name) {
			continue
		}
		if passing == nil || r.Mean(p.Name, result.Net) > r.Mean(passing.Name, result.Net) {
			passing = &p
		}
	}
	return passing
}

// After is the verdict with what comes after the horizon.
func (r View) After(plan string) int {
	switch p := PointOf(r.Estimate(plan, result.NetTerminal)); {
	case p.Lo > 0:
		return Gains
	case p.Hi < 0:
		return Loses
	}
	return Unclear
}

// nothingDiffers reports whether no plan differs from the reference beyond its own error, as
// the scenario has it and at every end tried.
func (r View) nothingDiffers() bool {
	for _, p := range r.Rivals() {
		if r.Verdict(p.Name) != Unclear || r.After(p.Name) != Unclear {
			return false
		}
	}
	for _, s := range r.Stress {
		if r.Under(s).Verdict(s.Plan) != Unclear {
			return false
		}
	}
	return true
}

// KeysBySwing are the assumptions tried of a plan, the one that moves its mean net value most
// first.
func (r View) KeysBySwing(plan string) []string {
	own := r.Mean(plan, result.Net)
	size := map[string]float64{}
	var keys []string
	for _, key := range r.StressKeys() {
		lo, hi := own, own
		for _, end := range r.StressOf(plan, key) {
			if end.Net.Mean != nil {
				lo, hi = min(lo, *end.Net.Mean), max(hi, *end.Net.Mean)
			}
		}
		if size[key] = hi - lo; stats.IsFinite(size[key]) {
			keys = append(keys, key)
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return Compare(size[b], size[a]) })
	return keys
}

// broken are the floors the plan asked about does not hold. Where the question is whether it is
// safe for customers, the level the desk is staffed for is a floor that need not be stated.
func (r View) broken(a Answered) (all []Floor) {
	level := a.ServiceLevel
	if level == nil && a.Kind == result.AskSafe {
		for _, f := range r.DayZero {
			if f.Key == "service_level_stated" {
				level = f.Value
			}
		}
	}
	if does := r.Mean(a.Plan.Name, result.ServiceLevel); level != nil && does < *level {
		all = append(all, Floor{result.ServiceLevel, *level, does})
	}
	if e := r.Estimate(a.Plan.Name, result.Satisfaction); a.SatisfactionLoss != nil && e != nil &&
		e.Difference != nil && -e.Difference.Mean > *a.SatisfactionLoss {
		all = append(all, Floor{result.Satisfaction, *a.SatisfactionLoss, -e.Difference.Mean})
	}
	return all
}

// Depth is how deep a cut may be on a grid that tries it, at the value its other axis is stated to have.
type Depth struct {
	Axis    result.Axis // of the cut
	Deepest float64     // that earns money and is safe; NaN: no cut tried is
	All     bool        // the deepest tried still is
	Line    string      // key of the other axis, "" without one
	At      float64     // its value, the one stated
}

// depth reads it off the grid; nil where the question is another, or no grid tries a cut.
func (r View) depth(kind result.AskKind) *Depth {
	g := r.Grid
	if kind != result.AskDepth || g == nil || len(g.Axes) == 0 {
		return nil
	}
	cut, line := Axes(g)
	if cut < 0 {
		return nil
	}
	d := &Depth{Axis: g.Axes[cut]}
	stated := 0
	if line >= 0 {
		stated = r.StatedOn(g.Axes[line])
		d.Line, d.At = g.Axes[line].Key, g.Axes[line].Values[stated]
	}
	var risk, cuts []float64
	for i, x := range d.Axis.Values {
		c := CellAt(g, [2]int{cut, line}, [2]int{i, stated})
		if x <= 0 {
			continue
		}
		net, p := PointOf(In(c, g.Plan, result.Net)), RiskIn(c, g.Plan).Value
		after := PointOf(In(c, g.Plan, result.NetTerminal))
		if !(net.Lo > 0) || after.Hi < 0 {
			p = 1 // no clear gain, or one lost again after the horizon, however few worlds lose
		}
		cuts, risk = append(cuts, x), append(risk, p)
	}
	d.Deepest, d.All = DeepestSafe(cuts, risk)
	return d
}

// PreferenceChange is an end of an assumption at which another plan is preferred.
type PreferenceChange struct {
	End  result.Stress
	Plan string       // whose net value decides it
	Now  *result.Plan // preferred there; nil: none
}

// PreferenceChanges are the ends that change the preferred plan. Fewer worlds are played at
// an end than in the main run, so an interval that only grew wider changes
// nothing: the plan preferred must lose its mean gain, or be clearly beaten.
func (r View) PreferenceChanges() (turns []PreferenceChange) {
	own := r.Best()
	for _, key := range r.StressKeys() {
		for _, end := range r.EndsOf(key) {
			there := r.Under(end)
			now := there.Best()
			switch {
			case own == nil && now != nil:
				turns = append(turns, PreferenceChange{end, now.Name, now})
			case own == nil:
			case there.Verdict(own.Name) != Gains && there.Mean(own.Name, result.Net) < 0,
				now != nil && now.Name != own.Name && there.Apart(now.Name, own.Name):
				turns = append(turns, PreferenceChange{end, own.Name, now})
			}
		}
	}
	return turns
}

// Lasting is the plan that can be chosen and is furthest ahead with what comes after the horizon, where
// the one recommended is not ahead there; nil where it is, or where none is.
func (r View) Lasting(advised result.Plan) *result.Plan {
	if r.After(advised.Name) == Gains {
		return nil
	}
	var lasting *result.Plan
	for _, p := range r.Rivals() {
		if p.NoChoice || r.Verdict(p.Name) == Loses || r.After(p.Name) != Gains {
			continue
		}
		if lasting == nil || r.Mean(p.Name, result.NetTerminal) > r.Mean(lasting.Name, result.NetTerminal) {
			lasting = &p
		}
	}
	return lasting
}
