package desk

import (
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// PricedBy is what the assistant's bill counts.
type PricedBy int

// The bills.
const (
	ByResolution PricedBy = iota // a vendor's: each session it counts as resolved
	BySession                    // the model's cost of each session of an assistant built in-house
)

// bill is what so many sessions of a month cost.
//
//	vendor    (billed − refund · came back) · price · (1 + growth)^years
//	in-house  sessions · cost of a session · (1 + growth)^years
//
// What counts as resolved is the vendor's definition: a customer who leaves without
// asking for a human (Intercom Fin, $0.99; Salesforce, $2 a conversation; 2024–2025 [S]).
// Of those that come back vendors deduct the ones that return to the same
// conversation alone; what share that is nobody publishes [A].
func (a *Assistant) bill(sessions, billed, cameBack float64, day planDay) float64 {
	grown := portable.Pow(1+a.PriceGrowth, max(0, float64(day))/dates.PlainYear)
	if a.PricedBy == BySession {
		return sessions * a.SessionCost * grown
	}
	return (billed - a.RefundShare*cameBack) * a.PricePerSession * grown
}

// billed are the sessions that a vendor counts as resolved: solved, failed unnoticed, left half way.
func billed(counted func(countIndex) float64) float64 {
	return counted(tSolvedSession) + counted(tSilent) + counted(tBotLeft)
}

// bookBill books the bill of a month, at the price of its middle. A return is deducted in the month it comes.
func (d *Desk) bookBill(middle planDay) {
	m := d.month
	d.book(fAssistant, d.plan.Assistant.bill(d.atFullSize(m.counted(tSessions)), d.atFullSize(billed(m.counted)),
		d.atFullSize(m.counted(tBilledBack)), middle))
}

// billOf is the bill of a mean issue at day 0, to first order: of billed sessions those come back whose customers
// were not helped and would come back.
func (a *Assistant) billOf(f *Flow, back float64) float64 {
	cameBack := f.counted(tBotLeft)*back + f.taken[returnsDeceived][yes]
	return a.bill(f.counted(tSessions), billed(f.counted), cameBack, 0)
}
