package answer

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A headline never ends in a colon: no cut qualifies, or nobody can tell.
func TestSweepWithoutASafeCut(t *testing.T) {
	s := sample.Sweep()
	for _, c := range []struct {
		place result.Crossing
		want  string
	}{
		{result.Crossing{}, "No cut that was tried reaches a P(net gain) of at least 80 % over 18 months"},
		{
			result.Crossing{Problem: "not enough worlds"},
			"Undecided: which cut has a P(net gain) of at least 80 % over 18 months (not enough worlds)",
		},
	} {
		for i := range s.Frontiers[0].Places {
			s.Frontiers[0].Places[i] = c.place
		}
		told := tellSweep(s)
		if told.Headline != c.want || told.Figures[0].Title != c.want {
			t.Errorf("%q, the chart %q, want %q", told.Headline, told.Figures[0].Title, c.want)
		}
	}
	if notes := strings.Join(tellSweep(s).Tables[1].Notes, " "); !strings.Contains(notes,
		"– could not be told: not enough worlds") {
		t.Errorf("the dash is not explained: %q", notes)
	}
}

// What few draws prove is a bound or a count, not "<1 %".
func TestSweepOfFewDraws(t *testing.T) {
	v := sweepView{Sweep: sample.Sweep()}
	for _, c := range []struct {
		at   result.AtHorizon
		want string
	}{
		{result.AtHorizon{Gain: 0}, "0 of 8"},
		{result.AtHorizon{Gain: 0, Interval: sample.IntervalOf(0, .31)}, "≤31 %"},
		{result.AtHorizon{Gain: 1, Interval: sample.IntervalOf(.8, 1)}, "≥80 %"},
		{result.AtHorizon{Gain: .5, Interval: sample.IntervalOf(.4, .6)}, "50 % ±10"},
	} {
		if got := v.Gain(&result.SweepCell{Draws: 8, Horizons: []result.AtHorizon{c.at}}).Text; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
