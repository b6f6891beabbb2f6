package view

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/wording"
	"boomerang/sim/dates"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// View is a result together with how its scenario writes numbers.
type View struct {
	*result.Result
	Units wording.Units
}

func Of(r *result.Result) View {
	return View{r, UnitsOf(r.Scenario)}
}

// UnitsOf writes money in the currency of a scenario, whatever it is called.
func UnitsOf(s result.Scenario) wording.Units {
	return wording.Units{Currency: wording.Clip(wording.Clean(s.Currency), 8)}
}

// Question is the one the scenario asks, else its title, else its name.
func (r View) Question() string {
	for _, s := range []string{r.Scenario.Question, r.Scenario.Title, r.Scenario.Name} {
		if s = wording.Clean(s); s != "" {
			return s
		}
	}
	return ""
}

// Title is a plan as a person reads it.
func (r View) Title(p result.Plan) string {
	if t := wording.Clean(p.Title); t != "" {
		return t
	}
	return wording.Clean(p.Name)
}

// shortName is how long a name may be where the tables beside have it in full.
const shortName = 64

// Short is a plan's title for sentences and titles of charts: clipped where it is
// long and still tells the plan from every other.
func (r View) Short(p result.Plan) string {
	s := wording.Clip(r.Title(p), shortName)
	for _, other := range r.Plans {
		if other.Name != p.Name && wording.Clip(r.Title(other), shortName) == s {
			return r.Title(p)
		}
	}
	return s
}

// Rivals are the plans that are compared with the reference.
func (r View) Rivals() (plans []result.Plan) {
	for _, p := range r.Plans {
		if !p.Reference {
			plans = append(plans, p)
		}
	}
	return plans
}

// Mean returns the mean of a measure, NaN when absent.
func (r View) Mean(plan, measure string) float64 {
	if e := r.Estimate(plan, measure); e != nil && e.Mean != nil {
		return *e.Mean
	}
	return math.NaN()
}

// NetLoss returns the probability that the plan loses money, NaN when absent.
func (r View) NetLoss(plan string) float64 {
	if p := r.Probability(plan, "net_loss"); p != nil {
		return p.Value
	}
	return math.NaN()
}

func (r View) Probability(plan, name string) *result.Probability {
	for i, p := range r.Probabilities {
		if p.Plan == plan && p.Name == name {
			return &r.Probabilities[i]
		}
	}
	return nil
}

func (r View) Event(plan, name string) *result.Event {
	for i, e := range r.Events {
		if e.Plan == plan && e.Name == name {
			return &r.Events[i]
		}
	}
	return nil
}

// Verdicts on a plan's net value against the reference.
const (
	Unclear = iota
	Gains
	Loses
)

// Verdict reads the paired interval of the mean net value.
func (r View) Verdict(plan string) int {
	iv := r.Interval(plan)
	switch {
	case iv == nil:
		return Unclear
	case iv.Lo > 0:
		return Gains
	case iv.Hi < 0:
		return Loses
	}
	return Unclear
}

// Interval is that of the mean net value, paired with the reference where that
// is known; nil where there is none.
func (r View) Interval(plan string) *result.Interval {
	e := r.Estimate(plan, result.Net)
	switch {
	case e == nil:
		return nil
	case e.Difference != nil:
		return e.Difference.Interval
	}
	return e.Interval
}

// Subject is the plan the scenario is about, which the closer charts show; nil
// where there is none beside the reference. The result names it; folders of older
// programs do not, and there it is the plan of the grid, else the riskiest with a
// cut, else the riskiest.
func (r View) Subject() *result.Plan {
	rivals := r.Rivals()
	if k := slices.IndexFunc(rivals, func(p result.Plan) bool { return p.Name == r.Result.Subject }); k >= 0 {
		return &rivals[k]
	}
	var worst *result.Plan
	for _, p := range rivals {
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
		if f.Key == result.CutShare && f.Value != nil {
			return *f.Value
		}
	}
	return 0
}

// riskiest is the plan most likely to lose money, among equals the one with
// the lowest mean net value; nil without rivals.
func (r View) riskiest() *result.Plan {
	var worst *result.Plan
	for _, p := range r.Rivals() {
		if worst == nil || r.riskier(p.Name, worst.Name) {
			worst = &p
		}
	}
	return worst
}

func (r View) riskier(a, b string) bool {
	pa, pb := r.NetLoss(a), r.NetLoss(b)
	if pa != pb && stats.IsFinite(pa) && stats.IsFinite(pb) {
		return pa > pb
	}
	return r.Mean(a, result.Net) < r.Mean(b, result.Net)
}

// Level is the coverage of the intervals, in words: "90 %".
func (r View) Level() string {
	l := r.Design.Level
	if l == 0 {
		l = .9
	}
	return wording.Percent(l)
}

// Whiskers is the sentence about intervals of a chart: what they are, or where
// none is drawn why.
func (r View) Whiskers(drawn bool, of string) string {
	if !drawn {
		return " " + r.NoIntervals()
	}
	return fmt.Sprintf(" Whiskers: %s interval %s.", r.Level(), of)
}

func (r View) NoIntervals() string {
	return "No intervals: " + r.PossibleWorlds() + " are too few for any."
}

