package result

import (
	"encoding/json"
	"math"
	"slices"
)

// Estimate is what the worlds say of one measure under one plan, in the
// measure's unit.
//
// With N draws in B blocks, xₙ the value of a draw:
//
//	Mean       Σx/N over the draws that have a value; of money that of blocks' values, under
//	           controls of what was drawn (experiment.Controls)
//	Interval   Mean ± t(B−1)·SE of block means (stats.BlockMeans), or of those values
//	SD         √(Σ(x − Mean)²/(N − 1))
//	Worst      mean of the lowest, or highest, 5 % of the values
//
// A measure that does not exist in some worlds (the day of an alarm that never came)
// has Missing above 0; its mean is then of the worlds in which it exists, and may be
// better for a plan that is worse. Readers show both numbers.
type Estimate struct {
	Plan    string `json:"plan"`
	Measure string `json:"measure"`
	N       int    `json:"n"`       // draws with a value
	Missing int    `json:"missing"` // draws without one

	// Mean and its interval are simulation error; SD and Quantiles are risk:
	// the spread of worlds, which more worlds do not narrow.
	Mean      *float64   `json:"mean,omitempty"`
	Interval  *Interval  `json:"interval,omitempty"`
	SD        *float64   `json:"sd,omitempty"`
	Quantiles *Quantiles `json:"quantiles,omitempty"`

	// Worst is the mean of the worst 5 % of worlds, by the measure's direction: of so many
	// draws, WorstOf. Below 20 it has no interval.
	Worst         *float64  `json:"worst,omitempty"`
	WorstOf       int       `json:"worst_of,omitempty"`
	WorstInterval *Interval `json:"worst_interval,omitempty"`

	// Blocks are the values of blocks that Mean is the mean of, where it is controlled: of a sum
	// of measures the same sum, so that its interval is that of these numbers. Nil elsewhere, where
	// blocks of the rows say as much.
	Blocks Numbers `json:"blocks,omitempty"`

	Difference *Difference `json:"difference,omitempty"` // nil for the reference
	Split      *Split      `json:"split,omitempty"`
}

// FewDraws is the number of draws below which nothing can be said of 5 % of them.
const FewDraws = 20

// Quantiles of worlds (type 7), in the unit of what they belong to. Of fewer than FewDraws
// draws P5 and P95 are the least and the greatest.
//
// P5 of 20 draws is interpolated near the least of them; with fewer nothing lies
// beyond it, and least and greatest say so.
type Quantiles struct {
	P5  float64 `json:"p5"`
	P25 float64 `json:"p25"`
	P50 float64 `json:"p50"`
	P75 float64 `json:"p75"`
	P95 float64 `json:"p95"`
}

// Difference is plan minus reference, in the same worlds.
//
// VarianceReduction is what pairing and stratified draws saved, as a factor of worlds: a few for
// support cost, hundreds for margin, below 1 where neither helped.
//
// Clear is the one test of the report: it compares with no other plan and corrects for
// no number of measures, so of ten measures of two equal plans one may be clear at 90
// %. Equal plans that share all chance differ by exactly 0, and then nothing is.
type Difference struct {
	Mean      float64    `json:"mean"`
	Interval  *Interval  `json:"interval,omitempty"`
	Clear     bool       `json:"clear"` // the interval excludes 0
	Quantiles *Quantiles `json:"quantiles,omitempty"`
	// VarianceReduction is how many times more worlds an experiment would need that draws
	// the unknowns at random and gives each plan a chance of its own. Nil when A−B is constant.
	VarianceReduction *float64 `json:"variance_reduction,omitempty"`
}

// Split divides the variance of worlds between what is not known and chance.
//
// A share near 1 says that more knowledge would not narrow the answer, near 0 that more customers
// would not.
//
// In a world with input x and chance c, Var(y) = Var(E[y|x]) + E[Var(y|x)];
// ChanceShare is the second over the sum. Pairs are as many as blocks, one in each, so
// its interval is wide below some dozens of blocks.
type Split struct {
	Pairs       int       `json:"pairs"`        // draws played twice
	Total       float64   `json:"total"`        // variance of worlds, unit squared
	ChanceShare float64   `json:"chance_share"` // 0 = all ignorance, 1 = all chance
	Interval    *Interval `json:"interval,omitempty"`
}

