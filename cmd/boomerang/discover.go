package main

import (
	"context"
	"math"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"github.com/spf13/cobra"
	"gonum.org/v1/gonum/stat"
)

// discoverOptions are the flags of discover alone.
type discoverOptions struct{ plan, fails, satisfied string }

// discoverWorlds is how many worlds are played unless --reps says otherwise: 30
// blocks to search in and 15 that are held out.
const discoverWorlds = 405

// newDiscover is the verb discover.
func newDiscover(t *terminal.Terminal, o *play.Options) *cobra.Command {
	do := &discoverOptions{}
	c := &cobra.Command{
		Use:   "discover FILE",
		Short: "Say in plain words when a plan fails, and how plans compare by regret",
		Long: `Plays all plans in many worlds and looks for the conditions under which one of
them fails (--fails): boxes of assumptions in which failures are dense, found by
PRIM, each with its coverage (share of all failures inside) and density (share of
failures among the worlds inside), in the two thirds of worlds that were searched
and in the third that was held out. Sentences use the figures held out.

Then the plans are compared by three metrics that need not agree: mean net value,
the 90 % quantile of regret, and the share of worlds that satisfy (--satisfied).`,
		Example: "  boomerang discover midsize-fintech\n  boomerang discover mine.toml --fails " +
			"\"satisfaction_long_tail < 60\" --satisfied \"net_terminal >= 0\"",
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	drawsFlag(o, c)
	rowsFlag(o, c)
	f := c.Flags()
	f.StringVar(&do.plan, "plan", "", "`plan` to look at (default: the one the scenario is about)")
	f.StringVar(&do.fails, "fails", "net < 0", "what counts as failing in a world, a measure compared with a number")
	f.StringVar(&do.satisfied, "satisfied", "net >= 0", "what makes a plan acceptable in a world")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		q, err := newQuestion(c.Context(), t, o, args[0], do.plan)
		if err != nil {
			return err
		}
		return playDiscover(c.Context(), q, do)
	}
	return c
}

// playDiscover reads both conditions, plays the worlds and looks for boxes in two thirds of them. All
// mistakes of both expressions are told at once.
func playDiscover(ctx context.Context, q *question, do *discoverOptions) error {
	var conditions [2]experiment.Condition
	var problems scenarios.Problems
	for i, said := range []struct{ flag, expr string }{{"--fails", do.fails}, {"--satisfied", do.satisfied}} {
		var err error
		if conditions[i], err = experiment.ParseCondition(said.expr, q.own.Table()); err != nil {
			problems = append(problems, scenarios.ExpressionProblems(said.expr, err,
				scenarios.Problem{File: said.flag})...)
		}
	}
	if len(problems) > 0 {
		return problems
	}
	if len(q.own.Scenario.Unknowns) == 0 {
		return remedy.Errorf("nothing is uncertain in this scenario").
			Hint("write a number as a distribution, { low = 1, mode = 2, high = 4 }")
	}
	worlds, err := q.announcePlans(discoverWorlds)
	if err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	ctx, stop := q.limited(ctx)
	defer stop()
	d, playErr := q.plans(ctx, worlds)
	if err := q.ended(ctx, playErr, d != nil && len(d.block) > 0); err != nil {
		return err
	}
	a := q.discovery(d, conditions[0], conditions[1])
	a.Fails, a.Satisfied = do.fails, do.satisfied
	a.Stopped = result.Ending{Kind: result.DrawsSearched, Done: a.Searched, Of: a.Worlds}
	q.doubts(a)
	if err := q.keepCases(d, a, conditions); err != nil {
		return err
	}
	return q.Finish(ctx, result.DiscoverFile, a)
}

// discovery searches the draws.
func (q *question) discovery(d *drawn, fails, satisfied experiment.Condition) *result.Discovery {
	a := &result.Discovery{Head: q.head(), Worlds: len(d.block), Inputs: q.inputs()}
	plan := slices.IndexFunc(q.own.Plans, func(p scenarios.Plan) bool { return p.Name == q.plan.Name })
	cases := drive.Cases{Group: d.block}
	hits := 0
	for j := range d.block {
		var x []float64
		for i := range d.inputs {
			x = append(x, d.inputs[i][j])
		}
		hit := fails.Holds(d.World(j), plan)
		if hit {
			hits++
		}
		if !drive.HeldOut(d.block[j]) {
			a.Searched++
		}
		cases.Inputs, cases.Hit = append(cases.Inputs, x), append(cases.Hit, hit)
	}
	a.Share = float64(hits) / float64(len(d.block))
	a.Boxes = drive.Prim(cases, q.level)
	if len(a.Boxes) > 0 {
		for j := range d.block {
			dot := result.CaseDot{Fails: cases.Hit[j]}
			for _, l := range a.Boxes[0].Limits {
				dot.Values = append(dot.Values, cases.Inputs[j][l.Input])
			}
			a.Draws = append(a.Draws, dot)
		}
	}
	ok := make([][]bool, len(d.rows))
	for p := range d.rows {
		for j := range d.block {
			ok[p] = append(ok[p], satisfied.Holds(d.World(j), p))
		}
	}
	a.Robustness = drive.Robustness(d.nets, ok, q.own.Reference, q.own.Choices())
	for p := range a.Robustness.Plans {
		a.Robustness.Plans[p].Title = q.own.Plans[p].Title
		a.Robustness.Plans[p].SatisfiedIn = satisfiedIn(ok[p], d.block, q.level)
	}
	a.Futures = q.futures(d, a.Boxes, plan)
	return a
}

