package desk

// Callback is what a caller is offered who would wait long: the people call them.
//
// Who keeps the place in line (HoldsPlace) is called when it comes up; else at the time quoted, and then
// stands last in line if nobody is free. Whoever waits at home does not hang up.
type Callback struct {
	Accepted     float64 // P(who is offered a callback takes it); 0: none is offered
	OfferedAfter float64 // announced wait above which it is offered, minutes
	HoldsPlace   bool
	Reached      float64 // P(a call back is answered)
	Attempts     int     // calls made before a callback is given up and the customer calls again
	RetryMinutes float64 // between two of them
}

// missesAll is the chance that so many calls back in a row are missed.
//
//	P = (1 − reached)^calls
func (c *Callback) missesAll(calls int) float64 {
	missed := 1.0
	for range calls {
		missed *= 1 - c.Reached
	}
	return missed
}

// Deferred is the work that waits in a backlog: e-mail and cases. Which share of a category's contacts it
// is stands with the category.
type Deferred struct {
	ChaseUp   float64 // P(a customer asks what became of a case, a day), from …
	ChaseDays float64 // … this age of the case on
	ChaseLive float64 // of those who ask: by calling; the others write again
	// how long who writes, or was promised a call back, waits before giving the issue up; 0: for ever
	GiveUpDays float64
	CloseDays  float64 // age at which an unanswered case is closed; 0: never
	Order      Order
	Blend      float64 // share of agents who take cases between live contacts
}

// Order is which case is taken next.
type Order int

// The orders of a backlog.
const (
	OldestFirst    Order = iota
	PriorityAndAge       // by the priority of the segment, the oldest of each first
)
