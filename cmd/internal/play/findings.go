package play

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/distribution"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// Version of the program.
const Version = "0.1"

// result turns finished worlds into everything a report shows.
func (j *Job) result(ctx context.Context) (*result.Result, error) {
	r, err := j.ofPlans()
	if err != nil {
		return nil, err
	}
	j.addPhysics(ctx, r)
	for _, a := range j.asides {
		if err := a.tell(r); err != nil {
			return nil, err
		}
	}
	r.Thresholds = thresholds(j.Plans)
	r.Learnt = j.src.LearntFrom(j.Plans.Scenario)
	if r.Record, err = j.Plans.record(ctx); err != nil {
		return nil, err
	}
	r.Warnings = append(Missed(r), r.Warnings...)
	return r, j.readErr()
}

// ofPlans is what the worlds of the plans say by themselves.
func (j *Job) ofPlans() (*result.Result, error) {
	p := j.Plans
	s, table, used := p.Scenario, p.Table(), p.Used()
	r := &result.Result{
		Program: result.Program{Version: Version, Model: Physics},
		Scenario: result.Scenario{
			Name: s.Name, Title: s.Title, Question: s.Question,
			Start: s.Start.String(), Months: s.Months, Currency: s.Currency,
		},
		Subject: Subject(p.Study), Ask: askOf(p.Study), Asked: j.asked(),
		Seed: p.Seed, Worlds: used.Prefix(), Blocks: used.Blocks(), Hash: p.Hash(),
		Measures: table.Measures, SeriesMeasures: table.SeriesMeasures,
		Design:      used.Facts(table, p.stop),
		Assumptions: assumptionsOf(s),
		Givens:      givensOf(s),
		Deployments: p.deployments(),
	}
	r.Design.Apart = p.apart()
	if params, err := p.Plans[p.Reference].Params(nil); err == nil {
		r.Scale = params.Scale
	}
	var err error
	if r.Series, err = experiment.Months(used, table); err != nil {
		return nil, err
	}
	kept := table
	kept.KeepBlocks = true
	r.Estimates, r.Warnings = experiment.Compare(used, kept)
	r.Probabilities = lossProbabilities(used, table)
	for i := range p.Plans {
		r.Plans = append(r.Plans, planOf(&p.Plans[i]))
		if i == p.Reference {
			continue
		}
		for _, k := range momentColumns {
			r.Events = append(r.Events, experiment.Happening(used, table, i, k))
		}
		r.Convergence = append(r.Convergence, experiment.Converge(used, table,
			experiment.Goal{Plan: i, Measure: NetColumn}))
	}
	return r, nil
}

// lossProbabilities of every plan but the reference: a loss by both nets, an alarm within the 90 days the
// article claims, and people hired back, ever and within half a year of the latest layoff.
func lossProbabilities(used *experiment.Runs, table experiment.Study) []result.Probability {
	names := []string{
		"net_loss", "net_terminal_loss", "alarm_in_90_days", result.HiredBack, result.HiredBackSoon,
	}
	of := []experiment.Condition{
		Condition(table, "net < 0"), Condition(table, "net_terminal < 0"),
		Condition(table, "first_alarm_day <= 90"), Condition(table, "rehiring > 0"),
		Condition(table, "rehired_6_months > 0"),
	}
	var all []result.Probability
	for i := range table.Plans {
		if i == table.Reference {
			continue
		}
		for k, name := range names {
			p := experiment.Probability(used, table, i, of[k])
			p.Name = name
			all = append(all, p)
		}
	}
	return all
}

// Condition is one of the program's own.
func Condition(table experiment.Study, expr string) experiment.Condition {
	c, err := experiment.ParseCondition(expr, table)
	if err != nil {
		panic("cmd: condition " + expr + ": " + err.Error())
	}
	return c
}

// planOf describes a plan by the facts a reader needs beside its title.
func planOf(p *scenarios.Plan) result.Plan {
	out := result.Plan{Name: p.Name, Title: p.Title, Reference: p.Reference, NoChoice: !p.Choice}
	params, err := p.Params(nil)
	if err != nil {
		return out
	}
	number := func(key string, v float64, unit result.Unit) {
		out.Facts = append(out.Facts, result.Fact{Key: key, Value: &v, Unit: unit})
	}
	name := func(key, v string) { out.Facts = append(out.Facts, result.Fact{Key: key, Name: v}) }
	depth := params.Depth()
	number(result.CutShare, depth, result.UnitShare)
	if depth > 0 {
		number("cut_day", params.Cut.Day, result.UnitDay)
		number("cut_notice", params.Cut.NoticeDays, result.UnitDays)
		switch params.Cut.By {
		case desk.Attrition:
			name("cut_by", "attrition")
		case desk.Redeploy:
			name("cut_by", "redeploy")
		}
	}
	name(result.RoutingPolicy, RoutingName(params))
	if params.Routing.Policy != desk.HumansOnly {
		number("go_live_day", params.Assistant.GoLiveDay, result.UnitDay)
		number(result.ValveSteps, params.Valve.Steps, result.UnitNone)
		number(result.ValveNoRoute, params.Valve.NoRoute, result.UnitShare)
	}
	return out
}

