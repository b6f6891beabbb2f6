package play

import (
	"context"
	"fmt"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// variation is one setting of one question.
type variation struct {
	question, text string
	set            []string // below plan.NAME
	action         string   // what a reversal does where that is added to the plan, in words
}

// asStated is what a variation is called that changes nothing.
const asStated = "as planned"

// variations are what is tried. A reversal is sought under two dashboards and
// three triggers each, because nobody knows what makes a board turn back. Where
// the plan says nothing of what a reversal does, nobody ever turns back: what it
// might do is added to all six then, and the plan as stated stands beside them.
func variations(l *desk.Leadership) (all []variation) {
	all = append(all, variation{"friction", asStated, nil, ""})
	for _, steps := range []int{0, 1, 2, 4, 6} {
		text := fmt.Sprintf("%d extra steps to a human", steps)
		switch steps {
		case 0:
			text = "one click to a human"
		case 1:
			text = "1 extra step to a human"
		}
		all = append(all, variation{"friction", text, []string{
			fmt.Sprintf("valve.steps=%d", steps),
			"valve.no_route_share=0",
		}, ""})
	}
	set, action := addedAction(l)
	text := "as planned"
	if action != "" {
		text += ", no reversal foreseen"
	}
	all = append(all, variation{"trigger", text, nil, ""})
	for _, percent := range []int{1, 2, 5} {
		all = append(all, variation{
			"trigger", fmt.Sprintf("cost dashboard, reported retention falls by %d %%",
				percent),
			append([]string{
				"leadership.dashboard=cost_only",
				fmt.Sprintf("leadership.retention_drop=%.2f", float64(percent)/100),
			}, set...), action,
		})
	}
	for _, points := range []int{3, 6, 10} {
		all = append(all, variation{
			"trigger", fmt.Sprintf("joint dashboard, satisfaction falls by %d points", points),
			append([]string{"leadership.dashboard=joint", fmt.Sprintf("leadership.satisfaction_drop=%d", points)},
				set...), action,
		})
	}
	return all
}

// addedAction is what a reversal does where the plan does not say, and nothing
// where it does: half of the cut is hired back (assumed; of companies that made
// redundancies for AI 32 % had to rehire, Orgvue 2026, how many people nobody
// says).
func addedAction(l *desk.Leadership) (set []string, action string) {
	if l.RehireShare > 0 || l.OpenValve || l.Reroute {
		return nil, ""
	}
	return []string{"leadership.rehire_share=0.5"}, "hiring back half of the cut"
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
		same := func(p scenarios.Plan) bool { return p.Name == name+" · "+asStated }
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
	v.Part = of.part(&Study{Scenario: of.plans.Scenario, Plans: all, Seed: of.plans.Seed}, "variants", gridWorlds)
	return &aside{parts: []*Part{v.Part}, read: func(r *result.Result, _ int) error {
		v.tell(r)
		return nil
	}}
}

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
			p.Name += " · " + x.text
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

// variantMeasures are what a report shows of each.
var variantMeasures = []string{
	result.Contained, result.ContainedResolved, result.ContainedGaveUp, result.ContainedElsewhere,
	result.SatisfactionLongTail, result.LeftOverService, result.Net,
}

// tell adds what each variation gave.
func (v *variants) tell(r *result.Result) {
	table, used := v.Table(), v.Used()
	estimates, _ := experiment.Compare(used, table)
	for k, x := range v.of {
		out := result.Variant{
			Question: x.question, Plan: v.plan, Text: x.text, Worlds: used.Prefix(),
			Action: x.action, Stated: x.set == nil,
		}
		for _, m := range variantMeasures {
			for _, e := range estimates {
				if e.Plan == v.Plans[v.at[k]].Name && e.Measure == m {
					e.Plan = v.plan
					out.Estimates = append(out.Estimates, e)
				}
			}
		}
		if x.question == "trigger" {
			s := experiment.Survival(used, table, v.at[k], reversedColumn, monthEnds(v.Scenario.Months))
			s.Plan = v.plan
			out.Survival = &s
		}
		r.Variants = append(r.Variants, out)
	}
}

// monthEnds are the days on which months end, day 0 before them.
func monthEnds(months int) []float64 {
	days := []float64{0}
	for m := range months {
		days = append(days, float64(desk.MonthEnd(m)))
	}
	return days
}
