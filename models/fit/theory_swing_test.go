package fit

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/distribution"
)

// doubly returns days of a doubly stochastic process with known weekday means,
// CV and lag-1 autocorrelation of the day factor (in its logarithm).
func doubly(n int, mean, cv, lag float64, world uint64) []Total {
	key := sim.NewFates(7, world).Of(1)
	s, x := math.Sqrt(math.Log1p(cv*cv)), 0.0
	days := make([]Total, n)
	for d := range days {
		z := key.Normal(1, uint32(d))
		if x = lag*x + s*math.Sqrt(1-lag*lag)*z; d == 0 {
			x = s * z
		}
		m := mean * (1 + .1*float64(dates.WeekdayOf(d))) * math.Exp(x-s*s/2)
		days[d] = Total{d, distribution.Poisson{Mean: m}.Quantile(key.Uniform(2, uint32(d)))}
	}
	return days
}

// TestSwingFindsWhatMadeTheDays compares the mean estimate of many worlds with
// the truth, within 4 standard errors plus the small-sample bias of a CV and of
// a lag-1 estimate, −(1+3ρ)/n (Marriott and Pope 1954).
func TestSwingFindsWhatMadeTheDays(t *testing.T) {
	const worlds, n, cv, lag = 60, 1400, .1, .6
	var cvs, lags []float64
	for w := range worlds {
		s := NewSwing(doubly(n, 500, cv, lag, uint64(w)))
		cvs, lags = append(cvs, s.CV), append(lags, s.Lag1)
	}
	within := func(name string, xs []float64, want, bias float64) {
		sum, squares := 0.0, 0.0
		for _, x := range xs {
			sum += x
		}
		mean := sum / worlds
		for _, x := range xs {
			squares += (x - mean) * (x - mean)
		}
		if se := math.Sqrt(squares / (worlds - 1) / worlds); math.Abs(mean-want) > 4*se+bias {
			t.Errorf("%s %.4f, want %.4f ± 4 × %.4f", name, mean, want, se)
		}
	}
	const means = 7 // estimated, each of which takes (1+ρ)/(1−ρ)/n of the variance with it
	within("CV", cvs, cv, cv*means*(1+lag)/(1-lag)/(2*n))
	within("lag 1", lags, lag, means*(1+3*lag)/n)
}

// TestPoissonDaysHaveNoSwing: without a day factor the CV is nearly 0 and both
// bands cover alike.
func TestPoissonDaysHaveNoSwing(t *testing.T) {
	days := doubly(700, 1000, 1e-9, 0, 3)
	if s := NewSwing(days); s.CV > .015 { // CV² has standard error √(2/700)/1000: .015² is 4 of them
		t.Errorf("CV %.4f of plain Poisson days", s.CV)
	}
	h := LastQuarter(days)
	if p := h.Poisson.Value; p < .8 {
		t.Errorf("plain Poisson covers %.2f of its own days", p)
	}
}

// TestBandsCoverAtTheirLevel: over independent worlds 90 % bands hold 90 % of
// days that had no part in the fit.
func TestBandsCoverAtTheirLevel(t *testing.T) {
	in, poisson, of := 0.0, 0.0, 0.0
	for w := range 40 {
		h := LastQuarter(doubly(160, 2000, .08, 0, uint64(100+w)))
		n := float64(len(h.Days))
		in, poisson, of = in+h.Stochastic.Value*n, poisson+h.Poisson.Value*n, of+n
	}
	if got := in / of; math.Abs(got-Level) > 4*math.Sqrt(Level*(1-Level)/of)+.015 { // .015: σ is itself estimated
		t.Errorf("%.3f of %.0f days inside the 90 %% band", got, of)
	}
	if got := poisson / of; got > .5 {
		t.Errorf("plain Poisson covers %.3f", got)
	}
}

