package fit

import (
	"boomerang/sim/result"
)

// deflection sets the sessions against all contacts of the days both files know.
//
//	contacts   = tickets + sessions − m · handed over,   m the share of these that became a ticket
//	deflection = contained / contacts
//
// Three ways to a wrong figure, all seen in companies' own reports, of 100 sessions of which 60 are contained
// and 40 handed over, beside 100 tickets, those 40 among them:
//
//	60/100 = 60 %   of sessions: says nothing of the contacts that never met the assistant
//	60/200 = 30 %   of both files: counts who was handed over twice
//	60/160 = 38 %   of contacts
//
// m is seen where the two files name customers alike: a ticket of the same customer within a day of the
// session. Else a session handed over may be a ticket or not, which the interval spans.
func deflection(f *result.SessionsFit, all []Session, tickets []Ticket) {
	from, to := overlap(all, tickets)
	if from >= to {
		return
	}
	f.Linked = linked(all, tickets)
	// Most companies' hand-overs open a ticket, so that is the middle where nothing is seen.
	low, mid, high := 0., 1., 1.
	if f.Linked != nil {
		low, mid, high = f.Linked.Value, f.Linked.Value, f.Linked.Value
		if iv := f.Linked.Interval; iv != nil {
			low, high = iv.Lo, iv.Hi
		}
	}
	count := func(m float64) (kept, met result.Measured) {
		var k, a clusters
		for i := range tickets {
			if t := &tickets[i]; from <= t.Opened && t.Opened < to {
				k.add(t.Customer, 0, 1)
				a.add(t.Customer, 0, 1)
			}
		}
		for i := range all {
			s := &all[i]
			if s.At < from || s.At >= to {
				continue
			}
			n := 1.
			if !s.KeptAway() {
				n = 1 - m
			}
			k.add(s.Customer, truth(s.KeptAway()), n)
			a.add(s.Customer, 1, n)
		}
		return k.share(), a.share()
	}
	kept, met := count(mid)
	least, metLeast := count(low)
	most, metMost := count(high)
	if kept.Interval == nil || least.Interval == nil || most.Interval == nil {
		return
	}
	kept.Interval = &result.Interval{
		Lo: least.Interval.Lo, Hi: most.Interval.Hi, Level: Level, Estimator: kept.Interval.Estimator,
	}
	f.Deflection = &kept
	f.Met = &result.Between{Lo: min(met.Value, metLeast.Value), Hi: min(1, max(met.Value, metMost.Value)), N: met.N}
	f.Everywhere = &result.Between{Lo: kept.Interval.Lo, Hi: kept.Interval.Hi, N: kept.N}
	if iv := f.Contained.Interval; iv != nil {
		f.Everywhere.Hi = max(kept.Interval.Hi, iv.Hi)
	}
}

// overlap is the time both files know, in minutes. Days that only one of them covers would be contacts
// without an assistant, or an assistant without contacts.
func overlap(all []Session, tickets []Ticket) (from, to int64) {
	if len(all) == 0 || len(tickets) == 0 {
		return 0, 0
	}
	s, t := [2]int64{all[0].At, all[0].At}, [2]int64{tickets[0].Opened, tickets[0].Opened}
	for i := range all {
		s[0], s[1] = min(s[0], all[i].At), max(s[1], all[i].At)
	}
	for i := range tickets {
		t[0], t[1] = min(t[0], tickets[i].Opened), max(t[1], tickets[i].Opened)
	}
	// The last minute counts.
	return max(s[0], t[0]), min(s[1], t[1]) + 1
}

// Two files that number customers by themselves have none in common, or a few by chance: 1,000 numbers below
// a million beside as many others share one.
//
// leastLinked is the share of sessions' customers that must have a ticket before files are taken to name
// customers alike.
const leastLinked = .02

// linked is the share of sessions handed over whose customer has a ticket within a day of it; nil where
// the files do not name customers alike. Tickets of other matters on that day are counted, too: of a
// customer with three tickets a year one in 120.
func linked(all []Session, tickets []Ticket) *result.Measured {
	l := newLives(all, tickets)
	customers, both := map[uint64]bool{}, 0
	for i := range tickets {
		if tickets[i].Customer != 0 {
			customers[tickets[i].Customer] = true
		}
	}
	named := 0
	for i := range all {
		if all[i].Customer != 0 {
			named++
			both += int(truth(customers[all[i].Customer]))
		}
	}
	if named == 0 || float64(both) < leastLinked*float64(named) {
		return nil
	}
	var c clusters
	for i := range l.all {
		e := &l.all[i]
		if e.session < 0 || all[e.session].End != HandedOver || e.at+linkedWithin > l.end {
			continue
		}
		hit := false
		for j := i + 1; j < len(l.all) && l.all[j].who == e.who && l.all[j].at <= e.at+linkedWithin && !hit; j++ {
			hit = l.all[j].session < 0
		}
		c.add(e.who, truth(hit), 1)
	}
	m := c.share()
	return &m
}
