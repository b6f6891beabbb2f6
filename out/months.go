package out

import (
	"fmt"
	"math"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// monthColumn is one figure of a plan in a month, or of the reference in that month.
type monthColumn struct {
	name      string
	measure   string
	reference bool
}

// moneyColumns and peopleColumns are what a finance chief and who runs the desk read by month.
var (
	moneyColumns = []monthColumn{
		{"Cost of support", result.SupportCost, false},
		{"Cost as things are today", result.SupportCost, true},
		{"Of it assistant", result.AssistantCost, false},
		{"Saved so far", result.SavingsCumulative, false},
		{"Net so far", result.NetCumulative, false},
	}
	peopleColumns = []monthColumn{
		{"Heads", result.Heads, false},
		{"Laid off", result.LaidOff, false},
		{"Hired", result.Hired, false},
		{"Answered in time", result.ServiceLevel, false},
		{"Mean wait", result.WaitMean, false},
		{"Hang up", result.Abandonment, false},
		{"Satisfaction in surveys", result.SatisfactionSurveyed, false},
	}
)

// monthly is money and people month by month, of the plan recommended and the plan asked about.
func (r reader) monthly() (tables []drawing.Table) {
	c := r.choice()
	if c == nil {
		return nil
	}
	for _, p := range c.plans() {
		money := r.byMonth(p, moneyColumns)
		if text := r.returnOnCost(p.Name); text != "" && len(money.Rows) > 0 {
			money.Notes = append(money.Notes, text)
		}
		tables = append(tables, money, r.byMonth(p, peopleColumns))
	}
	return tables
}

// byMonth is one table: months down, figures across, means of the worlds.
func (r reader) byMonth(p result.Plan, columns []monthColumn) drawing.Table {
	t := drawing.Table{
		Title: fmt.Sprintf("“%s” month by month, mean of %s futures", r.Title(p),
			wording.Thousands(r.DrawsIn(r.Worlds))),
		Columns: []drawing.Column{{Name: "Month"}},
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, drawing.Column{Name: c.name, Right: true})
	}
	ref := r.Reference()
	for m := range r.Scenario.Months {
		cells, known := []drawing.Cell{drawing.Words(r.Date(float64(m)))}, false
		for _, c := range columns {
			plan := p.Name
			if c.reference && ref != nil {
				plan = ref.Name
			}
			s := r.SeriesOf(plan, c.measure)
			if s == nil || m >= len(s.Mean) {
				cells = append(cells, drawing.Words(wording.None))
				continue
			}
			known = true
			cells = append(cells, drawing.Number(s.Mean[m], r.Units.Quantity(s.Mean[m], r.unitByMonth(c.measure))))
		}
		if known {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

// unitByMonth is the unit of a monthly measure: its own, else that of the run's measure of the name.
func (r reader) unitByMonth(measure string) result.Unit {
	for _, m := range r.SeriesMeasures {
		if m.Name == measure {
			return m.Unit
		}
	}
	return r.UnitOf(measure)
}

// returnOnCost is what each unit of money spent to get there brings back: net value over severance,
// redeployment and the assistant. "" where nothing is spent.
func (r reader) returnOnCost(plan string) string {
	spent := 0.
	for _, m := range []string{result.Severance, result.Redeployment, result.AssistantCost} {
		if v := r.Mean(plan, m); stats.IsFinite(v) {
			spent += v
		}
	}
	net := r.Mean(plan, result.Net)
	if !(spent > 0) || !stats.IsFinite(net) {
		return ""
	}
	brings := "brings back nothing and loses "
	if net >= 0 {
		brings = "is earned back, with "
	}
	text := fmt.Sprintf("Return over %s: %s are spent on severance, redeployment and the assistant; each %s of it %s%s",
		r.Horizon(), r.Units.About(spent, result.UnitMoney), r.Units.About(1, result.UnitMoney), brings,
		r.Units.About(math.Abs(net/spent), result.UnitMoney))
	if net >= 0 {
		text += " on top"
	}
	return text + "."
}
