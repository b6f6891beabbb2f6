package experiment

import (
	"context"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
)

// four is the world of theory_design_test.go with two plans more: c is the reference
// again under another name, d is a less a known step and a noise of its own.
func four(step float64) World {
	return func(ctx context.Context, p Point) (Outcome, error) {
		out, err := known(ctx, p)
		a := out.Rows[0][0]
		less := a - step + noise*sim.NewFates(p.Seed, p.Chance).Of(2).Normal(0, 0)
		out.Rows = append(out.Rows, []float64{a}, []float64{less})
		return out, err
	}
}

func orderStudy(better result.Better) Study {
	return Study{Plans: []string{"a", "b", "c", "d"}, Measures: []result.Measure{{Name: "x", Better: better}}}
}

// playedFor plays a study until the order of its plans is clear.
func playedFor(t *testing.T, seed int, better result.Better, world World, most int) Stop {
	t.Helper()
	r := &Runs{Design: Design{Seed: uint64(seed), Inputs: 3}}
	stop, err := r.Play(t.Context(), Job{World: world}, orderStudy(better),
		Stopping{Worlds: most, Goals: []Goal{{Order: true}}})
	if err != nil {
		t.Fatal(err)
	}
	return stop
}

// An order that is called clear is the true one as often as its level says, best first by
// what is better of the measure; one plan under two names is asked for no order.
func TestOrderIsRightWhenCalledClear(t *testing.T) {
	const times = 300
	wrong, ended := 0, 0
	for seed := range times {
		stop := playedFor(t, seed, result.Higher, four(.03), 4000)
		g := stop.Goals[0]
		if stop.Why.Kind != result.GoalsMet {
			continue
		}
		ended++
		if !g.Met() || g.Pairs != 3 || g.Clear != 3 || g.Kind != result.OrderGoal {
			t.Fatalf("%+v", g)
		}
		if g.Order[0] != "b" || g.Order[3] != "d" {
			wrong++
		}
	}
	if ended < times*9/10 || wrong > times/10 {
		t.Errorf("of %d studies %d ended, %d of them with a wrong order", times, ended, wrong)
	}
	stop := playedFor(t, 1, result.Lower, four(.03), 4000)
	if order := stop.Goals[0].Order; order[0] != "d" || order[3] != "b" {
		t.Errorf("less is better: %v", order)
	}
}

// Two plans that are as good as each other are seldom told apart: the study ends at its
// most, and says which neighbours are open.
func TestEqualPlansStayOpen(t *testing.T) {
	met := 0
	for seed := range 100 {
		stop := playedFor(t, seed, result.Higher, four(0), 400)
		if g := stop.Goals[0]; g.Met() {
			met++
		} else if g.Clear >= g.Pairs || stop.Why.Kind != result.AllPlayed || !slices.Contains(g.Order, "d") {
			t.Fatalf("%+v after %+v", g, stop.Why)
		}
	}
	if met > 15 {
		t.Errorf("%d of 100 orders of equal plans were called clear", met)
	}
}

// A chance is played for until its interval is as narrow as asked, at two looks in a row.
func TestChanceIsPlayedFor(t *testing.T) {
	s := orderStudy(result.Higher)
	c, err := ParseCondition("x < .5", s)
	if err != nil {
		t.Fatal(err)
	}
	r := &Runs{Design: Design{Seed: 1, Inputs: 3}}
	stop, err := r.Play(t.Context(), Job{World: four(.03)}, s,
		Stopping{Worlds: 4000, Goals: []Goal{{Plan: 1, Chance: &c, HalfWidth: .05}}})
	if err != nil {
		t.Fatal(err)
	}
	g := stop.Goals[0]
	if stop.Why.Kind != result.GoalsMet || !g.Met() || g.Kind != result.ChanceGoal || g.Expr != "x < .5" {
		t.Errorf("%+v, %+v", stop.Why, g)
	}
	if iv := Probability(r.First(stop.Worlds), s, 1, c).Interval; iv.HalfWidth() != *g.Reached {
		t.Errorf("reached %v, the interval has %v", *g.Reached, iv.HalfWidth())
	}
}
