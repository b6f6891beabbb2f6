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

	"boomerang/models/desk"
	"boomerang/out"
	"boomerang/scenarios"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// inquiry is what every verb beside run starts from: a scenario, the plan asked
// about, and the folder, which is that of the scenario's run.
type inquiry struct {
	t     *terminal
	o     *options
	src   *source
	own   *study // all plans, as the file has them
	plan  scenarios.Plan
	dir   string
	level float64
	began time.Time
	flag  string // that names the keys of a design
}

// answerFlags are those of every verb that writes an answer: of run's, all but
// the precision of its means.
func (o *options) answerFlags(c *cobra.Command) {
	o.scenarioFlags(c)
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "", "result `folder` (default: that of the scenario's run, out/runs/<scenario>-<hash>)")
	f.IntVar(&o.reps, "reps", 0, "number of worlds, rounded up to whole blocks where anything is uncertain (default: see above)")
	o.machineFlags(f)
}

// newInquiry reads the scenario and finds the plan; "" means the plan the
// scenario is about.
func newInquiry(t *terminal, o *options, name, plan string) (*inquiry, error) {
	q, err := openInquiry(t, o, name)
	if err != nil {
		return nil, err
	}
	return q, q.about(plan)
}

// openInquiry reads the scenario, and asks about no plan yet.
func openInquiry(t *terminal, o *options, name string) (*inquiry, error) {
	src, err := newSource(t, name, o.settings())
	if err != nil {
		return nil, err
	}
	s, err := src.load()
	if err != nil {
		return nil, err
	}
	for _, w := range s.Warnings {
		t.warn("%s", w)
	}
	seed := s.Seed
	if o.seed != 0 {
		seed = o.seed
	}
	q := &inquiry{t: t, o: o, src: src, own: newStudy(s, seed, s.Plans), level: .90, dir: o.out, began: time.Now()}
	if q.dir == "" {
		q.dir = filepath.Join("out", "runs", s.Name+"-"+q.own.hash()[:8])
	}
	return q, nil
}

// about names the plan that is asked about.
func (q *inquiry) about(plan string) error {
	if plan == "" {
		if plan = subject(q.own); plan == "" {
			return fmt.Errorf("no plan has both a cut and an assistant\nhint: name one with --plan")
		}
	}
	var known []string
	for _, p := range q.own.plans {
		if p.Name == plan && !p.Reference {
			q.plan = p
		}
		if !p.Reference {
			known = append(known, p.Name)
		}
	}
	if q.plan.Name == "" {
		return fmt.Errorf("--plan %s: there is no such plan beside the reference\nhint: the plans are %s", plan, strings.Join(known, ", "))
	}
	return nil
}

// remember writes the manifest of a folder that has none: the scenario and the
// seed repeat the answer. It refuses a folder that holds another scenario.
func (q *inquiry) remember() error {
	if err := os.MkdirAll(q.dir, 0o755); err != nil {
		return err
	}
	run := &job{dir: q.dir, plans: &part{study: q.own, worlds: q.own.scenario.Worlds}}
	there, err := result.ReadManifest(q.dir)
	switch {
	case err == nil && there.Hash != q.own.hash():
		return fmt.Errorf("%s holds another run (%s %s, seed %d)\nhint: choose another folder with -o, or remove it", q.dir, there.Name, there.Hash, there.Seed)
	case err == nil:
		return nil
	}
	return result.WriteManifest(q.dir, run.manifest())
}

// limited puts --budget on a context, counted from the start of the program.
func (q *inquiry) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	if q.o.budget > 0 {
		return context.WithDeadline(ctx, q.began.Add(q.o.budget))
	}
	return context.WithCancel(ctx)
}

// identity is what rows of a verb belong to: the scenario and every setting.
func (q *inquiry) identity(parts ...any) (key result.Key) {
	h := sha256.New()
	fmt.Fprintln(h, rowsVersion, q.own.hash())
	for _, p := range parts {
		fmt.Fprintln(h, p)
	}
	copy(key[:], h.Sum(nil))
	return key
}

// shape is what a verb keeps of a world: one plan's measures, and one value a month.
func (q *inquiry) shape() result.Shape {
	return result.Shape{Model: rowsVersion, Measures: len(q.own.measures()), Series: q.own.scenario.Months}
}

// head is what the answer rests on.
func (q *inquiry) head() result.Head {
	s := q.own.scenario
	h := result.Head{
		Program: result.Program{Version: version, Model: desk.Version},
		Scenario: result.Scenario{
			Name: s.Name, Title: s.Title, Question: s.Question,
			Start: s.Start.String(), Months: s.Months, Currency: s.Currency,
		},
		Seed: q.own.seed, Hash: q.own.hash(), Level: q.level,
		Plan: q.plan.Title, Against: q.own.plans[q.own.reference].Title,
	}
	if p, err := q.own.plans[q.own.reference].Params(nil); err == nil {
		h.Scale = p.Scale
	}
	return h
}

// finish writes the answer, draws it and prints it. playErr is how playing
// ended; after an interrupt or a spent budget the answer holds what there is.
func (q *inquiry) finish(ctx context.Context, file string, a result.Answer) error {
	if err := result.WriteAnswer(q.dir, file, a); err != nil {
		return err
	}
	if err := q.redraw(); err != nil {
		return err
	}
	if q.o.json {
		data, err := result.Encode(a)
		if err != nil {
			return err
		}
		if _, err = q.t.out.Write(data); err != nil {
			return err
		}
	} else {
		if err := out.Answer(q.t.out, a, q.t.width); err != nil {
			return err
		}
		fmt.Fprintf(q.t.out, "\nResult   %s\n", filepath.Join(q.dir, file))
		if out.Drawn(a) {
			fmt.Fprintf(q.t.out, "Charts   %s\n", filepath.Join(q.dir, out.ChartFolder))
		}
	}
	if err := ctx.Err(); err != nil {
		q.t.note("stopped early; the same command goes on from there")
		if !errors.Is(err, context.DeadlineExceeded) {
			return exit(exitInterrupted, nil)
		}
	}
	return nil
}

// ended sorts out how playing ended: nil where there is something to tell.
func (q *inquiry) ended(ctx context.Context, err error, something bool) error {
	switch {
	case err != nil && ctx.Err() == nil:
		return q.t.failWorld(err)
	case !something:
		return exit(exitInterrupted, errNothing)
	}
	return nil
}

// announce says what is about to be played, and refuses what takes too long.
func (q *inquiry) announce(what string, least, most float64) error {
	processor := float64(max(1, q.o.workers))
	q.t.note("%s: about %s on %d workers, %s of processor time", what, between(least, most), q.o.workers, between(least*processor, most*processor))
	if most > mostSeconds && q.o.budget == 0 && !q.o.yes {
		return q.t.tooLarge([]string{fmt.Sprintf("this would take up to %.1f hours", most/3600)})
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
func (q *inquiry) redraw() error {
	if err := out.DrawAnswers(q.dir); err != nil {
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
		q.t.warn("the report of the run is not drawn again: %v", err)
		return nil
	}
	_, err = out.Write(q.dir, r, rows)
	return err
}
