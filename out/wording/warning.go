package wording

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// Warned says what a warning of a result is about, and what it says.
func Warned(w result.Warning, r *result.Result) (about, text string) {
	value, of, wanted := Numbers(w)
	switch w.Kind {
	case result.TooFewWorlds:
		return "design", fmt.Sprintf("%.0f futures are too few for any interval; play at least %.0f", value, wanted)
	case result.FewBlocks:
		return "design", fmt.Sprintf("intervals rest on %.0f blocks of %.0f futures and are not to be trusted; play "+
			"at "+
			"least %.0f futures", value, of, wanted)
	case result.NoInterval:
		reason := w.Reason
		if strings.HasPrefix(reason, "pairs agree too") {
			reason = "luck and ignorance cannot be told apart yet"
		}
		return w.Measure + " of " + w.Plan, reason
	case result.PrecisionMissed:
		return "precision", missed(w, r)
	case result.OrderOpen:
		return "precision", fmt.Sprintf("--precision missed: the ranking of the plans by mean %s is not clear after "+
			"%.0f futures: %.0f of %.0f neighbours are told apart; allow more futures with "+
			"--reps", w.Measure, of, value, wanted)
	case result.Scaled:
		return "scale", fmt.Sprintf("%.3g %% of the company is simulated, staffed every hour to lose "+
			"about as many callers as in full; abandonment (up to a quarter low in the largest scenarios), "+
			"service level, wait probability and P95 of waits belong to the smaller queue and are full size only",
			100*value)
	case result.SmallPool:
		pool := w.Pool
		if pool != "" {
			pool = " of pool " + pool
		}
		return "scale", fmt.Sprintf("only %.1f contacts are handled at once in the busiest hour%s at this scale: "+
			"waits and abandonment are too kind; raise scale to %.2g or more", value, pool, wanted)
	case result.HeadsBeyondLevel:
		return "slack", HeadsBeyond(value, of, wanted) + ": the service level is better than stated, and a " +
			"cut takes that slack first; without the limit (humans.occupancy = 1) the safe cut is smaller"
	case result.PartOfPerson:
		return titleOf(w.Plan, r.Plans), fmt.Sprintf("%.1f of %.1f heads are cut in the model, which takes parts of a "+
			"person; in a desk this small the next whole number is another plan: state cut.heads and humans.heads",
			value, of)
	case result.CutCapped:
		return titleOf(w.Plan, r.Plans), fmt.Sprintf("in %.0f of %.0f futures looked at the desk has fewer than the "+
			"%.0f heads that are cut: there everybody goes, and that is all; write cut.share, or state humans.heads",
			value, of, wanted)
	case result.AfterHorizon:
		return titleOf(w.Plan, r.Plans), fmt.Sprintf("%s after the %s played: the plan is weighed without it; play "+
			"more months, or bring it forward", later(w.Names), Counted(int(value), "month", "months"))
	case result.BoardIdle:
		return "leadership", fmt.Sprintf("the board of %s can never act: %s; a plan nobody may turn back goes on "+
			"whatever it does", titlesOf(w.Names, r.Plans), idle[w.Reason])
	case result.InClosedHours:
		return "opening hours", doorClosed(value)
	case result.Unconverted:
		return "currency", fmt.Sprintf("no rate of exchange is known: %s stand in %s as they are in another "+
			"currency, one for one; write your own", Joined(w.Names), r.Scenario.Currency)
	case result.DeflectionClippedWarning:
		return titleOf(w.Plan, r.Plans), fmt.Sprintf("in %.0f %% of futures the asked deflection lies outside what "+
			"the "+
			"drawn assistant can give, above every ceiling or below what leaving and silent failures alone "+
			"contain, and was set to the nearest bound", 100*value)
	case result.CallbacksUnkept:
		return titleOf(w.Plan, r.Plans), fmt.Sprintf("who takes a callback waits %.0f days for it on average and does "+
			"not call again meanwhile: the people who would make these calls are not there, so contacts, "+
			"abandonment and losses are too kind; compare with callback.accepted = 0", value)
	case result.ChurnClippedWarning:
		return result.Churn, fmt.Sprintf("in %.0f %% of futures today's service explains more than "+
			"the stated churn; other reasons were set to 0 there", 100*value)
	}
	return w.About, w.Text
}

