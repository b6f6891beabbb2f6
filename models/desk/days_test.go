package desk

import (
	"context"
	"math"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// The days of a month add up to the month, and a row is the same bits with the
// days and without.
func TestDaysAddUpToMonths(t *testing.T) {
	p := company()
	p.Horizon.Start = dates.Date{Year: 2024, Month: 1, Day: 31} // to 31 May: 29, 31, 30 and 31 days
	p.Horizon.Months, p.Segments[0].Customers, p.Controls.MonitorLimit = 4, 6_000, 4
	quo := statusQuo(p)
	quo.Routing.Policy = HumansOnly
	plans := []Params{quo, p}
	plans[1].Cut.Share = .3
	plain, rows := Play(t.Context(), sim.NewFates(3, 1), plans, 0), playDays(t, sim.NewFates(3, 1), plans)
	same := func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b }
	for k := range rows {
		if plain[k].Days != nil || !slices.EqualFunc(plain[k].Values, rows[k].Values, same) {
			t.Errorf("plan %d: the days change the row", k)
		}
		if n := p.Horizon.MonthEnd(3) * len(DayMeasures); len(rows[k].Days) != n {
			t.Fatalf("plan %d: %d daily values, want %d", k, len(rows[k].Days), n)
		}
		sum := func(name string, m int) (sum float64) {
			for day := p.Horizon.MonthEnd(m - 1); day < p.Horizon.MonthEnd(m); day++ {
				sum += dayOf(rows[k], day, name)
			}
			return sum
		}
		for m, month := range rows[k].Series {
			for daily, monthly := range map[string]string{
				"contacts": "contacts", "support_cost": "support_cost",
				"margin": "margin", "intents": "intents",
			} {
				if got, want := sum(daily, m), monthOf(month, monthly); math.Abs(got-want) > 1e-9*math.Abs(want) {
					t.Errorf("plan %d, month %d: the days have %s %v, the month %v", k, m, daily, got, want)
				}
			}
			if got, want := sum("sessions_contained", m)/sum("contacts", m), monthOf(month,
				"contained"); math.Abs(got-want) > 1e-9 {
				t.Errorf("plan %d, month %d: contained %v by days, %v by the month", k, m, got, want)
			}
			last := p.Horizon.MonthEnd(m) - 1
			for _, stock := range []string{"heads", "customers"} {
				if got, want := dayOf(rows[k], last, stock), monthOf(month, stock); got != want {
					t.Errorf("plan %d, month %d: %s %v on the last day, %v by the month", k, m, stock, got, want)
				}
			}
			// Weighing the days by their duty gives the month, but for what is handled past midnight.
			busy, duty := 0.0, 0.0
			for day := p.Horizon.MonthEnd(m - 1); day <= last; day++ {
				if x := dayOf(rows[k], day, "occupancy"); x > 0 {
					work := dayOf(rows[k], day, "human_contacts") * dayOf(rows[k], day, "handle_time")
					busy, duty = busy+work, duty+work/x
				}
			}
			if got, want := busy/duty, monthOf(month, "occupancy"); math.Abs(got-want) > .002*want {
				t.Errorf("plan %d, month %d: occupancy %v by days, %v by the month", k, m, got, want)
			}
		}
	}
}

func dayOf(r Row, day int, name string) float64 {
	k := slices.IndexFunc(DayMeasures, func(m Measure) bool { return m.Name == name })
	return r.Days[day*len(DayMeasures)+k]
}

func monthOf(month []float64, name string) float64 {
	return month[slices.IndexFunc(SeriesMeasures, func(m Measure) bool { return m.Name == name })]
}

func playDays(t *testing.T, f sim.Fates, plans []Params) []Row {
	rows, err := World{Fates: f, Plans: plans, Days: true}.Play(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Whoever stops waiting is answered within a simulated day: there is no half world.
func TestStopsWithinADay(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := company()
	p.Segments[0].Customers = 4_000_000
	if rows, err := (World{Fates: sim.NewFates(1, 0), Plans: []Params{quoOf(p), p}}).Play(ctx); err == nil ||
		rows != nil {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
