package desk

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/dates"
)

// fieldsOf are the paths of everything a plan can say: "Assistant.Silent", and
// "Segments.Priority" for that of any segment.
func fieldsOf() (paths []string) {
	params := reflect.TypeFor[Params]()
	for k := range params.NumField() {
		group := params.Field(k)
		of := group.Type
		if of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct {
			paths = append(paths, group.Name)
			continue
		}
		for i := range of.NumField() {
			paths = append(paths, group.Name+"."+of.Field(i).Name)
		}
	}
	return paths
}

// fieldAt is a field of p by its path, of the first element of a slice.
func fieldAt(p *Params, path string) reflect.Value {
	group, name, _ := strings.Cut(path, ".")
	v := reflect.ValueOf(p).Elem().FieldByName(group)
	if v.Kind() == reflect.Slice {
		v = v.Index(0)
	}
	if name != "" {
		v = v.FieldByName(name)
	}
	return v
}

// othersOf are values a field may have instead.
func othersOf(v reflect.Value) (values []any) {
	switch x := v.Interface().(type) {
	case float64:
		if math.IsNaN(x) || x <= 0 {
			return []any{.4, .9}
		}
		if x <= 1 { // a share, for all we know
			return []any{x * .6, x*.6 + .3}
		}
		return []any{x * .6, x * 1.3}
	case bool:
		return []any{!x}
	case string:
		return []any{x + "x"}
	case []string:
		return []any{[]string{"long_tail"}}
	case dates.Date:
		return []any{dates.Date{Year: 2024, Month: 2, Day: 29}}
	case [7]float64:
		x[1]++
		return []any{x}
	case [3]float64:
		x[0], x[2] = x[0]*.9, x[2]*.8
		return []any{x}
	case [yearsOfService]float64:
		x[0], x[3] = x[0]+9, x[3]+40
		return []any{x}
	case [12]float64:
		x[0] *= 3
		return []any{x}
	case [168]float64:
		x[34] *= 3
		return []any{x}
	}
	if v.CanInt() {
		for _, n := range []int64{v.Int() + 1, max(0, v.Int()-1)} {
			values = append(values, reflect.ValueOf(n).Convert(v.Type()).Interface())
		}
		return values
	}
	panic("othersOf does not know " + v.Type().String())
}

// workedOut is what the formulas make of a plan, in digits; "" what was not asked for.
type workedOut struct{ past, trial, sizing, flow, audit string }

// workOut works out a plan: its past, its trial and what the formulas asked for say.
func workOut(p Params, asked formula) (w workedOut) {
	quo := statusQuo(p)
	w.past = fmt.Sprint(quo)
	w.trial = fmt.Sprint(p.onTrial())
	if asked&(bySizing|byFlow) != 0 {
		b := newBase(quo)
		for k := range b.pools {
			w.sizing += fmt.Sprint(b.pools[k].staff, b.pools[k].roster)
		}
		if asked&byFlow != 0 {
			w.flow = flowOf(b, p)
		}
	}
	if asked&byAudit != 0 {
		w.audit = auditOf(p)
	}
	return w
}

// flowOf is what the formulas of the flow make of a plan.
func flowOf(b *base, p Params) (text string) {
	pl := newPlan(b, p)
	in := flowInput{p: &pl.Params, scored: true, leaving: pl.leaving, offset: pl.offset}
	text = fmt.Sprint(b.follow(in, pl.success, b.hangUps(), -1), b.reference, pl.success, pl.Assistant.Coverage)
	for k := range b.groups {
		text += fmt.Sprint(b.groups[k].tenure, b.groups[k].intentHazard, b.groups[k].secondChance)
	}
	return text
}

// auditOf is what the audit finds of a plan.
func auditOf(p Params) (text string) {
	for _, f := range p.Audit(context.Background()) {
		text += fmt.Sprint(f.Kind, f.Value, f.Low, f.Bound, f.Verdict)
		for _, x := range f.Facts {
			text += fmt.Sprint(x.Key, x.Name)
			if x.Value != nil {
				text += fmt.Sprint(*x.Value)
			}
		}
	}
	return text
}

// patient is the one of the plans whose callers' patience has a spread: slow to
// solve for.
const patient = 3