// idle says why a board can never act, and what would let it.
var idle = map[string]string{
	result.NoAction: "no reversal is foreseen that gives anything back (state leadership.rehire_share, open_valve or " +
		"reroute)",
	result.NoSignal: "nothing it looks at can tell it to (state leadership.service_floor, retention_drop or, on a " +
		"joint page, satisfaction_drop)",
	result.TooLate: "a reversal would come after the months played (shorten leadership.review_every or decision_time)",
}

// titlesOf are the titles of plans, each in quotes.
func titlesOf(names []string, plans []result.Plan) string {
	titles := make([]string, len(names))
	for i, n := range names {
		titles[i] = "“" + Clean(titleOf(n, plans)) + "”"
	}
	return Joined(titles)
}

// late says in words what a key says happens.
var late = map[string]string{
	result.CutAfter:      "the cut is announced",
	result.LeaversAfter:  "the first of those who are cut leave",
	result.StagesAfter:   "the last of those who are cut leave",
	result.AssistantLive: "the assistant goes live",
}

// later says what happens after the months played.
func later(keys []string) string {
	said := make([]string, len(keys))
	for i, k := range keys {
		said[i] = fmt.Sprintf("%s (%s)", late[k], k)
	}
	return Joined(said)
}

// HeadsBeyond says how many heads of those needed the limit of occupancy adds.
func HeadsBeyond(beyond, needed, limit float64) string {
	return fmt.Sprintf("%.0f of %.0f heads are beyond the service level, because of the occupancy limit of %.0f %%",
		beyond, needed, 100*limit)
}

// missed says which precision that was asked for was not reached.
func missed(w result.Warning, r *result.Result) string {
	_, of, wanted := Numbers(w)
	what, width := "the mean "+w.Measure, widthIn(r, w.Measure)
	if strings.HasPrefix(w.Measure, "p(") {
		what = Clean(w.Measure)
	}
	reached := "has no interval yet"
	if w.Value != nil {
		reached = "is known to ±" + width(*w.Value)
	}
	return fmt.Sprintf("--precision missed: %s of “%s” %s after %.0f futures, ±%s was asked for; allow more futures "+
		"with --reps", what, titleOf(w.Plan, r.Plans), reached, of, width(wanted))
}

// widthIn writes a half-width in the unit of a measure, of a chance in per cent.
func widthIn(r *result.Result, measure string) func(float64) string {
	unit := result.UnitNone
	if m := r.Measure(measure); m != nil {
		unit = m.Unit
	}
	if strings.HasPrefix(measure, "p(") {
		unit = result.UnitShare
	}
	return func(x float64) string { return Units{Currency: r.Scenario.Currency}.Quantity(x, unit) }
}

// Reached says what was asked of the precision of a run and what was reached; which is
// about which plan.
func Reached(g result.Goal, r *result.Result) (which, text string) {
	if g.Kind == result.OrderGoal {
		return "Ranking asked for", fmt.Sprintf("by mean %s: %d of %d neighbours are clear, %s together; best "+
			"first: %s", g.Measure, g.Clear, g.Pairs, Percent(r.Design.Level), titlesOf(g.Order, r.Plans))
	}
	measure := g.Measure
	if g.Kind == result.ChanceGoal {
		measure = "p(" + g.Expr + ")"
	}
	width, reached := widthIn(r, measure), "no interval"
	if g.Reached != nil {
		reached = "±" + width(*g.Reached)
	}
	return "Precision asked for", fmt.Sprintf("%s of “%s”: ±%s, reached %s", Clean(measure), titleOf(g.Plan, r.Plans),
		width(g.HalfWidth), reached)
}

// Numbers are those of a warning, 0 where it has none.
func Numbers(w result.Warning) (value, of, wanted float64) {
	at := func(x *float64) float64 {
		if x == nil {
			return 0
		}
		return *x
	}
	return at(w.Value), at(w.Of), at(w.Wanted)
}

// titleOf is the title of a plan, its name where there is none of it.
func titleOf(plan string, plans []result.Plan) string {
	if i := slices.IndexFunc(plans, func(p result.Plan) bool { return p.Name == plan }); i >= 0 {
		return plans[i].Title
	}
	return plan
}
