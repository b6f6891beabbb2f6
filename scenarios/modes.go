package scenarios

import (
	"slices"
	"strings"
)

// A company has customers who raise issues, and heads who answer them. A textbook queue
// has arrivals at a rate of their own, and agents on duty by number. What belongs to the
// one is nothing to the other: said of it, a key is refused (of segments, there is a
// warning), and what an extended file says for a company is left out of a queue with one. What everybody can say, and
// what each mode is played from, is walked key by key in models/desk,
// property_modes_test.go.

// need is what a key asks of arrivals and staffing.
type need uint8

const (
	needsCustomers need = 1 << iota // arrivals from customers
	needsHeads                      // people on a payroll
	needsOpen                       // open arrivals
	needsRouting                    // in a queue: that an assistant answers at all
)

// needs are what keys ask for, by path or by its beginning. The longest that fits holds.
var needs = map[string]need{
	"segment.": needsCustomers, "money.": needsCustomers, "churn.": needsCustomers,
	"leadership.": needsCustomers, "incidents.": needsCustomers, "controls.monitor": needsCustomers,
	"controls.leak_cost": needsCustomers, "arrivals.hour_of_week": needsCustomers,
	"category.*.severity": needsCustomers, "category.*.action_amount_cv": needsCustomers,
	"assistant.price": needsCustomers, "assistant.platform_per_month": needsCustomers,
	"assistant.refund_share": needsCustomers, "assistant.session_cost": needsCustomers,
	"assistant.assist_gain": needsCustomers,
	"complaints.":           needsCustomers, "goodwill.": needsCustomers, "exposure.": needsCustomers,

	"scale": needsHeads, "humans.heads": needsHeads, "humans.slack": needsHeads,
	"humans.service_level": needsHeads, "humans.occupancy": needsHeads, "humans.weekly_hours": needsHeads,
	"humans.shrinkage": needsHeads, "humans.open": needsHeads, "experience.per_hour_closed": needsHeads,
	"money.cost_per_head_year": needsHeads, "money.severance_per_head": needsHeads,
	"money.hiring_per_head": needsHeads, "money.rehire_premium": needsHeads,
	"leadership.rehire_share": needsHeads,
	"pool.*.heads":            needsHeads, "pool.*.outsourced": needsHeads, "pool.*.cost_per_head_year": needsHeads,
	"pool.*.minimum": needsHeads, "pool.*.notice": needsHeads, "pool.*.ramp_down": needsHeads,
	"pool.*.attrition_per_year": needsHeads, "pool.*.term": needsHeads, "workforce.": needsHeads, "cut.": needsHeads,
	"reaction.":         needsHeads,
	"controls.approval": needsHeads, "controls.approval_catch": needsRouting,

	"arrivals.contacts_per_month": needsCustomers, "humans.handle": needsCustomers,
	"humans.fte": needsHeads, "humans.full_time_hours": needsHeads,

	"arrivals.swing": needsOpen,

	"deferred.order": needsCustomers,

	"assistant.": needsRouting, "valve.": needsRouting, "routing.s": needsRouting, "controls.": needsRouting,
	"category.*.assistant_": needsRouting, "category.*.correlation": needsRouting, "category.*.action_": needsRouting,
	"humans.failed_bot": needsRouting, "arrivals.elasticity": needsRouting, "experience.per_step": needsRouting,
	"experience.deceived": needsRouting, "experience.a": needsRouting,
}

// need is what a key asks for, 0 where it asks for nothing.
func (k *key) need() need {
	best := ""
	for path := range needs {
		if len(path) > len(best) && strings.HasPrefix(k.Path, path) {
			best = path
		}
	}
	return needs[best]
}

// mode is how contacts arrive in a plan and who answers them.
type mode struct {
	open     bool // arrivals at a rate of their own
	byNumber bool // agents on duty by number
	routed   bool // an assistant may answer, or a file says that none does
}

// modeOf reads the mode off values in force, each by its path, and the names of the pools.
func modeOf(pools []string, get func(path string) (leaf, bool)) (m mode) {
	above0 := func(path string) bool {
		l, said := get(path)
		return said && l.value.median() > 0
	}
	m.open, m.byNumber = above0("arrivals.open_per_hour"), above0("humans.on_duty")
	for _, pool := range pools {
		m.byNumber = m.byNumber || above0("pool."+pool+".on_duty")
	}
	policy, said := get("routing.policy")
	m.routed = !m.open || said && policy.pos.File != byDefault
	return m
}

// lacks says why a key has no effect in a mode and what would help, "" where it has one.
func (m mode) lacks(k *key) (why, hint string) {
	const open, number = "arrivals come at a rate of their own (arrivals.open_per_hour)",
		"agents are given by number (on_duty)"
	switch n := k.need(); {
	case n == needsOpen && !m.open:
		return "arrivals come from customers", "it belongs to a textbook queue, with arrivals.open_per_hour"
	case n == needsHeads && m.byNumber:
		return number, "leave it out, or leave out on_duty to have the desk staffed by heads"
	case n&(needsCustomers|needsHeads) != 0 && m.open:
		return open, "leave it out, or leave out arrivals.open_per_hour to have arrivals come from customers"
	case n == needsRouting && !m.routed:
		return "people answer everything", `say routing.policy = "everything" to put the assistant in front of a queue`
	}
	return "", ""
}

