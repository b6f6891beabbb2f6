package main

import (
	"boomerang/models/fit"
	"boomerang/sim/result"
)

// Tables of one company name some customers alike. Below this share of the customers of the smaller of two files they
// are of different companies, or name customers differently; with few named in one, nothing is told.
const (
	leastCommon  = .02
	fewestCommon = 30
)

// namedIn are the customers some rows name.
func namedIn[R any](rows []R, of func(*R) uint64) map[uint64]bool {
	all := map[uint64]bool{}
	for i := range rows {
		if who := of(&rows[i]); who != 0 {
			all[who] = true
		}
	}
	return all
}

// strangers warns of tables beside the tickets that have no customers, or no days, in common with them: what is told
// of both together is told of nobody.
func (t *tables) strangers(c *result.Calibration, tickets []fit.Ticket) {
	first, last := c.First, c.Last
	if len(tickets) > 0 { // contained sessions count beside them
		first, last = daysOf(tickets, func(x *fit.Ticket) int64 { return x.Opened })
	}
	own := namedIn(tickets, func(x *fit.Ticket) uint64 { return x.Customer })
	look := func(read *result.TableRead, theirs map[uint64]bool) {
		both := 0
		for who := range theirs {
			if own[who] {
				both++
			}
		}
		n := min(len(own), len(theirs))
		if n >= fewestCommon && float64(both) < leastCommon*float64(n) {
			common := float64(both)
			c.Warnings = append(c.Warnings, result.Warning{
				Kind: result.OtherCustomers, Names: []string{read.Source}, Value: &common,
			})
		}
		if read.First > last || read.Last < first {
			c.Warnings = append(c.Warnings, result.Warning{
				Kind: result.OtherDays, Names: []string{read.Source, read.First, read.Last},
			})
		}
	}
	if t.sessions != nil {
		look(&c.FromSessions.TableRead,
			namedIn(t.sessions.Sessions, func(x *fit.Session) uint64 { return x.Customer }))
	}
	if t.surveys != nil {
		look(&c.FromSurveys.TableRead, namedIn(t.surveys.Answers, func(x *fit.Answer) uint64 { return x.Customer }))
	}
	if t.customers != nil {
		look(&c.FromCustomers.TableRead, namedIn(t.customers.Spells, func(x *fit.Spell) uint64 { return x.Customer }))
	}
}
