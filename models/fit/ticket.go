package fit

// Missing stands for a number the export does not have.
const Missing = -1

// Ticket is one row of an export. Missing numbers are Missing.
//
// 48 bytes: an export may have ten million rows. Texts are numbers and hashes by then, so that nothing
// a customer wrote is in memory.
//
// Handle is time an agent worked, Lasted is time the ticket was open: the one makes heads, the other
// waits, and most exports have the second only. A ticket is open for hours or days and
// worked on for minutes.
//
// Satisfaction is on the scale of the export; 0 is an answer and −1 none. Customer is the hash of an
// identifier: equal hashes are one customer, a false match having a chance of about n²/2⁶⁵.
type Ticket struct {
	Opened       int64   // wall clock, minutes since 1 January 1970
	Lasted       float32 // minutes from opened to resolved
	Handle       float32 // minutes of an agent
	Touches      float32
	Reassigned   float32
	Reopened     float32
	Satisfaction float32
	Category     int32  // number of the label, Missing: no label
	Channel      int32  // the same
	Customer     uint64 // a hash, 0: not known
}

// Count is how many contacts a stretch of time had.
type Count struct {
	At int64 // its beginning, minutes as in Ticket
	N  float64
}

// Day is the day of a minute, 0 = 1 January 1970.
func Day(minute int64) int {
	d := minute / 1440
	if minute%1440 < 0 {
		d--
	}
	return int(d)
}

// Counts makes counts of tickets: one each.
//
// A chat and a mail count alike here; weights come from handle times, category by category.
func Counts(tickets []Ticket) []Count {
	all := make([]Count, len(tickets))
	for i, t := range tickets {
		all[i] = Count{t.Opened, 1}
	}
	return all
}
