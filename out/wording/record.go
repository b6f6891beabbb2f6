package wording

import (
	"fmt"
	"strings"

	"boomerang/sim/result"
)

// RecordHead are the columns of published figures beside simulated ones.
var RecordHead = []string{
	"figure", "published", "simulated", "half of worlds", "9 of 10 worlds", "verdict", "moved most by", "source",
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
		"what the model is assumed to miss)", Counted(r.Worlds, "world", "worlds"))
}

// RecordRow is one figure, a text for each column.
func RecordRow(f *result.Published, u Units) []string {
	quantity := func(x float64) string {
		switch {
		case f.Against != "":
			return u.Signed(x, result.UnitShare)
		case f.Over != "":
			return u.Quantity(x, ratioUnit(f))
		}
		return u.Quantity(x, f.Unit)
	}
	published := quantity(f.Value)
	if f.Low != f.High {
		published = quantity(f.Low) + " to " + quantity(f.High)
	}
	name := Clean(f.Name) + ": " + f.Measure
	if f.Over != "" {
		name += " / " + f.Over
	}
	if f.Against != "" {
		name += ", against " + yardsticks[f.Against]
	}
	row := []string{name + " " + monthsOf(f), published, None, None, None, verdictOn(f), None, sourceOf(f)}
	if q := f.Simulated; q != nil {
		row[2] = quantity(q.P50)
		row[3], row[4] = quantity(q.P25)+" to "+quantity(q.P75), quantity(q.P5)+" to "+quantity(q.P95)
	}
	switch {
	case f.Never == 1:
		row[2] = "in no world"
	case f.Never > 0:
		row[2] = strings.TrimPrefix(row[2]+", ", None+", ") + "never in " + Percent(f.Never) + " of worlds"
	}
	if f.Decides != "" {
		row[6] = fmt.Sprintf("%s (rank correlation %.2f)", Clean(f.Decides), f.Rank)
	}
	return row
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

// verdictOn is the verdict; that of an input proves nothing, and that is said.
func verdictOn(f *result.Published) string {
	text := againstRecord[f.Verdict]
	if f.Role == "input" {
		return "input, no evidence (" + text + ")"
	}
	return text
}

func sourceOf(f *result.Published) string {
	text := Clean(f.Source) + ", grade " + f.Grade
	if f.Note != "" {
		text += "; " + Clean(f.Note)
	}
	return text
}

// RecordSum counts the checks by their verdict. Below so many checks nothing can be said of a model.
func RecordSum(r *result.Record) string {
	n, checks := r.Tally(), 0
	for _, k := range n {
		checks += k
	}
	if checks < fewestChecks {
		return fmt.Sprintf("Too little is published to judge: %s that set no input; %d would be the least.",
			Counted(checks, "figure", "figures"), fewestChecks)
	}
	var said []string
	for _, v := range []result.AgainstRecord{
		result.Agrees, result.Near, result.Contradicts, result.Uninformative, result.NotSimulated,
	} {
		if n[v] > 0 {
			said = append(said, fmt.Sprintf("%d %s", n[v], strings.ToLower(againstRecord[v])))
		}
	}
	return fmt.Sprintf("Of %d figures that set no input: %s.", checks, Joined(said))
}

// fewestChecks is how many published figures it takes before their agreement says anything.
const fewestChecks = 4
