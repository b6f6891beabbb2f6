package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/scenarios"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// question is what every verb beside run starts from: a scenario, the plan asked
// about, and the folder, which is that of the scenario's run.
type question struct {
	t     *terminal.Terminal
	o     *play.Options
	src   *play.Source
	own   *play.Study // all plans, as the file has them
	plan  scenarios.Plan
	dir   string
	kept  *folder.Folder // the same, once the answer is being made
	level float64
	began time.Time
	flag  string // that names the keys of a design

	unstated bool // nobody said which of several plans is asked about
}

// answerFlags are those of every verb that writes an answer: of run's, all but
// the precision of its means.
func answerFlags(o *play.Options, c *cobra.Command) {
	scenarioFlags(o, c)
	f := c.Flags()
	f.StringVarP(&o.Out, "out", "o", "",
		"result `folder` (default: that of the scenario's run, out/runs/<scenario>-<hash>)")
	f.IntVar(&o.Reps, "reps", 0,
		"number of worlds, rounded up to whole blocks where anything is uncertain (default: see above)")
	machineFlags(o, f)
}

// newQuestion reads the scenario and finds the plan; "" means the plan the
// scenario is about.
func newQuestion(ctx context.Context, t *terminal.Terminal, o *play.Options, name, plan string) (*question, error) {
	o.Plan = plan
	q, err := openQuestion(ctx, t, o, name)
	if err != nil {
		return nil, err
	}
	return q, q.about(plan)
}

// readStudy reads every plan of a scenario under the seed that was asked for, tells what
// does not stop it, and refuses what no memory holds.
func readStudy(ctx context.Context, t *terminal.Terminal, o *play.Options, name string) (*play.Source, *play.Study,
	error,
) {
	src, err := play.NewSource(ctx, t, name, o.Settings())
	if err != nil {
		return nil, nil, err
	}
	if err := src.LearnFrom(ctx, o.Draws); err != nil {
		return nil, nil, err
	}
	s, err := src.Load(ctx)
	if err != nil {
		return nil, nil, err
	}
	if err := s.LearntTies(); err != nil {
		return nil, nil, err
	}
	play.TellLoaded(t, s)
	seed := s.Seed
	if o.Seed != 0 {
		seed = o.Seed
	}
	st := play.NewStudy(s, seed, s.Plans)
	if o.Reps > 0 {
		if _, err := st.Drawable(o.Reps, true); err != nil {
			return nil, nil, err
		}
	}
	return src, st, st.Fits()
}

// openQuestion reads the scenario, and asks about no plan yet.
func openQuestion(ctx context.Context, t *terminal.Terminal, o *play.Options, name string) (*question, error) {
	src, own, err := readStudy(ctx, t, o, name)
	if err != nil {
		return nil, err
	}
	q := &question{t: t, o: o, src: src, own: own, level: own.Scenario.Level, dir: o.Out, began: time.Now()}
	if q.dir == "" {
		q.dir = filepath.Join("out", "runs", own.Scenario.Name+"-"+own.Hash()[:8])
	}
	return q, nil
}

// about names the plan that is asked about.
func (q *question) about(plan string) error {
	q.unstated = plan == "" && play.StatedSubject(q.own) == ""
	if plan == "" {
		if plan = play.Subject(q.own); plan == "" {
			return remedy.Errorf("the scenario has no plan beside its reference").
				Hint("add a [plan.NAME] table to it")
		}
	}
	for _, p := range q.own.Plans {
		if p.Name == plan && !p.Reference {
			q.plan = p
		}
	}
	if q.plan.Name == "" {
		return remedy.Errorf("--plan %s: there is no such plan beside the reference", plan).
			Hint("the plans are %s", strings.Join(q.own.Others(), ", "))
	}
	return nil
}

// aboutAny is about, where the reference may be asked about as well: by its name, or
// where there is no other plan.
func (q *question) aboutAny(plan string) error {
	reference := q.own.Plans[q.own.Reference]
	if plan == reference.Name || plan == "" && play.Subject(q.own) == "" {
		q.plan = reference
		return nil
	}
	return q.about(plan)
}

// remember takes the folder of the answer, until letGo, and writes its manifest where
// it has none: the scenario and the seed repeat the answer. It refuses a folder that
// holds another scenario.
func (q *question) remember() (err error) {
	if q.kept, err = folder.Take(q.dir); err != nil {
		return err
	}
	run := &play.Job{Dir: q.dir, Plans: &play.Part{Study: q.own, Worlds: q.own.Scenario.Worlds}}
	there, err := result.ReadManifest(q.dir)
	switch {
	case err == nil && there.Hash != q.own.Hash():
		err = play.HoldsAnother(q.dir, there)
	case err == nil:
		err = q.settleManifest()
	default:
		err = errors.Join(q.src.KeepDraws(q.kept), result.WriteManifest(q.kept, run.By(q.src).Manifest()))
		if err == nil {
			err = q.kept.Commit()
		}
	}
	if err != nil {
		q.letGo()
	}
	return err
}

