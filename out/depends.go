package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
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

// depends is the headline where the preferred plan changes inside the ranges
// tried; empty where it does not.
func (r reader) depends() string {
	turns := r.PreferenceChanges()
	if len(turns) == 0 {
		return ""
	}
	var names, details []string
	for _, t := range turns {
		if name := view.SpokenPath(t.End.Key); !slices.Contains(names, name) {
			names = append(names, name)
		}
		then := "no plan is clearly ahead"
		if t.Now != nil {
			then = "“" + r.Short(*t.Now) + "” is clearly ahead"
		}
		s := fmt.Sprintf("with %s at %s %s", view.Spoken(t.End.Key), view.AsWritten(t.End), then)
		if b := r.BreakEven(t.Plan, t.End.Key); b != nil && b.Value != nil {
			whose := "its mean net"
			if t.Now == nil || t.Now.Name != t.Plan {
				whose = "the mean net of “" + r.ShortOf(t.Plan) + "”"
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
func (r reader) levelAt(t view.PreferenceChange) (at float64, ok bool) {
	if t.Now == nil || t.Now.Name == t.Plan {
		return 0, false
	}
	c := choice{reader: r, plan: *t.Now}
	for _, p := range r.Plans {
		if p.Name == t.Plan {
			c.other = &p
		}
	}
	ends := c.leads(t.End.Key)
	if c.other == nil || len(ends) < 2 {
		return 0, false
	}
	a, b := ends[0], ends[len(ends)-1]
	if (a.lead < 0) == (b.lead < 0) {
		return 0, false
	}
	return a.end.Value + (b.end.Value-a.end.Value)*a.lead/(a.lead-b.lead), true
}
