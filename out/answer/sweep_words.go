package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// deepestCut is the headline of a sweep of cuts: where the frontier lies, that
// no cut reaches it, or that this is undecided and why.
func (v sweepView) deepestCut(f result.Frontier) string {
	goal := fmt.Sprintf("chance of a net gain of at least %s over %d "+
		"months", wording.Percent(v.At), v.Scenario.Months)
	open := result.Crossing.Open
	never := func(c result.Crossing) bool { return !c.Open() && c.Value == nil && c.Hi == nil && !c.HiBeyond }
	decided := slices.DeleteFunc(slices.Clone(f.Places), open)
	switch {
	case len(decided) == 0:
		return fmt.Sprintf("Undecided: which cut has a %s (%s)", goal, v.Open([]result.Frontier{f}))
	case !slices.ContainsFunc(decided, func(c result.Crossing) bool { return !never(c) }):
		text := "No cut that was tried reaches a " + goal
		if len(decided) < len(f.Places) {
			text += fmt.Sprintf(", where that could be told (elsewhere: %s)", v.Open([]result.Frontier{f}))
		}
		return text
	case f.Given < 0:
		return "Deepest cut with a " + goal + ": " + v.crossing(f, f.Places[0])
	}
	return "Deepest cut with a " + goal + ": " + v.frontierText(f)
}

// impossible adds to a headline the settings that cannot be played, and why: the answer is about the
// others.
func (v sweepView) impossible(said string) string {
	var places []string
	why := ""
	for _, c := range v.main() {
		if c.Problem != "" {
			places, why = append(places, v.settingText(c)), cmp.Or(why, wording.Clean(c.Problem))
		}
	}
	switch n := len(places); {
	case n == 0, strings.Contains(said, why): // the headline gives it as its reason
		return said
	case n == 1:
		return said + fmt.Sprintf(" (%s cannot be played: %s)", places[0], why)
	default:
		return said + fmt.Sprintf(" (%d of %d settings cannot be played, the first of them %s: %s)", n, len(v.main()),
			places[0], why)
	}
}

// Open lists, each once, why places of frontiers could not be told.
func (v sweepView) Open(all []result.Frontier) string {
	var why []string
	for _, f := range all {
		for _, c := range f.Places {
			if text := wording.Untold(c); c.Open() && !slices.Contains(why, text) {
				why = append(why, text)
			}
		}
	}
	return strings.Join(why, "; ")
}

// chance writes chance of a net gain in the room of a cell.
func chance(h result.AtHorizon, draws int) string {
	return view.Tight(h.Gain, h.Interval, draws)
}

// Gain is a cell of the table: its probability and half its interval.
func (v sweepView) Gain(c *result.SweepCell) drawing.Cell {
	if c == nil || c.Problem != "" {
		return drawing.Cell{Text: "×"}
	}
	h := atEnd(*c)
	if h == nil {
		return drawing.Cell{Text: wording.None}
	}
	text := chance(*h, c.Draws)
	if h.Interval != nil && text == wording.Percent(h.Gain) {
		text += fmt.Sprintf(" ±%.0f", 100*h.Interval.HalfWidth())
	}
	if c.Inconclusive {
		text += " ?"
	}
	return drawing.Number(h.Gain, text)
}