// settleManifest lists a manifest that its writer was stopped at, and that is whole.
func (q *question) settleManifest() error {
	data, err := q.kept.Read(result.ManifestFile)
	if !errors.Is(err, folder.ErrBeingWritten) {
		return nil
	}
	return errors.Join(q.kept.Put(result.ManifestFile, data.Bytes), q.kept.Commit())
}

// letGo lets go of the folder: what has not been committed is gone, rows apart.
func (q *question) letGo() { q.kept.Close() }

// limited puts --budget on a context, counted from the start of the program.
func (q *question) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	if q.o.Budget > 0 {
		return context.WithDeadline(ctx, q.began.Add(q.o.Budget))
	}
	return context.WithCancel(ctx)
}

// identity is what rows of a verb belong to: the scenario and every setting.
func (q *question) identity(parts ...any) (key result.Key) {
	h := sha256.New()
	fmt.Fprintln(h, play.RowsVersion, q.own.Hash())
	for _, p := range append(parts, q.own.LooksAt()...) {
		fmt.Fprintln(h, p)
	}
	copy(key[:], h.Sum(nil))
	return key
}

// Shape is what a verb keeps of a world: one plan's measures, and one value a month.
func (q *question) Shape() result.Shape {
	return result.Shape{Model: play.RowsVersion, Measures: len(q.own.Measures()), Series: q.own.Scenario.Months}
}

// head is what the answer rests on.
func (q *question) head() result.Head {
	s := q.own.Scenario
	h := result.Head{
		Program: result.Program{Version: play.Version, Model: play.Physics},
		Scenario: result.Scenario{
			Name: s.Name, Title: s.Title, Question: s.Question,
			Start: s.Start.String(), Months: s.Months, Currency: s.Currency,
		},
		Seed: q.own.Seed, Hash: q.own.Hash(), Level: q.level,
		Plan: q.plan.Title, Against: q.own.Plans[q.own.Reference].Title, Learnt: q.src.LearntFrom(s),
	}
	if p, err := q.own.Plans[q.own.Reference].Params(nil); err == nil {
		h.Scale = p.Scale
	}
	return h
}

// Finish stages the answer and what is drawn of it, commits them with the rows, and
// prints it. playErr is how playing
// ended; after an interrupt or a spent budget the answer holds what there is.
func (q *question) Finish(ctx context.Context, file string, a result.Answer) error {
	if err := result.WriteAnswer(q.kept, file, a); err != nil {
		return err
	}
	if err := q.redraw(); err != nil {
		return err
	}
	if err := q.kept.Commit(); err != nil {
		return err
	}
	if q.o.JSON {
		data, err := result.Encode(a)
		if err != nil {
			return err
		}
		if _, err = q.t.Out.Write(data); err != nil {
			return err
		}
	} else {
		if err := answer.AnswerBeside(q.t.Out, a, q.kept, q.t.Width); err != nil {
			return err
		}
		fmt.Fprintf(q.t.Out, "\nResult   %s\n", filepath.Join(q.dir, file))
		if answer.Drawn(a) {
			fmt.Fprintf(q.t.Out, "Charts   %s\n", filepath.Join(q.dir, drawing.ChartFolder))
		}
	}
	if ctx.Err() != nil {
		q.t.Note("stopped early; the same command goes on from there")
		if !play.SpentBudget(ctx) {
			return terminal.Exit(terminal.ExitInterrupted, nil)
		}
	}
	return nil
}

// ended sorts out how playing ended: nil where there is something to tell.
func (q *question) ended(ctx context.Context, err error, something bool) error {
	switch {
	case err != nil && !terminal.Stopped(ctx, err):
		return q.t.FailWorld(err)
	case !something:
		return play.Unfinished(ctx)
	}
	return nil
}

// announce says what is about to be played, and refuses what takes too long.
func (q *question) announce(what string, least, most float64) error {
	processor := float64(max(1, q.o.Workers))
	q.t.Note("%s: about %s on %d workers, %s of processor time", what, between(least, most), q.o.Workers,
		between(least*processor, most*processor))
	if most > play.MostSeconds && q.o.Budget == 0 && !q.o.Yes {
		return q.t.TooLarge([]string{fmt.Sprintf("this would take up to %.1f hours", most/3600)})
	}
	return nil
}

func between(a, b float64) string {
	say := func(s float64) string { return time.Duration(s * float64(time.Second)).Round(time.Second).String() }
	if say(a) == say(b) {
		return say(a)
	}
	return say(a) + " to " + say(b)
}

// redraw draws every answer of a folder, and the report where there is a run; one
// that is unfinished or damaged must not cost the answer.
func (q *question) redraw() error {
	left, err := answer.DrawAnswers(q.kept, q.kept)
	for _, line := range left {
		q.t.Warn("%s", line)
	}
	if err != nil {
		return err
	}
	r, err := result.Read(q.dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	var rows *result.Runs
	if err == nil {
		rows, err = rowsOf(q.dir, r)
	}
	if err != nil {
		q.t.Warn("the report of the run is not drawn again: %s", remedy.Text(err))
		return nil
	}
	_, err = out.Write(q.kept, q.kept, r, rows)
	return err
}
