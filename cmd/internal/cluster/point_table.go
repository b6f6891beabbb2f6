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

// pointPlan is what a plan gave at one point, in the order of the measures and the probabilities of its
// line: 80 bytes a measure, so that ten thousand points of two plans take some hundred megabytes.
type pointPlan struct {
	plan    string
	draws   float64 // worlds that are draws of their own
	values  []spread
	chances []chance
}

// spread is what a plan gave of one measure, NaN where there is nothing: mean and the ends of its interval,
// the draws behind them, and how the draws lie.
type spread struct{ mean, lo, hi, n, sd, p5, p25, p50, p75, p95 float64 }

// chance is a probability and the ends of its interval.
type chance struct{ value, lo, hi float64 }

// PointTable is the table of a design: what every point set beside what it gave.
type PointTable struct {
	lines    []batchLine
	keys     []string // set by any point
	numeric  []bool   // of each key: all that was played are plain numbers
	Measures []result.Measure
	Chances  []result.Probability
	currency string // "" where the points do not share one
}

// JoinedColumns describes the table: keys are the columns of the design.
func JoinedColumns(keys []result.Column, chances []result.Probability, measures []result.Measure) []result.Column {
	all := append(slices.Clone(headOfJoined), keys...)
	for _, p := range chances {
		name := "p_" + p.Name
		all = append(all, result.Number(name, result.UnitShare, "Probability of "+p.Expr+"; none for the reference."),
			result.Number(name+"_lo", result.UnitShare, lowerEnd+"probability"+atLevel),
			result.Number(name+"_hi", result.UnitShare, "Upper end of it."))
	}
	for _, m := range measures {
		all = append(all, result.Number(m.Name, m.Unit, "Mean over the worlds. "+m.Meaning),
			result.Number(m.Name+"_lo", m.Unit, lowerEnd+"mean"+atLevel),
			result.Number(m.Name+"_hi", m.Unit, "Upper end of it."),
			result.Number(m.Name+"_n", result.UnitWorlds, "Draws behind the mean: those that have the measure, of "+
				"all in the column draws."),
			result.Number(m.Name+"_sd", m.Unit, "Standard deviation of the draws that have it, which more of them do "+
				"not narrow."))
		for _, q := range []string{"5", "25", "50", "75", "95"} {
			all = append(all, result.Number(m.Name+"_p"+q, m.Unit, q+" % of the draws that have it lie below."))
		}
	}
	return all
}

const (
	lowerEnd = "Lower end of the confidence interval of the "
	atLevel  = ": at 90 %, or the level asked for."
)

// headOfJoined describes the columns before those of the design.
var headOfJoined = []result.Column{
	result.Text("file", result.UnitNone, "Scenario file."),
	result.Whole("point", result.UnitNone, "Number of the point: the line of the design, from 1."),
	result.Text("label", result.UnitNone, "What the design's own column of that name says of the point."),
	result.Text("status", result.UnitNone, "done; stopped (before its end); failed or not run: without measures."),
	result.Text("folder", result.UnitNone, "Result folder of the point, below that of the batch; empty where only "+
		"this table was asked for."),
	result.Text("plan", result.UnitNone, "Name of the plan; a line for each."),
	result.Whole("worlds", result.UnitWorlds, "Worlds played."),
	result.Number("draws", result.UnitWorlds, "Worlds that are draws of their own, which means rest on."),
	result.Text("clipped", result.UnitNone, "What the design asks of the point and no plan can play, --clip: the "+
		"nearest that can be stands in the column of the key."),
	result.Text("currency", result.UnitNone, "Of the money in the line, ISO 4217."),
}

var (
	none     = math.NaN()
	noSpread = spread{none, none, none, none, none, none, none, none, none, none}
	noChance = chance{none, none, none}
)

// estimatesOf takes what the table shows of every plan out of a result, in the order of its measures and of
// the probabilities.
func estimatesOf(r *result.Result, chances []result.Probability) []pointPlan {
	plans, at := make([]pointPlan, len(r.Plans)), map[[2]string]*spread{}
	for i, p := range r.Plans {
		plans[i] = pointPlan{
			plan: p.Name, draws: none, values: slices.Repeat([]spread{noSpread}, len(r.Measures)),
			chances: slices.Repeat([]chance{noChance}, len(chances)),
		}
		for k, m := range r.Measures {
			at[[2]string{p.Name, m.Name}] = &plans[i].values[k]
		}
	}
	for _, e := range r.Estimates {
		if v := at[[2]string{e.Plan, e.Measure}]; v != nil {
			*v = spreadOf(e)
		}
		if i := slices.IndexFunc(plans, func(p pointPlan) bool { return p.plan == e.Plan }); i >= 0 {
			plans[i].draws = float64(e.N + e.Missing)
		}
	}
	for _, p := range r.Probabilities {
		i := slices.IndexFunc(plans, func(have pointPlan) bool { return have.plan == p.Plan })
		k := slices.IndexFunc(chances, func(have result.Probability) bool { return have.Name == p.Name })
		if i < 0 || k < 0 {
			continue
		}
		c := chance{p.Value, none, none}
		if p.Interval != nil {
			c.lo, c.hi = p.Interval.Lo, p.Interval.Hi
		}
		plans[i].chances[k] = c
	}
	return plans
}

