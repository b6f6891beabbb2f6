package play

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// Stage is how far the picture of a setting has come.
type Stage string

// The stages, in their order.
const (
	FirstStage Stage = "first" // the plan and the reference, in the few worlds a moment allows
	PlansStage Stage = "plans" // every plan, block by block
	GridStage  Stage = "grid"  // the cells of chart 1
	EndsStage  Stage = "ends"  // what is not known, at both ends
	WholeStage Stage = "whole" // what a run of the same settings says
)

// Seen is the picture of a setting so far.
type Seen struct {
	Stage  Stage
	Done   int // worlds of the stage
	Of     int
	Result *result.Result
	Rows   *result.Runs
	At     *scenarios.Scenario // as it is set
}

// firstPicture is until when the worlds of a first picture are to have ended, after a move: it is
// to stand within a second, and is still to be drawn, sent and shown.
const firstPicture = 700 * time.Millisecond

// watched is one setting being played.
type watching struct {
	*Live
	moved []string
	show  func(*Seen) error
	step  func(stage Stage, done, of int)
}

// Watch plays a setting and shows it: at once in few worlds, then better and better until it is
// what a run of the same settings says. Step is told of finished worlds in between. It ends with
// ctx, and what was played stays.
func (l *Live) Watch(ctx context.Context, moved []string, show func(*Seen) error,
	step func(stage Stage, done, of int),
) error {
	w := &watching{l, moved, show, step}
	if err := w.first(ctx); err != nil {
		return err
	}
	src, st, err := l.load(ctx, moved)
	if err != nil {
		return err
	}
	j := w.job(src, st)
	if err := w.plans(ctx, j); err != nil {
		return err
	}
	return w.beside(ctx, j)
}

// job is the plans of a study, over the store of the page.
func (l *Live) job(src *Source, st *Study) *Job {
	j := &Job{src: src, store: l.store, Plans: &Part{Study: st, Label: "plans", Worlds: l.worlds, Store: l.store}}
	j.Plans.Keys, j.Plans.begun = st.RowKeys(), l.begun
	return j
}

// first shows the plan against the reference in the worlds that there is time for, without
// asking the model about any other plan.
func (w *watching) first(ctx context.Context) error {
	began := time.Now()
	asked := []string{w.Plan}
	for _, set := range w.moved {
		if !strings.HasPrefix(set, "plan.") { // the company changes, and the reference with it
			asked = append(asked, w.own.Plans[w.own.Reference].Name)
			break
		}
	}
	src, st, err := w.load(ctx, w.moved, asked...)
	if err != nil {
		return err
	}
	j := w.job(src, NewStudy(st.Scenario, st.Seed, OnlyPlans(st.Scenario, w.Plan)))
	own, over, err := w.player.take(ctx, true)
	if err != nil {
		return err
	}
	err = j.Plans.advance(own, w.workers, j.Plans.Design().Worlds(), began.Add(firstPicture))
	over()
	if err != nil {
		return err
	}
	n := j.Plans.Runs.Prefix()
	if all := w.job(src, st); all.Plans.stored(n) { // of the other plans nothing changed
		j = all
		j.Plans.Runs = j.Plans.Runs.First(n)
		j.Plans.stopped()
	}
	j.asides = w.gridThere(ctx, j)
	return w.tell(ctx, j, FirstStage, n, j.Plans.Design().Whole(j.Plans.Worlds))
}

// stored reports whether every row of the first worlds is there, and finds them.
func (p *Part) stored(worlds int) bool {
	p.recall()
	return p.Runs.Prefix() >= worlds
}

// gridThere is chart 1 where all its cells are stored, in as many worlds as there are; nil else.
func (w *watching) gridThere(ctx context.Context, j *Job) []*aside {
	for _, worlds := range []int{w.worlds, min(w.worlds, j.Plans.Design().Worlds())} {
		a := gridAside(ctx, asideOf{src: j.src, plans: j.Plans.Study, worlds: worlds, run: j.Plans})
		if a == nil {
			return nil
		}
		there := true
		for _, p := range a.parts {
			p.Keys, p.Store = p.RowKeys(), w.store
			there = there && p.stored(p.Design().Whole(p.Worlds))
		}
		if there {
			return []*aside{a}
		}
	}
	return nil
}

// plans plays every plan, block by block, and shows each.
func (w *watching) plans(ctx context.Context, j *Job) error {
	p := j.Plans
	whole := p.Design().Whole(p.Worlds)
	p.recall()
	for to := p.Runs.Prefix(); ; {
		to = min(whole, to/p.Design().Worlds()*p.Design().Worlds()+max(p.Design().Worlds(), 8))
		err := w.inTurn(ctx, func(ctx context.Context) error { return p.advance(ctx, w.workers, to, time.Time{}) })
		if err != nil {
			return err
		}
		if to = max(to, p.Runs.Prefix()); len(j.asides) == 0 {
			j.asides = w.gridThere(ctx, j)
		}
		if err := w.tell(ctx, j, PlansStage, min(to, whole), whole); err != nil || to >= whole {
			return err
		}
	}
}

