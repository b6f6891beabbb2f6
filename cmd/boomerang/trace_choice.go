package main

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/models/desk"
	"boomerang/out/view"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// keeper is a plan that is to keep the customer, and why that.
type keeper struct {
	plan int
	role result.KeptRole
}

// keepers are the plans to compare with, the first first: the one named, else the one
// the run of the scenario recommends, else the best to first order; then the reference.
func keepers(ctx context.Context, st *play.Study, params []desk.Params, named string, lost int) (all []keeper,
	err error,
) {
	add := func(plan int, role result.KeptRole) {
		if plan != lost && plan >= 0 {
			all = append(all, keeper{plan, role})
		}
	}
	if named != "" {
		if i := planAt(st, named); i >= 0 {
			add(i, result.KeptNamed)
			return all, nil
		}
		return nil, remedy.Errorf("--kept %s: there is no such plan", named).Hint("show lists the plans of a file")
	}
	r, err := result.Read(filepath.Join("out", "runs", st.Scenario.Name+"-"+st.Hash()[:8]))
	if err == nil && r.Hash == st.Hash() {
		if ahead := view.Of(r).Preferred(); len(ahead) > 0 {
			add(planAt(st, ahead[0].Name), result.KeptRun)
		}
	} else {
		best, most := st.Reference, 0.
		reference := desk.FirstOrder(ctx, params[best], params[best:best+1])[0]
		for i := range params {
			net := desk.FirstOrder(ctx, params[i], params[i:i+1])[0] - reference
			if st.Plans[i].Choice && net > most {
				best, most = i, net
			}
		}
		add(best, result.KeptFirstOrder)
	}
	add(st.Reference, result.KeptReference)
	return all, nil
}

func planAt(st *play.Study, name string) int {
	return slices.IndexFunc(st.Plans, func(p scenarios.Plan) bool { return p.Name == name })
}

// lostCustomer picks someone a plan loses and another keeps.
func lostCustomer(ctx context.Context, st *play.Study, f sim.Fates, params []desk.Params, plan, kept string) (
	customer int, why *result.LifeWhy, err error,
) {
	if plan == "" {
		if plan = play.Subject(st); plan == "" {
			return 0, nil, remedy.Errorf("the scenario has no plan beside its reference").
				Hint("name a customer with --customer, or add a [plan.NAME] table")
		}
	}
	lost := planAt(st, plan)
	if lost < 0 {
		return 0, nil, remedy.Errorf("there is no plan %q", plan)
	}
	all, err := keepers(ctx, st, params, kept, lost)
	if err != nil {
		return 0, nil, err
	}
	for _, k := range all {
		if c := desk.Lost(ctx, f, params, k.plan, lost); c >= 0 {
			gone, stays := st.Plans[lost], st.Plans[k.plan]
			return c, &result.LifeWhy{
				Lost: gone.Title, Kept: stays.Title, LostPlan: gone.Name, KeptPlan: stays.Name, Role: k.role,
			}, nil
		}
	}
	return 0, nil, remedy.Errorf("in this world plan %s loses nobody over service whom %s keeps", plan,
		kepts(st, all)).Hint("try another --world, or another plan with --kept")
}

// kepts names the plans that were tried.
func kepts(st *play.Study, all []keeper) string {
	var each []string
	for _, k := range all {
		if name := st.Plans[k.plan].Name; !slices.Contains(each, name) {
			each = append(each, name)
		}
	}
	return strings.Join(each, " or ")
}

// explain finds why the customer went under one plan and not under the other: what went
// wrong last before the decision (or, where that was made before all notes, before the
// departure), the decision, and what became of the same issue where they are kept.
func explain(why *result.LifeWhy, lives []result.Life) *result.LifeWhy {
	if why == nil {
		return nil
	}
	var lost, kept []result.LifeNote
	for _, l := range lives {
		switch l.Plan {
		case why.LostPlan:
			lost = l.Notes
		case why.KeptPlan:
			kept = l.Notes
		}
	}
	raised := math.NaN()
	for i, n := range lost {
		if n.Turn == string(desk.Decides) {
			why.Decided = &lost[i]
			break
		}
		switch desk.Turn(n.Turn) {
		case desk.Raises:
			raised = n.Day
		case desk.Failed, desk.Deceived, desk.Ended:
			why.Cause = &lost[i]
		}
	}
	within := false
	for i, n := range kept {
		if n.Turn == string(desk.Raises) {
			within = n.Day == raised
		} else if within && why.Cause != nil {
			why.Instead = &kept[i]
		}
	}
	return why
}
