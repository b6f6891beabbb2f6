package answer

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A headline never ends in a colon: no cut qualifies, or nobody can tell.
func TestSweepWithoutASafeCut(t *testing.T) {
	s := playableSweep()
	for _, c := range []struct {
		place result.Crossing
		want  string
	}{
		{result.Crossing{}, "No cut that was tried reaches a chance of a net gain of at least 80 % over 18 months"},
		{
			result.Crossing{Problem: "not enough futures"},
			"Undecided: which cut has a chance of a net gain of at least 80 % over 18 months (not enough futures)",
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
		"– could not be told: not enough futures") {
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

// playableSweep is a sample of which every setting can be played.
func playableSweep() *result.Sweep {
	s := sample.Sweep()
	for k := range s.Cells {
		s.Cells[k].Problem = ""
	}
	return s
}

// Settings that cannot be played are named in the headline, and the others are answered.
func TestSweepNamesWhatCannotBePlayed(t *testing.T) {
	s := playableSweep()
	before := tellSweep(s).Headline
	if strings.Contains(before, "cannot be played") {
		t.Fatalf("%q", before)
	}
	s.Cells[0].Problem, s.Cells[0].Horizons = "50 people cannot go", nil
	want := before + " (cut.share = 0, assistant.deflection = 0.41 cannot be played: 50 people cannot go)"
	if got := tellSweep(s).Headline; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s.Cells[1].Problem = "why"
	want = before + " (2 of 15 settings cannot be played, the first of them cut.share = 0, assistant.deflection = " +
		"0.41: 50 people cannot go)"
	if got := tellSweep(s).Headline; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
