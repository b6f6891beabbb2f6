package wording

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// beside is a finding outside what other desks publish, for a cause.
func beside(kind result.FindingKind, unit result.Unit, value, low, high float64, because string) result.Finding {
	return result.Finding{
		Kind: kind, Unit: unit, Value: &value, Low: &low, Bound: &high, Verdict: result.Warn,
		Facts: result.Facts{
			{Key: result.PublishedBy, Text: "a survey", Name: "B"},
			{Key: result.OutsideFor, Name: because},
			result.FactOf(result.ServiceLevel, .8, result.UnitShare),
			result.FactOf(result.AnswerWithin, .5, result.UnitMinutes),
			result.FactOf(result.Patience, 1.5, result.UnitMinutes),
			result.FactOf(result.PatienceOfOthers, 22, result.UnitMinutes),
			result.FactOf(result.Heads, 120, result.UnitHeads),
			result.FactOf(result.HeadsNeeded, 104, result.UnitHeads),
			result.FactOf(result.BeyondLevel, 17, result.UnitHeads),
			result.FactOf(result.OccupancyLimit, .85, result.UnitShare),
		},
	}
}

// Every cause is said with its own figures and leaves no verb of a format behind.
func TestOutsideSaysEveryCause(t *testing.T) {
	for because, want := range map[string]string{
		result.ForStatedLevel:    "answering 80 % within 30 s",
		result.ForPatience:       "after 1.5 min on average (humans.patience), those of the desks",
		result.ForOccupancyLimit: "17 of 104 heads",
		result.ForSpareHeads:     "takes 104 of 120",
		result.ForMissingHeads:   "takes 104, not 120",
		result.ForChance:         "one month is played",
	} {
		f := beside(result.OthersWait, result.UnitMinutes, .07, .47, 2, because)
		got := Why(f)
		if !strings.Contains(got, want) || strings.Contains(got, "%!") ||
			!strings.HasPrefix(got, "published: a survey (grade B); ") {
			t.Errorf("%s: %q, want %q in it", because, got, want)
		}
	}
}

// A desk like others has nothing said of it; one unlike them is told every figure, and each cause once.
func TestUnlikeOthers(t *testing.T) {
	fine := beside(result.OthersOccupancy, result.UnitShare, .8, .48, .87, "")
	fine.Verdict = result.OK
	if got := UnlikeOthers([]result.Finding{fine}, Units{}); got != "" {
		t.Errorf("a desk like others: %q", got)
	}
	got := UnlikeOthers([]result.Finding{
		fine, beside(result.OthersWait, result.UnitMinutes, .07, .47, 2, result.ForStatedLevel),
		beside(result.OthersHangUp, result.UnitShare, .01, .0314, .091, result.ForStatedLevel),
	}, Units{})
	for _, want := range []string{
		"wait 0.07 min on average", "1.0 % of callers hang up (others 3.1 % to 9.1 %)", "humans.service_level",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if n := strings.Count(got, "makes it so"); n != 1 || strings.Contains(got, "busy") {
		t.Errorf("%d times the cause: %q", n, got)
	}
}
