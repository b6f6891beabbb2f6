package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Laws of layoffs in one small case: 100 people, 1,400 a week each, of whom ten are 400 days in service, twenty
// 800 days and seventy longer than anybody asks. A quarter goes, the newest first unless said otherwise.

// lawful is that desk under a law.
func lawful(change func(*Params)) *Desk {
	d := dayOneOf(func(p *Params) {
		p.Cut = Cut{Share: .25, Stages: 1, NoticeDays: 14, Who: Newest}
		p.Money.SeverancePerHead = 3_000
		p.Workforce.NoticeByYear = byYear(1, 1, 4, 12)
		p.Workforce.SeveranceByYear = byYear(0, 0, 5, 20)
		change(p)
	})
	today := int(d.day)
	s := steadySeniority(70, 0, today)
	s.hired[today-400-s.first], s.hired[today-800-s.first] = 10, 20
	d.teams[0].people.seniority = s
	return d
}

// byYear is a figure for 0, 1 and 2 completed years, and one for more.
func byYear(none, one, two, more float64) (all [yearsOfService]float64) {
	all = [yearsOfService]float64{none, one, two}
	for k := 3; k < len(all); k++ {
		all[k] = more
	}
	return all
}

// gone plays the days of staff and notes how many leave on which, and what all of them are paid.
func (d *Desk) gone() (falls map[int]float64, paid float64) {
	falls = map[int]float64{}
	p := &d.teams[0].people
	for last := p.heads(); d.planDay() < 150; d.day++ {
		d.staffToday()
		if now := p.heads(); now < last-1e-9 {
			falls[int(d.planDay())] = last - now
			last = now
		}
	}
	return falls, d.month.booked(fSeverance)
}

func TestNoticeAndSeveranceByYears(t *testing.T) {
	type days map[int]float64
	for name, c := range map[string]struct {
		law   func(*Params)
		falls days
		paid  float64
	}{
		"the longer notice, the larger pay": {func(*Params) {}, days{14: 10, 28: 15}, 10*3_000 + 15*5*1_400},
		"a cap on the week": {
			func(p *Params) { p.Workforce.SeveranceWeekMost = 1_000 },
			days{14: 10, 28: 15},
			10*3_000 + 15*5_000,
		},
		"everybody alike": {
			func(p *Params) { p.Cut.Who = Alike },
			days{14: 2.5, 28: 5, 84: 17.5},
			2.5*3_000 + 5*5*1_400 + 17.5*20*1_400,
		},
		"no severance by years": {
			func(p *Params) { p.Workforce.SeveranceByYear = byYear(0, 0, 0, 0) },
			days{14: 10, 28: 15},
			25 * 3_000,
		},
		"a supplier's people": {
			func(p *Params) {
				p.Pools = []Pool{{
					Name: "all", Skills: []string{"everything"}, Heads: 100, Outsourced: true,
					CostPerHeadYear: math.NaN(),
				}}
			}, days{14: 25}, 0,
		},
		"attrition":     {func(p *Params) { p.Cut.By = Attrition }, days{}, 0},
		"first leaving": {collectively(25, 0, 30, 0), days{30: 25}, 10*3_000 + 15*5*1_400},
		"one too few":   {collectively(26, 0, 30, 0), days{14: 10, 28: 15}, 10*3_000 + 15*5*1_400},
		"notice later":  {collectively(25, 0, 0, 30), days{44: 10, 58: 15}, 10*3_000 + 15*5*1_400},
		"both":          {collectively(25, 0, 50, 30), days{50: 10, 58: 15}, 10*3_000 + 15*5*1_400},
		"large":         {collectively(20, 25, 45, 0), days{90: 25}, 10*3_000 + 15*5*1_400},
		"not so large":  {collectively(20, 26, 45, 0), days{45: 25}, 10*3_000 + 15*5*1_400},
		"a share is simulated": {
			func(p *Params) { collectively(25, 0, 30, 0)(p); p.Scale = .1 },
			days{30: 25},
			10*3_000 + 15*5*1_400,
		},
		"by the day of leaving": {collectively(25, 0, 0, 140), days{}, 0},
	} {
		d := lawful(c.law)
		falls, paid := d.gone()
		if math.Abs(paid-c.paid) > 1e-6 || len(falls) != len(c.falls) {
			t.Errorf("%s: they are paid %v and leave %v, want %v and %v", name, paid, falls, c.paid, c.falls)
		}
		for day, heads := range c.falls {
			if math.Abs(falls[day]-heads) > 1e-9 {
				t.Errorf("%s: %v leave on day %d, want %v", name, falls[day], day, heads)
			}
		}
	}
}

// collectively states times that pass from so many people on, twice as much from as many more.
func collectively(from, large, leaving, notice float64) func(*Params) {
	return func(p *Params) {
		w := &p.Workforce
		w.CollectiveFrom, w.CollectiveLargeFrom = from, math.Inf(1)
		w.BeforeLeaving, w.BeforeNotice = leaving, notice
		if large > 0 {
			w.CollectiveLargeFrom, w.BeforeLeavingLarge, w.BeforeNoticeLarge = large, 2*leaving, 2*notice
		}
	}
}

