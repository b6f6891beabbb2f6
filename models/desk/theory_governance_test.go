package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// Incidents are Poisson at the stated rate times the exposure: mean and variance
// of a stretch of days are equal, the index of dispersion of n stretches has a
// standard error of √(2/(n−1)) (Fisher). Not known at first are the share nobody
// noticed and, of the rest, the share withheld: .31 + .69·.53 = .676
// (Agentic Trust Framework 0.9.1); each has its own denominator.
func TestIncidentsArePoisson(t *testing.T) {
	d := presentOf(sim.NewFates(5, 0), company(), listener{})
	d.plan.Incidents = Incidents{PerYear: 40, Unknown: .31, Withheld: .53, DisclosureDays: 1e9}
	const stretch, stretches, exposure = 10, 3000, .6
	sum, squares := 0., 0.
	for range stretches {
		before := d.month.booked(fIncidentCount)
		for range stretch {
			d.exposure = exposure
			d.incidentsToday(planDay(d.day))
			d.day++
		}
		n := d.month.booked(fIncidentCount) - before
		sum, squares = sum+n, squares+n*n
	}
	want := 40 * exposure * stretch * stretches / dates.PlainYear
	within(t, "incidents", sum, want, math.Sqrt(want))
	mean := sum / stretches
	within(t, "index of dispersion", (squares-sum*mean)/(stretches-1)/mean, 1, math.Sqrt(2./(stretches-1)))

	unknown := 0.
	for _, h := range d.disclose {
		if h.unknown {
			unknown++
		}
	}
	known := sum - unknown
	share := func(n, of, want float64) (got, w, se float64) { return n / of, want, math.Sqrt(want * (1 - want) / of) }
	got, w, se := share(unknown, sum, .31)
	within(t, "unknown, of all", got, w, se)
	got, w, se = share(float64(len(d.disclose))-unknown, known, .53)
	within(t, "withheld, of those known inside", got, w, se)
	got, w, se = share(float64(len(d.disclose)), sum, .31+.69*.53)
	within(t, "not told at once", got, w, se)
}

// within holds a figure to four standard errors of what theory gives.
func within(t *testing.T, what string, got, want, se float64) {
	t.Helper()
	if math.Abs(got-want) > 4*se {
		t.Errorf("%s: %.4g, want %.4g ± %.2g", what, got, want, se)
	}
}

// Levels are earned after 2, 4 and 8 weeks: on days 14, 42 and 98 after go-live
// or the latest demotion, never beyond the claimed one, and at once where
// promotion is switched off (Agentic Trust Framework 0.9.1).
func TestDwellTimes(t *testing.T) {
	for _, c := range []struct {
		level       int
		promote     bool
		live        float64
		demote, day planDay
		want        int
	}{
		{0, true, 0, -999, 0, 4},
		{4, true, 0, -999, 13, 1},
		{4, true, 0, -999, 14, 2},
		{4, true, 0, -999, 41, 2},
		{4, true, 0, -999, 42, 3},
		{4, true, 0, -999, 97, 3},
		{4, true, 0, -999, 98, 4},
		{3, true, 0, -999, 500, 3},
		{4, false, 0, -999, 0, 4},
		{2, false, 0, -999, 0, 2},
		{4, true, 30, -999, 127, 3},
		{4, true, 30, -999, 128, 4},
		{4, true, 0, 200, 213, 1},
		{4, true, 0, 200, 298, 4},
	} {
		p := company()
		p.Controls.Level, p.Controls.Promote, p.Assistant.GoLiveDay = c.level, c.promote, c.live
		d := Desk{setting: setting{plan: &plan{Params: p}}, autonomy: autonomy{demoted: c.demote}}
		if got := d.autonomyToday(c.day); got != c.want {
			t.Errorf("%+v: level %d", c, got)
		}
	}
}

// The joint signal asks for all three: a stage or a release in the 30 days
// before the month's answers, half the drop, and more contacts an issue.
func TestCrossReference(t *testing.T) {
	p := company()
	l := &p.Leadership
	*l = Leadership{Dashboard: Joint, SatisfactionDrop: 15, CrossReference: true}
	p.Assistant.GoLiveDay = 9999
	d := presentOf(sim.NewFates(5, 0), p, listener{})
	d.day = d.base.onEngine(d.base.Horizon.MonthEnd(4))
	end := planDay(d.base.Horizon.MonthEnd(4))
	month := func(slot int, content, repeats float64) {
		t := &d.tally[slot]
		*t = tally{}
		for k, n := range map[countIndex]float64{
			tSurveys: 100, tSurveys + 1: content, tContacts: 1000,
			tRepeats: repeats,
		} {
			t.add(k, n)
		}
	}
	for _, c := range []struct {
		says             string
		staged           planDay
		content, repeats float64
		want             bool
	}{
		{"all three", end - 20, 80, 300, true},
		{"stage just before the window", end - dates.EngineMonth - 31, 80, 300, false},
		{"stage just inside it", end - dates.EngineMonth - 29, 80, 300, true},
		{"stage after the month", end + 1, 80, 300, false},
		{"less than half the drop", end - 20, 84, 300, false},
		{"no more contacts an issue", end - 20, 80, 205, false},
	} {
		month(0, 90, 200)
		month(d.monthsClosed(), c.content, c.repeats)
		d.staged = []planDay{c.staged}
		if got := d.crossReference(l); got != c.want {
			t.Errorf("%s: %v", c.says, got)
		}
	}
}