// Series is one measure of one plan, month by month; every column has one
// number per month, NaN where no world has a value.
//
// Columns are indexed by month from 0, and month k is number k + 1 to a reader. Lo and
// Hi hold for each month alone: twelve 90 % intervals are not all right together nine
// times in ten.
type Series struct {
	Plan    string  `json:"plan"`
	Measure string  `json:"measure"`
	Mean    Numbers `json:"mean"`
	Lo      Numbers `json:"lo"` // interval of the mean, see Level and Estimator
	Hi      Numbers `json:"hi"`
	P5      Numbers `json:"p5"`
	P25     Numbers `json:"p25"`
	P50     Numbers `json:"p50"`
	P75     Numbers `json:"p75"`
	P95     Numbers `json:"p95"`

	// Gap is plan minus reference in the same worlds, with the paired interval of
	// its mean; empty for the reference.
	Gap   Numbers `json:"gap,omitempty"`
	GapLo Numbers `json:"gap_lo,omitempty"`
	GapHi Numbers `json:"gap_hi,omitempty"`

	Level     float64 `json:"level"`
	Estimator string  `json:"estimator"`
}

// Grid holds estimates over a rectangle of settings (chart 1).
//
// Cells hold the cross product of the axes: as many as the lengths of their Values
// multiplied.
type Grid struct {
	Plan  string `json:"plan"`
	Axes  []Axis `json:"axes"`
	Cells []Cell `json:"cells"` // last axis fastest
}

// Axis is one swept key.
type Axis struct {
	Key    string    `json:"key"`
	Label  string    `json:"label"`
	Unit   Unit      `json:"unit"`
	Values []float64 `json:"values"`
	Names  []string  `json:"names,omitempty"` // of values that are choices
}

// Cell is one setting of the grid and what it gave.
type Cell struct {
	At            []int         `json:"at"` // an index into each axis's values
	Worlds        int           `json:"worlds"`
	Played        int           `json:"played,omitempty"` // of these, where cells around it tell the rest; 0: all
	Estimates     []Estimate    `json:"estimates"`
	Probabilities []Probability `json:"probabilities"`
}

// Design says how the worlds were chosen and when the run stopped.
//
// Worlds = Blocks·WorldsPerBlock, draws = Blocks·DrawsPerBlock, and Pairs of the draws
// are played twice. Of Latin blocks 9 and 8; of replications 1 and 1, with no pairs.
type Design struct {
	Kind           DesignKind `json:"kind"`
	Inputs         int        `json:"inputs"` // sampled assumptions
	DrawsPerBlock  int        `json:"draws_per_block"`
	WorldsPerBlock int        `json:"worlds_per_block"`
	Blocks         int        `json:"blocks"`
	Pairs          int        `json:"pairs"`
	// Apart is the work of a world whose plans share no past over that of one as played, in
	// months simulated; 0 in folders of older programs.
	Apart      float64      `json:"apart,omitempty"`
	Level      float64      `json:"level"` // of every interval
	Stopping   StoppingRule `json:"stopping"`
	Stopped    Ending       `json:"stopped"`
	Estimators []Fact       `json:"estimators"`
	Targets    []Goal       `json:"targets"`
}

// Goal is a precision somebody asked for, and what was reached.
type Goal struct {
	Plan       string   `json:"plan"`
	Measure    string   `json:"measure"`
	Difference bool     `json:"difference"` // of the difference to the reference
	HalfWidth  float64  `json:"half_width"` // asked for, in the measure's unit; of a chance a share
	Reached    *float64 `json:"reached,omitempty"`

	Kind  GoalKind `json:"kind,omitempty"`
	Expr  string   `json:"expr,omitempty"`  // of a chance
	Order []string `json:"order,omitempty"` // of plans by their means, best first, as it was at the end
	Pairs int      `json:"pairs,omitempty"` // of neighbours in that order
	Clear int      `json:"clear,omitempty"` // of those, whose difference is clear, all together at the level
}

// GoalKind is what a goal is about.
type GoalKind string

const (
	MeanGoal   GoalKind = "" // the half-width of a mean
	ChanceGoal GoalKind = "chance"
	OrderGoal  GoalKind = "order"
)

// Met reports whether what was asked for was reached.
func (g Goal) Met() bool {
	if g.Kind == OrderGoal {
		return g.Clear == g.Pairs && g.Pairs > 0
	}
	return g.Reached != nil && *g.Reached <= g.HalfWidth
}

