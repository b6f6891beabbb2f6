package desk

import (
	"math"
	"unsafe"
)

// Bytes estimates the memory a worker needs to play plans of this kind: for
// every customer slot three records: the shared past, the reference, the plan
// being played.
//
// It is a bound for the planner of a batch and not a measurement: issues in flight are some tens of
// bytes each, and rows are written as they come.
func (p Params) Bytes() float64 {
	perSlot := 3 * float64(unsafe.Sizeof(customer{}))
	if p.Churn.Worst > 0 {
		perSlot += 3 * float64(unsafe.Sizeof(peak{}))
	}
	bytes := 32e6 // issues, the ledger and what does not grow with the customers
	for _, s := range p.Segments {
		bytes += perSlot * p.slotsOf(s)
	}
	return bytes
}

// slotsOf is how many customers of a segment are played: those of day 0 and
// those who may join.
//
//	slots = customers · scale · (1 + new a year · years · headroom)
func (p *Params) slotsOf(s Segment) float64 {
	perYear := -math.Log1p(-s.ChurnPerYear)
	if p.Churn.NewPerYear >= 0 {
		perYear = p.Churn.NewPerYear
	}
	years := float64(p.Horizon.PreMonths+p.Horizon.Months) / 12
	return s.Customers * p.Scale * (1 + perYear*years*joinHeadroom)
}
