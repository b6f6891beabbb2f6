package answer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// said puts the warnings of an answer into words.
func said(of func(*result.Head) Text, all ...result.Warning) []string {
	h := sample.Head
	h.Warnings = all
	return of(&h).Warnings
}

func numbered(kind result.WarningKind, value, of, wanted float64, names ...string) result.Warning {
	w := result.NewWarning(kind, value, of, wanted)
	w.Names = names
	return w
}

// Every kind of warning of an answer is said from its numbers.
func TestDoubts(t *testing.T) {
	reason := numbered(result.StepUntried, 0, 0, 0, string(result.OneClick))
	reason.Reason = "why"
	for want, w := range map[string]result.Warning{
		"5 % of the company was simulated; figures are at full size": numbered(result.ScaledFigures, .05, 0, 0),
		"real level 2 is stated, and it decides which controls work: they are tried together, not one by one": numbered(
			result.RealLevelDecides, 2, 0, 0),
		"One click to a human cannot be tried here: why": reason,
		"the scenario's months begin on day 20, history's on day 1: they are up to 11 days apart": numbered(
			result.MonthsApart, 20, 11, 0),
		"months of history outside the scenario's 18 months, not used: 3": numbered(result.MonthsUnused, 3, 18, 0),
		"cut.share = 0.5 is an end of its range: the best may lie beyond": numbered(result.AtAnEnd, 0, 0, 0,
			"cut.share", "0.5"),
		"no box of assumptions in which failures are clearly denser was found in 90 draws; more draws (--reps) may " +
			"find one": numbered(result.NoBox, 90, 0, 0),
		"7 of 90 futures fail: too few on one side to trust the limits; play more with --reps": numbered(
			result.FewOnASide, 7, 90, 0),
		"box 2 is 80 % dense where it was found and 31 % in futures held out: its limits follow the luck of the " +
			"futures searched": numbered(result.BoxOfLuck, 2, .8, .31),
		"the plan fails in no future played: there is nothing to explain": {Kind: result.FailsNowhere},
		"9 futures are too few for any interval; play at least 36":        numbered(result.TooFewWorlds, 9, 0, 36),
		"as an older program said it":                                     {Text: "as an older program said it"},
	} {
		if got := doubted(result.Head{Warnings: []result.Warning{w}}, nothing); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q", w.Kind, got)
		}
	}
	for _, kind := range []result.WarningKind{
		result.OneHistory, result.NoneMeets, result.NonePlayed, result.HighestFails, result.FailsEverywhere,
		result.CorrelatedInputs, result.LearntInputs, result.LearntFixed, result.BoxUntried, result.ScaledBands,
	} {
		if doubt(numbered(kind, 1, 1, 1)) == "" {
			t.Errorf("no words for %s", kind)
		}
	}
}

// A warning that takes the answer's own data is said from them.
func TestDoubtsOfAnswers(t *testing.T) {
	sweep := func(h *result.Head) Text {
		s := sample.Sweep()
		s.Head = *h
		return tellSweep(s)
	}
	got := said(sweep, result.CellWarning(result.CellsUnplayable, []int{12}, 15),
		result.CellWarning(result.CellsOpen, []int{0, 1, 2, 3, 4, 5}, 15),
		result.CellWarning(result.ShallowerUnsafe, []int{0}, 15), result.CellWarning(result.SignTurns, []int{0}, 15))
	want := []string{
		"1 of 15 settings cannot be played: cut.share = 0.4, assistant.deflection = 0.41: outside what this mix allows",
		"6 of 15 settings near the frontier are inconclusive: cut.share = 0, assistant.deflection = 0.41; " +
			"cut.share = 0, assistant.deflection = 0.5; cut.share = 0, assistant.deflection = 0.6; cut.share = " +
			"0.1, assistant.deflection = 0.41; and 2 more",
		"the deepest safe cut does not make a shallower one safe: cut.share = 0, assistant.deflection = 0.41: " +
			"chance of a net gain 0.90",
		"the sign of mean net value depends on the horizon in 1 of 15 settings: cut.share = 0, " +
			"assistant.deflection = 0.41 (month 18: perhaps a gain)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("a sweep says\n%q, want\n%q", got, want)
	}
	got = said(func(h *result.Head) Text {
		d := sample.Discovery()
		d.Head = *h
		return tellDiscovery(d)
	}, numbered(result.MetricsDisagree, 0, 0, 0, "A", "B", "C"))
	if got[0] != "the metrics disagree: mean net value prefers “A”, regret “B”, satisfying most often (net >= 0) “C”" {
		t.Errorf("a discovery says %q", got)
	}
	got = said(func(h *result.Head) Text {
		o := sample.Optimum()
		o.Head = *h
		return tellOptimum(o)
	}, numbered(result.ConditionOpen, 0, 0, 0, "p(net < 0) < 0.2"))
	if got[0] != "p(net < 0) < 0.2 is inconclusive for the chosen setting: 0.1 (0.05 to 0.15)" {
		t.Errorf("an optimum says %q", got)
	}
}

