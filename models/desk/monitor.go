package desk

import "math"

// monitor is a daily lower CUSUM of surveyed satisfaction per query type for
// what the assistant handles, against what people gave the same query type in
// the month before day 0:
//
//	S(t) = max(0, S(t−1) − z(t) − k),  alarm at S > h,
//	z = (p̂ − p₀) / √(p₀(1−p₀)/n)
//
// h follows from the wanted in-control run length. The reading is that of the
// full-size number of answers, whatever share of the company is simulated.
type monitor struct {
	today    [cells]sample
	baseline [2]float64 // by query type
	sum      [2]float64
	alarm    [2]float64 // day from day 0 of the first alarm, 0 = none yet
}

type sample struct{ n, content float64 }

// learn takes the baseline from the month before day 0.
func (m *monitor) learn(month []float64) {
	for q := range m.baseline {
		k := tSurveys + 2*cell(q == 1, 1)
		m.baseline[q] = .5
		if month[k] > 0 {
			m.baseline[q] = month[k+1] / month[k]
		}
	}
	m.today = [cells]sample{}
}

// monitorToday reads yesterday's answers.
func (d *Desk) monitorToday(day float64) {
	m, c := &d.monitor, &d.plan.Controls
	for q := range m.sum {
		s := m.today[cell(q == 1, 0)]
		n, p0 := d.full(s.n), m.baseline[q]
		if n < 5 || p0 <= 0 || p0 >= 1 {
			continue
		}
		p := s.content / s.n
		sd := math.Sqrt(p0 * (1 - p0) / n)
		noise := math.Sqrt(p*(1-p)/n) * d.dayKey(d.day).Normal(fateReading, uint32(q))
		m.sum[q] = max(0, m.sum[q]-(p+noise-p0)/sd-c.MonitorDelta)
		if m.sum[q] > d.plan.alarmAt && m.alarm[q] == 0 {
			m.alarm[q] = max(day, 1)
		}
	}
	m.today = [cells]sample{}
}

// firstAlarm is the day of the first alarm of any stream, NaN if none.
func (m *monitor) firstAlarm() float64 {
	first := math.NaN()
	for _, day := range m.alarm {
		if day > 0 && !(day >= first) {
			first = day
		}
	}
	return first
}

// cusumLimit solves for the decision limit h of a one-sided CUSUM with
// reference value k and in-control run length ARL₀ (Siegmund 1985):
//
//	ARL₀ = (e^{2kb} − 2kb − 1) / (2k²),  b = h + 1.166
func cusumLimit(k, runLength float64) float64 {
	if k <= 0 {
		k = 1e-3
	}
	low, high := 0., 60.
	for range 60 {
		h := (low + high) / 2
		x := 2 * k * (h + 1.166)
		if (math.Expm1(x)-x)/(2*k*k) < runLength {
			low = h
		} else {
			high = h
		}
	}
	return (low + high) / 2
}
