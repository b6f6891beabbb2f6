package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// prices are those of the reactions in the tests below, a head costing 200 a day.
var prices = Reaction{OvertimePremium: 1.5, AgentsPerLeader: 10, AgencyPremium: 1.25, AgencyLeadDays: 28}

// A hundred on the desk, of 37.5 paid hours a week: every line of what they do beside their shifts.
func TestCostOfReactions(t *testing.T) {
	const hours = 37.5 / 7 // a head and day
	for _, c := range []struct {
		name  string
		step  int
		rule  func(*Reaction)
		extra float64
		want  map[fullIndex]float64
	}{
		{
			"nothing", atRest, func(r *Reaction) { r.OvertimeMost, r.LeadersTime, r.AgencyMost = .1, .2, .3 }, 0,
			map[fullIndex]float64{
				fOvertime: 0, fLeaders: 0, fAgency: 0, fOvertimeHours: 0, fLeaderHours: 0, fAgencyDays: 0,
			},
		},
		{
			"overtime", onOvertime, func(r *Reaction) { r.OvertimeMost, r.LeadersTime = .1, .2 }, 10,
			map[fullIndex]float64{
				fOvertimeHours: .1 * 100 * hours, fOvertime: .1 * 100 * 1.5 * headDay, fLeaders: 0, fLeaderHours: 0,
			},
		},
		{
			"leaders too", leadersToo, func(r *Reaction) { r.OvertimeMost, r.LeadersTime = .1, .2 }, 12,
			map[fullIndex]float64{
				fOvertime: 10 * 1.5 * headDay, fLeaderHours: 100. / 10 * .2 * hours,
				fLeaders: 100. / 10 * .2 * headDay,
			},
		},
		{
			"leaders alone", leadersToo, func(r *Reaction) { r.LeadersTime = .2 }, 2,
			map[fullIndex]float64{fOvertime: 0, fOvertimeHours: 0, fLeaders: 2 * headDay},
		},
		{
			"an agency of a fifth of day-0 heads", withAgency, func(r *Reaction) { r.AgencyMost = .2 }, 20,
			map[fullIndex]float64{fOvertime: 0, fLeaders: 0, fAgencyDays: 20, fAgency: 20 * 1.25 * headDay},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dayOneOf(func(p *Params) { p.Reaction = prices; c.rule(&p.Reaction) })
			r := &d.reacting[0]
			r.step, r.agency = c.step, d.day
			if c.step < withAgency {
				r.agency = neverAgain
			}
			d.staffDay()
			hasBooked(t, d, c.want)
			hasBooked(t, d, map[fullIndex]float64{fPayroll: 100 * headDay})
			if math.Abs(r.extra-c.extra) > 1e-9 {
				t.Errorf("%v heads more are on the desk, want %v", r.extra, c.extra)
			}
			if pay := d.teams[0].timesheet.pay; math.Abs(pay-100*headDay) > 1e-6 {
				t.Errorf("the timesheet of the payroll is paid %v, its people %v", pay, 100*headDay)
			}
			s, q := &d.teams[0], &d.base.pools[0]
			for hour := range q.roster {
				want := q.roster[hour] * (100 + c.extra)
				if got, _ := s.onDuty(d, q, hour); math.Abs(got-want) > 1e-9*want {
					t.Fatalf("%v are on duty in hour %d, want %v", got, hour, want)
				}
			}
		})
	}
}

// Overtime of 10 % at .005 a point is five points of attrition a year more, from the next morning on.
func TestOvertimeWearsOut(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Reaction = prices
		p.Reaction.OvertimeMost, p.Reaction.OvertimeBurnout = .1, .005
	})
	d.reacting[0].step = onOvertime
	s := &d.teams[0].people
	d.staffDay()
	if s.heads() != 100 {
		t.Errorf("%v are left on the first day, want 100", s.heads())
	}
	d.staffDay()
	if want := 100 * math.Exp(-.05/dates.PlainYear); math.Abs(s.heads()-want) > 1e-9 {
		t.Errorf("%v are left after a day of it, want %v", s.heads(), want)
	}
	d.reacting[0].step = atRest
	d.staffDay()
	before := s.heads()
	if d.staffDay(); s.heads() != before {
		t.Errorf("%v of %v are left without overtime", s.heads(), before)
	}
}

