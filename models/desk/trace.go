package desk

import (
	"context"
	"fmt"
	"math"

	"boomerang/sim"
)

// Note is one thing that happened to a customer.
//
// Notes come in the order they are told, which is the order of time but for who hangs up unseen: their
// note is made when the line is next looked at, and dated to when patience ended.
type Note struct {
	Minute float64 // from the start of day 0; negative: before it
	Turn   Turn
	What   string // in plain words
	About  int    // customer; of no meaning in a Life
	Facts  Facts
}

// Turn is what kind of thing a note tells.
type Turn string

// The turns of a customer's life.
const (
	Joins       Turn = "joins"
	Raises      Turn = "issue"
	AtAssistant Turn = "assistant"
	HandedOver  Turn = "handed over"
	Answered    Turn = "answered"
	Deceived    Turn = "deceived" // believes a wrong answer
	Failed      Turn = "failed"   // not helped, not let through, hung up, found out
	Waits       Turn = "waits"    // for an answer in writing, or a call
	Ended       Turn = "ended"    // the issue is over, one way or another
	Stays       Turn = "stays"
	Decides     Turn = "decides"
	Leaves      Turn = "leaves"
)

// chronicle is the life that is told.
type chronicle struct {
	watched int32  // the customer whose life it is
	about   int32  // the customer the next note is about
	notes   []Note // of that life
}

func (c *chronicle) reset(*base) { *c = chronicle{watched: nobody, notes: c.notes[:0]} }

func (c *chronicle) copyFrom(src *chronicle) {
	c.watched, c.about, c.notes = src.watched, src.about, copied(c.notes, src.notes)
}

// nobody is watched: no customer has this slot, open arrivals have −1.
const nobody int32 = -2

// everybody is watched.
const everybody int32 = -3

// watches reports whether a customer's life is being told; the words are made
// only then.
func (d *Desk) watches(customer int32) bool {
	return d.watched != nobody && (customer == d.watched || d.watched == everybody && d.lookAt(customer))
}

// lookAt remembers whom the next note is about.
func (d *Desk) lookAt(customer int32) bool {
	d.about = customer
	return true
}

// tell notes what happened to the customer watched.
func (d *Desk) tell(t float64, turn Turn, format string, args ...any) {
	d.notes = append(d.notes, Note{
		t - d.base.dayZero.dawn(), turn, fmt.Sprintf(format, args...), int(d.about),
		noFacts,
	})
}

// Customers is how many people exist in a world of a plan: those who are, were
// or may become customers.
func Customers(p Params) int { return newBase(statusQuo(p)).slots() }

// Chronicle plays one plan in one world and returns everything that happened to
// anybody from day 0, in order; worthless where the context has ended.
//
// Every note of everybody is kept in memory: for companies played at a small scale.
func Chronicle(ctx context.Context, f sim.Fates, p Params) []Note {
	d := pastOf(f, p, listening(ctx))
	d.watched = everybody
	played := &Desk{}
	played.branchUnder(d, p)
	played.playPlan()
	return played.notes
}

// WhoRaised is the customer who raises the n-th issue from day 0 under a plan,
// n from 1, and when, in minutes from day 0; customer is −1 where there are
// fewer. raised is how many are raised in all.
func WhoRaised(ctx context.Context, f sim.Fates, p Params, n int) (customer int, minute float64, raised int) {
	customer = -1
	for _, note := range Chronicle(ctx, f, p) {
		if note.Turn == Raises && note.Minute >= 0 {
			if raised++; raised == n {
				customer, minute = note.About, note.Minute
			}
		}
	}
	return customer, minute, raised
}

// pastOf plays the past of a plan alone.
func pastOf(f sim.Fates, p Params, halt listener) *Desk {
	d := presentOf(f, p, halt)
	d.playPast()
	return d
}

// presentOf is the first day of that past.
func presentOf(f sim.Fates, p Params, halt listener) *Desk {
	b, d := newBase(statusQuo(p)), &Desk{}
	d.start(b, newPlan(b, statusQuo(p)), f)
	d.halt = halt
	return d
}