// Convergence is how a mean and its interval settled as worlds were added.
//
// Worlds ascend; the last point is the estimate itself. It shows whether an answer was
// still moving when it was taken, which an interval alone does not.
type Convergence struct {
	Plan       string  `json:"plan"`
	Measure    string  `json:"measure"`
	Difference bool    `json:"difference"` // of plan minus reference
	Worlds     []int   `json:"worlds"`
	Mean       Numbers `json:"mean"`
	Lo         Numbers `json:"lo"`
	Hi         Numbers `json:"hi"`
}

// Numbers is a column in which NaN means "no value"; JSON shows it as null.
//
// JSON has no NaN; a null in a column keeps its place, so that month k is always number k.
type Numbers []float64

// MarshalJSON writes NaN as null. An infinity is refused.
func (n Numbers) MarshalJSON() ([]byte, error) {
	cells := make([]*float64, len(n))
	for i := range n {
		if !math.IsNaN(n[i]) {
			cells[i] = &n[i]
		}
	}
	return json.Marshal(cells)
}

// UnmarshalJSON reads null as NaN.
func (n *Numbers) UnmarshalJSON(data []byte) error {
	var cells []*float64
	if err := json.Unmarshal(data, &cells); err != nil {
		return err
	}
	*n = make(Numbers, len(cells))
	for i, c := range cells {
		(*n)[i] = math.NaN()
		if c != nil {
			(*n)[i] = *c
		}
	}
	return nil
}

// Estimate returns the estimate of a measure under a plan, nil when absent.
func (r *Result) Estimate(plan, measure string) *Estimate {
	i := slices.IndexFunc(r.Estimates, func(e Estimate) bool { return e.Plan == plan && e.Measure == measure })
	if i < 0 {
		return nil
	}
	return &r.Estimates[i]
}

// Term is a measure of a plan in a sum, taken so many times.
type Term struct {
	Plan, Measure string
	Times         float64
}

// BlocksOf are the values of blocks whose mean is the sum of the means of terms; nil where a
// mean is not controlled.
func (r *Result) BlocksOf(terms ...Term) (sums []float64) {
	for _, t := range terms {
		e := r.Estimate(t.Plan, t.Measure)
		if e == nil || e.Blocks == nil || sums != nil && len(sums) != len(e.Blocks) {
			return nil
		}
		if sums == nil {
			sums = make([]float64, len(e.Blocks))
		}
		for b, x := range e.Blocks {
			sums[b] += t.Times * x
		}
	}
	return sums
}

// Reduction is the variance reduction of what a plan changes, and of which measure: of the
// margin or the cost of support, since net value is a difference within one world already
// and has no reference to be compared with; of net where rows have neither. 0: not known.
//
// A factor of 10 says that an experiment without shared worlds would need ten times as
// many of them. It falls with the depth of a cut, since plans that diverge share less.
func (r *Result) Reduction(plan string) (measure string, times float64) {
	for _, m := range []string{Margin, SupportCost, Net} {
		if e := r.Estimate(plan, m); e != nil && e.Difference != nil && e.Difference.VarianceReduction != nil {
			return m, *e.Difference.VarianceReduction
		}
	}
	return "", 0
}

// SeriesOf returns the months of a measure under a plan, nil when absent.
func (r *Result) SeriesOf(plan, measure string) *Series {
	i := slices.IndexFunc(r.Series, func(s Series) bool { return s.Plan == plan && s.Measure == measure })
	if i < 0 {
		return nil
	}
	return &r.Series[i]
}

// Measure returns the definition of a measure of whole runs, nil when absent.
func (r *Result) Measure(name string) *Measure { return find(r.Measures, name) }

// SeriesMeasure returns the definition of a monthly measure, nil when absent.
func (r *Result) SeriesMeasure(name string) *Measure { return find(r.SeriesMeasures, name) }

func find(ms []Measure, name string) *Measure {
	i := slices.IndexFunc(ms, func(m Measure) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return &ms[i]
}

// Reference returns the plan the others are compared with, nil when absent.
func (r *Result) Reference() *Plan {
	i := slices.IndexFunc(r.Plans, func(p Plan) bool { return p.Reference })
	if i < 0 {
		return nil
	}
	return &r.Plans[i]
}
