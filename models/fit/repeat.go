package fit

import (
	"cmp"
	"slices"

	"boomerang/sim/result"
)

// Repeats is the share of tickets after which the same customer comes back with
// the same category, inside each of the spans (days); tickets without that much
// time before the end of the export are left out. Nil: no customer is known.
func Repeats(tickets []Ticket, spans ...int) []*result.Measured {
	shares := make([]*result.Measured, len(spans))
	var known []int32
	end := int64(0)
	for i, t := range tickets {
		end = max(end, t.Opened)
		if t.Customer != 0 {
			known = append(known, int32(i))
		}
	}
	if len(known) == 0 {
		return shares
	}
	slices.SortFunc(known, func(i, j int32) int {
		a, b := &tickets[i], &tickets[j]
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Opened, b.Opened), cmp.Compare(i, j))
	})
	for k, days := range spans {
		window, back, of := int64(days)*1440, 0, 0
		for n, i := range known {
			t := &tickets[i]
			if t.Opened+window > end {
				continue
			}
			of++
			if n+1 < len(known) {
				if next := &tickets[known[n+1]]; next.Customer == t.Customer && next.Category == t.Category && next.Opened-t.Opened <= window {
					back++
				}
			}
		}
		m := Share(back, of)
		shares[k] = &m
	}
	return shares
}

// Happened is the share of tickets of which a number is above 0: reopened,
// reassigned. Nil: not recorded.
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
