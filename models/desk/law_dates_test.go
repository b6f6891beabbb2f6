package desk

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// Every date in one small case: what is asked for a day happens on that day, not
// the day before and not the day after.

// until plays days of a desk, from the one it stands at, and returns the first
// on which something is so; −1: none of so many.
func (d *Desk) until(days int, play func(day planDay), so func() bool) int {
	for range days {
		day := d.planDay()
		play(day)
		if so() {
			return int(day)
		}
		d.day++
	}
	return -1
}

// A cut of day 10 in two stages 30 days apart, with 14 days of notice: announced
// on days 10 and 40, gone on days 24 and 54.
func TestDatesOfACut(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Cut = Cut{Share: .2, Day: 10, Stages: 2, StageDays: 30, NoticeDays: 14, Who: Newest}
	})
	s, last := &d.teams[0].people, 100.
	falls := []int{}
	for range 90 {
		d.staffToday()
		if now := s.heads(); now < last-1e-9 {
			falls, last = append(falls, int(d.planDay())), now
		}
		d.day++
	}
	if want := []planDay{10, 40}; !slices.Equal(d.staged, want) {
		t.Errorf("announced on days %v, want %v", d.staged, want)
	}
	if want := []int{24, 54}; !slices.Equal(falls, want) || math.Abs(last-80) > 1e-9 {
		t.Errorf("people leave on days %v, want %v; %v are left of 100", falls, want, last)
	}
}

// Behind a closed gate a stage waits a month, and is asked again then.
func TestGateAsksAgainAMonthLater(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Cut = Cut{Share: .2, Stages: 2, StageDays: 10, GateHangUp: .1, Who: Newest}
	})
	for m := range d.tally {
		d.tally[m].add(tOffered, 100)
		d.tally[m].add(tHungUp, 11)
	}
	for range 45 {
		if d.stagesToday(d.planDay()); d.planDay() == 15 {
			for m := range d.tally { // a tenth hung up: the gate is open again
				d.tally[m].add(tHungUp, -1)
			}
		}
		d.day++
	}
	if want := []planDay{0, 40}; !slices.Equal(d.staged, want) {
		t.Errorf("announced on days %v, want %v", d.staged, want)
	}
	if got := d.month.booked(fGatesClosed); got != 1 {
		t.Errorf("the gate was closed %v times, want once", got)
	}
}

// The assistant goes live on its day and is met by half when half its ramp is over.
func TestDayOfGoLive(t *testing.T) {
	a := Assistant{GoLiveDay: 20, RampDays: 30, Coverage: .8}
	for day, want := range map[planDay]float64{0: 0, 19: 0, 20: 0, 21: .8 / 30, 35: .4, 50: .8, 80: .8} {
		if got := a.coverage(day); math.Abs(got-want) > 1e-12 {
			t.Errorf("day %v: met by %v, want %v", day, got, want)
		}
	}
	if a.RampDays = 0; a.coverage(19) != 0 || a.coverage(20) != .8 {
		t.Errorf("without a ramp: %v the day before, %v on the day", a.coverage(19), a.coverage(20))
	}
	a = Assistant{PricePerSession: 2, PriceGrowth: .5}
	price := func(day planDay) float64 { return a.bill(9, 1, 1, day) }
	if price(0) != 2 || price(dates.PlainYear) != 3 || price(-dates.PlainYear) != 2 {
		t.Errorf("the price is %v on day 0 and %v a year later", price(0), price(dates.PlainYear))
	}
}

// Decided on day 30 and to take effect 45 days later: day 75, once.
func TestDayOfReversal(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Leadership = Leadership{ReviewDays: 30, ServiceFloor: .8, DecisionDays: 45, OpenValve: true}
	})
	for m := range d.tally {
		d.tally[m].add(tOffered, 200)
		d.tally[m].add(tInTime, 159)
	}
	opened := d.until(200, d.reviewToday, func() bool { return d.valveOpen })
	if d.lead.decided != 30 || d.lead.reversed != 75 || opened != 75 {
		t.Errorf("decided on day %v, reversed on day %v, the valve opened on day %v", d.lead.decided, d.lead.reversed,
			opened)
	}
	for m := range d.tally { // 160 of 200 are .8 in time
		d.tally[m].add(tInTime, 1)
	}
	if d.lead.decided = never; d.serviceSignal(&d.plan.Leadership) {
		t.Error("a service level at the floor is below it")
	}
}

