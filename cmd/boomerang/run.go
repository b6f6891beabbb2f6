package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"boomerang/models/desk"
	"boomerang/out"
	"boomerang/sim/experiment"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

func newRun(t *terminal, o *options) *cobra.Command {
	c := &cobra.Command{
		Use:   "run FILE",
		Short: "Play every plan of a scenario against its reference, in the same random worlds",
		Long: `Plays every plan of a scenario file against its reference plan, in the same
random worlds, and the scenario's grid for chart 1. Prints the verdict and
writes the result folder: charts, report, rows, manifest. A shipped scenario
is named; a file of your own is a path; - reads standard input.

An unfinished result is finished: worlds that are stored are not played again.`,
		Example: "  boomerang run klarna-2024\n  boomerang run mine.toml -s cut.share=0.3 --reps 72",
		Args:    cobra.ExactArgs(1),
	}
	o.playFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := o.check(c); err != nil {
			return err
		}
		src, err := newSource(t, args[0], o.settings())
		if err != nil {
			return err
		}
		return playScenario(c.Context(), t, o, src)
	}
	return c
}

// job is one run of a scenario: its plans, its grid and its stress tests, and
// the folder they go to.
type job struct {
	src       *source
	dir       string
	store     *result.Store
	plans     *part
	grid      *part
	stress    []*stressed
	rowsFrom  func() *beside // where else finished rows may lie; nil: nowhere
	credit    *credited      // nil: no plan has both a cut and an assistant
	variants  *variants      // nil: likewise
	lags      []*lagged
	plansOnly bool
	stopped   bool                 // before the last world
	turn      func() (over func()) // waits until the job may play; nil: it may at once
	adopted   map[string]int       // what has been read of the folders beside
	began     time.Time
}

func playScenario(ctx context.Context, t *terminal, o *options, src *source) error {
	j, err := newJob(t, o, src)
	if err != nil {
		return err
	}
	if o.budget > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, o.budget)
		defer stop()
	}
	o.charts = true
	r, err := j.finish(ctx, t, o)
	if err != nil {
		return t.failWorld(err)
	}
	if o.shard.n > 0 {
		t.note("shard %d of %d is finished in %s", o.shard.i, o.shard.n, j.dir)
		return nil
	}
	if err := j.answer(t, o, r); err != nil {
		return err
	}
	return j.verdictCode(t, ctx, r)
}

// finish plays what is missing and writes the folder; of a shard, which has no
// result of its own, only the rows.
func (j *job) finish(ctx context.Context, t *terminal, o *options) (r *result.Result, err error) {
	if err := j.open(t); err != nil {
		return nil, err
	}
	defer func() {
		if e := j.close(); err == nil && e != nil {
			err = e
		}
	}()
	if err := j.adopt(); err != nil {
		return nil, err
	}
	playErr := j.playInTurn(ctx, t, o.workers)
	j.stopped = playErr != nil
	switch {
	case playErr == nil:
	case ctx.Err() == nil:
		return nil, exit(exitCrash, playErr)
	case o.shard.n > 0 || j.plans.runs == nil || j.plans.runs.Prefix() == 0:
		return nil, exit(exitInterrupted, errNothing)
	}
	if o.shard.n > 0 {
		return nil, j.seal()
	}
	if r, err = j.write(o); err != nil {
		return nil, exit(exitCrash, err)
	}
	return r, j.seal()
}

