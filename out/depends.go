package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
)

// tried says what a range of probabilities runs over: "at the ends tried of how readily the
// unhappy leave and spare staff today". Empty without stress tests.
func (r reader) tried() string {
	var names []string
	for _, k := range r.StressKeys() {
		names = append(names, view.Spoken(k))
	}
	if len(names) == 0 {
		return ""
	}
	return "at the ends tried of " + wording.Joined(names)
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
		if name := view.Spoken(t.End.Key); !slices.Contains(names, name) {
			names = append(names, name)
		}
		then := "no plan is clearly ahead"
		if t.Now != nil {
			then = "“" + r.Short(*t.Now) + "” is clearly ahead"
		}
		s := fmt.Sprintf("at %s %s", r.Value(t.End.Key, t.End.Value), then)
		if len(turns) > 1 {
			s = "with " + view.Spoken(t.End.Key) + " " + s
		}
		if b := r.BreakEven(t.Plan, t.End.Key); b != nil && b.Value != nil {
			whose := "it breaks even"
			if t.Now == nil || t.Now.Name != t.Plan {
				whose = "“" + r.ShortOf(t.Plan) + "” breaks even"
			}
			s += fmt.Sprintf(", and %s at about %s", whose, r.Value(t.End.Key, *b.Value))
		} else if at, ok := r.levelAt(t); ok {
			s += fmt.Sprintf(", and the two are level on average at about %s", r.Value(t.End.Key, at))
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
