package stats

import "fmt"

// TimeAverage integrates a value that jumps at known times and is constant in
// between: a queue length, a number of busy agents. Times are in any one unit.
// The zero value is 0 from time 0 on.
//
//	mean = ∫ value dt / (until − from)
type TimeAverage struct {
	from  float64 // where averaging starts
	at    float64 // of the last jump
	value float64
	area  float64
}

// Set moves the value at a time not before the last one; it panics otherwise.
func (a *TimeAverage) Set(at, value float64) {
	a.area += a.value * a.since(at)
	a.at, a.value = at, value
}

// Restart forgets the past and averages from a time on, keeping the value:
// the end of a warm-up.
func (a *TimeAverage) Restart(at float64) {
	a.since(at)
	a.from, a.at, a.area = at, at, 0
}

// Value returns the present value.
func (a *TimeAverage) Value() float64 { return a.value }

// Mean returns the average up to a time, the present value when no time has
// passed.
func (a *TimeAverage) Mean(until float64) float64 {
	if until == a.from {
		return a.value
	}
	return (a.area + a.value*a.since(until)) / (until - a.from)
}

func (a *TimeAverage) since(at float64) float64 {
	if !(at >= a.at) {
		panic(fmt.Sprintf("stats: time average set at %v, before %v", at, a.at))
	}
	return at - a.at
}
