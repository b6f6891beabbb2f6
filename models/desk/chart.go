package desk

import (
	"math"
	"sync"

	"boomerang/sim"
)

// Chart is a kind of control chart.
type Chart int

// The charts of the daily monitor.
const (
	Cusum Chart = iota // cumulative sum: Page 1954
	Ewma               // exponentially weighted moving average: Roberts 1959
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
// Beside S it carries what of it was real: the true shortfalls among the −z.
type chart struct {
	kind   Chart
	tuning float64 // k or λ
	limit  float64 // h, in standard deviations of a reading
	sum    float64 // S
	real   float64 // the same of the true shortfalls, without k
	days   float64 // since a CUSUM last stood at 0
}

// read takes a reading and the true shortfall in it, and reports an alarm, after
// which the chart starts anew. The alarm is true when more than half of what
// the chart summed up was: Σ(−z) since it last stood at 0, which is S + k·days,
// or the weighted mean itself.
func (c *chart) read(z, shortfall float64) (alarm, isTrue bool) {
	evidence := 0.0
	if c.kind == Ewma {
		c.sum += c.tuning * (-z - c.sum)
		c.real += c.tuning * (shortfall - c.real)
		evidence = c.sum
	} else {
		c.sum = max(0, c.sum-z-c.tuning)
		c.real += shortfall
		c.days++
		if c.sum == 0 {
			c.real, c.days = 0, 0
		}
		evidence = c.sum + c.tuning*c.days
	}
	if c.sum <= c.limit {
		return false, false
	}
	isTrue = c.real > evidence/2
	c.sum, c.real, c.days = 0, 0, 0
	return true, isTrue
}

// inControl is a stream in which nothing deteriorates: readings of variance 1,
// of which the share `daily` is a day's own level, an AR(1) of coefficient
// lag1, and the rest sampling error; read against a baseline that is off by a
// constant of standard deviation bias, because it was estimated.
type inControl struct{ daily, lag1, bias float64 }

// A limit is found by simulation: streams of 18 months, each with the error of
// its own baseline, and the limit at which alarms are as rare as asked.
const (
	limitStreams = 120
	limitDays    = 545
)

// charted is what a limit depends on.
type charted struct {
	kind        Chart
	tuning, run float64 // k or λ, and days per false alarm of one stream
	stream      inControl
}

// limits remembers what was found: a pure function of its argument.
var limits sync.Map

// rounded brings near streams together: the limit hardly moves within a cell.
func (s inControl) rounded() inControl {
	cell := func(x, width float64) float64 { return math.Round(x/width) * width }
	return inControl{daily: cell(s.daily, .1), lag1: cell(max(-.8, min(.8, s.lag1)), .2), bias: cell(min(s.bias, 1), .05)}
}

// limitOf is the limit at which one stream gives a false alarm every `run` days.
func limitOf(kind Chart, tuning, run float64, s inControl) float64 {
	key := charted{kind, tuning, run, s.rounded()}
	if h, ok := limits.Load(key); ok {
		return h.(float64)
	}
	streams := key.stream.play()
	low, high := 0., 1.
	for alarmsOften(kind, tuning, high, run, streams) {
		low, high = high, 2*high
	}
	for high-low > 1e-3*high {
		if h := (low + high) / 2; alarmsOften(kind, tuning, h, run, streams) {
			low = h
		} else {
			high = h
		}
	}
	limits.Store(key, high)
	return high
}

// alarmsOften reports whether a limit h gives more false alarms than asked.
func alarmsOften(kind Chart, tuning, h, run float64, streams *[limitStreams][limitDays]float64) bool {
	most := limitStreams * limitDays / run
	alarms := 0.
	for k := range streams {
		c := chart{kind: kind, tuning: tuning, limit: h}
		for _, x := range &streams[k] {
			if alarm, _ := c.read(x, 0); alarm {
				if alarms++; alarms > most {
					return true
				}
			}
		}
	}
	return false
}

// play draws the streams; the same for the same stream, in every run.
func (s inControl) play() *[limitStreams][limitDays]float64 {
	streams := new([limitStreams][limitDays]float64)
	const fateLevel, fateSample, fateBias = 1, 2, 3
	f := sim.NewFates(0, 0)
	for k := range streams {
		key := f.Of(uint64(k))
		off := s.bias * key.Normal(fateBias, 0)
		level := key.Normal(fateLevel, limitDays)
		for d := range streams[k] {
			n := uint32(d)
			level = s.lag1*level + math.Sqrt(1-s.lag1*s.lag1)*key.Normal(fateLevel, n)
			streams[k][d] = off + math.Sqrt(s.daily)*level + math.Sqrt(1-s.daily)*key.Normal(fateSample, n)
		}
	}
	return streams
}
