package out

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// plansAcross is how many plans stand as columns; more stand as rows.
const plansAcross = 4

// noClear is said where the paired interval of the mean covers zero.
const noClear = "no clear difference"

// lossRow names the line of probabilities with what they rest on.
const lossRow = "Net loss, given the listed assumptions"

// row is one line of the verdict: what is said of each plan.
type row struct {
	name string
	say  func(r reading, plan string) Cell
	need string // measure, event or probability it reads
}

// Verdict writes what a run says first to a terminal of so many columns (100
// when 0): every plan against the reference, what would change the answer,
// thresholds, day 0, the arithmetic audit, the first warnings.
func Verdict(w io.Writer, res *result.Result, width int) error {
	if width <= 0 {
		width = 100
	}
	r := read(res)
	var b strings.Builder
	fmt.Fprintln(&b, wrapWords(r.headline(), width))
	fmt.Fprintln(&b, wrapWords(r.recommendation(), width))
	fmt.Fprintln(&b, wrapWords(strings.TrimSpace(r.basis()+" "+r.doubt()), width))
	fmt.Fprintln(&b)
	for _, t := range r.verdictTables() {
		if err := t.WriteText(&b, width); err != nil {
			return err
		}
		fmt.Fprintln(&b)
	}
	for _, section := range append(r.credits(), r.wouldChange(), r.thresholds(), r.dayZero(), r.audit(), r.firstWarnings()) {
		if len(section.Rows) == 0 {
			continue
		}
		if err := section.WriteText(&b, width); err != nil {
			return err
		}
		fmt.Fprintln(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Takeaway is the answer to the scenario's question in a sentence or two, as
// the decision page and the verdict give it.
func Takeaway(res *result.Result) string { return clean(read(res).recommendation()) }

// headline is the question.
func (r reading) headline() string {
	if q := clean(r.Scenario.Question); q != "" {
		return q
	}
	if t := clean(r.Scenario.Title); t != "" {
		return t
	}
	return clean(r.Scenario.Name)
}

// basis says what the figures are measured against and rest on.
func (r reading) basis() string {
	s := fmt.Sprintf("%s, %s", r.horizon(), r.worlds())
	if ref := r.Reference(); ref != nil {
		s += fmt.Sprintf(", every plan against “%s” in the same worlds", r.short(*ref))
	}
	if r.Scale > 0 && r.Scale != 1 {
		s += fmt.Sprintf("; %s of the company simulated, figures at full size", r.units.Quantity(r.Scale, "share"))
	}
	return s + "."
}

// doubt is what decides whether any figure may be believed; it stands above them.
func (r reading) doubt() string {
	var all []string
	for _, w := range r.Warnings {
		if w.About == "design" {
			all = append(all, capital(clean(w.Text))+".")
		}
	}
	return strings.Join(all, " ")
}

// rows lists the verdict line by line, without those the result cannot fill.
func (r reading) rows() []row { return r.filled(r.allRows()) }

func (r reading) filled(all []row) (rows []row) {
	for _, x := range all {
		for _, p := range r.rivals() {
			if x.say(r, p.Name).Text != none {
				rows = append(rows, x)
				break
			}
		}
	}
	return rows
}

func (r reading) allRows() []row {
	return []row{
		{"Savings", meanOf("savings"), "savings"},
		{"Retention loss", meanOf("retention_loss"), "retention_loss"},
		{"Net value, mean", netMean, "net"},
		{r.level() + " interval of the mean", intervalOf("net"), "net"},
		{"5–95 % of worlds", spreadOf("net"), "net"},
		{"Mean of the worst 5 % of worlds", worst, "net"},
		{lossRow, netLoss, "net_loss"},
		{"Loss overtakes savings", overtaken, "overtaken_month"},
		{"First alarm a daily chart would give", happens("first_alarm_day"), "first_alarm_day"},
		{"Customers lost + committed to leave", lost, "customers_lost"},
		{"Contained → truly resolved", contained, "contained"},
		{"Net value with what comes after", meanOf("net_terminal"), "net_terminal"},
	}
}

// verdictTables are one table with plans across, or two with plans down.
func (r reading) verdictTables() []Table {
	plans, rows := r.rivals(), r.rows()
	if len(plans) == 0 {
		return []Table{{Notes: []string{"There is no plan to compare with the reference."}}}
	}
	note := slices.Concat(r.lossNote(), r.notMade(), r.offHours(), r.missing(rows))
	if len(plans) <= plansAcross {
		t := r.across(plans, rows)
		t.Notes = note
		return []Table{t}
	}
	half := 0
	for half < len(rows) && (half < 6 && rows[half].name != lossRow) {
		half++
	}
	tables := []Table{r.down(plans, rows[:half]), r.down(plans, rows[half:])}
	tables[1].Notes = note
	return tables
}

// decisionTables are the tables of the first page: those of the verdict, with
// the people a plan touches, and in bold what decides.
func (r reading) decisionTables() []Table {
	plans, rows := r.rivals(), r.filled(append(r.allRows(), peopleRows()...))
	if len(plans) == 0 {
		return r.verdictTables()
	}
	note := slices.Concat([]string{"Sums and counts are means of the worlds, beyond the same under the reference, unless a line says otherwise."},
		r.lossNote(), r.notMade(), r.offHours(), r.missing(rows))
	if len(plans) <= plansAcross {
		t := r.across(plans, rows)
		for i, x := range rows {
			t.stress(x.decides(), i, -1)
		}
		t.Notes = note
		return []Table{t}
	}
	var figures, chances []row
	for _, x := range rows {
		if slices.Contains([]string{lossRow, "Loss overtakes savings", "First alarm a daily chart would give", "Customers lost + committed to leave", "People laid off", "Severance paid", "Plan reversed"}, x.name) {
			chances = append(chances, x)
		} else {
			figures = append(figures, x)
		}
	}
	var tables []Table
	for _, part := range [][]row{figures, chances} {
		t := r.down(plans, part)
		for i, x := range part {
			t.stress(x.decides(), -1, i+1)
		}
		for i, p := range plans {
			t.Rows[i][0].Strong = r.leads(p)
		}
		if len(tables) > 0 {
			t.shortenAgain(part)
		}
		tables = append(tables, t)
	}
	tables[1].Notes = note
	return tables
}

// decides reports whether a line is what a reader looks for first.
func (x row) decides() bool { return x.name == "Net value, mean" || x.name == lossRow }

// missing names the lines left out.
func (r reading) missing(rows []row) []string {
	var absent []string
	kept := map[string]bool{}
	for _, x := range rows {
		kept[x.name] = true
	}
	for _, x := range r.allRows() {
		if !kept[x.name] {
			absent = append(absent, x.name)
		}
	}
	if len(absent) == 0 {
		return nil
	}
	return []string{"Not in this result: " + strings.Join(absent, "; ") + "."}
}

func (r reading) across(plans []result.Plan, rows []row) Table {
	t := Table{Columns: []Column{{Name: "Against the reference"}}}
	for _, p := range plans {
		t.Columns = append(t.Columns, Column{r.title(p), true})
	}
	for _, x := range rows {
		cells := []Cell{words(x.name)}
		for _, p := range plans {
			cells = append(cells, x.say(r, p.Name))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (r reading) down(plans []result.Plan, rows []row) Table {
	t := Table{Columns: []Column{{Name: "Plan"}}}
	for _, x := range rows {
		t.Columns = append(t.Columns, Column{x.name, true})
	}
	for _, p := range plans {
		cells := []Cell{words(r.title(p))}
		for _, x := range rows {
			cells = append(cells, x.say(r, p.Name))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// unit of a measure of whole runs, money where the result does not define it.
func (r reading) unit(measure string) string {
	if m := r.Measure(measure); m != nil {
		return m.Unit
	}
	return "money"
}

func meanOf(measure string) func(reading, string) Cell {
	return func(r reading, plan string) Cell {
		v := r.mean(plan, measure)
		return number(v, r.units.Quantity(v, r.unit(measure)))
	}
}

// netMean is the mean, with the words "no clear difference" where its paired
// interval covers zero.
func netMean(r reading, plan string) Cell {
	v := r.mean(plan, "net")
	s := r.units.Signed(v, r.unit("net"))
	if e := r.Estimate(plan, "net"); e != nil && e.Interval != nil && r.verdict(plan) == unclear {
		s = "~ " + s + ", " + noClear
	}
	return number(v, s)
}

func intervalOf(measure string) func(reading, string) Cell {
	return func(r reading, plan string) Cell {
		e := r.Estimate(plan, measure)
		if e == nil || e.Interval == nil {
			return Cell{Text: none}
		}
		return Cell{Text: r.units.Range(e.Interval.Lo, e.Interval.Hi, r.unit(measure))}
	}
}

func spreadOf(measure string) func(reading, string) Cell {
	return func(r reading, plan string) Cell {
		e := r.Estimate(plan, measure)
		if e == nil || e.Quantiles == nil {
			return Cell{Text: none}
		}
		return Cell{Text: r.units.Range(e.Quantiles.P5, e.Quantiles.P95, r.unit(measure))}
	}
}

// worst is the mean of the worst twentieth of the worlds.
func worst(r reading, plan string) Cell {
	e := r.Estimate(plan, "net")
	if e == nil || e.Worst == nil {
		return Cell{Text: none}
	}
	return number(*e.Worst, r.units.Signed(*e.Worst, r.unit("net")))
}

// overtaken is the month from which the loss exceeds the savings for good.
func overtaken(r reading, plan string) Cell {
	c := happens("overtaken_month")(r, plan)
	if e := r.event(plan, "overtaken_month"); e != nil && moment(e) < 1 {
		c.Text = "from the first month, " + inWorlds(e.Probability)
	}
	return c
}

func netLoss(r reading, plan string) Cell {
	p := r.netLoss(plan)
	return number(p, r.chance(plan))
}

// lossNote says what the range behind a probability runs over.
func (r reading) lossNote() []string {
	if tried := r.tried(); tried != "" {
		return []string{"Net loss: given the listed assumptions; in brackets the share of worlds that lose " + tried + ", one at a time."}
	}
	return nil
}

// happens says when something happens and how often: "Jun 2024, in 87 % of
// worlds".
func happens(name string) func(reading, string) Cell {
	return func(r reading, plan string) Cell {
		e := r.event(plan, name)
		switch {
		case e == nil:
			return Cell{Text: none}
		case e.Probability == 0 || e.Quantiles == nil:
			return words("in no world played")
		}
		return number(e.Quantiles.P50, r.when(e)+", "+inWorlds(e.Probability))
	}
}

// inWorlds says in how many of the worlds played something happened.
func inWorlds(p float64) string {
	if p == 1 {
		return "in every world played"
	}
	return "in " + Percent(p) + " of worlds"
}

func contained(r reading, plan string) Cell {
	c, s := r.mean(plan, "contained"), r.mean(plan, "contained_resolved")
	if !finite(c) || !finite(s) {
		return Cell{Text: none}
	}
	return number(s, r.units.Quantity(c, "share")+" → "+r.units.Quantity(s, "share"))
}

func lost(r reading, plan string) Cell {
	a, b := r.mean(plan, "customers_lost"), r.mean(plan, "committed")
	switch {
	case !finite(a):
		return Cell{Text: none}
	case !finite(b):
		return number(a, r.units.Quantity(a, "customers"))
	}
	return number(a+b, r.units.Quantity(a, "customers")+" + "+r.units.Quantity(b, "customers"))
}
