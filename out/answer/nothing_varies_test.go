package answer

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// TestNothingToRank: a net value that no assumption moves has no ranking, and no
// share of a variance of nothing; one that something moves has.
func TestNothingToRank(t *testing.T) {
	for _, moved := range []bool{false, true} {
		s := sample.Sensitivity()
		s.Middle, s.Perfect, s.Chance, s.Others = 0, 0, &result.Index{}, &result.Index{}
		zero := 0.
		for i := range s.Inputs {
			in := &s.Inputs[i]
			in.AtLow, in.AtHigh, in.Effect = &zero, &zero, &zero
			in.Index, in.Information = &result.Index{}, &result.Information{}
		}
		if moved {
			s.Inputs[1].AtHigh = sample.Value(3)
		}
		told := tellSensitivity(s)
		if is := strings.Contains(told.Headline, "does not vary"); is == moved || (len(told.Figures) > 0) != moved {
			t.Errorf("moved %v: %s, %d charts", moved, told.Headline, len(told.Figures))
		}
	}
}

// TestIdenticalPlansAreToldSo: plans that gave the same in every world are not
// ranked by a coin.
func TestIdenticalPlansAreToldSo(t *testing.T) {
	same := &result.Interval{Level: .9}
	entrants := func(third *result.Interval) []result.Entrant {
		return []result.Entrant{
			{Name: "A", Draws: 80, Mean: 5e4},
			{Name: "B", Draws: 80, Mean: 5e4, BehindIn: same},
			{Name: "C", Draws: 80, Mean: 5e4, BehindIn: third},
		}
	}
	for _, c := range []struct {
		third *result.Interval
		want  string
	}{
		{same, "There is nothing to select by net value: “A”, “B” and “C” gave the same"},
		{&result.Interval{Lo: -1, Hi: 1}, "“A” and “B” lead"},
	} {
		s := &result.Selection{Head: sample.Head, Contest: result.Contest{
			Measure: result.Net, Procedure: result.OCBA, Correct: .5, Entrants: entrants(c.third),
		}}
		var b bytes.Buffer
		if err := Answer(&b, s, 300); err != nil || !strings.Contains(b.String(), c.want) {
			t.Errorf("%v; no %q in\n%s", err, c.want, b.String())
		}
	}
}
