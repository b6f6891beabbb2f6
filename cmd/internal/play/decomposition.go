package play

import (
	"context"
	"fmt"
	"slices"

	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// creditVariants are the parts of a plan and the settings that leave only them.
var creditVariants = []struct {
	kind result.PartKind
	set  []string
}{
	{result.WholePlan, nil},
	{result.CutAlone, []string{"routing.policy=humans_only"}},
	{result.AssistantAlone, []string{"cut.share=0", "cut.heads=0", "cut.staff_for=0"}},
	{result.AttritionAlone, []string{"routing.policy=humans_only", "cut.by=attrition"}},
}

// depthOf is how deep a plan cuts whose depth follows from a number or from a
// service level, 0 where it is stated. The parts of a plan are cut as deep as
// the plan: without its assistant a service level would spare everybody.
func depthOf(st *Study, name string) float64 {
	if p := paramsOf(st, name); p != nil && !stated(p) {
		return p.Depth()
	}
	return 0
}

// stated reports whether a plan states the share it cuts, or none.
func stated(p *desk.Params) bool { return p.Cut.Heads == 0 && p.Cut.StaffLevel == 0 }

// decompositionAside takes the plan in question apart: the cut alone, the assistant
// alone, attrition alone. Nil where it has not both a cut and an assistant.
func decompositionAside(ctx context.Context, of asideOf) *aside {
	name := Subject(of.plans)
	if !cutsBehindAssistant(of.plans, name) {
		return nil
	}
	depth := depthOf(of.plans, name)
	var kinds []result.PartKind
	a := &aside{whole: true}
	for _, v := range creditVariants {
		var set []string
		for _, s := range v.set {
			set = append(set, "plan."+name+"."+s)
		}
		if v.set != nil && depth > 0 && v.kind != result.AssistantAlone {
			set = append(set, fmt.Sprintf("plan.%s.cut.share=%v", name, depth), "plan."+name+".cut.heads=0", "plan."+
				name+".cut.staff_for=0")
		}
		s, err := of.src.Load(ctx, set...)
		if err != nil {
			continue // a part that cannot be played is left out
		}
		kinds = append(kinds, v.kind)
		label := wording.PartName(result.CreditPart{Kind: v.kind})
		a.parts = append(a.parts, of.part(of.pairOf(s, name), label, stressWorlds))
	}
	c := result.Credit{Plan: name}
	a.read = func(r *result.Result, k int) error {
		c.Worlds = a.parts[k].Used().Prefix()
		c.Parts = append(c.Parts, of.creditOf(r, a.parts[k], name, kinds[k]))
		return nil
	}
	a.end = func(r *result.Result) { r.Credits = append(r.Credits, c) }
	return a
}

// creditOf reads what a part of a plan gave.
func (of asideOf) creditOf(r *result.Result, p *Part, plan string, kind result.PartKind) result.CreditPart {
	line := result.CreditPart{Kind: kind}
	estimates, _ := experiment.Compare(p.Used(), p.Table())
	at := slices.IndexFunc(p.Plans, func(own scenarios.Plan) bool { return own.Name == plan })
	tie := of.tie(p, at, plan)
	for _, e := range estimates {
		if e.Plan != plan {
			continue
		}
		tie.estimate(r, &e)
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
	return line
}
