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
