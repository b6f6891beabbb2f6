package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// supplied is a desk of a hundred people of a supplier, of whom a fifth goes.
func supplied(change func(*Pool)) *Desk {
	q := Pool{
		Name: "all", Skills: []string{"everything"}, Heads: 100, CostPerHeadYear: math.NaN(), Outsourced: true,
	}
	change(&q)
	return dayOneOf(func(p *Params) {
		p.Cut = Cut{Share: .2, Stages: 1, NoticeDays: 10, Who: Newest}
		p.Money.SeverancePerHead, p.Pools = 15_000, []Pool{q}
	})
}

// A contract is given notice, the longer of its own and the cut's, and then its heads come down, as many every
// week; nobody is paid severance.
func TestDatesOfAContract(t *testing.T) {
	for _, c := range []struct {
		notice, ramp float64
		falls        map[int]float64
		mean         float64
	}{
		{0, 0, map[int]float64{10: 20}, 10},
		{30, 0, map[int]float64{30: 20}, 30},
		{5, 0, map[int]float64{10: 20}, 10},
		{30, 7, map[int]float64{37: 20}, 37},
		{30, 28, map[int]float64{37: 5, 44: 5, 51: 5, 58: 5}, 47.5},
		{0, 14, map[int]float64{17: 10, 24: 10}, 20.5},
	} {
		d := supplied(func(q *Pool) { q.NoticeDays, q.RampDownDays = c.notice, c.ramp })
		falls, paid := d.gone()
		if paid != 0 || len(falls) != len(c.falls) {
			t.Errorf("notice %v, ramp %v: paid %v, heads fall %v, want %v", c.notice, c.ramp, paid, falls, c.falls)
		}
		for day, heads := range c.falls {
			if math.Abs(falls[day]-heads) > 1e-9 {
				t.Errorf("notice %v, ramp %v: %v go on day %d, want %v", c.notice, c.ramp, falls[day], day, heads)
			}
		}
		q := &d.base.pools[0]
		if days, paid := d.base.underLaw(&d.plan.Params, q, 20, []float64{20}); math.Abs(days-c.mean) > 1e-9 ||
			q.contracted() && paid != 0 {
			t.Errorf("notice %v, ramp %v: the audit has them go after %v days and pays %v", c.notice, c.ramp, days,
				paid)
		}
	}
}

// Of two pools alike, one with twice the attrition loses e^(−2a) in a year where the other loses e^(−a), has more
// people in training for the same work, and more novices.
func TestAttritionOfAPool(t *testing.T) {
	p := quoOf(company())
	p.Workforce.AttritionPerYear, p.Workforce.BurnoutPerPoint, p.Workforce.Backfill = .4, 0, false
	for k, name := range []string{"bounded", "long_tail"} {
		p.Pools = append(p.Pools, Pool{
			Name: name, Skills: []string{name}, Heads: math.NaN(), CostPerHeadYear: math.NaN(),
			AttritionPerYear: math.NaN(),
		})
		if k == 1 {
			p.Pools[k].AttritionPerYear = .8
		}
	}
	past, d := pastOf(sim.NewFates(1, 0), p, listener{}), &Desk{}
	d.branchUnder(past, p)
	d.month = &d.tally[1]
	var before [2]float64
	for k := range before {
		before[k] = d.teams[k].people.heads() + total(d.teams[k].people.coming)
	}
	for end := d.day + 365; d.day < end; {
		d.playDay()
	}
	for k, rate := range []float64{.4, .8} {
		// Who was ordered before comes within the lead, and quits from then on.
		here := d.teams[k].people.heads() / before[k]
		if least, most := math.Exp(-rate), math.Exp(-rate*(365-42)/365); here < least-1e-9 || here > most+1e-9 {
			t.Errorf("pool %d: %.4f are left, want %.4f to %.4f", k, here, least, most)
		}
	}
	a, b := d.base.pools[0].team, d.base.pools[1].team
	if !(b.novice > a.novice && b.onDesk < a.onDesk) {
		t.Errorf("twice the attrition: %.3f of contacts meet a novice after %.3f, %.3f on the desk after %.3f",
			b.novice, a.novice, b.onDesk, a.onDesk)
	}
}

// Whoever answers in a pool of less quality solves as much less at the first contact, in the simulation and in the
// formula.
func TestQualityOfAPool(t *testing.T) {
	p := forked()
	p.Humans.OnDuty = 0
	p.Pools = []Pool{{Name: "a", Skills: []string{"everything"}, OnDuty: 40, Quality: .7}}
	agree(t, p, 12, 10)
	f := newBase(statusQuo(p)).reference
	equal := p.with(nil)
	equal.Pools[0].Quality = 1
	g := newBase(statusQuo(equal)).reference
	if !(f.HumanMinutes > g.HumanMinutes) {
		t.Errorf("%v minutes an issue at less quality, %v before", f.HumanMinutes, g.HumanMinutes)
	}
}
