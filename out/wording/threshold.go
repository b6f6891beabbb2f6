package wording

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"boomerang/sim/result"
)

// chanceOfLoss is a limit on the chance of a net loss, the one most scenarios state.
var chanceOfLoss = regexp.MustCompile(`^p\(net < 0\) <=? (0?\.\d+)$`)

// Limit says in one sentence that a limit the scenario states is not held by a plan, or not known to be:
// “Your limit, at most a 20 % chance of loss, is broken: 83 % for “Cut 40 %”.” What is no such
// chance is said as the file has it. A chance of so few draws that it has no interval is a count of them.
func Limit(t result.Threshold, plan string, draws int) string {
	limit := "“" + Clean(t.Name) + "” (" + Clean(t.Expr) + ")"
	figure := ""
	chance := chanceOfLoss.FindStringSubmatch(Clean(t.Expr))
	if len(t.Comparisons) == 1 && t.Comparisons[0].Figure != nil {
		figure = fmt.Sprintf("%.3g", float64(*t.Comparisons[0].Figure))
	}
	if chance != nil {
		most, _ := strconv.ParseFloat(chance[1], 64)
		limit = "at most a " + Percent(most) + " chance of loss"
		if figure != "" {
			figure = Percent(float64(*t.Comparisons[0].Figure))
		}
	}
	if len(t.Comparisons) == 1 {
		if counted := countOf(t.Comparisons[0], draws); counted != "" {
			figure = counted
		}
	}
	state := "is open"
	if t.Outcome == result.Failed {
		state = "is broken"
	}
	if figure != "" {
		return fmt.Sprintf("Your limit, %s, %s: %s for “%s”.", limit, state, figure, plan)
	}
	return fmt.Sprintf("Your limit, %s, %s for “%s”.", limit, state, plan)
}

// countOf is the chance a comparison is about as a count, where it has no interval: "15 of 16 futures".
func countOf(c result.Comparison, draws int) string {
	if c.Figure == nil || c.Range != nil || draws == 0 || !strings.HasPrefix(Clean(c.Expr), "p(") {
		return ""
	}
	n := float64(*c.Figure) * float64(draws)
	if math.Abs(n-math.Round(n)) > 1e-6 { // some draws have no value: of how many is not known here
		return ""
	}
	return fmt.Sprintf("%.0f of %s", n, Counted(draws, "future", "futures"))
}

// Judged says by what a threshold was judged: "0.875 (0.647 to 0.952 at 90 %)".
// Of several comparisons it says of each what came of it.
func Judged(t result.Threshold) string {
	switch {
	case t.Detail != "":
		return t.Detail
	case len(t.Comparisons) == 0:
		return "not played"
	}
	var all []string
	for _, c := range t.Comparisons {
		text := compared(c)
		if len(t.Comparisons) > 1 {
			text = fmt.Sprintf("%s: %s, %s", c.Expr, comparisonWords[c.Outcome], text)
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// comparisonWords are what came of one comparison of several: that one fails says
// nothing yet of the whole, behind a not least of all.
var comparisonWords = map[string]string{
	result.Pass: "holds", result.Failed: "does not hold", result.Inconclusive: "open",
}

// compared says what one comparison rests on.
func compared(c result.Comparison) string {
	if c.Figure == nil {
		return "no draw has a value"
	}
	s, figure := c.Share, float64(*c.Figure)
	if s == nil {
		text := ranged(figure, c.Range, "an interval")
		if c.Known < c.Draws {
			text += fmt.Sprintf(", over the %d of %d draws in which there is one", c.Known, c.Draws)
		}
		return text
	}
	return fmt.Sprintf("%s; share of futures %s %v: %s, needed %.4g", ranged(figure, c.Range, "its interval"),
		s.Op, s.Bound, ranged(s.Figure, s.Range, "an interval"), s.Needed)
}

// ranged is a figure and its interval.
func ranged(x float64, in *result.Range, interval string) string {
	if in == nil {
		return fmt.Sprintf("%.4g, too few futures for %s", x, interval)
	}
	return fmt.Sprintf("%.4g (%.4g to %.4g at %.3g %%)", x, float64(in.Lo), float64(in.Hi), 100*in.Level)
}
