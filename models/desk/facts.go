package desk

import (
	"math"

	"boomerang/sim"
)

// Facts are the figures of a note: what its words say, as numbers and as one of
// a few fixed words. A number that does not belong to the turn is NaN.
//
// A note has words for a reader and facts for a program: the tables of events (Parquet) hold facts
// only, so that nobody has to parse a sentence.
//
// Minutes, days, steps and points as named, at the simulated scale: a note is one person's. Issue is
// the key of the issue's fates, so that a join of two plans' tables on it finds the same issue.
type Facts struct {
	Issue    sim.Key // the same issue under every plan; 0: the note is about no issue
	Category string  // of the issue
	Outcome  Outcome // of a failure or an end, else empty
	Contact  int     // of the issue, from 1; 0: the note is about no issue
	// in line: of this stay where somebody is answered or hangs up, of the issue where it ends; minutes
	Wait   float64
	Handle float64 // time the human contact takes, minutes
	Steps  float64 // on the way from the assistant to a human
	Score  float64 // experience of the issue, points of 100
	Days   float64 // until the return, or the departure
}

// Outcome is how a turn went that may go in several ways.
//
// The words are data: they are stored, and a reader's sentence is made of them elsewhere.
type Outcome string

// The outcomes of Failed; those of Ended are in ended.
const (
	// NotHelped is told when it is known when the customer comes back, FoundOut when a silent failure
	// shows.
	LeftAssistant Outcome = "left the assistant"
	NoHuman       Outcome = "found no human"
	HungUp        Outcome = "hung up"
	NotHelped     Outcome = "not helped, comes back"
	FoundOut      Outcome = "found the answer wrong"
)

// ended are the outcomes of Ended, by ending.
//
// In the order of type ending.
var ended = [...]Outcome{"solved by the assistant", "solved by a human", "went away by itself", "given up"}

var noFacts = Facts{Wait: math.NaN(), Handle: math.NaN(), Steps: math.NaN(), Score: math.NaN(), Days: math.NaN()}

// facts are those of the note just told, to be filled in; is is the issue it is
// about, nil where it is about none.
func (d *Desk) facts(is *issue) *Facts {
	f := &d.notes[len(d.notes)-1].Facts
	if is != nil {
		f.Issue, f.Category, f.Contact = is.key, d.base.Categories[is.category].Name, int(is.times[byContact])
	}
	return f
}

// SegmentOf is the segment of a customer of a plan, "" of one who has none.
//
// It works the company out once; the function it returns is cheap and may be asked for every note.
func SegmentOf(p Params) func(customer int) string {
	b := newBase(statusQuo(p))
	return func(customer int) string {
		if customer < 0 {
			return ""
		}
		return b.Segments[b.groupOf(int32(customer)).index].Name
	}
}
