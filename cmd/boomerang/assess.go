package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newAssess is the verb assess: flags, and the questionnaire's answers from them.
func newAssess(t *terminal.Terminal, o *play.Options) *cobra.Command {
	plan, claimed, real := "", 0, 0
	var flags []string
	c := &cobra.Command{
		Use:   "assess FILE",
		Short: "Which of the three controls a deployment lacks, what each gap costs here, and six moves",
		Long: `Answers a questionnaire about the three controls of the article from the scenario
file, and from --answer where only a person can know; compares the maturity
level the assistant works at with the one its controls carry; and plays the plan
again with each missing control switched on, in the same worlds, to say what the
gap costs this company. The six moves of the article follow with its figures.

Switching a control on may cost money: that is said too. Findings leave the exit
code at 0.`,
		Example: "  boomerang assess midsize-fintech\n  boomerang assess mine.toml --plan what-we-run --claimed 4 " +
			"--real 2 --answer tools=no",
		Args: cobra.ExactArgs(1),
	}
	answerFlags(o, c)
	f := c.Flags()
	f.StringVar(&plan, "plan", "", "`plan` to assess (default: the one the scenario is about)")
	f.StringArrayVar(&flags, "answer", nil, "`question=yes` or no; repeatable")
	f.IntVar(&claimed, "claimed", 0, "maturity `level` claimed, 1 to 4")
	f.IntVar(&real, "real", 0, "real maturity `level`, 1 to 4")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		answers, set, err := play.AnswersOf(flags)
		if err != nil {
			return err
		}
		for _, x := range []struct {
			flag, key string
			level     int
		}{{"claimed", "level", claimed}, {"real", "real_level", real}} {
			if !c.Flags().Changed(x.flag) {
				continue
			}
			if x.level < 1 || x.level > 4 {
				return fmt.Errorf("--%s %d: levels run from 1 to 4", x.flag, x.level)
			}
			set = append(set, fmt.Sprintf("controls.%s=%d", x.key, x.level))
		}
		q, err := newQuestion(c.Context(), t, o, args[0], plan)
		if err != nil {
			return err
		}
		if len(set) > 0 { // what was answered is how the plan is
			for _, s := range set {
				o.Set = append(o.Set, "plan."+q.plan.Name+"."+s)
			}
			if q, err = newQuestion(c.Context(), t, o, args[0], q.plan.Name); err != nil {
				return err
			}
		}
		return q.assess(c.Context(), answers)
	}
	return c
}

// trial is a step to be played: the plan with some settings.
type trial struct {
	name    result.StepName
	set     []string // below the plan
	setting *play.Setting
}

// assess asks, plays and tells.
func (q *question) assess(ctx context.Context, answers map[string]string) error {
	p, err := q.plan.Params(nil)
	if err != nil {
		return err
	}
	if p.Routing.Policy == desk.HumansOnly {
		return remedy.Errorf("plan %s has no assistant: there is nothing to control", q.plan.Name).
			Hint("name another with --plan")
	}
	a := &result.Assessment{Head: q.head(), Standing: play.StandingOf(p, answers)}
	trials, err := q.trials(ctx, p, a)
	if err != nil {
		return err
	}
	if err := q.remember(); err != nil {
		return err
	}
	defer q.letGo()
	ctx, cancel := q.limited(ctx)
	defer cancel()
	runs, playErr := q.playTrials(ctx, trials)
	if err := q.ended(ctx, playErr, runs != nil && runs.Used() > 0); err != nil {
		return err
	}
	a.Worlds, a.Stopped.Kind = runs.Used(), result.AllPlayed
	if ctx.Err() != nil {
		a.Stopped.Kind = result.StoppedEarly
	}
	steps, as, warnings := q.steps(runs, trials)
	a.Warnings = append(a.Warnings, warnings...)
	for i := range a.Controls {
		a.Controls[i].Step = steps[a.Controls[i].Name]
	}
	for _, name := range []result.StepName{
		result.AllMissing, result.LongTailToPeople, result.OneClick, result.OnePage,
	} {
		if s := steps[name]; s != nil {
			a.Steps = append(a.Steps, *s)
		}
	}
	q.sixActions(a, p, steps, as)
	if a.Scale > 0 && a.Scale < 1 {
		a.Warnings = append(a.Warnings, result.Warning{Kind: result.ScaledFigures, Value: &a.Scale})
	}
	return q.Finish(ctx, result.AssessFile, a)
}

