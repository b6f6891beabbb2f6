package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// What a table measures and a run plays, too, stands in the fragment as a published figure, so that unknowns can be
// narrowed by it; what has no measure of its own, or set a key already, does not:
//
//	answers about people         satisfaction_surveyed of the first month, while people answer all: learn
//	the same beside an assistant that takes the easy questions today: check
//	answers about nobody known   the same, if people answer today, which the file does not say: check
//	answers about the assistant  no measure is of them alone in all query types; their gap sets a key
//	contained sessions         set assistant.deflection: an input, which proves nothing
//	back within n days         with anything, while no_return_30_days counts the same issue
//
// humanAnswers is what results call answers about people.
const humanAnswers = "human"

// fewestPublished is how many answers make a figure to learn from.
const fewestPublished = 100

// writePublished writes them.
func writePublished(b *strings.Builder, c *result.Calibration) {
	if c.FromSurveys == nil {
		return
	}
	s, of, role := c.FromSurveys, &c.FromSurveys.Satisfied, RoleCheck
	note := "who answered is not in the file: right where people answer all"
	if k := slices.IndexFunc(s.Handlers, func(g result.GroupShare) bool { return g.Handler == humanAnswers }); k >= 0 {
		of, role, note = &s.Handlers[k].Share, RoleLearn, "for a reference in which people answer all, as today"
		if len(s.Handlers) > 1 || c.FromSessions != nil {
			role, note = RoleCheck, "today people answer what an assistant leaves them, in the reference all"
		}
	} else if len(s.Handlers) > 0 || c.FromSessions != nil {
		return
	}
	if of.Interval == nil || of.N < fewestPublished {
		return
	}
	const points = 100
	fmt.Fprintf(b, "\n# --- What the record of a scenario can be held against, or learn from ---\n"+
		"# Of the first month of the reference; error is half of the interval (%s as shares), clustered by\n# "+
		"customer, over its quantile. learn narrows unknowns by rows whose role says so.\n", interval(of))
	fmt.Fprintf(b, "[published.surveyed-people]\nmeasure = %q\nmonths  = 1\nvalue   = %s\nerror   = %s\n"+
		"source  = %s\ngrade   = \"data\"\nrole    = %q\nnote    = %s\n", result.SatisfactionSurveyed,
		figures(points*of.Value), figures(points*standardError(of.Interval)),
		tomlText(fmt.Sprintf("%s, %d answers", oneLine(s.Source), of.N)), role, tomlText(note))
}

// standardError is what a symmetric normal interval of this level and width would come from.
func standardError(iv *result.Interval) float64 {
	return (iv.Hi - iv.Lo) / 2 / portable.NormalQuantile((1+iv.Level)/2)
}
