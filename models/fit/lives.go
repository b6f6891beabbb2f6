package fit

import (
	"cmp"
	"slices"

	"boomerang/sim/result"
)

// life is one contact of a known customer: a session, or a ticket.
type life struct {
	who     uint64
	at      int64
	session int32 // its number, −1: a ticket
}

// lives are the contacts of known customers as they lie in time, both files together:
//
//	customer   ◌ session, contained ──► ● ticket        ◌ session ──────► (none)   ┊ end
//	             ◄───── after ───────►
type lives struct {
	all      []life
	sessions []Session
	end      int64 // the last moment that both files know
}

// newLives puts the contacts of known customers in order. Equal moments have the session first, since it is
// what opened the ticket; ties beyond that are broken by place in the log, so that every run finds the same
// neighbours. Contacts of customers nobody knows are in no life and tell nothing of returns.
func newLives(sessions []Session, tickets []Ticket) *lives {
	l := &lives{sessions: sessions}
	var ends [2]int64
	for i := range sessions {
		ends[0] = max(ends[0], sessions[i].At)
		if sessions[i].Customer != 0 {
			l.all = append(l.all, life{sessions[i].Customer, sessions[i].At, int32(i)})
		}
	}
	for i := range tickets {
		ends[1] = max(ends[1], tickets[i].Opened)
		if tickets[i].Customer != 0 {
			l.all = append(l.all, life{tickets[i].Customer, tickets[i].Opened, -1})
		}
	}
	// After it, who does not come back may have come back where nobody wrote it down.
	if l.end = ends[0]; len(tickets) > 0 {
		l.end = min(ends[0], ends[1])
	}
	slices.SortFunc(l.all, func(a, b life) int {
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.at, b.at), cmp.Compare(b.session, a.session))
	})
	return l
}

// What comes after is looked at once only: the next contact, whatever it is about, since a log and a ticket
// system seldom share their words for query types. What that adds by chance is taken off in excessOf.

// quiet is a contained session and how long its customer stayed away, −1: for good.
type quiet struct {
	who   uint64
	at    int64
	after int64
	left  bool // half way
}

// contained are the contained sessions of known customers.
func (l *lives) contained() (all []quiet) {
	for i, e := range l.all {
		if e.session < 0 || !l.sessions[e.session].KeptAway() {
			continue
		}
		q := quiet{e.who, e.at, -1, l.sessions[e.session].End == LeftHalfWay}
		if i+1 < len(l.all) && l.all[i+1].who == e.who {
			q.after = l.all[i+1].at - e.at
		}
		all = append(all, q)
	}
	return all
}

// Sessions too near the end are left out, not counted as quiet, as with tickets.
//
// within is the share of contained sessions whose customer comes back inside so many days, with anything:
// chance is in it.
func within(all []quiet, end int64, days int) *result.Measured {
	window := int64(days) * 1440
	var c clusters
	for _, q := range all {
		if q.at+window <= end {
			c.add(q.who, truth(q.after >= 0 && q.after <= window), 1)
		}
	}
	if len(c.n) == 0 {
		return nil
	}
	m := c.share()
	return &m
}

// A return is of the customer, not of the issue: who comes with something else within the window is taken off
// by its rate, which needs a second window as long. Sixty days before the end of the files nothing is told.
//
// returns fits who came back after a session that was contained, and what that makes of failures that
// nobody noticed.
func (l *lives) returns(f *result.SessionsFit, a Assumed) {
	all := l.contained()
	if len(all) < fewestInGroup {
		return
	}
	f.Back7, f.Back30 = within(all, l.end, 7), within(all, l.end, backWithin)
	helped := slices.DeleteFunc(slices.Clone(all), func(q quiet) bool { return q.left })
	f.Unsolved = excessOf(helped, l.end)
	f.Silent = silent(f, a)
}

// backWithin is how many days a return may take and still be about the same.
const backWithin = 30

// excessOf is the share of sessions that brought the customer back, above how often customers come anyway:
// b of the first window less b₀ of those quiet in it who come in the second, as Unresolved has it,
//
//	r = (b − b₀)/(1 − b₀),   ∂r/∂b = 1/(1−b₀),   ∂r/∂b₀ = −(1−b)/(1−b₀)²
//
// with the variance of both by what each customer moves them. Customers who come often are fewer among
// the quiet, so that b₀ is a little too low and r too high.
func excessOf(all []quiet, end int64) *result.Measured {
	const window = backWithin * 1440
	first := func(q quiet) (back, counts bool) {
		return q.after >= 0 && q.after <= window, q.at+2*window <= end
	}
	var b, b0, n, n0 float64
	for _, q := range all {
		back, counts := first(q)
		switch {
		case !counts:
			continue
		case back:
			b++
		default:
			n0++
			b0 += truth(q.after >= 0 && q.after <= 2*window)
		}
		n++
	}
	if n < fewestInGroup || n0 < fewestInGroup {
		return nil
	}
	b, b0 = b/n, b0/n0
	var z influences
	for _, q := range all {
		back, counts := first(q)
		if !counts {
			continue
		}
		by := (truth(back) - b) / n / (1 - b0)
		if !back {
			by -= (truth(q.after >= 0 && q.after <= 2*window) - b0) / n0 * (1 - b) / (1 - b0) / (1 - b0)
		}
		z.move(q.who, by)
	}
	variance, df := z.variance()
	r := (b - b0) / (1 - b0)
	iv := normalInterval(r, variance, df).Clip(0, 1)
	return &result.Measured{Value: max(0, r), N: int(n), Interval: &iv}
}

// silent is the share of the assistant's failures that the customer does not notice at once. Of sessions
// not left half way let s be solved, h handed over, e those of the solved that are handed over all the
// same, q the silent of the failures; who was left with the problem and comes back is r of the contained:
//
//	u = r·contained/repeat = (1−s)·q,   h = s·e + (1−s)(1−q)   ⇒   q = u(1−e)/(u + h − e)
//
// An example: of 100 sessions not left half way 35 are handed over and 65 contained; 8 of these 65 bring
// their customers back in excess of chance, so that with repeat .8 ten were left with their problem. With
// e = .1 the assistant failed in (10 + 35 − 10)/.9 = 39 sessions, of which ten, a quarter, were silent; with
// e = .25 in 27, and more than a third were. That is the range.
//
// No log shows e or the share that contacts again: the one spans its range, the other is assumed. q rises
// with u and e and falls with h, so the ends of the range are those of all three.
func silent(f *result.SessionsFit, a Assumed) *result.Between {
	r := f.Unsolved
	if r == nil || r.Interval == nil || f.Contained.Interval == nil || a.Repeat <= 0 {
		return nil
	}
	left := 0.
	if f.Left != nil {
		left = f.Left.Value
	}
	at := func(back, contained, escalate float64) float64 {
		h := (1 - contained) / (1 - left)
		u := back * (1 - h) / a.Repeat
		if u <= 0 {
			return 0
		}
		// More is handed over in vain than there is handed over: e cannot be so large.
		if u+h <= escalate {
			return 1
		}
		return min(1, u*(1-escalate)/(u+h-escalate))
	}
	kept := f.Contained.Interval
	return &result.Between{
		Lo: at(r.Interval.Lo, kept.Lo, a.EscalateLow), Hi: at(r.Interval.Hi, kept.Hi, a.EscalateHi), N: r.N,
	}
}
