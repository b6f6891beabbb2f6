package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"

	"gonum.org/v1/gonum/stat/distuv"
)

// With nothing wrong every trip is false, and on a window of a day as frequent
// as the sampling errors of window and baseline say: with s sessions, of which
// the share p wants a human, a baseline of p + √(p(1−p)/S)·y from S sessions, and
// a limit l
//
//	P(trip | y) = E[ Φ( −(l−1)·√( s·p/(1−p) ) − l·y·√( s/S ) ) ],   s Poisson, y normal
//
// A company keeps its y, so its days are no independent trials: the error of the
// count is that of whole companies.
func TestFalseTripsAreChance(t *testing.T) {
	p := company()
	calm(1)(&p)
	p.Categories = p.Categories[:1]
	c := &p.Categories[0]
	c.Share, c.Correlation, c.AssistantSuccess = 1, 0, .6
	p.Arrivals.DayCV, p.Humans.Slack, p.Assistant.RampDays, p.Horizon.Months = 0, 3, 0, 12
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	a := &p.Assistant
	wish := (1 - a.Abandonment) * (.4*(1-a.Silent) + .6*a.OverEscalation)
	const worlds = 16
	watched := float64(p.Horizon.MonthEnd(p.Horizon.Months-1) - settleDays - learnDays)
	var trips stats.Moments // a day
	sessions := 0.0
	for w := range uint64(worlds) {
		row := Play(t.Context(), sim.NewFates(21, w), []Params{p}, 0)[0]
		if row.Values[measureIndex("trips")] != row.Values[measureIndex("false_trips")] {
			t.Fatal("a trip with nothing wrong is not called false")
		}
		trips.Add(row.Values[measureIndex("trips")] / watched)
		sessions += row.Values[measureIndex("contained")] * row.Values[measureIndex("contacts")]
	}
	days := float64(p.Horizon.MonthEnd(p.Horizon.Months-1)) * worlds
	mean := sessions / days / (a.Abandonment + (1-a.Abandonment)*.6*(1-a.OverEscalation) +
		(1-a.Abandonment)*.4*a.Silent)
	want, squares := 0.0, 0.0 // of P(trip | y), over y
	const points = 101
	for k := range points {
		y := distuv.UnitNormal.Quantile((float64(k) + .5) / points)
		chance := 0.0
		for s := 1.0; s < 3*mean; s++ {
			weight := math.Exp(s*math.Log(mean) - mean - lgamma(s+1))
			chance += weight * distuv.UnitNormal.CDF(-.1*math.Sqrt(s*wish/(1-wish))-1.1*y*math.Sqrt(s/(learnDays*mean)))
		}
		want += chance / points
		squares += chance * chance / points
	}
	variance := squares - want*want + want*(1-want)/watched // of companies
	se := math.Sqrt(variance / worlds)
	t.Logf("%.4f false trips a day, theory %.4f ± %.4f (%.0f sessions a day)", trips.Mean(), want, se, mean)
	if math.Abs(trips.Mean()-want) > 4*se {
		t.Errorf("%.4f false trips a day, theory %.4f ± %.4f", trips.Mean(), want, se)
	}
	chance := distuv.ChiSquared{K: worlds - 1}.CDF((worlds - 1) * trips.Variance() / variance)
	if rare := distuv.UnitNormal.CDF(-4); chance < rare || chance > 1-rare {
		t.Errorf("companies differ by %.4f, theory %.4f", trips.SD(), math.Sqrt(variance))
	}
}

func lgamma(x float64) float64 { v, _ := math.Lgamma(x); return v }