func newJob(t *terminal, o *options, src *source) (*job, error) {
	s, err := src.load()
	if err != nil {
		return nil, err
	}
	for _, w := range s.Warnings {
		t.warn("%s", w)
	}
	seed, worlds := s.Seed, s.Worlds
	if o.seed != 0 {
		seed = o.seed
	}
	if len(o.precise) > 0 {
		worlds *= 20
	}
	if o.reps != 0 {
		worlds = o.reps
	}
	if worlds < 1 {
		return nil, fmt.Errorf("--reps %d: at least one world is needed", o.reps)
	}
	plans := newStudy(s, seed, s.Plans)
	if err := src.vouch(plans); err != nil {
		return nil, err
	}
	j := &job{src: src, dir: o.out, plansOnly: o.plansOnly, began: time.Now()}
	if j.dir == "" {
		j.dir = filepath.Join(runsFolder, s.Name+"-"+plans.hash()[:8])
		j.rowsFrom = func() *beside { return newBeside(runsFolder) }
	}
	if o.shard.n > 0 {
		if len(o.precise) > 0 {
			return nil, errors.New("--shard goes with a number of worlds (--reps), not with --precision: a shard cannot know what the others found")
		}
		j.dir = filepath.Join(j.dir, o.shard.String())
	}
	j.plans = &part{study: plans, label: "plans", worlds: worlds, daily: o.daily}
	if j.plans.goals, err = goalsOf(o.precise, plans); err != nil {
		return nil, err
	}
	if o.plansOnly {
		j.plans.keys, j.plans.shard = plans.rowKeys(), o.shard
		return j, j.afford(t, o)
	}
	if cells := s.Cells(); len(cells) > 0 {
		j.grid = &part{study: newStudy(s, seed, cells), label: "grid", worlds: min(worlds, gridWorlds)}
	}
	j.stress = stressTests(src, s, seed, min(worlds, stressWorlds))
	j.credit = newCredit(src, plans, seed, min(worlds, stressWorlds))
	j.variants = newVariants(src, plans, seed, min(worlds, gridWorlds))
	j.lags = newLags(src, plans, seed, min(worlds, stressWorlds))
	for _, p := range j.parts() {
		p.keys, p.shard = p.rowKeys(), o.shard
	}
	return j, j.afford(t, o)
}

// worlds counts those of all parts.
func (j *job) worlds() (n int) {
	for _, p := range j.parts() {
		n += p.design().Whole(p.worlds)
	}
	return n
}

// goalsOf reads --precision: the half-width asked for holds for every plan.
func goalsOf(precise []string, st *study) ([]experiment.Goal, error) {
	var goals []experiment.Goal
	for _, text := range precise {
		name, number, _ := strings.Cut(text, "=")
		width, err := strconv.ParseFloat(strings.ReplaceAll(number, "_", ""), 64)
		if err != nil || !(width > 0) {
			return nil, fmt.Errorf("--precision %s: want measure=halfwidth, such as net=100_000", text)
		}
		measure := slices.IndexFunc(desk.Measures, func(m desk.Measure) bool { return m.Name == name })
		if measure < 0 {
			return nil, fmt.Errorf("--precision %s: there is no measure %q\nhint: boomerang list --measures names every measure", text, name)
		}
		for i := range st.plans {
			if i != st.reference {
				goals = append(goals, experiment.Goal{Plan: i, Measure: measure, HalfWidth: width})
			}
		}
	}
	return goals, nil
}

// The grid and the stress tests answer with fewer worlds than the plans: their
// figures are read off charts and ranges, not off tables.
const (
	gridWorlds   = 36
	stressWorlds = 18
)

func (j *job) parts() []*part {
	parts := []*part{j.plans}
	if j.grid != nil {
		parts = append(parts, j.grid)
	}
	for _, s := range j.stress {
		parts = append(parts, s.part)
	}
	if j.credit != nil {
		parts = append(parts, j.credit.parts...)
	}
	if j.variants != nil {
		parts = append(parts, j.variants.part)
	}
	for _, l := range j.lags {
		parts = append(parts, l.part)
	}
	return parts
}

// runsFolder is where results go that nobody gave a folder to. A run there
// finds its rows in the folders beside it; with -o a folder stands alone.
var runsFolder = filepath.Join("out", "runs")

