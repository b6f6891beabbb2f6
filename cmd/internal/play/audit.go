package play

import (
	"context"
	"fmt"
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/result"
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
	for i, f := range all {
		if f.Figure == desk.LastCompanyFigure {
			return all[i+1:]
		}
	}
	return all
}

// FindingOf is a finding as results hold it.
func FindingOf(f desk.Finding) result.Finding {
	return result.Finding{
		Figure: f.Figure, Value: orNil(f.Value), Low: orNil(f.Low), Bound: orNil(f.Bound), Unit: f.Unit,
		Verdict: result.Verdict(f.Verdict), Why: f.Why,
	}
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
		name := ""
		if len(asked) > 1 {
			name = st.Plans[i].Title + ": "
		}
		if f, ok := skillOf(st, i, min(worlds, mostDrawn)); ok {
			f.Figure = name + f.Figure
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
		Figure: "Worlds drawn in which the asked deflection needs success outside the evidence", Value: &share,
		Bound: &zero, Unit: result.UnitShare,
		Verdict: result.OK,
		Why: fmt.Sprintf("%d of %d, by formula: on bounded work %s (published .58 to .92), on the long tail %s "+
			"(published .14 to .60)",
			outside, worlds, bounded, tail),
	}
	if met.low < met.high {
		f.Why += fmt.Sprintf("; %s of the contacts routed to it meet it", met)
	}
	if outside+unreached > 0 {
		f.Verdict = result.Warn
		f.Why += fmt.Sprintf("; in %d no skill gives just the share asked; deflection, silent failures and "+
			"abandonment as drawn contradict each other there: narrow one", unreached)
	}
	return f, true
}

// ends are the least and the most of some shares.
type ends struct{ low, high float64 }

func newEnds() *ends { return &ends{math.Inf(1), math.Inf(-1)} }

func (e *ends) Add(x float64) { e.low, e.high = min(e.low, x), max(e.high, x) }

func (e *ends) String() string {
	if !(e.low <= e.high) {
		return "nothing"
	}
	return fmt.Sprintf("%.2f to %.2f", e.low, e.high)
}
