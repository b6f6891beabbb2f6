package fit

import (
	"math"
	"testing"

	"boomerang/sim/dates"
)

// leaving is a company whose customers leave at constant hazards a day: one of their first days, one
// after it.
type leaving struct{ young, old, youngFor float64 }

// stay draws how long a customer stays.
func (c leaving) stay(l *luck) float64 {
	if x := l.exp() / c.young; x < c.youngFor {
		return x
	}
	return c.youngFor + l.exp()/c.old
}

// play makes the customers of eight years, in a file that is written at the end of them and knows from
// day knows on who left: those gone before are not in it.
func (c leaving) play(world, perYear, knows int) (all []Spell, asOf int) {
	l := luckOf(world)
	asOf = 8*365 - 1
	at := 0.
	for id := uint64(1); ; id++ {
		if at += l.exp() * 365 / float64(perYear); at > float64(asOf) {
			return all, asOf
		}
		s := Spell{From: int(at), Until: Here, Renewal: Missing, Segment: -1, Customer: id}
		if until := at + c.stay(l); until <= float64(asOf) {
			if s.Until = int(until); s.Until < knows {
				continue
			}
		}
		all = append(all, s)
	}
}

// TestChurnCovers: of a file that has lost everybody who left before a day, and in which most are still
// here, the share that leaves in a year is found, whatever the customers' ages.
func TestChurnCovers(t *testing.T) {
	c := leaving{.0006, .0006, 1}
	want := 1 - math.Exp(-.0006*365)
	for _, x := range []struct {
		name  string
		knows int
	}{{"two years", 6 * 365}, {"a year and a half", 6*365 + 182}, {"a third of a year", 8*365 - 122}} {
		covers(t, x.name, 150, .02, func(w int) (float64, float64, float64) {
			all, asOf := c.play(w, 250, x.knows)
			m, _ := WindowOf(all, asOf).Churn(all)
			return m.Interval.Lo, want, m.Interval.Hi
		})
	}
}

// TestNaiveChurnIsWrong: counting who is gone among all rows, which is what a spreadsheet does, takes a
// truncated file for half the churn; the window does not.
func TestNaiveChurnIsWrong(t *testing.T) {
	all, asOf := leaving{.0006, .0006, 1}.play(1, 2000, 6*365)
	gone := 0.
	for i := range all {
		gone += truth(all[i].Until != Here)
	}
	want := 1 - math.Exp(-.0006*365)
	if naive := gone / float64(len(all)); math.Abs(naive-want) < .05 {
		t.Errorf("naive %.3f is near the truth: the test sees no truncation", naive)
	}
	m, years := WindowOf(all, asOf).Churn(all)
	if math.Abs(m.Value-want) > .02 || years != 1 {
		t.Errorf("%.3f of %.0f years, want %.3f", m.Value, years, want)
	}
}

// TestSurvivalCovers: Kaplan and Meier with delayed entry find how long customers stay although those gone
// before the file begins are missing and most are still here; without delayed entry they do not.
func TestSurvivalCovers(t *testing.T) {
	c := leaving{.003, .0005, 180}
	alive := func(days float64) float64 { return math.Exp(-.003*min(days, 180) - .0005*max(0, days-180)) }
	for _, age := range []int{91, 365, 1095} {
		covers(t, "survival", 120, .02, func(w int) (float64, float64, float64) {
			all, asOf := c.play(500+w, 300, 5*365)
			for _, p := range WindowOf(all, asOf).Survival(all, []int{age, 1825}) {
				if p.Months == float64(age)*12/365 {
					return p.Share.Interval.Lo, alive(float64(age)), p.Share.Interval.Hi
				}
			}
			t.Fatalf("no survival at %d days", age)
			return 0, 0, 0
		})
	}
	all, asOf := c.play(1, 3000, 5*365)
	blind := Window{0, asOf}.Survival(all, []int{365, 1825})
	if got := blind[0].Share.Value; math.Abs(got-alive(365)) < .03 {
		t.Errorf("without delayed entry %.3f, near %.3f: the test sees no truncation", got, alive(365))
	}
}

