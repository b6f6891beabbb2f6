package fit

import (
	"cmp"
	"slices"

	"boomerang/sim/result"
)

// A log says how sessions ended for whoever wrote it, which is not how they ended for the customer:
//
//	              ┌─ left half way                     no person: contained
//	session ──────┼─ handed over ──► ticket            a person
//	              └─ ended ──┬─ problem solved         no person: contained
//	                         └─ not solved, believed   no person: contained, until it is found out
//
// The last two look alike in every log. What tells them apart is who comes back (lives.go).

// SessionEnd is how a session with the assistant ended.
type SessionEnd int8

// The ends of sessions.
const (
	Contained   SessionEnd = iota // without a person, believed to have helped
	HandedOver                    // to a person
	LeftHalfWay                   // by the customer: no person met it, so it is contained, too
)

// Session is one row of an assistant's log; numbers that are not known are Missing.
//
// 40 bytes: logs are longer than exports of tickets, and nothing a customer wrote is kept of them. Cost is in
// the currency of the file, Minutes from the first to the last message, Customer the same hash that tickets
// have, so that one person is one person in both files.
type Session struct {
	At            int64 // minutes as in Ticket
	Minutes, Cost float32
	Category      int32
	End           SessionEnd
	Customer      uint64
}

// KeptAway reports whether no person met the session.
func (s *Session) KeptAway() bool { return s.End != HandedOver }

// Assumed is what a log cannot show and its reading rests on: of those a wrong answer left with their
// problem, the share that contacts again; and the range in which the share of sessions lies that the
// assistant hands over and would have solved.
type Assumed struct {
	Repeat                  float64
	EscalateLow, EscalateHi float64
}

// linkedWithin is how long after a session handed over its ticket may be opened, minutes.
const linkedWithin = 1440

// Sessions fits an assistant's log beside the tickets of the same company.
//
// Without tickets it says what sessions alone say: which share of all contacts the assistant keeps away is a
// question about both files. Confounded with it is who meets an assistant: channels, hours and languages
// are chosen by somebody, so that what it contains of today's sessions is no promise for tomorrow's.
func Sessions(all []Session, tickets []Ticket, labels []string, a Assumed) *result.SessionsFit {
	f := &result.SessionsFit{Sessions: len(all)}
	var kept, left, minutes clusters
	var rows []dated
	byCategory := make([]clusters, len(labels))
	halfWay := false
	for i := range all {
		s := &all[i]
		hit := truth(s.KeptAway())
		kept.add(s.Customer, hit, 1)
		left.add(s.Customer, truth(s.End == LeftHalfWay), 1)
		halfWay = halfWay || s.End == LeftHalfWay
		if s.Minutes >= 0 {
			minutes.add(s.Customer, float64(s.Minutes), 1)
		}
		if s.Category >= 0 {
			byCategory[s.Category].add(s.Customer, hit, 1)
		}
		rows = append(rows, dated{s.At, s.Customer, hit})
	}
	f.Contained = kept.share()
	if halfWay {
		m := left.share()
		f.Left = &m
	}
	f.Minutes = minutes.mean()
	f.Cost, f.PerSolved = costs(all)
	f.Categories = groups("", labels, byCategory)
	f.Held = heldShare(rows)
	deflection(f, all, tickets)
	newLives(all, tickets).returns(f, a)
	return f
}

// costs is the mean cost of a session, or, where sessions handed over cost nothing and contained ones do,
// of a contained one: a vendor's price for what it counts as resolved.
func costs(all []Session) (*result.Measured, bool) {
	var every, contained clusters
	free, handed, paid, kept := 0, 0, 0, 0
	for i := range all {
		s := &all[i]
		if s.End == HandedOver {
			handed++
			free += int(truth(s.Cost <= 0))
		} else {
			kept++
			paid += int(truth(s.Cost > 0))
		}
		if s.Cost >= 0 {
			every.add(s.Customer, float64(s.Cost), 1)
		}
		if s.Cost > 0 {
			contained.add(s.Customer, float64(s.Cost), 1)
		}
	}
	// The rest are sessions left half way, refunds and slips.
	const nearly, most = .95, .75
	if handed > 0 && float64(free) >= nearly*float64(handed) && float64(paid) >= most*float64(kept) {
		return contained.mean(), true
	}
	return every.mean(), false
}

// Below thirty rows a share is anything between a third and two thirds, and its normal variance means
// nothing; beyond a dozen groups nobody reads on.
//
// fewestInGroup is how many rows a group needs to be told by itself, mostGroups how many are.
const fewestInGroup, mostGroups = 30, 12

// groups are the shares of the largest groups.
func groups(handler string, labels []string, all []clusters) (shares []result.GroupShare) {
	for k := range all {
		if _, _, _, n := all[k].ratio(); n >= fewestInGroup {
			shares = append(shares, result.GroupShare{Handler: handler, Category: labels[k], Share: all[k].share()})
		}
	}
	slices.SortStableFunc(shares, func(a, b result.GroupShare) int { return cmp.Compare(b.Share.N, a.Share.N) })
	return shares[:min(len(shares), mostGroups)]
}
