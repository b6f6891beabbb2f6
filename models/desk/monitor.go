package desk

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// monitor watches, per query type and day, the surveyed satisfaction with what
// the assistant handles and the share of contacts that are no repeat, against
// what the desk of people gave in the past:
//
//	z = (p̂ − p₀) / √(σ² + p₀(1−p₀)/n)
//
// with n answers at full size, whatever share of the company is simulated, and
// σ the day-to-day standard deviation of the past. Limits come from simulation
// (chart.go), with the past's autocorrelation, the error of p₀ and the number
// of streams. Beside it stands what most companies have: quarterly aggregates.
type monitor struct {
	today   [cells]sample
	returns [2]sample         // contacts of today by query type, and those that are no repeat
	past    [streams][]sample // by day
	quo     [streams]status
	charts  [streams]chart
	alarm   [streams]float64 // day from day 0 of the first true alarm, 0 = none yet
	noise   int              // false alarms
	quarter float64          // day of the first alarm of the quarterly figure, 0 = none yet
}

// streams of the monitor: satisfaction with bounded work and the long tail,
// then contacts that are no repeat, of both.
const streams = 4

type sample struct{ n, content float64 }

// yesterday is what a stream has seen of one handler since it was last emptied.
func (m *monitor) yesterday(k, handler int) sample {
	if k >= 2 {
		return m.returns[k-2]
	}
	return m.today[cell(k == 1, handler)]
}

func (m *monitor) empty() { m.today, m.returns = [cells]sample{}, [2]sample{} }

// noiseOf is the occurrence of a stream's sampling error.
func noiseOf(k int) uint32 {
	if k >= 2 {
		return uint32(k) | 1<<22
	}
	return uint32(k)
}

// status is a query type under the status quo.
type status struct {
	share, sd float64 // p₀ and σ
	truth     float64 // p₀ without the error of its answers
	in        inControl
}

// remember files yesterday's answers about people, in the past.
func (m *monitor) remember() {
	for q := range m.past {
		if s := m.yesterday(q, byPeople); s.n > 0 {
			m.past[q] = append(m.past[q], s)
		}
	}
	m.empty()
}

// learnQuality takes level, spread and autocorrelation of the past. The baseline has
// the sampling error of its answers at full size.
func (d *Desk) learnQuality() {
	m := &d.monitor
	for q := range m.past {
		n, content := 0., 0.
		var days []float64
		for _, s := range m.past[q] {
			n += s.n
			content += s.content
			days = append(days, s.content/s.n)
		}
		m.quo[q] = status{share: math.NaN()}
		if len(days) < 14 {
			continue
		}
		p := content / n
		sampling := p * (1 - p) / d.full(n)
		daily := stat.Variance(days, nil)
		lag1 := stat.Correlation(days[1:], days[:len(days)-1], nil)
		if !(math.Abs(lag1) < 1) {
			lag1 = 0
		}
		one := daily + sampling*float64(len(days)) // of a day's reading
		bias := daily/float64(len(days))*(1+lag1)/(1-min(lag1, .9)) + sampling
		m.quo[q] = status{
			truth: p,
			share: p + math.Sqrt(sampling)*d.dayKey(d.day).Normal(fateReading, noiseOf(q)|1<<20), sd: math.Sqrt(daily),
			in: inControl{daily: ratioOr0(daily, one), lag1: lag1, bias: math.Sqrt(ratioOr0(bias, one))},
		}
	}
	m.past = [streams][]sample{}
	m.empty()
}

// startMonitor sets the plan's charts up: with the limit stated, or the one that
// keeps the stated run length. That is of the whole monitor: each of its streams
// may alarm that much less often.
func (d *Desk) startMonitor() {
	c := &d.plan.Controls
	for q := range d.monitor.charts {
		limit := c.statedLimit()
		if !(limit > 0) {
			limit = limitOf(c.MonitorChart, c.tuning(), streams*c.MonitorRunDays, d.monitor.quo[q].in)
		}
		d.monitor.charts[q] = chart{kind: c.MonitorChart, tuning: c.tuning(), limit: limit}
	}
}

// monitorToday reads yesterday's answers.
func (d *Desk) monitorToday(day float64) {
	m := &d.monitor
	for q := range m.charts {
		s, quo := m.yesterday(q, byBot), &m.quo[q]
		n := d.full(s.n)
		if n < 5 || !(quo.share > 0 && quo.share < 1) {
			continue
		}
		p := s.content / s.n
		sd := math.Sqrt(quo.sd*quo.sd + quo.share*(1-quo.share)/n)
		noise := math.Sqrt(p*(1-p)/n) * d.dayKey(d.day).Normal(fateReading, noiseOf(q))
		alarm, isTrue := m.charts[q].read((p+noise-quo.share)/sd, (quo.truth-p)/sd)
		switch {
		case !alarm:
			continue
		case !isTrue:
			m.noise++
		case m.alarm[q] == 0:
			m.alarm[q] = max(day, 1)
		}
		d.alarmed(day)
	}
	m.empty()
}

// alarmed puts an alarm on the table: with a daily monitor and a joint
// dashboard nobody waits for the next review. Where nothing is to be done, nothing is decided.
func (d *Desk) alarmed(day float64) {
	l := &d.plan.Leadership
	if d.plan.Controls.Monitor && l.Dashboard == Joint && l.acts() && d.lead.decided == 0 {
		d.lead.decided = max(day, 1)
	}
}

// firstAlarm is the day of the first true alarm of any stream, NaN if none.
func (m *monitor) firstAlarm() float64 {
	first := math.NaN()
	for _, day := range m.alarm {
		if day > 0 && !(day >= first) {
			first = day
		}
	}
	return first
}

// quarterToday reads the aggregate of a quarter that ends with month m: all
// query types and handlers in one figure, against the month before day 0,
// tested at the same rate of false alarms as the daily chart, which are left
// out alike: true is a drop of at least half the limit.
func (d *Desk) quarterToday(m int) {
	if (m+1)%3 != 0 || d.monitor.quarter > 0 {
		return
	}
	var now sample
	for k := m - 1; k <= m+1; k++ { // slots of the months of the quarter
		s := answersIn(d.tally[k][:])
		now.n += s.n
		now.content += s.content
	}
	before := answersIn(d.tally[0][:])
	n, n0 := d.full(now.n), d.full(before.n)
	if n < 30 || n0 < 30 {
		return
	}
	p, p0 := now.content/now.n, before.content/before.n
	daily := max(d.monitor.quo[0].sd, d.monitor.quo[1].sd)
	sd := math.Sqrt(p0*(1-p0)*(1/n+1/n0) + daily*daily*(4./daysPerYear+12./daysPerYear))
	truth := (p - p0) / sd
	rare := -math.Expm1(-daysPerYear / 4 / d.plan.Controls.MonitorRunDays)
	limit := min(distuv.UnitNormal.Quantile(rare), -1) // short run lengths would call a rise a drop
	if truth+d.dayKey(d.day).Normal(fateReading, 1<<21) < limit && truth < limit/2 {
		d.monitor.quarter = float64(MonthEnd(m))
	}
}

// answersIn sums a month's surveys over all cells.
func answersIn(t []float64) (s sample) {
	for c := range cells {
		s.n += t[tSurveys+2*c]
		s.content += t[tSurveys+2*c+1]
	}
	return s
}