// Nine in ten are gone from day 0 on and nobody leaves or comes: the first week falls short and all that follow.
// So there is overtime from day 7, an agency ordered on day 14 at work from day 42, and every hour, head
// and amount is known beforehand; the reference orders nothing.
func TestOfAKnownShortfall(t *testing.T) {
	p := company()
	p.Workforce.AttritionPerYear, p.Workforce.BurnoutPerPoint, p.Workforce.SurvivorUplift = 0, 0, 1
	p.Workforce.Backfill, p.Routing.Policy, p.Horizon.Months, p.Churn.Scale = false, HumansOnly, 4, 0
	p.Humans.Heads, p.Money.CostPerHeadYear = 60, headDay*dates.PlainYear
	p.Segments[0].Customers = 60_000
	p.Reaction, p.Reaction.Shortfall = prices, .1
	p.Reaction.OvertimeMost, p.Reaction.AgencyMost = .1, .05
	cut := p
	cut.Cut.Share = .9
	rows := Play(t.Context(), sim.NewFates(33, 0), []Params{p, cut}, 0)
	days := float64(p.Horizon.MonthEnd(p.Horizon.Months - 1))
	for name, want := range map[string]float64{
		"overtime_hours": .1 * 6 * 37.5 / 7 * (days - 7),
		"overtime_pay":   .1 * 6 * 1.5 * headDay * (days - 7),
		"agency_heads":   .05 * 60 * (days - 42) / days,
		"agency_pay":     .05 * 60 * 1.25 * headDay * (days - 42),
		"leader_pay":     0,
		"reaction_cost":  headDay * (.1*6*1.5*(days-7) + .05*60*1.25*(days-42)),
		"payroll":        6 * headDay * days,
	} {
		if got := rows[1].Values[measureIndex(name)]; math.Abs(got-want) > 1e-9*max(1, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if cost := rows[0].Values[measureIndex("reaction_cost")]; cost != 0 {
		t.Errorf("the reference spends %v on a level that it holds", cost)
	}
}

// weekOf plays the end of a week in which a share of a thousand callers was answered in time.
func (d *Desk) weekOf(level float64) {
	d.reacting[0].offered, d.reacting[0].inTime = 1000, 1000*level
	d.weekToday()
	for range 7 {
		d.staffDay()
	}
}

// The stated level is .8 and a shortfall of .1 is put up with. A week below .7 goes a step on, one at .8 or
// above a step back, one in between stays; what is switched off is stepped over.
func TestStepsOfReaction(t *testing.T) {
	weeks := []float64{.75, .71, .69, .69, .75, .5, .3, .3, .79, .8, .9, .9, .9, .9}
	all := Reaction{OvertimeMost: .1, LeadersTime: .2, ReplanShare: .3, AgencyMost: .4}
	for _, c := range []struct {
		off  func(*Reaction)
		want []int
	}{
		{func(*Reaction) {}, []int{0, 0, 1, 2, 2, 3, 4, 4, 4, 3, 2, 1, 0, 0}},
		{func(r *Reaction) { r.OvertimeMost = 0 }, []int{0, 0, 2, 3, 3, 4, 4, 4, 4, 3, 2, 0, 0, 0}},
		{func(r *Reaction) { r.LeadersTime, r.ReplanShare = 0, 0 }, []int{0, 0, 1, 4, 4, 4, 4, 4, 4, 1, 0, 0, 0, 0}},
		{func(r *Reaction) { r.AgencyMost = 0 }, []int{0, 0, 1, 2, 2, 3, 3, 3, 3, 2, 1, 0, 0, 0}},
		{func(r *Reaction) { *r = Reaction{} }, make([]int, 14)},
	} {
		rule := all
		c.off(&rule)
		rule.Shortfall, rule.AgentsPerLeader, rule.AgencyLeadDays = .1, 10, 28
		d := dayOneOf(func(p *Params) { p.Reaction = rule })
		for week, level := range weeks {
			if d.weekOf(level); d.reacting[0].step != c.want[week] {
				t.Errorf("%+v: step %d after week %d, want %d", rule, d.reacting[0].step, week, c.want[week])
			}
		}
		if got := d.month.booked(fWeeks); got != float64(len(weeks)) {
			t.Errorf("%v weeks were looked at, of %d", got, len(weeks))
		}
		if got := d.month.booked(fWeeksShort); got != 5 {
			t.Errorf("%v weeks fell short, of 5", got)
		}
	}
}

// A week of fewer than fifty callers at full size says nothing, whatever share is played.
func TestQuietWeeksSayNothing(t *testing.T) {
	for _, c := range []struct {
		scale, callers float64
		step           int
	}{{1, 49, 0}, {1, 50, 1}, {.1, 4.9, 0}, {.1, 5, 1}} {
		d := dayOneOf(func(p *Params) { p.Scale, p.Reaction = c.scale, Reaction{OvertimeMost: .1} })
		d.reacting[0].offered = c.callers
		if d.weekToday(); d.reacting[0].step != c.step {
			t.Errorf("%v callers at a share of %v: step %d, want %d", c.callers, c.scale, d.reacting[0].step, c.step)
		}
	}
}

// The agency comes on the day its lead is over and not before; called off, an order is forgotten, and the
// next one takes the whole lead again.
func TestAgencyComesAfterItsLead(t *testing.T) {
	for _, lead := range []float64{0, 14, 28, 30.5} {
		d := dayOneOf(func(p *Params) {
			p.Reaction = prices
			p.Reaction.AgencyMost, p.Reaction.AgencyLeadDays = .2, lead
		})
		first := func() (days int) {
			d.reacting[0].offered, d.reacting[0].inTime = 1000, 0
			for d.weekToday(); d.reacting[0].extra == 0; days++ {
				d.staffDay()
			}
			return days - 1
		}
		want := int(math.Ceil(lead))
		if got := first(); got != want {
			t.Errorf("ordered with a lead of %v days it came after %d", lead, got)
		}
		for int(d.planDay())%7 != 0 {
			d.staffDay()
		}
		if d.weekOf(1); d.reacting[0].extra != 0 || d.reacting[0].agency != neverAgain {
			t.Errorf("called off, %v are there and an order for day %v", d.reacting[0].extra, d.reacting[0].agency)
		}
		if got := first(); got != want {
			t.Errorf("ordered again with a lead of %v days it came after %d", lead, got)
		}
	}
}

// The square-root rule: the same hours, where the load is; nobody's floor is taken away.
func TestSquareRootRule(t *testing.T) {
	var now, load [168]float64
	now[9], now[10], now[20] = 20, 20, 20
	load[9], load[10], load[20] = 25, 16, 4 // 45 erlangs, roots 5 + 4 + 2
	wanted := squareRoot(&now, &load, 1)
	for h, want := range map[int]float64{9: 25 + 5*15./11, 10: 16 + 4*15./11, 20: 4 + 2*15./11, 3: 0} {
		if math.Abs(wanted[h]-want) > 1e-9 {
			t.Errorf("%v people in hour %d, want %v", wanted[h], h, want)
		}
	}
	now[9], now[10], now[20] = 10, 10, 10 // 30 for 45 erlangs: two thirds of every hour's load
	wanted = squareRoot(&now, &load, 1)
	for h, want := range map[int]float64{9: 50. / 3, 10: 32. / 3, 20: 8. / 3} {
		if math.Abs(wanted[h]-want) > 1e-9 {
			t.Errorf("%v people in hour %d of an overloaded week, want %v", wanted[h], h, want)
		}
	}
	load[20] = 0
	wanted = squareRoot(&now, &load, 1)
	sum := 0.0
	for _, n := range wanted {
		sum += n
	}
	if wanted[20] != 1 || math.Abs(sum-30) > 1e-9 {
		t.Errorf("%v are left in an open hour without load and %v in all, want 1 and 30", wanted[20], sum)
	}
	if load = [168]float64{}; squareRoot(&now, &load, 1) != now {
		t.Error("people are moved about without any load")
	}
}

// Twice the work comes at ten and half of it at twelve: the load seen is that (to a thousandth, as far as a
// week is the same day by day), and shifts follow as far as they may in a week; no hour is won or lost. At the
// load of day 0 nothing is seen to differ.
func TestShiftsFollowTheLoad(t *testing.T) {
	for _, most := range []float64{.01, .5, 1} {
		d := dayOneOf(func(p *Params) { p.Reaction = prices; p.Reaction.ReplanShare = most })
		r, s, q := &d.reacting[0], &d.teams[0], &d.base.pools[0]
		load := r.loadSeen(q)
		for h, want := range q.usualLoad {
			if math.Abs(load[h]-want) > 1e-9*max(1, want) {
				t.Fatalf("hour %d: a load of %v is seen, %v came", h, load[h], want)
			}
		}
		for h := range r.usual {
			switch h % 24 {
			case 10:
				r.usual[h] *= 2
			case 12:
				r.usual[h] /= 2
			}
		}
		load = r.loadSeen(q)
		for h, want := range q.usualLoad {
			if want *= map[int]float64{10: 2, 12: .5}[h%24]; want > 0 && math.Abs(load[h]-want) > 1e-3*want {
				t.Fatalf("hour %d: a load of %v is seen, %v came", h, load[h], want)
			}
		}
		before := s.roster
		d.moveShifts(s, q)
		was, is, moved := 0.0, 0.0, 0.0
		for h := range before {
			was, is, moved = was+before[h], is+s.roster[h], moved+math.Abs(s.roster[h]-before[h])/2
		}
		if math.Abs(is-was) > 1e-9*was || moved == 0 || moved > most*was*(1+1e-9) {
			t.Errorf("of %v hours %v are left, %v of them moved, at most a share of %v may", was, is, moved, most)
		}
		if most == .01 && math.Abs(moved-most*was) > 1e-9*was {
			t.Errorf("%v hours are moved, where %v may and more were wanted", moved, most*was)
		}
		hasBooked(t, d, map[fullIndex]float64{fMovedHours: moved / was * 100 * 37.5})
		if s.roster[10] <= before[10] || s.roster[12] >= before[12] {
			t.Errorf("at ten %v are there, before %v; at twelve %v, before %v", s.roster[10], before[10],
				s.roster[12], before[12])
		}
	}
}

// A share of a company reacts as the whole does: it is held against what a line of its size shows where the
// whole shows the stated level. So the same weeks fall short and the same is ordered.
func TestShareReactsAsTheWhole(t *testing.T) {
	of := func(scale float64, worlds int) map[string]float64 {
		p := company()
		p.Segments[0].Customers, p.Scale, p.Horizon.Months = 240_000, scale, length(3, 9)
		p.Churn.Scale = 0
		ordered(&p)
		p.Cut.Share = .3
		p.Reaction.OvertimeMost, p.Reaction.LeadersTime, p.Reaction.AgencyMost = .1, .25, .1
		mean := map[string]float64{}
		for w := range worlds {
			rows := Play(t.Context(), sim.NewFates(31, uint64(w)), []Params{quoOf(p), p}, 0)
			for _, name := range []string{
				"weeks_short", "overtime_hours", "leader_hours", "agency_heads", "reaction_cost",
			} {
				mean[name] += rows[1].Values[measureIndex(name)] / float64(worlds)
			}
		}
		return mean
	}
	whole, part := of(1, 1), of(.05, 4)
	if whole["overtime_hours"] == 0 || whole["agency_heads"] == 0 {
		t.Fatal("nothing is ordered that could be compared")
	}
	for name, want := range whole {
		if got := part[name]; math.Abs(got-want) > .15*want {
			t.Errorf("%s is %.4g at a twentieth of the size, %.4g in full", name, got, want)
		}
	}
}

// The level that a share is held against is what it shows where the whole shows the level in question,
// within what its line is known to lose more (README: at a twentieth of the size a point or two).
func TestShareIsHeldAgainstItsOwnLevel(t *testing.T) {
	for _, slack := range []float64{0, -.15} {
		level := func(scale float64, worlds int) (mean float64, p Params) {
			p = company()
			p.Segments[0].Customers, p.Scale, p.Horizon.Months, p.Arrivals.DayCV = 240_000, scale, 3, 0
			p.Routing.Policy, p.Churn.Scale, p.Humans.Slack = HumansOnly, 0, slack
			for w := range worlds {
				row := Play(t.Context(), sim.NewFates(32, uint64(w)), []Params{p}, 0)[0]
				mean += row.Values[measureIndex("service_level")] / float64(worlds)
			}
			return mean, p
		}
		whole, _ := level(1, 1)
		part, p := level(.05, 16)
		b := newBase(statusQuo(p))
		held := b.levelSeen(&b.pools[0], whole)
		if math.Abs(part-held) > .035 {
			t.Errorf("slack %v: in full %.3f are answered in time, at a twentieth %.3f, and %.3f are asked of it",
				slack, whole, part, held)
		}
		if math.Abs(part-held) > math.Abs(part-whole) {
			t.Errorf("slack %v: %.3f is nearer to the level in full, %.3f, than what is asked, %.3f", slack, part,
				whole, held)
		}
	}
}