// Life is one customer under one plan.
type Life struct {
	Notes   []Note
	Left    bool    // gone by the horizon
	LeftDay float64 // from day 0, where gone
	Service bool    // gone, or decided to go, over service
	Due     float64 // day from day 0 of a departure decided but not yet come, NaN if none
}

// Trace plays the plans in one world and tells the life of one customer under
// each. Because fates are keyed, it is the same person with the same issues
// and the same luck; only what the plans do to them differs. Customers are
// numbered from 0 up to below Customers. Worthless where the context has ended.
//
// Each plan plays its past anew, because notes are taken from the first day on; the price is a second
// or two, once per question.
//
// Lives of two plans agree note for note up to the first difference that the plans make; from there on
// each fate is still the same, but other fates may be asked.
func Trace(ctx context.Context, f sim.Fates, plans []Params, customer int) []Life {
	lives := make([]Life, len(plans))
	for k, p := range plans {
		d := presentOf(f, p, listening(ctx))
		d.watched = int32(customer)
		d.playPast()
		played := &Desk{}
		played.branchUnder(d, p)
		played.playPlan()
		lives[k] = played.life(int32(customer))
	}
	return lives
}

// life is what became of a customer by the horizon.
//
// Left by the horizon, due after it, or neither; Service tells of both why.
func (d *Desk) life(c int32) Life {
	cu := &d.customers[c]
	day := float64(d.base.fromDayZero(engineDay(cu.leaves)))
	l := Life{Notes: d.notes, Service: cu.state&intends != 0, Due: math.NaN()}
	switch {
	case cu.leaves == 0: // never became a customer
	case !cu.here(d.day - 1):
		l.Left, l.LeftDay = true, day
	case l.Service:
		l.Due = day
	}
	return l
}

// Lost finds a customer who leaves over service under plan k and whom plan kept keeps:
// there at the end, with no decision to leave, or where nobody is, there for now. It is
// the one who left in the middle of all such, −1 if there is none. Worthless where the
// context has ended.
//
// The middle one of those found, and not the first: slots are filled segment by segment, and the first
// would always be of the first segment.
func Lost(ctx context.Context, f sim.Fates, plans []Params, kept, k int) int {
	past := pastOf(f, plans[k], listening(ctx))
	b := past.base
	var with, without Desk
	with.branchUnder(past, plans[k])
	with.playPlan()
	without.branchUnder(past, plans[kept])
	without.playPlan()
	var stays, there []int
	for c := range with.customers {
		a, r := &with.customers[c], &without.customers[c]
		if a.state&wasThere == 0 || a.here(with.day-1) || a.state&intends == 0 || !r.here(with.day-1) ||
			engineDay(a.leaves) <= b.dayZero {
			continue
		}
		there = append(there, c)
		if r.state&intends == 0 {
			stays = append(stays, c)
		}
	}
	for _, lost := range [][]int{stays, there} {
		if len(lost) > 0 {
			return lost[len(lost)/2]
		}
	}
	return -1
}

// How a note says it.
func inDays(n engineDay) string {
	switch n {
	case 0:
		return "later that day"
	case 1:
		return "the next day"
	}
	return fmt.Sprintf("in %d days", n)
}

// leaving is what a customer decides on: at once, or at the end of a term.
func (g *group) leaving() string {
	if g.gate == 0 {
		return "to leave"
	}
	return "not to renew"
}

// atGate says when a customer of the segment goes.
func (g *group) atGate() string {
	if g.gate == 0 {
		return ""
	}
	return " at the renewal"
}

// inLineFor and afterSteps put a wait, and steps of friction, into a note.
func inLineFor(minutes float64) string {
	switch seconds := math.Round(60 * minutes); {
	case seconds < 1:
		return "at once"
	case seconds == 1:
		return "after 1 second in line"
	case seconds < 60:
		return fmt.Sprintf("after %.0f seconds in line", seconds)
	}
	return fmt.Sprintf("after %.1f minutes in line", minutes)
}

func afterSteps(steps float64) string {
	switch {
	case steps == 0:
		return "at one click"
	case steps == 1:
		return "after 1 step more"
	}
	return fmt.Sprintf("after %.3g steps more", steps)
}
