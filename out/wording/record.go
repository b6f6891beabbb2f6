package wording

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// RecordHead are the columns of published figures beside simulated ones.
var RecordHead = []string{
	"figure", "published", "simulated", "half of futures", "9 of 10 futures", "verdict", "moved most by", "source",
}

// againstRecord are the verdicts in words.
var againstRecord = map[result.AgainstRecord]string{
	result.Agrees: "agrees", result.Near: "near", result.Contradicts: "CONTRADICTS",
	result.Uninformative: "says nothing: the range is too wide", result.NotSimulated: "not simulated",
}

// yardsticks are what a published change is measured from.
var yardsticks = map[string]string{"reference": "the reference", "day_zero": "the month before day 0"}

// RecordTitle says what is compared.
func RecordTitle(r *result.Record) string {
	return fmt.Sprintf("What was published, and what the model plays (%s; ranges with the error of the figure and "+
		"what the model is assumed to miss)", Counted(r.Worlds, "future", "futures"))
}

// RecordRow is one figure, a text for each column.
func RecordRow(f *result.Published, u Units) []string {
	row := []string{
		FigureName(f), PublishedFigure(f, u), SimulatedFigure(f, u), None, None, RecordVerdict(f), None, sourceOf(f),
	}
	if q := f.Simulated; q != nil {
		row[3] = recordQuantity(f, u, q.P25) + " to " + recordQuantity(f, u, q.P75)
		row[4] = recordQuantity(f, u, q.P5) + " to " + recordQuantity(f, u, q.P95)
	}
	if f.Decides != "" {
		row[6] = fmt.Sprintf("%s (rank correlation %.2f)", Clean(f.Decides), f.Rank)
	}
	return row
}

// FigureName says what a figure is of, and when.
func FigureName(f *result.Published) string {
	name := Clean(f.Name) + ": " + f.Measure
	if f.Over != "" {
		name += " / " + f.Over
	}
	if f.Against != "" {
		name += ", against " + yardsticks[f.Against]
	}
	return name + " " + monthsOf(f)
}

// recordQuantity is a quantity of a figure, in its unit.
func recordQuantity(f *result.Published, u Units, x float64) string {
	switch {
	case f.Against != "":
		return u.Signed(x, result.UnitShare)
	case f.Over != "":
		return u.Quantity(x, ratioUnit(f))
	}
	return u.Quantity(x, f.Unit)
}

// PublishedFigure is what was published, a range where it was one.
func PublishedFigure(f *result.Published, u Units) string {
	if f.Low != f.High {
		return recordQuantity(f, u, f.Low) + " to " + recordQuantity(f, u, f.High)
	}
	return recordQuantity(f, u, f.Value)
}

// SimulatedFigure is the median of what is simulated, and in how many worlds what is dated never happens.
func SimulatedFigure(f *result.Published, u Units) string {
	text := None
	if f.Simulated != nil {
		text = recordQuantity(f, u, f.Simulated.P50)
	}
	switch {
	case f.Never == 1:
		return "in no future"
	case f.Never > 0:
		return strings.TrimPrefix(text+", ", None+", ") + "never in " + Percent(f.Never) + " of futures"
	}
	return text
}

// ratioUnit is the unit of a measure over another: money where money is divided by a number of something, a
// plain ratio else.
func ratioUnit(f *result.Published) result.Unit {
	if f.Unit == result.UnitMoney && f.OverUnit != result.UnitMoney {
		return result.UnitMoney
	}
	return result.UnitRatio
}

// monthsOf says when a figure is of.
func monthsOf(f *result.Published) string {
	switch {
	case f.From < 0:
		return "(whole run)"
	case f.From == 0:
		return "(month before day 0)"
	case f.From == f.To:
		return fmt.Sprintf("(month %d)", f.From)
	}
	return fmt.Sprintf("(months %d to %d)", f.From, f.To)
}

// RecordVerdict is the verdict; that of an input proves nothing, and that is said.
func RecordVerdict(f *result.Published) string {
	text := againstRecord[f.Verdict]
	if f.Role == "input" {
		return "input, no evidence (" + text + ")"
	}
	return text
}

func sourceOf(f *result.Published) string {
	text := Clean(f.Source) + ", grade " + f.Grade
	if f.Held {
		text += "; held back by lot"
	}
	if f.Note != "" {
		text += "; " + Clean(f.Note)
	}
	return text
}

// fewestChecks is how many published figures it takes before their agreement says anything.
const fewestChecks = 4

