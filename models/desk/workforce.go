package desk

import (
	"math"
	"slices"
	"sync/atomic"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// cohort is a number of people who came to the desk on one day.
type cohort struct {
	start engineMoment // of the first contact they answer, by the clock of learning
	heads float64      // full size
}

// hire is a number of people on their way.
type hire struct {
	day   engineMoment // they join the payroll
	heads float64
}

// notice is a number of people who have been told when they go.
type notice struct {
	hire
	of among // who they are, where the law tells people apart
}

// people is the stock and flow of staff, in heads at full size, as a fluid:
// the chance in who leaves on which day is nothing beside the rest at the size
// of a company, and would be blown up by simulating a share of it.
//
// Cohorts by day of arrival, because ramp and last-in-first-out are about tenure; everyone past the
// ramp is one cohort, so the list stays as long as the ramp has days.
//
//	ordered ─ hiring_days ─► in training, paid ─ training_days ─► on the desk, slower ─ ramp_days ─► proficient
//
// Everybody on the payroll quits at one rate; who is under notice works on until its last day.
type people struct {
	cohorts     []cohort  // oldest first; the first holds everyone proficient
	training    []hire    // on the payroll, not yet on the desk: day = first day on the desk
	coming      []hire    // ordered, not yet on the payroll
	notices     []notice  // laid off or redeployed: day = last day
	seniority   seniority // by years of service, where a law asks for them
	elsewhere   float64   // redeployed, at other work of the company
	target      float64
	cutAt       engineMoment // the latest layoff, −Inf before
	dulled      float64      // what is left of what layoffs did to their work, share of the full effect
	ahead       float64      // days by which learning has run ahead of the calendar, see peers.go
	usual       float64      // share of contacts that somebody proficient answers in the running company; 0: not known
	shock       float64      // what layoffs still do to those who stay, share of the full uplift
	recalled    float64      // wanted back because of a reversal, not yet hired
	rehired     float64      // hired back and still here, paid the premium
	busyTrend   float64      // occupancy, smoothed over about two weeks
	strain      float64      // attrition a year that overtime adds
	desk        float64      // heads on the desk today
	noviceShare float64      // P(whoever answers is a novice)
}

// onDesk is who answers today.
func (p *people) onDesk() float64 { return p.desk }

// total heads on their way.
func total(hires []hire) float64 {
	sum := 0.0
	for _, h := range hires {
		sum += h.heads
	}
	return sum
}

// heads on the payroll.
func (p *people) heads() float64 { return p.onDesk() + total(p.training) }

// attrition per head and day: stated rate, plus burnout above 85 % occupancy,
// and that of overtime (reaction.go), times the survivors' uplift.
//
//	rate = (a + b·100·max(0, ρ − .85) + o) · (1 + (u − 1)·s),   quits a day = 1 − e^(−rate/365)
//
// a is the stated attrition a year, b what a point of occupancy ρ above 85 % adds
// (half a point a year: attributed to MetricNet, second hand [S] D), u the survivors'
// uplift and s how much of the shock is left (Trevor and Nyberg 2008, Academy of
// Management Journal 51 [S]).
//
// Clamped nowhere: at an
// occupancy of 1 the stated half point a point gives 7.5 points a year.
func (p *people) attrition(w *Workforce) float64 {
	rate := w.AttritionPerYear + w.BurnoutPerPoint*100*max(0, p.busyTrend-.85) + p.strain
	rate *= 1 + (w.SurvivorUplift-1)*p.shock
	return 1 - portable.Exp(-rate/dates.PlainYear)
}

// fullShock is the share laid off from which on those who stay feel all of the
// uplift: where it was measured, 13 % instead of 10.4 % left after about half a per
// cent had been laid off (Trevor and Nyberg 2008, AMJ 51 [S]). Below, it is taken
// in proportion; above, no more is claimed than was seen.
const fullShock = .005

// survive books that heads of those there were laid off, as a shock to the rest.
func (p *people) survive(laidOff, of float64) {
	if laidOff > 0 {
		p.shock = max(p.shock, min(1, laidOff/of/fullShock))
	}
}

// step plays one day of leaving, joining and ordering.
//
//	quit     = heads · q                        a day, of every cohort alike
//	ordered  = target − heads − coming + heads·q·lead    where hires are replaced
//
// The last term orders ahead for who will have quit when the ordered come, so that
// a desk in balance has its target on the payroll. Hires are paid from the first day
// of training and answer when it is over.
//
// Order within a day: leavers, then starters, then orders for what is missing by the end of it.
func (p *people) step(w *Workforce, day engineMoment, backfill bool) (hired float64) {
	quit := p.attrition(w)
	p.shock *= portable.Exp(-1 / max(w.SurvivorDays, 1e-9))
	p.fade(w)
	p.learn(w)
	p.rehired *= 1 - quit
	for i := range p.cohorts {
		p.cohorts[i].heads *= 1 - quit
	}
	p.desk *= 1 - quit
	p.seniority.stay *= 1 - quit
	for i := range p.training {
		p.training[i].heads *= 1 - quit
	}
	for len(p.coming) > 0 && p.coming[0].day <= day {
		h := p.coming[0]
		p.coming = slices.Delete(p.coming, 0, 1)
		hired += h.heads
		p.seniority.join(int(day), h.heads)
		p.training = append(p.training, hire{h.day + engineMoment(w.TrainingDays), h.heads})
	}
	for len(p.training) > 0 && p.training[0].day <= day {
		h := p.training[0]
		p.training = slices.Delete(p.training, 0, 1)
		p.cohorts = append(p.cohorts, cohort{engineMoment(p.learned(h.day)), h.heads})
		p.desk += h.heads
	}
	if backfill {
		expected := p.heads() * quit * w.HiringDays
		if gap := p.target - p.heads() - total(p.coming) + expected; gap > 0 {
			p.coming = append(p.coming, hire{day + engineMoment(w.HiringDays), gap})
		}
	}
	for len(p.cohorts) > 1 && p.learned(day)-float64(p.cohorts[1].start) >= w.RampDays {
		// Who is proficient is one cohort.
		p.cohorts[0].heads += p.cohorts[1].heads
		p.cohorts = slices.Delete(p.cohorts, 1, 2)
	}
	p.recount()
	return hired
}

// blend works out who answers. Proficiency grows linearly over the ramp.
//
//	novice share = Σ heads·(1 − days on the desk / ramp) / heads on the desk
//
// New people handle 1.3 to 1.8 times as long as old ones and need three to six months
// for routine work, nine to eighteen for complex (wiki.wfmlabs.org [S] C).
func (p *people) blend(w *Workforce, day engineMoment) {
	novice := 0.0
	for _, c := range p.cohorts[1:] {
		novice += c.heads * (1 - min(1, (p.learned(day)-float64(c.start))/max(w.RampDays, 1e-9)))
	}
	p.noviceShare = 0
	if p.desk > 0 {
		p.noviceShare = novice / p.desk
	}
}

// recount sums who is on the desk after cohorts changed.
func (p *people) recount() {
	p.desk = 0
	for _, c := range p.cohorts {
		p.desk += c.heads
	}
}

// layOff removes heads and returns how many went. Orders not yet filled are
// withdrawn and count for nothing.
//
// heads is at most what is there. Alike takes the same share of every cohort, Newest
// begins with those in training, Volunteers with the proficient; whichever it is,
// people hired back go in proportion.
//
// Which order a law or a contract prescribes is not modelled; the three orders bracket it: last in
// first out keeps the skilled, volunteers lose them.
func (p *people) layOff(heads float64, who CutOrder) float64 {
	p.coming = p.coming[:0]
	heads = min(heads, p.heads())
	p.rehired *= 1 - heads/max(p.heads(), 1e-9)
	defer p.recount()
	if who == Alike {
		keep := 1 - heads/max(p.heads(), 1e-9)
		for i := range p.cohorts {
			p.cohorts[i].heads *= keep
		}
		for i := range p.training {
			p.training[i].heads *= keep
		}
		return heads
	}
	left := heads
	take := func(from *float64) {
		gone := min(left, *from)
		*from -= gone
		left -= gone
	}
	if who == Volunteers {
		for i := range p.cohorts {
			take(&p.cohorts[i].heads)
		}
	}
	for i := len(p.training) - 1; i >= 0; i-- {
		take(&p.training[i].heads)
	}
	for i := len(p.cohorts) - 1; i >= 0; i-- {
		take(&p.cohorts[i].heads)
	}
	return heads
}

// steadyTeam is the staff of a running company, per head on the payroll.
type steadyTeam struct {
	of     Workforce
	onDesk float64 // share on the desk
	novice float64 // share of contacts a novice answers
	people people
}

// latest is the staff worked out last: plans, questions and many worlds are
// about one company and ask for the same again.
var latest atomic.Pointer[steadyTeam]

// steadyState plays the status quo until hires, leavers and tenure balance.
//
// Played for four years of days instead of solved for: the stationary cohorts are those of step
// itself, whatever is changed in it.
func steadyState(w *Workforce) *steadyTeam {
	if s := latest.Load(); s != nil && s.of == *w {
		return s
	}
	before := engineMoment(math.Inf(-1))
	p := people{cohorts: []cohort{{before, 1}}, desk: 1, target: 1, cutAt: before}
	for day := -4 * dates.PlainYear; day < 0; day++ {
		p.step(w, engineMoment(day), true)
	}
	p.blend(w, -1)
	p.usual = 1 - p.noviceShare
	s := &steadyTeam{of: *w, onDesk: p.onDesk(), novice: p.noviceShare, people: p}
	latest.Store(s)
	return s
}

func (p *people) copyFrom(src *people) {
	old := *p
	*p = *src
	p.cohorts, p.training = copied(old.cohorts, src.cohorts), copied(old.training, src.training)
	p.coming, p.notices = copied(old.coming, src.coming), copied(old.notices, src.notices)
	p.seniority = old.seniority
	p.seniority.copyFrom(&src.seniority)
}

// staffToday plays the plan's path of heads for the day: stages of the cut,
// then each pool's leaving, joining and ordering, and books what it costs.
func (d *Desk) staffToday() {
	day := d.planDay()
	d.stagesToday(day)
	d.weekToday()
	for k := range d.teams {
		d.staffPool(day, &d.teams[k], &d.base.pools[k])
	}
	d.rosterToday(day)
	d.pace = 1
	if g := d.plan.Assistant.AssistGain; g > 0 && day >= planDay(d.plan.Assistant.GoLiveDay) {
		d.pace = 1 / (1 + g)
	}
}

// staffPool plays a pool's day: occupancy of yesterday moves the smoothed one by a
// fourteenth, whose notice ends leaves or goes to other work, people quit, join and
// are ordered, and what they cost is booked. Places vacated during notice are not
// cut twice: a layoff takes no more than stand above the target. Severance is per
// head laid off, the supplier's people get none; in heads and money at full size.
//
//	ρ̄ += (ρ yesterday − ρ̄) / 14
//
// Burnout follows the smoothed occupancy: people leave over weeks of strain, and a single Monday moves
// nobody.
func (d *Desk) staffPool(on planDay, s *team, q *pool) {
	p, w := &s.people, &d.plan.crews[q.index]
	day := d.day.moment()
	if s.manned > 0 {
		p.busyTrend += (min(1, s.worked/s.manned) - p.busyTrend) / 14
	}
	s.worked, s.manned, s.yesterday = 0, 0, s.manned
	for len(p.notices) > 0 && p.notices[0].day <= day {
		last, places, before := p.notices[0], p.notices[0].heads, p.heads()
		gone := p.layOff(min(places, max(0, p.heads()-p.target)), d.plan.Cut.Who)
		p.notices = slices.Delete(p.notices, 0, 1)
		d.nextRoster = d.day
		if d.plan.Cut.By == Redeploy {
			p.elsewhere += gone
			d.book(fRedeployed, gone)
			d.book(fRedeployment, gone*d.plan.Cut.Retraining)
			continue
		}
		p.cutAt = day
		p.survive(gone, before)
		if !q.Outsourced { // whose contract is cut lays nobody off
			p.dull(w, gone, before)
		}
		d.book(fPlacesCut, places) // some of them vacated during notice
		d.book(fLaidOff, gone)
		if !q.Outsourced {
			d.book(fSeverance, d.severanceOf(p, q, last, gone))
		}
	}
	p.elsewhere *= 1 - p.attrition(w)
	hired := p.step(w, day, w.Backfill || on < 0)
	p.blend(w, day)
	s.slower = p.slower(w)
	d.bookStaff(on, s, q, hired)
	d.reactToday(s, q)
}

// bookStaff books a pool's day. A supplier bears the cost of hiring, and is
// paid the contracted minimum in any case. What a reversal costs, the hiring and
// the higher wages of those who come because of it, is a line of its own.
//
//	payroll   = max(heads, minimum of the contract − premium) · pay/365     a day
//	rehiring += premium · hired back · pay/365 + cost of hiring back
func (d *Desk) bookStaff(on planDay, s *team, q *pool, hired float64) {
	p, money := &s.people, &d.plan.Money
	d.book(fHired, hired)
	back := min(hired, p.recalled)
	p.recalled -= back
	p.rehired += back
	if since := d.day.moment() - p.cutAt; back > 0 && since <= dates.PlainYear {
		d.book(fRehired12, back)
		if since <= dates.PlainYear/2 {
			d.book(fRehired6, back)
		}
	}
	if !q.Outsourced {
		d.book(fHiring, (hired-back)*money.HiringPerHead)
		d.book(fRehiring, back*money.HiringPerHead)
	}
	d.book(fHeadDays, p.heads())
	cost, paid := money.costOf(q), p.heads()
	premium := money.RehirePremium * min(p.rehired, p.heads())
	if on < planDay(q.TermDays) {
		paid = max(paid, q.Minimum*q.staff.heads-premium)
	}
	d.book(fPayroll, paid*cost/dates.PlainYear)
	d.book(fRehiring, premium*cost/dates.PlainYear)
	s.timesheet.pay += paid * cost / dates.PlainYear
	d.book(fRedeployment, p.elsewhere*(1-d.plan.Cut.Worth)*cost/dates.PlainYear)
}

// recall wants people back: those under notice stay, those at other work come
// at once and proficient, the rest is hired. With backfill the target does
// that; else they are ordered here, to come on a day.
//
// Cheapest first: who is still here stays, who is at other work comes back proficient, the rest goes
// through hiring and ramp at the premium.
func (p *people) recall(heads float64, backfill bool, day engineMoment) {
	for i := range p.notices {
		stay := min(heads, p.notices[i].heads)
		p.notices[i].heads -= stay
		heads -= stay
	}
	p.notices = slices.DeleteFunc(p.notices, func(n notice) bool { return n.heads == 0 })
	back := min(heads, p.elsewhere)
	p.elsewhere -= back
	p.cohorts[0].heads += back
	p.seniority.back(back)
	p.recount()
	p.recalled += heads - back
	if !backfill && heads > back {
		p.coming = append(p.coming, hire{day, heads - back})
	}
}

// heads on the payroll of all pools.
func (d *Desk) heads() float64 {
	sum := 0.0
	for k := range d.teams {
		sum += d.teams[k].people.heads()
	}
	return sum
}
