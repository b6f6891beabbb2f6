package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// optimizeOptions are the flags of optimize alone.
type optimizeOptions struct {
	plan        string
	over        []string
	subject     []string
	evaluations int
	finalists   int
	selection   selectOptions
}

// newOptimize is the verb optimize.
func newOptimize(t *terminal.Terminal, o *play.Options) *cobra.Command {
	oo := &optimizeOptions{selection: selectOptions{by: result.Net, alpha: .05, method: "auto"}}
	c := &cobra.Command{
		Use:   "optimize FILE",
		Short: "Search the best setting of chosen keys, under conditions",
		Long: `Looks for the setting of some keys with the highest mean net value that meets the
conditions: on a Sobol sequence first, then by Nelder-Mead (CMA-ES beyond eight
keys), every candidate in the same few worlds. The best few meet again in other
worlds, where the conditions are judged by their intervals and the best is
selected with a stated probability. Where none is known to meet them the exit
code is 4.

Values pass the checks of -s; keys of cut, routing, valve, assistant, controls
and leadership are set for the plan, others for plan and reference alike.`,
		Example: `  boomerang optimize midsize-fintech --over cut.share=0:0.5 --over valve.steps=0:4:5 \
    --subject "p(net < 0) < 0.2"
  boomerang optimize mine.toml --over cut.share=0:0.4 --over cut.stages=1,2,3 \
    --subject "mean(satisfaction_long_tail) >= 75"`,
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	drawsFlag(o, c)
	rowsFlag(o, c)
	f := c.Flags()
	f.StringArrayVar(&oo.over, "over", nil,
		"a key to search, `key=low:high`, key=a,b,c or key=low:high:number; repeatable")
	f.StringArrayVar(&oo.subject, "subject", nil, "a `condition`, as a [threshold] is written; repeatable")
	f.StringVar(&oo.plan, "plan", "", "`plan` to set the keys of (default: the one the scenario is about)")
	f.IntVar(&oo.evaluations, "evaluations", 40, "`number` of settings to try")
	f.IntVar(&oo.finalists, "finalists", 4, "`number` of settings that meet again")
	f.Float64Var(&oo.selection.delta, "delta", 0,
		"smallest lead worth finding, in `money` (default: 1 % of the payroll of the horizon)")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		q, err := newQuestion(c.Context(), t, o, args[0], oo.plan)
		if err != nil {
			return err
		}
		return playOptimize(c.Context(), q, oo)
	}
	return c
}

// optimizeRun is a search being played.
type optimizeRun struct {
	*settingRuns
	oo      *optimizeOptions
	axes    []result.SweepAxis
	ranges  [][2]float64
	subject []experiment.Threshold
	known   map[string]int // setting of the texts
	valued  map[int]bool   // settings that were tried, but for the plan as it is
	texts   [][]string     // of each setting
	found   *result.Optimum
	most    drive.SearchDesign // what the time allows of the search
	until   time.Duration      // that the search may take; 0: as long as it does
}

// searchDraws is how many worlds every candidate meets; the finalists meet in
// worlds that no candidate saw.
const searchDraws = 16

// unplayable is the value of a setting that cannot be played.
const unplayable = -1e15

// playOptimize searches, lets the best meet again in other worlds, and judges them there.
func playOptimize(ctx context.Context, q *question, oo *optimizeOptions) error {
	s := &optimizeRun{
		settingRuns: &settingRuns{question: q}, oo: oo, known: map[string]int{}, valued: map[int]bool{},
		found: &result.Optimum{Head: q.head(), Chosen: -1},
		most:  drive.SearchDesign{Evaluations: oo.evaluations, Batch: oo.evaluations, Seed: q.own.Seed},
	}
	if err := s.read(ctx); err != nil {
		return err
	}
	if err := q.enough(s.searchBlocks()[1]); err != nil {
		return err
	}
	s.found.Warnings = q.fixedLearnt(s.axes)
	// The row cache knows settings by the order of their discovery, which follows from
	// these.
	if err := s.open("optimize", s.axes, s.ranges, oo.subject, oo.evaluations); err != nil {
		return err
	}
	defer q.letGo()
	defer s.rowCache.Store.Close()
	ctx, stop := q.limited(ctx)
	defer stop()
	way := q.t.Journey(s.phases()...)
	defer way.Arrive()
	if err := s.foresee(ctx); err != nil {
		return q.ended(ctx, err, false)
	}
	if err := s.asItIs(ctx); err != nil {
		return q.ended(ctx, err, false)
	}
	candidates, playErr := s.search(ctx)
	if playErr == nil || ctx.Err() != nil {
		playErr = s.final(ctx, candidates)
	}
	way.Arrive()
	if err := q.ended(ctx, playErr, len(s.found.Path) > 0); err != nil {
		return err
	}
	if err := s.rowCache.Close(); err != nil {
		return err
	}
	s.found.Stopped = s.tried(ctx.Err() != nil)
	if err := s.keepTried(); err != nil {
		return err
	}
	if err := q.Finish(ctx, result.OptimizeFile, s.found); err != nil {
		return err
	}
	return s.code()
}

