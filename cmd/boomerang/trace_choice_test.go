package main

import (
	"testing"

	"boomerang/sim/result"
)

// TestWhatMadeTheDifference: the cause is what went wrong last before the decision, and
// beside it stands how the same issue, raised at the same minute, ended elsewhere.
func TestWhatMadeTheDifference(t *testing.T) {
	note := func(day float64, turn, what string) result.LifeNote {
		return result.LifeNote{Day: day, Turn: turn, What: what}
	}
	lives := []result.Life{
		{Plan: "keep", Notes: []result.LifeNote{
			note(1, "issue", "a"), note(1, "ended", "solved a"), note(5, "issue", "b"), note(6, "ended", "solved b"),
			note(9, "issue", "c"), note(9, "ended", "solved c"),
		}},
		{Plan: "cut", Notes: []result.LifeNote{
			note(1, "issue", "a"), note(1, "failed", "hung up"), note(2, "ended", "solved a"), note(5, "issue", "b"),
			note(7, "ended", "gave b up"), note(7, "decides", "to leave"), note(9, "issue", "c"),
			note(9, "failed", "no"),
		}},
	}
	why := &result.LifeWhy{LostPlan: "cut", KeptPlan: "keep"}
	explain(why, lives)
	if why.Cause == nil || why.Cause.What != "gave b up" || why.Decided == nil || why.Decided.What != "to leave" ||
		why.Instead == nil || why.Instead.What != "solved b" {
		t.Errorf("%+v %+v %+v", why.Cause, why.Decided, why.Instead)
	}
	// The decision was made before the story: what did not turn it, and what did.
	lives[0].Notes = append(lives[0].Notes[:4], note(6, "stays", "stays after all"))
	lives[1].Notes = lives[1].Notes[:5]
	why = &result.LifeWhy{LostPlan: "cut", KeptPlan: "keep"}
	explain(why, lives)
	if why.Cause == nil || why.Cause.What != "gave b up" || why.Decided != nil || why.Instead == nil ||
		why.Instead.What != "stays after all" {
		t.Errorf("%+v %+v %+v", why.Cause, why.Decided, why.Instead)
	}
}
