package scenarios

import (
	"cmp"
	"strings"

	"boomerang/models/desk"
)

// checkDepth refuses a plan that says by itself both how many go and what those
// who stay must manage: one follows from the other.
func (s *draft) checkDepth(problems *Problems) {
	for _, plan := range s.names["plan"] {
		share, stated := s.deltas[plan]["cut.share"]
		level, levelled := s.deltas[plan]["cut.staff_for"]
		flagged := strings.HasPrefix(level.pos.File, "-s ")
		if stated && levelled && !flagged && share.value.median() > 0 && level.value.median() > 0 {
			refuse(problems, level.pos, Problem{Key: prefixed(plan, "cut.staff_for"), What: "is a second answer to how deep the cut is", Got: cmp.Or(level.half, level.text),
				Hint: "cut.share = " + share.text + " is the first: keep one of the two"})
		}
	}
}

// cautionReasons warns of a cut that is said to pay for infrastructure in a plan
// where an assistant takes work: the reason itself moves nothing, and the work
// of such a cut stays.
func (s *draft) cautionReasons() {
	for i := range s.Plans {
		p := &s.Plans[i]
		reason, policy := p.resolved.get("cut.reason"), p.resolved.get("routing.policy")
		if reason.value.number == 0 || desk.Policy(policy.value.number) == desk.HumansOnly {
			continue
		}
		s.Warnings = append(s.Warnings, Problem{Key: prefixed(p.Name, "cut.reason"), Got: reason.text,
			What: "but an assistant takes work in the same plan (routing.policy = " + policy.text + ")",
			Hint: `a cut that pays for infrastructure leaves the work where it is: routing.policy = "humans_only"`}.at(reason.pos))
	}
}
