//go:build !page

package play

import (
	"context"
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/learning"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// persists is how far a discrepancy of the model in one month goes on in the next: a model that is too low in March
// is too low in April. Assumed; a series of independent months would count each as a fact of its own.
const persists = .8

// Observations are what is known of a company, as statistics that a play of its plans gives as well.
type Observations struct {
	Study  *Study // the plans that are needed, and no others
	Seen   []result.Observed
	Values *learning.Observed

	read []func(plans []played) float64
}

// StatedDoubt is what a person said of the errors and discrepancies of a measure by month, in its unit.
type StatedDoubt struct{ Error, Discrepancy map[string]float64 }

// Observe makes statistics of the figures of the scenario that are to learn from, and of a history by month, which is
// of one plan; nil: there is none. A date that may never come is refused: no error and no normal law is its.
func Observe(s *scenarios.Scenario, seed uint64, h *export.History, plan string, doubt StatedDoubt) (*Observations,
	error,
) {
	o := &Observations{}
	needed := map[string]bool{}
	var learn []*scenarios.Published
	for i := range s.Published {
		if p := &s.Published[i]; p.Role == scenarios.RoleLearn {
			learn, needed[p.Plan] = append(learn, p), true
		}
	}
	needed[plan] = needed[plan] || h != nil
	var plans []scenarios.Plan
	for _, p := range s.Plans {
		if p.Reference || needed[p.Name] {
			plans = append(plans, p)
		}
	}
	o.Study = NewStudy(s, seed, plans)
	var variance [][]float64
	for _, p := range learn {
		if err := o.figure(p); err != nil {
			return nil, err
		}
	}
	variance = figuresVariance(learn)
	if h != nil {
		for _, m := range desk.SeriesMeasures {
			v, err := o.series(m, h, plan, doubt)
			if err != nil {
				return nil, err
			}
			variance = beside(variance, v)
		}
	}
	if len(o.Seen) == 0 {
		return nil, remedy.Errorf("nothing is known to learn from").
			Hint("state figures as [published.NAME] with role = \"learn\", or give the company's months with --against")
	}
	values := make([]float64, len(o.Seen))
	for i := range o.Seen {
		values[i], o.Seen[i].Spread = o.Seen[i].Value, math.Sqrt(variance[i][i])
	}
	var err error
	o.Values, err = learning.NewObserved(values, variance)
	return o, err
}

// figure adds a published figure.
func (o *Observations) figure(p *scenarios.Published) error {
	st := o.Study
	unit := st.unitOf(p.Measure)
	if p.Against == "" && (unit == result.UnitDay || unit == result.UnitMonth) {
		return remedy.Errorf("published.%s: nothing can be learnt from when something happened, which in some worlds "+
			"it does not", p.Name).Hint("give it role = \"check\"")
	}
	if unit != result.UnitNone && p.Against != "" {
		unit = result.UnitRatio
	}
	o.Seen = append(o.Seen, result.Observed{
		Name: p.Name, Measure: p.Measure, Over: p.Over, Kind: result.FigureSeen, Plan: st.Plans[st.carriedOut(p)].Name,
		Unit: unit, Value: p.Center(), Error: rangeError(p), Discrepancy: p.Discrepancy, Source: p.Source,
		Assumed: p.Discrepancy == scenarios.AssumedDiscrepancy(p),
	})
	o.read = append(o.read, func(plans []played) float64 {
		return st.changed(p, &plans[st.carriedOut(p)], &plans[st.Reference])
	})
	return nil
}

// rangeError is the error of a figure, that of a range included: anything in it is as likely.
func rangeError(p *scenarios.Published) float64 {
	return math.Hypot(p.Error, (p.High-p.Low)/math.Sqrt(12))
}

// figuresVariance is what is uncertain of published figures. What the model is off in one month it is off in the next:
// figures of one measure and plan share it as their months are near.
func figuresVariance(all []*scenarios.Published) (variance [][]float64) {
	for i, p := range all {
		row := make([]float64, len(all))
		for j, q := range all {
			e := 0.
			if i == j {
				e = rangeError(p)
			}
			if p.Measure == q.Measure && p.Over == q.Over && p.Against == q.Against && p.Plan == q.Plan {
				apart := math.Abs(float64(p.From+p.To-q.From-q.To)) / 2
				row[j] = p.Discrepancy*q.Discrepancy*learning.Fading(persists, apart) + e*e
			}
		}
		variance = append(variance, row)
	}
	return variance
}

// beside is a variance with that of further statistics that share nothing with it.
func beside(a, b [][]float64) (all [][]float64) {
	for _, row := range a {
		all = append(all, append(slices.Clone(row), make([]float64, len(b))...))
	}
	for _, row := range b {
		all = append(all, append(make([]float64, len(a)), row...))
	}
	return all
}

// series adds the level and the slope of a measure of a history, and returns what is uncertain of them.
func (o *Observations) series(m desk.Measure, h *export.History, plan string, doubt StatedDoubt) ([][]float64, error) {
	values, there := h.Values[m.Name]
	if !there {
		return nil, nil
	}
	st := o.Study
	s := learning.Series{Error: doubt.Error[m.Name], Persists: persists}
	first := st.Scenario.Start.MonthNumber()
	for i, month := range h.Months {
		if at := month - first + 1; !math.IsNaN(values[i]) && at >= 1 && at <= st.Scenario.Months {
			s.Months, s.Values = append(s.Months, at), append(s.Values, values[i])
		}
	}
	if len(s.Months) == 0 {
		return nil, nil
	}
	lines := s.Lines()
	stated := false
	if s.Discrepancy, stated = doubt.Discrepancy[m.Name]; !stated {
		s.Discrepancy = assumedDiscrepancy(m.Unit, lines[0].Of(s.Values))
	}
	variance, err := s.Variance()
	if err != nil {
		return nil, remedy.Errorf("%s: %w", m.Name, err).
			Hint("--discrepancy %s=X, X above 0 in the unit of the measure", m.Name)
	}
	column, _ := desk.Column(desk.SeriesMeasures, m.Name)
	of := slices.IndexFunc(st.Plans, func(p scenarios.Plan) bool { return p.Name == plan })
	for _, l := range lines {
		kind, name := result.LevelSeen, m.Name
		if l.Slope {
			kind, name = result.SlopeSeen, m.Name+" "+string(result.SlopeSeen)
		}
		o.Seen = append(o.Seen, result.Observed{
			Name: name, Measure: m.Name, Kind: kind, Months: len(s.Months), Plan: plan, Unit: m.Unit,
			Value: l.Of(s.Values), Error: s.Error, Discrepancy: s.Discrepancy, Assumed: !stated,
		})
		o.read = append(o.read, func(plans []played) float64 {
			months := make([]float64, len(s.Months))
			for i, at := range s.Months {
				months[i] = plans[of].series[(at-1)*len(desk.SeriesMeasures)+column]
			}
			return l.Of(months)
		})
	}
	return variance, nil
}

// assumedDiscrepancy is what the model is thought to miss of a month of a measure, where nobody says it: assumed. Of
// shares and points it is absolute, of all else a part of the level.
func assumedDiscrepancy(u result.Unit, level float64) float64 {
	switch size := math.Abs(level); u {
	case result.UnitShare, result.UnitShareMonth, result.UnitShareYear:
		return max(.1*min(size, 1-min(size, 1)), .02*min(size, 1), 1e-4)
	case result.UnitPoints:
		return 3
	case result.UnitContacts, result.UnitHeads, result.UnitCustomers, result.UnitIssues:
		return max(.05*size, .5)
	default:
		return max(.1*size, 1e-3)
	}
}

// Play is what a point of the unknowns gives of every statistic.
func (o *Observations) Play(ctx context.Context, u []float64, chance uint64) ([]float64, error) {
	st := o.Study
	pt := experiment.Point{World: NoWorld, Seed: st.Seed, Chance: chance, U: u}
	rows, err := st.rows(ctx, pt)
	if err != nil {
		return nil, err
	}
	plans := make([]played, len(rows))
	for i := range rows {
		plans[i] = played{rows[i].Values, slices.Concat(rows[i].Series...), &rows[i].DayOne}
	}
	figures := make([]float64, len(o.read))
	for k, read := range o.read {
		if figures[k] = read(plans); math.IsInf(figures[k], 0) {
			figures[k] = math.NaN()
		}
	}
	return figures, nil
}

// MonthsNeeded is how many months of a scenario what is known asks for: no more are played. All of them where a figure
// is of the whole run.
func MonthsNeeded(s *scenarios.Scenario, h *export.History) int {
	last := 1
	for _, p := range s.Published {
		switch {
		case p.Role != scenarios.RoleLearn:
		case p.From == scenarios.WholeHorizon:
			return s.Months
		default:
			last = max(last, p.To)
		}
	}
	if h != nil {
		first := s.Start.MonthNumber()
		for _, month := range h.Months {
			if at := month - first + 1; at <= s.Months {
				last = max(last, at)
			}
		}
	}
	return min(last, s.Months)
}
