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
// anyway. The latter is the share b₀ of those not back
// in the first window who come in the next one as long:
//
//	r = (b − b₀)/(1 − b₀), its variance by the delta method.
//
// Nil where nothing is known of a group, or of fewer than 30 tickets, or where fewer than
// 30 of customers who did not come back in the first window tell what comes by chance.
//
// What it rests on: a customer's unrelated tickets of a category come as a Poisson process, so that
// those in the second window are as many as those hidden in the first. Then
//
//	b = r + (1 − r)·b₀   ⇒   r = (b − b₀)/(1 − b₀)
//
// and 1 − r is the desk's first_contact. Where issues return for longer than a window, b₀ holds some of
// them and r is too low; where customers never come twice unrelated, b₀ is 0 and r is b.
//
// Without known customers reopening alone is counted: a lower bound, 1.1 % in a log where it is the
// only sign (UCI 498 [DATA]).
func Unresolved(tickets []Ticket, r *Returns, rule Rule) []*result.Measured {
	window := int64(rule.Days) * 1440
	count := make([]struct{ back, of, later, ofLater int }, rule.Groups)
	if r != nil {
		for n, i := range r.known {
			t := &tickets[i]
			if t.Category < 0 || t.Opened+window > r.end {
				continue
			}
			k := &count[rule.Group(t.Category)]
			k.of++
			switch returned := r.after[n] >= 0 && r.after[n] <= window; {
			case returned || rule.Reopened && t.Reopened > 0:
				k.back++
			case t.Opened+2*window <= r.end:
				k.ofLater++
				if r.after[n] >= 0 && r.after[n] <= 2*window {
					k.later++
				}
			}
		}
	} else if rule.Reopened {
		for i := range tickets {
			if t := &tickets[i]; t.Category >= 0 && t.Reopened >= 0 {
				k := &count[rule.Group(t.Category)]
				k.of++
				if t.Reopened > 0 {
					k.back++
				}
			}
		}
	}
	all := make([]*result.Measured, rule.Groups)
	for g, k := range count {
		// Below 30 the normal interval of excess means nothing.
		switch {
		case k.of < 30:
		case r == nil: // of tickets reopened nothing is chance
			back := Share(k.back, k.of)
			all[g] = &back
		default:
			all[g] = excess(Share(k.back, k.of), k.later, k.ofLater)
		}
	}
	return all
}

// excess takes the later share off a share.
//
//	Var r = b(1−b)/n/(1−b₀)² + b₀(1−b₀)/n₀ · ((1−b)/(1−b₀)²)²
//
// The two proportions are taken as independent, though they are of the same customers: those back are
// out of the second count. Below 30 in the second window nothing is told: b alone is what comes by
// chance too, and near 1 where a few customers (firms) have most of the tickets. r is never below 0.
func excess(back result.Measured, later, of int) *result.Measured {
	if of < 30 {
		return nil
	}
	b, b0 := back.Value, float64(later)/float64(of)
	x := max(0, (b-b0)/(1-b0))
	variance := b*(1-b)/float64(back.N)/(1-b0)/(1-b0) + b0*(1-b0)/float64(of)*portable.Pow((1-b)/(1-b0)/(1-b0), 2)
	half := 1.645 * math.Sqrt(variance)
	return &result.Measured{
		Value: x, N: back.N,
		Interval: &stats.Interval{
			Lo: max(0, x-half), Hi: min(1, x+half), Level: Level,
			Estimator: "normal, delta method",
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
