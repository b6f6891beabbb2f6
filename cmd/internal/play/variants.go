package play

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// variation is one setting of one question: what is said of it, and what is set
// below plan.NAME.
type variation struct {
	of  result.Variant
	set []string
}

// variations are what is tried. A reversal is sought under two dashboards and
// three triggers each, because nobody knows what makes a board turn back. Where
// the plan says nothing of what a reversal does, nobody ever turns back: what it
// might do is added to all six then, and the plan as stated stands beside them.
func variations(l *desk.Leadership) (all []variation) {
	all = append(all, variation{of: result.Variant{Question: result.FrictionVariant, Stated: true}})
	for _, steps := range []float64{0, 1, 2, 4, 6} {
		all = append(all, variation{
			result.Variant{Question: result.FrictionVariant, Value: &steps},
			[]string{fmt.Sprintf("valve.steps=%.0f", steps), "valve.no_route_share=0"},
		})
	}
	added, rehired := addedReversal(l)
	all = append(all, variation{of: result.Variant{
		Question: result.TriggerVariant, Stated: true, NoReversal: added != nil,
	}})
	trigger := func(dashboard, set string, value float64) {
		all = append(all, variation{
			result.Variant{Question: result.TriggerVariant, Dashboard: dashboard, Value: &value, Rehired: rehired},
			append([]string{"leadership.dashboard=" + dashboard, set}, added...),
		})
	}
	for _, drop := range []float64{.01, .02, .05} {
		trigger(result.CostDashboard, fmt.Sprintf("leadership.retention_drop=%.2f", drop), drop)
	}
	for _, points := range []float64{3, 6, 10} {
		trigger(result.JointDashboard, fmt.Sprintf("leadership.satisfaction_drop=%.0f", points), points)
	}
	return all
}

// addedReversal is what a reversal does where the plan does not say, and nothing
// where it does: half of the cut is hired back (assumed; of companies that made
// redundancies for AI 32 % had to rehire, Orgvue 2026, how many people nobody
// says).
func addedReversal(l *desk.Leadership) (set []string, rehired float64) {
	if l.RehireShare > 0 || l.OpenValve || l.Reroute {
		return nil, 0
	}
	return []string{"leadership.rehire_share=0.5"}, .5
}

// variantsAside is the plan in question with one of its own settings changed at a
// time: what friction buys, and when whoever leads would turn back. The scenario is
// loaded once per variation; one that cannot be played, or that settles what the
// scenario draws, is left out.
func variantsAside(ctx context.Context, of asideOf) *aside {
	name := Subject(of.plans)
	stated := paramsOf(of.plans, name)
	if stated == nil || !cutsBehindAssistant(of.plans, name) {
		return nil
	}
	v := &variants{plan: name}
	all := []scenarios.Plan{of.plans.Plans[of.plans.Reference]}
	for _, x := range variations(&stated.Leadership) {
		same := func(p scenarios.Plan) bool { return p.Name == x.nameOf(name) }
		if at := slices.IndexFunc(all, same); x.set == nil && at > 0 {
			v.of, v.at = append(v.of, x), append(v.at, at)
			continue
		}
		if p := of.varied(ctx, name, x); p != nil {
			v.of, v.at = append(v.of, x), append(v.at, len(all))
			all = append(all, *p)
		}
	}
	if len(v.of) == 0 {
		return nil
	}
	v.Part = of.part(&Study{Scenario: of.plans.Scenario, Plans: all, Seed: of.plans.Seed}, "variants", variantWorlds)
	v.unturned = v.behind()
	return &aside{parts: []*Part{v.Part}, read: func(r *result.Result, _ int) error {
		v.tell(r, of)
		return nil
	}}
}

// nameOf is what a plan with a variation's settings is called among the others.
func (x variation) nameOf(plan string) string { return plan + " · " + strings.Join(x.set, " ") }

// varied is a plan with a variation's settings, named after it; nil where that
// cannot be played or settles what the scenario draws.
func (of asideOf) varied(ctx context.Context, name string, x variation) *scenarios.Plan {
	own := of.plans.Scenario
	var set []string
	for _, s := range x.set {
		set = append(set, "plan."+name+"."+s)
	}
	s, err := of.src.Load(ctx, set...)
	if err != nil || len(s.Assumptions) != len(own.Assumptions) || !slices.Equal(s.Unknowns, own.Unknowns) {
		return nil
	}
	for _, p := range s.Plans {
		if p.Name == name {
			p.Name = x.nameOf(name)
			return &p
		}
	}
	return nil
}

// variants are the variations of a plan being played, beside the reference.
type variants struct {
	*Part
	plan string
	of   []variation
	at   []int // which plan each is
}

// behind is, of each plan, the variation whose row it has where nobody turns that one back:
// under the same dashboard the trigger before it, which asks for less. A board that saw no
// drop of 1 % has seen none of 2 %.
func (v *variants) behind() []int {
	before := slices.Repeat([]int{-1}, len(v.Plans))
	for k, x := range v.of {
		for i, y := range v.of[:k] {
			if x.of.Value != nil && y.of.Value != nil && x.of.Question == result.TriggerVariant &&
				y.of.Dashboard == x.of.Dashboard && *y.of.Value < *x.of.Value {
				before[v.at[k]] = v.at[i]
			}
		}
	}
	return before
}

// variantMeasures are what a report shows of each.
var variantMeasures = []string{
	result.Contained, result.ContainedResolved, result.ContainedGaveUp, result.ContainedElsewhere,
	result.SatisfactionLongTail, result.LeftOverService, result.Net,
}

// tell adds what each variation gave.
func (v *variants) tell(r *result.Result, of asideOf) {
	table, used := v.Table(), v.Used()
	estimates, _ := experiment.Compare(used, table)
	for k, x := range v.of {
		tie := of.tie(v.Part, v.at[k], v.plan)
		out := x.of
		out.Plan, out.Worlds = v.plan, used.Prefix()
		for _, m := range variantMeasures {
			for _, e := range estimates {
				if e.Plan == v.Plans[v.at[k]].Name && e.Measure == m {
					tie.estimate(r, &e)
					e.Plan = v.plan
					out.Estimates = append(out.Estimates, e)
				}
			}
		}
		if x.of.Question == result.TriggerVariant {
			s := tie.survival(reversedColumn, monthEnds(v.Scenario))
			s.Plan = v.plan
			out.Survival = &s
		}
		r.Variants = append(r.Variants, out)
	}
}

// monthEnds are the days on which months end, day 0 before them.
func monthEnds(s *scenarios.Scenario) []float64 {
	days := []float64{0}
	for m := range s.Months {
		days = append(days, float64(s.Start.MonthStart(m+1)))
	}
	return days
}
