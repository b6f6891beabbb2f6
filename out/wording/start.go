package wording

import "boomerang/sim/result"

// begunNames are the figures that a company's own scenario begins with, in the words of a desk.
var begunNames = map[string]string{
	"cut.share":                  "The cut, and when",
	"humans.heads":               "People who answer",
	"humans.open":                "Opening hours",
	"humans.handle":              "Time a contact takes",
	"category.*.kind":            "Hard questions, for people",
	"category.*.share":           "Share of hard questions",
	"assistant.deflection":       "Contacts the assistant keeps away",
	"segment.*.margin_per_month": "Margin of a customer",
	"segment.*.churn_per_year":   "Customers who leave in a year",
}

// BegunName is a figure of a scenario that begins.
func BegunName(key string) string { return begunNames[key] }

// begunFlags say how a figure that was assumed can be said.
var begunFlags = map[string]string{
	"cut.share":                  "--cut",
	"humans.heads":               "--heads",
	"humans.open":                "--hours",
	"humans.handle":              "--handle-time, or a column of handle times",
	"category.*.kind":            "a column of touches, or kind = \"long_tail\" in the fragment",
	"category.*.share":           "--hard, or a column of categories",
	"assistant.deflection":       "--sessions, or --assistant",
	"segment.*.margin_per_month": "--margin, or --customers FILE",
	"segment.*.churn_per_year":   "--churn, or --customers FILE",
}

// Begun says where a figure comes from, and what it is.
func Begun(key, how, text string) (from, value string) {
	switch how {
	case result.BySaid:
		return "you said", text
	case result.ByTables:
		return "your tables", "with its range, in the fragment"
	case result.Unused:
		return "not used", "you said " + text + ", who answer what today's assistant leaves; the plans begin without " +
			"one, so people are as many as the service level needs"
	}
	if text == "" {
		text = "the base's range"
	}
	return "ASSUMED", text + "; better: " + begunFlags[key]
}
