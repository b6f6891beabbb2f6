package main

import (
	"context"
	"math"
	"slices"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
)

// TestWorldsSurviveTheWay: a world played from its message gives the rows of the world itself, to
// the last bit, and so does the message of the rows.
func TestWorldsSurviveTheWay(t *testing.T) {
	s, err := scenarios.Load(t.Context(), "../../scenarios/testdata/tiny.toml", []string{"months=1", "scale=0.02"})
	if err != nil {
		t.Fatal(err)
	}
	params, err := scenarios.ParamsOf(s.Plans, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := desk.World{Fates: sim.NewFates(3, 7), Plans: params, Unturned: []int{-1, -1}}
	want, err := w.Play(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sent, err := encode(w)
	if err != nil {
		t.Fatal(err)
	}
	there, err := decodeWorld(sent)
	if err != nil {
		t.Fatal(err)
	}
	played, err := there.Play(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	back, err := encode(played)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decodeRows(back)
	if err != nil || len(got) != len(want) {
		t.Fatal(len(got), err)
	}
	same := func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b }
	for i := range want {
		if !slices.EqualFunc(got[i].Values, want[i].Values, same) ||
			!slices.EqualFunc(slices.Concat(got[i].Series...), slices.Concat(want[i].Series...), same) {
			t.Errorf("plan %d has another row", i)
		}
	}
}
