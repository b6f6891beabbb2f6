package desk

import (
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// monitor watches, per query type and day, the surveyed satisfaction with what
// the assistant handles and the share of contacts that are no repeat, against
// what the desk of people gave on the same weekday in the past:
//
//	z = (p̂ − p₀) / √((1+φ)·p₀(1−p₀)/n)
//
// with n answers at full size, whatever share of the company is simulated, and
// φ what days swing beyond their sampling error (quality.go). Limits come from
// simulation (control_chart.go), with the past's autocorrelation, the errors of p₀ and φ
// and the number of streams. Beside it stands what most companies have:
// quarterly aggregates.
//
// Why per query type: a blended figure dilutes a drop in the long tail by its share of answers. Why
// repeats besides: they are a census and need no answers. With n = 100 a day at p = .8 a drop of 4
// points is one standard deviation of a day, found in some ten days by a chart of one false alarm in
// 465 (Markov chain of the chart, [D] A).
type monitor struct {
	today     [cells]sample
	returns   [2]sample // contacts of today by query type, and those that are no repeat
	past      [streams][]pastDay
	statusQuo [streams]status
	charts    [streams]chart
	alarm     [streams]planDay // the first true alarm, or never
	noise     int              // false alarms
	quarter   planDay          // the first true alarm of the quarterly figure, or never
	// what each stream truly gave about people, by day from day 0; 0 where they did not do all the work
	people [][streams]float64
}

// streams of the monitor: satisfaction with bounded work and the long tail,
// then contacts that are no repeat, of both.
const streams = 4

type sample struct{ n, content float64 }

func (m *monitor) reset(*base) {
	past, people := m.past, m.people[:0]
	*m = monitor{people: people, quarter: never}
	for q := range past {
		m.alarm[q] = never
		m.past[q] = past[q][:0]
	}
}

func (m *monitor) copyFrom(src *monitor) {
	past, people := m.past, copied(m.people, src.people)
	*m = *src
	m.people = people
	for q := range past {
		m.past[q] = copied(past[q], src.past[q])
	}
}

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

// startMonitor sets the plan's charts up: with the limit stated, or the one that
// keeps the stated run length. That is of the whole monitor: each of its streams
// may alarm that much less often.
//
//	run length of a stream = run length stated · streams watched
//
// Streams are few and nearly independent, so rates of false alarms add up.
func (d *Desk) startMonitor() {
	c, m := &d.plan.Controls, &d.monitor
	m.people = cleared(m.people, d.base.days)
	watched := 0.
	for q := range m.statusQuo {
		if m.statusQuo[q].share > 0 {
			watched++
		}
	}
	for q := range m.charts {
		limit := c.statedLimit()
		if !(limit > 0) && m.statusQuo[q].share > 0 {
			limit = limitOf(c.MonitorChart, c.tuning(), watched*c.MonitorRunDays, m.statusQuo[q].in)
		}
		m.charts[q] = chart{kind: c.MonitorChart, tuning: c.tuning(), limit: limit}
	}
}

// monitorToday reads yesterday's answers about one handler.
//
// The sampling error is that of the full size, drawn once a day and stream and keyed to them: the
// simulated share gives the expectation, whatever its size. A day with fewer than leastAnswers is not
// read, as nobody would.
func (d *Desk) monitorToday(day planDay, handler int) {
	m, weekday := &d.monitor, d.base.weekday(d.day-1)
	for q := range m.charts {
		s, usual := m.yesterday(q, handler), &m.statusQuo[q]
		n := d.atFullSize(s.n)
		if n < leastAnswers || !usual.knows(weekday) {
			continue
		}
		p := s.content / s.n
		sd := usual.sd(weekday, n)
		noise := math.Sqrt(p*(1-p)/n) * d.dayKey(d.day).Normal(fateReading, noiseOf(q))
		alarm, isTrue := m.charts[q].read((p+noise-usual.day[weekday])/sd, (d.comparator(q)-p)/sd)
		switch {
		case !alarm:
			continue
		case !isTrue:
			m.noise++
		case !m.alarm[q].came():
			m.alarm[q] = max(day, 1)
		}
		d.alarmed(day)
	}
	m.empty()
}

// recordPeopleQuality writes down what people truly gave yesterday, when they did all the work.
func (d *Desk) recordPeopleQuality() {
	m := &d.monitor
	for q := range streams {
		s := m.yesterday(q, byPeople)
		m.people[int(d.planDay())][q] = ratioOr0(s.content, s.n)
	}
	m.empty()
}

// comparator is what a stream would truly have given yesterday had nothing
// deteriorated: what people gave on that day in the reference plan of the same
// world, where they did all the work, else on that weekday in the past.
func (d *Desk) comparator(q int) float64 {
	if d.reference != nil {
		if p := d.reference.monitor.people[int(d.planDay())][q]; p > 0 {
			return p
		}
	}
	return d.monitor.statusQuo[q].truth[d.base.weekday(d.day-1)]
}

// alarmed puts an alarm on the page, and with a daily monitor on the table: with it and a joint
// dashboard nobody waits for the next review. Where nothing is to be done, nothing is decided.
func (d *Desk) alarmed(day planDay) {
	l := &d.plan.Leadership
	d.lead.alarmed = true
	if d.plan.Controls.Monitor && l.Dashboard == Joint && l.acts() && !d.lead.decided.came() {
		d.lead.decided = max(day, 1)
	}
}

// firstAlarm is the day of the first true alarm of any stream, or never.
func (m *monitor) firstAlarm() planDay { return slices.Min(m.alarm[:]) }

// quarterToday reads the aggregate of a quarter that ends with month m: all
// query types and handlers in one figure, against the month before day 0,
// tested at the same rate of false alarms as the daily charts, which are left
// out by the same rule. A rise is no drop, however often it may alarm.
//
//	drop = (p₀ − p)/√(p₀(1−p₀)·(1/n + 1/n₀)·w) − z,  alarm where P(Z > drop) < 1 − e^(−91/run)
//
// w widens for what days swing together; z is the sampling error of the reading.
//
// It stands beside the daily charts to show what waiting costs, so it has to be fair: same false
// alarms a year, same rule for truth, more answers.
func (d *Desk) quarterToday(m int) {
	if (m+1)%3 != 0 || d.monitor.quarter.came() {
		return
	}
	now, before := d.quarter(m), answersIn(&d.tally[0])
	n, n0 := d.atFullSize(now.n), d.atFullSize(before.n)
	if n < 30 || n0 < 30 {
		return
	}
	p, p0 := now.content/now.n, before.content/before.n
	wider := 1.
	for q := range 2 {
		past := &d.monitor.statusQuo[q]
		wider = max(wider, past.spread*past.spread*longRun(past.in.slow))
	}
	sd := math.Sqrt(p0 * (1 - p0) * (1/n + 1/n0) * wider)
	usual := p0
	if r := d.reference; r != nil && r.plan.Routing.Policy == HumansOnly {
		s := r.quarter(m)
		usual = s.content / s.n
	}
	drop := (p0-p)/sd - d.dayKey(d.day).Normal(fateReading, 1<<21)
	often := -math.Expm1(-dates.PlainYear / 4 / d.plan.Controls.MonitorRunDays)
	if drop > max(0, -portable.NormalQuantile(often)) && isTrueAlarm((usual-p)/sd, drop) {
		d.monitor.quarter = planDay(d.base.Horizon.MonthEnd(m))
	}
}

// quarter sums the surveys of the quarter that ends with month m.
func (d *Desk) quarter(m int) (sum sample) {
	for k := m - 1; k <= m+1; k++ { // slots of its months
		s := answersIn(&d.tally[k])
		sum.n += s.n
		sum.content += s.content
	}
	return sum
}

// answersIn sums a month's surveys over all cells.
func answersIn(t *tally) (s sample) {
	for c := range countIndex(cells) {
		s.n += t.counted(tSurveys + 2*c)
		s.content += t.counted(tSurveys + 2*c + 1)
	}
	return s
}
