package desk

import (
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// Exposure is what a regulator may ask for, by the customers that were failed.
//
// The one order there is (2025-CFPB-0001 of 16 January 2025, Block: 75 to 120 million dollars of redress and 55
// of penalty on 56 million users [S] D as a rate) counts users and years; at which share of failed customers it
// was issued nobody says [A].
type Exposure struct {
	PerCustomerYear float64 // money a customer and year at AtFailures
	AtFailures      float64 // share of customers a year with an issue that ended in a failure
}

// of is the exposure of so many customer-years in which so many issues ended in a failure.
//
//	money = per customer and year · customer-years · S / S₀,   S = 1 − e^(−failures / customer-years)
//
// S is the share of customers with at least one failure in a year of such days, customers taken as alike; it
// is never a flat sum, and none where nobody is failed.
func (e *Exposure) of(failures, customerYears float64) float64 {
	if e.PerCustomerYear == 0 || customerYears == 0 {
		return 0
	}
	failed := 1 - portable.Exp(-failures/customerYears)
	return e.PerCustomerYear * customerYears * failed / e.AtFailures
}

// bookExposure books that of a month.
func (d *Desk) bookExposure() {
	years := d.atFullSize(d.month.counted(tCustomerDays)) / dates.PlainYear
	d.book(fExposure, d.plan.Exposure.of(d.atFullSize(d.month.counted(tFailures)), years))
}
