package desk

import (
	"fmt"
	"testing"

	"boomerang/models/textbook"
	"boomerang/sim"
)

// twoPools is a textbook desk of 10 erlangs in two categories, 6 and 4.
func twoPools(overflow string, after float64) Params {
	p := queue(200, 3, 0)
	p.Categories = []Category{
		{Name: "a", Share: .6, HandleMinutes: 3, FirstContact: 1},
		{Name: "b", Share: .4, HandleMinutes: 3, FirstContact: 1},
	}
	p.Pools = []Pool{
		{Name: "east", Skills: []string{"a"}, OnDuty: 8, Heads: -1, CostPerHeadYear: -1},
		{Name: "west", Skills: []string{"b"}, OnDuty: 6, Heads: -1, CostPerHeadYear: -1},
	}
	if overflow != "" {
		p.Pools[0].Overflow, p.Pools[1].Overflow = "west", "east"
		p.Pools[0].OverflowMinutes, p.Pools[1].OverflowMinutes = after, after
	}
	return p
}

// Pools that do not help each other are M/M/n each; pools that help each other
// at once are one M/M/n: no agent is idle while anybody waits, and the mean
// wait does not depend on the order of service among equals (Kleinrock 1976,
// Queueing Systems II, §3.4, conservation).
func TestPoolsByConfiguration(t *testing.T) {
	east := textbook.Erlang{Arrivals: 2, Service: 1. / 3, Servers: 8}.Solve()
	west := textbook.Erlang{Arrivals: 4. / 3, Service: 1. / 3, Servers: 6}.Solve()
	measured(t, twoPools("", 0), length(10, 24), map[string]float64{
		"wait_mean": .6*east.WaitMean + .4*west.WaitMean, "wait_probability": .6*east.Wait + .4*west.Wait,
	})
	one := textbook.Erlang{Arrivals: 10. / 3, Service: 1. / 3, Servers: 14}.Solve()
	measured(t, twoPools("each other", 0), length(10, 24),
		map[string]float64{"wait_mean": one.WaitMean, "wait_probability": one.Wait})
}

// Help that comes later helps less.
func TestOverflowAfter(t *testing.T) {
	k, last := measureIndex("wait_mean"), 0.
	for _, after := range []float64{0, .5, 2, 10} {
		sum := 0.
		for w := range length(3, 8) {
			sum += Play(t.Context(), sim.NewFates(3, uint64(w)), []Params{twoPools("each other", after)},
				0)[0].Values[k]
		}
		if sum <= last {
			t.Errorf("overflow after %v min: waits of %.4f, sooner %.4f", after, sum, last)
		}
		last = sum
	}
}

// One pool that is named is the desk without pools, to the last bit.
func TestOnePoolIsTheDesk(t *testing.T) {
	p := company()
	p.Cut.Share = .3
	named := p
	named.Pools = []Pool{{Name: "all", Skills: []string{"long_tail", "bounded"}, Heads: -1, CostPerHeadYear: -1}}
	named.Cut.Pool = "all"
	a := Play(t.Context(), sim.NewFates(3, 1), []Params{p}, 0)[0].Values
	b := Play(t.Context(), sim.NewFates(3, 1), []Params{named}, 0)[0].Values
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("%v\n%v", a, b)
	}
}

// A cut names its pool; a supplier gets no severance, and his minimum.
func TestCutOfOnePool(t *testing.T) {
	p := company()
	p.Pools = []Pool{
		{Name: "own", Skills: []string{"long_tail"}, Heads: -1, CostPerHeadYear: -1},
		{
			Name: "supplier", Skills: []string{"bounded"}, Heads: -1, CostPerHeadYear: 20_000, Outsourced: true,
			Overflow: "own", OverflowMinutes: 1,
		},
	}
	p.Money.SeverancePerHead = 5_000
	supplier, own, minimum := p, p, p
	supplier.Cut.Share, supplier.Cut.Pool = .5, "supplier"
	own.Cut.Share, own.Cut.Pool = .5, "own"
	minimum.Cut = supplier.Cut
	minimum.Pools = append([]Pool{}, p.Pools...)
	minimum.Pools[1].Minimum, minimum.Pools[1].TermDays = .9, 365
	rows := Play(t.Context(), sim.NewFates(3, 1), []Params{quoOf(p), supplier, own, minimum}, 0)
	of := func(k int, measure string) float64 { return rows[k].Values[measureIndex(measure)] }
	if of(1, "severance") != 0 || !(of(2, "severance") > 0) {
		t.Errorf("severance %v at the supplier, %v of one's own", of(1, "severance"), of(2, "severance"))
	}
	if !(of(3, "payroll") > of(1, "payroll")) || !(of(1, "payroll") < of(0, "payroll")) {
		t.Errorf("payroll %v, cut at the supplier %v, with a minimum %v", of(0, "payroll"), of(1, "payroll"),
			of(3, "payroll"))
	}
	for k := 1; k <= 2; k++ {
		if share := of(k, "cut_share"); share < .1 || share > .4 {
			t.Errorf("half of one pool is %.2f of the company", share)
		}
	}
}