// What a reversal orders: those under notice stay, those at other work are there
// at once, the rest comes after hiring and answers after training.
func TestDaysOfRehiring(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Leadership.RehireShare, p.Workforce.HiringDays, p.Workforce.TrainingDays = .5, 42, 28
	})
	s := &d.teams[0].people
	s.cohorts[0].heads, s.desk, s.target = 60, 60, 60 // forty are gone: twenty are wanted back
	s.elsewhere = 4
	s.notices = []notice{{hire: hire{d.day.moment() + 100, 6}}}
	d.reverse()
	if len(s.notices) != 0 || s.elsewhere != 0 || s.onDesk() != 64 || s.target != 80 || s.recalled != 10 {
		t.Errorf("%d notices, %v elsewhere, %v on the desk of %v wanted, %v to be hired", len(s.notices), s.elsewhere,
			s.onDesk(), s.target, s.recalled)
	}
	step := func(planDay) { d.staffDay(); d.day-- }
	if got := d.until(200, step, func() bool { return s.heads() > 73.9 }); got != 42 {
		t.Errorf("on the payroll on day %v, want 42", got)
	}
	if got := d.until(200, step, func() bool { return s.onDesk() > 73.9 }); got != 70 {
		t.Errorf("answering on day %v, want 70", got)
	}
	// With backfill the target orders them: nobody is ordered twice.
	back := people{cohorts: []cohort{{0, 60}}, target: 80}
	if back.recall(20, true, 42); len(back.coming) != 0 || back.recalled != 20 {
		t.Errorf("%v ordered besides the target", back.coming)
	}
}

// New people are proficient after their ramp and half of it in between.
func TestDaysOfAnAbility(t *testing.T) {
	w := Workforce{RampDays: 100}
	p := people{cohorts: []cohort{{engineMoment(math.Inf(-1)), 30}, {10, 10}}, desk: 40}
	for day, want := range map[engineMoment]float64{10: .25, 60: .125, 110: 0} {
		if p.blend(&w, day); math.Abs(p.noviceShare-want) > 1e-12 {
			t.Errorf("day %v: %v of who answers is a novice, want %v", day, p.noviceShare, want)
		}
	}
	for day, cohorts := range map[engineMoment]int{109: 2, 110: 1} {
		q := people{cohorts: slices.Clone(p.cohorts), desk: 40}
		if q.step(&w, day, false); len(q.cohorts) != cohorts {
			t.Errorf("day %v: %d cohorts, want %d", day, len(q.cohorts), cohorts)
		}
	}
}

// A week of posts at full size reaches the limit on a day; the press writes once.
func TestDayOfThePress(t *testing.T) {
	d := dayOneOf(func(p *Params) {
		p.Scale, p.Churn.PostShare, p.Churn.PressPosts, p.Incidents.TrustShock = .5, .25, 10, .2
	})
	wrote := d.until(60, func(day planDay) {
		d.pressToday(day)
		if day >= 20 { // six failures a day, a quarter of them told, by half the company: three posts a day
			for range 6 {
				d.post(d.plan.Churn.PostShare)
			}
		}
	}, func() bool { return d.lead.press.came() })
	if wrote != 24 || d.trustUntil != 24+shockDays || d.trustLost != .2 { // 3 a day on days 20 to 23: 12
		t.Errorf("the press writes on day %v, trust is lost until day %v", wrote, d.trustUntil)
	}
	if got := d.month.counted(tPosts); got != 5*1.5 {
		t.Errorf("%v posts in five days of six failures, a quarter of which are told", got)
	}
}

