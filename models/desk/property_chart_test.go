package desk

import "testing"

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