// spreadOf is what the table shows of an estimate.
func spreadOf(e result.Estimate) spread {
	v := noSpread
	v.n = float64(e.N)
	if e.Mean != nil {
		v.mean = *e.Mean
	}
	if e.Mean != nil && e.Interval != nil {
		v.lo, v.hi = e.Interval.Lo, e.Interval.Hi
	}
	if e.SD != nil {
		v.sd = *e.SD
	}
	if q := e.Quantiles; q != nil {
		v.p5, v.p25, v.p50, v.p75, v.p95 = q.P5, q.P25, q.P50, q.P75, q.P95
	}
	return v
}

// chancesOf are the probabilities a result tells, each once.
func chancesOf(r *result.Result) (all []result.Probability) {
	for _, p := range r.Probabilities {
		if !slices.ContainsFunc(all, func(have result.Probability) bool { return have.Name == p.Name }) {
			all = append(all, result.Probability{Name: p.Name, Expr: p.Expr})
		}
	}
	return all
}

// keepEstimates keeps what the table of a design shows of a result. Lines with the same measures share the
// list of them.
func (l *batchLine) keepEstimates(r *result.Result, known []result.Measure) []result.Measure {
	l.chances = chancesOf(r)
	if l.estimates, l.measures = estimatesOf(r, l.chances), r.Measures; slices.Equal(known, r.Measures) {
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

// plainText writes a number as TOML reads it, without the digits that rounding to steps left.
func plainText(x float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 9, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// Complete fills in what a line of an earlier batch gave, and learns which
// measures there are.
func (t *PointTable) Complete(dir string, l *batchLine) error {
	if l.Status != done && l.Status != partly {
		return nil
	}
	if l.estimates == nil && l.Folder != "" {
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
	for _, p := range l.chances {
		if !slices.ContainsFunc(t.Chances, func(have result.Probability) bool { return have.Name == p.Name }) {
			t.Chances = append(t.Chances, p)
		}
	}
	if t.currency == "" {
		t.currency = l.Currency
	} else if t.currency != l.Currency {
		t.currency = "the line's currency"
	}
	return nil
}

// Columns are those of the table, with the keys of the design.
func (t *PointTable) Columns() []result.Column {
	var keys []result.Column
	for i, key := range t.keys {
		taken := func(c result.Column) bool { return c.Name == key }
		if slices.ContainsFunc(JoinedColumns(nil, t.Chances, t.Measures), taken) {
			key = "set." + key // worlds and margin are columns of their own
		}
		meaning := "What the point sets; empty where it leaves the scenario's value."
		if t.numeric[i] {
			keys = append(keys, result.Number(key, result.UnitAsSet, meaning))
		} else {
			keys = append(keys, result.Text(key, result.UnitAsSet, meaning))
		}
	}
	return JoinedColumns(keys, t.Chances, t.Measures)
}

// rows puts a row for every plan of every point, and one for a point without a
// result.
func (t *PointTable) rows(put func(row ...any) error) error {
	for i := range t.lines {
		l := &t.lines[i]
		plans := l.estimates
		if len(plans) == 0 {
			plans = []pointPlan{{draws: none}}
		}
		for _, p := range plans {
			row := []any{
				l.File, int64(l.Point), l.Label, l.Status, l.Folder, p.plan, int64(l.Worlds), p.draws,
				strings.Join(l.Clipped, " "), l.Currency,
			}
			if err := put(t.withOutcomes(append(row, t.Design(l)...), l, p)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// withOutcomes puts what a plan gave at a point behind the cells that say where.
func (t *PointTable) withOutcomes(row []any, l *batchLine, p pointPlan) []any {
	for _, told := range t.Chances {
		c, same := noChance, func(have result.Probability) bool { return have.Name == told.Name }
		if k := slices.IndexFunc(l.chances, same); k >= 0 && p.chances != nil {
			c = p.chances[k]
		}
		row = append(row, c.value, c.lo, c.hi)
	}
	for _, m := range t.Measures {
		v := noSpread
		if k := slices.IndexFunc(l.measures, func(have result.Measure) bool { return have.Name == m.Name }); k >= 0 &&
			p.values != nil {
			v = p.values[k]
		}
		row = append(row, v.mean, v.lo, v.hi, v.n, v.sd, v.p5, v.p25, v.p50, v.p75, v.p95)
	}
	return row
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
