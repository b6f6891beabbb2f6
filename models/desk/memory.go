package desk

import (
	"math"
	"unsafe"
)

// Bytes estimates the memory a worker holds while it plays plans of this kind: that of three
// desks, the shared past, the reference and the plan being played.
//
//	bytes = 3 · Σ (slots · bytes of a customer + returns · bytes of an entry) + the rest
//
// Issues that return are filed by day and stay filed: about a third of all, by the shipped
// scenarios. What the collector has not taken back yet is the business of who asks.
func (p Params) Bytes() float64 {
	const desks, returning, rest = 3, 1. / 3, 8e6 // the ledger, and tables that do not grow with the customers
	perSlot := float64(unsafe.Sizeof(customer{}))
	if p.Churn.Worst > 0 {
		perSlot += float64(unsafe.Sizeof(peak{}))
	}
	perEntry := float64(unsafe.Sizeof(agendaBlock{})) / float64(len(agendaBlock{}.entries))
	years := float64(p.Horizon.PreMonths+p.Horizon.Months) / 12
	bytes := rest
	for _, s := range p.Segments {
		returns := s.Customers * p.Scale * s.IssuesPerYear * years * returning
		bytes += desks * (perSlot*p.slotsOf(s) + perEntry*returns)
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
