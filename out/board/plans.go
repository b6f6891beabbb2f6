package board

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Plans are the rows of page one: the plan recommended on top, the reference below all.
type Plans struct {
	Title   string
	Columns []string // of the figures right of the dots
	Rows    []Row
	Lo, Hi  float64 // ends of the axis of money
	Caption string  // what a dot is, and what stands for today
}

// Row is one plan: its futures as dots, and figures in pairs: over the horizon, and below it what
// comes after or is still to come.
type Row struct {
	Name       string
	Role       string // "recommended", "asked about"; "" of others
	Earns      string // mean net value over the horizon
	Asked      bool
	Now, After []float64 // net value in each future shown, smallest first
	Figures    [][2]string
}

// Under is what stands under the name of a plan: what it is to the answer, and what it earns.
func (r Row) Under() string {
	switch {
	case r.Earns == wording.None:
		return r.Role
	case r.Role == "":
		return r.Earns
	}
	return r.Role + ": " + r.Earns
}

// columns are the figures right of the dots.
var columns = []string{
	"lose money", "customers gone + leaving", "answered in time", "points of satisfaction", "laid off",
}

// plans are the rows in their order, with the axis all dots share.
func (p page) plans() Plans {
	rows := Plans{
		Title:   p.picturesTitle(),
		Columns: columns,
		Caption: p.picture.caption(),
	}
	for _, plan := range p.order() {
		r := Row{
			Name: p.Title(plan), Role: p.role(plan), Asked: plan.Name == p.Plan.Name,
			Earns: p.Units.AboutSigned(p.Mean(plan.Name, result.Net), result.UnitMoney),
			Now:   p.picture.row(p.runs, plan.Name, result.Net), Figures: p.figures(plan.Name),
		}
		if p.afterMonths() != "" {
			r.After = p.picture.row(p.runs, plan.Name, result.NetTerminal)
		}
		rows.Rows = append(rows.Rows, r)
	}
	var beyond bool
	rows.Lo, rows.Hi, beyond = axisOf(rows.Rows)
	if m := p.afterMonths(); m != "" {
		rows.Caption += fmt.Sprintf("; hollow: %s later", m)
	}
	if beyond {
		rows.Caption += "; at the edge: beyond"
	}
	rows.Caption += "." + p.today()
	return rows
}

