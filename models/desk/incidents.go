package desk

import "boomerang/sim/dates"

// Security incidents of the assistant and public posts of its customers, and
// what both do to trust.
//
// Incidents are a Poisson process in proportion to what the assistant handles;
// a share is not noticed and a share of the rest is withheld; both come out
// later, and weigh more then. What is noticed costs the assistant its autonomy at
// once, told or not. Posts come within minutes of a failure; when a week's
// posts pass a number the press writes about them. Each shock of trust raises
// the leaving intent of every issue that ends in the weeks after.

// shockDays is how long a shock of trust lasts, in days [A].
const shockDays = 30

// hidden is an incident that nobody outside knows of.
type hidden struct {
	until   planDay // it comes out
	unknown bool    // to the company too
}

// trust is what customers and the press know, and what it does to them.
//
// One shock at a time: the largest in force, for thirty days from the latest. Adding them up would let
// a bad week multiply intents without bound.
type trust struct {
	trustLost  float64 // share above, on leaving intent
	trustUntil planDay // … before this day
	disclose   []hidden
	posts      [7]float64 // simulated, by day of the last week
}

func (s *trust) reset(*base) { *s = trust{disclose: s.disclose[:0]} }

func (s *trust) copyFrom(src *trust) {
	disclose := copied(s.disclose, src.disclose)
	*s = *src
	s.disclose = disclose
}

// incidentsToday plays the day's incidents and disclosures.
//
//	rate = per year · exposure / 365 a day,  exposure = sessions / contacts of yesterday
//
// Arrivals inside the day are unit exponentials over that rate, so the n-th incident
// of a day is the same in every plan that has as many.
//
// The rate is an upper reading: 88 % of organisations reporting an incident in a year is at most −ln(1
// − .88) = 2.1 a year, of all their agents ([S] C). It is off unless a scenario states it.
func (d *Desk) incidentsToday(day planDay) {
	in := &d.plan.Incidents
	if d.trustLost > 0 && day >= d.trustUntil {
		d.trustLost = 0
	}
	if in.PerYear > 0 && d.exposure > 0 {
		key, at := d.dayKey(d.day), 0.0
		for n := uint32(0); ; n += 2 {
			at += key.Exp(fateIncident, n) * dates.PlainYear / (in.PerYear * d.exposure)
			if at >= 1 {
				break
			}
			d.incident(day, key.Uniform(fateIncident, n+1))
		}
	}
	for len(d.disclose) > 0 && day >= d.disclose[0].until {
		if d.disclose[0].unknown {
			d.demote(day)
		}
		d.disclose = d.disclose[1:]
		d.book(fIncidents, in.Cost*(in.LateRatio-1))
		d.loseTrust(day, in.TrustShock*in.LateRatio)
	}
}

// incident is one: noticed and told, or not, by u.
//
//	unknown: u < unknown;   withheld: u < unknown + (1 − unknown)·withheld;   told: else
//
// Cost falls due at once; what comes out late costs (ratio − 1) of it again, and shocks by the ratio.
func (d *Desk) incident(day planDay, u float64) {
	in := &d.plan.Incidents
	d.book(fIncidentCount, 1)
	d.book(fIncidents, in.Cost)
	unknown := u < in.Unknown
	if !unknown {
		d.demote(day)
	}
	if u < in.Unknown+(1-in.Unknown)*in.Withheld {
		d.disclose = append(d.disclose, hidden{day + planDay(in.DisclosureDays), unknown})
		return
	}
	d.loseTrust(day, in.TrustShock)
}

// demote takes the autonomy that was earned: every incident counts as critical,
// and a critical one sends the assistant back to level 1 (ATF 0.9.1).
func (d *Desk) demote(day planDay) {
	d.demoted = day
	if c := &d.plan.Controls; c.Level > 0 && c.Promote {
		d.book(fDemotions, 1)
	}
}

func (d *Desk) loseTrust(day planDay, shock float64) {
	d.trustLost = max(d.trustLost, shock)
	d.trustUntil = day + shockDays
}

// post lets a share p of a failure, or of a complaint about one, be told in public.
func (d *Desk) post(p float64) {
	if p > 0 {
		d.posts[d.day%7] += p
		d.add(tPosts, p)
	}
}

// pressToday counts the week's posts, at full size.
//
// A week is the last seven days; the first day on which their posts reach the limit is
// the one the press writes, once a plan.
func (d *Desk) pressToday(day planDay) {
	limit := d.plan.Churn.PressPosts
	week := 0.0
	for _, n := range d.posts {
		week += d.atFullSize(n)
	}
	if limit > 0 && week >= limit && !d.lead.press.came() && day > 0 {
		d.lead.press = day
		d.loseTrust(day, d.plan.Incidents.TrustShock)
	}
	d.posts[d.day%7] = 0
}
