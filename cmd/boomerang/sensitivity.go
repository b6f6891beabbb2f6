package main

import (
	"context"
	"errors"
	"fmt"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// sensitivityOptions are the flags of sensitivity alone.
type sensitivityOptions struct {
	plan         string
	measure      string
	chances      int
	trajectories int
	samples      int
	within       float64
	top          int
}

// newSensitivity is the verb sensitivity.
func newSensitivity(t *terminal.Terminal, o *play.Options) *cobra.Command {
	so := &sensitivityOptions{}
	c := &cobra.Command{
		Use:   "sensitivity FILE",
		Short: "Say which assumption moves the answer, and what knowing it would be worth",
		Long: `Four looks at what is not known, each dearer than the one before: a tornado
(every assumption at its 10 % and 90 % quantile, the others at their medians, in
the same worlds), Morris screening on trajectories that lie far apart, Sobol
indices of the assumptions the screening ranks first (the others as one group,
and chance as an input of its own), and the value in money of knowing each
before choosing a plan. With --budget the first two and the last are played small
before any is played in full, and the answer names what was left out.

Sobol indices divide variance between independent causes. Where the scenario states
correlations, Shapley effects (Song, Nelson and Staum 2016) from up to --samples orders
of the assumptions stand in the place of all that moves one of them alone; where
worlds draw from what was learnt (--draws) only the value of information is given.`,
		Example: "  boomerang sensitivity midsize-fintech\n  boomerang sensitivity mine.toml --plan cut-40 " +
			"--samples 256 --budget 10m",
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	drawsFlag(o, c)
	rowsFlag(o, c)
	f := c.Flags()
	f.StringVar(&so.plan, "plan", "", "`plan` to look at (default: the one the scenario is about)")
	f.StringVar(&so.measure, "measure", result.Net, "`name` of what is looked at, one of the scenario's own too, or "+
		"of a month, satisfaction@6; list --measures has them")
	f.IntVar(&so.chances, "chances", 4, "`worlds` of chance behind each bar of the tornado")
	f.IntVar(&so.trajectories, "trajectories", 8, "Morris `trajectories`, 0 for none")
	f.IntVar(&so.samples, "samples", 128, "most base `points` of the Sobol indices, a power of two; 0 for none")
	f.Float64Var(&so.within, "within", .1, "stop adding points when every total index is known to ± this at 90 %")
	f.IntVar(&so.top, "top", 6, "`number` of assumptions that get Sobol indices of their own")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if err := errors.Join(so.check(), aloneAsked(o, c.Flags())); err != nil {
			return err
		}
		q, err := newQuestion(c.Context(), t, o, args[0], so.plan)
		if err != nil {
			return err
		}
		return playSensitivity(c.Context(), q, so)
	}
	return c
}

func (so *sensitivityOptions) check() error {
	switch {
	case so.chances < 1 || so.top < 1:
		return fmt.Errorf("--chances and --top: at least one is needed")
	case so.trajectories < 0 || so.trajectories == 1:
		return fmt.Errorf("--trajectories %d: at least two are needed, or 0 for none", so.trajectories)
	case so.samples < 0 || so.samples != 0 && (so.samples < 8 || so.samples&(so.samples-1) != 0):
		return fmt.Errorf("--samples %d: a power of two from 8, or 0 for none", so.samples)
	case !(so.within > 0):
		return fmt.Errorf("--within %v: a half-width above 0 is needed, such as 0.1", so.within)
	}
	return nil
}

// sensitivityRun is a sensitivity study being played.
type sensitivityRun struct {
	*question
	so       *sensitivityOptions
	base     *play.Setting
	rowCache *play.RowCache
	column   int                 // of the measure
	groups   [][]int             // of the indices
	ordered  [][]int             // of correlated inputs
	points   map[int][][]float64 // of each stage, as far as they were asked for
	found    *result.Sensitivity
	done     bool // something is finished
	settled  bool // the indices are known as well as was asked, or the effects
}

// The stages of a study number their points apart.
const (
	stageTornado = iota << 32
	stageMorris
	stageIndices
	stageEffects
)

// phases are those Play goes through; nobody knows how many base points will do.
func (s *sensitivityRun) phases(least, most int) (all []terminal.Phase) {
	k := len(s.found.Inputs)
	one, plans := play.OfRows(1), play.OfRows(float64(len(s.own.Plans)-1))
	add := func(label string, worlds int, each float64) {
		if worlds > 0 {
			all = append(all, terminal.Phase{Label: label, Worlds: worlds, Each: each, Open: label == "indices"})
		}
	}
	add("first world", 1, one)
	if s.o.Budget > 0 {
		add("tornado", 2*k, one)
		add("screening", min(2, s.so.trajectories)*(k+1), one)
		add("plans", min(least, most), plans)
		least, most = 0, most-least
	}
	add("tornado", (2*k+1)*s.so.chances-1, one)
	add("screening", s.so.trajectories*(k+1), one)
	add("indices", s.so.samples*(min(s.so.top, k)+4), one)
	add("plans", most, plans)
	return all
}

// informationWorlds is how many worlds the value of information rests on
// unless --reps says otherwise: 20 blocks.
const informationWorlds = 180

// playSensitivity plays bars, screening, indices and value of information in this order, each as far
// as the budget goes, and says what was left out.
func playSensitivity(ctx context.Context, q *question, so *sensitivityOptions) error {
	inputs := len(q.own.Scenario.Unknowns)
	if inputs == 0 {
		return remedy.Errorf("nothing is uncertain in this scenario").
			Hint("write a number as a distribution, { low = 1, mode = 2, high = 4 }")
	}
	s := &sensitivityRun{question: q, so: so, found: &result.Sensitivity{Head: q.head()}, points: map[int][][]float64{}}
	column, of, err := q.own.Output("--measure "+so.measure, so.measure)
	if err != nil {
		return err
	}
	s.column, s.found.Outcome = column, &of
	if q.drawsLearnt() && of.Better == result.Neither {
		return remedy.Errorf("--measure %s: of what was learnt only the value of information is given, and of this "+
			"measure neither more nor less is better", so.measure).Hint("choose another, or leave --draws out")
	}
	if so.samples == 0 && of.Better == result.Neither && q.own.Scenario.Correlated() {
		return remedy.Errorf("--measure %s, --samples 0: nothing is left to play: of this measure neither more nor "+
			"less is better, and the scenario states correlations", so.measure).
			Hint("leave --samples out")
	}
	if s.base, err = play.NewSetting(ctx, q.src, q.own, q.plan.Name, nil); err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	if s.rowCache, err = play.OpenRowCache(q.t, q.o, q.kept, "sensitivity", q.Shape(),
		q.identity(q.plan.Name, "bars by world", so.trajectories, so.top), q.own.Derive()); err != nil {
		return err
	}
	defer s.rowCache.Store.Close()
	s.found.Inputs = q.inputs()
	ctx, stop := q.limited(ctx)
	defer stop()
	if err := q.ended(ctx, s.Play(ctx), s.done); err != nil {
		return err
	}
	if err := s.rowCache.Close(); err != nil {
		return err
	}
	s.found.Stopped.Kind = result.EverythingPlayed
	if left := s.missing(); ctx.Err() != nil && len(left) > 0 {
		s.found.Stopped = result.Ending{Kind: result.EndedEarly, Left: left}
	}
	if err := s.keepPoints(); err != nil {
		return err
	}
	return q.Finish(ctx, result.SensitivityFile, s.found)
}

// Play goes through the stages. With a budget each that ranks the assumptions is
// first played as small as it can be, so that the time does not end before some of
// them were looked at, and then in full; indices, the dearest, come last but one.
func (s *sensitivityRun) Play(ctx context.Context) error {
	d := s.own.Design()
	least := (result.InformationDraws + d.Draws() - 1) / d.Draws() * d.Worlds()
	most := s.informationWorlds()
	switch {
	case s.drawsLearnt():
		return s.playLearnt(ctx, least)
	case s.own.Scenario.Correlated():
		return s.playCorrelated(ctx, least, most)
	}
	defer s.t.Journey(s.phases(least, most)...).Arrive()
	if err := s.announceAll(ctx); err != nil {
		return err
	}
	full := []func() error{
		func() error { return s.tornado(ctx, s.so.chances) },
		func() error { return s.screen(ctx, s.so.trajectories) },
		func() error { return s.indices(ctx) },
		func() error { return s.information(ctx, most) },
	}
	if s.o.Budget > 0 {
		full = append([]func() error{
			func() error { return s.tornado(ctx, 1) },
			func() error { return s.screen(ctx, min(2, s.so.trajectories)) },
			func() error { return s.information(ctx, min(least, most)) },
		}, full...)
	}
	for _, stage := range full {
		if err := stage(); err != nil {
			return err
		}
	}
	return nil
}

// informationWorlds is how many worlds the value of information is to rest on; what cannot be played was refused.
func (s *sensitivityRun) informationWorlds() int {
	worlds, err := s.worldsOf(informationWorlds)
	if err != nil {
		return 0
	}
	return worlds
}

// missing is what was not played of a study: the inputs the tornado did not reach,
// and the stages that came to nothing or to less.
func (s *sensitivityRun) missing() (left []result.Unplayed) {
	lacks := func(stage result.Stage, done, of int) {
		if done < of {
			left = append(left, result.Unplayed{Stage: stage, Done: done, Of: of})
		}
	}
	if !s.own.Scenario.Correlated() && !s.drawsLearnt() {
		bars := 0
		for _, in := range s.found.Inputs {
			if in.AtLow != nil {
				bars++
			}
		}
		lacks(result.TornadoStage, bars, len(s.found.Inputs))
		if bars > 0 {
			lacks(result.ChancesStage, s.found.Chances, s.so.chances)
		}
		lacks(result.ScreeningStage, s.found.Trajectories, s.so.trajectories)
		if n := s.found.BasePoints; n == 0 || !s.settled {
			lacks(result.IndicesStage, n, s.so.samples)
		}
	}
	if n := s.found.Orders; s.own.Scenario.Correlated() && !s.drawsLearnt() && (n == 0 || !s.settled) {
		lacks(result.EffectsStage, n, s.so.samples)
	}
	if s.found.Outcome.Better != result.Neither {
		lacks(result.InformationStage, s.found.Worlds, s.informationAsked())
	}
	return left
}

// informationAsked is how many draws the value of information was to rest on.
func (s *sensitivityRun) informationAsked() int {
	d := s.own.Design()
	return d.Whole(s.informationWorlds()) / d.Worlds() * d.Draws()
}

// announceAll plays the middle of the tornado and says what the rest will take.
func (s *sensitivityRun) announceAll(ctx context.Context) error {
	k := len(s.found.Inputs)
	middle := make([]float64, k+1)
	for i := range middle {
		middle[i] = .5
	}
	middle[k] = s.chances()[0]
	if _, err := s.function(stageTornado, "first world")(ctx, [][]float64{middle}); err != nil {
		return err
	}
	worlds := s.informationWorlds()
	points := (2*k+1)*s.so.chances + s.so.trajectories*(k+1) + s.so.samples*(min(s.so.top, k)+4)
	what := terminal.Text("%d assumptions, %d points of one plan and %d worlds of all plans", k, points, worlds)
	if s.rowCache.Played == 0 {
		s.t.Note("%s: %d points are stored", what, len(s.rowCache.Rows))
		return nil
	}
	each := s.rowCache.Spent.Seconds() / float64(max(1, s.o.Workers))
	seconds := each * (float64(points) + float64(worlds)*float64(len(s.own.Plans))/2)
	return s.announce(what, seconds, seconds)
}

// leastBase is how many base points may be enough: fewer make intervals that are
// themselves a guess.
const leastBase = 32
