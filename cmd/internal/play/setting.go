package play

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
)

// Setting is the scenario with some values set, for one plan against the
// reference.
type Setting struct {
	Pair    *Study // reference and plan; nil where it cannot be played
	plan    int    // of the pair
	pick    []int  // its unknowns in the list of the scenario as it stands
	Problem string // why it cannot be played
	byMonth int    // the monthly measure that is kept of a row
}

// Target is where a swept key is set, by the rule of scenarios/actions.go: an action
// under the plan, what the company is for all plans. What only an assistant meets
// (its skill, its valve, its controls) is set under the plan alone where the
// reference has no assistant: no row can tell the difference, and settings go on
// sharing one past and one reference.
func (st *Study) Target(plan, key string) string {
	if scenarios.IsAction(key) || !st.referenceMeets(key) {
		return "plan." + plan + "." + key
	}
	return key
}

// referenceMeets reports whether a key can matter to the reference plan.
func (st *Study) referenceMeets(key string) bool {
	table, _, _ := strings.Cut(key, ".")
	if table != "assistant" && table != "valve" && table != "controls" {
		return true
	}
	p, err := st.Plans[st.Reference].Params(nil)
	return err != nil || p.Routing.Policy != desk.HumansOnly
}

// NewSetting reads the scenario once more with values on top. Values that are
// wrong are an error; values that are sound and cannot be played together make
// a setting with a problem.
func NewSetting(ctx context.Context, src *Source, own *Study, plan string, set []string) (*Setting, error) {
	if len(set) == 0 {
		return own.asSetting(own.Scenario, plan)
	}
	asked := []string{plan}
	for _, x := range set {
		if !strings.HasPrefix(x, "plan.") { // the company changes, and the reference with it
			asked = append(asked, own.Plans[own.Reference].Name)
		}
	}
	s, err := src.LoadFor(ctx, asked, set...)
	if err != nil {
		var problems scenarios.Problems
		if !errors.As(err, &problems) {
			return nil, err
		}
		for _, p := range problems {
			if !p.Physics {
				return nil, problems
			}
		}
		return &Setting{Problem: problems[0].What}, nil
	}
	return own.asSetting(s, plan)
}

// asSetting takes the reference and one plan out of a scenario whose assumptions
// and unknowns are among those of the study.
func (own *Study) asSetting(s *scenarios.Scenario, plan string) (*Setting, error) {
	st := NewStudy(s, own.Seed, OnlyPlans(s, plan))
	if err := st.Fits(); err != nil {
		return nil, err
	}
	x := &Setting{Pair: st, plan: 1 - st.Reference, byMonth: own.byMonth()}
	if len(st.Plans) == 1 { // the reference itself, beside itself
		x.plan = st.Reference
	}
	for _, a := range s.Assumptions {
		same := func(b scenarios.Assumption) bool { return a.Path == b.Path }
		if !slices.ContainsFunc(own.Scenario.Assumptions, same) {
			return nil, fmt.Errorf("%s = %s: a swept value is one value, not a distribution", a.Path, a.Text)
		}
	}
	for _, path := range s.Unknowns {
		x.pick = append(x.pick, slices.Index(own.Scenario.Unknowns, path))
	}
	return x, nil
}

// Twin is the name of the plan of a study that has the same rows, "" where none has.
func (x *Setting) Twin(own *Study) string {
	if x.Pair == nil {
		return ""
	}
	if i := slices.Index(own.RowKeys(), x.Pair.RowKeys()[x.plan]); i >= 0 {
		return own.Plans[i].Name
	}
	return ""
}

// OnlyPlans are the reference and one plan.
func OnlyPlans(s *scenarios.Scenario, plan string) (pair []scenarios.Plan) {
	for _, p := range s.Plans {
		if p.Reference || p.Name == plan {
			pair = append(pair, p)
		}
	}
	return pair
}

// draws are the numbers of its unknowns in a world of the scenario as it stands: an
// unknown that is set to a value takes its number away, never that of another.
func (x *Setting) draws(u []float64) (own []float64) {
	if u == nil {
		return nil
	}
	own = make([]float64, len(x.pick))
	for i, at := range x.pick {
		own[i] = u[at]
	}
	return own
}

// Drawn are the assumptions of the scenario as it stands in a world, NaN where the setting has a value of
// its own.
func (x *Setting) Drawn(own *Study, u []float64) []float64 {
	values := own.Scenario.Draw(u)
	for i, a := range own.Scenario.Assumptions {
		if !slices.Contains(x.pick, a.Unknown) {
			values[i] = math.NaN()
		}
	}
	return values
}

// Plan is the name of the plan that is set.
func (x *Setting) Plan() string { return x.Pair.Plans[x.plan].Name }

// params are the pair's in a world of the scenario as it stands.
func (x *Setting) params(u []float64) (reference, plan desk.Params, err error) {
	own := x.draws(u)
	if reference, err = x.Pair.Plans[x.Pair.Reference].Params(own); err != nil {
		return reference, plan, err
	}
	plan, err = x.Pair.Plans[x.plan].Params(own)
	return reference, plan, err
}

// PlaySettings plays settings in one world. Those whose company is the same
// share the past and the reference.
func PlaySettings(ctx context.Context, all []*Setting, p experiment.Point) ([]experiment.Outcome, error) {
	type company struct {
		params  []desk.Params // the reference, then plans
		members []int
	}
	var companies []*company
	known := map[string]*company{}
	for i, x := range all {
		reference, plan, err := x.params(p.U)
		if err != nil {
			return nil, err
		}
		text := fmt.Sprint(reference) // NaN stands for "not stated" and equals itself here
		c := known[text]
		if c == nil {
			c = &company{params: []desk.Params{reference}}
			known[text], companies = c, append(companies, c)
		}
		c.params, c.members = append(c.params, plan), append(c.members, i)
	}
	out := make([]experiment.Outcome, len(all))
	for _, c := range companies {
		again := func(k int) string { // of the reference as of the first that has it
			x := all[c.members[max(0, k-1)]]
			own := p
			own.U = x.draws(p.U)
			return x.Pair.again(own, x.plan)
		}
		world := desk.World{Fates: sim.NewFates(p.Seed, p.Chance), Plans: c.params}
		rows, err := onWatch(ctx, again, somewhere(ctx, world))
		if err != nil {
			return nil, err
		}
		for k, row := range rows[1:] {
			out[c.members[k]] = kept(row, all[c.members[k]].byMonth)
		}
	}
	return out, nil
}

// kept is what a row cache holds of a row: every measure, and one of the monthly ones, net value as a rule.
func kept(row desk.Row, byMonth int) experiment.Outcome {
	months := make([]float64, len(row.Series))
	for m := range months {
		months[m] = row.Series[m][byMonth]
	}
	return experiment.Outcome{Rows: [][]float64{row.Values}, Series: [][]float64{months}}
}