// beside plays what a run asks beside its plans: chart 1 in few worlds, then as a run does,
// and the ends of what is not known.
func (w *watching) beside(ctx context.Context, j *Job) error {
	of := asideOf{src: j.src, plans: j.Plans.Study, worlds: j.Plans.Worlds, run: j.Plans}
	quick := of
	quick.worlds = min(of.worlds, j.Plans.Design().Worlds())
	ends := func() *aside { return stressAside(ctx, of) }
	for _, x := range []struct {
		stage Stage
		make  func() *aside
		until Stage // what stands then
	}{
		{GridStage, func() *aside { return gridAside(ctx, quick) }, GridStage},
		{GridStage, func() *aside { return gridAside(ctx, of) }, GridStage},
		{EndsStage, ends, WholeStage},
	} {
		a := x.make()
		if err := ctx.Err(); err != nil {
			return err
		}
		if a == nil && x.until != WholeStage {
			continue
		}
		if a != nil {
			if x.until == GridStage {
				j.asides = nil
			}
			j.asides = append(j.asides, a)
			if err := w.playAside(ctx, a, x.stage); err != nil {
				return err
			}
		}
		if err := w.tell(ctx, j, x.until, j.Plans.Worlds, j.Plans.Worlds); err != nil {
			return err
		}
	}
	return nil
}

// playAside plays the parts of an aside, a company at a time.
func (w *watching) playAside(ctx context.Context, a *aside, stage Stage) error {
	for _, p := range a.parts {
		p.Keys, p.Store = p.RowKeys(), w.store
	}
	all, total, done := companies(a.parts), 0, 0
	for _, c := range all {
		for _, p := range c.parts {
			p.recall()
		}
		total += len(c.open())
	}
	quiet := terminal.Silent()
	quiet.Stepped = func() { done++; w.step(stage, done, total) }
	for _, c := range all {
		err := w.inTurn(ctx, func(ctx context.Context) error { return c.play(ctx, quiet, w.workers) })
		if err != nil {
			return err
		}
	}
	return nil
}

// inTurn plays when it is nobody else's turn, again where it made way for somebody.
func (w *watching) inTurn(ctx context.Context, play func(context.Context) error) error {
	for {
		own, over, err := w.player.take(ctx, false)
		if err != nil {
			return err
		}
		err = play(own)
		made := errors.Is(context.Cause(own), errMadeWay)
		if over(); err == nil || !made || ctx.Err() != nil {
			return errors.Join(err, w.store.Flush())
		}
	}
}

// tell shows what the worlds so far say.
func (w *watching) tell(ctx context.Context, j *Job, stage Stage, done, of int) error {
	r, err := j.ofPlans()
	if err != nil {
		return err
	}
	if stage != FirstStage {
		j.addPhysics(ctx, r)
	}
	for _, a := range j.asides {
		if err := a.tell(r); err != nil {
			return err
		}
	}
	r.Thresholds = thresholds(j.Plans)
	if stage == WholeStage {
		if r.Record, err = j.Plans.record(ctx); err != nil {
			return err
		}
	}
	rows := j.rows()
	if err := errors.Join(rows.Hold(j.Plans.outcomes(j.Plans.Runs.World)), j.readErr(), ctx.Err()); err != nil {
		return err
	}
	return w.show(&Seen{Stage: stage, Done: done, Of: of, Result: r, Rows: rows, At: j.Plans.Scenario})
}

// advance plays the worlds below a number that are missing. Where they are to have ended at a
// moment (zero: no moment), none is begun that would end after it by the longest so far; one at least
// is played.
func (p *Part) advance(ctx context.Context, workers, to int, until time.Time) error {
	p.recall()
	to = min(to, p.Design().Whole(p.Worlds))
	have := make([]bool, to)
	for w := range have {
		have[w] = p.Runs.Has(w)
	}
	var longest atomic.Int64
	late := func() bool { return !until.IsZero() && time.Now().Add(time.Duration(longest.Load())).After(until) }
	err := experiment.Replicate(ctx, experiment.Job{
		Design: p.Design(), Workers: workers, To: to,
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			began := time.Now()
			out, err := p.missing(ctx, pt)
			longest.Store(max(longest.Load(), int64(time.Since(began)))) // about: no two need agree
			return out, err
		},
		Done: func(w int) bool { return have[w] || w > 0 && late() },
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			p.Played++
			if err := p.keep(pt.World, out); err != nil {
				return err
			}
			p.Runs.Add(pt.World, experiment.Outcome{})
			return nil
		},
	})
	p.stopped()
	return err
}

// stopped says where a part ended, by the worlds it has.
func (p *Part) stopped() {
	used := p.Runs.Used()
	why := result.Ending{Kind: result.AllPlayed, Done: used}
	if whole := p.Design().Whole(p.Worlds); used < whole {
		why = result.Ending{Kind: result.EndedEarly, Done: used, Of: whole}
	}
	p.stop = experiment.Stop{Worlds: used, Why: why, Rule: result.StoppingRule{Most: p.Worlds}}
}
