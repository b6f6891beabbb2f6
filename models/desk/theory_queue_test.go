package desk

import (
	"math"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// queue is the desk reduced by configuration alone to a textbook queue.
func queue(perHour, minutes, agents float64) Params {
	p := Params{
		Horizon:    Horizon{PreMonths: 1, Months: 2},
		Scale:      1,
		Categories: []Category{{Name: "call", Share: 1, HandleMinutes: minutes, FirstContact: 1}},
		Arrivals:   Arrivals{OpenPerHour: perHour},
		Humans: Humans{
			OnDuty: agents, Concurrency: 1, PatienceFamily: Endless, MaxContacts: 1,
			AnswerWithin: 20. / 60, FailedBot: 1,
		},
		Workforce:  Workforce{NoviceHandle: 1, NoviceFirst: 1},
		Cut:        Cut{Stages: 1},
		Experience: Experience{Best: 90, SatisfiedAt: 70, ResponseNoise: 20},
		Controls:   Controls{MonitorLimit: 4}, // nobody looks at its charts: no limit is simulated
		Churn:      Churn{IntentScore: [3]float64{90, 75, 35}, Intent: [3]float64{.05, .09, .25}},
	}
	for m := range p.Arrivals.MonthOfYear {
		p.Arrivals.MonthOfYear[m] = 1
	}
	return p
}

// measured plays worlds and compares a measure with theory within 4 standard
// errors of the mean over worlds.
func measured(t *testing.T, p Params, worlds int, want map[string]float64) {
	t.Helper()
	got := map[string]*stats.Moments{}
	for w := range worlds {
		row := Play(t.Context(), sim.NewFates(7, uint64(w)), []Params{p}, 0)[0]
		for k, m := range MeasuresOf(p.Segments) {
			if _, ok := want[m.Name]; ok {
				if got[m.Name] == nil {
					got[m.Name] = &stats.Moments{}
				}
				got[m.Name].Add(row.Values[k])
			}
		}
	}
	for name, exact := range want {
		m := got[name]
		se := math.Sqrt(m.Variance() / float64(worlds))
		if !(math.Abs(m.Mean()-exact) <= 4*se) { // NaN too
			t.Errorf("%s = %.5f ± %.5f, theory %.5f (%.1f standard errors)", name, m.Mean(), se, exact,
				(m.Mean()-exact)/se)
		}
	}
}

func TestErlangCByConfiguration(t *testing.T) {
	e := textbook.Erlang{Arrivals: 200. / 60, Service: 1. / 3, Servers: 14, Within: 20. / 60}.Solve()
	measured(t, queue(200, 3, 14), length(12, 24), map[string]float64{
		"wait_probability": e.Wait, "wait_mean": e.WaitMean, "service_level": e.Level,
		"occupancy": e.Busy, "queue_mean": e.Queue,
	})
}

func TestSingleServerByConfiguration(t *testing.T) {
	p := queue(48, 1, 1) // ρ = .8
	measured(t, p, length(12, 24), map[string]float64{"wait_mean": 4, "wait_probability": .8, "occupancy": .8})

	// Pollaczek–Khinchine: E[W] = λE[S²]/(2(1−ρ)), CV 1.5.
	p.Categories[0].HandleFamily, p.Categories[0].HandleCV = Lognormal, 1.5
	measured(t, p, length(20, 48), map[string]float64{"wait_mean": .8 * (1 + 1.5*1.5) / (2 * .2), "occupancy": .8})
	p.Categories[0].HandleFamily = Deterministic
	measured(t, p, length(12, 24), map[string]float64{"wait_mean": 2})
	p.Categories[0].HandleFamily, p.Categories[0].HandleCV = Gamma, .5
	measured(t, p, length(12, 24), map[string]float64{"wait_mean": 4 * (1 + .25) / 2})
}

// Who hangs up and calls again is one more call: Erlang A with redials.
func TestRedialsByConfiguration(t *testing.T) {
	p := queue(60, 5, 4)
	p.Horizon.Months = 1
	h := &p.Humans
	h.PatienceFamily, h.PatienceMinutes, h.Redial, h.RedialMinutes, h.MaxContacts = Exponential, 6.25, .6, 10, 100
	r := textbook.Redials{Arrivals: 1, Service: .2, Patience: .16, Delay: .1, Servers: 4, Again: .6}
	measured(t, p, 8, map[string]float64{"abandonment": r.Abandon(25, 30)})
}

// With a server for everybody and arrivals that swing, M(t)/M/∞: the number
// present follows the rate, later and less far (Eick, Massey and Whitt 1993,
// Management Science 39). Looked at every midnight of a period of four days.
func TestEndlessServersByConfiguration(t *testing.T) {
	const period, worlds = 4, 12
	p := queue(6, 1500, math.Inf(1)) // a service lasts a day or so
	p.Horizon.Months = 12
	p.Arrivals.Swing, p.Arrivals.SwingHours = .8, 24*period
	rate := textbook.Sine{Mean: .1, Swing: .8, Period: period * 1440}
	var present [period]stats.Moments
	for w := range uint64(worlds) {
		var d Desk
		d.branchUnder(pastOf(sim.NewFates(17, w), p, listener{}), p)
		var seen, looks [period]float64
		for end := d.day + engineDay(d.base.days); d.day < end; d.playDay() {
			k := int(d.planDay()) % period
			seen[k] += float64(d.teams[0].busy)
			looks[k]++
		}
		for k := range present {
			present[k].Add(seen[k] / looks[k])
		}
	}
	for k := range present {
		want, m := rate.Infinite(float64(k)*1440, 1500), &present[k]
		if se := m.SD() / math.Sqrt(worlds); math.Abs(m.Mean()-want) > 4*se {
			t.Errorf("day %d: %.2f ± %.2f present, theory %.2f", k, m.Mean(), se, want)
		}
	}
}

// Agents by number handle as many contacts at once as stated, and of a part of an agent
// so much is there: contacts take the same time, and are spread over more places.
func TestAgentsByNumber(t *testing.T) {
	e := textbook.Erlang{Arrivals: 200. / 60, Service: 1. / 3, Servers: 14, Within: 20. / 60}.Solve()
	p := queue(200, 3, 7)
	p.Humans.Concurrency = 2
	measured(t, p, length(8, 24), map[string]float64{
		"wait_probability": e.Wait, "occupancy": e.Busy, "queue_mean": e.Queue,
	})
	for _, agents := range []float64{13.5, .9} {
		perMinute := .7 * agents / 3
		measured(t, queue(60*perMinute, 3, agents), length(8, 24), map[string]float64{
			"occupancy": .7, "in_service_mean": 3 * perMinute,
		})
	}
}

func TestErlangAByConfiguration(t *testing.T) {
	rate := float64(length(12, 48)) // a minute, of one minute each: as busy a desk of a quarter the size
	p := queue(rate*60, 1, rate+2)
	p.Horizon.Months = 1
	p.Humans.PatienceFamily, p.Humans.PatienceMinutes = Exponential, 2
	patient := func(x float64) float64 { return math.Exp(-x / 2) }
	e := textbook.Erlang{Arrivals: rate, Service: 1, Servers: int(rate) + 2, Patient: patient, Within: 20. / 60}.Solve()
	measured(t, p, 8, map[string]float64{
		"abandonment": e.Abandon, "wait_mean": e.WaitMean, "queue_mean": e.Queue,
		"occupancy": e.Busy, "service_level": e.Level, "wait_probability": e.Wait,
	})
}
