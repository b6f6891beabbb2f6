package desk

import (
	"math"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
	"boomerang/sim/stats"

	"gonum.org/v1/gonum/stat/distuv"
)

// known is a stream of independent readings and a baseline without error.
var known = inControl{days: math.Inf(1)}

// Readings that are independent and a baseline that is known give the limits
// of the textbook (two-sided charts alarm twice as often as one side of them).
func TestLimitsOfIndependentReadings(t *testing.T) {
	for _, c := range []struct {
		kind              ControlChart
		tuning, run, want float64
	}{
		{Cusum, .5, 2 * (textbook.Cusum{Slack: .5, Limit: 4}).RunLength(0), 4},
		{Cusum, .5, 2 * (textbook.Cusum{Slack: .5, Limit: 3}).RunLength(0), 3},
		{Ewma, .1, 2 * (textbook.Ewma{Weight: .1, Limit: 2.4}).RunLength(0), 2.4 * math.Sqrt(.1/1.9)},
		{Ewma, .3, 2 * (textbook.Ewma{Weight: .3, Limit: 2.7}).RunLength(0), 2.7 * math.Sqrt(.3/1.7)},
	} {
		got := limitOf(c.kind, c.tuning, c.run, known)
		// One alarm every `run` days: the count of the simulation is Poisson, and
		// the run length grows with the limit as e^{2kh} (Siegmund 1985).
		alarms := limitStreams * limitDays / c.run
		tolerance := 4 / math.Sqrt(alarms)
		if c.kind == Ewma {
			tolerance *= c.want / 4
		}
		if math.Abs(got-c.want) > tolerance {
			t.Errorf("chart %d, run length %.0f: limit %.3f, theory %.3f ± %.3f", c.kind, c.run, got, c.want,
				tolerance)
		}
	}
}

// A CUSUM alarms on no day without a reading below −k, so that a run length shorter than 1 / P(z < −k) is out of
// reach: the limit is 0, exactly, and a little above the shortest run length there is it is not.
func TestRunLengthsOutOfReach(t *testing.T) {
	shortest := 1 / distuv.UnitNormal.CDF(-.5)
	if h := limitOf(Cusum, .5, .9*shortest, known); h != 0 {
		t.Errorf("one alarm every %.2f days, which no limit gives: limit %g", .9*shortest, h)
	}
	if h := limitOf(Cusum, .5, 1.1*shortest, known); !(h > 0 && h < .5) {
		t.Errorf("one alarm every %.2f days: limit %g, want a small one above 0", 1.1*shortest, h)
	}
}

// A shift is found as fast as the run length of the chart says.
func TestDetectionIsTheRunLength(t *testing.T) {
	for _, shift := range []float64{.5, 1, 2} {
		var m stats.Moments
		for k := range uint64(4000) {
			key := sim.NewFates(8, 1).Of(k)
			c := chart{kind: Cusum, tuning: .5, limit: 5}
			n := 1
			for alarm := false; !alarm; n++ {
				alarm, _ = c.read(key.Normal(1, uint32(n))-shift, shift)
			}
			n--
			m.Add(float64(n))
		}
		want := (textbook.Cusum{Slack: .5, Limit: 5}).RunLength(shift)
		if se := m.SD() / math.Sqrt(4000); math.Abs(m.Mean()-want) > 4*se+.02*want {
			t.Errorf("shift %v: %.2f ± %.2f days, theory %.2f", shift, m.Mean(), se, want)
		}
	}
}

// Streams that hang together or whose baseline is only estimated need wider
// limits, and then alarm as rarely as asked.
func TestLimitsOfRealStreams(t *testing.T) {
	plain := limitOf(Cusum, .5, 730, known)
	for _, s := range []inControl{
		{slow: .2, days: known.days},
		{days: 30},
		{days: known.days, weekday: .3},
		{days: known.days, spread: .1},
		{slow: .1, days: 90, weekday: .3, spread: .05},
	} {
		h := limitOf(Cusum, .5, 730, s)
		if h <= plain {
			t.Errorf("%+v: limit %.2f, independent %.2f", s, h, plain)
		}
	}
}