// open takes the folder for this run: its store of rows, and the manifest it
// is resumed by. It refuses a folder of another run, saying why; one with a
// plan in common is the same run after an edit.
func (j *job) open(t *terminal) error {
	if err := os.MkdirAll(j.dir, 0o755); err != nil {
		return err
	}
	there, err := result.ReadManifest(j.dir)
	j.plans.daily = j.plans.daily || err == nil && there.Daily // a folder never loses its days
	m := j.manifest()
	if err == nil && there.Hash != m.Hash {
		why := fmt.Sprintf("%s %s, seed %d: no plan in common", there.Name, there.Hash, there.Seed)
		if there.Model != m.Model {
			why = fmt.Sprintf("its rows are those of %s, this program plays %s", there.Model, m.Model)
		}
		if !slices.ContainsFunc(m.Keys, func(k result.Key) bool { return slices.Contains(there.Keys, k) }) {
			return fmt.Errorf("%s holds another run (%s)\nhint: choose another folder with -o, or remove it", j.dir, why)
		}
		fresh := 0
		for _, k := range j.plans.keys {
			if !slices.Contains(there.Keys, k) {
				fresh++
			}
		}
		t.warn("%s held another version of this scenario and is replaced: %d of %d plans are new", j.dir, fresh, len(j.plans.keys))
	}
	store, err := openStore(t, j.dir, j.plans.shape())
	if err != nil {
		return err
	}
	j.store = store
	for _, p := range j.parts() {
		p.store = store
	}
	if err = j.openDays(t); err == nil {
		err = result.WriteManifest(j.dir, m)
	}
	if err != nil {
		j.close()
	}
	return err
}

// write assembles the result and writes the folder.
func (j *job) write(o *options) (*result.Result, error) {
	r, err := j.result()
	if err != nil {
		return nil, err
	}
	rows, worlds := j.rows(), j.plans.outcomes(j.plans.runs.World)
	if r.RunsSHA256, err = result.WriteRuns(j.dir, rows, worlds); err != nil {
		return nil, err
	}
	columns := result.StoredIn(result.RunColumns(r.Assumptions, r.Measures), r.Scenario.Currency)
	if err := result.WriteRunsParquet(j.dir, rows, columns, worlds); err != nil {
		return nil, err
	}
	if len(r.SeriesMeasures) > 0 {
		err := result.WriteMonthsParquet(j.dir, rows, result.StoredIn(result.MonthColumns(r.SeriesMeasures), r.Scenario.Currency), worlds)
		if err != nil {
			return nil, err
		}
	}
	if err := j.writeDays(rows, r.Scenario.Currency); err != nil {
		return nil, err
	}
	if err := result.Write(j.dir, r); err != nil { // last of the data: it says that the others are there
		return nil, err
	}
	if o.charts {
		if err := rows.Hold(worlds); err != nil {
			return nil, err
		}
		if _, err := out.Write(j.dir, r, rows); err != nil {
			return nil, err
		}
	}
	timing := &result.Timing{
		Started: j.began.UTC().Format(time.RFC3339), Seconds: time.Since(j.began).Seconds(), Workers: o.workers,
	}
	timing.Reused, timing.Played = j.counts()
	return r, result.WriteTiming(j.dir, timing)
}

// counts are the worlds found whole in the store, and those played now.
func (j *job) counts() (reused, played int) {
	for _, p := range j.parts() {
		reused += p.reused
		played += p.played
	}
	return reused, played
}

// answer prints the verdict.
func (j *job) answer(t *terminal, o *options, r *result.Result) error {
	reused, played := j.counts()
	if reused > 0 {
		t.note("%d worlds reused, %d played", reused, played)
	}
	for _, w := range missed(r) {
		t.warn("%s", w.Text)
	}
	if o.json {
		var answer any = r
		if o.resumed {
			answer = &resumed{reused, played, r}
		}
		data, err := result.Encode(answer)
		if err != nil {
			return err
		}
		_, err = t.out.Write(data)
		return err
	}
	if err := out.Verdict(t.out, r, t.width); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "\nReport   %s\nCharts   %s\nRows     %s\n",
		filepath.Join(j.dir, "report.html"), filepath.Join(j.dir, "charts"), filepath.Join(j.dir, result.RunsFile))
	return nil
}

// verdictCode turns interruption and thresholds into the exit code.
func (j *job) verdictCode(t *terminal, ctx context.Context, r *result.Result) error {
	if err := ctx.Err(); err != nil {
		t.note("stopped early: the result holds %d worlds; the same command goes on from there", r.Worlds)
		if !errors.Is(err, context.DeadlineExceeded) {
			return exit(exitInterrupted, nil)
		}
	}
	code := exitFine
	for _, th := range r.Thresholds {
		switch th.Outcome {
		case result.Failed:
			code = exitFailed
		case result.Inconclusive:
			if code == exitFine {
				code = exitInconclusive
			}
		}
	}
	if code == exitFine {
		return nil
	}
	return exit(code, nil)
}
