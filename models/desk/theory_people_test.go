package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// The blow of a layoff is in proportion to the share laid off up to where it is full, adds up over stages and
// halves in its time: productivity .9 at a fifth, 100 people.
func TestWorkOfThoseWhoStay(t *testing.T) {
	w := Workforce{SurvivorProductivity: .9, SurvivorFullAt: .2, SurvivorHalfLife: 30, SurvivorDays: 1}
	for laidOff, want := range map[float64]float64{0: 1, 5: .975, 10: .95, 20: .9, 60: .9} {
		p := people{cohorts: []cohort{{heads: 100}}, desk: 100}
		p.dull(&w, laidOff, 100)
		if got := 1 / p.slower(&w); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v of 100 laid off: productivity %v, want %v", laidOff, got, want)
		}
	}
	p := people{cohorts: []cohort{{heads: 100}}, desk: 100}
	p.dull(&w, 5, 100)
	p.dull(&w, 5, 100)
	for day := range 60 {
		if day == 30 {
			if got := 1 / p.slower(&w); math.Abs(got-.975) > 1e-12 {
				t.Errorf("a half-life after two stages of 5: productivity %v, want .975", got)
			}
		}
		p.step(&w, engineMoment(day), false)
	}
	if got := 1 / p.slower(&w); math.Abs(got-.9875) > 1e-12 {
		t.Errorf("two half-lives on: productivity %v, want .9875", got)
	}
}

// Neither who goes to other work nor a supplier's people leave a blow behind; a layoff does.
func TestOnlyLayoffsAreABlow(t *testing.T) {
	dulled := func(change func(*Params)) float64 {
		p := quoOf(company())
		p.Segments[0].Customers = 4_000
		p.Pools = []Pool{{
			Name: "desk", Skills: []string{"everything"}, Heads: math.NaN(), CostPerHeadYear: math.NaN(),
		}}
		p.Workforce.SurvivorProductivity, p.Workforce.SurvivorFullAt, p.Workforce.SurvivorHalfLife = .9, .2, 1e9
		p.Cut.Share, p.Cut.NoticeDays = .3, 20
		change(&p)
		past, d := pastOf(sim.NewFates(1, 0), p, listener{}), &Desk{}
		d.branchUnder(past, p)
		d.month = &d.tally[1]
		for end := d.day + 25; d.day < end; {
			d.playDay()
		}
		return d.teams[0].people.dulled
	}
	if got := dulled(func(*Params) {}); math.Abs(got-1) > 1e-6 {
		t.Errorf("a layoff of 30 %%: %v of the blow", got)
	}
	for name, change := range map[string]func(*Params){
		"other work": func(p *Params) { p.Cut.By = Redeploy },
		"attrition":  func(p *Params) { p.Cut.By = Attrition },
		"supplier":   func(p *Params) { p.Pools[0].Outsourced = true },
	} {
		if got := dulled(change); got != 0 {
			t.Errorf("%s: %v of the blow", name, got)
		}
	}
}

// One agent who hurries while somebody waits: the chain of those left behind by a departure, with the rate of the
// next service by whether anybody is behind it.
//
//	from n > 0, the service that begins is hurried where n > 1;   P(k arrive) = (1−x)·x^k, x = λ/(λ+μ)
//
// Who begins with somebody behind them are the share of departures that leave two or more.
func TestHurryAsAChain(t *testing.T) {
	const perHour, minutes, speed, most = 10, 5, 1.25, 400
	slow := perHour / 60. / (perHour/60. + 1./minutes)
	fast := perHour / 60. / (perHour/60. + speed/minutes)
	left := make([]float64, most)
	left[0] = 1
	for range 4000 {
		next := make([]float64, most)
		for n, p := range left {
			if p < 1e-15 {
				continue
			}
			x, from := slow, max(n-1, 0)
			if n > 1 {
				x = fast
			}
			for k, w := 0, p*(1-x); from+k < most && w > 1e-18; k, w = k+1, w*x {
				next[from+k] += w
			}
		}
		left = next
	}
	hurried := 1 - left[0] - left[1]
	p := queue(perHour, minutes, 1)
	p.Categories[0].HandleFamily = Exponential
	p.Humans.LoadSpeed, p.Horizon.Months = speed, 12
	measured(t, p, 12, map[string]float64{"handle_time": minutes * (1 - hurried + hurried/speed)})
}

// A ramp of 100 days, peers who shorten it by .36 if all are experienced: among a running company's it is as
// stated, among experienced ones shorter, and longer where they have gone.
func TestPeersShortenTheRamp(t *testing.T) {
	w := Workforce{RampDays: 100, PeerRamp: .36, SurvivorDays: 1}
	ramp := func(novices, usual float64) (days int) {
		p := people{cohorts: []cohort{{engineMoment(math.Inf(-1)), 100}}, desk: 100, usual: usual}
		p.training = []hire{{1, 1e-9}} // one who changes nothing about the team
		for day := engineMoment(1); len(p.cohorts) < 2 || day < 2; day++ {
			p.step(&w, day, false)
			if len(p.cohorts) > 1 {
				break
			}
		}
		for day := engineMoment(2); len(p.cohorts) > 1; day++ {
			p.noviceShare = novices
			p.step(&w, day, false)
			days = int(day) - 1
		}
		return days
	}
	for _, c := range []struct {
		novices, usual float64
		want           float64
	}{
		{.2, .8, 100},
		{0, .8, 100 * (1 - .36) / (1 - .36*.8)},
		{.6, .8, 100 * (1 - .36*.4) / (1 - .36*.8)},
		{0, 1e-9, 64},
	} {
		if got := ramp(c.novices, c.usual); math.Abs(float64(got)-c.want) > 1 {
			t.Errorf("%v novices where %v are usual: %d days, want %.1f", c.novices, 1-c.usual, got, c.want)
		}
	}
}
