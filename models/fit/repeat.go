package fit

import (
	"cmp"
	"math"
	"slices"

	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Returns is when customers came back with the same category.
//
// Same customer and same category is all an export can show: it misses what was filed elsewhere and
// takes a second parcel for the first. Unresolved takes the latter off.
//
// A customer's tickets as they lie in time, one category:
//
//	opened  ●────────●───────────────────●          ┊ end of the export
//	after    ◄──────►◄─────────────────► −1          ┊
//
// Only the next ticket is looked at: three in a row are two returns and not three pairs. Who has a next
// one in another category has not come back with this one.
type Returns struct {
	tickets []Ticket
	known   []int32 // tickets of a known customer
	after   []int64 // minutes until that customer's next of the same category; −1: none
	end     int64   // the last moment of the export
}

// NewReturns looks for the next ticket of every ticket. Nil: no customer is known.
//
// Ties in time are broken by place in the export, so that equal moments give the same pairs in every
// run.
func NewReturns(tickets []Ticket) *Returns {
	r := &Returns{tickets: tickets}
	for i, t := range tickets {
		r.end = max(r.end, t.Opened)
		if t.Customer != 0 {
			r.known = append(r.known, int32(i))
		}
	}
	if len(r.known) == 0 {
		return nil
	}
	slices.SortFunc(r.known, func(i, j int32) int {
		a, b := &tickets[i], &tickets[j]
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Category, b.Category),
			cmp.Compare(a.Opened, b.Opened), cmp.Compare(i, j))
	})
	r.after = make([]int64, len(r.known))
	for n, i := range r.known {
		r.after[n] = -1
		if n+1 < len(r.known) {
			t, next := &tickets[i], &tickets[r.known[n+1]]
			if next.Customer == t.Customer && next.Category == t.Category {
				r.after[n] = next.Opened - t.Opened
			}
		}
	}
	return r
}

// Within is the share of tickets after which the same customer comes back with
// the same category inside so many days; tickets without that much time before
// the end of the export are left out. Nil of nil.
//
// Tickets too near the end are left out rather than counted as quiet: with them the share would be
// too low, the more so the shorter the export (right censoring). A survival curve would
// use them too; left out, the figure stays a plain proportion with its score interval.
func (r *Returns) Within(days int) *result.Measured {
	if r == nil {
		return nil
	}
	window, back, of := int64(days)*1440, 0, 0
	for n, i := range r.known {
		if r.tickets[i].Opened+window > r.end {
			continue
		}
		of++
		if r.after[n] >= 0 && r.after[n] <= window {
			back++
		}
	}
	m := Share(back, of)
	return &m
}

// Rule says what counts as coming back over the same issue.
//
// Days bounds what is about one issue; the shape seen of repeats (Google Fiber's course data, which are
// not real) falls from .086 on the first day to .031 on the seventh, and goes on from there.
type Rule struct {
	Days     int  // inside which another ticket of the category may be about it
	Reopened bool // a ticket that was reopened counts, too
	// Groups are pooled because categories have too few tickets each: the desk asks for bounded work
	// and long tail.
	Groups int
	Group  func(category int32) int // of a category, below Groups
}

// Unresolved is, for each group of categories, the share of tickets that brought
// the customer back because of the same issue: reopened, or followed by another
// of the same category, in excess of how often customers come with that category
// anyway. The latter is the share b₀ of the same tickets that another follows in the next
// window as long:
//
//	r = (b − b₀)/(1 − b₀)
//
// Nil where nothing is known of a group, or of fewer than 30 tickets, or where too few independent
// customers tell what comes by chance.
//
// What it rests on: a customer's unrelated tickets of a category come as a Poisson process, so that
// those in the second window are as many as those hidden in the first. Then
//
//	b = r + (1 − r)·b₀   ⇒   r = (b − b₀)/(1 − b₀)
//
// and 1 − r is the desk's first_contact. Both windows are of the same tickets, those with two windows
// left before the end: customers who write daily are in both. Of tickets without a return alone the
// second window would be that of customers who seldom write. Where issues return for longer than a
// window, b₀ holds some of them and r is too low; where customers never come twice unrelated, b₀ is 0.
//
// Without known customers reopening alone is counted: a lower bound, 1.1 % in a log where it is the
// only sign (UCI 498 [DATA]).
func Unresolved(tickets []Ticket, r *Returns, rule Rule) []*result.Measured {
	if r != nil {
		return r.excess(rule)
	}
	count := make([]struct{ back, of int }, rule.Groups)
	for i := range tickets {
		if t := &tickets[i]; rule.Reopened && t.Category >= 0 && t.Reopened >= 0 {
			k := &count[rule.Group(t.Category)]
			k.of++
			if t.Reopened > 0 {
				k.back++
			}
		}
	}
	all := make([]*result.Measured, rule.Groups)
	for g, k := range count {
		if k.of >= fewestReturned { // of tickets reopened nothing is chance
			back := Share(k.back, k.of)
			all[g] = &back
		}
	}
	return all
}

