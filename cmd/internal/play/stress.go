package play

import (
	"context"
	"math"
	"slices"
	"sort"
	"strconv"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// stressKey is an assumption every verdict is shown under, because it decides
// the verdict and no source settles it.
type stressKey struct {
	path   string
	plan   string // whose own it is; "" for everybody's
	of     func(*desk.Params) float64
	ends   [2]string // as a file writes them
	marked string    // a value between them that a source gives, "" for none
}

// The unknown from service to churn: the share of churn that service causes, or the scale
// of the doses where a company states that. The share has a mark: of customers who changed their
// bank .37 named service (J.D. Power 2010), an upper reading.
var (
	byShare = func() stressKey {
		k := newStressKey("churn.service_share", func(p *desk.Params) float64 { return p.Churn.ServiceShare })
		k.marked = "0.37"
		return k
	}()
	byScale = newStressKey("churn.scale", func(p *desk.Params) float64 { return p.Churn.Scale })
)

// stressKeys are those of every company, besides what turns service into churn.
var stressKeys = []stressKey{
	newStressKey("assistant.silent", func(p *desk.Params) float64 { return p.Assistant.Silent }),
	newStressKey("humans.slack", func(p *desk.Params) float64 { return p.Humans.Slack }),
}

// newStressKey is a key with the range of the table of keys.
func newStressKey(path string, of func(*desk.Params) float64) stressKey {
	low, high := scenarios.Swept(path)
	return stressKey{path: path, of: of, ends: [2]string{low, high}}
}

// ChurnUnknown is the key of what turns service into churn in a scenario: the share of
// churn over service, or the scale of the doses where that is stated.
func ChurnUnknown(s *scenarios.Scenario) string {
	if p, err := s.Plans[0].Params(nil); err == nil && p.Churn.StatesScale() {
		return byScale.path
	}
	return byShare.path
}

// in is the value of the assumption in a study: of the plan whose own it is, else
// of the reference.
func (k stressKey) in(st *Study) (float64, error) {
	at := st.Reference
	if k.plan != "" {
		at = slices.IndexFunc(st.Plans, func(p scenarios.Plan) bool { return p.Name == k.plan })
	}
	p, err := st.Plans[at].Params(nil)
	if err != nil {
		return 0, err
	}
	return k.of(&p), nil
}

// stressed is the scenario with one assumption at an end of its range: the
// plans are played again, and the answer is read beside the main one.
type stressed struct {
	key   stressKey
	text  string
	value float64
}

// end is an end of a range with the scenario loaded there; without a study where it cannot
// be played.
type end struct {
	stressed
	study *Study
}

func (e *end) load(ctx context.Context, of asideOf) {
	st, text := playable(ctx, of.src, of.plans.Seed, e.key.path, e.text)
	if st == nil {
		return
	}
	if value, err := e.key.in(st); err == nil {
		e.study, e.text, e.value = st, text, value
	}
}

// playable loads the scenario with a key at an end of its range, or as near to
// that end as can be played: an assistant that fails silently in 80 % of cases
// cannot contain as little as some scenarios ask.
func playable(ctx context.Context, src *Source, seed uint64, path, end string) (*Study, string) {
	if end == "" {
		return nil, ""
	}
	far, err := strconv.ParseFloat(end, 64)
	if err != nil { // a time or an amount with its unit
		if s, err := src.Load(ctx, path+"="+end); err == nil {
			return NewStudy(s, seed, s.Plans), end
		}
		return nil, ""
	}
	for _, part := range []float64{1, .9, .8, .7, .6, .5, .4, .3} {
		text := strconv.FormatFloat(math.Round(1000*far*part)/1000, 'g', -1, 64)
		if s, err := src.Load(ctx, path+"="+text); err == nil {
			return NewStudy(s, seed, s.Plans), text
		}
	}
	return nil, ""
}

// stressKeysOf are those, and what a scenario draws and asks to be tried beyond
// its draws: `sweep` beside a distribution.
func stressKeysOf(s *scenarios.Scenario) []stressKey {
	all := []stressKey{byShare}
	if ChurnUnknown(s) == byScale.path {
		all[0] = byScale
	}
	all = append(all, stressKeys...)
	for _, a := range s.Assumptions {
		if low, high := a.Tried(); a.Sweep != nil {
			all = slices.DeleteFunc(all, func(k stressKey) bool { return k.path == a.Path })
			all = append(all, stressKey{path: a.Path, plan: a.Plan, of: a.Of, ends: [2]string{low, high}})
		}
	}
	return all
}

// stressAside loads the scenario again at both ends of each key's range, or as
// near to them as can be played.
func stressAside(ctx context.Context, of asideOf) *aside {
	var tests []stressed
	a := &aside{}
	keys := stressKeysOf(of.plans.Scenario)
	doubtful := of.src.doubtfulOf(ctx, of.plans, keys)
	keys = append(keys, doubtful.keys...)
	ends := make([]end, 0, 3*len(keys))
	for _, key := range keys {
		for _, text := range append(key.ends[:], key.marked) {
			ends = append(ends, end{stressed: stressed{key: key, text: text}})
		}
	}
	atOnce(len(ends), func(i int) { ends[i].load(ctx, of) })
	for _, e := range ends {
		if e.study != nil {
			tests = append(tests, e.stressed)
			a.parts = append(a.parts, of.part(e.study, e.key.path+" at "+e.text, stressWorlds))
		}
	}
	a.read = func(r *result.Result, k int) error {
		tests[k].tell(r, of, a.parts[k])
		return nil
	}
	a.end = func(r *result.Result) {
		addBreakEvens(r, of.plans, keys)
		r.Screened, r.Untried = doubtful.screened, of.plans.Scenario.Untried()
	}
	return a
}

// tell adds what every plan gave at an end.
func (t stressed) tell(r *result.Result, of asideOf, p *Part) {
	table, used := p.Table(), p.Used()
	estimates, _ := experiment.Compare(used, table)
	for i, plan := range p.Plans {
		if i == p.Reference {
			continue
		}
		tie := of.tie(p, i, plan.Name)
		s := result.Stress{Plan: plan.Name, Key: t.key.path, Text: t.text, Value: t.value, Worlds: used.Prefix()}
		for _, e := range estimates {
			if e.Plan == plan.Name && e.Measure == result.Net {
				tie.estimate(r, &e)
				s.Net = e
			}
		}
		s.Loss = experiment.Probability(used, table, i, Condition(table, "net < 0"))
		s.Loss.Name = "net_loss"
		tie.probability(r, &s.Loss)
		r.Stress = append(r.Stress, s)
	}
}

// addBreakEvens adds where each plan's mean net changes sign between the ends.
func addBreakEvens(r *result.Result, plans *Study, keys []stressKey) {
	for i, plan := range plans.Plans {
		if i == plans.Reference {
			continue
		}
		p, err := plan.Params(nil)
		if err != nil {
			continue
		}
		for _, key := range keys {
			if key.plan != "" && key.plan != plan.Name {
				continue
			}
			if b, ok := breakEven(r, plan.Name, key, key.of(&p)); ok {
				r.BreakEvens = append(r.BreakEvens, b)
			}
		}
	}
}

// breakEven interpolates the mean net between the low end, the scenario's own
// value and the high end of a key.
func breakEven(r *result.Result, plan string, key stressKey, own float64) (result.BreakEven, bool) {
	type point struct{ x, net float64 }
	var points []point
	for _, s := range r.Stress {
		if s.Plan == plan && s.Key == key.path && s.Net.Mean != nil {
			points = append(points, point{s.Value, *s.Net.Mean})
		}
	}
	if len(points) < 2 {
		return result.BreakEven{}, false
	}
	if e := r.Estimate(plan, result.Net); e != nil && e.Mean != nil {
		points = append(points, point{own, *e.Mean})
	}
	sort.Slice(points, func(a, b int) bool { return points[a].x < points[b].x })
	last := len(points) - 1
	b := result.BreakEven{Plan: plan, Key: key.path, Low: points[0].x, High: points[last].x}
	for k := range last {
		p, q := points[k], points[k+1]
		if (p.net < 0) != (q.net < 0) {
			x := p.x + (q.x-p.x)*p.net/(p.net-q.net)
			b.Sign, b.Value = result.ChangesSign, &x
			return b, true
		}
	}
	first, end := points[0], points[last]
	b.Sign = result.Positive
	if first.net == 0 && end.net == 0 {
		b.Sign = result.Zero
	} else if first.net < 0 {
		b.Sign = result.Negative
	}
	if slope := (end.net - first.net) / (end.x - first.x); (key.path == byScale.path || key.path == byShare.path) &&
		slope*first.net < 0 {
		b.Beyond = orNil(first.x - first.net/slope)
	}
	return b, true
}
