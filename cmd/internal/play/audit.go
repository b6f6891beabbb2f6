package play

import (
	"context"
	"fmt"
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Audits is the arithmetic of every plan at the medians.
func Audits(ctx context.Context, st *Study) ([][]desk.Finding, error) {
	params, err := scenarios.ParamsOf(st.Plans, nil)
	if err != nil {
		return nil, err
	}
	return desk.Audits(ctx, params), ctx.Err()
}

// BeyondCompany drops the findings about the company, the same for every plan.
func BeyondCompany(all []desk.Finding) []desk.Finding {
	return slices.DeleteFunc(all, func(f desk.Finding) bool { return !f.OfPlan() })
}

// FindingOf is a finding as results hold it.
func FindingOf(f desk.Finding) result.Finding {
	return result.Finding{
		Kind: f.Kind, Value: orNil(f.Value), Low: orNil(f.Low), Bound: orNil(f.Bound), Unit: f.Unit,
		Verdict: f.Verdict, Facts: f.Facts,
	}
}

// FindingsOf are findings of the desk as a result carries them.
func FindingsOf(all []desk.Finding) (found []result.Finding) {
	for _, f := range all {
		found = append(found, FindingOf(f))
	}
	return found
}

// mostDrawn is how many worlds the assistant's skill is worked out in: a second.
const mostDrawn = 100

// SkillDrawn says in how many of the worlds drawn a stated deflection asks the
// assistant for success that nobody has published: deflection, silent failures
// and abandonment are drawn one by one, and some of what comes together does not
// go together. One line for all plans that ask the same.
func SkillDrawn(st *Study, worlds int) (found []result.Finding) {
	var asked []string
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
		if err != nil || p.Routing.Policy == desk.HumansOnly || p.Arrivals.OpenPerHour > 0 ||
			math.IsNaN(p.Assistant.Deflection) {
			continue
		}
		what := fmt.Sprint(p.Assistant, p.Categories)
		if slices.Contains(asked, what) {
			continue
		}
		asked = append(asked, what)
		if f, ok := skillOf(st, i, min(worlds, mostDrawn)); ok {
			if len(asked) > 1 {
				f.Plan = st.Plans[i].Name
			}
			found = append(found, f)
		}
	}
	return found
}

// skillOf is that of one plan.
func skillOf(st *Study, plan, worlds int) (result.Finding, bool) {
	outside, unreached := 0, 0
	bounded, tail, met := newEnds(), newEnds(), newEnds()
	for w := range worlds {
		p, err := st.Plans[plan].Params(st.Design().Point(w).U)
		if err != nil {
			return result.Finding{}, false
		}
		a := p.Ability()
		bounded.Add(a.Bounded)
		tail.Add(a.LongTail)
		met.Add(a.Coverage)
		if !a.Published() {
			outside++
		}
		if !a.Reached {
			unreached++
		}
	}
	zero, share := 0., float64(outside)/float64(max(1, worlds))
	f := result.Finding{
		Kind: result.SkillDrawn, Value: &share, Bound: &zero, Unit: result.UnitShare, Verdict: result.OK,
		Facts: []result.Fact{
			result.FactOf(result.WorldsOutside, float64(outside), result.UnitWorlds),
			result.FactOf(result.WorldsDrawn, float64(worlds), result.UnitWorlds),
		},
	}
	f.Facts = append(f.Facts, bounded.facts(result.BoundedLeast, result.BoundedMost)...)
	f.Facts = append(f.Facts, tail.facts(result.TailLeast, result.TailMost)...)
	if met.low < met.high {
		f.Facts = append(f.Facts, met.facts(result.MetLeast, result.MetMost)...)
	}
	if outside+unreached > 0 {
		f.Verdict = result.Warn
		f.Facts = append(f.Facts, result.FactOf(result.WorldsUnreached, float64(unreached), result.UnitWorlds))
	}
	return f, true
}

// ends are the least and the most of some shares.
type ends struct{ low, high float64 }

func newEnds() *ends { return &ends{math.Inf(1), math.Inf(-1)} }

func (e *ends) Add(x float64) { e.low, e.high = min(e.low, x), max(e.high, x) }

// facts are both; without a value where there was none.
func (e *ends) facts(least, most string) []result.Fact {
	return []result.Fact{
		result.FactOf(least, e.low, result.UnitShare), result.FactOf(most, e.high, result.UnitShare),
	}
}

// orNil is what a result holds of a number: JSON has no infinity and no NaN.
func orNil(v float64) *float64 {
	if !stats.IsFinite(v) {
		return nil
	}
	return &v
}