// trials are the plan as it is and with each missing thing switched on. A real
// level that is stated decides which controls work, so that one cannot be added
// below level 4: then only the real level can be raised.
func (q *question) trials(ctx context.Context, p desk.Params, a *result.Assessment) ([]trial, error) {
	works, c := p.Controls.InForce(), p.Controls
	with := func(rules, watch, stop bool) []string {
		set := []string{
			fmt.Sprintf("controls.allowlist=%v", rules), fmt.Sprintf("controls.monitor=%v", watch),
			fmt.Sprintf("controls.breaker=%v", stop),
		}
		if c.RealLevel > 0 {
			set = append(set, "controls.level=0", "controls.real_level=0")
		}
		return set
	}
	joint := []string{`leadership.dashboard="joint"`}
	board := boardAnswer(p)
	if *board == (result.BoardAnswer{}) { // an alarm nobody acts on changes nothing
		joint = append(joint, "leadership.open_valve=true", "leadership.reroute=true")
		board.Opens, board.Reroutes = true, true
	}
	all := []trial{{name: result.AsItIs}}
	add := func(missing bool, name result.StepName, set []string) {
		if missing {
			all = append(all, trial{name: name, set: set})
		}
	}
	separable := c.RealLevel == 0 || c.Level == 0 || c.Level == 4
	missing := !works.Allowlist || !works.Monitor || p.Leadership.Dashboard != desk.Joint || !works.Breaker
	if separable {
		add(!works.Allowlist, result.Allowed, with(true, works.Monitor, works.Breaker))
		add(!works.Monitor || p.Leadership.Dashboard != desk.Joint, result.Verified,
			append(with(works.Allowlist, true, works.Breaker), joint...))
		add(!works.Breaker, result.ContainedControl, with(works.Allowlist, works.Monitor, true))
		add(missing, result.AllMissing, append(with(true, true, true), joint...))
	} else {
		add(missing, result.AllMissing, append([]string{"controls.real_level=4"}, joint...))
		level := float64(c.RealLevel)
		a.Warnings = append(a.Warnings, result.Warning{Kind: result.RealLevelDecides, Value: &level})
	}
	add(p.Routing.Policy == desk.Everything, result.LongTailToPeople, []string{`routing.policy="bounded_only"`})
	add(p.Valve.Steps > 0 || p.Valve.NoRoute > 0, result.OneClick, []string{"valve.steps=0", "valve.no_route_share=0"})
	add(p.Leadership.Dashboard != desk.Joint, result.OnePage, joint)
	kept := all[:0]
	for _, x := range all {
		var set []string
		for _, s := range x.set {
			set = append(set, "plan."+q.plan.Name+"."+s)
		}
		var err error
		if x.setting, err = play.NewSetting(ctx, q.src, q.own, q.plan.Name, set); err != nil {
			return nil, err
		}
		if x.setting.Pair == nil {
			a.Warnings = append(a.Warnings, result.Warning{
				Kind: result.StepUntried, Names: []string{string(x.name)}, Reason: x.setting.Problem,
			})
			continue
		}
		kept = append(kept, x)
		if len(x.set) >= len(joint) && slices.Equal(x.set[len(x.set)-len(joint):], joint) {
			a.Board = board
		}
	}
	return kept, nil
}

