package main

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/scenarios/export"
	"boomerang/sim/experiment/learning"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// learnOptions are the flags of learn alone.
type learnOptions struct {
	against, plan         string
	columns               []string
	errors, discrepancies []string
	effective, runs       int
	doubt                 play.StatedDoubt
}

// newLearn is the verb learn.
func newLearn(t *terminal.Terminal, o *play.Options) *cobra.Command {
	lo := &learnOptions{}
	c := &cobra.Command{
		Use:   "learn FILE [--against HISTORY.csv]",
		Short: "Narrow what is not known to what can have produced what is known",
		Long: `Takes what is known of the company, figures of [published.NAME] with role =
"learn" and the months of HISTORY.csv (as backtest reads it), and strikes out
what cannot have produced it: in waves, by plays at points that fill what is
left and emulators of them, until what is left no longer shrinks. Where nothing
is left it says which two figures contradict each other. Of what is left it
draws the unknowns, each draw weighted by a real play of the plan that was
carried out, and writes learnt.parquet for run FILE --draws learnt.parquet (and
sweep, select, discover, optimize, sensitivity, batch). They play draws of equal
weight, resampled run by run: for as many plays a mean varies 0.9 to 1.24 times as
much as with weights, and 89 to 91 of 100 intervals at 90 % hold.

Every figure has an error of its measurement and a discrepancy, what the model
may miss whatever its settings; a discrepancy of 0 is refused. A measure by month
is told by its level and its slope, and its discrepancy goes on from month to
month: six months are not six facts. At most --reps draws are made (4000).`,
		Example: "  boomerang learn mine.toml -s start=2024-07-01 --against history.csv\n  boomerang run mine.toml " +
			"--draws out/runs/mine-1a2b3c4d/learnt.parquet",
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	f := c.Flags()
	f.StringVar(&lo.against, "against", "", "`file` of what happened, by month")
	f.StringVar(&lo.plan, "plan", "", "`plan` that the months of --against are of (default: the reference)")
	f.StringArrayVar(&lo.columns, "column", nil, "`measure=name` of its column, where it has another name; repeatable")
	f.StringArrayVar(&lo.errors, "error", nil, "`measure=x`: standard error of a month's measurement, in its unit; "+
		"repeatable (default: 0)")
	f.StringArrayVar(&lo.discrepancies, "discrepancy", nil, "`measure=x`: what the model may miss of a month, in its "+
		"unit; repeatable (default: assumed, and said)")
	f.IntVar(&lo.effective, "effective", 200, "draws of full weight that are wanted")
	pilot := false
	f.BoolVar(&pilot, "plan-pilot", false, "learn nothing yet: say which measure of a pilot of the assistant, seen "+
		"for how long, is worth most to the choice between plans (--plan: whose assistant is tried)")
	f.IntVar(&lo.runs, "runs", 8, "independent runs of the sampler")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if err := lo.check(); err != nil {
			return err
		}
		o.Plan = lo.plan
		q, err := openQuestion(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		if pilot {
			return q.planPilot(c.Context(), lo.plan)
		}
		return q.learn(c.Context(), lo)
	}
	return c
}

// check reads the errors and discrepancies; all mistakes are told at once.
func (lo *learnOptions) check() error {
	var wrong remedy.Several
	lo.doubt = play.StatedDoubt{Error: map[string]float64{}, Discrepancy: map[string]float64{}}
	_, known := historical()
	for _, x := range []struct {
		flag  string
		said  []string
		into  map[string]float64
		above bool
	}{
		{"--error", lo.errors, lo.doubt.Error, false},
		{"--discrepancy", lo.discrepancies, lo.doubt.Discrepancy, true},
	} {
		for _, said := range x.said {
			measure, text, ok := strings.Cut(said, "=")
			number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
			switch {
			case !ok || !slices.Contains(known, measure):
				wrong = append(wrong, remedy.Errorf("%s %s: want measure=x", x.flag, said).
					Hint("the measures are %s", strings.Join(known, ", ")))
			case err != nil || !(number >= 0 && number < 1e15):
				wrong = append(wrong, remedy.Errorf("%s %s: want a number, in the unit of the measure", x.flag, said))
			case x.above && number == 0:
				wrong = append(wrong, remedy.Errorf("%s %s: 0 says that the model is exact", x.flag, said).
					Hint("say what it may miss, or leave it out for what is assumed"))
			default:
				x.into[measure] = number
			}
		}
	}
	return wrong.Err()
}

// learnRun is a study of what is known, being played.
type learnRun struct {
	*question
	lo       *learnOptions
	seen     *play.Observations
	told     *play.Told
	rowCache *play.RowCache
	a        *result.Learning

	region *learning.Region
	sample *learning.Sample
	draws  []result.LearntDraw
}

// learn reads what is known, plays until it is learnt from or the budget ends, and tells.
func (q *question) learn(ctx context.Context, lo *learnOptions) error {
	if len(q.own.Scenario.Unknowns) == 0 {
		return remedy.Errorf("nothing is uncertain in this scenario").
			Hint("write a number as a distribution, { low = 1, mode = 2, high = 4 }")
	}
	if err := q.aboutAny(orReference(q, lo.plan)); err != nil {
		return err
	}
	l := &learnRun{question: q, lo: lo, a: &result.Learning{Head: q.head()}}
	var err error
	if l.seen, err = l.observe(ctx); err != nil {
		return err
	}
	l.a.Observed = l.seen.Seen
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	n := len(l.seen.Seen)
	l.rowCache, err = play.OpenRowCache(q.t, q.o, q.kept, "learn",
		result.Shape{Model: play.RowsVersion, Measures: n}, q.identity(l.identity()...), asStored)
	if err != nil {
		return err
	}
	defer l.rowCache.Store.Close()
	ctx, stop := q.limited(ctx)
	defer stop()
	if err := q.ended(ctx, l.play(ctx), l.region != nil && len(l.region.Waves) > 0); err != nil {
		return err
	}
	if err := l.rowCache.Close(); err != nil {
		return err
	}
	return l.finish(ctx)
}

// orReference is the plan that was named, else the reference.
func orReference(q *question, plan string) string {
	if plan == "" {
		return q.own.Plans[q.own.Reference].Name
	}
	return plan
}

// observe reads the history and makes statistics of all that is known, of a scenario that is no longer than they ask.
func (l *learnRun) observe(ctx context.Context) (*play.Observations, error) {
	var h *export.History
	if l.lo.against != "" {
		var err error
		if h, err = readHistory(ctx, l.t, l.lo.against, l.lo.columns); err != nil {
			return nil, err
		}
		if _, err := l.overlap(h); err != nil {
			return nil, err
		}
		l.a.History = filepath.Base(l.lo.against)
	}
	s := l.own.Scenario
	if months := play.MonthsNeeded(s, h); months < s.Months {
		short, err := l.src.LoadFor(ctx, nil, "months="+strconv.Itoa(months))
		if err == nil && slices.Equal(short.Unknowns, s.Unknowns) && len(short.Published) == len(s.Published) {
			s = short
		}
	}
	return play.Observe(s, l.own.Seed, h, l.plan.Name, l.lo.doubt)
}

// identity is what plays are kept under: which points are played follows from all of it.
func (l *learnRun) identity() []any {
	seen := l.seen.Values
	parts := []any{l.plan.Name, l.lo.runs, l.seen.Study.Scenario.Months, seen.Values, seen.Variance}
	for _, o := range l.seen.Seen {
		parts = append(parts, o.Name, o.Measure, o.Over, o.Kind, o.Months, o.Plan)
	}
	return parts
}

// mostDraws are made at most, unless --reps says otherwise.
const mostDraws = 4000

// play matches and samples.
func (l *learnRun) play(ctx context.Context) (err error) {
	s := l.own.Scenario
	study := &learning.Study{
		Observed: l.seen.Values, Inputs: len(s.Unknowns), Seed: l.own.Seed, Play: l.seen.Player(l.rowCache),
		MostPlays: l.seen.Study.WholeCompany(), Workers: l.o.Workers,
	}
	l.told = &play.Told{Scenario: s, Reads: l.reads(), Study: study, Seen: l.seen, Seed: l.own.Seed}
	l.t.Note("%s, %s of what is known, over %s", wording.Counted(len(s.Unknowns), "unknown", "unknowns"),
		wording.Counted(len(l.seen.Seen), "statistic", "statistics"),
		wording.Counted(l.seen.Study.Scenario.Months, "month", "months"))
	l.region, err = study.Match(ctx)
	if l.region != nil {
		l.told.Waves(l.region, l.a)
	}
	if err != nil || l.region.Empty != nil {
		return err
	}
	most := mostDraws
	if l.o.Reps > 0 {
		most = l.o.Reps
	}
	l.sample, err = study.Sample(ctx, l.region, learning.Aim{
		Runs: l.lo.runs, Effective: float64(l.lo.effective), Most: most,
	})
	if l.sample != nil {
		l.draws = l.told.Sample(l.sample, float64(l.lo.effective), l.a)
	}
	return err
}

// finish writes the files and tells.
func (l *learnRun) finish(ctx context.Context) error {
	a := l.a
	a.Stopped = result.Ending{Kind: result.EverythingPlayed}
	if ctx.Err() != nil {
		a.Stopped = result.Ending{Kind: result.StoppedEarly}
	}
	if a.Sampler != nil && a.Sampler.Blocks > 0 {
		if err := l.write(); err != nil {
			return err
		}
	} else {
		l.kept.Remove(result.LearntParquet)
		l.kept.Remove(result.LearntTOML)
	}
	return l.Finish(ctx, result.LearnFile, a)
}

// write stages the draws and the fragment.
func (l *learnRun) write() error {
	s := l.own.Scenario
	d := &result.LearntDraws{Unknowns: s.Unknowns, Draws: l.draws}
	for i := range s.Unknowns {
		d.Laws, d.Ties = append(d.Laws, s.LawOf(i)), append(d.Ties, s.TiesOf(i))
	}
	d.From = result.LearntFrom{
		History: l.a.History, Effective: l.a.Sampler.Effective, Blocks: l.a.Sampler.Blocks, Unknowns: len(s.Unknowns),
	}
	for _, o := range l.a.Observed {
		d.From.Months = max(d.From.Months, o.Months)
		if o.Kind == result.FigureSeen {
			d.From.Figures++
		}
		d.From.Observed = append(d.From.Observed, o.Name)
	}
	d.From.Draws = d.Name()
	l.a.Draws = d.From.Draws
	data, err := result.EncodeLearnt(d, l.a.Inputs, l.a.Observed, s.Currency)
	if err != nil {
		return err
	}
	if err := result.WriteLearnt(l.kept, data); err != nil {
		return err
	}
	return l.kept.Put(result.LearntTOML, scenarios.LearntFragment(s, l.reads(), l.a))
}

// asStored is a row that holds what was observed: nothing follows from it.
func asStored(row, _ []float64) []float64 { return row }
