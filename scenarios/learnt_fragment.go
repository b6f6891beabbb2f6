package scenarios

import (
	"fmt"
	"math"
	"strings"

	"boomerang/sim/portable"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// LearntFragment writes what was learnt as a file to extend, for people: the range of every unknown by itself, and as
// comments which go together. What they know of each other is in the draws alone.
func LearntFragment(s *Scenario, reads []int, a *result.Learning) []byte {
	b := &strings.Builder{}
	from := "published figures"
	if a.History != "" {
		from = oneLine(a.History)
	}
	fmt.Fprintf(b, "# What %s leaves of what %s does not know: %.0f effective draws.\n#\n# Each range by itself, for "+
		"people and for a file to extend; the draws know more:\n#   %s\n\n", from, oneLine(s.Name),
		a.Sampler.Effective,
		remedy.Quoted("boomerang", "run", oneLine(s.Name)+".toml", "--draws", result.LearntParquet))
	for i, in := range a.Inputs {
		as := s.Assumptions[reads[i]]
		p5, p50, p95 := as.written(in.After.P5), as.written(in.After.P50), as.written(in.After.P95)
		mark := ""
		if as.Plan != "" || p5 == p50 || p50 == p95 {
			mark = "# "
		}
		fmt.Fprintf(b, "%s%s = { p5 = %s, p50 = %s, p95 = %s, source = %s, grade = \"data\" }\n", mark, as.Path,
			p5, p50, p95, tomlText("learnt from "+from+", draws "+a.Draws))
	}
	if len(a.Pairs) > 0 {
		fmt.Fprintf(b, "\n# These go together after what was seen:\n")
	}
	for k, p := range a.Pairs {
		fmt.Fprintf(b, "# [correlation.learnt-%d]\n# between = [%s, %s]\n# rank    = %.2f\n", k+1,
			tomlText(a.Inputs[p.First].Path), tomlText(a.Inputs[p.Second].Path), p.Rank)
	}
	return []byte(b.String())
}

// written is a value of an assumption as a file holds it.
func (a Assumption) written(x float64) string {
	text := a.key.Unit.plain(fourDigits(x))
	if strings.ContainsAny(text, "% ") && !strings.HasPrefix(text, `"`) {
		return tomlText(text)
	}
	return text
}

// fourDigits keeps four digits.
func fourDigits(x float64) float64 {
	if x == 0 || !stats.IsFinite(x) {
		return x
	}
	unit := portable.Pow(10, math.Floor(math.Log10(math.Abs(x)))-3)
	return math.Round(x/unit) * unit
}
