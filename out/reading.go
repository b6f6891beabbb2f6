package out

import (
	"fmt"
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// reading is a result together with how its scenario writes numbers.
type reading struct {
	*result.Result
	units Units
}

func read(r *result.Result) reading {
	return reading{r, unitsOf(r.Scenario)}
}

// unitsOf writes money in the currency of a scenario, whatever it is called.
func unitsOf(s result.Scenario) Units { return Units{Currency: clip(clean(s.Currency), 8)} }

// title is a plan as a person reads it.
func (r reading) title(p result.Plan) string {
	if t := clean(p.Title); t != "" {
		return t
	}
	return clean(p.Name)
}

// shortName is how long a name may be where the tables beside have it in full.
const shortName = 64

// short is a plan's title for sentences and titles of charts: clipped where it is
// long and still tells the plan from every other.
func (r reading) short(p result.Plan) string {
	s := clip(r.title(p), shortName)
	for _, other := range r.Plans {
		if other.Name != p.Name && clip(r.title(other), shortName) == s {
			return r.title(p)
		}
	}
	return s
}

// rivals are the plans that are compared with the reference.
func (r reading) rivals() (plans []result.Plan) {
	for _, p := range r.Plans {
		if !p.Reference {
			plans = append(plans, p)
		}
	}
	return plans
}

// mean returns the mean of a measure, NaN when absent.
func (r reading) mean(plan, measure string) float64 {
	if e := r.Estimate(plan, measure); e != nil && e.Mean != nil {
		return *e.Mean
	}
	return math.NaN()
}

// netLoss returns the probability that the plan loses money, NaN when absent.
func (r reading) netLoss(plan string) float64 {
	if p := r.probability(plan, "net_loss"); p != nil {
		return p.Value
	}
	return math.NaN()
}

func (r reading) probability(plan, name string) *result.Probability {
	for i, p := range r.Probabilities {
		if p.Plan == plan && p.Name == name {
			return &r.Probabilities[i]
		}
	}
	return nil
}

func (r reading) event(plan, name string) *result.Event {
	for i, e := range r.Events {
		if e.Plan == plan && e.Name == name {
			return &r.Events[i]
		}
	}
	return nil
}

// Verdicts on a plan's net value against the reference.
const (
	unclear = iota
	gains
	loses
)

// verdict reads the paired interval of the mean net value.
func (r reading) verdict(plan string) int {
	iv := r.interval(plan)
	switch {
	case iv == nil:
		return unclear
	case iv.Lo > 0:
		return gains
	case iv.Hi < 0:
		return loses
	}
	return unclear
}

// interval is that of the mean net value, paired with the reference where that
// is known; nil where there is none.
func (r reading) interval(plan string) *result.Interval {
	e := r.Estimate(plan, "net")
	switch {
	case e == nil:
		return nil
	case e.Difference != nil:
		return e.Difference.Interval
	}
	return e.Interval
}

// subject is the plan the scenario is about, which the closer charts show: that
// of its grid, else the riskiest with a cut, else the riskiest.
func (r reading) subject() *result.Plan {
	var worst *result.Plan
	for _, p := range r.rivals() {
		if r.Grid != nil && r.Grid.Plan == p.Name {
			return &p
		}
		if cutOf(p) > 0 && (worst == nil || r.riskier(p.Name, worst.Name)) {
			worst = &p
		}
	}
	if worst == nil {
		return r.riskiest()
	}
	return worst
}

// cutOf is the share of staff a plan cuts, 0 where its facts do not say.
func cutOf(p result.Plan) float64 {
	for _, f := range p.Facts {
		if f.Key == "cut_share" && f.Value != nil {
			return *f.Value
		}
	}
	return 0
}

// riskiest is the plan most likely to lose money, among equals the one with
// the lowest mean net value; nil without rivals.
func (r reading) riskiest() *result.Plan {
	var worst *result.Plan
	for _, p := range r.rivals() {
		if worst == nil || r.riskier(p.Name, worst.Name) {
			worst = &p
		}
	}
	return worst
}

func (r reading) riskier(a, b string) bool {
	pa, pb := r.netLoss(a), r.netLoss(b)
	if pa != pb && finite(pa) && finite(pb) {
		return pa > pb
	}
	return r.mean(a, "net") < r.mean(b, "net")
}

// level is the coverage of the intervals, in words: "90 %".
func (r reading) level() string {
	l := r.Design.Level
	if l == 0 {
		l = .9
	}
	return Percent(l)
}

// whiskers is the sentence about intervals of a chart: what they are, or where
// none is drawn why.
func (r reading) whiskers(drawn bool, of string) string {
	if !drawn {
		return " " + r.noIntervals()
	}
	return fmt.Sprintf(" Whiskers: %s interval %s.", r.level(), of)
}

func (r reading) noIntervals() string {
	return "No intervals: " + r.worlds() + " are too few for any."
}

// start is the first day, false when the scenario does not say.
func (r reading) start() (dates.Date, bool) { return dates.Parse(r.Scenario.Start) }

// date names the month that has begun after so many months, the first being 0:
// 4 and 4.9 are "Jun 2024" from a start in February, "month 5" without a start.
func (r reading) date(months float64) string {
	if !finite(months) {
		return none
	}
	start, ok := r.start()
	if !ok {
		return "month " + r.units.Quantity(math.Floor(months)+1, "month")
	}
	return start.AfterMonths(int(math.Floor(months))).Label()
}

// dateOfDay names the month in whose days a day lies, day 0 being the start. A
// median between two days counts as the later, as where the day itself is written.
func (r reading) dateOfDay(day float64) string {
	start, ok := r.start()
	if !ok || !finite(day) {
		return r.date(day / dates.EngineMonth)
	}
	return start.Plus(int(math.Round(day))).Label()
}

// moment returns an event's median in months since the start, those of the axes:
// the engine's, all alike, so that marks and curves share one scale.
func moment(e *result.Event) float64 {
	if e == nil || e.Quantiles == nil {
		return math.NaN()
	}
	if e.Unit == "day" {
		return e.Quantiles.P50 / dates.EngineMonth
	}
	return e.Quantiles.P50 - 1 // the first month is 1
}

// when names the month in which an event has its median.
func (r reading) when(e *result.Event) string {
	if e.Unit == "day" {
		return r.dateOfDay(e.Quantiles.P50)
	}
	return r.date(moment(e))
}

// horizon is "18 months".
func (r reading) horizon() string {
	return r.units.Quantity(float64(r.Scenario.Months), "month") + " months"
}

// worlds is "400 possible worlds".
func (r reading) worlds() string {
	return thousands(r.Worlds) + " possible worlds"
}
