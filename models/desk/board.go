package desk

import "slices"

// Idle is why a plan's board can never turn the plan back, whatever it sees.
type Idle int

// Why a board stays idle; Acts is none of them.
const (
	Acts      Idle = iota
	NothingOn      // the plan takes nothing away that a reversal could give back
	NoAction       // no reversal is foreseen that would give any of it back
	NoSignal       // nothing it looks at can tell it to
	TooLate        // it would be carried out after the months played
)

// Board says whether the plan's board can ever act: whether there is something to turn back, an action that
// does, a signal that can come, and time. It asks what is stated and plays nothing, so a board that can act
// may still never do.
//
//	to turn back:  heads cut; steps or missing routes before a human; the long tail with the assistant
//	signals:       service level, reported retention, press; joint besides: satisfaction, alarms of charts
func (p *Params) Board() Idle {
	l, routed := &p.Leadership, p.Routing.Policy != HumansOnly
	cut := p.Cut.Share > 0 || p.Cut.Heads > 0 || p.Cut.StaffLevel > 0
	shut := routed && (p.Valve.Steps > 0 || p.Valve.NoRoute > 0)
	tail := p.Routing.Policy == Everything &&
		slices.ContainsFunc(p.Categories, func(c Category) bool { return c.LongTail })
	watched := routed && p.Controls.InForce().Monitor
	press := l.Press && p.Churn.PressPosts > 0 && (p.Churn.PostShare > 0 || p.Complaints.Rate*p.Complaints.Posts > 0)
	signal := l.ServiceFloor > 0 || l.RetentionDrop > 0 || press ||
		l.Dashboard == Joint && (l.SatisfactionDrop > 0 || routed && l.ReadsMonitors || watched)
	first := max(1, float64(int(l.ReviewDays)))
	if watched && l.Dashboard == Joint {
		first = 1
	}
	switch {
	case !cut && !shut && !tail:
		return NothingOn
	case !(cut && l.RehireShare > 0 || shut && l.OpenValve || tail && l.Reroute):
		return NoAction
	case !signal:
		return NoSignal
	case first+l.DecisionDays >= float64(p.Horizon.MonthEnd(p.Horizon.Months-1)):
		return TooLate
	}
	return Acts
}
