package wording

import "boomerang/sim/result"

// factLabels say what a fact is: of a plan, and of the desk on day 0.
var factLabels = map[string]string{
	result.CutShare: "Cut",
	"cut_day":       "First stage announced",
	"go_live_day":   "Assistant goes live",

	result.Heads:           "Heads on the payroll",
	"heads_needed":         "Heads the stated service level needs",
	"heads_beyond_level":   "… of which beyond the service level, because of the occupancy limit",
	"service_level_stated": "Service level stated",
	result.ServiceLevel:    "Service level simulated",
	"occupancy_predicted":  "Occupancy by formula",
	result.Occupancy:       "Occupancy simulated",
	result.Contacts:        "Contacts a month",
	result.RepeatRate:      "Repeat contacts",
	"handle_minutes":       "Handle time",
	"wait":                 "Mean wait",
	"hung_up":              "Hung up in line",
	"churn_service":        "Leaving over service, a year",
	"churn_other":          "Leaving for other reasons, a year",
	"customers_simulated":  "Customers simulated",
	"agents_simulated":     "Contacts the simulated desk handles at once in its busiest hour",
}

// FactLabel says what a fact is.
func FactLabel(f result.Fact) string {
	if f.Label != "" {
		return f.Label
	}
	if label, ok := factLabels[f.Key]; ok {
		return label
	}
	return f.Key
}

// estimators are how figures of a result are worked out: what they are, and by
// which formula.
var estimators = map[string][2]string{
	"mean": {
		"interval of a mean",
		"t over the means of independent blocks",
	},
	"controlled": {
		"mean of an amount of money",
		"of the draws, less what the other blocks say it owes to where their unknowns, and products of two, lie in " +
			"their ranges, and to their luck with incidents; t over the blocks' values",
	},
	"difference": {
		"interval of a difference",
		"t over block means of plan minus reference, future by future",
	},
	"probability": {
		"interval of a probability",
		"mid-P (Clopper–Pearson) for what the draws of a block are worth in independent ones; exact where all agree",
	},
	"quantiles": {
		"range of futures",
		"type 7 quantiles of the draws: risk, not simulation error",
	},
	"worst": {
		"worst 5 %",
		"mean of the worst twentieth of the draws; t over block means of its parts",
	},
	"split": {
		"ignorance and chance",
		"half the mean squared difference of draws played twice; jackknife over blocks on Fisher's z",
	},
}

// Estimated says of a key of a result's estimators what it is and how it is
// worked out.
func Estimated(f result.Fact) (label, text string) {
	if f.Text != "" {
		return f.Label, f.Text
	}
	return estimators[f.Key][0], estimators[f.Key][1]
}
