package wording

import "fmt"

// Work says what the plans of a run took of a processor, and what a plain experiment
// would have taken to know their means as well.
func Work(ours, theirs float64) string {
	return fmt.Sprintf("the plans took %s of processor time; with the unknowns drawn at random, and a past and a "+
		"chance of its own for each plan, what a plan changes would take at least %s to be known as well",
		processor(ours), processor(theirs))
}

// processor is a time in the unit a person would say it in.
func processor(seconds float64) string {
	switch {
	case seconds < 120:
		return fmt.Sprintf("%.3g s", seconds)
	case seconds < 2*3600:
		return fmt.Sprintf("%.0f min", seconds/60)
	case seconds < 1000*3600:
		return fmt.Sprintf("%.0f h", seconds/3600)
	}
	return Thousands(int(seconds/3600/24)) + " days"
}