// statedPlans are plans in which every formula has something to do: between them
// every field a formula reads moves it.
func statedPlans() []Params {
	p := company()
	p.Segments = append(p.Segments, p.Segments[0])
	p.Segments[0].Contract, p.Segments[1].Contract = AnnualContract, MonthlyContract
	p.Segments[0].Customers, p.Segments[1].Customers = 3e6, 1e6 // too many to be rehearsed: formulas alone
	p.Pools = []Pool{
		{
			Name: "front", Skills: []string{"bounded"}, Heads: math.NaN(), CostPerHeadYear: math.NaN(),
			Overflow: "back",
		},
		{Name: "back", Skills: []string{"long_tail"}, Heads: math.NaN(), CostPerHeadYear: math.NaN()},
	}
	p.Channels = []Channel{{Name: "phone", Share: .6, Concurrency: 1, Handle: 1}, {"chat", .4, 2, 1.5}}
	p.Pools[0].Outsourced, p.Pools[0].NoticeDays, p.Pools[0].RampDownDays = true, 45, 40
	p.Routing.Policy, p.Valve.Steps, p.Valve.NoRoute = BoundedOnly, 2, .1
	p.Cut.Share, p.Cut.Day, p.Cut.Stages, p.Cut.StageDays, p.Cut.NoticeDays = .2, 60, 2, 30, 30
	p.Humans.Occupancy, p.Humans.Slack, p.Assistant.GoLiveDay, p.Churn.NewPerYear = .8, .05, 30, .3
	p.Cut.Capex, p.Cut.CapexCost = true, 1e6
	p.Workforce.NoticeByYear[2], p.Workforce.SeveranceByYear[2], p.Workforce.SeveranceWeekMost = 20, 60, 900
	p.Workforce.BeforeLeaving, p.Workforce.BeforeLeavingLarge = 200, 300
	p.Workforce.BeforeNotice, p.Workforce.BeforeNoticeLarge = 90, 290
	p.Workforce.CollectiveFrom = .9 * p.Cut.Share * newBase(statusQuo(p)).pools[1].staff.heads // of own people
	p.Workforce.CollectiveLargeFrom = 1.4 * p.Workforce.CollectiveFrom
	level := p
	level.Workforce.CollectiveLargeFrom = 1
	level.Pools, level.Cut.Share, level.Cut.StaffLevel, level.Cut.StaffWithin = nil, 0, .5, 1
	level.Routing.Policy, level.Assistant.Success, level.Cut.Heads = Everything, .75, 0
	level.Assistant.AssistGain, level.Humans.Occupancy = .1, 0
	stated := p
	stated.Pools, stated.Assistant.Deflection, stated.Cut.By = nil, math.NaN(), Attrition
	stated.Categories = slices.Clone(p.Categories)
	for k := range stated.Categories {
		stated.Categories[k].AssistantSuccess = .4
	}
	ruled := level
	ruled.Categories, ruled.Segments = slices.Clone(p.Categories), slices.Clone(p.Segments)
	for k := range ruled.Categories {
		c := &ruled.Categories[k]
		c.ActionRisk, c.ActionAmount, c.ActionAmountCV, c.ActionCap = .3, 80, 1.2, 100
		c.GoodStanding = true
	}
	ruled.Segments[0].GoodStanding, ruled.Segments[1].GoodStanding = .8, .9
	ruled.Controls.Allowlist, ruled.Controls.LeakRate = true, .2
	ruled.Controls.Level, ruled.Controls.ApprovalCatch = approves, .5
	ruled.Assistant.PricedBy, ruled.Assistant.SessionCost = BySession, .2
	ruled.Experience.AssistantGap, ruled.Experience.Angry, ruled.Experience.AngryRepair = 20, .5, .6
	ruled.Churn.Scale, ruled.Churn.ServiceShare = math.NaN(), .3
	ruled.Segments[1].MarginPerMonth *= 1.1 // so near that another margin changes their order
	ruled.Churn.Worst, ruled.Churn.WorstDays, ruled.Churn.MarginCorrelation = .5, 200, .4
	ruled.Goodwill = Goodwill{Share: .4, Credit: .5, Intent: 1.2}
	waits := stated
	waits.Humans.PatienceFamily, waits.Humans.PatienceCV = Lognormal, 1.5
	written := p // by people alone, whose live contacts leave them time
	written.Segments, written.Categories, written.Pools = slices.Clone(p.Segments), slices.Clone(p.Categories), nil
	written.Segments[0].Customers, written.Segments[1].Customers = 3e4, 1e4
	for k := range written.Categories {
		written.Categories[k].Written = .5
	}
	written.Deferred.Blend = .5
	written.Routing.Policy, written.Humans.Occupancy = HumansOnly, 0
	return []Params{p, level, stated, waits, ruled, written}
}

