package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"github.com/spf13/cobra"
)

// selectOptions are the flags of select alone.
type selectOptions struct {
	plans  []string
	by     string
	flag   string // that named it
	delta  float64
	alpha  float64
	method string
}

// newSelect is the verb select.
func newSelect(t *terminal.Terminal, o *play.Options) *cobra.Command {
	so := &selectOptions{}
	c := &cobra.Command{
		Use:   "select FILE",
		Short: "Find the best plan, with a stated probability of being right",
		Long: `Plays the plans in the same worlds until the best is known. With --budget or
--reps the worlds go to the plans in doubt (OCBA) until they are spent; without,
plans are struck out until one is left (the procedure of Kim and Nelson), which
is the best with probability 1 − alpha if it leads by --delta. Either way the
probability achieved is stated.`,
		Example: "  boomerang select midsize-fintech\n  boomerang select mine.toml --budget 60s --plans cut-15,cut-40",
		Args:    cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	drawsFlag(o, c)
	rowsFlag(o, c)
	f := c.Flags()
	f.StringSliceVar(&so.plans, "plans", nil, "`plans` to choose from (default: all, the reference included)")
	f.StringVar(&so.by, "measure", result.Net, "`name` of what decides, one of the scenario's own too, or of a "+
		"month, satisfaction@6; list --measures has them")
	f.StringVar(&so.by, "by", result.Net, "as --measure")
	f.Float64Var(&so.delta, "delta", 0, "smallest lead worth finding, in the unit of the measure `lead` (default: of "+
		"money 1 % of the payroll of the horizon, of shares 0.01, of points 1)")
	f.Float64Var(&so.alpha, "alpha", .05, "accepted probability of a wrong selection")
	f.StringVar(&so.method, "method", "auto", "ocba, kn or auto")
	c.MarkFlagsMutuallyExclusive("measure", "by")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if so.flag = "--measure " + so.by; c.Flags().Changed("by") {
			so.flag = "--by " + so.by
		}
		if err := so.check(); err != nil {
			return err
		}
		q, err := newInquiryOfAll(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		return playSelect(c.Context(), q, so)
	}
	return c
}

// check refuses flags that no selection can be made with, all at once.
func (so *selectOptions) check() error {
	var wrong remedy.Several
	if !(so.alpha > 0 && so.alpha < .5) {
		wrong = append(wrong, remedy.Errorf("--alpha %v: want a probability between 0 and 0.5", so.alpha))
	}
	if !(so.delta >= 0) {
		wrong = append(wrong, remedy.Errorf("--delta %v: want a lead above 0", so.delta))
	}
	if !slices.Contains([]string{"auto", "ocba", "kn"}, so.method) {
		wrong = append(wrong, remedy.Errorf("--method %s: want ocba, kn or auto", so.method))
	}
	return wrong.Err()
}

// contestRun is a contest between settings of a field. An entrant without a setting
// is the reference, worth 0 in every world.
type contestRun struct {
	*settingRuns
	names []string
	cells []int // setting of each entrant; −1: the reference
	by    int   // measure
	of    result.Measure
	from  int   // first block: worlds that a search did not see
	seen  []int // blocks of each entrant
	most  int   // observations of each entrant that the time allows; 0: as many as the method
}

// blocksOfEight is how many blocks of the design make one observation of 8
// draws.
func (q *question) blocksOfEight() int { return 8 / q.own.Design().Draws() }

// contest plays observations, each the mean of 8 draws. What ends early gives
// those that all entrants have.
func (a *contestRun) contest(label string) drive.Contest {
	return func(ctx context.Context, entrants []int, from, to int) ([][]float64, error) {
		k := a.blocksOfEight()
		var spent error
		if limit := a.limit(); to > limit {
			to, spent = limit, drive.ErrNoMore
		}
		if to <= from {
			return nil, spent
		}
		blocks := [2]int{a.from + from*k, a.from + to*k}
		var cells []int
		for _, e := range entrants {
			if a.cells[e] >= 0 {
				cells = append(cells, a.cells[e])
			}
		}
		var err error
		if len(cells) > 0 {
			if err = a.rowCache.Play(ctx, label, a.tasks(cells, blocks)); err != nil {
				for _, c := range cells {
					to = min(to, a.wholeFrom(c, a.from)/k)
				}
				if to <= from {
					return nil, err
				}
				blocks[1] = a.from + to*k
			}
		}
		values := make([][]float64, len(entrants))
		for i, e := range entrants {
			a.seen[e] = max(a.seen[e], to*k)
			values[i] = a.observations(e, blocks)
		}
		return values, cmp.Or(err, a.present(values), spent)
	}
}

// observations are the means of 8 draws of an entrant.
func (a *contestRun) observations(e int, blocks [2]int) (means []float64) {
	k := a.blocksOfEight()
	if a.cells[e] < 0 {
		return make([]float64, (blocks[1]-blocks[0])/k)
	}
	for b := blocks[0]; b < blocks[1]; b += k {
		var values []float64
		for _, block := range a.rows(a.cells[e], [2]int{b, b + k}) {
			for _, row := range block {
				values = append(values, row[a.by]*a.sign())
			}
		}
		means = append(means, mean(values))
	}
	return means
}

// limit is how many observations of an entrant there are: where worlds draw from what was learnt no more than that
// fills.
func (a *contestRun) limit() int {
	if most := a.own.LearntBlocks(); most > 0 {
		return (most - a.from) / a.blocksOfEight()
	}
	return math.MaxInt
}

// enough refuses a contest that has too few draws that were learnt, for so many blocks before it.
func (q *question) enough(before int) error {
	most := q.own.LearntBlocks()
	if q.own.Scenario.LearntBy() == "" || most >= before+leastContest {
		return nil
	}
	return remedy.Errorf("the draws that were learnt fill %d blocks of worlds, and at least %d are needed: entrants "+
		"are compared in blocks of their own", most, before+leastContest).Hint("learn with a larger --effective")
}

// leastContest is how many observations of an entrant tell anything.
const leastContest = 2

// mostObservations is where a contest without a budget gives up on telling
// entrants apart.
const mostObservations = 100

// Run holds the contest and says what came of it.
func (a *contestRun) Run(ctx context.Context, so *selectOptions) (c result.Contest, err error) {
	a.seen = make([]int, len(a.names))
	method := so.method
	if method == "auto" {
		if method = "kn"; a.o.Budget > 0 || a.o.Reps > 0 || so.delta == 0 {
			method = "ocba"
		}
	}
	var found drive.Contenders
	out := make([]int, len(a.names))
	if method == "ocba" {
		each := mostObservations
		if a.most > 0 {
			each = a.most
		}
		if a.o.Reps > 0 {
			each = max(2, (a.o.Reps+7)/8)
		}
		each = min(each, a.limit())
		c.Procedure, c.Most = result.OCBA, 8*each*len(a.names)
		found, err = drive.OCBA(ctx, a.contest("selection"), len(a.names), each*len(a.names), 1-so.alpha/5)
	} else {
		var e drive.Elimination
		e, err = drive.KN(ctx, a.contest("selection"), len(a.names),
			drive.IndifferenceZone{Delta: so.delta, Alpha: so.alpha, Most: min(mostObservations, a.limit())})
		found, out = e.Contenders, e.Out
		c.Procedure, c.Alpha, c.Delta = result.KN, so.alpha, so.delta
		if c.Left = len(e.Left); c.Left > 0 {
			c.Each = 8 * len(found[e.Left[0]])
		}
	}
	c.Measure, c.Outcome = so.by, &a.of
	a.rank(&c, found, out)
	return c, err
}

// rank fills in the entrants. Below FewBlocks observations there is no interval, and with
// such an entrant no probability of being right; that two gave the same in every world is
// seen at any number.
func (a *contestRun) rank(c *result.Contest, found drive.Contenders, out []int) {
	c.Best = found.Best()
	known := true
	for e, values := range found {
		x := result.Entrant{Name: a.names[e], Draws: 8 * len(values), Struck: out[e] > 0}
		if len(values) > 0 {
			x.Mean = mean(values) * a.sign()
			x.Behind, x.BehindIn = found.Lead(c.Best, e, a.level)
			same := x.BehindIn != nil && x.BehindIn.Lo == 0 && x.BehindIn.Hi == 0
			switch {
			case len(values) >= stats.FewBlocks:
				x.Interval, _ = stats.Mean(values, a.level)
				x.Interval = x.Interval.Times(a.sign())
			case !same:
				known, x.BehindIn = false, nil
			}
		}
		c.Entrants = append(c.Entrants, x)
	}
	if len(found[c.Best]) > 0 && known {
		c.Correct = found.Correct()
	}
}

// newInquiryOfAll asks about no plan in particular: the first beside the
// reference stands for the scenario.
func newInquiryOfAll(ctx context.Context, t *terminal.Terminal, o *play.Options, name string) (*question, error) {
	q, err := openQuestion(ctx, t, o, name)
	if err != nil {
		return nil, err
	}
	for _, p := range q.own.Plans {
		if !p.Reference {
			return q, q.about(p.Name)
		}
	}
	return nil, fmt.Errorf("there is only one plan: nothing to select from")
}

// playSelect lets plans compete by one measure until the rule or the budget ends it, and keeps what
// was played.
func playSelect(ctx context.Context, q *question, so *selectOptions) error {
	a := &contestRun{settingRuns: &settingRuns{question: q}}
	if err := a.decideBy(so); err != nil {
		return err
	}
	if err := a.enter(ctx, so.plans); err != nil {
		return err
	}
	if err := q.enough(0); err != nil {
		return err
	}
	if err := a.open("select"); err != nil {
		return err
	}
	defer q.letGo()
	defer a.rowCache.Store.Close()
	ctx, stop := q.limited(ctx)
	defer stop()
	way := q.t.Journey(a.phases()...)
	defer way.Arrive()
	if err := a.foresee(ctx); err != nil {
		return q.ended(ctx, err, false)
	}
	c, playErr := a.Run(ctx, so)
	way.Arrive()
	if err := q.ended(ctx, playErr, slices.ContainsFunc(a.seen, func(n int) bool { return n > 0 })); err != nil {
		return err
	}
	if err := a.rowCache.Close(); err != nil {
		return err
	}
	r := &result.Selection{Head: q.head(), Contest: c}
	r.Plan = "" // it is about all of them
	r.Stopped.Kind = result.ContestOver
	if ctx.Err() != nil {
		r.Stopped.Kind = result.TimeSpent
	}
	if err := a.keepRows(result.SelectParquet, nil, func(int) []any { return nil }); err != nil {
		return err
	}
	return q.Finish(ctx, result.SelectFile, r)
}

// enter takes the plans named, or all; unknown names are told at once.
func (a *contestRun) enter(ctx context.Context, names []string) error {
	if twice := sameTwice("--plans "+strings.Join(names, ","), names); len(twice) > 0 {
		return twice
	}
	var unknown, known []string
	for _, p := range a.own.Plans {
		known = append(known, p.Name)
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			unknown = append(unknown, n)
		}
	}
	if len(unknown) > 0 {
		return remedy.Errorf("--plans %s: there is no such plan", strings.Join(unknown, ",")).
			Hint("the plans are %s", strings.Join(known, ", "))
	}
	for i, p := range a.own.Plans {
		switch named := slices.Contains(names, p.Name); {
		case named && !p.Choice:
			return remedy.Errorf("--plans %s: %s cannot be chosen, the scenario says (choice = false)",
				strings.Join(names, ","), p.Name).Hint("leave it out: select looks for the best plan to choose")
		case len(names) > 0 && !named, !p.Choice:
			continue
		}
		cell := -1
		if i != a.own.Reference || !a.zero() {
			x, err := play.NewSetting(ctx, a.src, a.own, p.Name, nil)
			if err != nil {
				return err
			}
			cell = len(a.settings)
			a.settings = append(a.settings, x)
		}
		a.names, a.cells = append(a.names, p.Title), append(a.cells, cell)
	}
	if len(a.names) < 2 {
		return fmt.Errorf("at least two plans are needed to select from")
	}
	return nil
}

