package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/stats"
)

// yearly is a company of annual contracts from a date on, whose customers leave for reasons other than service.
func yearly(start dates.Date, month int, share float64) Params {
	p := quoOf(company())
	p.Horizon.Start, p.Horizon.Months, p.Horizon.PreMonths = start, 14, 4
	p.Churn.Scale = 0
	s := &p.Segments[0]
	s.Customers, s.IssuesPerYear, s.ChurnPerYear, s.Contract = 30_000, .2, .2, AnnualContract
	s.RenewalMonth, s.RenewalShare = month, share
	return p
}

// leaversOf plays it and says on which days from day 0 how many leave, and how many there were before.
func leaversOf(world uint64, p Params) (days map[int]float64, there float64) {
	past, d := pastOf(sim.NewFates(5, world), p, listener{}), &Desk{}
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	days, there = map[int]float64{}, float64(d.active[0])
	for end := d.day + engineDay(d.base.days); d.day < end; {
		today := int(d.planDay())
		before := d.month.counted(tLeftOther)
		d.playDay()
		if gone := d.month.counted(tLeftOther) - before; gone > 0 {
			days[today] = gone
		}
	}
	return days, there
}

// All contracts of a segment renew on 1 January of every year, of leap years too: nobody leaves on another day, and
// who is there on day 0 is as stated, whether a renewal lies before it or not.
func TestContractsThatRenewTogether(t *testing.T) {
	for _, start := range []dates.Date{
		{Year: 2023, Month: 11, Day: 6}, {Year: 2024, Month: 2, Day: 12}, {Year: 2024, Month: 6, Day: 3},
	} {
		var there, gone stats.Moments
		for w := range uint64(4) {
			days, n := leaversOf(w, yearly(start, 1, 1))
			there.Add(n)
			for day, heads := range days {
				if at := start.Plus(day); at.Month != 1 || at.Day != 1 {
					t.Errorf("from %v: %v leave on %v", start, heads, at)
				}
			}
			first := dates.Date{Year: start.Year + 1, Month: 1, Day: 1}.Since(start)
			gone.Add(days[first])
		}
		if math.Abs(there.Mean()/30_000-1) > .01 {
			t.Errorf("from %v: %.0f customers on day 0, want 30,000", start, there.Mean())
		}
		if rate := gone.Mean() / 30_000; math.Abs(rate-.2) > .025 {
			t.Errorf("from %v: %.3f of those of day 0 leave at the first renewal, want about .2", start, rate)
		}
	}
}

// Of a share the rest is spread: on the day a half leave, on the others as many a day as ever.
func TestHalfRenewTogether(t *testing.T) {
	start := dates.Date{Year: 2025, Month: 3, Day: 3}
	days, _ := leaversOf(1, yearly(start, 9, .5))
	on := dates.Date{Year: 2025, Month: 9, Day: 1}.Since(start)
	var others float64
	for day, n := range days {
		if day < dates.PlainYear && day != on {
			others += n
		}
	}
	if share := days[on] / (days[on] + others); math.Abs(share-.5) > .05 {
		t.Errorf("%.3f of a year's leavers leave on the day, want half", share)
	}
}

// Formulas count who decides by the renewal they go on, as a sum over the days of deciding does; with a renewal on
// every day contracts are like customers who may go on any.
func TestFormulasFollowRenewals(t *testing.T) {
	p := yearly(dates.Date{Year: 2024, Month: 6, Day: 3}, 1, 1)
	b := newBase(p)
	g, end, live := &b.groups[0], float64(b.playDays()), 13.5
	months, step := 0.0, 1./64
	for s := end - live*dates.EngineMonth + step/2; s < end; s += step {
		if gone := g.renewalAfter(s+b.lagDays(g), math.Inf(-1)); gone < end {
			months += step * (end - gone) / (dates.EngineMonth * dates.EngineMonth)
		}
	}
	if got := b.missedMonths(g, live); math.Abs(got/months-1) > .001 || months == 0 {
		t.Errorf("%.4f months missed, day by day %.4f", got, months)
	}
	daily := *g
	daily.renewals = nil
	for day := -800.; day < end+800; day += step {
		daily.renewals = append(daily.renewals, day)
	}
	left := live - b.lagDays(g)/dates.EngineMonth
	if got := b.missedMonths(&daily, live); math.Abs(got/(left*left/2)-1) > .001 {
		t.Errorf("%.4f months missed with a date a day, want %.4f", got, left*left/2)
	}

	e := exit{
		formed: .002, canceled: .004, ahead: 30, gate: dates.PlainYear, together: 1,
		renewals: []float64{20, 150, 515},
	}
	for _, at := range []float64{10, 100, 200, 600} {
		hazard := 0.0
		for s := step / 2; s < at; s += step {
			for _, day := range e.renewals {
				if day >= s+e.ahead {
					if day <= at {
						hazard += step * math.Exp(-e.canceled*(day-s))
					}
					break
				}
			}
		}
		if got, want := e.survival(at), math.Exp(-e.formed*hazard); math.Abs(got-want) > 1e-4 {
			t.Errorf("after %v days %.5f are here, day by day %.5f", at, got, want)
		}
	}
	e.renewals = daily.renewals[800*64:]
	any := exit{formed: e.formed, canceled: e.canceled, ahead: e.ahead}
	if got, want := e.survival(300), any.survival(300); math.Abs(got-want) > 1e-4 {
		t.Errorf("with a date a day %.5f are here, want %.5f", got, want)
	}
}
