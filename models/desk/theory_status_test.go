package desk

import (
	"fmt"
	"math"
	"testing"

	"boomerang/sim"
)

// weekly is a stream of people with a weekday cycle, drawn day by day: answers a
// day, share and swings beyond sampling.
type weekly struct {
	n, p      [7]float64
	phi, slow float64
}

// draw is the truth of days in a row.
func (w *weekly) draw(key sim.Key, days int) []pastDay {
	const fateSlow, fateOwn = 11, 12
	swing := key.Normal(fateSlow, 1<<20)
	gave := make([]pastDay, days)
	for d := range gave {
		k := d % 7
		swing = weekLag*swing + math.Sqrt(1-weekLag*weekLag)*key.Normal(fateSlow, uint32(d))
		z := math.Sqrt(w.slow)*swing + math.Sqrt(1-w.slow)*key.Normal(fateOwn, uint32(d))
		p := w.p[k] + math.Sqrt(w.phi*w.p[k]*(1-w.p[k])/w.n[k])*z
		gave[d] = pastDay{sample{w.n[k], w.n[k] * p}, k}
	}
	return gave
}

// alarmsOf reads `days` days after a past of three months, as the monitor does.
func (w *weekly) alarmsOf(key sim.Key, days int, run float64) (alarms float64) {
	const fateBefore, fateNoise = 13, 14
	const past = 91
	gave := w.draw(key, past+days)
	quo := statusOf(gave[:past], func(k int) float64 { return key.Normal(fateBefore, uint32(k)) })
	c := chart{kind: Cusum, tuning: .5, limit: limitOf(Cusum, .5, run, quo.in)}
	for d, s := range gave[past:] {
		p := s.content/s.n + math.Sqrt(w.p[s.weekday]*(1-w.p[s.weekday])/s.n)*key.Normal(fateNoise, uint32(d))
		if alarm, _ := c.read((p-quo.day[s.weekday])/quo.sd(s.weekday, s.n), 0); alarm {
			alarms++
		}
	}
	return alarms
}

// Alarms with nothing wrong come as rarely as stated, over all the pasts a
// company may have had: with a weekday cycle and without, where days swing as
// their sampling says and far beyond it, alone and for days on end.
//
// A quarter off is allowed beside the error of the test: a limit is simulated to
// 5–10 % of its rate; a baseline too high also passes for a narrower one, 10 %
// more alarms; the slow share is taken a standard error too high, 10 % fewer.
func TestStatedRunLength(t *testing.T) {
	flat := weekly{n: [7]float64{200, 200, 200, 200, 200, 200, 200}, p: [7]float64{.8, .8, .8, .8, .8, .8, .8}}
	cycle := weekly{
		n: [7]float64{220, 215, 210, 215, 220, 110, 105},
		p: [7]float64{.83, .83, .82, .82, .82, .75, .70},
	}
	for _, c := range []struct {
		weekly
		name      string
		phi, slow float64
	}{
		{flat, "flat", 0, 0},
		{flat, "flat", 1, .07},
		{cycle, "cycle", 0, 0},
		{cycle, "cycle", 1, .07},
		{cycle, "cycle", 5, .07},
		{cycle, "cycle", 5, .15},
	} {
		t.Run(fmt.Sprintf("%s φ %v slow %v", c.name, c.phi, c.slow), func(t *testing.T) {
			c.weekly.phi, c.weekly.slow = c.phi, c.slow
			const worlds, days, run = 1200, 545, 365
			sum, squares := 0., 0.
			for w := range uint64(worlds) {
				n := c.alarmsOf(sim.NewFates(5, 0).Of(w), days, run)
				sum, squares = sum+n, squares+n*n
			}
			rate := sum / worlds / days * run
			se := math.Sqrt(squares/worlds-sum*sum/worlds/worlds) / math.Sqrt(worlds) / days * run
			t.Logf("%.2f ± %.2f of the alarms stated", rate, se)
			if math.Abs(rate-1) > .25+4*se {
				t.Errorf("%.2f ± %.2f of the alarms stated", rate, se)
			}
		})
	}
}
