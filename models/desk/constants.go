package desk

import (
	"boomerang/sim"

	"boomerang/sim/result"
)

// Constant is a figure of the model that no scenario file can change. Nobody
// measured it; it is listed so that it can be questioned, from the very constants
// the code uses.
//
// Value is in Unit, as a reader is shown it. A figure with a source, or one that a study could be cited
// for, is a key of the scenario with its range instead, so that it can be swept; nothing here is swept,
// which is what makes the list worth reading.
type Constant struct {
	Name    string
	Value   float64
	Unit    result.Unit
	Meaning string
}

// Constants are the assumed constants, by the file of the mechanism. What only
// trades accuracy for speed is not among them.
//
// Which way each errs, as far as it can be told: a larger issue_part makes repeats of hard issues
// longer and moves no mean; all of the closing line coming back makes short hours look harmless to
// demand and costly in repeats.
var Constants = []Constant{
	{"issue_part", issuePart, result.UnitShare, "Of the variance of the logarithm of a lognormal handle time: what " +
		"belongs to the issue and is the same in all its contacts."},
	{
		"opening_hour", sim.Hour, result.UnitMinutes,
		"Time over which contacts made while the desk was closed come in once it opens, evenly.",
	},
	{
		"closing_line", 1, result.UnitShare,
		"Of those still in line when the desk closes: who contacts it again on the day it opens next.",
	},
	{
		"cases_busy", casesBusy, result.UnitShare,
		"How busy those are who work on cases, where no lower occupancy is the limit: day 0 is staffed for it.",
	},
	{"asked_again", askAgain, result.UnitDays, "Time a stage of a cut waits behind a closed gate before the gate " +
		"is looked at again; gates postpone and never cancel."},
	{"trust_shock", shockDays, result.UnitDays, "Time a shock of trust lasts after an incident or the press."},
	{
		"join_headroom", joinHeadroom, result.UnitRatio,
		"The most that word of mouth can raise new business to, against the status quo.",
	},
	{
		"comeback_window", comebackDays, result.UnitDays,
		"Time in which a customer's next contact counts as a comeback to the circuit breaker.",
	},
	{
		"breaker_learning", learnDays, result.UnitDays,
		"Time over which the circuit breaker learns its baselines, once coverage is mature.",
	},
	{
		"reviewed", reviewed, result.UnitShare,
		"Sessions a person looks at afterwards where the assistant acts and reports (level 3).",
	},
	{
		"quiet", returnDays, result.UnitDays,
		"Time without a return after which a contained session counts as one without.",
	},
}