// Start is the first day, false when the scenario does not say.
func (r View) Start() (dates.Date, bool) { return dates.Parse(r.Scenario.Start) }

// Date names the month that has begun after so many months, the first being 0:
// 4 and 4.9 are "Jun 2024" from a start in February, "month 5" without a start.
func (r View) Date(months float64) string {
	if !stats.IsFinite(months) {
		return wording.None
	}
	start, ok := r.Start()
	if !ok {
		return "month " + r.Units.Quantity(math.Floor(months)+1, result.UnitMonth)
	}
	return start.AfterMonths(int(math.Floor(months))).Label()
}

// DateOfDay names the month in whose days a day lies, day 0 being the start. A
// median between two days counts as the later, as where the day itself is written.
func (r View) DateOfDay(day float64) string {
	start, ok := r.Start()
	if !ok || !stats.IsFinite(day) {
		return r.Date(r.InMonths(day))
	}
	return start.Plus(int(math.Round(day))).Label()
}

// InMonths is a day, counted from the start, on an axis of months.
func (r View) InMonths(day float64) float64 {
	if !stats.IsFinite(day) {
		return math.NaN()
	}
	start, _ := r.Start()
	return start.InMonths(day)
}

// Moment returns an event's median in months since the start, those of the axes.
func (r View) Moment(e *result.Event) float64 {
	if e == nil || e.Quantiles == nil {
		return math.NaN()
	}
	if e.Unit == result.UnitDay {
		return r.InMonths(e.Quantiles.P50)
	}
	return e.Quantiles.P50 - 1 // the first month is 1
}

// When names the month in which an event has its median.
func (r View) When(e *result.Event) string {
	if e.Unit == result.UnitDay {
		return r.DateOfDay(e.Quantiles.P50)
	}
	return r.Date(r.Moment(e))
}

// Horizon is "18 months".
func (r View) Horizon() string {
	return wording.Months(r.Scenario.Months)
}

// MeanOf says what a mean rests on that was played in so many of the run's worlds, and
// tied to all of them: "mean of 18 worlds, tied to all 72".
func (r View) MeanOf(worlds int) string { return "mean of " + r.Tied(worlds) }

// Tied is "18 worlds, tied to all 72".
func (r View) Tied(worlds int) string {
	text := wording.Thousands(worlds) + " futures"
	if worlds < r.Worlds {
		text += ", tied to all " + wording.Thousands(r.Worlds)
	}
	return text
}

// PossibleWorlds is "400 possible worlds".
func (r View) PossibleWorlds() string {
	return wording.Thousands(r.Worlds) + " simulated futures"
}

// CurrencyName is the code, or "the scenario's currency".
func CurrencyName(r View) string {
	if r.Units.Currency == "" {
		return "the scenario's currency"
	}
	return r.Units.Currency
}

// Coverage of the intervals, .9 when the result does not say.
func (r View) Coverage() float64 {
	if r.Design.Level > 0 {
		return r.Design.Level
	}
	return .9
}

// Preferred are the plans clearly ahead of the reference that can be chosen and are not
// clearly behind again with what comes after: the safe ones first, then by mean net value.
func (r View) Preferred() []result.Plan {
	ahead := slices.DeleteFunc(r.Rivals(), func(p result.Plan) bool {
		return p.NoChoice || r.Verdict(p.Name) != Gains || r.losesAfter(p.Name)
	})
	slices.SortStableFunc(ahead, func(a, b result.Plan) int {
		riskyA, riskyB := r.NetLoss(a.Name) > SafeRisk, r.NetLoss(b.Name) > SafeRisk
		if riskyA != riskyB {
			if riskyA {
				return 1
			}
			return -1
		}
		return Compare(r.Mean(b.Name, result.Net), r.Mean(a.Name, result.Net))
	})
	return ahead
}

// Apart reports whether the intervals of two mean net values do not overlap.
func (r View) Apart(a, b string) bool {
	p, q := PointOf(r.Estimate(a, result.Net)), PointOf(r.Estimate(b, result.Net))
	return p.Lo > q.Hi || p.Hi < q.Lo
}

// VariantsOf are the variants of one question, in the order tried.
func (r View) VariantsOf(question result.VariantKind) (all []result.Variant) {
	for _, v := range r.Variants {
		if v.Question == question {
			all = append(all, v)
		}
	}
	return all
}

// UnitOf is the unit of a measure of the result, none of an unknown one.
func (r View) UnitOf(measure string) result.Unit {
	for _, m := range r.Measures {
		if m.Name == measure {
			return m.Unit
		}
	}
	return result.UnitNone
}

// PlansAcross is how many plans stand as columns; more stand as rows.
const PlansAcross = 4

// NoClear is said where the paired interval of the mean covers zero.
const NoClear = "no clear difference"

// WithoutMoney reports whether no plan earns or costs anything.
func (r View) WithoutMoney() bool {
	for _, p := range r.Plans {
		for _, measure := range []string{result.Margin, result.SupportCost} {
			e := r.Estimate(p.Name, measure)
			if e == nil || e.Mean == nil || *e.Mean != 0 {
				return false
			}
		}
	}
	return len(r.Plans) > 0
}