// leaveOut takes what extended files say of a company out of a queue, and of heads
// where agents are given by number: nobody said it of this one.
func (s *draft) leaveOut() {
	m := modeOf(s.names["pool"], func(path string) (leaf, bool) { l, said := s.top[path]; return l, said })
	m.routed = true // an assistant that nobody routes to is asked about no further
	if !m.open && !m.byNumber {
		return
	}
	var tables []string
	inherited := func(l leaf) bool {
		why, _ := m.lacks(l.key)
		return why != "" && !s.own(l)
	}
	drop := func(leaves map[string]leaf) {
		for path, l := range leaves {
			if !inherited(l) {
				continue
			}
			table, _, _ := strings.Cut(path, ".")
			if delete(leaves, path); !slices.Contains(tables, table) {
				tables = append(tables, table)
			}
		}
	}
	drop(s.top)
	for _, leaves := range s.deltas {
		drop(leaves)
	}
	s.names["segment"] = slices.DeleteFunc(s.names["segment"], func(name string) bool {
		return m.open && !s.speaksOf("segment."+name+".")
	})
	if slices.Sort(tables); len(tables) > 0 {
		s.Warnings = append(s.Warnings, Problem{
			Key: "extends", What: "says things of a company that a queue has not, and they are left out",
			Got: strings.Join(tables, ", "), Hint: "boomerang show FILE --resolved lists what is in force",
		}.at(s.file))
	}
}

// own reports whether a leaf stands in the scenario's own file or in a flag.
func (s *draft) own(l leaf) bool {
	return l.pos.File == s.file.File || strings.HasPrefix(l.pos.File, "-s")
}

// speaksOf reports whether any leaf of the base begins so.
func (s *draft) speaksOf(beginning string) bool {
	for path := range s.top {
		if strings.HasPrefix(path, beginning) {
			return true
		}
	}
	return false
}

// checkModes refuses keys that say nothing in the mode of a plan, other than what they
// would be by default, and open arrivals with nobody on duty.
func (s *draft) checkModes(problems *Problems) {
	modes := map[string]mode{}
	for _, p := range s.Plans {
		m := modeOf(s.names["pool"], func(path string) (leaf, bool) {
			if l, said := s.deltas[p.Name][path]; said {
				return l, true
			}
			l, said := s.top[path]
			return l, said
		})
		if modes[p.Name] = m; m.open && !m.byNumber {
			refuse(problems, s.top["arrivals.open_per_hour"].pos, Problem{
				Key: "arrivals.open_per_hour", What: "has nobody to answer in plan " + p.Name,
				Want: "agents on duty by number", Hint: "humans.on_duty = 14, or on_duty in every pool",
			})
		}
	}
	s.eachLeaf(func(key string, l leaf) {
		if s.own(l) && !l.asByDefault() && !l.aroundTheClock() {
			s.checkMode(problems, key, l, modes)
		}
	})
	if s.Grid == nil {
		return
	}
	for _, a := range s.Grid.Axes {
		s.checkMode(problems, "grid."+a.Path, a.leaves[0], map[string]mode{s.Grid.Plan: modes[s.Grid.Plan]})
	}
}

// checkMode refuses a leaf that none of the plans it is said of plays.
func (s *draft) checkMode(problems *Problems, key string, l leaf, modes map[string]mode) {
	why, hint := "", ""
	for _, p := range s.Plans {
		m, there := modes[p.Name]
		if plan := l.under(key); !there || plan != "" && plan != "grid" && plan != p.Name {
			continue
		}
		if why, hint = m.lacks(l.key); why == "" {
			return
		}
	}
	p := Problem{Key: key, What: "has no effect where " + why, Got: l.echo(), Hint: hint}
	switch {
	case why == "":
	case strings.HasPrefix(l.key.Path, "segment."): // somebody may be named who raises nothing
		s.Warnings = append(s.Warnings, p.at(l.pos))
	default:
		refuse(problems, l.pos, p)
	}
}

// lacks says why a key has no effect in the scenario, "" where it has one.
func (s *Scenario) lacks(k *key) (why, hint string) {
	m := modeOf(s.base.pools, func(path string) (leaf, bool) {
		if st := s.base.get(path); st != nil {
			return st.leaf, true
		}
		return leaf{}, false
	})
	m.routed = true // a plan may route
	return m.lacks(k)
}

// under is the plan that a leaf of that full name belongs to, "" for the base.
func (l *leaf) under(key string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(key, l.path), "plan."), ".")
}

// aroundTheClock reports whether a leaf says that the desk never closes, as agents by
// number never do.
func (l *leaf) aroundTheClock() bool {
	if l.key.Kind != hours {
		return false
	}
	always, f := l.key.read("00:00-24:00")
	return f == nil && always.sign() == l.value.sign()
}

// asByDefault reports whether a file says what would hold without it.
func (l *leaf) asByDefault() bool {
	for _, suffix := range defaultSuffixes {
		if own, there := builtIn()[l.key.Path+suffix]; there && own.value.sign() == l.value.sign() &&
			own.value.auto == l.value.auto {
			return true
		}
	}
	return false
}
