package board

import (
	"slices"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// unanswered says how many cases still wait when the months end, of the plan asked about or else of the plan
// recommended; "" where they are no more than a day's contacts, or than under the reference.
//
// Whoever waits has neither been helped nor given up, so no figure of the page has them yet.
func (p page) unanswered() string {
	plans := []*result.Plan{p.Plan}
	if p.Advised != nil && p.Advised.Name != p.Plan.Name {
		plans = append(plans, p.Advised)
	}
	for _, plan := range plans {
		wait := p.Mean(plan.Name, result.BacklogEnd)
		aDay := p.Mean(plan.Name, result.Contacts) / (float64(p.Scenario.Months) * dates.EngineMonth)
		if !(wait > aDay) || !(wait > p.waitingToday()) {
			continue
		}
		line := p.Units.About(wait, result.UnitContacts) + " contacts still wait at the end" + p.whereOther(plan.Name)
		if p.waitsForEver() {
			line += "; nobody leaves over that"
		}
		return line
	}
	return ""
}

// waitingToday is how many cases wait at the end under the reference, 0 where there is none.
func (p page) waitingToday() float64 {
	if ref := p.Reference(); ref != nil {
		return p.Mean(ref.Name, result.BacklogEnd)
	}
	return 0
}

// waitsForEver reports whether who is not answered never gives up, of the values in force, which stand as a file
// writes them: "off" with its quotes.
func (p page) waitsForEver() bool {
	values := slices.Concat(p.Givens, p.Assumptions)
	return !slices.ContainsFunc(values, func(a result.Assumption) bool {
		value := strings.Trim(wording.Clean(a.Value), `"`)
		return strings.HasSuffix(a.Path, "deferred.gives_up_after") && value != "off"
	})
}
