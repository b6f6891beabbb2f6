package play

import (
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// Foreseen are the warnings that follow from a scenario alone, whether it is checked or
// played: amounts in another currency, slack that a cut takes first, what a plan does after
// the horizon, boards that can never act, parts of people, cuts of more heads than some world has, pools too small at
// the simulated scale.
func Foreseen(st *Study, worlds int) (all []result.Warning) {
	if foreign := st.Scenario.Unconverted; len(foreign) > 0 {
		all = append(all, result.Warning{Kind: result.Unconverted, Names: foreign})
	}
	if p, err := st.Plans[st.Reference].Params(nil); err == nil && p.Arrivals.OpenPerHour == 0 {
		all = append(all, Hidden(p)...)
		all = append(all, inClosedHours(st, p)...)
	}
	for i := range st.Plans {
		if i != st.Reference {
			all = append(all, afterHorizon(st.Plans[i])...)
			all = append(all, partsOfPeople(st.Plans[i])...)
			all = append(all, cutsCapped(st, i, min(worlds, mostDrawn))...)
		}
	}
	return slices.Concat(all, idleBoards(st), tooSmall(st))
}

// LeastClosed is the share of contacts in closed hours from which on hours of two files do not belong together: below,
// it is a clock that is off by minutes, or the first to wait at the door.
const LeastClosed = .01

// inClosedHours warns where hours of the week that a file states, an export's as a rule, bring contacts to a desk that
// is closed.
func inClosedHours(st *Study, p desk.Params) []result.Warning {
	for _, l := range st.Scenario.Resolved() {
		if _, own := l.BuiltIn(); l.Path == "arrivals.hour_of_week" && l.Plan == "" && own {
			return nil
		}
	}
	share := p.InClosedHours(p.Arrivals.HourOfWeek[:])
	if share < LeastClosed {
		return nil
	}
	return []result.Warning{{Kind: result.InClosedHours, Value: &share}}
}

// idleBoards warns of plans whose board can never turn them back, by the reason.
func idleBoards(st *Study) (all []result.Warning) {
	reasons := map[desk.Idle]string{
		desk.NoAction: result.NoAction, desk.NoSignal: result.NoSignal, desk.TooLate: result.TooLate,
	}
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
		if err != nil || i == st.Reference || p.Arrivals.OpenPerHour > 0 {
			continue
		}
		reason, idle := reasons[p.Board()]
		if !idle {
			continue
		}
		k := slices.IndexFunc(all, func(w result.Warning) bool { return w.Reason == reason })
		if k < 0 {
			k, all = len(all), append(all, result.Warning{Kind: result.BoardIdle, Reason: reason})
		}
		all[k].Names = append(all[k].Names, st.Plans[i].Name)
	}
	return all
}

// afterHorizon warns of a plan that does, at the medians, something only after the months
// played: a cut, its first or its last leavers, an assistant.
//
//	last day of stage k = announcement + (k − 1)·gap + notice, by attrition nobody has one
func afterHorizon(plan scenarios.Plan) []result.Warning {
	p, err := plan.Params(nil)
	if err != nil || p.Arrivals.OpenPerHour > 0 {
		return nil
	}
	end := float64(p.Horizon.MonthEnd(p.Horizon.Months - 1))
	var names []string
	switch first, rest := p.Cut.Day+p.Cut.NoticeDays, float64(max(1, p.Cut.Stages)-1)*p.Cut.StageDays; {
	case p.Depth() == 0:
	case p.Cut.Day >= end:
		names = append(names, result.CutAfter)
	case p.Cut.By == desk.Attrition:
	case first >= end:
		names = append(names, result.LeaversAfter)
	case first+rest >= end:
		names = append(names, result.StagesAfter)
	}
	if p.Routing.Policy != desk.HumansOnly && p.Assistant.GoLiveDay >= end {
		names = append(names, result.AssistantLive)
	}
	if len(names) == 0 {
		return nil
	}
	months := float64(p.Horizon.Months)
	return []result.Warning{{Kind: result.AfterHorizon, Plan: plan.Name, Value: &months, Names: names}}
}

// cutsCapped warns of a plan that cuts a number of heads, of which some of the first
// worlds have fewer: heads that follow from the demand are drawn with it. There everybody
// goes, and nobody else.
func cutsCapped(st *Study, plan, worlds int) []result.Warning {
	p, err := st.Plans[plan].Params(nil)
	if err != nil || p.Cut.Heads == 0 || len(st.Scenario.Unknowns) == 0 {
		return nil
	}
	capped := 0.
	for w := range worlds {
		params, err := st.Plans[plan].Params(st.Design().Point(w).U)
		if err != nil {
			return nil
		}
		if len(params.TooDeep()) > 0 {
			capped++
		}
	}
	if capped == 0 {
		return nil
	}
	w := result.NewWarning(result.CutCapped, capped, float64(worlds), p.Cut.Heads)
	w.Plan = st.Plans[plan].Name
	return []result.Warning{w}
}

// smallDesk is up to how many heads a part of a person is worth a word, and
// whole how far from a whole number a count of people may lie.
const smallDesk, whole = 50, .05

// partsOfPeople warns of a plan that cuts a part of a person in a small desk.
func partsOfPeople(plan scenarios.Plan) []result.Warning {
	params, err := plan.Params(nil)
	if err != nil || params.Arrivals.OpenPerHour > 0 {
		return nil
	}
	cut, heads := params.CutOf()
	if heads > smallDesk || cut == 0 || math.Abs(cut-math.Round(cut)) <= whole {
		return nil
	}
	w := result.NewWarning(result.PartOfPerson, cut, heads, 0)
	w.Plan, w.Wanted = plan.Name, nil
	return []result.Warning{w}
}

// fewAtOnce is how many contacts a pool should handle at once for a share of it
// to hang up like the whole: below, abandonment of an understaffed pool came out
// a fifth lower at a twentieth of the size.
const fewAtOnce = 5

// tooSmall warns of pools that are too small at the simulated scale.
func tooSmall(st *Study) []result.Warning {
	params, err := st.Plans[st.Reference].Params(nil)
	if err != nil || params.Arrivals.OpenPerHour > 0 || params.Scale >= 1 {
		return nil
	}
	name, n := params.SmallestPool()
	if n >= fewAtOnce {
		return nil
	}
	enough := min(1, upToTwentieth(params.Scale*fewAtOnce/n))
	return []result.Warning{{Kind: result.SmallPool, Pool: name, Value: &n, Wanted: &enough}}
}

// upToTwentieth rounds a share up to the next twentieth.
func upToTwentieth(x float64) float64 { return math.Ceil(20*x) / 20 }