// tried counts: many points of a search may say the same setting.
func (s *optimizeRun) tried(early bool) result.Ending {
	e := result.Ending{
		Kind: result.SearchOver, Done: s.found.Evaluations, Different: len(s.valued), Early: early,
	}
	if s.settings[0].Pair != nil {
		e.Done, e.Beside = e.Done-1, true
	}
	lacks := func(stage result.Stage, done, of int) {
		if done < of {
			e.Left = append(e.Left, result.Unplayed{Stage: stage, Done: done, Of: of})
		}
	}
	if early || s.o.Budget > 0 {
		lacks(result.SettingsStage, e.Done, s.oo.evaluations)
		lacks(result.FinalistsStage, s.finalists(), min(s.oo.finalists, max(len(s.valued), 1)))
	}
	return e
}

// finalists counts those that met again, the plan as it is aside.
func (s *optimizeRun) finalists() (n int) {
	for i, f := range s.found.Finalists {
		if len(f.Texts) > 0 && i < len(s.found.Contest.Entrants) && s.found.Contest.Entrants[i].Draws > 0 {
			n++
		}
	}
	return n
}

// code is that of an inconclusive threshold where no finalist is known to meet
// the conditions.
func (s *optimizeRun) code() error {
	if len(s.subject) == 0 {
		return nil
	}
	met := s.found.Chosen >= 0
	for _, j := range s.chosenJudgment() {
		met = met && j.Outcome == result.Pass
	}
	if met {
		return nil
	}
	return terminal.Exit(terminal.ExitInconclusive, nil)
}

// read reads the flags, and tries both ends of every key; everything that is
// wrong is told at once.
func (s *optimizeRun) read(ctx context.Context) error {
	var wrong remedy.Several
	if len(s.oo.over) == 0 {
		wrong = append(wrong, remedy.Errorf("nothing to search: name a key, such as --over cut.share=0:0.5"))
	}
	if s.oo.evaluations < 4 || s.oo.finalists < 2 {
		wrong = append(wrong, remedy.Errorf("at least 4 --evaluations and 2 --finalists are needed"))
	}
	for _, text := range s.oo.over {
		free := strings.Count(text, ":") == 1
		axis, ends, err := readAxis(text, free)
		if err != nil {
			wrong = append(wrong, remedy.Errorf("--over %s: %w", text, err))
		}
		wrong = append(wrong, sameTwice("--over "+text, axis.Texts)...)
		s.axes, s.ranges = append(s.axes, axis), append(s.ranges, ends)
	}
	alone := experiment.Study{Measures: s.own.Table().Measures} // a setting has no other plans beside it
	for _, expr := range s.oo.subject {
		t, err := experiment.ParseThreshold(expr, alone)
		if err != nil {
			wrong = append(wrong, scenarios.ExpressionProblems(expr, err, scenarios.Problem{File: "--subject"}))
		}
		s.subject = append(s.subject, t)
	}
	if len(wrong) > 0 {
		return wrong
	}
	s.question.flag = "--over"
	if err := s.question.refuseAxes(ctx, s.axes, s.ends(),
		func(axis int) bool { return len(s.axes[axis].Texts) == 0 }); err != nil {
		return err
	}
	valued(s.axes, nil)
	s.found.Subject, s.found.SearchDraws = s.oo.subject, searchDraws
	for k := range s.axes {
		s.axes[k].Label, s.axes[k].Unit = scenarios.Describe(s.axes[k].Key)
		s.found.Lows, s.found.Highs = append(s.found.Lows, s.ranges[k][0]), append(s.found.Highs, s.ranges[k][1])
	}
	s.found.Axes = s.axes
	x, err := play.NewSetting(ctx, s.src, s.own, s.question.plan.Name, nil)
	if err != nil {
		return err
	}
	s.settings, s.texts = append(s.settings, x), append(s.texts, nil)
	return s.tryEnds(ctx)
}

// tryEnds reads the scenario at both ends of every key, so that a value that is
// wrong is told before anything is played.
func (s *optimizeRun) tryEnds(ctx context.Context) error {
	_, err := s.question.Settings(ctx, s.axes, s.ends())
	return err
}

// ends are both ends of every key, the others at their first values.
func (s *optimizeRun) ends() (points []sweepPoint) {
	for k := range s.axes {
		for _, end := range []float64{1e-9, 1 - 1e-9} {
			u := make([]float64, len(s.axes))
			u[k] = end
			points = append(points, sweepPoint{texts: s.say(u)})
		}
	}
	return points
}

