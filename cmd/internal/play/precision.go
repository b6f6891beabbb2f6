package play

import (
	"fmt"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Missed says which precision that was asked for was not reached.
func Missed(r *result.Result) (all []result.Warning) {
	u := wording.Units{Currency: r.Scenario.Currency}
	for _, g := range r.Design.Targets {
		if g.Reached != nil && *g.Reached <= g.HalfWidth {
			continue
		}
		unit, title := result.UnitNone, g.Plan
		if m := r.Measure(g.Measure); m != nil {
			unit = m.Unit
		}
		for _, p := range r.Plans {
			if p.Name == g.Plan {
				title = p.Title
			}
		}
		reached := "has no interval yet"
		if g.Reached != nil {
			reached = "is known to ±" + u.Quantity(*g.Reached, unit)
		}
		all = append(all, result.Warning{About: "precision", Text: fmt.Sprintf(
			"--precision missed: the mean %s of “%s” %s after %d worlds, ±%s was asked for; allow more "+
				"worlds with --reps",
			g.Measure, title, reached, r.Worlds, u.Quantity(g.HalfWidth, unit))})
	}
	return all
}