// RoutingName is the policy of a plan as a file writes it.
func RoutingName(p desk.Params) string {
	return []string{"humans_only", "bounded_only", "everything"}[p.Routing.Policy]
}

// assumptionsOf is the ledger of what is not known.
func assumptionsOf(s *scenarios.Scenario) []result.Assumption {
	var all []result.Assumption
	for _, a := range s.Assumptions {
		low, high := a.Dist.Quantile(.1), a.Dist.Quantile(.9)
		law := distribution.LawOf(a.Dist)
		var tried []string
		if from, to := a.Tried(); a.Sweep != nil {
			tried = []string{from, to}
		}
		all = append(all, result.Assumption{
			Path: a.Path, Plan: a.Plan, Except: a.Except, Value: a.Stated(), Unit: a.Unit,
			Distribution: fmt.Sprint(a.Dist), Law: &law, Tried: tried,
			Low: orNil(low), High: orNil(high), Source: a.Source, Grade: a.Grade, Owner: a.Owner, Sampled: true,
		})
	}
	return all
}

// givensOf are the values in force that no world draws, those plans say for
// themselves included.
func givensOf(s *scenarios.Scenario) []result.Assumption {
	var all []result.Assumption
	for _, l := range s.Resolved() {
		if l.Sampled {
			continue // in the list of assumptions
		}
		l, own := l.BuiltIn()
		a := result.Assumption{
			Path: l.Path, Plan: l.Plan, Default: own, Value: l.Stated(), Unit: l.Unit,
			Source: l.Source, Grade: l.Grade, Owner: l.Owner, Unranged: l.Unranged,
		}
		if l.Sweep != nil {
			a.Low, a.High = orNil(l.Sweep[0]), orNil(l.Sweep[1])
		}
		all = append(all, a)
	}
	return all
}

// addPhysics adds what the desk says at the medians: day 0 and the audit.
func (j *Job) addPhysics(ctx context.Context, r *result.Result) {
	p := j.Plans
	m := j.medians(ctx)
	if m == nil {
		return
	}
	r.DayZero, r.OtherDesks = m.dayZero, m.others
	for i, findings := range m.audits {
		if i != p.Reference {
			findings = BeyondCompany(findings)
		}
		for _, f := range findings {
			line := FindingOf(f)
			if i != p.Reference {
				line.Plan = p.Plans[i].Name
			}
			besideWorlds(&line, r)
			r.Audit = append(r.Audit, line)
		}
	}
	if !j.plansOnly {
		r.Audit = append(r.Audit, SkillDrawn(p.Study, r.Worlds)...)
	}
	clipped(r)
	unkept(r)
	if r.Scale < 1 {
		r.Warnings = append(r.Warnings, result.Warning{Kind: result.Scaled, Value: &r.Scale})
	}
	r.Warnings = append(Foreseen(p.Study, r.Worlds), r.Warnings...)
}

// besideWorlds puts the mean net of the worlds beside what the first order makes of
// it; where they disagree in sign that is worth a warning.
func besideWorlds(f *result.Finding, r *result.Result) {
	if f.Kind == result.WorkRemoved {
		workPlayed(f, r)
		return
	}
	e := r.Estimate(f.Plan, result.Net)
	if !f.BreaksEven() || f.Plan == "" || e == nil || e.Mean == nil {
		return
	}
	f.Facts = append(slices.Clone(f.Facts), result.FactOf(result.PlayedNet, *e.Mean, result.UnitMoney))
	if (*e.Mean < 0) != (f.FirstOrder() < 0) {
		f.Verdict = result.Warn
	}
}

// workPlayed puts what the worlds give beside the work removed by formula.
//
//	(1 − hours of the plan / hours of the reference) / contained,   means over worlds
func workPlayed(f *result.Finding, r *result.Result) {
	ref := r.Reference()
	if ref == nil || f.Plan == "" {
		return
	}
	hours, before := r.Estimate(f.Plan, result.HumanHours), r.Estimate(ref.Name, result.HumanHours)
	contained := r.Estimate(f.Plan, result.Contained)
	for _, e := range []*result.Estimate{hours, before, contained} {
		if e == nil || e.Mean == nil || *e.Mean == 0 {
			return
		}
	}
	ratio := (1 - *hours.Mean / *before.Mean) / *contained.Mean
	f.Facts = append(slices.Clone(f.Facts), result.FactOf(result.PlayedRatio, ratio, result.UnitRatio))
}

