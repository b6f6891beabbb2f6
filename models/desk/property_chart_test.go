package desk

import (
	"math"
	"testing"
)

// Excursions give just the alarms of a chart that reads whole streams, at every
// limit: "too often" turns at the same count.
func TestExcursionsAlarmAsStreamsDo(t *testing.T) {
	streams := new(played)
	inControl{slow: .2, days: 60, weekday: .3, spread: .05}.play(streams)
	for _, kind := range []ControlChart{Cusum, Ewma} {
		for _, tuning := range []float64{.1, .5} {
			c := chart{kind: kind, tuning: tuning}
			runs, above := c.excursions(streams, 0, nil), c.excursions(streams, 1, nil)
			for _, h := range []float64{.2, .5, 1, 2, 4, 8} {
				alarms := 0.
				for k := range streams {
					whole := chart{kind: kind, tuning: tuning, limit: h}
					for _, z := range streams[k] {
						if alarm, _ := whole.read(z, 0); alarm {
							alarms++
						}
					}
				}
				const readings = limitStreams * limitDays
				if c.alarmsOften(h, readings/(alarms+.5), runs) || alarms > 0 &&
					!c.alarmsOften(h, readings/(alarms-.5), runs) {
					t.Errorf("chart %d, tuning %v, limit %v: not the %v alarms of whole streams", kind, tuning, h,
						alarms)
				}
				if often := readings / (alarms + .5); h >= 1 &&
					c.alarmsOften(h, often, runs) != c.alarmsOften(h, often, above) || h >= 1 && alarms > 0 &&
					!c.alarmsOften(h, readings/(alarms-.5), above) {
					t.Errorf("chart %d, tuning %v, limit %v: other alarms without what peaks at 1", kind, tuning, h)
				}
			}
		}
	}
}

// A limit is where "too often" turns, judged by whole streams, wherever it lies: what is
// left out while it is looked for changes none.
func TestLimitIsWhereAlarmsTurn(t *testing.T) {
	s := inControl{slow: .2, days: 60, weekday: .3, spread: .05}
	streams, seen := new(played), map[int]bool{}
	s.play(streams)
	for _, run := range []float64{6, 9, 14, 25, 60, 250, 1460} {
		h := limitOf(Cusum, .5, run, s)
		seen[int(math.Ceil(math.Log2(h)))] = true
		c := chart{kind: Cusum, tuning: .5}
		all := c.excursions(streams, 0, nil)
		if c.alarmsOften(h, run, all) || !c.alarmsOften(.997*h, run, all) {
			t.Errorf("an alarm every %.0f days: limit %.4f is not where alarms turn", run, h)
		}
	}
	for power := range 3 { // up to 1, 2 and 4
		if !seen[power] {
			t.Errorf("no limit was between %v and %v", math.Exp2(float64(power-1)), math.Exp2(float64(power)))
		}
	}
}
