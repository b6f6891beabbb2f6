package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// tried says what a range of probabilities runs over: "from optimistic to
// pessimistic churn dose, silent share and slack". Empty without stress tests.
func (r reader) tried() string {
	var names []string
	for _, k := range r.StressKeys() {
		names = append(names, view.Spoken(k))
	}
	if len(names) == 0 {
		return ""
	}
	return "from optimistic to pessimistic " + wording.Joined(names)
}

// preferenceChange is an end of an assumption at which another plan is preferred.
type preferenceChange struct {
	end  result.Stress
	plan string // whose net value decides it
	now  *result.Plan
}

// preferenceChanges are the ends that change the preferred plan. Fewer worlds are played at
// an end than in the main run, so an interval that only grew wider changes
// nothing: the plan preferred must lose its mean gain, or be clearly beaten.
func (r reader) preferenceChanges() (turns []preferenceChange) {
	own := r.Best()
	for _, key := range r.StressKeys() {
		for _, end := range r.EndsOf(key) {
			there := r.Under(end)
			now := there.Best()
			switch {
			case own == nil && now != nil:
				turns = append(turns, preferenceChange{end, now.Name, now})
			case own == nil:
			case there.Verdict(own.Name) != view.Gains && there.Mean(own.Name, result.Net) < 0,
				now != nil && now.Name != own.Name && there.Apart(now.Name, own.Name):
				turns = append(turns, preferenceChange{end, own.Name, now})
			}
		}
	}
	return turns
}

// depends is the headline where the preferred plan changes inside the ranges
// tried; empty where it does not.
func (r reader) depends() string {
	turns := r.preferenceChanges()
	if len(turns) == 0 {
		return ""
	}
	var names, details []string
	for _, t := range turns {
		if name := view.SpokenPath(t.end.Key); !slices.Contains(names, name) {
			names = append(names, name)
		}
		then := "no plan is clearly ahead"
		if t.now != nil {
			then = "“" + r.Short(*t.now) + "” is clearly ahead"
		}
		s := fmt.Sprintf("with %s at %s %s", view.Spoken(t.end.Key), view.AsWritten(t.end), then)
		if b := r.BreakEven(t.plan, t.end.Key); b != nil && b.Value != nil {
			whose := "its mean net"
			if t.now == nil || t.now.Name != t.plan {
				whose = "the mean net of “" + r.ShortOf(t.plan) + "”"
			}
			s += fmt.Sprintf(", and %s changes sign at about %s", whose, view.ThreeFigures(*b.Value))
		} else if at, ok := r.levelAt(t); ok {
			s += fmt.Sprintf(", and the two are level on average at about %s", view.ThreeFigures(at))
		}
		details = append(details, s)
	}
	return "The answer depends on " + wording.Joined(names) + ": " + strings.Join(details, "; ") + "."
}

// levelAt is the value of an assumption at which the plan preferred with the
// scenario's own values and the one preferred at its end have the same mean net,
// by a straight line between the ends; false where one leads at both.
func (r reader) levelAt(t preferenceChange) (at float64, ok bool) {
	if t.now == nil || t.now.Name == t.plan {
		return 0, false
	}
	c := choice{reader: r, plan: *t.now}
	for _, p := range r.Plans {
		if p.Name == t.plan {
			c.other = &p
		}
	}
	ends := c.leads(t.end.Key)
	if c.other == nil || len(ends) < 2 {
		return 0, false
	}
	a, b := ends[0], ends[len(ends)-1]
	if (a.lead < 0) == (b.lead < 0) {
		return 0, false
	}
	return a.end.Value + (b.end.Value-a.end.Value)*a.lead/(a.lead-b.lead), true
}
