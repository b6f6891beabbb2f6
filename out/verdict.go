package out

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/out/board"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// rowID says which line of the verdict a row is, whatever it is called.
type rowID int

// The lines of the verdict, and those of the people a plan touches.
const (
	savingsRow rowID = iota
	retentionRow
	netRow
	intervalRow
	spreadRow
	worstRow
	lossRow
	lossIntervalRow
	paybackRow
	turningRow
	overtakenRow // of older programs, which did not tell the two apart
	alarmRow
	customersRow
	containedRow
	terminalRow
	laidOffRow
	severanceRow
	reversedRow
)

// row is one line of the verdict: what is said of each plan.
type row struct {
	id   rowID
	name string // as a person reads it
	say  func(r reader, plan string) drawing.Cell
}

// Verdict writes what a run says first to a terminal of so many columns (100
// when 0): every plan against the reference, what would change the answer,
// thresholds, day 0, the arithmetic audit, the first warnings.
func Verdict(w io.Writer, res *result.Result, width int) error {
	if width <= 0 {
		width = 100
	}
	r := readerOf(res)
	var b strings.Builder
	fmt.Fprintln(&b, drawing.WrapWords(r.Question(), width))
	fmt.Fprintln(&b, drawing.WrapWords(r.recommendation(), width))
	fmt.Fprintln(&b, drawing.WrapWords(strings.TrimSpace(r.basis()+" "+r.doubt()), width))
	if line := r.recordLine(); line != "" {
		fmt.Fprintln(&b, drawing.WrapWords(line, width))
	}
	fmt.Fprintln(&b)
	for _, t := range r.verdictTables() {
		if err := t.WriteText(&b, width); err != nil {
			return err
		}
		fmt.Fprintln(&b)
	}
	for _, section := range append(r.credits(), r.wouldChange(), r.thresholds(), r.dayZero(), r.otherDesks(), r.audit(),
		r.firstWarnings()) {
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

// Takeaway is the answer to the scenario's question in a few sentences, as page one gives it. Runs may
// be nil.
func Takeaway(res *result.Result, runs *result.Runs) string {
	r := readerOf(res)
	if page, ok := board.Of(r.View, runs); ok {
		return wording.Clean(page.Verdict + " " + strings.Join(page.Sentences, " "))
	}
	return wording.Clean(r.recommendation())
}

// basis says what the figures are measured against and rest on.
func (r reader) basis() string {
	s := fmt.Sprintf("%s, %s", r.Horizon(), r.PossibleWorlds())
	if ref := r.Reference(); ref != nil && !r.WithoutMoney() {
		s += fmt.Sprintf(", every plan against “%s” in the same futures", r.Short(*ref))
	}
	if r.Scale > 0 && r.Scale != 1 {
		s += fmt.Sprintf("; %s of the company simulated, figures at full size",
			r.Units.Quantity(r.Scale, result.UnitShare))
	}
	if r.Learnt != nil {
		s += ". " + wording.Learnt(r.Learnt)
		return s
	}
	return s + "."
}

// doubt is what decides whether any figure may be believed; it stands above them.
func (r reader) doubt() string {
	var all []string
	for _, w := range r.Warnings {
		if w.OfDesign() {
			_, text := wording.Warned(w, r.Result)
			all = append(all, wording.Capital(wording.Clean(text))+".")
		}
		if w.Kind == result.Unconverted {
			all = append(all, r.taken(w.Names))
		}
	}
	if text := wording.UnlikeOthers(r.OtherDesks, r.Units); text != "" {
		all = append(all, text+".")
	}
	return strings.Join(all, " ")
}

// rows lists the verdict line by line, without those the result cannot fill.
func (r reader) rows() []row { return r.filled(r.allRows()) }

func (r reader) filled(all []row) (rows []row) {
	for _, x := range all {
		for _, p := range r.Rivals() {
			if x.say(r, p.Name).Text != wording.None {
				rows = append(rows, x)
				break
			}
		}
	}
	return rows
}

// allRows are the lines a verdict can have, in the order a director asks.
func (r reader) allRows() []row {
	return []row{
		{savingsRow, "Savings", meanOf(result.Savings)},
		{retentionRow, "Retention loss", meanOf(result.RetentionLoss)},
		{netRow, "Net value, mean", netMean},
		{intervalRow, r.Level() + " interval of the mean", intervalOf(result.Net)},
		{spreadRow, wording.Capital(r.SpreadIn(r.Worlds)), spreadOf(result.Net)},
		{worstRow, "If it goes badly (worst 1 in 20)", worst},
		{lossRow, "Net loss, given the listed assumptions", netLoss},
		{lossIntervalRow, "… " + r.Level() + " interval of it", netLossInterval},
		{paybackRow, "Pays back", paysBack},
		{turningRow, "Falls behind for good", turnsNegative},
		{overtakenRow, "Loss overtakes savings", fromFirst(result.OvertakenMonth)},
		{alarmRow, "A daily check would warn in", happens(result.FirstAlarmDay)},
		{customersRow, "Customers gone / leaving", lost},
		{containedRow, "Ended without a person → truly resolved", contained},
		{terminalRow, "Net value with what comes after", meanOf(result.NetTerminal)},
	}
}

// verdictTables are one table with plans across, or two with plans down.
func (r reader) verdictTables() []drawing.Table {
	plans, rows := r.Rivals(), r.rows()
	if r.WithoutMoney() || len(plans) == 0 {
		return r.queueTables()
	}
	note := slices.Concat(r.lossNote(), r.notMade(), r.offHours(), r.missing(rows))
	if len(plans) <= view.PlansAcross {
		t := r.Across(plans, rows)
		t.Notes = note
		return []drawing.Table{t}
	}
	money := 0 // the rows before the probability of a loss, six at most
	for money < len(rows) && money < 6 && rows[money].id != lossRow {
		money++
	}
	tables := []drawing.Table{r.down(plans, rows[:money]), r.down(plans, rows[money:])}
	tables[1].Notes = note
	return tables
}

// decisionTables are the tables of the first page: those of the verdict, with
// the people a plan touches, and in bold what decides.
func (r reader) decisionTables() []drawing.Table {
	plans, rows := r.Rivals(), r.filled(append(r.allRows(), peopleRows()...))
	if len(plans) == 0 || r.WithoutMoney() {
		return r.verdictTables()
	}
	note := slices.Concat([]string{r.averages()},
		r.lossNote(), r.notMade(), r.offHours(), r.missing(rows))
	if len(plans) <= view.PlansAcross {
		t := r.Across(plans, rows)
		for i, x := range rows {
			t.Stress(x.decides(), i, -1)
		}
		t.Notes = note
		return []drawing.Table{t}
	}
	var figures, chances []row
	for _, x := range rows {
		if x.chances() {
			chances = append(chances, x)
		} else {
			figures = append(figures, x)
		}
	}
	var tables []drawing.Table
	for _, rows := range [][]row{figures, chances} {
		t := r.down(plans, rows)
		for i, x := range rows {
			t.Stress(x.decides(), -1, i+1)
		}
		for i, p := range plans {
			t.Rows[i][0].Strong = r.leads(p)
		}
		if len(tables) > 0 {
			shortenAgain(t, rows)
		}
		tables = append(tables, t)
	}
	tables[1].Notes = note
	return tables
}

// decides reports whether a line is what a reader looks for first.
func (x row) decides() bool { return x.id == netRow || x.id == lossRow }

// chances reports whether a line stands in the second table of a page of many
// plans: what happens and how often, and whom it hits.
func (x row) chances() bool {
	switch x.id {
	case lossRow, paybackRow, turningRow, overtakenRow, alarmRow, customersRow, laidOffRow, severanceRow,
		reversedRow:
		return true
	}
	return false
}

// missing names the lines left out.
func (r reader) missing(rows []row) []string {
	var absent []string
	kept := map[rowID]bool{}
	for _, x := range rows {
		kept[x.id] = true
	}
	for _, x := range r.allRows() {
		if !kept[x.id] && x.id != overtakenRow {
			absent = append(absent, x.name)
		}
	}
	if len(absent) == 0 {
		return nil
	}
	return []string{"Not in this result: " + strings.Join(absent, "; ") + "."}
}

func (r reader) Across(plans []result.Plan, rows []row) drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{{Name: "Against the reference"}}}
	for _, p := range plans {
		t.Columns = append(t.Columns, drawing.Column{Name: r.Title(p), Right: true})
	}
	for _, x := range rows {
		cells := []drawing.Cell{drawing.Words(x.name)}
		for _, p := range plans {
			cells = append(cells, x.say(r, p.Name))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (r reader) down(plans []result.Plan, rows []row) drawing.Table {
	t := drawing.Table{Columns: []drawing.Column{{Name: "Plan"}}}
	for _, x := range rows {
		t.Columns = append(t.Columns, drawing.Column{Name: x.name, Right: true})
	}
	for _, p := range plans {
		cells := []drawing.Cell{drawing.Words(r.Title(p))}
		for _, x := range rows {
			cells = append(cells, x.say(r, p.Name))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// unit of a measure of whole runs, money where the result does not define it.
func (r reader) unit(measure string) result.Unit {
	if m := r.Measure(measure); m != nil {
		return m.Unit
	}
	return result.UnitMoney
}

func meanOf(measure string) func(reader, string) drawing.Cell {
	return func(r reader, plan string) drawing.Cell {
		v := r.Mean(plan, measure)
		return drawing.Number(v, r.Units.Quantity(v, r.unit(measure)))
	}
}

// netMean is the mean, with the words "no clear difference" where its paired
// interval covers zero.
func netMean(r reader, plan string) drawing.Cell {
	v := r.Mean(plan, result.Net)
	s := r.Units.Signed(v, r.unit(result.Net))
	if e := r.Estimate(plan, result.Net); e != nil && e.Interval != nil && r.Verdict(plan) == view.Unclear {
		s = "~ " + s + ", " + view.NoClear
	}
	return drawing.Number(v, s)
}

func intervalOf(measure string) func(reader, string) drawing.Cell {
	return func(r reader, plan string) drawing.Cell {
		e := r.Estimate(plan, measure)
		if e == nil || e.Interval == nil {
			return drawing.Cell{Text: wording.None}
		}
		return drawing.Cell{Text: r.Units.Range(e.Interval.Lo, e.Interval.Hi, r.unit(measure))}
	}
}

func spreadOf(measure string) func(reader, string) drawing.Cell {
	return func(r reader, plan string) drawing.Cell {
		e := r.Estimate(plan, measure)
		if e == nil || e.Quantiles == nil {
			return drawing.Cell{Text: wording.None}
		}
		return drawing.Cell{Text: r.Units.Range(e.Quantiles.P5, e.Quantiles.P95, r.unit(measure))}
	}
}

// worst is the mean of the worst twentieth of the worlds, with its interval; without one,
// of how few of them it is.
func worst(r reader, plan string) drawing.Cell {
	e := r.Estimate(plan, result.Net)
	if e == nil || e.Worst == nil {
		return drawing.Cell{Text: wording.None}
	}
	text := r.Units.Signed(*e.Worst, r.unit(result.Net))
	switch iv := e.WorstInterval; {
	case iv != nil:
		text += " (" + r.Units.Range(iv.Lo, iv.Hi, r.unit(result.Net)) + ")"
	case e.WorstOf > 0:
		text += fmt.Sprintf(" (worst %s of %s)", wording.Thousands(e.WorstOf), wording.Thousands(e.N))
	}
	return drawing.Number(*e.Worst, text)
}

// happens says when something happens and how often: "Jun 2024, in 87 % of
// worlds".
func happens(name string) func(reader, string) drawing.Cell {
	return func(r reader, plan string) drawing.Cell {
		e := r.Event(plan, name)
		switch {
		case e == nil:
			return drawing.Cell{Text: wording.None}
		case e.Probability == 0 || e.Quantiles == nil:
			return drawing.Words("in no future played")
		}
		return drawing.Number(e.Quantiles.P50, r.When(e)+", "+view.InWorlds(e.Probability))
	}
}

func contained(r reader, plan string) drawing.Cell {
	c, s := r.Mean(plan, result.Contained), r.Mean(plan, result.ContainedResolved)
	if !stats.IsFinite(c) || !stats.IsFinite(s) {
		return drawing.Cell{Text: wording.None}
	}
	return drawing.Number(s, r.Units.Quantity(c, result.UnitShare)+" → "+r.Units.Quantity(s, result.UnitShare))
}

func lost(r reader, plan string) drawing.Cell {
	a, b := r.Mean(plan, result.CustomersLost), r.Mean(plan, result.Committed)
	switch {
	case !stats.IsFinite(a):
		return drawing.Cell{Text: wording.None}
	case !stats.IsFinite(b):
		return drawing.Number(a, r.Units.Quantity(a, result.UnitCustomers))
	}
	return drawing.Number(a+b, r.Units.About(a, result.UnitCustomers)+" / "+r.Units.About(b, result.UnitCustomers))
}

// averages says what the figures of a table of plans are.
func (r reader) averages() string {
	ref := "the reference"
	if p := r.Reference(); p != nil {
		ref = "“" + r.Short(*p) + "”"
	}
	return fmt.Sprintf("Averages over %s futures, compared with %s, unless a line says otherwise.",
		wording.Thousands(r.Worlds), ref)
}
