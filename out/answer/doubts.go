package answer

import (
	"fmt"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// doubted says what weakens an answer. Say has words for what the answer's own
// data say of a warning, "" for the others.
func doubted(h result.Head, say func(result.Warning) string) (all []string) {
	for _, w := range h.Warnings {
		text := w.Text
		if text == "" {
			text = say(w)
		}
		if text == "" {
			text = doubt(w)
		}
		if text == "" {
			_, text = wording.Warned(w, &result.Result{Scenario: h.Scenario})
		}
		all = append(all, text)
	}
	return all
}

// nothing more is said of a warning than its numbers say.
func nothing(result.Warning) string { return "" }

// doubts are those that have no numbers.
var doubts = map[result.WarningKind]string{
	result.OneHistory: "one company's history is one draw: bands that hold it are not proven, bands that miss it are " +
		"wrong somewhere",
	result.NoneMeets:  "no finalist meets every condition in futures the search did not see",
	result.NonePlayed: "no finalist was played in futures the search did not see",
	result.HighestFails: "the finalist with the highest mean fails a condition; the one chosen is the best of the " +
		"others, and the probability stated is about the highest mean",
	result.FailsNowhere:    "the plan fails in no future played: there is nothing to explain",
	result.FailsEverywhere: "the plan fails in every future played: no condition spares it",
	result.CorrelatedInputs: "the scenario states correlations: tornado, screening and Sobol indices move one " +
		"assumption alone and are left out; Shapley effects divide the variance between all of them, and the value " +
		"of information allows for them",
}

// doubt says a warning whose numbers are all it takes.
func doubt(w result.Warning) string {
	value, of, wanted := wording.Numbers(w)
	switch w.Kind {
	case result.ScaledFigures:
		return fmt.Sprintf("%.3g %% of the company was simulated; figures are at full size", 100*value)
	case result.RealLevelDecides:
		return fmt.Sprintf("real level %.0f is stated, and it decides which controls work: they are tried together, "+
			"not one by one", value)
	case result.StepUntried:
		return fmt.Sprintf("%s cannot be tried here: %s", wording.StepTitle(result.StepName(name(w, 0))), w.Reason)
	case result.MonthsApart:
		return fmt.Sprintf("the scenario's months begin on day %.0f, history's on day 1: they are up to %.0f days "+
			"apart",
			value, of)
	case result.MonthsUnused:
		return fmt.Sprintf("months of history outside the scenario's %s, not used: %.0f",
			wording.Months(int(of)), value)
	case result.ScaledBands:
		return fmt.Sprintf("%.3g %% of the company was simulated: chance of a small desk widens the bands; "+
			"--full-size narrows them", 100*value)
	case result.AtAnEnd:
		return fmt.Sprintf("%s = %s is an end of its range: the best may lie beyond", name(w, 0), name(w, 1))
	case result.NoBox:
		return fmt.Sprintf("no box of assumptions in which failures are clearly denser was found in %.0f draws; more "+
			"draws (--reps) may find one", value)
	case result.FewOnASide:
		return fmt.Sprintf("%.0f of %.0f futures fail: too few on one side to trust the limits; play more with --reps",
			value, of)
	case result.BoxUntried:
		return fmt.Sprintf("box %.0f was not tried on futures held out: three blocks of futures are the least for that",
			value)
	case result.BoxOfLuck:
		return fmt.Sprintf("box %.0f is %.0f %% dense where it was found and %.0f %% in futures held out: its limits "+
			"follow the luck of the futures searched", value, 100*of, 100*wanted)
	}
	return doubts[w.Kind]
}

// name is one of the names of a warning.
func name(w result.Warning, i int) string {
	if i < len(w.Names) {
		return w.Names[i]
	}
	return ""
}

// doubt says how a condition was judged that is open.
func (v optimumView) doubt(w result.Warning) string {
	if w.Kind != result.ConditionOpen || v.Chosen < 0 {
		return ""
	}
	for _, j := range v.Finalists[v.Chosen].Judgment {
		if j.Expr == name(w, 0) {
			return fmt.Sprintf("%s is inconclusive for the chosen setting: %s", j.Expr, wording.Judged(j))
		}
	}
	return ""
}

// doubt says which plans the metrics prefer.
func (v discoveryView) doubt(w result.Warning) string {
	if w.Kind != result.MetricsDisagree {
		return ""
	}
	return fmt.Sprintf("the metrics disagree: mean net value prefers “%s”, regret “%s”, satisfying most often (%s) "+
		"“%s”",
		name(w, 0), name(w, 1), v.Satisfied, name(w, 2))
}

// doubt lists the settings a warning is about.
func (v sweepView) doubt(w result.Warning) string {
	value, _, _ := wording.Numbers(w)
	counted := func(what string, each func(result.SweepCell) string) string {
		return fmt.Sprintf(what, len(w.Cells), value) + v.listed(w.Cells, 4, each)
	}
	switch w.Kind {
	case result.SignTurns:
		return counted("the sign of mean net value depends on the horizon in %d of %.0f settings: ",
			func(c result.SweepCell) string { return fmt.Sprintf("%s (%s)", v.settingText(c), signs(c.Horizons)) })
	case result.CellsOpen:
		return counted("%d of %.0f settings near the frontier are inconclusive: ", v.settingText)
	case result.CellsUnplayable:
		return counted("%d of %.0f settings cannot be played: ",
			func(c result.SweepCell) string { return v.settingText(c) + ": " + c.Problem })
	case result.ShallowerUnsafe:
		return "the deepest safe cut does not make a shallower one safe: " + v.listed(w.Cells, 3,
			func(c result.SweepCell) string {
				gain := 0.
				if end := atEnd(c); end != nil {
					gain = end.Gain
				}
				return fmt.Sprintf("%s: chance of a net gain %.2f", v.settingText(c), gain)
			})
	}
	return ""
}

// listed says a few cells and counts the rest.
func (v sweepView) listed(cells []int, n int, each func(result.SweepCell) string) string {
	var said []string
	for _, i := range cells[:min(n, len(cells))] {
		said = append(said, each(v.Cells[i]))
	}
	text := strings.Join(said, "; ")
	if more := len(cells) - n; more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return text
}

// signs tells the sign of mean net value at every horizon.
func signs(horizons []result.AtHorizon) string {
	var said []string
	for _, h := range horizons {
		said = append(said, fmt.Sprintf("month %d: %s", h.Month, sign(h)))
	}
	return strings.Join(said, ", ")
}

// sign is that of the mean, perhaps where its interval does not hold it.
func sign(h result.AtHorizon) string {
	said := "a gain"
	if h.Net < 0 {
		said = "a loss"
	}
	if h.NetLo == nil || h.NetHi == nil || *h.NetLo <= 0 && *h.NetHi >= 0 {
		return "perhaps " + said
	}
	return said
}
