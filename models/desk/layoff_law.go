package desk

import (
	"cmp"
	"math"
	"slices"

	"boomerang/sim/dates"
)

// What the law asks of a layoff: notice and severance by completed years of service, and times that have to
// pass before anybody may be given notice, or may go, where many are laid off. It is stated by the year and in
// weeks, as the laws are (base-country-*.toml); everything is 0 unless stated, and then cut.notice and
// money.severance_per_head alone decide. A supplier's people are the supplier's.
//
//	last day    = announced + max(before leaving, before notice + max(cut.notice, weeks of notice by year))
//	severance   = max(money.severance_per_head, weeks of severance by year · week's pay, at most the cap)
//	week's pay  = cost per head and year · 7/365
//
// Years are those on the day of the announcement for notice and on the last day for severance. The loaded cost is
// taken for pay, since no other is stated: what employers pay besides makes severance by law that much too high.

// Laws count people laid off within a while as one layoff: 90 days in the USA (29 U.S.C. 2102 (d)) and in the
// United Kingdom (TULRCA s. 188), 30 days in Germany and France.
const oneLayoff = 90 // days

// lays reports whether a law asks for years of service.
func (w *Workforce) bySeniority() bool {
	return w.NoticeByYear != [yearsOfService]float64{} || w.SeveranceByYear != [yearsOfService]float64{}
}

// hasLaw reports whether anything of a layoff is as a law has it.
func (w *Workforce) hasLaw() bool {
	return w.bySeniority() || w.BeforeLeaving+w.BeforeLeavingLarge+w.BeforeNotice+w.BeforeNoticeLarge > 0
}

// collective is what has to pass from the announcement of so many people's layoff, in days: until the first may
// go, and until notice may be given.
func (w *Workforce) collective(people float64) (leaving, notice float64) {
	people = math.Round(people)
	if people >= w.CollectiveFrom {
		leaving, notice = w.BeforeLeaving, w.BeforeNotice
	}
	if people >= w.CollectiveLargeFrom {
		leaving, notice = max(leaving, w.BeforeLeavingLarge), max(notice, w.BeforeNoticeLarge)
	}
	return leaving, notice
}

// countedTogether is how many people of own pools are laid off within what is one layoff to the law, at full size.
//
//	heads of a stage · min(stages, 1 + ⌊90 / days between stages⌋)
func (b *base) countedTogether(p *Params, cutHeads []float64) (people float64) {
	for k, heads := range cutHeads {
		if !b.pools[k].Outsourced {
			people += heads
		}
	}
	stages, together := float64(max(1, p.Cut.Stages)), math.Inf(1)
	if p.Cut.StageDays > 0 {
		together = 1 + math.Floor(oneLayoff/p.Cut.StageDays)
	}
	return people * min(1, together/stages)
}

// noticeDays is how long after the announcement somebody of so many years of service goes.
func (p *Params) noticeDays(years int, leaving, notice float64) float64 {
	return max(leaving, notice+max(p.Cut.NoticeDays, 7*p.Workforce.NoticeByYear[years]))
}

// severance is what a person of so many years of service is paid.
func (p *Params) severance(q *pool, years int) float64 {
	w := &p.Workforce
	week := p.costOf(q) / dates.PlainYear * 7
	if w.SeveranceWeekMost > 0 {
		week = min(week, w.SeveranceWeekMost)
	}
	return max(p.Money.SeverancePerHead, w.SeveranceByYear[years]*week)
}

// group is people under notice who go on one day.
type noticed struct {
	after float64 // days after the announcement
	heads float64
	years uint32 // of service on the day of the announcement, a set
}

// groups are those who are given notice, by the day they go, the first first.
func (p *Params) groups(by *[yearsOfService]float64, leaving, notice float64) (all []noticed) {
	for years, heads := range by {
		if heads == 0 {
			continue
		}
		after := p.noticeDays(years, leaving, notice)
		k := slices.IndexFunc(all, func(g noticed) bool { return g.after == after })
		if k < 0 {
			k, all = len(all), append(all, noticed{after: after})
		}
		all[k].heads += heads
		all[k].years |= 1 << years
	}
	slices.SortStableFunc(all, func(a, b noticed) int { return cmp.Compare(a.after, b.after) })
	return all
}

