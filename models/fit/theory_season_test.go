package fit

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/distribution"
)

// seasonal puts a month factor exp(.2·sin) and a growth of 10 % a year on days.
func seasonal(n int, world uint64) (days []Total, factors [12]float64) {
	mean := 0.0
	for m := range factors {
		mean += .2 * math.Sin(float64(m)) / 12
	}
	for m := range factors {
		factors[m] = math.Exp(.2*math.Sin(float64(m)) - mean)
	}
	days = doubly(n, 500, .06, .6, world)
	for i, d := range days {
		month := dates.Numbered(d.Day).Month
		days[i].N = math.Round(d.N * factors[month-1] * math.Exp(math.Log(1.1)*float64(i)/365.25))
	}
	return days, factors
}

// TestMonthsAndGrowthTogether: in three years with both, the intervals of growth
// and of the twelve months hold the truth as often as they say. A week belongs
// to the month of its middle, so a part of what lies between two months is laid
// to the wrong one: that may cost a tenth of the coverage of months.
func TestMonthsAndGrowthTogether(t *testing.T) {
	const worlds = 40
	grown, held := 0., 0.
	for w := range worlds {
		days, truthful := seasonal(3*365, uint64(500+w))
		s, why := NewSeason(days)
		if s == nil {
			t.Fatal(why)
		}
		grown += truth(!s.Growth().Interval.Excludes(.1)) / worlds
		months, why := s.Months()
		if months == nil {
			t.Fatal(why)
		}
		for m, f := range months {
			held += truth(!f.Interval.Excludes(truthful[m])) / worlds / 12
		}
		if w == 0 { // what is left has the swing that made it, not that of the seasons
			course, _, _ := NewCourse(days, 0)
			if cv := course.Swing(days).CV; math.Abs(cv-.06) > .02 {
				t.Errorf("CV without season %.3f, with it %.3f", cv, NewSwing(days).CV)
			}
		}
	}
	t.Logf("growth %.2f, months %.2f", grown, held)
	if se := math.Sqrt(Level * (1 - Level) / worlds); math.Abs(grown-Level) > 4*se || held < Level-.1-4*se ||
		held > Level+4*se {
		t.Errorf("growth held in %.2f of worlds, months in %.2f", grown, held)
	}
}

// TestShortTimesHaveNoSeason: growth takes 14 months, months two years.
func TestShortTimesHaveNoSeason(t *testing.T) {
	short, _ := seasonal(400, 1)
	if s, why := NewSeason(short); s != nil || why == "" {
		t.Error("growth out of 400 days")
	}
	longer, _ := seasonal(500, 1)
	s, why := NewSeason(longer)
	if s == nil {
		t.Fatal(why)
	}
	if months, why := s.Months(); months != nil || why == "" {
		t.Error("months out of 500 days")
	}
}

// TestProfileIntervals hold the mean of an hour in 90 % of worlds.
func TestProfileIntervals(t *testing.T) {
	const worlds, mean = 400, 20.
	held := 0.
	for w := range worlds {
		key := sim.NewFates(8, uint64(w)).Of(1)
		var counts []Count
		var open []Total
		for day := 4; day < 4+7*10; day += 7 { // ten Mondays
			n := distribution.Poisson{Mean: mean}.Quantile(key.Uniform(1, uint32(day)))
			counts = append(counts, Count{int64(day)*1440 + 600, n - 5}, Count{int64(day)*1440 + 630, 5})
			open = append(open, Total{day, n})
		}
		hours, ranges := Profile(counts, open)
		if hours[11] != 0 || ranges[11] != nil {
			t.Fatal("an hour without rows has a rate")
		}
		held += truth(!ranges[10].Excludes(mean)) / worlds
	}
	if math.Abs(held-Level) > 4*math.Sqrt(Level*(1-Level)/worlds) {
		t.Errorf("the interval of an hour holds its mean in %.3f of worlds", held)
	}
}

// TestUnresolvedIsWhatIsBeyondHabit: customers come with a category at a steady
// rate, and after a share r of tickets once more within days; the estimate finds
// r whatever the rate.
func TestUnresolvedIsWhatIsBeyondHabit(t *testing.T) {
	for _, rate := range []float64{.05, .5} { // tickets a customer and month
		const customers, r = 4000, .2
		var tickets []Ticket
		for c := range customers {
			key := sim.NewFates(9, uint64(c)).Of(uint64(rate * 100))
			add := func(at float64) {
				if at < 365 { // the export ends for all on one day
					tickets = append(tickets, Ticket{Opened: int64(at * 1440), Customer: uint64(c + 1)})
				}
			}
			at := 0.
			for k := uint32(0); at < 365; k++ {
				at -= math.Log(1-key.Uniform(1, k)) * 30 / rate
				add(at)
				if key.Uniform(2, k) < r {
					add(at + 5*key.Uniform(3, k))
				}
			}
		}
		m := Unresolved(tickets, NewReturns(tickets),
			Rule{Days: 30, Groups: 1, Group: func(int32) int { return 0 }})[0]
		want := r / (1 + r) // of all tickets, those that are returns included
		se := m.Interval.HalfWidth() / 1.645
		t.Logf("rate %g: %.4f ± %.4f, want %.4f; not corrected %.4f", rate, m.Value, se, want,
			NewReturns(tickets).Within(30).Value)
		if math.Abs(m.Value-want) > 4*se {
			t.Errorf("rate %g: %.4f, want %.4f ± 4 × %.4f", rate, m.Value, want, se)
		}
	}
}

// TestFewCustomersTellNoReturns: where ten firms have all tickets, unrelated ones too are
// followed within days, and nothing is told of returns: neither 100 % nor any other share.
// Where nobody comes twice the share is 0, and reopened tickets alone need no correction.
func TestFewCustomersTellNoReturns(t *testing.T) {
	rule := Rule{Days: 30, Reopened: true, Groups: 1, Group: func(int32) int { return 0 }}
	for _, c := range []struct {
		customers int
		known     bool
		want      float64 // below 0: nothing is told
	}{{10, true, -1}, {1, true, -1}, {2_000, true, .25}, {2_000, false, .25}} {
		var tickets []Ticket
		for i := range 2_000 {
			x := Ticket{Opened: int64(i) * 300, Reopened: float32(i % 4 / 3)}
			if c.known {
				x.Customer = uint64(1 + i*7%c.customers)
			}
			tickets = append(tickets, x)
		}
		m := Unresolved(tickets, NewReturns(tickets), rule)[0]
		switch {
		case (m == nil) != (c.want < 0):
			t.Errorf("%+v: told %v", c, m)
		case m != nil && math.Abs(m.Value-c.want) > .02:
			t.Errorf("%+v: %v", c, m.Value)
		}
	}
}