// fewestReturned is below how many tickets, or how many independent customers, the interval
// of an excess means nothing.
const fewestReturned = 30

// oftenAnyway is the share of tickets followed by chance above which nothing is left to
// tell an excess by: a doubt of b₀ is then more than doubled in r.
const oftenAnyway = .5

// returned is what tickets of a group, or one customer's of them, count: how many, those
// back in the first window, and those followed in the second.
type returned struct{ of, back, later float64 }

// excess takes the later share off, group by group.
//
// Customers are the independent units and not tickets: with n tickets of customer c, x back and y
// later, the estimate is (Σx − Σy)/(Σn − Σy) and its variance, by the delta method for a ratio of sums,
//
//	Var r = Σ ((x − y) − r·(n − y))² / (Σn − Σy)²
//
// Where (Σn)²/Σn², the number of customers as good as equal ones, is below 30, nothing is told: ten
// firms have every ticket of theirs followed by another, whatever it was about.
func (r *Returns) excess(rule Rule) []*result.Measured {
	sums, squares, customers := make([]returned, rule.Groups), make([]float64, rule.Groups), make([][]returned,
		rule.Groups)
	mine := make([]returned, rule.Groups)
	flush := func() {
		for g, k := range mine {
			if k.of == 0 {
				continue
			}
			s := &sums[g]
			s.of, s.back, s.later = s.of+k.of, s.back+k.back, s.later+k.later
			squares[g] += k.of * k.of
			customers[g] = append(customers[g], k)
			mine[g] = returned{}
		}
	}
	window, next := int64(rule.Days)*1440, 0
	for n, i := range r.known {
		t := &r.tickets[i]
		if n > 0 && r.tickets[r.known[n-1]].Customer != t.Customer {
			flush()
		}
		if t.Category < 0 || t.Opened+2*window > r.end {
			continue
		}
		for next = max(next, n+1); next < len(r.known) && r.follows(n, next) && r.gap(n, next) <= window; {
			next++
		}
		k := &mine[rule.Group(t.Category)]
		k.of++
		if r.after[n] >= 0 && r.after[n] <= window || rule.Reopened && t.Reopened > 0 {
			k.back++
		}
		if next < len(r.known) && r.follows(n, next) && r.gap(n, next) <= 2*window {
			k.later++
		}
	}
	flush()
	all := make([]*result.Measured, rule.Groups)
	for g, s := range sums {
		if s.of < fewestReturned || s.of*s.of < fewestReturned*squares[g] || s.later > oftenAnyway*s.of {
			continue
		}
		all[g] = s.measured(customers[g])
	}
	return all
}

// follows reports whether the ticket at a place among the known ones is of the same
// customer and category as that at another.
func (r *Returns) follows(n, next int) bool {
	a, b := &r.tickets[r.known[n]], &r.tickets[r.known[next]]
	return a.Customer == b.Customer && a.Category == b.Category
}

// gap is the time from one to the other, minutes.
func (r *Returns) gap(n, next int) int64 {
	return r.tickets[r.known[next]].Opened - r.tickets[r.known[n]].Opened
}

// measured is the excess with its interval over customers. Where it is at or below zero,
// the interval begins at zero and the value is its beginning.
func (s returned) measured(customers []returned) *result.Measured {
	rest := s.of - s.later
	x := (s.back - s.later) / rest
	variance := 0.
	for _, c := range customers {
		e := (c.back - c.later - x*(c.of-c.later)) / rest
		variance += e * e
	}
	half := portable.NormalQuantile((1+Level)/2) * math.Sqrt(variance)
	return &result.Measured{
		Value: max(0, x), N: int(s.of),
		Interval: &stats.Interval{
			Lo: max(0, x-half), Hi: max(0, min(1, x+half)), Level: Level,
			Estimator: "normal, delta method over customers",
		},
	}
}

// Happened is the share of tickets of which a number is above 0: reopened,
// reassigned. Nil: not recorded.
//
// N is the tickets that record it, which may be fewer than the export has.
func Happened(tickets []Ticket, times func(Ticket) float32) *result.Measured {
	once, of := 0, 0
	for _, t := range tickets {
		if n := times(t); n >= 0 {
			of++
			if n > 0 {
				once++
			}
		}
	}
	if of == 0 {
		return nil
	}
	m := Share(once, of)
	return &m
}
