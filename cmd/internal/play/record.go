package play

import (
	"context"
	"math"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
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
	all := st.Scenario.Published
	if len(all) == 0 {
		return nil, nil
	}
	design := st.Design()
	n := design.Whole(max(worlds, fewWorlds))
	seen := make([]*inWorld, n)
	job := experiment.Job{
		Design: design, To: n, Workers: workers,
		Sink: func(experiment.Point, experiment.Outcome) error { return nil },
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			w, err := st.publishedIn(ctx, pt)
			if err != nil {
				return experiment.Outcome{}, err
			}
			seen[pt.World] = w
			return experiment.Outcome{Rows: [][]float64{w.figures}}, nil
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
	r := &result.Record{Worlds: len(counted)}
	for k := range all {
		r.Figures = append(r.Figures, st.against(&all[k], k, counted))
	}
	return r, nil
}

// inWorld is what one world says of the published figures, and what was drawn there.
type inWorld struct {
	figures []float64 // NaN: it has none
	inputs  []float64 // of Assumptions
}

// publishedIn plays one world.
func (st *Study) publishedIn(ctx context.Context, pt experiment.Point) (*inWorld, error) {
	rows, err := st.rows(ctx, pt)
	if err != nil {
		return nil, err
	}
	w := &inWorld{inputs: st.Scenario.Draw(pt.U)}
	for k := range st.Scenario.Published {
		p := &st.Scenario.Published[k]
		row := &rows[st.carriedOut(p)]
		x := st.figure(p, row)
		switch p.Against {
		case scenarios.AgainstReference:
			x = x/st.figure(p, &rows[st.Reference]) - 1
		case scenarios.AgainstDayZero:
			before := *p
			before.From, before.To = 0, 0
			x = x/st.figure(&before, row) - 1
		}
		w.figures = append(w.figures, x)
	}
	return w, nil
}

// figure is a measure in a row, or one over another.
func (st *Study) figure(p *scenarios.Published, row *desk.Row) float64 {
	x := st.read(p, p.Measure, row)
	if p.Over != "" {
		x /= st.read(p, p.Over, row)
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

// read is a measure of the months of a figure in a row: of the run, of the month before day 0, or of its
// months together.
func (st *Study) read(p *scenarios.Published, measure string, row *desk.Row) float64 {
	switch p.From {
	case scenarios.WholeHorizon:
		if k, ok := desk.Column(st.Measures(), measure); ok {
			return row.Values[k]
		}
	case 0:
		if x, ok := row.DayOne.Measure(measure); ok {
			return x
		}
	default:
		if k, ok := desk.Column(desk.SeriesMeasures, measure); ok && p.To <= len(row.Series) {
			return together(row.Series, k, measure, p.From, p.To)
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
func together(series [][]float64, column int, measure string, from, to int) float64 {
	if slices.Contains(fromDayZero, measure) {
		before := 0.0
		if from > 1 {
			before = series[from-2][column]
		}
		return series[to-1][column] - before
	}
	sum := 0.0
	for m := from; m <= to; m++ {
		sum += series[m-1][column]
	}
	if slices.Contains(addedUp, measure) {
		return sum
	}
	return sum / float64(to-from+1)
}

// against holds one figure against the worlds.
func (st *Study) against(p *scenarios.Published, k int, worlds []*inWorld) result.Published {
	r := result.Published{
		Name: p.Name, Measure: p.Measure, Over: p.Over, Plan: st.Plans[st.carriedOut(p)].Name, From: p.From, To: p.To,
		Role: p.Role, Value: p.Center(), Low: p.Low, High: p.High, Error: p.Error, Discrepancy: p.Discrepancy,
		Source: p.Source, Grade: p.Grade, Note: p.Note, Verdict: result.NotSimulated,
		Against: p.Against, Unit: st.unitOf(p.Measure), OverUnit: st.unitOf(p.Over),
	}
	figures := make([]float64, len(worlds))
	for w := range worlds {
		figures[w] = worlds[w].figures[k]
	}
	law, ok := stats.NewPredictive(figures, math.Hypot(p.Error, p.Discrepancy))
	dated := p.Against == "" && (r.Unit == result.UnitDay || r.Unit == result.UnitMonth)
	if dated {
		r.Never = shareMissing(figures)
	}
	switch {
	case !ok && dated: // what was published happened, and in no world it does
		none := 0.0
		r.Below, r.Verdict = &none, result.Contradicts
		return r
	case !ok:
		return r
	}
	r.Simulated = &result.Quantiles{
		P5: law.Quantile(.05), P25: law.Quantile(.25), P50: law.Quantile(.5), P75: law.Quantile(.75),
		P95: law.Quantile(.95),
	}
	// Of a range, the figure that fits best; what never happens comes after any day.
	below := (1 - r.Never) * law.CDF(min(max(r.Simulated.P50, p.Low), p.High))
	r.Below, r.Verdict = &below, judged(&r, below)
	for i, a := range st.Scenario.Assumptions {
		drawn := make([]float64, len(worlds))
		for w := range worlds {
			drawn[w] = worlds[w].inputs[i]
		}
		if rank := stats.RankCorrelation(drawn, figures); math.Abs(rank) > math.Abs(r.Rank) {
			r.Decides, r.Rank = a.Path, rank
		}
	}
	return r
}

// shareMissing is the share of values that are no number.
func shareMissing(values []float64) float64 {
	missing := 0.0
	for _, v := range values {
		if !stats.IsFinite(v) {
			missing++
		}
	}
	return missing / float64(len(values))
}

// judged is the verdict of a figure with so much of its predictive law below it.
//
//	agrees: .25 to .75, near: .05 to .95, else contradicts; uninformative where the law's 90 % reach from below
//	half the figure to above twice of it
func judged(r *result.Published, below float64) result.AgainstRecord {
	size := math.Abs(r.Value)
	least, most := r.Simulated.P5, r.Simulated.P95
	if r.Value < 0 {
		least, most = -most, -least
	}
	switch {
	case least < size/2 && most > 2*size:
		return result.Uninformative
	case below >= .25 && below <= .75:
		return result.Agrees
	case below >= .05 && below <= .95:
		return result.Near
	}
	return result.Contradicts
}

// unitOf is the unit of a measure, none of no name.
func (st *Study) unitOf(measure string) result.Unit {
	for _, table := range [][]desk.Measure{st.Measures(), desk.SeriesMeasures} {
		if k, ok := desk.Column(table, measure); ok {
			return table[k].Unit
		}
	}
	return result.UnitNone
}