// RecordSum counts the checks by their verdict. Below so many checks nothing can be said of a model.
func RecordSum(r *result.Record) string {
	checks := len(r.Checks())
	if checks < fewestChecks {
		return fmt.Sprintf("Too little is published to judge: %s that set no input; %d would be the least.",
			Counted(checks, "figure", "figures"), fewestChecks)
	}
	return fmt.Sprintf("Of %d figures that set no input: %s.", checks, Joined(verdictsCounted(r.Verdicts())))
}

// verdictsCounted are the verdicts there are, each with how often.
func verdictsCounted(n map[result.AgainstRecord]int) (said []string) {
	for _, v := range []result.AgainstRecord{
		result.Agrees, result.Near, result.Contradicts, result.Uninformative, result.NotSimulated,
	} {
		if n[v] > 0 {
			said = append(said, fmt.Sprintf("%d %s", n[v], inSentence[v]))
		}
	}
	return said
}

// inSentence are the verdicts after a number.
var inSentence = map[result.AgainstRecord]string{
	result.Agrees: "agreeing", result.Near: "near", result.Contradicts: "contradicted",
	result.Uninformative: "on which the simulated range is too wide to say anything",
	result.NotSimulated:  "not simulated",
}

// Contradicted are the checks that what is simulated contradicts, a sentence each with both figures and the reason.
func Contradicted(r *result.Record, u Units) (all []string) {
	for _, f := range r.Checks() {
		if f.Verdict != result.Contradicts {
			continue
		}
		text := fmt.Sprintf("Contradicts the record: %s was published as %s and is simulated as %s", FigureName(f),
			PublishedFigure(f, u), SimulatedFigure(f, u))
		if q := f.Simulated; q != nil {
			text += fmt.Sprintf(" (9 of 10 futures %s to %s)", recordQuantity(f, u, q.P5), recordQuantity(f, u, q.P95))
		}
		if f.Note != "" {
			text += ": " + Clean(f.Note)
		}
		all = append(all, text+".")
	}
	return all
}

// RecordShort is the record in one sentence: how many figures contradict the model, and the first of
// them with both figures; "" where too little was published to judge. The others and the reasons stand
// with Contradicted.
func RecordShort(r *result.Record, u Units) string {
	checks := r.Checks()
	if len(checks) < fewestChecks {
		return "" // Figure 1 says that it is too little
	}
	n := r.Verdicts()[result.Contradicts]
	if n == 0 {
		return fmt.Sprintf("None of %d published figures contradicts the model.", len(checks))
	}
	first := checks[slices.IndexFunc(checks, func(f *result.Published) bool { return f.Verdict == result.Contradicts })]
	such := "s the model: "
	if n > 1 {
		such = " the model, such as "
	}
	return fmt.Sprintf("%s of %d published figures contradict%s%s (published %s, simulated %s).",
		Thousands(n), len(checks), such, strings.ReplaceAll(Clean(first.Name), "-", " "), PublishedFigure(first, u),
		SimulatedFigure(first, u))
}

// RecordTotals sums up the checks of several scenarios: how many agree, whether so many contradictions are chance, and
// how much the simulated ranges tell beyond a law in which no plan changes anything.
//
//	chance   P(X ≥ contradictions), X ~ Binomial(checks that say something, .1): outside 90 %
func RecordTotals(all []*result.Record) string {
	n, held := map[result.AgainstRecord]int{}, map[result.AgainstRecord]int{}
	checks, scored, ours, persists := 0, 0, 0., 0.
	for _, r := range all {
		for _, f := range r.Checks() {
			checks++
			n[f.Verdict]++
			if f.Held {
				held[f.Verdict]++
			}
			if f.Score != nil && f.Persists != nil {
				scored++
				ours, persists = ours+*f.Score, persists+*f.Persists
			}
		}
	}
	told := n[result.Agrees] + n[result.Near] + n[result.Contradicts]
	text := fmt.Sprintf("%s that set no input: %s.", Capital(Counted(checks, "figure", "figures")),
		Joined(verdictsCounted(n)))
	if len(held) > 0 {
		text += fmt.Sprintf(" Of those drawn by lot to be looked at last: %s.", Joined(verdictsCounted(held)))
	}
	if told > 0 {
		p := stats.BinomialAtLeast(n[result.Contradicts], told, .1)
		text += fmt.Sprintf(" Were the ranges right, %s or more among the %d that say something would come with "+
			"probability %s.", Counted(n[result.Contradicts], "contradiction", "contradictions"), told, Percent(p))
	}
	if scored > 0 {
		text += fmt.Sprintf(" Mean interval score over the size of the figure, less is better: %.2f, and %.2f for "+
			"“day 0 persists” (%s of plans carried out).", ours/float64(scored), persists/float64(scored),
			Counted(scored, "figure", "figures"))
	}
	return text
}
