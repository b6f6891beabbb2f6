package play

import (
	"context"
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// fewWorlds is how many worlds a record is held against at least: below, the ends of a range of 90 % are
// single worlds.
const fewWorlds = 40

// HoldAgainstRecord plays the plans of a scenario in its worlds and holds each published figure against what
// they give; nil where nothing is published. Workers 0: as many as processors.
//
// The draws that count are those estimates rest on; a figure that no world has is not simulated, and that
// is said.
func HoldAgainstRecord(ctx context.Context, st *Study, worlds, workers int) (*result.Record, error) {
	if len(st.Scenario.Published) == 0 {
		return nil, nil
	}
	design := st.Design()
	n := design.Whole(max(worlds, fewWorlds))
	seen := make([]*inWorld, n)
	job := experiment.Job{
		Design: design, To: n, Workers: workers,
		Sink: func(experiment.Point, experiment.Outcome) error { return nil },
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			rows, err := st.rows(ctx, pt)
			if err != nil {
				return experiment.Outcome{}, err
			}
			plans := make([]played, len(rows))
			for i := range rows {
				plans[i] = played{rows[i].Values, slices.Concat(rows[i].Series...), &rows[i].DayOne}
			}
			seen[pt.World] = st.inWorld(pt, plans)
			return experiment.Outcome{Rows: [][]float64{seen[pt.World].figures}}, nil
		},
	}
	if err := experiment.Replicate(ctx, job); err != nil {
		return nil, err
	}
	var counted []*inWorld
	for w, s := range seen {
		if design.Counts(w, n) {
			counted = append(counted, s)
		}
	}
	return st.recordOf(counted), nil
}

// record holds each published figure against the rows of a run; nil where nothing is published. Of the month
// before day 0, of which rows say nothing, that month alone is played.
func (p *Part) record(ctx context.Context) (*result.Record, error) {
	if len(p.Scenario.Published) == 0 {
		return nil, nil
	}
	var counted []*inWorld
	used, rows := p.Used(), make([]result.Row, len(p.Plans))
	for w := range used.Prefix() {
		if !used.Design.Counts(w, used.Prefix()) {
			continue
		}
		if err := used.World(w, rows); err != nil {
			return nil, err
		}
		pt, plans := used.Design.Point(w), make([]played, len(rows))
		for i, row := range rows {
			plans[i] = played{row.Values, row.Series, nil}
		}
		if p.looksBack() {
			if err := p.before(ctx, pt, plans); err != nil {
				return nil, err
			}
		}
		counted = append(counted, p.inWorld(pt, plans))
	}
	return p.recordOf(counted), nil
}

// looksBack reports whether any figure is of the month before day 0, or is measured from it.
func (st *Study) looksBack() bool {
	return slices.ContainsFunc(st.Scenario.Published, func(p scenarios.Published) bool {
		return p.From == 0 || p.Against == scenarios.AgainstDayZero
	})
}

// before plays the month before day 0, which all plans have in common.
func (st *Study) before(ctx context.Context, pt experiment.Point, plans []played) error {
	params, err := st.Plans[st.Reference].Params(pt.U)
	if err != nil {
		return err
	}
	one := desk.Before(ctx, sim.NewFates(pt.Seed, pt.Chance), params)
	for i := range plans {
		if ctx.Err() == nil { // half a past is none
			plans[i].before = &one
		}
	}
	return nil
}

// played is what a plan gave in a world: by Measures, by months and SeriesMeasures, and the month before day 0,
// nil where it was not looked at.
type played struct {
	values, series []float64
	before         *desk.DayOne
}

// inWorld is what one world says of the published figures, and what was drawn there.
type inWorld struct {
	figures  []float64 // NaN: it has none
	persists []float64 // the figures, had the plan changed nothing
	inputs   []float64 // of Assumptions
	nets     []float64 // of the plans
}

// inWorld reads the figures of one world.
func (st *Study) inWorld(pt experiment.Point, plans []played) *inWorld {
	w := &inWorld{inputs: st.Scenario.Draw(pt.U)}
	for i := range plans {
		w.nets = append(w.nets, plans[i].values[NetColumn])
	}
	for k := range st.Scenario.Published {
		p := &st.Scenario.Published[k]
		w.figures = append(w.figures, st.changed(p, &plans[st.carriedOut(p)], &plans[st.Reference]))
		w.persists = append(w.persists, st.changed(p, &plans[st.Reference], &plans[st.Reference]))
	}
	return w
}

// recordOf holds every figure against worlds.
func (st *Study) recordOf(worlds []*inWorld) *result.Record {
	r := &result.Record{Worlds: len(worlds)}
	for k := range st.Scenario.Published {
		r.Figures = append(r.Figures, st.against(&st.Scenario.Published[k], k, worlds))
	}
	r.Signs = st.signs(r, worlds)
	return r
}

// changed is a figure of a plan, as a fraction of what it is a change from where it is one.
func (st *Study) changed(p *scenarios.Published, plan, reference *played) float64 {
	x := st.figure(p, plan)
	switch p.Against {
	case scenarios.AgainstReference:
		return x/st.figure(p, reference) - 1
	case scenarios.AgainstDayZero:
		before := *p
		before.From, before.To = 0, 0
		return x/st.figure(&before, plan) - 1
	}
	return x
}

// figure is a measure of a plan, or one over another.
func (st *Study) figure(p *scenarios.Published, plan *played) float64 {
	x := st.read(p, p.Measure, plan)
	if p.Over != "" {
		x /= st.read(p, p.Over, plan)
	}
	return x
}

// carriedOut is the plan a figure is of.
func (st *Study) carriedOut(p *scenarios.Published) int {
	for i := range st.Plans {
		if st.Plans[i].Name == p.Plan {
			return i
		}
	}
	return st.Reference
}

// read is a measure of the months of a figure: of the run, of the month before day 0, or of its months together.
func (st *Study) read(p *scenarios.Published, measure string, plan *played) float64 {
	switch p.From {
	case scenarios.WholeHorizon:
		if k, ok := desk.Column(st.Measures(), measure); ok {
			return plan.values[k]
		}
	case 0:
		if plan.before != nil {
			if x, ok := plan.before.Measure(measure); ok {
				return x
			}
		}
	default:
		n := len(desk.SeriesMeasures)
		if k, ok := desk.Column(desk.SeriesMeasures, measure); ok && p.To*n <= len(plan.series) {
			return together(func(month int) float64 { return plan.series[(month-1)*n+k] }, measure, p.From, p.To)
		}
	}
	return math.NaN()
}

// Months of these are added; of those that are counted from day 0 on, what came in the months is what counts; of
// all others it is the plain mean of the months.
var (
	addedUp = []string{
		result.SupportCost, result.Payroll, result.RepeatPay, result.Rehiring, result.AssistantCost, result.Margin,
		result.Contacts, result.LaidOff, result.Hired, result.LeftOverService, result.Intents,
	}
	fromDayZero = []string{result.SavingsCumulative, result.LossCumulative, result.NetCumulative}
)

// together is a monthly measure over some months, 1 being the first.
func together(in func(month int) float64, measure string, from, to int) float64 {
	if slices.Contains(fromDayZero, measure) {
		before := 0.0
		if from > 1 {
			before = in(from - 1)
		}
		return in(to) - before
	}
	sum := 0.0
	for m := from; m <= to; m++ {
		sum += in(m)
	}
	if slices.Contains(addedUp, measure) {
		return sum
	}
	return sum / float64(to-from+1)
}
