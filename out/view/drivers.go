package view

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Driver is how strongly one sampled assumption moves a net value: its
// standardised rank regression coefficient, from −1 to 1 where inputs are
// independent (Saltelli et al. 2008, Global Sensitivity Analysis, 1.2.5).
type Driver struct {
	Assumption string
	Weight     float64
	Lo, Hi     float64 // jackknife over blocks; NaN with fewer than 4
}

// Drivers regresses the ranks of a plan's lead on the ranks of what is not known,
// strongest first: of its net value less that of another plan in the
// same world, or where other is empty of its net value against the reference. Fit
// is the share of the variance of ranks that the regression explains. What
// several plans say of one key has the same ranks, because all draw it from one
// number: the first of the plan's own, the other's own, everybody's and that of
// any plan stands for the key. Nil when the rows are too few or nothing varies.
func Drivers(runs *result.Runs, plan, other string, level float64) (drivers []Driver, fit float64) {
	lead := LeadOf(runs, plan, other)
	if lead == nil {
		return nil, 0
	}
	read := readBy(runs.Inputs, plan, other)
	if len(read) == 0 || len(runs.Worlds) < 10*len(read) {
		return nil, 0
	}
	rows := rankRows{runs.Worlds, read, lead}
	all, fit := rows.regress()
	if all == nil {
		return nil, 0
	}
	lo, hi := rows.jackknife(all, level)
	for k, input := range read {
		drivers = append(drivers, Driver{wording.Clean(runs.Inputs[input]), all[k], lo[k], hi[k]})
	}
	slices.SortStableFunc(drivers, func(a, b Driver) int { return Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return drivers, fit
}

// readBy are the inputs of a regression of two plans, one for every key.
func readBy(inputs []string, plan, other string) (read []int) {
	rank := func(input int) int {
		switch by, _ := result.OwnOf(inputs[input]); by {
		case plan:
			return 3
		case other:
			return 2
		case "":
			return 1
		}
		return 0
	}
	at := map[string]int{} // place in read, by key
	for i, path := range inputs {
		_, key := result.OwnOf(path)
		if k, there := at[key]; !there {
			at[key] = len(read)
			read = append(read, i)
		} else if rank(i) > rank(read[k]) {
			read[k] = i
		}
	}
	return read
}

// LeadOf is the net value of a plan in a world, less that of another where one
// is named; nil where the rows do not hold it.
func LeadOf(runs *result.Runs, plan, other string) func(result.RunWorld) float64 {
	if runs == nil {
		return nil
	}
	p, q, net := slices.Index(runs.Plans, plan), slices.Index(runs.Plans, other),
		slices.Index(runs.Measures, result.Net)
	switch {
	case p < 0 || net < 0 || other != "" && q < 0:
		return nil
	case other == "":
		return func(w result.RunWorld) float64 { return w.Rows[p][net] }
	}
	return func(w result.RunWorld) float64 { return w.Rows[p][net] - w.Rows[q][net] }
}

// rankRows are the worlds of a regression and which value of them is explained.
type rankRows struct {
	worlds    []result.RunWorld
	inputs    []int // that explain
	explained func(result.RunWorld) float64
}

// regress returns one coefficient per input; an input that does not
// vary gets 0. Nil when the outcome does not vary or the inputs determine each
// other.
func (r rankRows) regress() (weights []float64, fit float64) {
	y := standardRanks(r.worlds, r.explained)
	if y == nil {
		return nil, 0
	}
	weights = make([]float64, len(r.inputs))
	var columns [][]float64
	var which []int
	for i, input := range r.inputs {
		if x := standardRanks(r.worlds, func(w result.RunWorld) float64 { return w.Inputs[input] }); x != nil {
			columns, which = append(columns, x), append(which, i)
		}
	}
	if len(columns) == 0 {
		return nil, 0
	}
	x := mat.NewDense(len(y), len(columns), nil)
	for j, c := range columns {
		x.SetCol(j, c)
	}
	var b, fitted mat.VecDense
	if err := b.SolveVec(x, mat.NewVecDense(len(y), y)); err != nil {
		return nil, 0
	}
	for j, i := range which {
		weights[i] = b.AtVec(j)
	}
	fitted.MulVec(x, &b)
	return weights, stat.RSquaredFrom(fitted.RawVector().Data, y, nil)
}

// standardRanks are those of a value of every world; nil when nothing varies or a value is missing.
func standardRanks(worlds []result.RunWorld, of func(result.RunWorld) float64) []float64 {
	values := make([]float64, len(worlds))
	for i, w := range worlds {
		values[i] = of(w)
	}
	return stats.StandardRanks(values)
}

// jackknife gives intervals by leaving out one block at a time (Quenouille
// 1956, Tukey 1958): pseudo-values of independent blocks, Student's t.
func (r rankRows) jackknife(all []float64, level float64) (lo, hi []float64) {
	var blocks []int
	for _, w := range r.worlds {
		if !slices.Contains(blocks, w.Block) {
			blocks = append(blocks, w.Block)
		}
	}
	lo, hi = make([]float64, len(all)), make([]float64, len(all))
	pseudo := make([][]float64, len(all))
	for _, b := range blocks {
		rest := slices.DeleteFunc(slices.Clone(r.worlds), func(w result.RunWorld) bool { return w.Block == b })
		if len(rest) == 0 {
			break
		}
		if weights, _ := (rankRows{rest, r.inputs, r.explained}).regress(); weights != nil {
			n := float64(len(blocks))
			for k := range all {
				pseudo[k] = append(pseudo[k], n*all[k]-(n-1)*weights[k])
			}
		}
	}
	for k := range all {
		lo[k], hi[k] = math.NaN(), math.NaN()
		if len(pseudo[k]) < 4 {
			continue
		}
		if iv, _ := stats.Mean(pseudo[k], level); iv != nil {
			half := iv.HalfWidth()
			lo[k], hi[k] = all[k]-half, all[k]+half
		}
	}
	return lo, hi
}

// FirstDraws returns the first n worlds that estimates rest on: none that replays the draw
// of an earlier one of its block, which rows of older programs do not say themselves.
func FirstDraws(runs *result.Runs, n int) (worlds []result.RunWorld) {
	for _, w := range runs.Worlds {
		if len(worlds) == n {
			break
		}
		if w.Used && !replays(worlds, w) {
			worlds = append(worlds, w)
		}
	}
	return worlds
}

// ClearOf reports whether a driver is stronger than another beyond the
// intervals of both.
func (d Driver) ClearOf(e Driver) bool {
	least := math.Min(math.Abs(d.Lo), math.Abs(d.Hi))
	most := math.Max(math.Abs(e.Lo), math.Abs(e.Hi))
	return d.Lo*d.Hi > 0 && least > most
}

// replays reports whether a world replays a draw of its block, which is the last
// of those before it.
func replays(before []result.RunWorld, w result.RunWorld) bool {
	for i := len(before) - 1; i >= 0 && before[i].Block == w.Block; i-- {
		if len(w.Inputs) > 0 && slices.Equal(before[i].Inputs, w.Inputs) {
			return true
		}
	}
	return false
}