// startSeniority tells people of a plan apart by years of service, where it has a law that asks.
func (d *Desk) startSeniority() {
	for k := range d.teams {
		p := &d.teams[k].people
		p.seniority = seniority{hired: p.seniority.hired[:0]}
		if w := &d.plan.Workforce; w.bySeniority() && !d.base.pools[k].Outsourced {
			p.seniority = steadySeniority(p.heads(), d.plan.crews[k].AttritionPerYear, int(d.day))
		}
	}
}

// giveNotice announces the layoff of so many heads of a pool.
func (d *Desk) giveNotice(k int, heads float64) {
	p, plan, today := &d.teams[k].people, d.plan, d.day.moment()
	w := &plan.Workforce
	if q := &d.base.pools[k].Pool; plan.Cut.By == Layoff && q.contracted() {
		d.endContract(p, q, heads)
		return
	}
	if plan.Cut.By != Layoff || d.base.pools[k].Outsourced || !w.hasLaw() {
		p.notices = append(p.notices, notice{hire: hire{today + engineMoment(plan.Cut.NoticeDays), heads}})
		return
	}
	leaving, before := w.collective(d.base.countedTogether(&plan.Params, plan.cutHeads))
	s := &p.seniority
	by := [yearsOfService]float64{heads}
	if w.bySeniority() {
		all := among{}
		by = s.byYears(s.pick(heads, plan.Cut.Who, all, int(d.day), w.proficientAfter()), int(d.day))
	}
	for _, g := range plan.groups(&by, leaving, before) {
		n := notice{hire: hire{today + engineMoment(g.after), g.heads}, of: among{g.years, int(d.day)}}
		p.notices = append(p.notices, n)
	}
	p.sortNotices()
}

// sortNotices puts who goes first first: stages overlap where notice differs.
func (p *people) sortNotices() {
	slices.SortStableFunc(p.notices, func(a, b notice) int { return cmp.Compare(a.day, b.day) })
}

// severanceOf is what those of a pool are paid who go today under a notice; they leave the list of seniority.
func (d *Desk) severanceOf(p *people, q *pool, n notice, gone float64) (paid float64) {
	if len(p.seniority.hired) == 0 {
		return gone * d.plan.Money.SeverancePerHead
	}
	by := p.seniority.leave(gone, d.plan.Cut.Who, n.of, int(d.day), d.plan.Workforce.proficientAfter())
	for years, heads := range by {
		paid += heads * d.plan.severance(q, years)
	}
	return paid
}

// underLaw is what a layoff of so many heads of a pool comes to on day 0: the mean days until they go, and what they
// are paid.
func (b *base) underLaw(p *Params, q *pool, heads float64, cutHeads []float64) (days, paid float64) {
	w := &p.Workforce
	days, paid = p.Cut.NoticeDays, heads*p.Money.SeverancePerHead
	if p.Cut.By == Layoff && q.contracted() {
		return q.meanDaysDown(days), 0
	}
	if p.Cut.By != Layoff || q.Outsourced || !w.hasLaw() || heads == 0 {
		return days, paid
	}
	leaving, before := w.collective(b.countedTogether(p, cutHeads))
	if !w.bySeniority() {
		return p.noticeDays(0, leaving, before), paid
	}
	s := steadySeniority(q.staff.heads, q.crew(*w).AttritionPerYear, 0)
	picked := s.pick(heads, p.Cut.Who, among{}, 0, w.proficientAfter())
	by := s.byYears(picked, 0)
	days, paid = 0, 0
	for _, g := range p.groups(&by, leaving, before) {
		days += g.heads / heads * g.after
		for k, n := range picked {
			if g.years>>s.years(k, 0)&1 != 0 {
				paid += n * p.severance(q, s.years(k, int(g.after)))
			}
		}
	}
	return days, paid
}
