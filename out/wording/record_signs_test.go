package wording

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Where the sign of a plan holds is said with the unknown it hangs on; where one sign is left, which.
func TestSignWords(t *testing.T) {
	s := result.PlanSign{
		Plan: "cut", All: result.Tally{Above: 20, Worlds: 40}, Allowed: result.Tally{Above: 7, Worlds: 15},
		Decides: "assistant.silent", UpTo: .15, From: .3, Lowest: result.Tally{Above: 5, Worlds: 5},
		Highest: result.Tally{Worlds: 5},
	}
	want := "“Cut” has a net value above zero in 20 of 40 futures, in 7 of 15 that the record does not rule out; " +
		"most " +
		"hangs on assistant.silent: 5 of 5 up to 15.0 %, 0 of 5 from 30.0 %. Both signs are compatible with what was " +
		"published."
	if got := SignWords(&s, "Cut", result.UnitShare, Units{}); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	ends := func(want string) {
		t.Helper()
		if got := SignWords(&s, "Cut", result.UnitShare, Units{}); !strings.HasSuffix(got, want) {
			t.Errorf("%q", got)
		}
	}
	s.Allowed.Above = 0
	ends("In none of these futures it gains.")
	s.Allowed = result.Tally{}
	ends("No future is left by the record.")
}

// The totals count checks of all scenarios, those drawn by lot apart, and say what chance makes of the contradictions.
func TestRecordTotals(t *testing.T) {
	score, still := 1., 3.
	held := figure("check", result.Contradicts)
	held.Held = true
	scored := figure("check", result.Agrees)
	scored.Score, scored.Persists = &score, &still
	got := RecordTotals([]*result.Record{
		{Figures: []result.Published{held, figure("input", result.Contradicts)}},
		{Figures: []result.Published{scored, figure("check", result.Uninformative)}},
	})
	// P(X ≥ 1), X ~ Binomial(2, .1) = 1 − .9² = .19
	want := "3 figures that set no input: 1 agreeing, 1 contradicted and 1 on which the simulated range is too wide " +
		"to say anything. Of those drawn by lot to be looked at last: 1 contradicted. Were the ranges right, 1 " +
		"contradiction or more among the 2 that say something would come with probability 19 %. Mean interval score " +
		"over the size of the figure, less is better: 1.00, and 3.00 for “day 0 persists” (1 figure of plans carried " +
		"out)."
	if got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
}