// say writes a point of the unit cube as values of the keys.
func (s *optimizeRun) say(u []float64) (texts []string) {
	for k, a := range s.axes {
		if n := len(a.Texts); n > 0 {
			texts = append(texts, a.Texts[min(int(u[k]*float64(n)), n-1)])
			continue
		}
		lo, hi := s.ranges[k][0], s.ranges[k][1]
		texts = append(texts, short(lo+(hi-lo)*u[k]))
	}
	return texts
}

// setting finds or reads the setting of a point.
func (s *optimizeRun) setting(ctx context.Context, u []float64) (int, error) {
	texts := s.say(u)
	name := strings.Join(texts, " ")
	if i, ok := s.known[name]; ok {
		return i, nil
	}
	all, err := s.question.Settings(ctx, s.axes, []sweepPoint{{texts: texts}})
	if err != nil {
		return 0, err
	}
	s.known[name] = len(s.settings)
	s.settings, s.texts = append(s.settings, all[0]), append(s.texts, texts)
	return s.known[name], nil
}

// asItIs values the plan as the scenario has it, the first setting: whatever is
// found must beat it.
func (s *optimizeRun) asItIs(ctx context.Context) error {
	if s.settings[0].Pair == nil {
		return nil
	}
	if err := s.rowCache.Play(ctx, "plan as it is", s.tasks([]int{0}, s.searchBlocks())); err != nil {
		return err
	}
	s.worth(0)
	return nil
}

// value plays candidates and values each: its mean net, less, where it misses a
// condition, more than any net seen.
func (s *optimizeRun) value(ctx context.Context, points [][]float64) ([]float64, error) {
	var asked, playable []int
	for _, u := range points {
		i, err := s.setting(ctx, u)
		if err != nil {
			return nil, err
		}
		asked = append(asked, i)
		if s.settings[i].Pair != nil && !slices.Contains(playable, i) {
			playable = append(playable, i)
		}
	}
	if err := s.rowCache.Play(ctx, "search",
		s.tasks(playable, s.searchBlocks())); err != nil {
		return nil, err
	}
	ys := make([]float64, len(points))
	for k, i := range asked {
		ys[k] = s.worth(i)
	}
	return ys, nil
}

// worth values a setting that was played, and notes it in the path.
func (s *optimizeRun) worth(i int) float64 {
	s.found.Evaluations++
	if len(s.texts[i]) > 0 {
		s.valued[i] = true
	}
	if s.settings[i].Pair == nil {
		return unplayable
	}
	var rows [][]float64
	for _, block := range s.rows(i, s.searchBlocks()) {
		rows = append(rows, block...)
	}
	net, excess := play.NetColumn, 0.
	sum := 0.
	for _, row := range rows {
		sum += row[net]
	}
	for _, t := range s.subject {
		excess += t.Excess(rows)
	}
	tried := result.Tried{Texts: s.texts[i], Net: sum / float64(len(rows)), Excess: excess}
	if n := len(s.found.Path); n > 0 {
		tried.Best = s.found.Path[n-1].Best
	}
	if excess == 0 && (tried.Best == nil || tried.Net > *tried.Best) {
		tried.Best = &tried.Net
	}
	s.found.Path = append(s.found.Path, tried)
	if excess > 0 {
		// Payroll is the size of what is at stake: a condition missed by a tenth
		// costs ten times the lead that counts as small.
		return tried.Net - 100*s.smallLead()*(.1+10*excess)
	}
	return tried.Net
}

// netOf is the mean net of a setting in the search.
func (s *optimizeRun) netOf(i int) float64 {
	for _, t := range s.found.Path {
		if slices.Equal(t.Texts, s.texts[i]) {
			return t.Net
		}
	}
	return math.NaN()
}

// foresee plays one world and says what the search may take.
func (s *optimizeRun) foresee(ctx context.Context) error {
	if s.settings[0].Pair == nil {
		s.t.Note("up to %d settings, %d worlds each, and a contest of %d", s.oo.evaluations, searchDraws,
			s.oo.finalists)
		return nil
	}
	if err := s.rowCache.Play(ctx, "first world", s.tasks([]int{0}, s.searchBlocks())[:1]); err != nil {
		return err
	}
	each := s.rowCache.Spent.Seconds() / float64(s.o.Workers)
	search := each * float64(s.oo.evaluations*searchDraws) * .75 // the first half shares the reference
	s.fit(each * searchDraws)
	few, many := each*float64(s.oo.finalists*80), each*float64(s.oo.finalists*8*mostObservations)
	return s.announce(fmt.Sprintf("up to %d settings, %d worlds each, and a contest of %d", s.oo.evaluations,
		searchDraws, s.oo.finalists), search+few, search+many)
}