// An alarm of day 15 is on the page, and the review of day 30 is the first to see it; a page of costs does not
// show it, nor one that shows no alarms, nor is anything done where nothing can be.
func TestAlarmOnThePage(t *testing.T) {
	for _, c := range []struct {
		with Leadership
		want planDay
	}{
		{Leadership{Dashboard: Joint, ReadsMonitors: true, OpenValve: true}, 30},
		{Leadership{Dashboard: Joint, OpenValve: true}, never},
		{Leadership{Dashboard: CostOnly, ReadsMonitors: true, OpenValve: true}, never},
		{Leadership{Dashboard: Joint, ReadsMonitors: true}, never},
	} {
		d := dayOneOf(func(p *Params) {
			p.Leadership = c.with
			p.Leadership.ReviewDays, p.Leadership.DecisionDays = 15, 10
		})
		d.until(60, func(day planDay) {
			d.reviewToday(day)
			if day == 15 { // after the review of that morning, as charts are read
				d.alarmed(day)
			}
		}, func() bool { return false })
		if d.lead.decided != c.want {
			t.Errorf("%+v: decided on day %v, want %v", c.with, d.lead.decided, c.want)
		}
		if c.want.came() && d.lead.reversed != c.want+10 {
			t.Errorf("reversed on day %v", d.lead.reversed)
		}
	}
}

// A bad day is an alarm the day it is read, and on no day before the first.
func TestDayOfAnAlarm(t *testing.T) {
	for at, want := range map[planDay]planDay{0: 1, 12: 12} {
		d := dayOneOf(func(p *Params) {
			p.Controls = Controls{Monitor: true, MonitorDelta: .5, MonitorLimit: 4, MonitorRunDays: 365}
			p.Leadership = Leadership{Dashboard: Joint, DecisionDays: 10, OpenValve: true}
		})
		for range 13 * 7 { // a past of people who please nine of ten
			d.monitor.past[0] = append(d.monitor.past[0], pastDay{sample{400, 360}, len(d.monitor.past[0]) % 7})
		}
		d.monitor.statusQuo[0] = statusOf(d.monitor.past[0], func(int) float64 { return 0 })
		d.startMonitor()
		d.day += engineDay(at)
		d.monitor.today[cell(false, byBot)] = sample{400, 200}
		d.monitorToday(d.planDay(), byBot)
		if d.monitor.firstAlarm() != want || d.lead.decided != want || d.monitor.noise != 0 {
			t.Errorf("read on day %v: alarm on day %v, decided on day %v, %d false", at, d.monitor.firstAlarm(),
				d.lead.decided, d.monitor.noise)
		}
	}
}

// Reported customers are those here and those who left within the window.
func TestWindowOfReportedCustomers(t *testing.T) {
	d := dayOneOf(func(p *Params) { p.Churn.ReportedDays = 30 })
	clear(d.departed)
	clear(d.active)
	d.active[0] = 100
	for days, want := range map[int]float64{0: 100, 1: 101, 30: 101, 31: 100} {
		at := int(d.day) + departedBefore - days
		d.departed[at]++
		if got := d.reported(); got != want {
			t.Errorf("one who left %d days ago: %v reported, want %v", days, got, want)
		}
		d.departed[at]--
	}
}

// Who waits at a pool may be taken by the one that helps out after five minutes,
// by that moment and not before; the first in line first.
func TestMinuteOfOverflow(t *testing.T) {
	p := twoPools("each other", 5)
	d := presentOf(sim.NewFates(1, 0), p, listener{})
	d.openNow = true
	d.calendar.AdvanceTo(100)
	wait := func(arrived float64) int32 {
		i := d.openIssue()
		d.issues[i] = issue{
			key: sim.NewFates(1, 0).Of(uint64(i)), customer: -1, closed: notClosed, arrived: arrived,
			times: [occurrences]uint8{byContact: 1, byArrival: 1},
		}
		d.joinLine(arrived, i, 0)
		return i
	}
	first, second := wait(100), wait(101)
	served := func(i int32) bool { return d.issues[i].flags&inLine == 0 }
	d.teams[1].busyMost = 1
	if d.lookAtLine(104.9, 1); served(first) {
		t.Error("taken after 4.9 minutes by the pool that helps after 5")
	}
	if d.lookAtLine(105, 1); !served(first) || served(second) || d.issues[first].team != 1 {
		t.Error("five minutes are over, and the pool that helps takes nobody, or two")
	}
	d.teams[0].busyMost = 1
	if d.lookAtLine(105, 0); !served(second) || d.issues[second].team != 0 {
		t.Error("one's own line is looked at at once")
	}
}
