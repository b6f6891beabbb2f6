package out

import (
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// fromFirst says when something happens that is counted in months, and how often: "Jun 2024, in 87 % of worlds",
// or "from the first month, …".
func fromFirst(name string) func(reader, string) drawing.Cell {
	return func(r reader, plan string) drawing.Cell {
		c := happens(name)(r, plan)
		if e := r.Event(plan, name); e != nil && r.Moment(e) < 1 {
			c.Text = "from the first month, " + view.InWorlds(e.Probability)
		}
		return c
	}
}

// paysBack says from when on a plan is ahead until the horizon, in how many worlds, and in how many it never is;
// what it means is result.PaybackOf's.
func paysBack(r reader, plan string) drawing.Cell {
	c, never := fromFirst(result.PaybackMonth)(r, plan), r.Mean(plan, result.NeverPaysBack)
	switch e := r.Event(plan, result.PaybackMonth); {
	case e == nil || !(never > 0):
	case never == 1:
		c = drawing.Words("never pays back, in every future played")
	case e.Probability == 0:
		c = drawing.Words("never, in " + wording.Percent(never) + " of futures")
	default:
		c.Text += "; never in " + wording.Percent(never)
	}
	return c
}

// turnsNegative says from when on a plan that was ahead stays behind, and in how many worlds. Of a plan that turns in
// no world because it is never ahead that is no good news, and it is said.
func turnsNegative(r reader, plan string) drawing.Cell {
	e, never := r.Event(plan, result.TurningMonth), r.Mean(plan, result.NeverPaysBack)
	switch {
	case e == nil || e.Probability > 0 || !(never > 0):
		return fromFirst(result.TurningMonth)(r, plan)
	case never == 1:
		return drawing.Words("never ahead")
	}
	return drawing.Words("no turn; never ahead in " + wording.Percent(never))
}
