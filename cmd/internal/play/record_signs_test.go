package play

import (
	"testing"

	"boomerang/scenarios"
	"boomerang/sim/result"
)

// Worlds that a figure rules out are left out, a figure that contradicts all worlds rules out none, and the unknown
// that decides the sign is told at both ends of it.
func TestSignsInTheWorldsTheRecordAllows(t *testing.T) {
	st := &Study{
		Scenario: &scenarios.Scenario{Assumptions: []scenarios.Assumption{{Path: "noise"}, {Path: "decides"}}},
		Plans:    []scenarios.Plan{{Name: "keep"}, {Name: "cut"}},
	}
	r := &result.Record{Figures: []result.Published{
		{Role: "check", Verdict: result.Near, Low: 10, High: 12, Error: 1},
		{Role: "check", Verdict: result.Contradicts, Low: 500, High: 500, Error: 1},
		{Role: "input", Verdict: result.Agrees, Low: -9, High: -9, Error: 1},
	}}
	var worlds []*inWorld
	for k := range 24 {
		x := float64(k)
		worlds = append(worlds, &inWorld{
			figures: []float64{x, 0, 0}, inputs: []float64{float64(k * 7 % 24), x}, nets: []float64{0, x - 11},
		})
	}
	got := st.signs(r, worlds)
	// 10 − 1.645 to 12 + 1.645: worlds 9 to 13
	if len(got) != 1 || got[0].All != (result.Tally{Above: 12, Worlds: 24}) ||
		got[0].Allowed != (result.Tally{Above: 2, Worlds: 5}) || got[0].Decides != "" {
		t.Errorf("%+v", got)
	}
	r.Figures[0].Error = 4 // worlds 4 to 18
	s := st.signs(r, worlds)[0]
	want := result.PlanSign{
		Plan: "cut", All: result.Tally{Above: 12, Worlds: 24}, Allowed: result.Tally{Above: 7, Worlds: 15},
		Decides: "decides", Rank: 1, UpTo: 8, From: 14, Lowest: result.Tally{Worlds: 5},
		Highest: result.Tally{Above: 5, Worlds: 5},
	}
	if s.Rank < .999 {
		t.Errorf("rank correlation %v", s.Rank)
	}
	s.Rank = 1
	if s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
}