// satisfiedIn is the interval of a share of draws, from their blocks; nil where
// there are too few.
func satisfiedIn(ok []bool, block []int, level float64) *result.Interval {
	var blocks [][]float64
	met := 0.
	for j, b := range block {
		for len(blocks) <= b {
			blocks = append(blocks, nil)
		}
		blocks[b] = append(blocks[b], stats.Indicator(ok[j]))
		met += stats.Indicator(ok[j])
	}
	if len(blocks) < stats.FewBlocks {
		return nil
	}
	iv, _ := stats.ShareInBlocks(blocks, stats.DesignEffect(blocks), level)
	return iv
}

// doubts notes what weakens the answer.
func (q *question) doubts(a *result.Discovery) {
	add := func(kind result.WarningKind, numbers ...float64) {
		w := result.Warning{Kind: kind}
		for k, into := range []**float64{&w.Value, &w.Of, &w.Wanted} {
			if k < len(numbers) {
				*into = &numbers[k]
			}
		}
		a.Warnings = append(a.Warnings, w)
	}
	fails := int(math.Round(a.Share * float64(a.Worlds)))
	switch {
	case a.Share == 0:
		add(result.FailsNowhere)
	case a.Share == 1:
		add(result.FailsEverywhere)
	case len(a.Boxes) == 0:
		add(result.NoBox, float64(a.Worlds))
	case fails < 30 || a.Worlds-fails < 30:
		add(result.FewOnASide, float64(fails), float64(a.Worlds))
	}
	for i, b := range a.Boxes {
		switch h := b.HeldOut; {
		case h == nil:
			add(result.BoxUntried, float64(i+1))
		case h.Density < (b.Density+h.Share)/2:
			add(result.BoxOfLuck, float64(i+1), b.Density, h.Density)
		}
	}
	if r := a.Robustness; r.Conflict {
		a.Warnings = append(a.Warnings, result.Warning{Kind: result.MetricsDisagree, Names: []string{
			r.Plans[r.ByMean].Title, r.Plans[r.ByRegret].Title, r.Plans[r.BySatisfied].Title,
		}})
	}
}

// futures are thirds of the assumptions that matter most: those of the boxes,
// then those that go with the plan's net value most.
func (q *question) futures(d *drawn, boxes []result.FoundBox, plan int) (all []result.Future) {
	var chosen []int
	add := func(i int) {
		if len(chosen) < 3 && !slices.Contains(chosen, i) {
			chosen = append(chosen, i)
		}
	}
	for _, b := range boxes {
		for _, l := range b.Limits {
			add(l.Input)
		}
	}
	order := make([]int, len(d.inputs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		ra, rb := math.Abs(rankCorrelation(d.inputs[a], d.nets[plan])),
			math.Abs(rankCorrelation(d.inputs[b], d.nets[plan]))
		switch {
		case ra > rb:
			return -1
		case ra < rb:
			return 1
		}
		return 0
	})
	for _, i := range order {
		add(i)
	}
	for _, i := range chosen {
		sorted := stats.Sorted(d.inputs[i])
		low, high := stats.Quantile(sorted, 1./3), stats.Quantile(sorted, 2./3)
		for third, ends := range [][2]*float64{{nil, &low}, {&low, &high}, {&high, nil}} {
			f := result.Future{Input: i, Low: ends[0], High: ends[1], Regret: make([]float64, len(d.nets))}
			for j, x := range d.inputs[i] {
				if (third == 0) != (x < low) || (third == 2) != (x > high) {
					continue
				}
				f.Draws++
				best := math.Inf(-1)
				for p := range d.nets {
					best = max(best, d.nets[p][j])
				}
				for p := range d.nets {
					f.Regret[p] += best - d.nets[p][j]
				}
			}
			for p := range f.Regret {
				f.Regret[p] /= float64(max(1, f.Draws))
			}
			all = append(all, f)
		}
	}
	return all
}

// rankCorrelation is Spearman's.
func rankCorrelation(xs, ys []float64) float64 {
	rank := func(v []float64) []float64 {
		order := make([]int, len(v))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int {
			switch {
			case v[a] < v[b]:
				return -1
			case v[a] > v[b]:
				return 1
			}
			return 0
		})
		r := make([]float64, len(v))
		for k, i := range order {
			r[i] = float64(k)
		}
		return r
	}
	return stat.Correlation(rank(xs), rank(ys), nil)
}
