package out

import (
	"fmt"
	"strings"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// changes are the values at which a plan's sign turns, the safe cuts of the grid
// and the thresholds that were not passed.
func (r reader) changes() (lines []string) {
	lines = r.signChangeLines()
	if h, _ := chart.NewHeadcount(r.View); h != nil {
		lines = append(lines, h.SafeCuts()...)
		if open, cells := chart.Unsettled(h.Cuts...); open > 0 {
			lines = append(lines, fmt.Sprintf("Safe or not is open in %d of %d settings played: the interval of "+
				"their risk covers %s.", open, cells, wording.Percent(view.SafeRisk)))
		}
	}
	for _, t := range r.Thresholds {
		if t.Outcome != result.Pass {
			lines = append(lines, wording.Limit(t, r.ShortOf(t.Plan), r.DrawsIn(r.Worlds)))
		}
	}
	return lines
}

// peopleRows are those a plan touches, as lines of the table of plans.
func peopleRows() []row {
	measured := func(measure string, unit result.Unit) func(reader, string) drawing.Cell {
		return func(r reader, plan string) drawing.Cell {
			v := r.Mean(plan, measure)
			return drawing.Number(v, r.Units.Quantity(v, unit))
		}
	}
	return []row{
		{laidOffRow, "People laid off", measured(result.LaidOff, result.UnitHeads)},
		{severanceRow, "Severance paid", measured(result.Severance, result.UnitMoney)},
		{reversedRow, "Plan reversed", reversed},
	}
}

// undone says what a reversal does not bring back, for the plan recommended and
// the plan in question.
func (r reader) undone() (lines []string) {
	c := r.choice()
	if c == nil {
		return nil
	}
	for _, p := range c.plans() {
		if s := r.lasting(p.Name); s != "" {
			lines = append(lines, fmt.Sprintf("“%s”: %s.", r.Short(p), s))
		}
	}
	if len(lines) > 0 {
		lines[len(lines)-1] += " Means of futures, beyond the reference; a reversal brings none of it back."
	}
	return lines
}

// lasting is what a plan does that stays done.
func (r reader) lasting(plan string) string {
	var parts []string
	for _, c := range []struct {
		measure string
		unit    result.Unit
		words   string
	}{
		{result.LaidOff, result.UnitHeads, "%s people laid off"},
		{result.CustomersLost, result.UnitCustomers, "%s customers lost over service"},
		{
			result.Committed, result.UnitCustomers,
			"%s more who decided to leave and are still counted as customers at the end",
		},
		{result.CommittedLoss, result.UnitMoney, "%s of margin these will take along after the horizon"},
		{result.Severance, result.UnitMoney, "%s of severance"},
	} {
		if v := r.Mean(plan, c.measure); stats.IsFinite(v) && v > 0 {
			parts = append(parts, fmt.Sprintf(c.words, r.Units.Quantity(v, c.unit)))
		}
	}
	return wording.Joined(parts)
}

// cautions says how much a reader should look at before trusting the page.
func (r reader) cautions() string {
	var parts []string
	if n := len(r.warnings().Rows); n > 0 {
		parts = append(parts, wording.Counted(n, "warning", "warnings"))
	}
	flagged, worst := 0, ""
	for _, f := range r.Audit {
		if f.Verdict == result.OK {
			continue
		}
		if flagged++; worst == "" {
			worst = wording.Why(f)
		}
	}
	if flagged > 0 {
		parts = append(parts, fmt.Sprintf("%s the audit flags, first: %s", wording.Counted(flagged, "figure",
			"figures"),
			strings.TrimSuffix(wording.Clean(worst), ".")))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Before you trust these figures: " + strings.Join(parts, " and ") + ", listed under “What it rests on”."
}

// notMade says of which plans the cut did not come as stated: a stage waits behind
// a gate, or leadership called it off. Such a plan is no answer to how the stated
// cut would have gone.
func (r reader) notMade() (lines []string) {
	for _, p := range r.Rivals() {
		asked, made := r.Mean(p.Name, result.CutShare), r.Mean(p.Name, result.CutMade)
		if asked > 0 && made < .995 {
			share := wording.Percent(made)
			if made == 0 {
				share = "none"
			}
			lines = append(lines, fmt.Sprintf("“%s”: %s of the stages of its cut are made by the horizon, mean of "+
				"the futures; a gate holds back the rest, or a reversal calls it off.",
				r.ShortOf(p.Name), share))
		}
	}
	return lines
}
