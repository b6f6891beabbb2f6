package desk

// Some contacts exist only because an earlier one did not help: failure demand
// (Seddon 2003, Freedom from Command and Control), a failure cost in the language
// of quality (Feigenbaum 1956, Harvard Business Review 34(6)). The people who take
// them are paid by the head, so what they cost is a part of the payroll and never
// comes on top of it.
//
// The part is told by the minute, as time-driven activity-based costing does
// (Kaplan and Anderson 2004, Harvard Business Review 82(11)):
//
//	pay of a pool in a month × minutes it handled returns ÷ minutes it was on duty
//
// The divisor is time on duty, not time handled. What it costs that somebody is
// free when a customer calls is the price of short lines, not of returns, and a
// quiet month would make every return dearer. Where shifts run over, the
// minutes handled are the longer time, and the parts still add up to the pay.

// timesheet is what a pool did with its time this month, and what it was paid.
//
// Kept per pool, since pay differs between a pool of one's own and a supplier's.
type timesheet struct {
	duty, handled float64 // minutes
	returns       float64 // of handled
	pay           float64 // money
}

// add books the minutes of one contact that begins.
func (s *timesheet) add(minutes float64, isReturn bool) {
	s.handled += minutes
	if isReturn {
		s.returns += minutes
	}
}

func (s *timesheet) payOfReturns() float64 {
	return s.pay * ratioOr0(s.returns, max(s.duty, s.handled))
}

// isReturn says, when a contact is about to be answered, whether people or the
// assistant have dealt with the issue before: in every earlier contact but those
// it hung up in. To call again after hanging up is work put off, not work done
// twice.
func (is *issue) isReturn() bool {
	hungUp := is.times[byArrival] - is.times[byAnswer] - 1
	return is.times[byContact]-hungUp > 1
}