// clipped warns of draws that had to be cut to what is possible.
func clipped(r *result.Result) {
	warn := func(kind result.WarningKind, plan, measure string) {
		if e := r.Estimate(plan, measure); e != nil && e.Mean != nil && *e.Mean > 0 {
			r.Warnings = append(r.Warnings, result.Warning{Kind: kind, Plan: plan, Value: e.Mean})
		}
	}
	for _, p := range r.Plans {
		warn(result.DeflectionClippedWarning, p.Name, result.DeflectionClipped)
	}
	if ref := r.Reference(); ref != nil {
		warn(result.ChurnClippedWarning, ref.Name, result.ChurnClipped)
	}
}

// dayZero is the running company: what was stated, and what the month before
// day 0 gave at the medians in one world.
func dayZero(one desk.DayOne, params desk.Params) []result.Fact {
	fact := func(key string, v float64, unit result.Unit) result.Fact {
		return result.Fact{Key: key, Value: orNil(v), Unit: unit}
	}
	facts := []result.Fact{
		fact(result.Heads, one.Heads, result.UnitHeads),
		fact("heads_needed", one.HeadsNeeded, result.UnitHeads),
		fact("heads_beyond_level", params.BeyondLevel(), result.UnitHeads),
		fact("service_level_stated", one.LevelStated, result.UnitShare),
		fact(result.ServiceLevel, one.Level, result.UnitShare),
		fact("occupancy_predicted", one.OccupancyPredicted, result.UnitShare),
		fact(result.Occupancy, one.Occupancy, result.UnitShare),
		fact(result.Contacts, one.ContactsPerMonth, result.UnitContacts),
		fact(result.RepeatRate, one.RepeatRate, result.UnitShare),
		fact("handle_minutes", one.HandleMinutes, result.UnitMinutes),
		fact("wait", one.Wait, result.UnitMinutes),
		fact("hung_up", one.HungUp, result.UnitShare),
		fact("churn_service", one.ChurnService, result.UnitShare),
		fact("churn_other", one.ChurnOther, result.UnitShare),
		fact("customers_simulated", one.CustomersSimulated, result.UnitCustomers),
		fact("agents_simulated", one.AgentsSimulated,
			result.UnitContacts),
	}
	if one.HeadsNeeded > 0 {
		return facts
	}
	return slices.DeleteFunc(facts, func(f result.Fact) bool { return slices.Contains(aboutHeads, f.Key) })
}

// aboutHeads are the facts that a desk of agents by number has not.
var aboutHeads = []string{
	result.Heads, "heads_needed", "heads_beyond_level", "service_level_stated", "occupancy_predicted",
	"agents_simulated",
}

// readErr is what went wrong when rows were read again.
func (j *Job) readErr() (err error) {
	for _, p := range j.parts() {
		if p.Runs != nil {
			p.Runs.LetGo()
			err = cmp.Or(err, p.Runs.Err())
		}
	}
	return err
}

// rows are the names of the plans' outcomes: their worlds are streamed.
func (j *Job) rows() *result.Runs {
	p := j.Plans
	r := &result.Runs{Plans: p.names()}
	for _, a := range p.Scenario.Assumptions {
		r.Inputs = append(r.Inputs, a.Path)
	}
	for _, m := range p.Outputs() {
		r.Measures = append(r.Measures, m.Name)
	}
	return r
}

// outcomes are the worlds estimates rest on, with what read gives of each plan.
func (p *Part) outcomes(read func(world int, plans []result.Row) error) result.Worlds {
	used, plans := p.Used(), make([]result.Row, len(p.Plans))
	return func(yield func(result.RunWorld, error) bool) {
		for w := range used.Prefix() {
			pt := used.Design.Point(w)
			row := result.RunWorld{World: w, Block: pt.Block, Chance: pt.Chance, Inputs: p.Scenario.Draw(pt.U)}
			row.Used = used.Design.Counts(w, used.Prefix())
			err := read(w, plans)
			for _, plan := range plans {
				row.Rows, row.Series = append(row.Rows, plan.Values), append(row.Series, plan.Series)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// Manifest is what repeats the run: the scenario as one file that depends on
// no other, seed, number of worlds and version.
func (j *Job) Manifest() *result.Manifest {
	p := j.Plans
	m := &result.Manifest{
		Program: Version, Model: Physics, Name: p.Scenario.Name, Scenario: string(p.Scenario.Flat()),
		Seed: p.Seed, Worlds: p.Worlds, Hash: p.Hash(), Architecture: runtime.GOARCH,
		PlansOnly: j.plansOnly, Daily: p.daily,
	}
	m.Keys, m.Asked, m.Learnt = j.Keys(), j.asked(), p.Scenario.LearntBy()
	return m
}

// asked is what the command named, and how it was to be played.
func (j *Job) asked() *result.Asked {
	if j.src == nil || j.src.asked() == nil {
		return nil
	}
	a := *j.src.asked()
	a.PlansOnly, a.Precise = j.plansOnly, j.precise
	return &a
}

// By says where the scenario of a job comes from that only writes its manifest.
func (j *Job) By(src *Source) *Job {
	j.src = src
	return j
}
