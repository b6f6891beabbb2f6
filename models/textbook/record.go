package textbook

import "boomerang/sim"

const (
	forever sim.Time = 1e300 // later than anything
	gone    sim.Time = -1    // has left the line
)

// Record is what one play of a queue counted since the warm-up. A redial counts
// as a call of its own.
type Record struct {
	Served  float64  // calls
	HungUp  float64  // calls
	Delayed float64  // of the served, those who waited in line
	Wait    float64  // minutes in line, of all calls
	Service float64  // minutes of service, of the served
	Begin   sim.Time // when counting began
	End     sim.Time // when the last customer had left
}

// Calls is served and hung up together.
func (r Record) Calls() float64 { return r.Served + r.HungUp }

// Abandon is the share of calls that hung up.
func (r Record) Abandon() float64 { return r.HungUp / r.Calls() }

// WaitShare is the share of calls not served at once.
//
// Who hung up had to wait, however short their patience; a call served in the instant it came did not.
func (r Record) WaitShare() float64 { return (r.Delayed + r.HungUp) / r.Calls() }

// WaitMean is the mean time in line of all calls, minutes.
//
// Of hung-up calls it is the patience spent. Erlang A's E[W] is the same mean; that of the served alone
// is longer or shorter and is not told here.
func (r Record) WaitMean() float64 { return r.Wait / r.Calls() }

// Busy is the occupancy of n servers: the mean share of them at work.
//
// Service counts in full when it begins, so both ends of the time counted err by about one service.
func (r Record) Busy(n int) float64 { return r.Service / float64(n) / (r.End - r.Begin) }