// phases are those of a contest.
func (a *contestRun) phases() []terminal.Phase {
	each := play.OfRows(float64(len(a.playing())))
	return []terminal.Phase{
		{Label: "first worlds", Worlds: a.own.Design().Draws(), Each: each},
		{Label: "selection", Worlds: 8 * firstObservations, Each: each, Open: true},
	}
}

// foresee plays the first block and says what the rest may take.
func (a *contestRun) foresee(ctx context.Context) error {
	if err := a.rowCache.Play(ctx, "first worlds", a.tasks(a.playing(), [2]int{a.from, a.from + 1})); err != nil {
		return err
	}
	each := a.rowCache.Spent.Seconds() / float64(max(1, a.rowCache.Played))
	runs := func(observations int) float64 { return each * float64(8*observations*len(a.playing())) }
	most := mostObservations
	if a.o.Reps > 0 {
		most = (a.o.Reps + 7) / 8
	}
	most = min(most, a.limit())
	a.t.Note("%d entrants: about %s on %d workers", len(a.names), between(runs(min(10, most)), runs(most)), a.o.Workers)
	return nil
}

// playing are the settings in the contest.
func (a *contestRun) playing() (cells []int) {
	for _, c := range a.cells {
		if c >= 0 {
			cells = append(cells, c)
		}
	}
	return cells
}
