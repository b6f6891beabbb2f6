package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// Where everybody left by themselves during notice nobody was laid off, and
// those who stay have nothing to get over.
func TestNobodyLaidOffNobodyShocked(t *testing.T) {
	p := quoOf(company())
	p.Segments[0].Customers, p.Workforce.Backfill = 2_000, false
	p.Workforce.BurnoutPerPoint = 0
	p.Cut.Share, p.Cut.NoticeDays = .1, 180
	calm, shaken := p, p
	calm.Workforce.SurvivorUplift, shaken.Workforce.SurvivorUplift = 1, 3
	rows := Play(t.Context(), sim.NewFates(1, 0), []Params{calm, shaken}, 0)
	if gone := valueOf(rows[1], "laid_off"); gone != 0 {
		t.Fatalf("%v were laid off", gone)
	}
	if a, b := valueOf(rows[0], "heads_end"), valueOf(rows[1], "heads_end"); a != b {
		t.Errorf("%v heads without the uplift, %v with it", a, b)
	}
}

// The uplift was measured where half a per cent were laid off: it grows to there
// in proportion, goes no further, and decays.
func TestShockOfALayoff(t *testing.T) {
	w := Workforce{AttritionPerYear: .3, SurvivorUplift: 1.4, SurvivorDays: 100}
	yearly := func(p *people) float64 { return -math.Log1p(-p.attrition(&w)) * dates.PlainYear }
	for laidOff, want := range map[float64]float64{
		0: .3, .002: .3 * (1 + .4*.002/.5), .25: .3 * 1.2, .5: .3 * 1.4,
		40: .3 * 1.4,
	} {
		p := people{cohorts: []cohort{{heads: 100}}, desk: 100}
		if p.survive(laidOff, 100); math.Abs(yearly(&p)-want) > 1e-12 {
			t.Errorf("%v of 100 laid off: %v a year leave, want %v", laidOff, yearly(&p), want)
		}
	}
	p := people{cohorts: []cohort{{heads: 100}}, desk: 100}
	p.survive(40, 100)
	for day := range 100 {
		p.step(&w, engineMoment(day), false)
	}
	p.survive(.001, 50) // does not make light of the first one
	if want := .3 * (1 + .4*math.Exp(-1)); math.Abs(yearly(&p)-want) > 1e-9 {
		t.Errorf("100 days on, %v a year leave, want %v", yearly(&p), want)
	}
}

// People hired back leave like everybody else, and are laid off like everybody
// else; who replaces them gets no premium.
func TestPremiumLeavesWithThem(t *testing.T) {
	w := Workforce{AttritionPerYear: .35, Backfill: true, HiringDays: 30, TrainingDays: 20, RampDays: 60}
	p := people{cohorts: []cohort{{heads: 100}}, desk: 100, target: 100, rehired: 20}
	for day := range dates.PlainYear {
		p.step(&w, engineMoment(day), true)
	}
	if want := 20 * math.Exp(-.35); math.Abs(p.rehired-want) > 1e-9 {
		t.Errorf("a year on, %v of 20 hired back are paid the premium, want %v", p.rehired, want)
	}
	before := p.rehired
	if p.layOff(p.heads()/2, Alike); math.Abs(p.rehired-before/2) > 1e-9 {
		t.Errorf("half laid off, %v of %v hired back are left", p.rehired, before)
	}
}

// Learning ends where the evidence does; what is stated above it stays, and learns nothing.
func TestLearningEndsAtTheCeiling(t *testing.T) {
	a := Assistant{LearningPerMonth: .1}
	for _, c := range []struct{ stated, ceiling, month, want float64 }{
		{.3, .6, 0, .3}, {.3, .6, 2, 1 - .7*.81}, {.3, .6, 60, .6}, {.7, .6, 60, .7},
	} {
		if got := a.skill(c.stated, c.ceiling, planDay(c.month*dates.EngineMonth),
			math.Inf(1)); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("success %v under a ceiling of %v is %v after %v months, want %v", c.stated, c.ceiling, got,
				c.month, c.want)
		}
	}
}
