package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Driver is how strongly one sampled assumption moves the net value of a plan:
// its standardised rank regression coefficient, from −1 to 1 where inputs are
// independent (Saltelli et al. 2008, Global Sensitivity Analysis, 1.2.5).
type Driver struct {
	Assumption string
	Weight     float64
	Lo, Hi     float64 // jackknife over blocks; NaN with fewer than 4
}

// Drivers regresses the ranks of a plan's net value on the ranks of all sampled
// assumptions, strongest first. Fit is the share of the variance of ranks that
// the regression explains. Nil when the rows are too few or nothing varies.
func Drivers(runs *result.Runs, plan string, level float64) (drivers []Driver, fit float64) {
	if runs == nil {
		return nil, 0
	}
	p, net := slices.Index(runs.Plans, plan), slices.Index(runs.Measures, "net")
	if p < 0 || net < 0 || len(runs.Inputs) == 0 || len(runs.Worlds) < 10*len(runs.Inputs) {
		return nil, 0
	}
	rows := rankRows{runs.Worlds, p, net}
	all, fit := rows.regress()
	if all == nil {
		return nil, 0
	}
	lo, hi := rows.jackknife(all, level)
	for k, name := range runs.Inputs {
		drivers = append(drivers, Driver{clean(name), all[k], lo[k], hi[k]})
	}
	slices.SortStableFunc(drivers, func(a, b Driver) int { return compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return drivers, fit
}

// rankRows are the worlds of a regression and which value of them is explained.
type rankRows struct {
	worlds        []result.RunWorld
	plan, measure int
}

// regress returns one coefficient per input; an input that does not
// vary gets 0. Nil when the outcome does not vary or the inputs determine each
// other.
func (r rankRows) regress() (weights []float64, fit float64) {
	y := standardRanks(r.worlds, func(w result.RunWorld) float64 { return w.Rows[r.plan][r.measure] })
	if y == nil {
		return nil, 0
	}
	k := len(r.worlds[0].Inputs)
	weights = make([]float64, k)
	var columns [][]float64
	var which []int
	for i := range k {
		if x := standardRanks(r.worlds, func(w result.RunWorld) float64 { return w.Inputs[i] }); x != nil {
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

// standardRanks are mid-ranks with mean 0 and variance 1; nil when nothing
// varies or a value is missing.
func standardRanks(worlds []result.RunWorld, of func(result.RunWorld) float64) []float64 {
	n := len(worlds)
	values, order := make([]float64, n), make([]int, n)
	for i, w := range worlds {
		values[i], order[i] = of(w), i
		if !finite(values[i]) {
			return nil
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(values[a], values[b]) })
	ranks := make([]float64, n)
	for i := 0; i < n; {
		j := i
		for j < n && values[order[j]] == values[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			ranks[order[k]] = float64(i+j-1) / 2
		}
		i = j
	}
	mean, sd := stat.MeanStdDev(ranks, nil)
	if !(sd > 0) {
		return nil
	}
	for i := range ranks {
		ranks[i] = (ranks[i] - mean) / sd
	}
	return ranks
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
		if weights, _ := (rankRows{rest, r.plan, r.measure}).regress(); weights != nil {
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

// shownDrivers is how many bars chart 7 draws.
const shownDrivers = 12

func driversChart(r reading, runs *result.Runs) (*Figure, string) {
	plan := r.riskiest()
	if plan == nil {
		return nil, "Chart 7 (drivers) needs a plan beside the reference."
	}
	drivers, fit := Drivers(runs, plan.Name, r.coverage())
	if len(drivers) == 0 {
		return nil, "Chart 7 (drivers) needs rows with sampled assumptions, at least ten worlds for each."
	}
	shown := drivers[:min(len(drivers), shownDrivers)]
	f := &Figure{
		Name: "07-drivers", Title: driversTitle(shown),
		Subtitle: fmt.Sprintf("How strongly each sampled assumption moves the net value of “%s”: standardised rank regression over %s. Right of the line: more of it, more money.", r.title(*plan), r.worlds()),
		Notes:    []string{fmt.Sprintf("Whiskers: %s interval, jackknife over blocks. The regression explains %s of the variance of ranks%s.", r.level(), Percent(fit), doubt(fit))},
		Table:    driversTable(r, drivers), height: vg.Length(44 + 26*len(shown)),
		body: func(p *page, area vg.Rectangle) { drawDrivers(r, shown, p, area) },
	}
	f.Alt = f.Title + ". A tornado of bars, strongest first; the table below holds the numbers."
	return f, ""
}

// driversTitle names the strongest assumption where its interval stands clear
// of the next one's, and as many as needed where not.
func driversTitle(ds []Driver) string {
	if len(ds) == 1 || ds[0].clearOf(ds[1]) {
		return fmt.Sprintf("Net value depends most on %s", ds[0].Assumption)
	}
	return fmt.Sprintf("Net value depends most on %s and %s", ds[0].Assumption, ds[1].Assumption)
}

// clearOf reports whether a driver is stronger than another beyond the
// intervals of both.
func (d Driver) clearOf(e Driver) bool {
	least := math.Min(math.Abs(d.Lo), math.Abs(d.Hi))
	most := math.Max(math.Abs(e.Lo), math.Abs(e.Hi))
	return d.Lo*d.Hi > 0 && least > most
}

func doubt(fit float64) string {
	if fit < .7 {
		return ": below 70 % the ranking is a hint only, ask sensitivity for indices"
	}
	return ""
}

func drawDrivers(r reading, ds []Driver, p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	most := 0.
	for _, d := range ds {
		most = max(most, math.Abs(d.Weight))
		for _, v := range []float64{d.Lo, d.Hi} {
			if finite(v) {
				most = max(most, math.Abs(v))
			}
		}
	}
	most = max(most*1.08, .1)
	a := panel{p, left + 240, bottom + 30, right - 50, top, -most, most, 0, float64(len(ds))}
	a.axisX(ticksOf(Ticker{r.units, "", 6}, -most, most))
	p.StrokeLine2(draw.LineStyle{Color: ink, Width: .8}, a.px(0), a.bottom, a.px(0), a.top)
	for i, d := range ds {
		y := a.py(float64(len(ds)-i) - .5)
		p.text(shorten(d.Assumption, 228, 1, face(textSize, ink)), vg.Point{X: left, Y: y}, atLeft, face(textSize, ink))
		look, w := stroke{color: blue}, plain
		if d.Weight < 0 {
			look, w = stroke{color: vermillion}, falling
		}
		p.woven(box(min(a.px(0), a.px(d.Weight)), y-8, max(a.px(0), a.px(d.Weight)), y+8), look, w)
		p.across(a.px(d.Lo), a.px(d.Hi), y, stroke{color: ink})
		p.text(signedFixed(d.Weight), vg.Point{X: a.right + 8, Y: y}, atLeft, bold(smallSize, ink))
	}
}

// signedFixed writes a coefficient: +0.41.
func signedFixed(v float64) string {
	if v < 0 {
		return fmt.Sprintf("%s%.2f", minus, -v)
	}
	return fmt.Sprintf("+%.2f", v)
}

func driversTable(r reading, ds []Driver) Table {
	t := Table{Columns: head("Assumption", "Weight", r.level()+" interval")}
	for _, d := range ds {
		span := Cell{Text: none}
		if finite(d.Lo) {
			span.Text = signedFixed(d.Lo) + " to " + signedFixed(d.Hi)
		}
		t.Rows = append(t.Rows, []Cell{words(d.Assumption), number(d.Weight, signedFixed(d.Weight)), span})
	}
	return t
}