// TestSeasonOfChurnIsFound: no season is found where there is none, at its level, and one that is there.
func TestSeasonOfChurnIsFound(t *testing.T) {
	found := 0.
	for w := range 100 {
		all, asOf := leaving{.0006, .0006, 1}.play(700+w, 600, 4*365)
		_, chance := SeasonOfChurn(Window{4 * 365, asOf}.Monthly(all))
		found += truth(chance < .1) / 100
	}
	if off := 4 * math.Sqrt(.1*.9/100); math.Abs(found-.1) > off {
		t.Errorf("a season is found in %.2f of companies without one, want .1 ± %.2f", found, off)
	}
	all, asOf := leaving{.0006, .0006, 1}.play(1, 600, 4*365)
	for i := range all {
		if all[i].Until != Here && i%3 == 0 {
			january := dates.Date{Year: dates.Numbered(all[i].Until).Year, Month: 1, Day: 5}
			all[i].Until = max(january.Number(), all[i].From) // a third leave on the fifth of January
		}
	}
	factors, chance := SeasonOfChurn(Window{4 * 365, asOf}.Monthly(all))
	if chance > 1e-6 || factors[0].Value < 2 {
		t.Errorf("chance %.3g, January %.2f", chance, factors[0].Value)
	}
}

// TestHeldChurnCovers: the departures held back lie in their band as often as it says.
func TestHeldChurnCovers(t *testing.T) {
	in := 0.
	for w := range 150 {
		all, asOf := leaving{.0006, .0006, 1}.play(800+w, 250, 6*365)
		in += truth(Window{6 * 365, asOf}.HeldChurn(all).Inside()) / 150
	}
	if off := 4 * math.Sqrt(.9*.1/150); math.Abs(in-.9) > off+.02 {
		t.Errorf("%.3f lie inside, want .9 ± %.3f", in, off)
	}
}

// TestRenewalsAreFound: contracts that all renew in April, left at a renewal, are found; spread ones not.
func TestRenewalsAreFound(t *testing.T) {
	l := luckOf(3)
	april := func(share float64) (all []Spell) {
		for id := range uint64(2000) {
			s := Spell{From: int(2000 * l.uniform()), Until: Here, Customer: id + 1, Segment: -1}
			if s.Renewal = s.From + 365*int(1+3*l.uniform()); l.is(share) {
				s.Renewal = 365*(7+int(3*l.uniform())) + 95
			}
			if l.is(.3) {
				s.Until = s.Renewal - int(10*l.uniform())
			}
			all = append(all, s)
		}
		return all
	}
	w := Window{800, 365 * 9}
	at, month, share := w.Renewals(april(.6))
	if month != 4 || math.Abs(share.Value-.6) > .06 || at.Value < .95 {
		t.Errorf("%+v, month %d, %+v", at, month, share)
	}
	if _, month, _ := w.Renewals(april(0)); month != 0 {
		t.Errorf("month %d of spread renewals", month)
	}
}

// TestExperienceIsFound: customers leave at twice the rate in the 90 days after a bad end; between two
// kinds of customers who differ in their rate there is nothing, once they are segments.
func TestExperienceIsFound(t *testing.T) {
	play := func(world int, ratio float64, mixed bool) (all []Spell, tickets []Ticket) {
		l := luckOf(world)
		for id := range uint64(1500) {
			hazard, s := .001, Spell{From: 0, Until: Here, Renewal: Missing, Segment: -1, Customer: id + 1}
			bad := .4
			if mixed {
				if s.Segment = int32(id % 2); s.Segment == 1 {
					hazard, bad = .003, .8
				}
			}
			until := -1000
			for day := range 730 {
				h := hazard
				if day <= until {
					h *= ratio
				}
				if l.is(h) {
					s.Until = day
					break
				}
				if l.is(1. / 120) {
					t := Ticket{Opened: int64(day) * 1440, Customer: id + 1, Category: int32(day % 7)}
					if l.is(bad) {
						t.Reopened, until = 1, day+aftermathDays
					}
					tickets = append(tickets, t)
				}
			}
			all = append(all, s)
		}
		return all, tickets
	}
	covers(t, "ratio", 25, .1, func(w int) (float64, float64, float64) {
		all, tickets := play(600+w, 2, false)
		f := Window{0, 729}.Experience(all, tickets, nil)
		return f.Ratio.Interval.Lo, 2, f.Ratio.Interval.Hi
	})
	all, tickets := play(1, 1, true)
	if iv := (Window{0, 729}).Experience(all, tickets, nil).Ratio.Interval; iv.Excludes(1) {
		t.Errorf("%.2f to %.2f between segments that differ, each without an effect", iv.Lo, iv.Hi)
	}
	for i := range all {
		all[i].Customer += 1 << 30
	}
	if f := (Window{0, 729}).Experience(all, tickets, nil); f != nil {
		t.Errorf("files that name customers otherwise: %+v", f)
	}
}
