package desk

import (
	"math"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// released is a desk of one kind of work whose assistant is better than the
// people until a release halves what it can do, for good. Everybody calls once
// and is asked a week later, so that nothing but the release moves a reading.
func released(depth float64) Params {
	p := company()
	fixSuccess(&p)
	p.Categories = p.Categories[:1]
	c := &p.Categories[0]
	c.Share, c.AssistantSuccess, c.FirstContact, c.Correlation = 1, .9, .8, 0
	a := &p.Assistant
	a.RampDays, a.Silent, a.ShockEveryDays, a.ShockDepth, a.ShockDays = 0, .5, 45, depth, 1e12
	p.Survey.DelayDays, p.Humans.RepeatReturn, p.Humans.Slack, p.Arrivals.DayCV = 7, 0, 2, 0
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	p.Segments[0].Customers, p.Segments[0].ChurnPerYear, p.Horizon.PreMonths, p.Horizon.Months = 20_000, .1, 6, 9
	p.Controls = Controls{MonitorDelta: .5, MonitorLimit: 4, MonitorRunDays: 365}
	return p
}

// detection is what the chart of bounded work made of the first release.
type detection struct {
	delay       float64 // readings from the first that the release moved to the alarm
	shift, sd   float64 // of the readings after the release, in the chart's unit
	days, early int     // of these readings, and of those before it
	start       float64 // what the chart had summed up before these readings
}

// detect plays the whole desk, and reads beside the chart what it reads: the
// shortfall against its comparator and the error of sampling.
func detect(p Params, world uint64) (found detection) {
	past, d := pastOf(sim.NewFates(41, world), p, listener{}), &Desk{}
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	quo := d.monitor.statusQuo[0]
	var shift, error stats.Moments
	moved := math.Inf(1) // the day of the first reading that the release moved
	for day := 0.; int(day) < d.base.days; day++ {
		s := d.monitor.yesterday(0, byBot)
		before := d.shocks
		d.playDay()
		if before == 0 && d.shocks > 0 {
			moved = day + p.Survey.DelayDays + 1
			found.early = int(day)
		}
		alarmed := d.monitor.alarm[0] > 0 || d.monitor.noise > 0
		if day < moved {
			found.start = d.monitor.charts[0].sum
			if alarmed {
				return detection{} // by chance, before anything happened
			}
			continue
		}
		n, share, weekday := d.atFullSize(s.n), s.content/s.n, d.base.weekday(d.day-2)
		sd := quo.sd(weekday, n)
		shift.Add((quo.day[weekday] - share) / sd)
		error.Add(share * (1 - share) / n / sd / sd)
		if found.delay == 0 && alarmed {
			found.delay = day - moved + 1
		}
	}
	found.days, found.shift, found.sd = int(shift.N()), shift.Mean(), math.Sqrt(shift.Variance()+error.Mean())
	return found
}

// The delay from a release to the alarm, in the whole desk with its queues,
// surveys and staff, is the run length of the chart at the shift and the spread
// its readings really had. Readings of spread s are a CUSUM of k/s and h/s
// (Brook and Evans 1972; textbook.Cusum).
func TestDetectionInTheWholeDesk(t *testing.T) {
	for _, depth := range []float64{.5, .6} {
		p := released(depth)
		compareDelays(t, p, func(x detection) float64 {
			return (textbook.Cusum{
				Slack: p.Controls.MonitorDelta / x.sd,
				Limit: p.Controls.MonitorLimit / x.sd,
			}).RunLength(x.shift / x.sd)
		})
	}
}

// The same of an EWMA: λ .1 and 2.814 standard deviations of its own, which
// signals a shift of ½ after 31.3 readings and of 1 after 10.3 where it stands at
// 0 and both sides count (Crowder 1987). The desk's has one side and stands, when
// the release comes, where an assistant better than the people has brought it.
func TestDetectionByEwmaInTheWholeDesk(t *testing.T) {
	const weight, limit = .1, 2.814
	for _, depth := range []float64{.43, .57} { // shifts of about ½ and 1
		p := released(depth)
		p.Controls = Controls{MonitorChart: Ewma, MonitorWeight: weight, MonitorLimit: limit, MonitorRunDays: 365}
		compareDelays(t, p, func(x detection) float64 {
			return (textbook.Ewma{Weight: weight, Limit: limit / x.sd}).OneSided(x.start/x.sd, x.shift/x.sd)
		})
	}
}

// compareDelays plays releases and holds the delays to their theory, each at its
// own shift, within 4 standard errors.
func compareDelays(t *testing.T, p Params, theory func(detection) float64) {
	t.Helper()
	var gap, delay, shift stats.Moments
	for w := range uint64(length(70, 140)) {
		x := detect(p, w)
		if x.early < 20 || x.days < 100 {
			continue // too soon to be at rest, or too late to be measured
		}
		gap.Add(x.delay - theory(x))
		delay.Add(x.delay)
		shift.Add(x.shift)
	}
	se := gap.SD() / math.Sqrt(float64(gap.N()))
	t.Logf("shift %.2f, %d releases found after %.1f readings, off theory by %.2f ± %.2f", shift.Mean(), int(gap.N()),
		delay.Mean(), gap.Mean(), se)
	if math.Abs(gap.Mean()) > 4*se || se > .1*delay.Mean() {
		t.Errorf("shift %.2f: found after %.2f readings, off theory by %.2f ± %.2f", shift.Mean(), delay.Mean(),
			gap.Mean(), se)
	}
}
