package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// decision is the first page of a report: what a board needs to decide, and
// nothing it does not.
type decision struct {
	Question string
	Answer   string // one sentence
	Basis    string
	Doubt    string   // why no figure may be believed; empty where they may
	Tables   []Table  // every plan against the reference
	Whose    string   // a sentence: what the drivers move
	Drivers  []string // what moves the choice most
	Changes  []string // what would change it
	Undone   []string // what cannot be undone
	Cautions string   // how many warnings stand on the later pages
}

// Lists are the parts below the tables, those without lines left out.
func (d decision) Lists() (all []section) {
	for _, s := range []section{{Name: "What moves the choice most", Lead: d.Whose, Lines: d.Drivers}, {Name: "What would change the answer", Lines: d.Changes}, {Name: "What cannot be undone", Lines: d.Undone}} {
		if len(s.Lines) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func decide(r reading, runs *result.Runs) decision {
	d := decision{
		Question: r.headline(), Answer: r.recommendation(), Basis: r.basis(), Doubt: r.doubt(), Tables: r.decisionTables(),
		Changes: r.changes(), Undone: r.undone(), Cautions: r.cautions(),
	}
	if c := r.choice(); c != nil {
		d.Whose, d.Drivers = c.whose(runs), c.drivers(runs)
	}
	return d
}

// recommendation follows the numbers. Where the preferred plan changes over the
// stress tests it says first on what the answer depends.
func (r reading) recommendation() string {
	if s := r.depends(); s != "" {
		return s + " With the values of the scenario: " + r.ownAnswer()
	}
	return r.ownAnswer()
}

// givenAssumptions is the probability of a net loss as a sentence takes it.
func (r reading) givenAssumptions(plan string) string {
	s := r.odds(plan) + ", given the listed assumptions"
	switch span := r.lossSpan(plan); span {
	case "":
	case theSame:
		s += " (the same " + r.tried() + ")"
	default:
		of := " of"
		if strings.Contains(span, "all of") {
			of = ""
		}
		s += fmt.Sprintf(" (%s%s worlds %s)", span, of, r.tried())
	}
	return s
}

// ownAnswer is one sentence under the scenario's own values: a plan is preferred
// when its paired interval lies above zero, one with little risk before one
// with more, then by mean net value. It claims no order among plans whose
// intervals overlap.
func (r reading) ownAnswer() string {
	ref := "the reference"
	if p := r.Reference(); p != nil {
		ref = "“" + r.short(*p) + "”"
	}
	ahead := r.preferred()
	if len(ahead) == 0 {
		lost := slices.IndexFunc(r.rivals(), func(p result.Plan) bool { return r.verdict(p.Name) != loses }) < 0
		switch {
		case len(r.rivals()) == 0:
			return "There is no plan to compare with " + ref + "."
		case !slices.ContainsFunc(r.rivals(), func(p result.Plan) bool { return r.interval(p.Name) != nil }):
			return fmt.Sprintf("Too few worlds to tell: %s give no interval, so no plan can be called better than %s over %s.", r.worlds(), ref, r.horizon())
		case lost:
			return fmt.Sprintf("Keep %s: every other plan is clearly worse over %s.", ref, r.horizon())
		}
		return fmt.Sprintf("No plan is clearly better than %s over %s.", ref, r.horizon())
	}
	best := ahead[0]
	s := fmt.Sprintf("“%s” is clearly ahead of %s over %s: %s on average (%s interval %s)", r.title(best), ref, r.horizon(),
		r.units.Quantity(r.mean(best.Name, "net"), "money"), r.level(), intervalOf("net")(r, best.Name).Text)
	if p := r.netLoss(best.Name); finite(p) {
		joint := "; a net loss is "
		if p > safeRisk {
			joint = ", but a net loss is "
		}
		s += joint + r.givenAssumptions(best.Name)
	}
	if b := pointOf(r.Estimate(best.Name, "net_terminal")); b.hi < 0 {
		s += "; counting what comes after the horizon it turns into a loss of " + r.units.Quantity(-b.mean, "money")
	}
	if len(ahead) > 1 && !r.apart(best.Name, ahead[1].Name) {
		s += fmt.Sprintf("; it is not clearly better than “%s”", r.short(ahead[1]))
	}
	return s + "."
}

// preferred are the plans clearly ahead of the reference: the safe ones first,
// then by mean net value.
func (r reading) preferred() []result.Plan {
	ahead := slices.DeleteFunc(r.rivals(), func(p result.Plan) bool { return r.verdict(p.Name) != gains })
	slices.SortStableFunc(ahead, func(a, b result.Plan) int {
		riskyA, riskyB := r.netLoss(a.Name) > safeRisk, r.netLoss(b.Name) > safeRisk
		if riskyA != riskyB {
			if riskyA {
				return 1
			}
			return -1
		}
		return compare(r.mean(b.Name, "net"), r.mean(a.Name, "net"))
	})
	return ahead
}

// apart reports whether the intervals of two mean net values do not overlap.
func (r reading) apart(a, b string) bool {
	p, q := pointOf(r.Estimate(a, "net")), pointOf(r.Estimate(b, "net"))
	return p.lo > q.hi || p.hi < q.lo
}

// limits says in plain words what the figures are not.
func (r reading) limits() []string {
	lines := []string{
		"This is a simulation. It shows what follows from the listed assumptions, not what will happen.",
		"Every probability is given these assumptions; where an assumption is wrong, so is the probability.",
		"An interval of a mean says how precisely the simulation knows its own mean. The range of worlds says how different the futures are. Only the first shrinks with more worlds.",
	}
	assumed, sourceless := 0, 0
	for _, a := range r.Assumptions {
		if a.Grade == "assumed" {
			assumed++
		}
		if a.Source == "" {
			sourceless++
		}
	}
	if n := len(r.Assumptions); n > 0 {
		lines = append(lines, fmt.Sprintf("Of %s inputs, %s are assumed and %s name no source; the ledger lists them.", thousands(n), thousands(assumed), thousands(sourceless)))
	}
	if r.Scale > 0 && r.Scale != 1 {
		lines = append(lines, fmt.Sprintf("%s of the company was simulated. Rare events and small groups of customers are less certain than at full size.", r.units.Quantity(r.Scale, "share")))
	}
	if r.Worlds > 0 && r.Worlds < 100 {
		lines = append(lines, fmt.Sprintf("Only %s worlds were played: read ranges and probabilities as rough.", thousands(r.Worlds)))
	}
	if math.IsNaN(r.coverageOfTail()) {
		lines = append(lines, "The plans carry no probability of a net loss; risk cannot be read from this result.")
	}
	return lines
}

// coverageOfTail is any plan's probability of a net loss, NaN when none has it.
func (r reading) coverageOfTail() float64 {
	for _, p := range r.rivals() {
		if v := r.netLoss(p.Name); finite(v) {
			return v
		}
	}
	return math.NaN()
}

// command repeats the run.
func (r reading) command() string {
	return fmt.Sprintf("boomerang run %s --seed %d --reps %d", shell(r.Scenario.Name), r.Seed, r.Worlds)
}

// shell quotes a name that a shell would split or obey.
func shell(s string) string {
	s = clean(s)
	for _, c := range s {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.' || c == '/') {
			return "'" + quoteSingle(s) + "'"
		}
	}
	return s
}

func quoteSingle(s string) string {
	out := ""
	for _, c := range s {
		if c == '\'' {
			out += `'\''`
			continue
		}
		out += string(c)
	}
	return out
}
