package scenarios

import (
	"cmp"
	"slices"

	"boomerang/models/desk"
)

// depths are the three ways to say how deep the cut is: as a share, as a number,
// or as what those who stay must manage. The last layer that says it overrules
// the others, and so does a plan the base.
var depths = []string{"cut.share", "cut.heads", "cut.staff_for"}

// deep reports whether a leaf says how deep the cut is: a share of 0 and 0 people are
// answers, nobody goes; a service level of 0 is none.
func (l *leaf) deep() bool {
	return slices.Contains(depths, l.path) && (l.path != "cut.staff_for" || l.value.median() > 0)
}

// overrule drops from a table what earlier layers said, if this one says it.
func overrule(table map[string]leaf, layer []leaf) {
	overruleWays(table, layer)
	if slices.ContainsFunc(layer, func(l leaf) bool { return l.deep() }) {
		for _, path := range depths {
			delete(table, path)
		}
	}
}

// settleDepths lets what a plan says overrule what the base says in another way.
func (s *draft) settleDepths() {
	for _, plan := range s.names["plan"] {
		delta := s.deltas[plan]
		i := slices.IndexFunc(depths, func(path string) bool { l, ok := delta[path]; return ok && l.deep() })
		if i < 0 {
			continue
		}
		for _, path := range depths {
			base, said := s.top[path]
			if _, own := delta[path]; said && !own && base.value.median() > 0 {
				delta[path] = leaf{key: base.key, path: path, text: "0", pos: delta[depths[i]].pos}
			}
		}
	}
}

// checkDepth refuses a table that says in two ways how deep the cut is.
func (s *draft) checkDepth(problems *Problems) {
	check := func(plan string, table map[string]leaf) {
		var first leaf
		for _, path := range depths {
			l, stated := table[path]
			if !stated || !(l.value.median() > 0) {
				continue
			}
			if first.key != nil {
				refuse(problems, l.pos, Problem{
					Key:  prefixed(plan, path),
					What: "is a second answer to how deep the cut is", Got: cmp.Or(l.half, l.echo()),
					Hint: first.said() + " is the first: keep one of the two",
				})
			}
			first = l
		}
	}
	check("", s.top)
	for _, plan := range s.names["plan"] {
		check(plan, s.deltas[plan])
	}
}

// checkReference refuses a cut that a file states outside its plans and that the
// reference would take over without a word of its own: everything is compared with the
// reference, and nobody asked for it to be cut.
func (s *draft) checkReference(problems *Problems) {
	i := slices.IndexFunc(s.Plans, func(p Plan) bool { return p.Reference })
	if i < 0 {
		return
	}
	reference := s.Plans[i].Name
	for _, path := range depths {
		l, stated := s.top[path]
		own := slices.ContainsFunc(depths, func(d string) bool { _, own := s.deltas[reference][d]; return own })
		if !stated || own || !(l.value.median() > 0) {
			continue
		}
		refuse(problems, l.pos, Problem{
			Key: path, What: "stands outside the plans, and would cut the reference too", Got: cmp.Or(l.half, l.echo()),
			Want: "plan.NAME." + path,
			Hint: "or say in [plan." + reference + "] what is cut there, such as cut.share = 0",
		})
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
		s.Warnings = append(s.Warnings, Problem{
			Key: prefixed(p.Name, "cut.reason"), Got: reason.echo(),
			What: "but an assistant takes work in the same plan (routing.policy = " + policy.text + ")",
			Hint: "a cut that pays for infrastructure leaves the work where it is: " +
				`routing.policy = "humans_only"`,
		}.at(reason.pos))
	}
}
