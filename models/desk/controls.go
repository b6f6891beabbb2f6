package desk

// The three controls of the article's trust framework, and its levels of
// autonomy (Agentic Trust Framework 0.9.1,
// massivescale-ai 2026, public review draft): what the assistant
// may do (allowlist), what is watched (monitor.go) and what stops it (breaker).

// Dwell times before the next level, days: observe 2 weeks, recommend 4, act 8.
var dwell = [3]float64{14, 28, 56}

// InForce is which controls really work: those stated and those that belong to
// the claimed level of maturity; where a real level is stated, those of that
// level alone, whatever is claimed. Business rules and anomaly detection are
// required from level 3 on, the breaker from level 2.
//
// Stated controls add to those of a level as long as no real level is stated: a company may do more
// than its level asks. A real level says what works, and then nothing else does.
func (c Controls) InForce() Controls {
	level := c.Level
	if c.RealLevel > 0 {
		level = c.RealLevel
		c.Allowlist, c.Monitor, c.Breaker = false, false, false
	}
	c.Allowlist = c.Allowlist || level >= 3
	c.Monitor = c.Monitor || level >= 3
	c.Breaker = c.Breaker || level >= 2
	return c
}

// The levels of autonomy at which a formula has to know who acts.
const (
	observes = 1 // the assistant only looks on
	approves = 2 // a person approves every session
)

// autonomy is what the assistant is let do, and what that takes of people.
type autonomy struct {
	demoted       planDay // the latest time, notYet: never
	approving     float64 // share of the desk that approves sessions today
	approved      bool    // a person approves every session today
	sessionsToday float64
	contactsToday float64
	exposure      float64 // share of yesterday's contacts that met the assistant
}

func (a *autonomy) reset(*base)            { *a = autonomy{demoted: notYet} }
func (a *autonomy) copyFrom(src *autonomy) { *a = *src }

// autonomyToday is the level the assistant works at: the highest its days in
// service have earned since it went live or was last demoted, up to the claimed
// one, or that one from the first day where promotion is switched off. Without
// levels it is 4.
//
// The dwell times are the least of the framework, 2 + 4 + 8 = 14 weeks to level 4; the framework calls
// its times illustrative. Gates other than time and incidents (accuracy, availability) are taken as
// met.
func (d *Desk) autonomyToday(day planDay) int {
	c := &d.plan.Controls
	switch {
	case c.Level == 0:
		return 4
	case !c.Promote:
		return c.Level
	}
	since := float64(day - max(planDay(d.plan.Assistant.GoLiveDay), d.demoted))
	level := 1
	for _, days := range dwell {
		if since < days {
			break
		}
		since -= days
		level++
	}
	return min(level, c.Level)
}

// govern applies today's autonomy: at level 1 the assistant only observes, at
// level 2 a person approves every session, at level 3 looks at some of them
// afterwards; both take agents off the line.
//
//	share of the desk = looked at · sessions yesterday · minutes each · contacts at once / minutes on duty
//
// and at most .9.
//
// Yesterday's sessions, since today's are not known at dawn; the first day of approval therefore takes
// nobody. Approval by the session is the human bottleneck of level 2 (ATF 0.9.1: human approves all
// actions).
func (d *Desk) govern(day planDay) {
	level := d.autonomyToday(day)
	d.exposure = min(1, ratioOr0(d.sessionsToday, d.contactsToday))
	d.approved = level == approves
	looked := 0.0 // share of sessions a person looks at
	switch level {
	case observes:
		d.coverageToday = 0
	case approves:
		looked = 1
	case 3:
		looked = reviewed
	}
	manned := 0.0 // minutes on duty yesterday, approvals included
	for k := range d.teams {
		manned += d.teams[k].yesterday / (1 - d.approving)
	}
	d.approving = 0
	if manned > 0 {
		minutes := looked * d.sessionsToday * d.plan.Controls.ApprovalMinutes * d.plan.Humans.Concurrency
		d.approving = min(.9, minutes/manned)
	}
	d.sessionsToday, d.contactsToday = 0, 0
}

// reviewed is the share of sessions that a person looks at afterwards where the
// assistant acts and reports (level 3) [A].
const reviewed = .1
