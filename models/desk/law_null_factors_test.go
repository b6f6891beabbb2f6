package desk

import (
	"math"
	"testing"

	"boomerang/sim/dates"
)

// Where nothing has happened every factor is 1 and every addition 0, to the last
// bit: a company under the status quo is not moved by a mechanism it does not use.
func TestFactorsAreOneAtTheStatusQuo(t *testing.T) {
	p := company()
	d := dayOneOf(func(p *Params) { p.Churn.WordOfMouth, p.Workforce.SurvivorUplift = .5, 3 })
	d.staffToday()
	s, a := &d.teams[0], p.Assistant
	calm := d.plan.Workforce
	calm.SurvivorUplift, calm.AttritionPerYear = 1, .35
	shaken := calm
	shaken.SurvivorUplift = 3
	a.LearningPerMonth, a.DriftPerMonth, a.ShockDepth, a.ShockDays, a.PriceGrowth = .1, .1, .5, 30, .3
	end := func(score float64) float64 { // the intent a score leads to
		before := d.month.counted(tIntent)
		d.addDose(&issue{}, score)
		return d.month.counted(tIntent) - before
	}
	three, five := []float64{3}, []float64{5}
	for name, factor := range map[string]float64{
		"pace of an unassisted desk":               d.pace,
		"word of mouth before any month is closed": d.wordOfMouth,
		"load of the last two weeks":               s.loadRatio,
		"uplift of survivors without a cut":        s.people.attrition(&shaken) / s.people.attrition(&calm),
		"burnout at 85 % occupancy":                atOccupancy(.85) / atOccupancy(0),
		"solvability of an issue nobody failed":    predictive(.45, 0),
		"solvability where failures tell nothing":  predictive(0, 3),
		"skill on the day of go-live":              a.skill(.5, .9, planDay(a.GoLiveDay), math.Inf(1)) / .5,
		"skill when a shock is over":               a.skill(.5, .9, planDay(a.GoLiveDay), a.ShockDays) / .5,
		"price on day 0":                           a.bill(0, 1, 0, 0) / a.PricePerSession,
		"intent without a shock of trust":          end(75) / d.plan.leaving.at(75),
		"terminal money, by months of no discount": undiscounted(d),
		"people none of whom is a novice":          1 - s.people.noviceShare,
		"stages of a valve without steps":          d.plan.through,
		"one more than the net of a reference":     1 + twoTotals(three, five, three, five).net(),
	} {
		if factor != 1 {
			t.Errorf("%s: %v, want exactly 1", name, factor)
		}
	}
}

// atOccupancy is attrition of a busy desk with burnout.
func atOccupancy(rho float64) float64 {
	p := people{busyTrend: rho}
	return p.attrition(&Workforce{AttritionPerYear: .35, BurnoutPerPoint: .005, SurvivorUplift: 1})
}

func undiscounted(d *Desk) float64 {
	d.plan.Money.DiscountPerYear = 0
	return d.discounted(11)
}

// Ten points of occupancy above 85 % add ten times a point; a fifth of the shock a
// fifth of the uplift; a discount of a tenth is due after a year.
func TestFactorsBesideTheStatusQuo(t *testing.T) {
	yearly := func(perDay float64) float64 { return -math.Log1p(-perDay) * dates.PlainYear }
	w := Workforce{AttritionPerYear: .35, BurnoutPerPoint: .005, SurvivorUplift: 2}
	for _, c := range []struct{ rho, shock, want float64 }{{.95, 0, .40}, {.5, .2, .42}, {.95, 1, .80}} {
		p := people{busyTrend: c.rho, shock: c.shock}
		if got := yearly(p.attrition(&w)); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("occupancy %v, shock %v: attrition %v a year, want %v", c.rho, c.shock, got, c.want)
		}
	}
	if got := predictive(.5, 1); got != .5 {
		t.Errorf("after one failure %v of the chance are left, want 1 − ρ", got)
	}
	d := dayOneOf(func(p *Params) { p.Money.DiscountPerYear = .1 })
	if got := d.discounted(11); math.Abs(got-1/1.1) > 1e-12 {
		t.Errorf("money of the twelfth month is worth %v, want 1/1.1", got)
	}
	a := Assistant{LearningPerMonth: .5, DriftPerMonth: .1, ShockDepth: .4, ShockDays: 20}
	if got := a.skill(.6, .9, dates.EngineMonth, 5); math.Abs(got-.8*.9*(1-.4*.75)) > 1e-12 {
		t.Errorf("skill %v a month later, five days after a shock", got)
	}
}