// effects are what of a plan's formulas a field moves: in any of the plans, by
// any other value. What is known to be moved already needs no second look.
func effects(path string, plans []Params, before []workedOut, expected treatment) (past, trial bool, read formula) {
	const all = bySizing | byFlow | byAudit
	for k, p := range plans {
		if strings.HasPrefix(path, "Pools.") && len(p.Pools) == 0 || k == patient &&
			!strings.HasPrefix(path, "Humans.Patience") {
			continue
		}
		for _, value := range othersOf(fieldAt(&p, path)) {
			q := p
			q.Segments, q.Categories = slices.Clone(p.Segments), slices.Clone(p.Categories)
			q.Pools, q.Channels = slices.Clone(p.Pools), slices.Clone(p.Channels)
			fieldAt(&q, path).Set(reflect.ValueOf(value))
			asked := all &^ read
			now, was := workOut(q, asked), before[k]
			past, trial = past || now.past != was.past, trial || now.trial != was.trial
			for f, moved := range map[formula]bool{
				bySizing: now.sizing != was.sizing, byFlow: now.flow != was.flow,
				byAudit: now.audit != was.audit,
			} {
				if moved && asked&f != 0 {
					read |= f
				}
			}
			if read == expected.read && read != 0 {
				break
			}
		}
	}
	return past, trial, read
}

// Every field is in the table, and what the table says of it is so: a mechanism
// that was forgotten in the past, on trial or in a formula does not pass for one
// that is nothing to them. Of the fields that no formula reads CI works out each, go test ./... alone every
// third.
func TestEveryFieldIsTreated(t *testing.T) {
	fields := slices.DeleteFunc(fieldsOf(), func(path string) bool { return path == "Before" }) // the past itself
	for k, path := range fields {
		if k >= len(treatments) || treatments[k].field != path {
			t.Fatalf("%s is not in its place in the table of treatments: say what becomes of it in the past, "+
				"on trial and in formulas", path)
		}
	}
	if len(treatments) != len(fields) {
		t.Fatalf("there is no field %s", treatments[len(fields)].field)
	}
	plans := statedPlans()
	var before []workedOut
	for _, p := range plans {
		before = append(before, workOut(p, bySizing|byFlow|byAudit))
	}
	for k, row := range treatments {
		if (row.read == 0) != (row.why != "") {
			t.Errorf("%s: formulas read it, or there is a reason why none does", row.field)
		}
		if row.read == 0 && !oneOf(k, 12) { // of these every plan is worked out with every value
			continue
		}
		past, trial, read := effects(row.field, plans, before, row)
		if past != (row.past == nil) {
			t.Errorf("%s: the past has it as stated: %v, and the table says %v", row.field, past, row.past == nil)
		}
		if trial != (row.trial == nil) {
			t.Errorf("%s: a trial has it as stated: %v, and the table says %v", row.field, trial, row.trial == nil)
		}
		for f, name := range map[formula]string{bySizing: "sizing", byFlow: "flow", byAudit: "audit"} {
			if read&f != row.read&f {
				t.Errorf("%s: read by the formulas of %s: %v, and the table says %v", row.field, name, read&f != 0,
					row.read&f != 0)
			}
		}
	}
}

// A plan keeps what it says: the past and the trial are made on copies.
func TestOverridesLeaveThePlan(t *testing.T) {
	p := statedPlans()[0]
	said := fmt.Sprint(p)
	if quo := statusQuo(p); fmt.Sprint(quo) == said || quo.Categories[0].Correlation != 0 || !quo.Workforce.Backfill {
		t.Error("the past is the plan")
	}
	if tried := p.onTrial(); tried.Routing.Policy != Everything || tried.Cut.Stages != 1 || tried.Valve != (Valve{}) {
		t.Error("the trial is the plan")
	}
	if fmt.Sprint(p) != said {
		t.Error("the plan is not what it was")
	}
}
