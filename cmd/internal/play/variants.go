package play

import (
	"fmt"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// variants are the plan the scenario is about with one of its own settings
// changed at a time, in the same worlds: what friction buys, and when whoever
// leads would turn back.
type variants struct {
	*Part
	plan string
	of   []variation
	at   []int // which plan each is
}

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
		all = append(all, variation{"friction", text, []string{fmt.Sprintf("valve.steps=%d", steps), "valve.no_route_share=0"}, ""})
	}
	set, action := addedAction(l)
	text := "as planned"
	if action != "" {
		text += ", no reversal foreseen"
	}
	all = append(all, variation{"trigger", text, nil, ""})
	for _, percent := range []int{1, 2, 5} {
		all = append(all, variation{"trigger", fmt.Sprintf("cost dashboard, reported retention falls by %d %%", percent),
			append([]string{"leadership.dashboard=cost_only", fmt.Sprintf("leadership.retention_drop=%.2f", float64(percent)/100)}, set...), action})
	}
	for _, points := range []int{3, 6, 10} {
		all = append(all, variation{"trigger", fmt.Sprintf("joint dashboard, satisfaction falls by %d points", points),
			append([]string{"leadership.dashboard=joint", fmt.Sprintf("leadership.satisfaction_drop=%d", points)}, set...), action})
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

// newVariants loads the scenario once per variation; one that cannot be played,
// or that settles what the scenario draws, is left out.
func newVariants(src *Source, plans *Study, seed uint64, worlds int) *variants {
	name := Subject(plans)
	if name == "" {
		return nil
	}
	own := plans.Scenario
	v := &variants{plan: name}
	k := slices.IndexFunc(plans.Plans, func(p scenarios.Plan) bool { return p.Name == name })
	stated, err := plans.Plans[k].Params(nil)
	if err != nil {
		return nil
	}
	all := []scenarios.Plan{plans.Plans[plans.Reference]}
	for _, x := range variations(&stated.Leadership) {
		if at := slices.IndexFunc(all, func(p scenarios.Plan) bool { return p.Name == name+" · "+asStated }); x.set == nil && at > 0 {
			v.of, v.at = append(v.of, x), append(v.at, at)
			continue
		}
		var set []string
		for _, s := range x.set {
			set = append(set, "plan."+name+"."+s)
		}
		s, err := src.Load(set...)
		if err != nil || len(s.Assumptions) != len(own.Assumptions) || !slices.Equal(s.Unknowns, own.Unknowns) {
			continue
		}
		for _, p := range s.Plans {
			if p.Name == name {
				p.Name += " · " + x.text
				v.of, v.at = append(v.of, x), append(v.at, len(all))
				all = append(all, p)
			}
		}
	}
	if len(v.of) == 0 {
		return nil
	}
	v.Part = &Part{Study: &Study{Scenario: own, Plans: all, Seed: seed}, Label: "variants", Worlds: worlds}
	return v
}

// variantMeasures are what a report shows of each.
var variantMeasures = []string{
	result.Contained, result.ContainedResolved, result.ContainedGaveUp, result.ContainedElsewhere,
	result.SatisfactionLongTail, result.LeftOverService, result.Net,
}

// addVariants reads what each variation gave.
func (j *Job) addVariants(r *result.Result) {
	v := j.variants
	if v == nil || v.Runs == nil || v.Runs.Prefix() == 0 {
		return
	}
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