// A year of service is full on its day: of two who are told and go 28 days later, the one whose third year is full
// on that day is paid for three, the one who is a day short for two.
func TestYearsAreFullOnTheirDay(t *testing.T) {
	d := lawful(func(p *Params) { p.Cut.Share, p.Cut.NoticeDays = .01, 1 })
	today := int(d.day)
	s := steadySeniority(99, 0, today)
	s.hired[today-(3*dates.PlainYear-29)-s.first] = 1
	d.teams[0].people.seniority = s
	falls, paid := d.gone()
	if math.Abs(falls[28]-1) > 1e-9 || math.Abs(paid-5*1_400) > 1e-6 {
		t.Errorf("29 days short: %v leave, paid %v, want 1 after 28 days and %v", falls, paid, 5*1_400)
	}
	d = lawful(func(p *Params) { p.Cut.Share, p.Cut.NoticeDays = .01, 1 })
	s = steadySeniority(99, 0, today)
	s.hired[today-(3*dates.PlainYear-28)-s.first] = 1
	d.teams[0].people.seniority = s
	if falls, paid = d.gone(); math.Abs(falls[28]-1) > 1e-9 || math.Abs(paid-20*1_400) > 1e-6 {
		t.Errorf("28 days short: %v leave, paid %v, want 1 after 28 days and %v", falls, paid, 20*1_400)
	}
}

// Stages within 90 days are one layoff: of four stages of ten, 30 days apart, four are counted together, and two of
// them 60 days apart.
func TestStagesThatCountTogether(t *testing.T) {
	for gap, want := range map[float64]float64{0: 40, 30: 40, 31: 30, 60: 20, 91: 10} {
		d := dayOneOf(func(p *Params) { p.Cut = Cut{Share: .4, Stages: 4, StageDays: gap} })
		if got := d.base.countedTogether(&d.plan.Params, d.plan.cutHeads); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v days apart: %v together, want %v", gap, got, want)
		}
	}
}

// People of a running company are in service for t years or more with chance e^(−a·t); who is hired, quits or goes
// moves that as it moves the heads.
func TestSeniorityOfARunningCompany(t *testing.T) {
	s := steadySeniority(80, .35, 0)
	by := s.byYears(s.pick(80, Alike, among{}, 0, 0), 0)
	for years, heads := range by {
		want := math.Exp(-.35*float64(years)) - math.Exp(-.35*float64(years+1))
		if years == yearsOfService-1 {
			want = math.Exp(-.35 * float64(years))
		}
		if math.Abs(heads/80-want) > 1e-9 {
			t.Errorf("%d years: %.4f of them, want %.4f", years, heads/80, want)
		}
	}
	s.stay *= .5
	s.join(3, 10)
	if got := s.heads(); math.Abs(got-50) > 1e-9 {
		t.Errorf("%v heads after half quit and ten came", got)
	}
	newest := s.leave(12, Newest, among{}, 3, 0)
	if math.Abs(newest[0]-12) > 1e-9 || math.Abs(s.heads()-38) > 1e-9 {
		t.Errorf("the newest twelve are %v, %v stay", newest, s.heads())
	}
	before := s.byYears(s.pick(38, Alike, among{}, 3, 0), 3)
	s.back(19)
	for years, heads := range s.byYears(s.pick(57, Alike, among{}, 3, 0), 3) {
		if math.Abs(heads-1.5*before[years]) > 1e-9 {
			t.Errorf("%d years: %v after half as many came back, %v before", years, heads, before[years])
		}
	}
}

// Volunteers are those past the ramp, of any seniority alike, and only then the others.
func TestVolunteersArePastTheRamp(t *testing.T) {
	s := seniority{hired: []float64{50, 0, 30, 20}, first: 0, stay: 1}
	for heads, want := range map[float64][]float64{40: {25, 0, 15, 0}, 90: {50, 0, 30, 10}} {
		for k, got := range s.pick(heads, Volunteers, among{}, 3, 1) {
			if math.Abs(got-want[k]) > 1e-12 {
				t.Errorf("of 80 past it and 20 others, %v go: %v of those of day %d, want %v", heads, got, k, want[k])
			}
		}
	}
}

// The heads that seniority tells apart are those on the payroll, whatever happens; the audit pays about what is
// played.
func TestSeniorityFollowsThePayroll(t *testing.T) {
	for _, who := range []CutOrder{Alike, Newest, Volunteers} {
		p := quoOf(company())
		p.Segments[0].Customers, p.Workforce.AttritionPerYear, p.Workforce.BurnoutPerPoint = 20_000, .2, 0
		p.Workforce.SurvivorUplift = 1
		p.Workforce.NoticeByYear, p.Workforce.SeveranceByYear = byYear(1, 2, 4, 12), byYear(1, 4, 9, 40)
		p.Workforce.BeforeLeaving, p.Workforce.CollectiveFrom = 30, 2
		p.Cut = Cut{Share: .4, Stages: 2, StageDays: 45, NoticeDays: 7, Who: who}
		past, d := pastOf(sim.NewFates(3, 0), p, listener{}), &Desk{}
		d.branchUnder(past, p)
		d.month = &d.tally[1]
		for end := d.day + 300; d.day < end; {
			d.playDay()
			a, b := d.teams[0].people.heads(), d.teams[0].people.seniority.heads()
			if math.Abs(a-b) > 1e-9*a {
				t.Fatalf("order %d, day %v: %v on the payroll, %v by seniority", who, d.planDay(), a, b)
			}
		}
		f := finding(t, p.Audit(t.Context()), result.BreakEvenDose)
		for _, x := range f.Facts {
			if paid := d.month.booked(fSeverance); x.Key == result.Severance && math.Abs(*x.Value/paid-1) > .15 {
				t.Errorf("order %d: the audit pays %v, played %v", who, *x.Value, paid)
			}
		}
	}
}
