package fit

import (
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Early ages are close, since most who leave soon leave in the first months.
//
// survivalAges are those whose survival is told, in days: a month, a quarter, half a year, one to five.
var survivalAges = []int{30, 91, 183, 365, 730, 1095, 1825}

// A file of customers has what no ticket has, those who never wrote, and is linked to tickets by the hash of
// an identity. Where the two name customers otherwise, what follows from customers alone is fitted all the
// same, and what needs both is left out.

// Base is a company's customers with what else is known of them. Segments are labels by number; none: one
// segment.
type Base struct {
	Spells   []Spell
	Segments []string
	Window   Window
}

// Customers fits a file of customers beside the company's tickets and surveys.
func Customers(b Base, tickets []Ticket, answers []Answer) *result.CustomersFit {
	w := b.Window
	f := &result.CustomersFit{From: dates.Numbered(w.From).String(), AsOf: dates.Numbered(w.AsOf).String()}
	for i := range b.Spells {
		s := &b.Spells[i]
		f.Here += int(truth(s.Until == Here))
		_, _, left := w.days(s)
		f.Leavers += int(truth(left))
	}
	f.Churn, f.Years = w.Churn(b.Spells)
	f.Monthly = w.Monthly(b.Spells)
	f.Season, f.SeasonTest = SeasonOfChurn(f.Monthly)
	f.Survival = w.Survival(b.Spells, survivalAges)
	f.New = w.Joined(b.Spells)
	f.Margin = margin(b.Spells, func(*Spell) bool { return true })
	f.AtRenewal, _, _ = w.Renewals(b.Spells)
	f.Segments = b.segments(tickets)
	f.Experience = w.Experience(b.Spells, tickets, answers)
	f.Held = w.HeldChurn(b.Spells)
	return f
}

// What a customer brings is asked of those still here: those who left were often the small ones, and are no
// margin to lose any more. The mean and not the median, since money adds up.
//
// margin is the mean of customers still there, by customer.
func margin(all []Spell, in func(s *Spell) bool) *result.Measured {
	var c clusters
	for i := range all {
		if s := &all[i]; s.Until == Here && s.HasMargin && in(s) {
			c.add(s.Customer, s.Margin, 1)
		}
	}
	if len(c.n) < fewestInGroup {
		return nil
	}
	return c.mean()
}

// A scenario plays segments that differ in value, contract or churn; a handful of customers tell neither.

// fewestCustomers is what a segment needs to be one of its own; smaller ones are joined.
const fewestCustomers = 100

// segments fits each segment; those that are too small, and customers without one, are one together.
func (b Base) segments(tickets []Ticket) (fits []result.SegmentFit) {
	here := make([]int, len(b.Segments))
	for i := range b.Spells {
		if s := &b.Spells[i]; s.Until == Here && s.Segment >= 0 {
			here[s.Segment]++
		}
	}
	of := func(s *Spell) int {
		if s.Segment < 0 || here[s.Segment] < fewestCustomers {
			return len(b.Segments)
		}
		return int(s.Segment)
	}
	rows := make([][]Spell, len(b.Segments)+1)
	for i := range b.Spells {
		k := of(&b.Spells[i])
		rows[k] = append(rows[k], b.Spells[i])
	}
	contacts := b.contacts(tickets, of)
	for k, spells := range rows {
		f := result.SegmentFit{IssuesRatio: contacts[k]}
		if k < len(b.Segments) {
			f.Name = b.Segments[k]
		}
		for i := range spells {
			f.Here += int(truth(spells[i].Until == Here))
		}
		if f.Here == 0 {
			continue
		}
		f.Margin = margin(spells, func(*Spell) bool { return true })
		f.Churn, _ = b.Window.Churn(spells)
		at, month, share := b.Window.Renewals(spells)
		// By chance a departure lies within a month of a renewal in 63 of 365 cases.
		f.Annual = at != nil && at.Interval.Lo > .5
		f.RenewalMonth, f.RenewalShare = month, share
		fits = append(fits, f)
	}
	return fits
}

// Segments that write more cost more to serve, and have more experiences to leave over. Without that figure
// all segments get the company's rate.
//
// contacts are the tickets per customer of each segment, over those per customer of all, in the time that
// both files know; nil where tickets are not of customers in the file.
func (b Base) contacts(tickets []Ticket, of func(s *Spell) int) []*result.Measured {
	ratios := make([]*result.Measured, len(b.Segments)+1)
	time := make([]clusters, len(ratios))
	byCustomer := map[uint64]float64{}
	for i := range tickets {
		if tickets[i].Customer != 0 {
			byCustomer[tickets[i].Customer]++
		}
	}
	all, there := 0., 0.
	for i := range b.Spells {
		s := &b.Spells[i]
		if s.Until != Here || s.Customer == 0 {
			continue
		}
		n := byCustomer[s.Customer]
		delete(byCustomer, s.Customer) // who has two contracts wrote once
		time[of(s)].add(0, n, 1)
		all, there = all+n, there+1
	}
	if len(tickets) == 0 || all < .3*float64(len(tickets)) {
		return ratios
	}
	for k := range time {
		if m := time[k].mean(); m != nil && m.Interval != nil {
			scale := there / all
			m.Value, m.Interval.Lo, m.Interval.Hi = m.Value*scale, m.Interval.Lo*scale, m.Interval.Hi*scale
			ratios[k] = m
		}
	}
	return ratios
}
