package experiment

import (
	"fmt"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// The world of these tests: with z = √12(U − ½) of six unknowns, L known luck and M unknown luck, both
// standard normal,
//
//	cost = 3 + z₀ + ½z₁ + .4·z₀z₁,   loss = 1 + z₂ + .4z₃ + .5·z₂z₃ + .3·L,   net = cost − loss + .1·M
//
// so that E net = 2 and its variance is 1.41 + 1.5 + .01. A block of eight leaves 1/64 of single
// unknowns; .16 + .25 + .09 are for the controls, .01 is for nobody.
const (
	trueNet   = 2.
	heldInNet = .01
)

// spread is a uniform in standard deviations from its mean.
func spread(u []float64) (z []float64) {
	for _, x := range u {
		z = append(z, math.Sqrt(12)*(x-.5))
	}
	return z
}

func luckOf(p Point, purpose sim.Purpose) float64 {
	return sim.NewFates(p.Seed, p.Chance).Of(9).Normal(purpose, 0)
}

// leaningRuns are one study of so many blocks: net, cost and loss of the one plan beside the
// reference, whose rows are the noise alone.
func leaningRuns(seed, blocks int) *Runs {
	r := &Runs{Design: Design{Seed: uint64(seed), Inputs: 6}}
	r.Controls = Controls{
		Scores:   func(p Point) []float64 { return append(spread(p.U), luckOf(p, 1)) },
		Leads:    []PlanMeasure{{Plan: 1, Measure: 0}},
		Measures: []bool{true, true, true, true, false},
	}
	for w := range blocks * r.Design.Worlds() {
		p := r.Design.Point(w)
		z := spread(p.U)
		cost := 3 + z[0] + .5*z[1] + .4*z[0]*z[1]
		loss := 1 + z[2] + .4*z[3] + .5*z[2]*z[3] + .3*luckOf(p, 1) - .1*luckOf(p, 2)
		r.Add(w, Outcome{Rows: [][]float64{{0, 7, 0, 7, 1}, {cost - loss, cost, loss, 7, cost}}})
	}
	return r
}

var leaningStudy = Study{Plans: []string{"a", "b"}, Measures: []result.Measure{
	{Name: "net", Better: result.Higher}, {Name: "cost"}, {Name: "loss"}, {Name: "same"}, {Name: "plain"},
}}

// TestControlsCover: the interval of a controlled mean holds the truth as often as it says, from 4
// blocks on, the mean is without bias, and the variance falls towards what nobody knows. A
// fifth of the experiments unless BOOMERANG_LONG is set.
func TestControlsCover(t *testing.T) {
	experiments := 400
	if os.Getenv("BOOMERANG_LONG") != "" {
		experiments = 4000
	}
	for _, c := range []struct {
		blocks int
		gain   float64 // at least, in variance over the plain mean of the same worlds
	}{{4, 1.5}, {5, 2}, {8, 4}, {40, 25}} {
		var held tally
		var means, plain, stated stats.Moments
		for seed := range max(100, experiments/max(1, c.blocks/8)) {
			r := leaningRuns(seed, c.blocks)
			mean, iv, _ := r.measured(1, 0).mean(.9)
			held.add(iv, trueNet)
			means.Add(mean)
			plain.Add(stats.MomentsOf(r.measured(1, 0).values()).Mean())
			stated.Add(r.measured(1, 0).variance())
		}
		held.check(t, fmt.Sprintf("%d blocks", c.blocks), .02)
		checkMean(t, fmt.Sprintf("mean of %d blocks", c.blocks), means, trueNet)
		gain, least := plain.Variance()/means.Variance(), heldInNet/float64(8*c.blocks)
		t.Logf("%d blocks: variance %.4g, stated %.4g, plain %.4g (%.2f times), known to nobody %.4g", c.blocks,
			means.Variance(), stated.Mean(), plain.Variance(), gain, least)
		if gain < c.gain || means.Variance() < least*.7 {
			t.Errorf("%d blocks: a gain of %.2f, want at least %v", c.blocks, gain, c.gain)
		}
	}
}

// TestControlsKeepSums: what is a sum in every world is the sum of the means, what never varies is
// exactly what it is, and measures that are not of the kind have plain means.
func TestControlsKeepSums(t *testing.T) {
	for _, blocks := range []int{4, 9} {
		r := leaningRuns(3, blocks)
		all, _ := Compare(r, leaningStudy)
		of := func(k int) result.Estimate { return all[len(leaningStudy.Measures)+k] }
		net, cost, loss := *of(0).Mean, *of(1).Mean, *of(2).Mean
		if math.Abs(net-(cost-loss)) > 1e-12 {
			t.Errorf("%d blocks: net %v, cost less loss %v", blocks, net, cost-loss)
		}
		if d := of(1).Difference; math.Abs(d.Mean-(cost-7)) > 1e-12 {
			t.Errorf("%d blocks: difference %v of means that differ by %v", blocks, d.Mean, cost-7)
		}
		if same := of(3); *same.Mean != 7 || same.Interval.Lo != 7 || same.Interval.Hi != 7 {
			t.Errorf("%d blocks: a column of sevens has mean %v in %v", blocks, *same.Mean, same.Interval)
		}
		if plain := stats.MomentsOf(r.measured(1, 4).values()).Mean(); *of(4).Mean != plain || plain == cost {
			t.Errorf("%d blocks: a measure of another kind has %v, its plain mean is %v, controlled %v", blocks,
				*of(4).Mean, plain, cost)
		}
		kept := leaningStudy
		kept.KeepBlocks = true
		held := &result.Result{}
		held.Estimates, _ = Compare(r, kept)
		sums := held.BlocksOf(result.Term{Plan: "b", Measure: "cost", Times: 1},
			result.Term{Plan: "b", Measure: "loss", Times: -1}, result.Term{Plan: "a", Measure: "cost", Times: -1})
		if iv, _ := stats.Controlled(sums, .9); math.Abs((iv.Lo+iv.Hi)/2-(net-7)) > 1e-12 {
			t.Errorf("%d blocks: the blocks of a sum have the interval %v, its mean is %v", blocks, iv, net-7)
		}
		if held.BlocksOf(result.Term{Plan: "b", Measure: "plain", Times: 1}) != nil {
			t.Errorf("%d blocks: a plain mean has values of blocks", blocks)
		}
		th, err := ParseThreshold("mean(cost - loss) > 0", leaningStudy)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := th.Judge(r, leaningStudy, 1); math.Abs(float64(*got[0].Figure)-net) > 1e-12 {
			t.Errorf("%d blocks: a threshold looks at %v, net is %v", blocks, *got[0].Figure, net)
		}
	}
}

// TestControlsLeaveTheirBlockOut: the value of a block does not depend on what the other blocks gave
// beyond the fit, and the fit not on the block: it is that of a ridge regression of the other
// blocks, done anew.
func TestControlsLeaveTheirBlockOut(t *testing.T) {
	const blocks = 6
	r := leaningRuns(5, blocks)
	c, y := r.fit(), r.measured(1, 0)
	worth := c.values(y.blocks)
	_, rest := relevance(r.scores(), r.leads())
	for out := range blocks {
		var features [][]float64
		var values []float64
		for k, z := range c.scores {
			if k/8 != out {
				features = append(features, c.features(z, nil))
				values = append(values, y.blocks[k/8][k%8]-y.blocks[0][0])
			}
		}
		beta := fitted(features, values, rest)
		want := 0.
		for j, x := range y.blocks[out] {
			psi := c.features(c.scores[8*out+j], nil)
			want += (x - dot(beta[1:], psi[1:])) / 8
		}
		if math.Abs(worth[out]-want) > 1e-9 {
			t.Errorf("block %d is worth %v, without it in the fit %v", out, worth[out], want)
		}
	}
}

// fitted is a ridge regression by Gauss and Jordan.
func fitted(features [][]float64, values []float64, ridge float64) []float64 {
	n := len(features[0])
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, n+1)
		rows[i][i] = ridge
		for k, psi := range features {
			for j := range n {
				rows[i][j] += psi[i] * psi[j]
			}
			rows[i][n] += psi[i] * values[k]
		}
	}
	for i := range rows {
		axpy(rows[i], 1/rows[i][i]-1, rows[i])
		for k := range rows {
			if k != i {
				axpy(rows[k], -rows[k][i], rows[i])
			}
		}
	}
	beta := make([]float64, n)
	for i := range beta {
		beta[i] = rows[i][n]
	}
	return beta
}

