package play

import (
	"fmt"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// decomposition is the plan the scenario is about, taken apart: the cut alone, the
// assistant alone, attrition alone.
type decomposition struct {
	plan  string
	names []string
	parts []*Part
}

// creditVariants are the parts of a plan and the settings that leave only them.
var creditVariants = []struct {
	name string
	set  []string
}{
	{"as planned", nil},
	{"the cut alone", []string{"routing.policy=humans_only"}},
	{noCut, []string{"cut.share=0", "cut.heads=0", "cut.staff_for=0"}},
	{"attrition alone", []string{"routing.policy=humans_only", "cut.by=attrition"}},
}

// noCut is the part in which everybody stays.
const noCut = "the assistant alone"

// depthOf is how deep a plan cuts whose depth follows from a number or from a
// service level, 0 where it is stated. The parts of a plan are cut as deep as
// the plan: without its assistant a service level would spare everybody.
func depthOf(st *Study, name string) float64 {
	for i := range st.Plans {
		if p, err := st.Plans[i].Params(nil); err == nil && st.Plans[i].Name == name && !stated(&p) {
			return p.Depth()
		}
	}
	return 0
}

// stated reports whether a plan states the share it cuts, or none.
func stated(p *desk.Params) bool { return p.Cut.Heads == 0 && p.Cut.StaffLevel == 0 }

// newDecomposition takes apart the plan of the grid, or the first with both a cut and
// an assistant.
func newDecomposition(src *Source, plans *Study, seed uint64, worlds int) *decomposition {
	name := Subject(plans)
	if name == "" {
		return nil
	}
	c := &decomposition{plan: name}
	depth := depthOf(plans, name)
	for _, v := range creditVariants {
		var set []string
		for _, s := range v.set {
			set = append(set, "plan."+name+"."+s)
		}
		if v.set != nil && depth > 0 && v.name != noCut {
			set = append(set, fmt.Sprintf("plan.%s.cut.share=%v", name, depth), "plan."+name+".cut.heads=0", "plan."+name+".cut.staff_for=0")
		}
		s, err := src.Load(set...)
		if err != nil {
			continue // a part that cannot be played is left out
		}
		var pair []scenarios.Plan
		for _, p := range s.Plans {
			if p.Reference || p.Name == name {
				pair = append(pair, p)
			}
		}
		c.names = append(c.names, v.name)
		c.parts = append(c.parts, &Part{Study: NewStudy(s, seed, pair), Label: v.name, Worlds: worlds})
	}
	return c
}

// Subject is the plan a scenario is about, "" without one.
func Subject(st *Study) string {
	first := ""
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
		if err != nil || p.Cut.Share == 0 && stated(&p) || p.Routing.Policy == desk.HumansOnly {
			continue
		}
		if g := st.Scenario.Grid; g != nil && g.Plan == st.Plans[i].Name {
			return g.Plan
		}
		if first == "" {
			first = st.Plans[i].Name
		}
	}
	return first
}

// addCredit reads what each part gave.
func (j *Job) addCredit(r *result.Result) {
	if j.decomposed == nil {
		return
	}
	c := result.Credit{Plan: j.decomposed.plan}
	for k, p := range j.decomposed.parts {
		if p.Runs == nil || p.Runs.Prefix() == 0 {
			return
		}
		table, used := p.Table(), p.Used()
		c.Worlds = used.Prefix()
		line := result.CreditPart{Name: j.decomposed.names[k]}
		estimates, _ := experiment.Compare(used, table)
		for _, e := range estimates {
			if e.Plan != c.Plan {
				continue
			}
			switch e.Measure {
			case result.Savings:
				line.Savings = e
			case result.RetentionLoss:
				line.Loss = e
			case result.Net:
				line.Net = e
			case result.Satisfaction:
				line.Satisfaction = e
			}
		}
		c.Parts = append(c.Parts, line)
	}
	r.Credits = append(r.Credits, c)
}
