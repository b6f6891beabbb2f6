package wording

import (
	"math"
	"strconv"
	"strings"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// About writes a value with two significant digits as a board reads it: "$1.2M", "17,000",
// "12 points", "83 %". Shares are fractions of 1; whole counts below 100 stand as they are.
func (u Units) About(v float64, unit result.Unit) string {
	if !stats.IsFinite(v) {
		return None
	}
	f := u.form(unit)
	x := math.Abs(v * f.times)
	sign := ""
	if rounded := twoDigits(x); v < 0 && rounded > 0 {
		sign = Minus
	}
	if unit.IsMoney() {
		return sign + f.before + shortened(x) + f.after + f.every
	}
	if f.times == 100 {
		x = math.Round(x) // whole per cent
		if x == 0 {
			sign = ""
		}
		return sign + strconv.FormatFloat(x, 'f', 0, 64) + f.after + f.every
	}
	x = twoDigits(x)
	if x < 10 && !f.whole {
		text := strconv.FormatFloat(x, 'f', decimals(x), 64)
		if strings.Contains(text, ".") {
			text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
		}
		return sign + f.before + text + f.after + f.every
	}
	if x >= 1e6 {
		return sign + f.before + strconv.FormatFloat(x/1e6, 'f', decimals(x/1e6), 64) + " million" + f.after + f.every
	}
	return sign + f.before + Thousands(int(math.Round(x))) + f.after + f.every
}

// AboutSigned is About with a plus before gains.
func (u Units) AboutSigned(v float64, unit result.Unit) string { return plusOf(v, u.About(v, unit)) }

func plusOf(v float64, s string) string {
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// twoDigits rounds to two significant digits.
func twoDigits(x float64) float64 {
	if x == 0 || !stats.IsFinite(x) {
		return 0
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(x)))) - 1)
	return math.Round(x/unit) * unit
}

// decimals are what two significant digits of a number below ten take.
func decimals(x float64) int {
	if x == 0 {
		return 0
	}
	return max(0, 1-int(math.Floor(math.Log10(x))))
}

// shortened is an amount in thousands, millions or billions with two digits: "710k", "1.2M".
func shortened(x float64) string {
	x = twoDigits(x)
	for i := len(magnitudes) - 1; i >= 0; i-- {
		m := magnitudes[i]
		if x < m.size && i > 0 {
			continue
		}
		y := x / m.size
		if m.size == 1 && y < 10 && y != math.Trunc(y) {
			return strconv.FormatFloat(y, 'f', 2, 64) // cents
		}
		if y >= 10 || m.size == 1 || y == 0 {
			return strconv.FormatFloat(math.Round(y), 'f', 0, 64) + m.suffix
		}
		return strconv.FormatFloat(y, 'f', 1, 64) + m.suffix
	}
	return None
}

// plainLevers are assumptions in the words of someone who has never seen the scenario language.
// Those of rows (segment.NAME.key) are found by their last part.
var plainLevers = map[string]string{
	"churn.scale":                  "how readily the unhappy leave",
	"churn.service_share":          "how many leave over service",
	"cut.share":                    "how deep the cut is",
	"cut.heads":                    "how many heads go",
	"valve.steps":                  "how many steps it takes to reach a person",
	"valve.no_route_share":         "how often no way leads to a person",
	"routing.policy":               "what the assistant is given",
	"assistant.silent":             "failures nobody reports",
	"assistant.success":            "how often the assistant really solves",
	"assistant.long_tail_ratio":    "how well the assistant does on hard questions",
	"assistant.deflection":         "how much the assistant takes",
	"assistant.price":              "what a solved conversation costs",
	"humans.slack":                 "spare staff today",
	"assistant.abandonment":        "how many give up on the assistant",
	"assistant.over_escalation":    "how many are handed over although they need not be",
	"humans.patience":              "how long callers wait before they hang up",
	"money.cost_per_head_year":     "what a person costs a year",
	"workforce.attrition_per_year": "how many agents leave by themselves",
	"issues_per_year":              "how often customers need help",
	"arrivals.elasticity":          "how much more people ask when asking is easy",
	"assistant.assist_gain":        "how much faster agents work with the assistant beside them",
	"churn.word_of_mouth":          "how much others hear of it",
	"churn.post_share":             "how many tell others in public",
	"assistant.session_cost":       "what a conversation with the assistant costs",
	"callback.reached":             "how often a call back reaches the customer",
	"churn.double_deviation":       "how much worse a second failure is",
	"churn.personal_lag":           "how long the unhappy stay before they leave",
	"churn.recovery":               "how far a good answer makes up for a bad one",
	"deferred.gives_up_after":      "how long people wait to be answered before they give up",
	"deferred.chase_after":         "how long people wait before they chase an answer",
	"deferred.chase_live":          "how many of those who chase an answer call",
	"deferred.chase_up":            "how often people chase an answer",
	"exposure.per_customer_year":   "what a wronged customer may cost in law",
	"humans.redial":                "how many who hang up call again",
	"incidents.cost":               "what an incident costs",
	"incidents.per_year":           "how often incidents happen",
	"routing.sensitivity":          "how well hard questions are recognised",
	"routing.specificity":          "how well routine questions are recognised",
	"valve.give_up":                "how many give up on the way to a person",
	"valve.switch_channel":         "how many try another way to reach a person",
	"workforce.novice_handle":      "how much slower new agents are",
	"workforce.ramp":               "how long new agents take to learn",
	"workforce.survivor_half_life": "how long a layoff weighs on those who stay",
	"workforce.survivor_uplift":    "how many more leave after a layoff",
	"cost_per_head_year":           "what a person costs a year",
	"quality":                      "how well its people solve",
	"handle":                       "how long a contact takes",
	"share":                        "how large a part of the work it is",
	"concurrency":                  "how many contacts a person handles at once",
	"hiring_per_head":              "what hiring costs",
	"severance_per_head":           "what severance costs",
	"margin_per_month":             "what a customer earns",
	"churn_per_year":               "how many customers leave anyway",
}

// Plain reports whether somebody has put an assumption into plain words.
func Plain(key string) bool {
	_, key = result.OwnOf(key)
	parts := strings.Split(Clean(key), ".")
	_, whole := plainLevers[key]
	_, last := plainLevers[parts[len(parts)-1]]
	return whole || last
}

// Lever names an assumption in plain words; by its key's last part where nobody has put it
// plainer.
func Lever(key string) string {
	_, key = result.OwnOf(key)
	if w, ok := plainLevers[key]; ok {
		return w
	}
	parts := strings.Split(Clean(key), ".")
	name := parts[len(parts)-1]
	w, ok := plainLevers[name]
	if !ok {
		w = strings.ReplaceAll(name, "_", " ")
	}
	// a company with one segment calls it customers: that says nothing
	if len(parts) == 3 && parts[1] != result.Customers {
		return w + " (" + parts[1] + ")"
	}
	return w
}
