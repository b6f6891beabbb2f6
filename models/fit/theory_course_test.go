package fit

import (
	"math"
	"testing"

	"boomerang/sim"
)

// growing lets days grow by a rate a year from the first on.
func growing(days []Total, rate float64) []Total {
	for i := range days {
		days[i].N = math.Round(days[i].N * math.Pow(1+rate, float64(i)/365.25))
	}
	return days
}

// TestVolumeIsThatOfTheEnd: of a company that doubles every year the volume told is that
// of its last day, in as many worlds as the interval says, and days held back lie in their
// band: a level of the middle would be half of it, and no day inside.
func TestVolumeIsThatOfTheEnd(t *testing.T) {
	const worlds, n = 24, 730
	hit, inside, of := 0., 0., 0.
	for w := range worlds {
		days := growing(doubly(n, 300, .06, 0, uint64(900+w)), 1)
		course, _, _ := NewCourse(days, n-1)
		year := course.Swing(days).PerYear(days)
		want := 300 * 1.3 * 365.25 * math.Pow(2, (n-1)/365.25) // 1.3: the mean of the weekdays
		hit += truth(!year.Interval.Excludes(want)) / worlds
		if math.Abs(year.Value/want-1) > .1 {
			t.Errorf("world %d: %.0f a year, want %.0f", w, year.Value, want)
		}
		if w%6 > 0 { // a band takes long
			continue
		}
		h := LastQuarter(days)
		inside, of = inside+h.Stochastic.Value*float64(len(h.Days)), of+float64(len(h.Days))
	}
	t.Logf("held in %.2f of worlds; %.3f of days held back inside", hit, inside/of)
	if se := math.Sqrt(Level * (1 - Level) / worlds); hit < Level-4*se {
		t.Errorf("the interval of the volume holds it in %.2f of worlds", hit)
	}
	if got := inside / of; math.Abs(got-Level) > .06 {
		t.Errorf("%.3f of the days held back lie in the 90 %% band", got)
	}
}

// TestTrendsHaveNoHolidays: against the weeks around them early days of a company that
// grows or shrinks are no holidays; a closed week is one.
func TestTrendsHaveNoHolidays(t *testing.T) {
	for _, rate := range []float64{3.5, -.8} {
		days := growing(doubly(730, map[bool]float64{true: 20, false: 400}[rate > 0], .03, 0, 5), rate)
		if _, closed := Open(days); len(closed) > 0 {
			t.Errorf("growth %g: %d days closed", rate, len(closed))
		}
		for i := 500; i < 507; i++ {
			days[i].N = 0
		}
		if open, closed := Open(days); rate > 0 && len(closed) != 7 || len(open)+len(closed) != len(days) {
			t.Errorf("growth %g: %d days of a closed week", rate, len(closed))
		}
	}
}

// TestMemoryIsWithheldWhereDaysAreChance: of plain Poisson days no memory is told, and the
// most their CV could be holds what it is.
func TestMemoryIsWithheldWhereDaysAreChance(t *testing.T) {
	const worlds = 40
	clear, told := 0., 0.
	for w := range worlds {
		days := doubly(400, 12, 1e-9, 0, uint64(1000+w))
		s := NewSwing(days)
		if !s.Clear() {
			continue
		}
		clear++
		if _, lag := s.Measured(days); lag != nil {
			told++
		}
	}
	if most := worlds*.05 + 4*math.Sqrt(worlds*.05*.95); clear > most || told > clear {
		t.Errorf("days of %.0f of %d worlds swing, the memory of %.0f is told", clear, worlds, told)
	}
	days := doubly(700, 12, .2, .6, 1)
	if _, lag := NewSwing(days).Measured(days); lag == nil || lag.Interval.Excludes(.6) || lag.Interval.Hi >= 1 {
		t.Errorf("memory .6 is told as %+v", lag)
	}
}

// TestReturnsOfUnequalCustomers: where some customers write ten times as often as others
// and nobody comes back over an issue, no return is found: the second window is that of the
// same tickets. The interval over customers holds it.
func TestReturnsOfUnequalCustomers(t *testing.T) {
	var tickets []Ticket
	for c := range 600 {
		key := sim.NewFates(11, uint64(c)).Of(1)
		mean := []float64{15, 150}[c%2] // days from one ticket to the next
		at := 0.
		for k := uint32(0); ; k++ {
			if at -= math.Log(1-key.Uniform(1, k)) * mean; at > 365 {
				break
			}
			tickets = append(tickets, Ticket{Opened: int64(at * 1440), Customer: uint64(c + 1)})
		}
	}
	rule := Rule{Days: 10, Groups: 1, Group: func(int32) int { return 0 }}
	m := Unresolved(tickets, NewReturns(tickets), rule)[0]
	if m == nil || m.Value > 4*m.Interval.HalfWidth() || m.Value > .05 {
		t.Errorf("%+v of tickets without returns", m)
	}
}

// TestPeriods: months of several regions are one sum each, and grow as they were made.
func TestPeriods(t *testing.T) {
	var counts []Count
	for m := range 36 {
		for range 4 {
			at := int64(firstOfMonth(m)) * 1440
			counts = append(counts, Count{at, 1000 * math.Pow(1.2, float64(m)/12)})
		}
	}
	all := Periods(counts, true)
	last := all[len(all)-1]
	if len(all) != 36 || all[1].Days != 28 || all[0].N != 4000 {
		t.Fatalf("%d months, %+v", len(all), all[:2])
	}
	course, months, why := CourseOfPeriods(all, last.From+last.Days-1)
	year := YearOfPeriods(all, course)
	if len(why) > 0 || len(months) != 12 || math.Abs(course.Growth().Value-.2) > .02 {
		t.Errorf("growth %+v, %v", course.Growth(), why)
	}
	if want := 48_000 * math.Pow(1.2, 36./12); math.Abs(year.Value/want-1) > .02 {
		t.Errorf("%.0f a year at the end, want %.0f", year.Value, want)
	}
}

// firstOfMonth is the first day of a month counted from January 2021.
func firstOfMonth(m int) int {
	day := 18628
	for k := range m {
		day += []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[k%12]
	}
	return day
}

// TestPatienceOfAbandonment: where callers wait and give up by exponential laws, the range
// of patience holds its mean, whatever share of callers waits.
func TestPatienceOfAbandonment(t *testing.T) {
	const wait, patience_, within = 2., 6., 1.
	var all []Wait
	for k := range 60 {
		waits := .02 + .01*float64(k%40)
		abandoned := 10_000 * waits * wait / (wait + patience_)
		late := waits * math.Exp(-within/wait)
		all = append(all, Wait{
			Offered: 10_000, Abandoned: abandoned, Answered: 10_000 - abandoned,
			InTime: (10_000 - abandoned) * (1 - late),
		})
	}
	a := GivenUp(all, within)
	if a == nil || a.Patience.Interval.Excludes(patience_) {
		t.Errorf("%+v", a)
	}
	if GivenUp(all[:10], within) != nil || GivenUp(all, 0) != nil {
		t.Error("too few stretches, or no time, tell patience")
	}
}
