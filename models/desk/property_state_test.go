package desk

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"boomerang/sim"
)

// shared is the memory a copy may have in common with its source, and why.
var shared = map[string]string{
	".setting.base":       "the physics of a world; only what it has worked out is added to it",
	".setting.plan":       "a plan in force is never written to",
	".setting.halt.gone":  "whoever waits for one waits for the other",
	".setting.halt.pulse": "one world is watched, whatever it plays",
	".setting.reference":  "a replication played before, only read",
	".arrivals.today.cum": "the hours of a weekday, of the base",
	".arrivals.eased.cum": "the hours of a weekday, of the base",
}

// anew is what a plan starts without, whatever the past left, and why.
var anew = map[string]string{
	".setting.plan":              "the plan is what is new",
	".ledger.earned":             "counted since day 0",
	".waitRecord.waits":          "counted since day 0",
	".waitRecord.waitBySegment":  "counted since day 0",
	".departures.reportedStart":  "of day 0",
	".presence.before":           "counted since day 0",
	".trust.posts":               "nobody posts about a plan before it starts",
	".workplace.teams.timesheet": "the month's hours and pay, of the month that begins",
	".assistantForm.policy":      "of the plan",
	".assistantForm.valveOpen":   "of the plan",
	".assistantForm.worked":      "of the plan",
	".assistantForm.nextShock":   "of the plan",
	".monitor.charts":            "of the plan",
	".monitor.people":            "kept since day 0",
	".dayBook.dayLog":            "asked for by whoever plays the plan",
	".ledger.month":              "the copy's own slot",
}

// excused reports whether a path, or what it is part of, is in a list.
func excused(list map[string]string, path string) bool {
	path = withoutIndex(path)
	for p := range list {
		if path == p || strings.HasPrefix(path, p+".") {
			return true
		}
	}
	return false
}

