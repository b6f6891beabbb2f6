package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// whatTells says of a decisive key what it is and what would tell it.
var whatTells = map[string][2]string{
	"assistant.deflection": {"the share of contacts kept from people", "sessions of the days the tickets cover"},
	"assistant.silent": {
		"the share of the assistant's failures nobody notices at once",
		"customers in the log, named as in the tickets, over four months at least",
	},
	"assistant.abandonment": {"who leaves a session half way", "an outcome, or a column, that says so"},
	"assistant.over_escalation": {
		"what the assistant hands over and would have solved",
		"a sample of sessions handed over, read by a person",
	},
	"experience.assistant_gap": {
		"how much less customers like the assistant",
		"answers about the assistant and about people, at least ten of a query type each",
	},
	"survey.response": {
		"who answers surveys",
		"a row for every survey sent, blank where nobody answered",
	},
	"survey.withheld": {
		"how many of the unhappy tell nobody",
		"calls to a sample of those who did not answer",
	},
	"segment.*.churn_per_year": {
		"who leaves in a year",
		"customers with start and end, two months of ends at least",
	},
	"segment.*.margin_per_month": {
		"what a customer brings a month",
		"a column of margins, before the cost of support",
	},
	"churn.service_share": {
		"how much of leaving service causes, the weakest link of all",
		"service made better for a part drawn by lot, a year long",
	},
	"churn.personal_lag": {
		"how long after a bad end a customer leaves",
		"the same experiment: tickets show who left, not what over",
	},
	"humans.heads": {"how many people answer", "the payroll"},
	"humans.patience": {
		"how long customers wait before they hang up",
		"the telephone switch's log of waits and hang-ups",
	},
	"workforce.attrition_per_year": {"how many agents leave by themselves", "the personnel file"},
	"money.cost_per_head_year":     {"what an agent costs", "the payroll"},
}

// StillOpen says of each decisive key that the tables do not narrow what it is and how it could be known.
func StillOpen(all []result.Unlearnt) (lines []string) {
	for _, u := range all {
		what := whatTells[u.Key]
		lines = append(lines, fmt.Sprintf("%s, %s: %s", u.Key, what[0], HowKnown(u)))
	}
	return lines
}

// HowKnown says what would tell a key that is open.
func HowKnown(u result.Unlearnt) string {
	tells := whatTells[u.Key][1]
	switch {
	case u.By != "" && u.Why == "no_table":
		return fmt.Sprintf("give --%s (%s)", u.By, tells)
	case u.By != "":
		return fmt.Sprintf("the file of %s does not tell; that takes %s", u.By, tells)
	}
	return tells
}

// WhatIs says what a decisive key is.
func WhatIs(key string) string { return whatTells[key][0] }

// HeldBackShare says how a share that was predicted for the last quarter came out.
func HeldBackShare(h *result.HeldShare) string {
	how := "outside the 90 %% band: it moves with time, and what holds for all of it may not hold for what comes"
	if h.Inside() {
		how = "inside the 90 %% band"
	}
	return fmt.Sprintf("Held back, the last quarter of the time: %s seen, %s predicted (%s to %s), "+how+
		"; %.0f of %d weeks inside theirs.", share(h.Seen), share(h.Predicted), share(h.Lo), share(h.Hi),
		h.Weeks.Value*float64(h.Weeks.N), h.Weeks.N)
}

// share is a share with a digit behind the point, since what is held back may differ by less than a per cent.
func share(x float64) string { return Units{}.Quantity(x, result.UnitShare) }

// HeldDepartures says how a number of departures that was predicted came out.
func HeldDepartures(h *result.HeldCount) string {
	how := "outside the 90 % band: a season, renewals on a day, or churn that changes"
	if h.Inside() {
		how = "inside the 90 % band"
	}
	return fmt.Sprintf("Held back, the last %d days: %.0f left, %.0f predicted (%.0f to %.0f), %s.", h.Days, h.Seen,
		h.Predicted, h.Lo, h.Hi, how)
}