// TestMixedIsPoissonWithoutSwing compares quantiles with the Poisson law.
func TestMixedIsPoissonWithoutSwing(t *testing.T) {
	for _, m := range []float64{.3, 4, 50, 3e4} {
		for _, p := range []float64{.05, .5, .95} {
			if got, want := mixed(m, 0, p), (distribution.Poisson{Mean: m}).Quantile(p); got != want {
				t.Errorf("mean %g, p %g: %g, want %g", m, p, got, want)
			}
		}
	}
}

func TestWeekdays(t *testing.T) {
	for day, want := range map[int]int{0: 3, 4: 0, -1: 2, 19723: 0} { // 1 January 2024 was a Monday
		if got := dates.WeekdayOf(day); got != want {
			t.Errorf("day %d: weekday %d, want %d", day, got, want)
		}
	}
	if Day(-1) != -1 || Day(1439) != 0 || Day(1440) != 1 {
		t.Error("days do not begin at midnight")
	}
}

// TestDaysWithoutATicketCount: a desk of two tickets a day has days without one,
// which are no holidays; a real holiday is.
func TestDaysWithoutATicketCount(t *testing.T) {
	var some []Total
	for _, d := range doubly(700, 2/1.3, 1e-9, 0, 5) { // 1.3: the mean of the weekdays
		if d.N > 0 && dates.WeekdayOf(d.Day) != 6 {
			some = append(some, d)
		}
	}
	days, closed := Open(Filled(some))
	mean := 0.0
	for _, d := range days {
		mean += d.N / float64(len(days))
		if dates.WeekdayOf(d.Day) == 6 {
			t.Fatal("a weekday that never has a ticket is filled in")
		}
	}
	want := 2 / 1.3 * 1.25 // Monday to Saturday
	if len(closed) > 0 || math.Abs(mean-want) > 4*math.Sqrt(want/float64(len(days))) || len(days) != 600 {
		t.Errorf("%d days, %d closed, mean %.3f, want %.3f", len(days), len(closed), mean, want)
	}
	holiday := doubly(70, 300, .05, 0, 6)
	holiday[30].N = 40
	if _, closed = Open(holiday); len(closed) != 1 || closed[0].Day != 30 {
		t.Errorf("closed: %v", closed)
	}
}

// TestGrowthFindsTheTrend of 10 % a year in 3 years, in 90 % of worlds (within 4
// standard errors), and none in less than a year.
func TestGrowthFindsTheTrend(t *testing.T) {
	hit, worlds := 0., 60.
	for w := range int(worlds) {
		days := doubly(3*365, 500, .06, .6, uint64(200+w))
		for i := range days {
			days[i].N = math.Round(days[i].N * math.Exp(math.Log(1.1)*float64(i)/365.25))
		}
		s, _ := NewSeason(days)
		g := s.Growth()
		hit += truth(!g.Interval.Excludes(.1)) / worlds
	}
	if math.Abs(hit-Level) > 4*math.Sqrt(Level*(1-Level)/worlds) {
		t.Errorf("the interval holds the truth in %.2f of worlds", hit)
	}
	if g, why := NewSeason(doubly(300, 500, .06, .6, 1)); g != nil || why == "" {
		t.Error("growth out of 300 days")
	}
}

// TestIntervalsOfTheDayFactor hold the truth about as often as they say, for
// half a year (bootstrap of weeks) and for seven weeks (large-sample errors,
// where the estimated weekday means shrink CV and lag 1 alike).
func TestIntervalsOfTheDayFactor(t *testing.T) {
	for _, n := range []int{182, 49} {
		const worlds, least = 40, Level - .19 // 4 standard errors
		cvs := 0.
		for w := range worlds {
			days := doubly(n, 500, .1, .4, uint64(300+w))
			cv, _ := NewSwing(days).Measured(days)
			cvs += truth(cv.Interval != nil && !cv.Interval.Excludes(.1)) / worlds
		}
		t.Logf("%d days: %.2f of intervals of the CV hold it", n, cvs)
		if cvs < least {
			t.Errorf("%d days: only %.2f of intervals of the CV hold it", n, cvs)
		}
	}
}