// Every field of a desk belongs to one part that knows how to start and to be copied.
func TestEveryPartIsAMechanism(t *testing.T) {
	var d Desk
	desk := reflect.ValueOf(&d).Elem()
	for k := range desk.NumField() {
		at, n := desk.Field(k).Addr().Pointer(), 0
		for _, m := range mechanisms {
			if s := reflect.ValueOf(m.state(&d)); s.Pointer() == at && s.Type().Elem() == desk.Field(k).Type() {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s is named %d times in the list of mechanisms", desk.Type().Field(k).Name, n)
		}
	}
}

// A copy of a part in which nothing is zero, into one that held something else,
// is the same in every field and shares no memory. So is one into an empty part.
func TestPartsAreCopiedWhole(t *testing.T) {
	for _, held := range []int{0, 1} {
		var src, dst Desk
		for _, m := range mechanisms {
			from, to := reflect.ValueOf(m.state(&src)).Elem(), reflect.ValueOf(m.state(&dst)).Elem()
			fill(from, 2)
			if held > 0 {
				fill(to, held)
			}
			if held > 0 && len(differ("", from, to)) == 0 && from.Type() != reflect.TypeFor[dayBook]() {
				t.Fatalf("%s cannot be told from another", from.Type())
			}
			m.copyFrom(&dst, &src)
			path := "." + partName(&src, m)
			for _, p := range differ(path, from, to) {
				if !excused(map[string]string{".ledger.month": ""}, p) {
					t.Errorf("%s is not copied", withoutIndex(p))
				}
			}
		}
		checkApart(t, &src, &dst)
	}
}

// Nothing is excused that is not there.
func TestExcusesNameFields(t *testing.T) {
	for _, list := range []map[string]string{shared, anew} {
		for path, why := range list {
			of := reflect.TypeFor[Desk]()
			for _, name := range strings.Split(path[1:], ".") {
				for of.Kind() == reflect.Slice || of.Kind() == reflect.Array {
					of = of.Elem()
				}
				field, ok := of.FieldByName(name)
				if !ok || why == "" {
					t.Fatalf("%s is excused, and there is no %s, or no reason", path, name)
				}
				of = field.Type
			}
		}
	}
}

// partName is what the desk calls a part.
func partName(d *Desk, m mechanism) string {
	desk, part := reflect.ValueOf(d).Elem(), reflect.ValueOf(m.state(d))
	for k := range desk.NumField() {
		if desk.Field(k).Addr().Pointer() == part.Pointer() && desk.Field(k).Type() == part.Type().Elem() {
			return desk.Type().Field(k).Name
		}
	}
	panic("a mechanism that is no part of the desk")
}

// checkApart holds that two desks share no memory but what may be shared.
func checkApart(t *testing.T, a, b *Desk) {
	t.Helper()
	of := reached("", reflect.ValueOf(a).Elem())
	for _, y := range reached("", reflect.ValueOf(b).Elem()) {
		if excused(shared, y.path) {
			continue
		}
		for _, x := range of {
			if x.from < y.to && y.from < x.to && !excused(shared, x.path) {
				t.Errorf("%s shares memory with %s of the source", y.path, x.path)
			}
		}
	}
}

// busyDesk is a desk in the middle of a plan in which every mechanism is at work.
func busyDesk(world uint64, days int) (*Desk, Params) {
	p := company()
	p.Segments = []Segment{p.Segments[0], p.Segments[0]}
	p.Segments[1].Name, p.Segments[1].Contract, p.Segments[1].Priority = "few", AnnualContract, 1
	p.Segments[0].Customers, p.Segments[1].Customers = 6_000, 2_000
	p.Pools = []Pool{
		{Name: "front", Skills: []string{"bounded"}, Heads: -1, CostPerHeadYear: -1, Overflow: "back"},
		{Name: "back", Skills: []string{"long_tail"}, Heads: -1, CostPerHeadYear: -1},
	}
	p.Horizon.PreMonths, p.Survey.DelayDays, p.Arrivals.Elasticity = 1, 3, .2
	p.Assistant.ShockEveryDays, p.Assistant.ShockDepth, p.Assistant.ShockDays = 20, .3, 10
	p.Cut = Cut{Share: .4, Stages: 3, StageDays: 20, NoticeDays: 30, Roster: Reoptimised}
	p.Controls.Breaker, p.Controls.BreakerWishes, p.Controls.BreakerWindow, p.Controls.BreakerDays = true, 1.05, 3, 5
	p.Controls.Monitor, p.Controls.LeakRate, p.Controls.LeakCost = true, .1, 50
	p.Churn.PostShare, p.Incidents = .3,
		Incidents{PerYear: 40, Cost: 1, Withheld: .5, DisclosureDays: 60, LateRatio: 2, TrustShock: .5}
	past := presentOf(sim.NewFates(21, world), p, listener{})
	past.watched = everybody
	past.playPast()
	d := &Desk{}
	d.branchUnder(past, p)
	d.openMonth(1)
	for range days {
		d.playDay()
	}
	return d, p
}

// A desk that goes on under another plan, in memory that held another world, is
// what it was but for what a plan starts without, and is on its own.
func TestBranchIsACopyOfItsOwn(t *testing.T) {
	src, p := busyDesk(1, 75)
	dst, _ := busyDesk(2, 90)
	src.branchInto(t, dst, p)
	fresh := &Desk{}
	src.branchInto(t, fresh, p)
	fresh.plan = dst.plan // equal, and worked out twice
	at, slot := dst.month, fresh.month
	dst.month, fresh.month = nil, nil
	if d := differ("", reflect.ValueOf(dst).Elem(), reflect.ValueOf(fresh).Elem()); len(d) > 0 {
		t.Errorf("in used memory and in fresh memory %v differ", d)
	}
	dst.month, fresh.month = at, slot
	for range 40 { // each goes its own way
		dst.playDay()
	}
	for range 40 {
		fresh.playDay()
	}
	dst.month, fresh.month = nil, nil
	if d := differ("", reflect.ValueOf(dst).Elem(), reflect.ValueOf(fresh).Elem()); len(d) > 0 {
		t.Errorf("forty days on, %v differ", d)
	}
}

// branchInto branches and compares.
func (d *Desk) branchInto(t *testing.T, dst *Desk, p Params) {
	t.Helper()
	dst.branch(d, newPlan(d.base, p))
	found := map[string]bool{}
	for _, path := range differ("", reflect.ValueOf(d).Elem(), reflect.ValueOf(dst).Elem()) {
		if !excused(anew, path) {
			found[withoutIndex(path)] = true
		}
	}
	for path := range found {
		t.Errorf("%s is not what it was in the source", path)
	}
	checkApart(t, d, dst)
}

// A desk that held another world starts like one that held none, field by field.
func TestResetLeavesNothing(t *testing.T) {
	used, p := busyDesk(3, 100)
	b := newBase(statusQuo(p))
	fresh := &Desk{}
	for _, d := range []*Desk{used, fresh} {
		d.start(b, newPlan(b, b.Params), sim.NewFates(22, 1))
		d.month, d.plan = nil, nil
	}
	if d := differ("", reflect.ValueOf(used).Elem(), reflect.ValueOf(fresh).Elem()); len(d) > 0 {
		t.Errorf("%v are left of the world before", slices.Compact(d))
	}
	for _, m := range mechanisms { // a part in which nothing is zero, too
		if name := partName(used, m); name != "clock" { // whose calendar would be none
			fill(reflect.ValueOf(m.state(used)).Elem(), 2)
			m.reset(used, b)
			m.reset(fresh, b)
			used.month, fresh.month = nil, nil
			for _, path := range differ("."+name, reflect.ValueOf(m.state(used)).Elem(),
				reflect.ValueOf(m.state(fresh)).Elem()) {
				t.Errorf("%s is left of what was there", withoutIndex(path))
			}
		}
	}
}
