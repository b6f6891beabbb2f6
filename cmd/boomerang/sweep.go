package main

import (
	"context"
	"fmt"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newSweep is the verb sweep.
func newSweep(t *terminal.Terminal, o *play.Options) *cobra.Command {
	so := &sweepOptions{}
	c := &cobra.Command{
		Use:   "sweep FILE",
		Short: "Play one plan over a design of settings: the safe cut, and what it takes",
		Long: `Plays one plan against the reference at every setting of a design, all in the
same random worlds; without an axis the design is the [grid] of the file. Settings
near the frontier, where P(net gain) passes --at, get more worlds; those far from
it few; those that stay uncertain are marked.

Values pass the checks of -s. Keys of cut, routing, valve, assistant, controls
and leadership are set for the plan, all others for plan and reference alike. The
design is played again at both ends of day-0 slack and churn dose, and the answer
is given at months 6, 12 and 18.`,
		Example: `  boomerang sweep midsize-fintech
  boomerang sweep midsize-fintech --grid cut.share=0:0.5:6 --grid assistant.deflection=0.41:0.60:4
  boomerang sweep mine.toml --grid cut.share=0:0.5 --grid churn.scale=0.1:0.5 --sobol 32
  boomerang sweep mine.toml --list "cut.share=0.2 valve.steps=0" --list "cut.share=0.3 valve.steps=4"`,
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	drawsFlag(o, c)
	rowsFlag(o, c)
	f := c.Flags()
	f.StringArrayVar(&so.grid, "grid", nil, "an axis, `key=a,b,c` or key=low:high:number; repeatable")
	f.StringArrayVar(&so.list, "list", nil, "one setting, `\"key=value key=value\"`; repeatable")
	f.BoolVar(&so.zip, "zip", false, "take the values of the axes side by side instead of every combination")
	f.IntVar(&so.lhs, "lhs", 0, "`N` points of a Latin hypercube over axes key=low:high")
	f.IntVar(&so.sobol, "sobol", 0, "`N` points of a Sobol sequence over axes key=low:high")
	f.StringVar(&so.plan, "plan", "", "`plan` to sweep (default: the one the scenario is about)")
	f.Float64Var(&so.at, "at", .8, "`probability` of a net gain that counts as safe")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if !(so.at > 0 && so.at < 1) {
			return fmt.Errorf("--at %v: a probability between 0 and 1 is needed", so.at)
		}
		o.Plan = so.plan
		q, err := openQuestion(c.Context(), t, o, args[0])
		if err != nil {
			return err
		}
		so.ask(q.own.Scenario)
		if err := q.about(so.plan); err != nil {
			return err
		}
		return playSweep(c.Context(), q, so)
	}
	return c
}

// How a sweep spends worlds, in blocks of 8 draws: 4 tell far from near, 10
// make the first interval that may end a cell, 32 are where it gives up. A design
// at an end of slack or churn dose shows a direction: 2 blocks, 4 near the
// frontier.
const (
	sweepNear      = .25
	sweepHalfWidth = .10
	sweepStressed  = 4
)

// sweepRun is a sweep being played. Its cells are the settings of the design,
// and after them those of the design again at each end of the sweep keys.
type sweepRun struct {
	*settingRuns
	so       *sweepOptions
	axes     []result.SweepAxis
	points   []sweepPoint
	name     result.SweepDesign
	stressed []string // of each copy of the design; the first is ""
	rule     drive.Allocation
	few      int   // blocks of a copy at an end of a sweep key
	blocks   []int // played of each cell
}

// playSweep reads the design, refuses what cannot be set before anything is played, and plays blocks
// of worlds where they decide most.
func playSweep(ctx context.Context, q *question, so *sweepOptions) error {
	s := &sweepRun{settingRuns: &settingRuns{question: q}, so: so}
	var err error
	if s.axes, s.points, s.name, err = so.Design(q.own.Seed); err != nil {
		return err
	}
	q.flag = so.flag()
	if err := q.refuseAxes(ctx, s.axes, s.points, func(int) bool { return so.free() }); err != nil {
		return err
	}
	valued(s.axes, s.points)
	if err := s.prepare(ctx); err != nil {
		return err
	}
	if err := s.open("sweep"); err != nil {
		return err
	}
	defer q.letGo()
	defer s.rowCache.Store.Close()
	ctx, stop := q.limited(ctx)
	defer stop()
	playErr := s.Play(ctx)
	if err := q.ended(ctx, playErr, slices.ContainsFunc(s.blocks, func(n int) bool { return n > 0 })); err != nil {
		return err
	}
	if err := s.rowCache.Close(); err != nil {
		return err
	}
	if err := s.keepCells(); err != nil {
		return err
	}
	return q.Finish(ctx, result.SweepFile, s.answer(ctx))
}

// prepare reads the scenario at every setting.
func (s *sweepRun) prepare(ctx context.Context) (err error) {
	if s.settings, err = s.question.Settings(ctx, s.axes, s.points); err != nil {
		return err
	}
	s.stressed = []string{""}
	// the assumptions every design is played at both ends of
	for _, key := range []string{"humans.slack", play.ChurnUnknown(s.own.Scenario)} {
		if s.learnt(key) || slices.ContainsFunc(s.axes, func(a result.SweepAxis) bool { return a.Key == key }) {
			continue // what was learnt of a key is in the draws, and its ends may be what it rules out
		}
		low, high := scenarios.Swept(key)
		for _, end := range []string{low, high} {
			all, err := s.question.Settings(ctx, s.axes, s.points, key+"="+end)
			if err != nil {
				continue // a company that cannot be played there
			}
			s.settings, s.stressed = append(s.settings, all...), append(s.stressed, key+" = "+end)
		}
	}
	s.blocks = make([]int, len(s.settings))
	eight := 8 / s.own.Design().Draws() // blocks that hold 8 draws
	s.rule = drive.Allocation{
		At: s.so.at, Near: sweepNear, HalfWidth: sweepHalfWidth, Level: s.level,
		First: 4 * eight, Least: 10 * eight, Step: 2 * eight, Most: 32 * eight,
	}
	if s.o.Reps > 0 {
		most := max(1, s.own.Design().Whole(s.o.Reps)/s.own.Design().Worlds())
		s.rule.Most = most
	}
	if most := s.own.LearntBlocks(); most > 0 {
		s.rule.Most = min(s.rule.Most, most)
	}
	s.rule.First, s.rule.Least = min(s.rule.First, s.rule.Most), min(s.rule.Least, s.rule.Most)
	s.few = min(sweepStressed*eight, s.rule.Most)
	return nil
}

// playable are the cells of one copy of the design that can be played.
func (s *sweepRun) playable(copy int) (cells []int) {
	for k := range s.points {
		if c := copy*len(s.points) + k; s.settings[c].Pair != nil {
			cells = append(cells, c)
		}
	}
	return cells
}

// Play gives the design its worlds, and then its copies a few each.
func (s *sweepRun) Play(ctx context.Context) error {
	cells := s.playable(0)
	if len(cells) == 0 {
		return fmt.Errorf("no setting of the design can be played: %s", s.settings[0].Problem)
	}
	defer s.t.Journey(s.phases(cells)...).Arrive()
	if err := s.estimate(ctx, cells); err != nil {
		return err
	}
	if err := s.allot(ctx, s.rule, "sweep", cells); err != nil {
		return err
	}
	side := s.rule
	side.First, side.Least, side.Step, side.Most = min(s.rule.First/2, s.few), s.few, s.few, s.few
	side.First = max(side.First, 1)
	for k, end := range s.stressed[1:] {
		if err := s.allot(ctx, side, "sweep at "+end, s.playable(k+1)); err != nil {
			return err
		}
	}
	return nil
}

// phases are the design and its copies; how many worlds the design takes shows.
func (s *sweepRun) phases(cells []int) []terminal.Phase {
	d, each := s.own.Design().Draws(), play.OfRows(float64(len(cells)))
	all := []terminal.Phase{
		{Label: "first worlds", Worlds: min(2, d), Each: each},
		{Label: "sweep", Worlds: s.rule.First * d, Each: each, Open: true},
	}
	for k, end := range s.stressed[1:] {
		all = append(all, terminal.Phase{
			Label: "sweep at " + end, Worlds: s.few * d, Each: play.OfRows(float64(len(s.playable(k + 1)))), Open: true,
		})
	}
	return all
}

// allot gives cells their blocks by a rule.
func (s *sweepRun) allot(ctx context.Context, rule drive.Allocation, label string, cells []int) error {
	if len(cells) == 0 {
		return nil
	}
	_, err := rule.Play(ctx, len(cells), func(ctx context.Context, which []int, from, to int) ([][][]float64, error) {
		asked := make([]int, len(which))
		for i, w := range which {
			asked[i] = cells[w]
		}
		return s.patch(ctx, label, asked, [2]int{from, to})
	})
	return err
}

// estimate plays the first two worlds and says what the rest will take.
func (s *sweepRun) estimate(ctx context.Context, cells []int) error {
	if err := s.rowCache.Play(ctx, "first worlds", s.tasks(cells, [2]int{0, 1})[:min(2,
		s.own.Design().Draws())]); err != nil {
		return err
	}
	runs := len(cells) * s.own.Design().Draws()
	side := 0
	for k := range s.stressed[1:] {
		side += len(s.playable(k+1)) * s.few * s.own.Design().Draws()
	}
	what := terminal.Text("%d settings of “%s” (%s), %d to %d runs", len(cells), wording.Clean(s.question.plan.Title),
		wording.SettingsOf(s.name, s.free()),
		runs*s.rule.First, runs*s.rule.Most)
	if side > 0 {
		what += terminal.Text(" and %d at the ends of slack and churn dose", side)
	}
	if s.rowCache.Played == 0 {
		s.t.Note("%s: %d are stored", what, len(s.rowCache.Rows))
		return nil
	}
	each := s.rowCache.Spent.Seconds() / float64(s.rowCache.Played)
	return s.announce(what, each*float64(runs*s.rule.First+side), each*float64(runs*s.rule.Most+side))
}

// patch plays blocks of cells and returns the net value at the horizon.
func (s *sweepRun) patch(ctx context.Context, label string, cells []int, blocks [2]int) ([][][]float64, error) {
	if err := s.rowCache.Play(ctx, label, s.tasks(cells, blocks)); err != nil {
		for i := range cells {
			s.blocks[cells[i]] = max(s.blocks[cells[i]], s.whole(cells[i]))
		}
		return nil, err
	}
	values := make([][][]float64, len(cells))
	for i, c := range cells {
		s.blocks[c] = max(s.blocks[c], blocks[1])
		values[i] = s.nets(c, blocks, s.own.Scenario.Months)
	}
	return values, nil
}
