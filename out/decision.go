package out

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// decision is the first page of a report: what a board needs to decide, and
// nothing it does not.
type decision struct {
	Question string
	Answer   string // one sentence
	Basis    string
	Doubt    string          // why no figure may be believed; empty where they may
	Record   string          // how it fares against what was published; empty where nothing was
	Tables   []drawing.Table // every plan against the reference
	Whose    string          // a sentence: what the drivers move
	Drivers  []string        // what moves the choice most
	Changes  []string        // what would change it
	Undone   []string        // what cannot be undone
	Cautions string          // how many warnings stand on the later pages
}

// Lists are the parts below the tables, those without lines left out.
func (d decision) Lists() (all []section) {
	for _, s := range []section{
		{Name: "What moves the choice most", Lead: d.Whose, Lines: d.Drivers},
		{Name: "What would change the answer", Lines: d.Changes},
		{Name: "What cannot be undone", Lines: d.Undone},
	} {
		if len(s.Lines) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func decide(r reader, runs *result.Runs) decision {
	d := decision{
		Question: r.Question(), Answer: r.recommendation(), Basis: r.basis(), Doubt: r.doubt(),
		Record:  r.recordLine(),
		Tables:  r.decisionTables(),
		Changes: r.changes(), Undone: r.undone(), Cautions: r.cautions(),
	}
	if c := r.choice(); c != nil {
		d.Whose, d.Drivers = c.whose(runs), c.drivers(runs)
	}
	return d
}

// recommendation follows the numbers. Where the preferred plan changes over the
// stress tests it says first on what the answer depends.
func (r reader) recommendation() string {
	if r.WithoutMoney() {
		return "Nothing here earns or costs anything: plans are told apart by their queue."
	}
	if s := r.depends(); s != "" {
		return s + " With the values of the scenario: " + r.ownAnswer()
	}
	return r.ownAnswer()
}

// givenAssumptions is the probability of a net loss as a sentence takes it.
func (r reader) givenAssumptions(plan string) string {
	s := r.Odds(plan) + ", given the listed assumptions"
	switch span := r.LossSpan(plan); {
	case span.Words == "":
	case span.Same:
		s += " (no clear change " + r.tried() + ")"
	default:
		of := " of"
		if span.Counted {
			of = ""
		}
		s += fmt.Sprintf(" (%s%s futures %s)", span.Words, of, r.tried())
	}
	return s
}

// ownAnswer is one sentence under the scenario's own values: a plan is preferred
// when its paired interval lies above zero, one with little risk before one
// with more, then by mean net value. It claims no order among plans whose
// intervals overlap.
func (r reader) ownAnswer() string {
	ref := "the reference"
	if p := r.Reference(); p != nil {
		ref = "“" + r.Short(*p) + "”"
	}
	ahead := r.Preferred()
	if len(ahead) == 0 {
		return r.nobodyAhead(ref)
	}
	best := ahead[0]
	s := fmt.Sprintf("“%s” is clearly ahead of %s over %s: %s on average (%s interval %s)", r.Title(best), ref,
		r.Horizon(),
		r.Units.Quantity(r.Mean(best.Name, result.Net), result.UnitMoney), r.Level(),
		intervalOf(result.Net)(r, best.Name).Text)
	if p := r.NetLoss(best.Name); stats.IsFinite(p) {
		joint := "; a net loss is "
		if p > view.SafeRisk {
			joint = ", but a net loss is "
		}
		s += joint + r.givenAssumptions(best.Name)
	}
	if len(ahead) > 1 && !r.Apart(best.Name, ahead[1].Name) {
		s += fmt.Sprintf("; it is not clearly better than “%s”", r.Short(ahead[1]))
	}
	return s + "."
}

// nobodyAhead is the answer where no plan that can be chosen is clearly better than the
// reference. A counterfactual that is ahead is named: it is no choice, and no news that
// nothing helps.
func (r reader) nobodyAhead(ref string) string {
	var open []result.Plan
	dream := ""
	for _, p := range r.Rivals() {
		switch {
		case !p.NoChoice:
			open = append(open, p)
		case r.Verdict(p.Name) == view.Gains && dream == "":
			dream = fmt.Sprintf(" “%s” is clearly ahead (%s on average), and nobody can choose it.", r.Title(p),
				r.Units.Quantity(r.Mean(p.Name, result.Net), result.UnitMoney))
		}
	}
	known := func(p result.Plan) bool { return r.Interval(p.Name) != nil }
	keeps := func(p result.Plan) bool { return r.Verdict(p.Name) != view.Loses }
	passing := r.Passing()
	switch kind := r.kindOf(open); {
	case passing != nil:
		return fmt.Sprintf("No plan%s is clearly better than %s: “%s” is clearly ahead over %s, %s on average, and "+
			"counting what comes after the horizon it turns into a loss of %s.", kind, ref, r.Title(*passing),
			r.Horizon(), r.Units.Quantity(r.Mean(passing.Name, result.Net), result.UnitMoney),
			r.Units.Quantity(-r.Mean(passing.Name, result.NetTerminal), result.UnitMoney)) + dream
	case len(r.Rivals()) == 0:
		return "There is no plan to compare with " + ref + "."
	case len(open) == 0:
		return "There is no plan to choose beside " + ref + "." + dream
	case !slices.ContainsFunc(open, known):
		return fmt.Sprintf("Too few futures to tell: %s give no interval, so no plan can be called better than "+
			"%s over %s.", r.PossibleWorlds(), ref, r.Horizon())
	case !slices.ContainsFunc(open, keeps):
		return fmt.Sprintf("Change nothing: every plan tried%s loses against %s over "+
			"%s.", kind, ref, r.Horizon()) + dream
	default:
		return fmt.Sprintf("No plan%s is clearly better than %s over %s.", kind, ref, r.Horizon()) + dream
	}
}

// kindOf says that a sentence is about plans that can be chosen, where there are others.
func (r reader) kindOf(open []result.Plan) string {
	if len(open) < len(r.Rivals()) {
		return " that can be chosen"
	}
	return ""
}

// limits says in plain words what the figures are not.
func (r reader) limits() []string {
	lines := []string{
		"This is a simulation. It shows what follows from the listed assumptions, not what will happen.",
		"Every probability is given these assumptions; where an assumption is wrong, so is the probability.",
		"An interval of a mean says how precisely the simulation knows its own mean. The range of futures says how " +
			"different the futures are. Only the first shrinks with more futures.",
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
		lines = append(lines, fmt.Sprintf("Of %s inputs, %s are assumed and %s name no source; the ledger lists them.",
			wording.Thousands(n), wording.Thousands(assumed), wording.Thousands(sourceless)))
	}
	if r.Scale > 0 && r.Scale != 1 {
		lines = append(lines, fmt.Sprintf("%s of the company was simulated. Rare events and small groups of "+
			"customers are less certain than at full size.", r.Units.Quantity(r.Scale, result.UnitShare)))
	}
	if r.Worlds > 0 && r.Worlds < 100 {
		lines = append(lines, fmt.Sprintf("Only %s futures were played: read ranges and probabilities as rough.",
			wording.Thousands(r.Worlds)))
	}
	if text := wording.Untried(r.Untried); text != "" {
		lines = append(lines, wording.Clean(text))
	}
	if math.IsNaN(r.coverageOfTail()) {
		lines = append(lines, "The plans carry no probability of a net loss; risk cannot be read from this result.")
	}
	return lines
}

// coverageOfTail is any plan's probability of a net loss, NaN when none has it.
func (r reader) coverageOfTail() float64 {
	for _, p := range r.Rivals() {
		if v := r.NetLoss(p.Name); stats.IsFinite(v) {
			return v
		}
	}
	return math.NaN()
}

// command repeats the run: the file as the command named it, with its settings. A
// name that cannot be shown as it is (control characters, signs that reverse what
// follows) is not spelled out; of older programs only the scenario's name is known.
func (r reader) command() string {
	asked := result.Asked{File: r.Scenario.Name}
	if r.Asked != nil {
		asked = *r.Asked
	}
	shown := func(s string) string {
		if wording.Hostile(s) {
			return "NAME"
		}
		return s
	}
	asked.File, asked.Set = shown(asked.File), slices.Clone(asked.Set)
	for i, set := range asked.Set {
		asked.Set[i] = shown(set)
	}
	return asked.Command(r.Seed, r.Worlds)
}
