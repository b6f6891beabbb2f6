package fit

import (
	"cmp"
	"slices"

	"boomerang/sim/result"
)

// Repeats is the share of tickets after which the same customer comes back with
// the same category inside so many days; tickets without that much time before
// the end of the export are left out. Nil: no customer is known.
func Repeats(tickets []Ticket, days int) *result.Measured {
	var known []Ticket
	end := int64(0)
	for _, t := range tickets {
		end = max(end, t.Opened)
		if t.Customer != 0 {
			known = append(known, t)
		}
	}
	if len(known) == 0 {
		return nil
	}
	slices.SortStableFunc(known, func(a, b Ticket) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Opened, b.Opened))
	})
	window := int64(days) * 1440
	back, of := 0, 0
	for i, t := range known {
		if t.Opened+window > end {
			continue
		}
		of++
		if i+1 < len(known) {
			if next := known[i+1]; next.Customer == t.Customer && next.Category == t.Category && next.Opened-t.Opened <= window {
				back++
			}
		}
	}
	m := Share(back, of)
	return &m
}

// Reopened is the share of tickets that were opened again. Nil: not recorded.
func Reopened(tickets []Ticket) *result.Measured {
	again, of := 0, 0
	for _, t := range tickets {
		if t.Reopened >= 0 {
			of++
			if t.Reopened > 0 {
				again++
			}
		}
	}
	if of == 0 {
		return nil
	}
	m := Share(again, of)
	return &m
}
