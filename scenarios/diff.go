package scenarios

// Change is one key whose value differs between two scenarios. A side that
// does not have the key or the plan is nil.
type Change struct {
	Plan   string // "" for the base
	Path   string
	Before *Leaf
	After  *Leaf
}

// Diff lists what differs in physics between two scenarios: the base in the
// order of the table, then plan by plan. Spelling, comments and sources are no
// difference.
func Diff(before, after *Scenario) []Change {
	a, b := before.signed(), after.signed()
	var changes []Change
	for _, id := range append(a.order, b.order...) {
		was, had := a.leaves[id]
		is, has := b.leaves[id]
		if b.seen[id] || had && has && was.sign == is.sign {
			continue
		}
		b.seen[id] = true
		c := Change{Plan: id.plan, Path: id.path}
		if had {
			c.Before = &was.Leaf
		}
		if has {
			c.After = &is.Leaf
		}
		changes = append(changes, c)
	}
	return changes
}

// planKey is a key in the base or in a plan.
type planKey struct{ plan, path string }

type signedLeaf struct {
	Leaf
	sign string
}

type signedLeaves struct {
	order  []planKey
	leaves map[planKey]signedLeaf
	seen   map[planKey]bool
}

// signed lists the leaves of Resolved with their identity.
func (s *Scenario) signed() signedLeaves {
	out := signedLeaves{leaves: map[planKey]signedLeaf{}, seen: map[planKey]bool{}}
	s.each(func(plan string, r *resolution) {
		for i := range r.settings {
			st := &r.settings[i]
			if plan != "" && !r.says(st.path) {
				continue
			}
			id := planKey{plan, st.path}
			out.order = append(out.order, id)
			out.leaves[id] = signedLeaf{st.leafOf(plan), st.value.sign()}
		}
	})
	return out
}