// boardAnswer is what a plan's board does once it turns the plan back.
func boardAnswer(p desk.Params) *result.BoardAnswer {
	l := p.Leadership
	return &result.BoardAnswer{Rehires: l.RehireShare, Opens: l.OpenValve, Reroutes: l.Reroute}
}

// playTrials plays all of them in the same worlds. What is finished is kept in
// the folder, so that a killed assess goes on.
func (q *question) playTrials(ctx context.Context, trials []trial) (*experiment.Runs, error) {
	n := q.own.Scenario.Worlds
	if q.o.Reps > 0 {
		n = q.o.Reps
	}
	design := q.own.Design()
	settings, parts := make([]*play.Setting, len(trials)), []any{q.plan.Name}
	for i, x := range trials {
		settings[i] = x.setting
		parts = append(parts, x.name, x.set)
	}
	m, err := play.OpenRowCache(q.t, q.o, q.kept, "assess", q.Shape(), q.identity(parts...), q.own.Derive())
	if err != nil {
		return nil, err
	}
	defer m.Store.Close()
	var tasks []play.Task
	for w := range design.Whole(n) {
		k := play.Task{Play: func(ctx context.Context) ([]experiment.Outcome, error) {
			p := design.Point(w)
			return play.PlaySettings(ctx, settings, p)
		}}
		for i := range trials {
			k.Ids = append(k.Ids, w*len(trials)+i)
		}
		tasks = append(tasks, k)
	}
	playErr := m.Play(ctx, "assess", tasks)
	q.t.Note("%d rows reused, %d played", m.Reused, m.Played)
	runs := &experiment.Runs{Design: design}
	for w, k := range tasks {
		if out := m.All(k.Ids); out != nil {
			runs.Add(w, play.Together(out))
		}
	}
	return runs, errors.Join(playErr, m.Close())
}

// stepMeasures are what a step may change, net first.
var stepMeasures = []string{
	result.Net, result.NetTerminal, result.Savings, result.RetentionLoss, result.CustomersLost,
	result.Leakage, result.ContainedGaveUp, result.Satisfaction, result.SatisfactionLongTail, result.Payroll,
	result.HeadsEnd,
}

// steps compares every trial with the plan as it is. As is gives the plan's own
// means.
func (q *question) steps(runs *experiment.Runs, trials []trial) (
	steps map[result.StepName]*result.Step, as map[string]float64, warnings []result.Warning,
) {
	table := experiment.Study{Measures: q.own.Table().Measures}
	for _, x := range trials {
		table.Plans = append(table.Plans, string(x.name))
	}
	estimates, why := experiment.Compare(runs, table)
	for _, w := range why {
		if w.OfDesign() {
			warnings = append(warnings, w)
		}
	}
	steps, as = map[result.StepName]*result.Step{}, map[string]float64{}
	for _, e := range estimates {
		if e.Mean != nil && e.Plan == string(trials[0].name) {
			as[e.Measure] = *e.Mean
		}
	}
	loses := play.Condition(table, "net < 0")
	loss := func(plan int) result.Probability {
		p := experiment.Probability(runs, table, plan, loses)
		p.Name = "net_loss"
		return p
	}
	without := loss(0)
	for i, x := range trials[1:] {
		s := &result.Step{Name: x.name, Set: x.set, Loss: loss(i + 1), Without: without}
		for _, m := range stepMeasures {
			for _, e := range estimates {
				if e.Plan != string(x.name) || e.Measure != m || e.Difference == nil {
					continue
				}
				measure := table.Measures[slices.IndexFunc(table.Measures,
					func(r result.Measure) bool { return r.Name == m })]
				s.Changes = append(s.Changes, result.StepGain{
					Measure: m, Title: measure.Title, Unit: measure.Unit,
					Better: measure.Better, AsIs: as[m], Change: *e.Difference,
				})
			}
		}
		steps[x.name] = s
	}
	return steps, as, warnings
}