// order is the plan recommended, the plan asked about, then the others by their mean net value.
func (p page) order() []result.Plan {
	plans := p.Rivals()
	rank := func(plan result.Plan) int {
		switch {
		case p.Advised != nil && plan.Name == p.Advised.Name:
			return 0
		case plan.Name == p.Plan.Name:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(plans, func(a, b result.Plan) int {
		if x, y := rank(a), rank(b); x != y {
			return x - y
		}
		return view.Compare(p.Mean(b.Name, result.Net), p.Mean(a.Name, result.Net))
	})
	return plans
}

// What a plan is to the answer.
const (
	roleBoth     = "asked about, and recommended"
	roleAdvised  = "recommended"
	roleAsked    = "asked about"
	roleNoChoice = "nobody can choose it"
)

func (p page) role(plan result.Plan) string {
	best, asked := p.Advised != nil && plan.Name == p.Advised.Name, plan.Name == p.Plan.Name
	switch {
	case best && asked:
		return roleBoth
	case best:
		return roleAdvised
	case asked:
		return roleAsked
	case plan.NoChoice:
		return roleNoChoice
	}
	return ""
}

// figures are those right of the dots, in the order of the columns.
func (p page) figures(plan string) [][2]string {
	count := func(measure string) string { // a column has no room for the word
		return strings.Replace(p.Units.About(p.Mean(plan, measure), p.UnitOf(measure)), " million", "M", 1)
	}
	lost := [2]string{p.picture.share(p.Probability(plan, "net_loss")), ""}
	if p.afterMonths() != "" {
		if s := p.picture.share(p.Probability(plan, "net_terminal_loss")); s != wording.None {
			lost[1] = "after: " + s
		}
	}
	satisfaction := wording.None
	if e := p.Estimate(plan, result.Satisfaction); e != nil && e.Difference != nil {
		satisfaction = p.Units.AboutSigned(math.Round(e.Difference.Mean), result.UnitPoints)
	}
	return [][2]string{
		lost,
		{count(result.CustomersLost), further(count(result.Committed))},
		{p.Units.About(p.Mean(plan, result.ServiceLevel), result.UnitShare), ""},
		{satisfaction, ""},
		{count(result.LaidOff), ""},
	}
}

// further is a count beside another: "+ 8,900", and "− 220" of customers who leave less than under the reference.
func further(count string) string {
	if less, fewer := strings.CutPrefix(count, wording.Minus); fewer {
		return wording.Minus + " " + less
	}
	return "+ " + count
}

// today is what the reference does in the columns that are no difference.
func (p page) today() string {
	ref := p.Reference()
	if ref == nil {
		return ""
	}
	level, satisfaction := p.Mean(ref.Name, result.ServiceLevel), p.Mean(ref.Name, result.Satisfaction)
	if !stats.IsFinite(level) || !stats.IsFinite(satisfaction) {
		return ""
	}
	return fmt.Sprintf(" Today: %s%s in time, satisfaction %.0f.", p.atFirst(ref.Name),
		p.Units.About(level, result.UnitShare), satisfaction)
}

// atFirst is how many customers there are in the first month, of whom those gone are a part; "" where no month
// says so.
func (p page) atFirst(plan string) string {
	months := p.SeriesOf(plan, result.Customers)
	if months == nil || len(months.Mean) == 0 || !stats.IsFinite(months.Mean[0]) {
		return ""
	}
	return p.Units.About(months.Mean[0], result.UnitCustomers) + " customers, "
}

// axisOf are ends that hold zero, every dot of the horizon and the middle four fifths of all those
// after: a few futures far away would press the others into one heap. beyond says that some dots
// lie outside.
func axisOf(rows []Row) (lo, hi float64, beyond bool) {
	var shown, after []float64
	for _, r := range rows {
		shown, after = append(shown, r.Now...), append(after, r.After...)
	}
	slices.Sort(after)
	tail := len(after) / 10
	for _, v := range append(shown, after[tail:len(after)-tail]...) {
		lo, hi = math.Min(lo, v), math.Max(hi, v)
	}
	if lo == hi {
		return -1, 1, false
	}
	pad := .04 * (hi - lo)
	lo, hi = lo-pad, hi+pad
	n := len(after)
	return lo, hi, n > 0 && (after[0] < lo || after[n-1] > hi)
}

// picturesTitle is what the dots of the plan asked about show, now and after.
func (p page) picturesTitle() string {
	name := "The plan asked about"
	now, after := p.Verdict(p.Plan.Name), p.After(p.Plan.Name)
	if p.afterMonths() == "" {
		after = now
	}
	if e := p.Estimate(p.Plan.Name, result.Net); e != nil && e.Interval == nil {
		return "Too few futures to tell what the plan asked about does"
	}
	deeper := p.Mean(p.Plan.Name, result.NetTerminal) < p.Mean(p.Plan.Name, result.Net)
	switch {
	case now == view.Gains && after == view.Gains:
		return name + " is ahead over " + p.Horizon() + " and after"
	case now == view.Gains && after == view.Loses:
		return name + " is ahead for " + p.Horizon() + ", then turns into a loss"
	case now == view.Gains:
		return name + " is ahead for " + p.Horizon() + "; whether it stays so is open"
	case now == view.Loses && after == view.Loses && deeper:
		return name + " loses money over " + p.Horizon() + ", and more after"
	case now == view.Loses && after == view.Loses:
		return name + " loses money over " + p.Horizon() + ", and stays behind"
	case now == view.Loses && after == view.Gains:
		return name + " loses money over " + p.Horizon() + " and is ahead after"
	case now == view.Loses:
		return name + " loses money over " + p.Horizon() + "; whether it stays so is open"
	case after == view.Loses:
		return name + " is level over " + p.Horizon() + ", then turns into a loss"
	case after == view.Gains:
		return name + " is level over " + p.Horizon() + " and ahead after"
	}
	return name + " makes no clear difference"
}
