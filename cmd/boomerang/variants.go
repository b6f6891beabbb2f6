package main

import (
	"fmt"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// variants are the plan the scenario is about with one of its own settings
// changed at a time, in the same worlds: what friction buys, and when whoever
// leads would turn back.
type variants struct {
	*part
	plan string
	of   []variation // of the plans after the reference
}

// variation is one setting of one question.
type variation struct {
	question, text string
	set            []string // below plan.NAME
}

// variations are what is tried. A reversal is sought under two dashboards and
// three triggers each, because nobody knows what makes a board turn back.
func variations() (all []variation) {
	all = append(all, variation{"friction", "as planned", nil})
	for _, steps := range []int{0, 1, 2, 4, 6} {
		text := fmt.Sprintf("%d extra steps to a human", steps)
		switch steps {
		case 0:
			text = "one click to a human"
		case 1:
			text = "1 extra step to a human"
		}
		all = append(all, variation{"friction", text, []string{fmt.Sprintf("valve.steps=%d", steps), "valve.no_route_share=0"}})
	}
	for _, percent := range []int{1, 2, 5} {
		all = append(all, variation{"trigger", fmt.Sprintf("cost dashboard, reported retention falls by %d %%", percent),
			[]string{"leadership.dashboard=cost_only", fmt.Sprintf("leadership.retention_drop=%.2f", float64(percent)/100)}})
	}
	for _, points := range []int{3, 6, 10} {
		all = append(all, variation{"trigger", fmt.Sprintf("joint dashboard, satisfaction falls by %d points", points),
			[]string{"leadership.dashboard=joint", fmt.Sprintf("leadership.satisfaction_drop=%d", points)}})
	}
	return all
}

// newVariants loads the scenario once per variation; one that cannot be played,
// or that settles what the scenario draws, is left out.
func newVariants(src *source, plans *study, seed uint64, worlds int) *variants {
	name := subject(plans)
	if name == "" {
		return nil
	}
	own := plans.scenario
	v := &variants{plan: name}
	all := []scenarios.Plan{plans.plans[plans.reference]}
	for _, x := range variations() {
		var set []string
		for _, s := range x.set {
			set = append(set, "plan."+name+"."+s)
		}
		s, err := src.load(set...)
		if err != nil || len(s.Assumptions) != len(own.Assumptions) {
			continue
		}
		for _, p := range s.Plans {
			if p.Name == name {
				p.Name += " · " + x.text
				all = append(all, p)
				v.of = append(v.of, x)
			}
		}
	}
	if len(v.of) == 0 {
		return nil
	}
	v.part = &part{study: &study{scenario: own, plans: all, seed: seed}, label: "variants", worlds: worlds}
	return v
}

// variantMeasures are what a report shows of each.
var variantMeasures = []string{"contained", "contained_resolved", "contained_gave_up", "contained_elsewhere", "satisfaction_long_tail", "left_over_service", "net"}

// addVariants reads what each variation gave.
func (j *job) addVariants(r *result.Result) {
	v := j.variants
	if v == nil || v.runs == nil || v.runs.Prefix() == 0 {
		return
	}
	table, used := v.table(), v.used()
	estimates, _ := experiment.Compare(used, table)
	for k, x := range v.of {
		out := result.Variant{Question: x.question, Plan: v.plan, Text: x.text, Worlds: used.Prefix()}
		for _, m := range variantMeasures {
			for _, e := range estimates {
				if e.Plan == v.plans[k+1].Name && e.Measure == m {
					e.Plan = v.plan
					out.Estimates = append(out.Estimates, e)
				}
			}
		}
		if x.question == "trigger" {
			s := experiment.Survival(used, table, k+1, measureIndex("reversed_day"), monthEnds(v.scenario.Months))
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
