package cluster

import (
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// pointsTable is the name of the table a design ends in: points.csv and
// points.parquet in the folder of the batch.
const pointsTable = "points"

// pointPlan is what a plan gave at one point: of every measure of the line the
// mean and the two ends of its interval, NaN where there is none.
type pointPlan struct {
	plan   string
	values [][4]float64
}

// PointTable is the table of a design: what every point set beside what it gave.
type PointTable struct {
	lines    []batchLine
	keys     []string // set by any point
	numeric  []bool   // of each key: all that was played are plain numbers
	Measures []result.Measure
	currency string // "" where the points do not share one
}

// JoinedColumns describes the table: keys are the columns of the design.
func JoinedColumns(keys []result.Column, measures []result.Measure) []result.Column {
	all := append(slices.Clone(headOfJoined), keys...)
	all = append(all, result.Number("p_net_loss", result.UnitShare, "Probability of a net loss against the reference."))
	for _, m := range measures {
		all = append(all, result.Number(m.Name, m.Unit, "Mean over the worlds. "+m.Meaning),
			result.Number(m.Name+"_lo", m.Unit, "Lower end of the confidence interval of the mean: at 90 %, or "+
				"the level asked for."),
			result.Number(m.Name+"_hi", m.Unit, "Upper end of it."),
			result.Number(m.Name+"_n", result.UnitWorlds, "Draws behind the mean: those that have the measure."))
	}
	return all
}

// headOfJoined describes the columns before those of the design.
var headOfJoined = []result.Column{
	result.Text("file", result.UnitNone, "Scenario file."),
	result.Whole("point", result.UnitNone, "Number of the point: the line of the design, from 1."),
	result.Text("status", result.UnitNone, "done; stopped (before its end); failed or not run: without measures."),
	result.Text("folder", result.UnitNone, "Result folder of the point, below that of the batch."),
	result.Text("plan", result.UnitNone, "Name of the plan; a line for each."),
	result.Whole("worlds", result.UnitWorlds, "Worlds behind the means."),
	result.Text("currency", result.UnitNone, "Of the money in the line, ISO 4217."),
}

var noValue = [4]float64{math.NaN(), math.NaN(), math.NaN()} // mean, interval, draws behind them

// estimatesOf takes the means of every plan out of a result, in the order of
// its measures.
func estimatesOf(r *result.Result) []pointPlan {
	plans, at := make([]pointPlan, len(r.Plans)), map[[2]string]*[4]float64{}
	for i, p := range r.Plans {
		plans[i] = pointPlan{plan: p.Name, values: make([][4]float64, len(r.Measures))}
		for k, m := range r.Measures {
			plans[i].values[k] = noValue
			at[[2]string{p.Name, m.Name}] = &plans[i].values[k]
		}
	}
	for _, e := range r.Estimates {
		v := at[[2]string{e.Plan, e.Measure}]
		if v == nil {
			continue
		}
		if v[3] = float64(e.N); e.Mean == nil {
			continue
		}
		if v[0] = *e.Mean; e.Interval != nil {
			v[1], v[2] = e.Interval.Lo, e.Interval.Hi
		}
	}
	return plans
}

// keepEstimates keeps what the table of a design shows of a result. Lines with
// the same measures share the list of them.
func (l *batchLine) keepEstimates(r *result.Result, known []result.Measure) []result.Measure {
	if l.estimates, l.measures = estimatesOf(r), r.Measures; slices.Equal(known, r.Measures) {
		l.measures = known
	}
	return l.measures
}

// writeJoined writes the table of a batch over a design.
func (b *Batch) writeJoined(s *batchSummary) error {
	if !slices.ContainsFunc(s.Lines, func(l batchLine) bool { return l.Point > 0 }) {
		return nil
	}
	t := PointTable{lines: s.Lines}
	t.readKeys()
	for i := range t.lines {
		if err := t.Complete(b.O.Out, &t.lines[i]); err != nil {
			return err
		}
	}
	return result.WriteTable(b.folder, pointsTable, result.StoredIn(t.Columns(), t.currency), t.rows)
}

// holdsNoPoints refuses a folder with the table of a design for a batch without
// one: it would stand beside a summary of something else.
func (b *Batch) holdsNoPoints() error {
	for _, ext := range []string{".csv", ".parquet"} {
		path := filepath.Join(b.O.Out, pointsTable+ext)
		if _, err := os.Stat(path); err == nil {
			return remedy.Errorf("%s is the table of an earlier batch over a design, and this batch has none", path).
				Hint("choose another folder with -o, or move the table away")
		}
	}
	return nil
}

// readKeys lists the columns of the design that any point fills, in their order.
func (t *PointTable) readKeys() {
	keys, text := map[int]string{}, map[int]bool{}
	for _, l := range t.lines {
		for i, set := range l.Set {
			key, value, _ := strings.Cut(set, "=")
			keys[l.Columns[i]] = key
			if _, err := plainNumber(value); err != nil && l.Status != failed {
				text[l.Columns[i]] = true
			}
		}
	}
	for _, column := range slices.Sorted(maps.Keys(keys)) {
		t.keys, t.numeric = append(t.keys, keys[column]), append(t.numeric, !text[column])
	}
}

// plainNumber reads a number as TOML writes it.
func plainNumber(text string) (float64, error) {
	return strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
}

// Complete fills in what a line of an earlier batch gave, and learns which
// measures there are.
func (t *PointTable) Complete(dir string, l *batchLine) error {
	if l.Status != done && l.Status != partly {
		return nil
	}
	if l.estimates == nil {
		r, err := result.Read(filepath.Join(dir, l.Folder))
		if err != nil {
			return err
		}
		l.keepEstimates(r, t.Measures)
	}
	for _, m := range l.measures {
		if !slices.ContainsFunc(t.Measures, func(have result.Measure) bool { return have.Name == m.Name }) {
			t.Measures = append(t.Measures, m)
		}
	}
	if t.currency == "" {
		t.currency = l.Currency
	} else if t.currency != l.Currency {
		t.currency = "the line's currency"
	}
	return nil
}

func (t *PointTable) Columns() []result.Column {
	var keys []result.Column
	for i, key := range t.keys {
		if slices.ContainsFunc(JoinedColumns(nil, t.Measures), func(c result.Column) bool { return c.Name == key }) {
			key = "set." + key // worlds and margin are columns of their own
		}
		meaning := "What the point sets; empty where it leaves the scenario's value."
		if t.numeric[i] {
			keys = append(keys, result.Number(key, result.UnitAsSet, meaning))
		} else {
			keys = append(keys, result.Text(key, result.UnitAsSet, meaning))
		}
	}
	return JoinedColumns(keys, t.Measures)
}

// rows puts a row for every plan of every point, and one for a point without a
// result.
func (t *PointTable) rows(put func(row ...any) error) error {
	for i := range t.lines {
		l := &t.lines[i]
		plans := l.estimates
		if len(plans) == 0 {
			plans = []pointPlan{{}}
		}
		for _, p := range plans {
			row := []any{l.File, int64(l.Point), l.Status, l.Folder, p.plan, int64(l.Worlds), l.Currency}
			row = append(append(row, t.Design(l)...), l.lossOf(p.plan))
			for _, m := range t.Measures {
				v := noValue
				if k := slices.IndexFunc(l.measures,
					func(have result.Measure) bool { return have.Name == m.Name }); k >= 0 && p.values != nil {
					v = p.values[k]
				}
				row = append(row, v[0], v[1], v[2], v[3])
			}
			if err := put(row...); err != nil {
				return err
			}
		}
	}
	return nil
}

// lossOf is the probability of a net loss under a plan, NaN for the reference.
func (l *batchLine) lossOf(plan string) float64 {
	for _, p := range l.Plans {
		if p.Plan == plan {
			return p.Loss
		}
	}
	return math.NaN()
}

// Design are the cells of a line's settings.
func (t *PointTable) Design(l *batchLine) []any {
	cells := make([]any, len(t.keys))
	for i := range cells {
		if cells[i] = ""; t.numeric[i] {
			cells[i] = math.NaN()
		}
	}
	for _, set := range l.Set {
		key, value, _ := strings.Cut(set, "=")
		i := slices.Index(t.keys, key)
		if x, err := plainNumber(value); !t.numeric[i] {
			cells[i] = value
		} else if err == nil { // else it is why the point failed
			cells[i] = x
		}
	}
	return cells
}
