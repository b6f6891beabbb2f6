package desk

import (
	"math"
	"sync"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// ControlChart is a kind of control chart.
type ControlChart int

// The charts of the daily monitor.
const (
	Cusum ControlChart = iota // cumulative sum: Page 1954
	Ewma                      // exponentially weighted moving average: Roberts 1959
)

// tuning is the parameter of the chart in use: k of a CUSUM, λ of an EWMA.
func (c *Controls) tuning() float64 {
	if c.MonitorChart == Ewma {
		return c.MonitorWeight
	}
	return c.MonitorDelta
}

// statedLimit is the limit as a plan states it, in standard deviations of a
// reading; an EWMA's is stated in its own, √(λ/(2−λ)) of those (Lucas and
// Saccucci 1990, Technometrics 32). Not positive: none is stated.
func (c *Controls) statedLimit() float64 {
	if c.MonitorChart == Ewma {
		return c.MonitorLimit * math.Sqrt(c.MonitorWeight/(2-c.MonitorWeight))
	}
	return c.MonitorLimit
}

// chart is one lower control chart of standardised readings z:
//
//	CUSUM  S = max(0, S − z − k), alarm at S > h
//	EWMA   S = (1−λ)S − λz,       alarm at S > h
//
// Beside S it carries the same of the true deterioration in the −z.
//
// Lower charts only: a rise in satisfaction is no reason to act. CUSUM finds small lasting shifts
// fastest among charts of a given false-alarm rate (Moustakides 1986, Annals of Statistics 14); EWMA
// is offered because teams know it.
type chart struct {
	kind   ControlChart
	tuning float64 // k or λ
	limit  float64 // h, in standard deviations of a reading
	sum    float64 // S
	real   float64 // the same of the deterioration, without k
	days   float64 // since a CUSUM last stood at 0
}

// isTrueAlarm is the one rule for what a true alarm is, of the daily charts and of
// the quarterly figure: more than half of the drop that gave it is
// deterioration, which is what customers truly get less than in the same days of
// the same world under the reference plan (see comparator). The rest is
// sampling, an unlucky comparator, the weekday, the load, the season.
func isTrueAlarm(deterioration, drop float64) bool { return deterioration > drop/2 }

// read takes a reading and the deterioration in it, and reports an alarm, after
// which the chart starts anew. The drop that gives an alarm is Σ(−z) since the
// chart last stood at 0, which is S + k·days, or the weighted mean itself.
func (c *chart) read(z, deterioration float64) (alarm, isTrue bool) {
	alarm = c.step(z)
	drop := c.sum
	if c.kind == Ewma {
		c.real += c.tuning * (deterioration - c.real)
	} else {
		c.real += deterioration
		c.days++
		drop += c.tuning * c.days
	}
	isTrue = alarm && isTrueAlarm(c.real, drop)
	if alarm {
		c.sum = 0
	}
	if c.sum == 0 && (alarm || c.kind == Cusum) {
		c.real, c.days = 0, 0
	}
	return alarm, isTrue
}

// step moves S alone.
func (c *chart) step(z float64) (alarm bool) {
	c.sum = c.after(c.sum, z)
	return c.sum > c.limit
}

// after is what S becomes.
func (c *chart) after(sum, z float64) float64 {
	if c.kind == Ewma {
		return sum + c.tuning*(-z-sum)
	}
	if sum = sum - z - c.tuning; sum > 0 {
		return sum
	}
	return 0
}

// inControl is a stream in which nothing deteriorates: readings of variance 1
// around the weekday's mean, of which the share `slow` is an AR(1) that forgets
// in a week (backlog, staff, busy weeks) and the rest independent; read against
// baselines and with a standard deviation that were estimated.
//
// Textbook limits assume independent readings and a known baseline; autocorrelation and estimated
// baselines make false alarms more frequent than stated. So limits are found for streams
// that have both.
type inControl struct {
	slow    float64 // share of the variance
	days    float64 // that the baseline was taken from
	weekday float64 // error of each weekday's baseline beyond that of all days, in SD of a reading
	spread  float64 // error of the standard deviation itself, relative
}

// level is the standard error of a baseline of all days, in SD of a reading.
func (s inControl) level() float64 { return math.Sqrt(longRun(s.slow) / s.days) }

// longRun is by how much slow swings make the variance of a mean of many days
// larger: (1+ρ)/(1−ρ) for the slow share.
func longRun(slow float64) float64 { return 1 + slow*((1+weekLag)/(1-weekLag)-1) }

// weekLag is the day-to-day autocorrelation ρ of what is forgotten in a week.
var weekLag = portable.Exp(-1. / 7)

// A limit is found by simulation: streams of 18 months, each with the errors of
// its own baseline, and the limit at which alarms are as rare as asked.
const (
	limitStreams = 400
	limitDays    = 545
)

// played are the readings of these streams.
type played [limitStreams][limitDays]float64

// limitBench is what one limit is found on. It is used again for the next: memory
// that is fresh from the system costs more than the arithmetic done in it.
type limitBench struct {
	streams played
	runs    []excursion
}

// benches are those that nobody works on.
var benches = sync.Pool{New: func() any { return new(limitBench) }}

// charted is what a limit depends on.
type charted struct {
	kind        ControlChart
	tuning, run float64 // k or λ, and days per false alarm of one stream
	stream      inControl
}

// limits holds, by what it depends on, the function that finds a limit, once.
var limits sync.Map

// rounded brings near streams together: the limit hardly moves within a cell.
func (s inControl) rounded() inControl {
	cell := func(x, width float64) float64 { return math.Round(min(x, 1)/width) * width }
	return inControl{
		slow: cell(s.slow, .1), days: 5 * math.Round(s.days/5), weekday: cell(s.weekday, .1),
		spread: cell(s.spread, .025),
	}
}

// limitOf is the limit at which one stream gives a false alarm every `run` days.
func limitOf(kind ControlChart, tuning, run float64, s inControl) float64 {
	key := charted{kind, tuning, run, s.rounded()}
	found, _ := limits.LoadOrStore(key, sync.OnceValue(key.limit))
	return found.(func() float64)()
}

// limit finds it.
//
//	false alarms of 400 streams in 545 days ≤ 400·545 / run
//
// by bisection to a fifth of a per cent; the streams are the same for every limit, so the count falls
// with h (no noise between evaluations). Most limits lie above 1, where small excursions, which are most
// of them, play no part: they are left out until the limit is known to lie below.
func (key charted) limit() float64 {
	c := &chart{kind: key.kind, tuning: key.tuning}
	bench := benches.Get().(*limitBench)
	defer benches.Put(bench)
	key.stream.play(&bench.streams)
	low, high := 0., 1.
	bench.runs = c.excursions(&bench.streams, high, bench.runs[:0])
	if !c.alarmsOften(high, key.run, bench.runs) {
		bench.runs = c.excursions(&bench.streams, 0, bench.runs[:0])
		// Every day that takes a CUSUM past some h above 0 takes it past 0 as well: where
		// alarms at 0 are rare enough, no h is low enough to give more.
		if key.kind == Cusum && !c.alarmsOften(0, key.run, bench.runs) {
			return 0
		}
	}
	runs := bench.runs
	for c.alarmsOften(high, key.run, runs) {
		low, high = high, 2*high
	}
	for high-low > 2e-3*high {
		if h := (low + high) / 2; c.alarmsOften(h, key.run, runs) {
			low = h
		} else {
			high = h
		}
	}
	return high
}

// excursion is a stretch of readings that a chart without limit begins and ends
// at 0, of a CUSUM, or a whole stream, of an EWMA, which never comes back there.
type excursion struct {
	peak     float64 // of S
	readings []float64
}

// excursions cuts streams at the zeros of a chart without limit. One with a
// limit, which an alarm takes back to 0, is at 0 there too: S only falls with
// its start, rounding included. So each excursion alarms on its own, and one
// that peaks below the limit never does: whatever limit is tried, few readings
// have to be gone through again. Those that peak no higher than a floor below all
// limits to be tried are left out; the others are added to `all`.
func (c *chart) excursions(streams *played, floor float64, all []excursion) []excursion {
	for k := range streams {
		from, sum, peak := 0, 0., 0.
		for d, x := range &streams[k] {
			sum = c.after(sum, x)
			if sum > peak {
				peak = sum
			}
			if sum == 0 && c.kind == Cusum || d == limitDays-1 {
				if peak > floor {
					all = append(all, excursion{peak, streams[k][from : d+1]})
				}
				from, peak = d+1, 0
			}
		}
	}
	return all
}

// alarmsOften reports whether a limit h gives more false alarms than asked.
func (c *chart) alarmsOften(h, run float64, all []excursion) bool {
	most, alarms := limitStreams*limitDays/run, 0.
	for _, e := range all {
		if e.peak <= h {
			continue
		}
		sum := 0.
		for _, x := range e.readings {
			if sum = c.after(sum, x); sum > h {
				sum = 0
				if alarms++; alarms > most {
					return true
				}
			}
		}
	}
	return false
}

// drawn are the standard normals that all streams are made of: each day's own,
// and slow ones.
var drawn = sync.OnceValue(func() *[2]played {
	const fateOwn, fateSlow = 1, 2
	x, f := new([2]played), sim.NewFates(0, 0)
	for k := range limitStreams {
		key := f.Of(uint64(k))
		swing := key.Normal(fateSlow, limitDays)
		for d := range limitDays {
			swing = weekLag*swing + math.Sqrt(1-weekLag*weekLag)*key.Normal(fateSlow, uint32(d))
			x[0][k][d], x[1][k][d] = key.Normal(fateOwn, uint32(d)), swing
		}
	}
	return x
})

// play fills the streams; with the same for the same stream, in every run.
func (s inControl) play(streams *played) {
	const fateError = 3
	x, f := drawn(), sim.NewFates(0, 0)
	own, slow := math.Sqrt(1-s.slow), math.Sqrt(s.slow)
	for k := range streams {
		key := f.Of(uint64(k))
		all := s.level() * portable.NormalQuantile((float64(k)+.5)/limitStreams)
		off := s.errors(key, fateError)
		wrong := 1 + s.spread*key.Normal(fateError, 7)
		swing, weekday := &x[1][k], 0
		for d, reading := range &x[0][k] {
			streams[k][d] = wrong * (own*reading + slow*swing[d] + all + off[weekday])
			if weekday++; weekday == len(off) {
				weekday = 0
			}
		}
	}
}

// errors draws the errors of a baseline by weekday, beside the one all share:
// seven that sum to 0.
func (s inControl) errors(key sim.Key, fate sim.Purpose) (off [7]float64) {
	mean := 0.
	for w := range off {
		off[w] = s.weekday * key.Normal(fate, uint32(w))
		mean += off[w] / 7
	}
	for w := range off {
		off[w] -= mean
	}
	return off
}
