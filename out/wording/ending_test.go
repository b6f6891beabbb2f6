package wording

import (
	"encoding/json"
	"testing"

	"boomerang/sim/result"
)

// Every ending is said from its counts, and as it was by an older program.
func TestEnded(t *testing.T) {
	for text, want := range map[string]string{
		`"done"`: "done", `{"kind":"all_played"}`: "all worlds played",
		`{"kind":"all_played","done":27}`:               "all 27 futures played",
		`{"kind":"goals_met","done":90}`:                "every goal was met at two looks in a row, after 90 futures",
		`{"kind":"ended_early","done":9,"of":18}`:       "ended early: 9 of 18 futures",
		`{"kind":"ended_early"}`:                        "ended early",
		`{"kind":"draws_searched","done":60,"of":90}`:   "60 draws were searched, 30 held out",
		`{"kind":"search_over","done":6,"different":6}`: "6 settings were tried",
		`{"kind":"search_over","done":6,"different":4,"beside":true,"early":true}`: "6 points were tried beside " +
			"the plan as it is, 4 different settings, and the time was spent",
		`{"kind":"ended_early","left":[{"stage":"tornado","done":2,"of":5},` +
			`{"stage":"screening","done":0,"of":8}]}`: "" +
			"ended early, without the tornado of 3 of 5 assumptions and the screening",
		`{"kind":"ended_early","left":[{"stage":"screening","done":3,"of":8},{"stage":"indices","done":16,"of":64},` +
			`{"stage":"information","done":8,"of":40}]}`: "ended early, without 5 of 8 trajectories of the " +
			"screening, the Sobol indices beyond 16 base points and 32 of 40 draws behind the value of information",
	} {
		var e result.Ending
		if err := json.Unmarshal([]byte(text), &e); err != nil || Ended(e) != want {
			t.Errorf("%s: %q, %v", text, Ended(e), err)
		}
	}
	if got := StudyEnded(result.Ending{Kind: result.AllPlayed, Done: 9}); got != "all 9 futures were played" {
		t.Error(got)
	}
}

// A design of an older program is read with its sentences, one of this program
// from its numbers.
func TestDesigns(t *testing.T) {
	for text, want := range map[string][3]string{
		`{"kind":"independent replications","stopping":"fixed: 9","stopped":"all 9"}`: {
			"independent replications", "fixed: 9", "all 9",
		},
		`{"kind":"latin_blocks","stopping":{"most":100},"stopped":{"kind":"ended_early","done":9,"of":108}}`: {
			"independent blocks of 8 draws (Latin hypercube), the 8th played twice",
			"fixed: 100 futures, rounded up to whole blocks", "ended early: 9 of 108 futures",
		},
		`{"kind":"replications","stopping":{"most":100,"first_blocks":10,"first_worlds":40},"stopped":{}}`: {
			"independent replications", "precision: whole blocks only, first look at 10 blocks (at least 40 " +
				"futures), then after every tenth more (at least 2 blocks); stop when every goal is met at two " +
				"looks in a row (a ranking in the same order), at the latest after 100 futures, rounded up to " +
				"whole blocks", "",
		},
	} {
		var d result.Design
		err := json.Unmarshal([]byte(text), &d)
		if got := [3]string{Designed(d.Kind), Stopping(d.Stopping), StudyEnded(d.Stopped)}; err != nil || got != want {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}
