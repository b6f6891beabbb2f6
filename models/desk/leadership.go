package desk

import "boomerang/sim/dates"

// leadership is what the reviews have seen and decided.
//
// Two delays lie between a signal and its effect, the cadence of reviews and the time a decision
// takes; hiring and ramp come on top. Reversal is slower than the cut by these, and not by assumption.
type leadership struct {
	decided  planDay // the reversal was decided, or never
	reversed planDay // it took effect
	press    planDay // the press wrote
	alarmed  bool    // a daily chart of the run has alarmed
}

func (l *leadership) reset(*base)              { *l = leadership{decided: never, reversed: never, press: never} }
func (l *leadership) copyFrom(src *leadership) { *l = *src }

// reviewToday looks at the dashboard at its cadence and reverses the plan when
// its trigger fires. A cost dashboard reverses only on named lagging signals:
// reported retention, or the service level; a joint one on satisfaction by
// query type as well, and on alarms of the run's daily charts where the page shows them: seen at the next
// review, whether or not anybody was put to watch them day by day (Controls.Monitor, which decides at once).
// Where nothing is to be done, nothing is decided.
//
// The board reads what a dashboard of this kind shows, monthly and surveyed figures, and never the
// truth of the ledger. Triggers are thresholds because that is how boards state them; which one a
// board has is swept (chart 19).
func (d *Desk) reviewToday(day planDay) {
	l, p := &d.plan.Leadership, &d.lead
	if p.decided.came() {
		if !p.reversed.came() && day >= p.decided+planDay(l.DecisionDays) {
			p.reversed = day
			d.reverse()
		}
		return
	}
	if !l.acts() || l.ReviewDays <= 0 || day == 0 || int(day)%max(1, int(l.ReviewDays)) != 0 {
		return
	}
	lagging := d.serviceSignal(l) || d.retentionSignal(l) || l.Press && p.press.came()
	if lagging || l.Dashboard == Joint && (d.satisfactionSignal(l) || d.crossReference(l) ||
		l.ReadsMonitors && p.alarmed) {
		p.decided = day
	}
}

// acts reports whether a reversal would do anything.
func (l *Leadership) acts() bool { return l.RehireShare > 0 || l.OpenValve || l.Reroute }

// serviceSignal compares last month's share answered in time with the floor; a month
// of a hundred arrivals or fewer tells nothing.
func (d *Desk) serviceSignal(l *Leadership) bool {
	month := d.lastMonth()
	offered := month.counted(tOffered)
	return l.ServiceFloor > 0 && offered > 100 && month.counted(tInTime)/offered < l.ServiceFloor
}

// retentionSignal compares reported customers with day 0.
func (d *Desk) retentionSignal(l *Leadership) bool {
	now := d.reported()
	return l.RetentionDrop > 0 && now < d.reportedStart*(1-l.RetentionDrop)
}

// reported is the number of customers by the reported definition this morning:
// those there are, and those who left within its window.
//
//	reported(d) = here + left within the window of days before d
//
// A twelve-month window counts as active whoever left up to a year ago, so the figure
// falls months after customers do.
func (d *Desk) reported() float64 {
	window := engineDay(min(d.plan.Churn.ReportedDays, departedBefore))
	now := 0.0
	for _, n := range d.active {
		now += float64(n)
	}
	for _, n := range d.departed[d.day+departedBefore-window : d.day+departedBefore] {
		now += n
	}
	return now
}

// lastMonth is the latest closed month: dashboards are monthly.
func (d *Desk) lastMonth() *tally { return &d.tally[d.monthsClosed()] }

// monthsClosed is how many months from day 0 are over.
func (d *Desk) monthsClosed() int {
	return d.base.Horizon.Start.MonthAt(int(d.planDay()))
}

// satisfactionSignal reads last month's surveys of both query types, all handlers.
//
// Fewer than fifty answers at full size say nothing; the drop is in points against the
// share of the past.
//
// Unlike the daily charts it has no rate of false alarms: a drop of so many points is a drop, whatever
// the number of answers above fifty.
func (d *Desk) satisfactionSignal(l *Leadership) bool {
	if l.SatisfactionDrop <= 0 {
		return false
	}
	month := d.lastMonth()
	for q := range 2 {
		n, content := 0.0, 0.0
		for handler := range 2 {
			k := tSurveys + 2*cell(q == 1, handler)
			n += month.counted(k)
			content += month.counted(k + 1)
		}
		if d.atFullSize(n) >= 50 && 100*(d.monitor.statusQuo[q].share-content/n) > l.SatisfactionDrop {
			return true
		}
	}
	return false
}

// crossReference holds satisfaction and repeats of last month against the
// month before day 0 when that month overlaps the 30 days after a deployment or
// a stage of the cut: half the usual drop is enough then, together with a rise
// of repeat contacts by a tenth: the contact rate an issue causes, free of season
// and growth. A review that comes later than that misses it.
func (d *Desk) crossReference(l *Leadership) bool {
	if !l.CrossReference || l.SatisfactionDrop <= 0 || d.monthsClosed() == 0 {
		return false
	}
	end := planDay(d.base.Horizon.MonthEnd(d.monthsClosed() - 1))
	near := func(at planDay) bool { return at < end && at+30 > end-dates.EngineMonth }
	deployed := d.plan.Routing.Policy != HumansOnly && near(planDay(d.plan.Assistant.GoLiveDay))
	for _, day := range d.staged {
		deployed = deployed || near(day)
	}
	month, before := d.lastMonth(), &d.tally[0]
	drop := surveyedAll(before) - surveyedAll(month)
	return deployed && drop > l.SatisfactionDrop/2 &&
		month.counted(tRepeats)/month.counted(tContacts) > 1.1*before.counted(tRepeats)/before.counted(tContacts)
}

// reverse carries the decision out: people are called back from other work or
// ordered anew (and come after hiring and training), the valve opens, the long tail goes to people.
//
//	ordered back = rehire share · max(0, heads of day 0 − target),  by pool
func (d *Desk) reverse() {
	l := &d.plan.Leadership
	for k := range d.teams {
		p := &d.teams[k].people
		back := l.RehireShare * max(0, d.base.pools[k].staff.heads-p.target)
		p.target += back
		p.recall(back, d.plan.Workforce.Backfill, d.day.moment()+engineMoment(d.plan.Workforce.HiringDays))
	}
	d.stagesDone = d.plan.Cut.Stages
	d.valveOpen = d.valveOpen || l.OpenValve
	if l.Reroute && d.policy == Everything {
		d.policy = BoundedOnly
	}
}