// Answers of older programs, which wrote sentences, are told as they said them.
func TestOlderAnswers(t *testing.T) {
	const head = `"plan":"Cut","against":"Keep","stopped":"because","warnings":["beware"]`
	for text, into := range map[string]result.Answer{
		`{` + head + `,"boxes":[{"limits":[]}],"sentences":["it fails there"],"inputs":[{"path":"a.b","unit":"share",
			"low":"12.3 %","high":"45 %"}],"futures":[{"name":"a.b below 20 %","regret":[1]}],"draws":[{}],
			"robustness":{"plans":[{"title":"Keep"}]}}`: &result.Discovery{},
		`{` + head + `,"measures":[{"measure":"contacts","title":"Contacts","verdict":"as predicted"}],
			"verdict":"as predicted: contacts"}`: &result.Backtest{},
		`{` + head + `,"method":"OCBA, at most 80 futures","promise":"none",
			"entrants":[{"name":"Cut"}]}`: &result.Selection{},
		`{` + head + `,"moves":[{"title":"Build the escape valve","figures":["Steps: 3."],"status":"to do"}],
			"controls":[{"name":"Allowed to do","status":"in force"}],
			"questions":[{"id":"tools","control":"Allowed to do","text":"Is there a list?",
			"answer":"yes"}]}`: &result.Assessment{},
		`{` + head + `,"inputs":[{"path":"churn.lag","unit":"days","low":"2.68 months","high":"9.32 months","at_low":1,
			"at_high":2}]}`: &result.Sensitivity{},
	} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatalf("%T: %v", into, err)
		}
		told := tell(into)
		page := plain(t, told)
		for _, want := range map[string][]string{
			"*result.Discovery": {"it fails there", "Stopped: because", "beware"},
			"*result.Backtest":  {"As predicted: contacts.", "as predicted", "beware"},
			"*result.Selection": {"OCBA, at most 80 futures; promise: none", "beware"},
			"*result.Assessment": {"1. Build the escape valve", "Steps: 3.", "[ ] to do", "Is there a " +
				"list?", "Allowed to do"},
			"*result.Sensitivity": {"2.68–9.32 months", "beware"},
		}[fmt.Sprintf("%T", into)] {
			if !strings.Contains(page, want) {
				t.Errorf("%T does not say %q:\n%s", into, want, page)
			}
		}
	}
}

// plain is what an answer says, on wide paper.
func plain(t *testing.T, told Text) string {
	t.Helper()
	var b strings.Builder
	if err := told.Write(&b, 400); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The sign at every horizon is told, and where an interval does not hold it.
func TestSigns(t *testing.T) {
	at := func(month int, net, half float64) result.AtHorizon {
		lo, hi := net-half, net+half
		return result.AtHorizon{Month: month, Net: net, NetLo: &lo, NetHi: &hi}
	}
	for want, horizons := range map[string][]result.AtHorizon{
		"month 6: a gain, month 12: a loss, month 18: a gain":         {at(6, 5, 1), at(12, -3, 1), at(18, 4, 2)},
		"month 6: a gain, month 12: a gain, month 18: perhaps a loss": {at(6, 5, 1), at(12, 3, 1), at(18, -1, 2)},
	} {
		if got := signs(horizons); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