// TestStoppingUnderControls: a study that stops where the controlled interval is narrow has
// it hold the truth as often as it says, less the .02 that looking costs.
func TestStoppingUnderControls(t *testing.T) {
	experiments := 150
	if os.Getenv("BOOMERANG_LONG") != "" {
		experiments = 1500
	}
	var held tally
	worlds := 0.
	for seed := range experiments {
		r := leaningRuns(seed, 80)
		rule := Stopping{Worlds: 720, Goals: []Goal{{Plan: 1, HalfWidth: .035}}}
		stop, err := r.Play(t.Context(), Job{}, leaningStudy, rule)
		if err != nil {
			t.Fatal(err)
		}
		_, iv, _ := r.First(stop.Worlds).measured(1, 0).mean(.9)
		held.add(iv, trueNet)
		worlds += float64(stop.Worlds) / float64(experiments)
		if *stop.Goals[0].Reached > .035 {
			t.Errorf("study %d stopped at ± %v", seed, *stop.Goals[0].Reached)
		}
	}
	held.check(t, fmt.Sprintf("stopped at ± .035 after %.0f worlds on average", worlds), .02)
	if worlds < 90 || worlds > 360 {
		t.Errorf("studies stop after %.0f worlds on average: the rule was not tried", worlds)
	}
}
