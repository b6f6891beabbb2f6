package desk

import (
	"context"
	"math"
	"testing"

	"boomerang/sim/result"
)

// running is a month before day 0 like that of desks that publish theirs.
func running() DayOne { return DayOne{Wait: 1, HungUp: .05, Occupancy: .8} }

// outside are the findings that lie outside, by kind, and why.
func outside(t *testing.T, o DayOne, p Params) map[result.FindingKind]string {
	t.Helper()
	why := map[result.FindingKind]string{}
	for _, f := range o.BesideOthers(p) {
		for _, x := range f.Facts {
			if x.Key == result.OutsideFor {
				why[f.Kind] = x.Name
			}
		}
		if (f.Verdict == result.OK) == (why[f.Kind] != "") {
			t.Errorf("%s: verdict %s, because %q", f.Kind, f.Verdict, why[f.Kind])
		}
	}
	return why
}

func TestBesideOthersFindsNothingInADeskLikeThem(t *testing.T) {
	if why := outside(t, running(), company()); len(why) > 0 {
		t.Errorf("a desk like others: %v", why)
	}
}

// Each way of being outside has its own cause, and a figure inside none.
func TestBesideOthersNamesTheCause(t *testing.T) {
	limited := func(p *Params) { p.Humans.Occupancy = .6 }
	free := func(p *Params) { p.Humans.Occupancy = 1 }
	kept := func(p *Params) { // a level at which few enough hang up
		free(p)
		p.Humans.ServiceLevel, p.Humans.PatienceMinutes = .9, 4
	}
	for _, c := range []struct {
		name string
		o    func(*DayOne)
		p    func(*Params)
		kind result.FindingKind
		want string
	}{
		{"impatient", func(o *DayOne) { o.Wait = .05 }, func(p *Params) {
			free(p)
			p.Humans.PatienceMinutes = 1.5
		}, result.OthersWait, result.ForPatience},
		{"quick", func(o *DayOne) { o.Wait = .05 }, func(p *Params) {
			free(p)
			p.Humans.PatienceMinutes = 30
			p.Humans.ServiceLevel, p.Humans.AnswerWithin = .9, .2
		}, result.OthersWait, result.ForStatedLevel},
		{"limited", func(o *DayOne) { o.HungUp = .001 }, limited, result.OthersHangUp, result.ForOccupancyLimit},
		{"spare", func(o *DayOne) { o.Occupancy = .3 }, func(p *Params) {
			free(p)
			p.Humans.Slack = 1
		}, result.OthersOccupancy, result.ForSpareHeads},
		{"short", func(o *DayOne) { o.HungUp = .3 }, func(p *Params) {
			kept(p)
			p.Humans.Slack = -.5
		}, result.OthersHangUp, result.ForMissingHeads},
		{"chance", func(o *DayOne) { o.HungUp = .3 }, kept, result.OthersHangUp, result.ForChance},
	} {
		o, p := running(), company()
		c.o(&o)
		c.p(&p)
		if got := outside(t, o, p); got[c.kind] != c.want {
			t.Errorf("%s: %v, want %s for %s", c.name, got, c.kind, c.want)
		}
	}
}

// A desk of letters has nobody's waits beside it, a queue of agents by number nothing.
func TestBesideOthersIsOfDesksOfCalls(t *testing.T) {
	p := company()
	p.Humans.AnswerWithin = 24 * 60
	o := running()
	o.Wait = 600
	if why := outside(t, o, p); len(why) > 0 {
		t.Errorf("letters: %v", why)
	}
	if n := len(o.BesideOthers(p)); n != 1 {
		t.Errorf("letters: %d findings, want that of occupancy alone", n)
	}
	p = company()
	p.Arrivals.OpenPerHour = 60
	if found := running().BesideOthers(p); found != nil {
		t.Errorf("open arrivals: %v", found)
	}
}

// The share that hangs up in the month before day 0 is what the ledger counts there, between 0 and 1, and the
// more patient callers are the fewer hang up.
func TestDayOneHungUp(t *testing.T) {
	p := company()
	shares := []float64{}
	for _, minutes := range []float64{1, 30} {
		p.Humans.PatienceMinutes = minutes
		p.Humans.Heads = 8
		o := Baseline(context.Background(), p, 1)
		if math.IsNaN(o.HungUp) || o.HungUp < 0 || o.HungUp > 1 {
			t.Fatalf("patience %v min: %v", minutes, o.HungUp)
		}
		shares = append(shares, o.HungUp)
	}
	if shares[0] <= shares[1] {
		t.Errorf("hung up: %v with 1 and 30 minutes of patience", shares)
	}
}
