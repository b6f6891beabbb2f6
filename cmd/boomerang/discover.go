package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/view"
	"boomerang/out/wording"
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
	f := c.Flags()
	f.StringVar(&do.plan, "plan", "", "`plan` to look at (default: the one the scenario is about)")
	f.StringVar(&do.fails, "fails", "net < 0", "what counts as failing in a world, a measure compared with a number")
	f.StringVar(&do.satisfied, "satisfied", "net >= 0", "what makes a plan acceptable in a world")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o, c); err != nil {
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
	worlds := discoverWorlds
	if q.o.Reps > 0 {
		worlds = q.o.Reps
	}
	z, err := q.own.SizeOf(worlds)
	if err != nil {
		return err
	}
	seconds := z.Seconds(q.o.Workers)
	if err := q.announce(fmt.Sprintf("%d worlds of %d plans", worlds, len(q.own.Plans)), seconds, seconds); err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	ctx, stop := q.limited(ctx)
	defer stop()
	d, playErr := q.plans(ctx, worlds)
	if err := q.ended(ctx, playErr, len(d.block) > 0); err != nil {
		return err
	}
	a := q.discovery(d, conditions[0], conditions[1])
	a.Fails, a.Satisfied = do.fails, do.satisfied
	a.Stopped = result.Ending{Kind: result.DrawsSearched, Done: a.Searched, Of: a.Worlds}
	for _, b := range a.Boxes {
		a.Sentences = append(a.Sentences, q.sentence(a, b))
	}
	q.doubts(a)
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
	a.Robustness = drive.Robustness(d.nets, ok)
	for p := range a.Robustness.Plans {
		a.Robustness.Plans[p].Title = q.own.Plans[p].Title
		a.Robustness.Plans[p].SatisfiedIn = satisfiedIn(ok[p], d.block, q.level)
	}
	a.Futures = q.futures(d, a.Boxes, plan)
	return a
}

// sentence writes a box in words and units people use.
func (q *question) sentence(a *result.Discovery, b result.FoundBox) string {
	var parts []string
	for _, l := range b.Limits {
		in := q.input(l.Input)
		switch {
		case l.Low != nil && l.High != nil:
			parts = append(parts, fmt.Sprintf("%s lies between %s and %s", in.Path, in.Say(*l.Low), in.Say(*l.High)))
		case l.Low != nil:
			parts = append(parts, fmt.Sprintf("%s exceeds %s", in.Path, in.Say(*l.Low)))
		default:
			parts = append(parts, fmt.Sprintf("%s stays below %s", in.Path, in.Say(*l.High)))
		}
	}
	head := fmt.Sprintf("“%s” fails (%s) when %s: ", q.plan.Title, a.Fails, join(parts))
	h := b.HeldOut
	switch {
	case h == nil:
		return head + fmt.Sprintf("%s of such worlds, where the limits were found; too few were played to hold any "+
			"out; %s of its failures lie there",
			wording.Percent(b.Density), wording.Percent(b.Coverage))
	case h.Cases == 0:
		return head + fmt.Sprintf("none of %d worlds held out lies there", h.Worlds)
	}
	return head + fmt.Sprintf("%s of such worlds, against %s of all; %s of its failures lie there (of %d worlds "+
		"held out, %d of them there)",
		view.ShareIn(h.Density, h.Interval, h.Cases), wording.Percent(h.Share), wording.Percent(h.Coverage), h.Worlds,
		h.Cases)
}

// satisfiedIn is the interval of a share of draws, from their blocks; nil where
// there are too few.
func satisfiedIn(ok []bool, block []int, level float64) *result.Interval {
	var hits []float64
	var counts []int
	for j, b := range block {
		for len(hits) <= b {
			hits, counts = append(hits, 0), append(counts, 0)
		}
		counts[b]++
		if ok[j] {
			hits[b]++
		}
	}
	iv, _ := stats.BlockShare(hits, counts, level)
	return iv
}

// join lists with commas and an and.
func join(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// doubts says what weakens the answer.
func (q *question) doubts(a *result.Discovery) {
	fails := int(math.Round(a.Share * float64(a.Worlds)))
	switch {
	case a.Share == 0:
		a.Warnings = append(a.Warnings, "the plan fails in no world played: there is nothing to explain")
	case a.Share == 1:
		a.Warnings = append(a.Warnings, "the plan fails in every world played: no condition spares it")
	case len(a.Boxes) == 0:
		a.Warnings = append(a.Warnings, fmt.Sprintf("no box of assumptions in which failures are clearly denser "+
			"was found in %d draws; more draws (--reps) may find one", a.Worlds))
	case fails < 30 || a.Worlds-fails < 30:
		a.Warnings = append(a.Warnings,
			fmt.Sprintf("%d of %d worlds fail: too few on one side to trust the limits; play more with --reps", fails,
				a.Worlds))
	}
	for i, b := range a.Boxes {
		switch h := b.HeldOut; {
		case h == nil:
			a.Warnings = append(a.Warnings,
				fmt.Sprintf("box %d was not tried on worlds held out: three blocks of worlds are the least for that", i+
					1))
		case h.Density < (b.Density+h.Share)/2:
			a.Warnings = append(a.Warnings, fmt.Sprintf("box %d is %.0f %% dense where it was found and %.0f %% in "+
				"worlds held out: its limits follow the luck of the worlds searched", i+1, 100*b.Density,
				100*h.Density))
		}
	}
	if r := a.Robustness; r.Conflict {
		a.Warnings = append(a.Warnings,
			fmt.Sprintf("the metrics disagree: mean net value prefers “%s”, regret “%s”, satisfying most often "+
				"(%s) “%s”",
				r.Plans[r.ByMean].Title, r.Plans[r.ByRegret].Title, a.Satisfied, r.Plans[r.BySatisfied].Title))
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
		in := q.input(i)
		low, high := stats.Quantile(sorted, 1./3), stats.Quantile(sorted, 2./3)
		for third, name := range []string{"below " + in.Say(low), in.Say(low) + " to " + in.Say(high), "above " +
			in.Say(high)} {
			f := result.Future{Name: in.Path + " " + name, Regret: make([]float64, len(d.nets))}
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
