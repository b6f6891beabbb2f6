package board

import (
	"fmt"
	"math"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// verdict is the answer in a few words.
func (p page) verdict() string {
	switch p.Word {
	case view.TooFew:
		return "Too few futures to tell."
	case view.Nothing:
		return "Nothing differs."
	}
	if p.Depth != nil {
		return p.howDeep()
	}
	switch {
	case p.Word == view.Depends && len(p.On) > 0:
		return "It depends on " + wording.Lever(p.On[0]) + "."
	case p.Word == view.Depends:
		return "It depends on luck."
	case p.Kind == result.AskCompare && p.Word == view.Yes:
		return "One plan is ahead."
	case p.Kind == result.AskCompare:
		return "Keep things as they are."
	case p.Word == view.Yes:
		return "Yes."
	}
	return "No."
}

// howDeep is the answer to how deep a cut may be.
func (p page) howDeep() string {
	d := p.Depth
	cut := func(x float64) string { return cutWords(p.Units, d.Axis, x) }
	switch {
	case stats.IsFinite(d.Deepest) && d.All:
		return "Down to " + cut(d.Deepest) + ", the deepest tried."
	case stats.IsFinite(d.Deepest):
		return "Down to about " + cut(d.Deepest) + "."
	case p.Advised != nil && p.Mean(p.Advised.Name, result.LaidOff) < .5:
		return "Not by layoff."
	}
	return "No cut tried pays."
}

// cutWords is a depth on the axis of a grid: "a cut of 30 %", "a cut of 45 heads".
func cutWords(u wording.Units, a result.Axis, x float64) string {
	if a.Unit.IsShare() {
		return "a cut of " + u.About(x, a.Unit)
	}
	return fmt.Sprintf("a cut of %.0f heads", math.Floor(x))
}

// sentences are the two or three under the verdict.
func (p page) sentences() (all []string) {
	add := func(s string) {
		if s != "" {
			all = append(all, s)
		}
	}
	switch p.Word {
	case view.TooFew:
		add(fmt.Sprintf("%s futures give no interval, so no plan can be called better than another; 36 do.",
			wording.Capital(wording.Thousands(p.Worlds))))
		return all
	case view.Nothing:
		add(fmt.Sprintf("No plan differs from “%s” beyond what chance does, as the scenario has it and with every "+
			"assumption at the ends tried.", p.referenceName()))
		return all
	}
	if p.Kind != result.AskCompare || p.Advised == nil {
		heads, fares := p.heads(), p.fares(*p.Plan)
		add(heads)
		add(p.turns())
		if name := "“" + p.Short(*p.Plan) + "”"; strings.Contains(heads, name) {
			fares = "It" + strings.TrimPrefix(fares, name) // named just before
		}
		add(fares)
	}
	add(p.floors())
	add(p.advice())
	return all
}

// fares says what a plan does to money, and in a sentence of its own to customers.
func (p page) fares(plan result.Plan) string {
	s := fmt.Sprintf("“%s” %s", p.Short(plan), p.moneyWords(plan.Name))
	lost := p.picture.share(p.Probability(plan.Name, "net_loss"))
	if p.Verdict(plan.Name) == view.Loses && p.After(plan.Name) == view.Loses && p.afterMonths() != "" {
		if !strings.HasPrefix(allOf(lost), "all ") { // a mean alone would hide the futures that gain
			s += p.lose(plan.Name, "net_loss")
		}
		s += fmt.Sprintf(", %s with the %s after.",
			p.Units.About(math.Abs(p.Mean(plan.Name, result.NetTerminal)), result.UnitMoney), p.afterMonths())
		return p.withCustomers(s, plan.Name)
	}
	if lost != wording.None {
		s += ", losing in " + allOf(lost) + " simulated futures"
	}
	return p.withCustomers(s+p.afterwards(plan.Name)+".", plan.Name)
}

// withCustomers adds what a plan does to customers, where anything is clear.
func (p page) withCustomers(s, plan string) string {
	if more := p.customers(plan); more != "" {
		s += " " + wording.Capital(more) + "."
	}
	return s
}

// allOf is a share as a sentence takes it: "31 of 40", "all 40", "none of 40", "78 % of".
func allOf(share string) string {
	n, of, counted := strings.Cut(share, " of ")
	switch {
	case !counted:
		return share + " of"
	case n == of:
		return "all " + of
	case n == "0":
		return "none of " + of
	}
	return share
}

// afterwards is what becomes of a plan with the months after the horizon; "" where none count.
func (p page) afterwards(plan string) string {
	after, months := p.Mean(plan, result.NetTerminal), p.afterMonths()
	if !stats.IsFinite(after) || months == "" {
		return ""
	}
	s := "; with the " + months + " after it is "
	switch amount := p.Units.About(math.Abs(after), result.UnitMoney); p.After(plan) {
	case view.Gains:
		s += amount + " ahead"
	case view.Loses:
		s += amount + " behind"
	default:
		s += "neither clearly ahead nor behind"
	}
	return s + p.lose(plan, "net_terminal_loss")
}

// lose is in how many futures a plan loses money, in brackets: " (18 of 40 lose)"; "" where nobody knows.
func (p page) lose(plan, probability string) string {
	lost := p.picture.share(p.Probability(plan, probability))
	if lost == wording.None {
		return ""
	}
	return " (" + strings.TrimSuffix(allOf(lost), " of") + " lose)"
}

// ofThem is a share of futures that were named just before.
func ofThem(share string) string {
	if strings.Contains(share, " of ") {
		return allOf(share)
	}
	return share + " of them"
}

func (p page) moneyWords(plan string) string {
	amount := p.Units.About(math.Abs(p.Mean(plan, result.Net)), result.UnitMoney)
	switch p.Verdict(plan) {
	case view.Gains:
		return "earns about " + amount + " over " + p.Horizon()
	case view.Loses:
		return "costs about " + amount + " over " + p.Horizon()
	}
	return "neither clearly earns nor costs money over " + p.Horizon()
}

// customers says how many are gone or about to go, and what satisfaction does; "" where nothing
// of that is clear.
func (p page) customers(plan string) string {
	var parts []string
	gone, going := p.Mean(plan, result.CustomersLost), p.Mean(plan, result.Committed)
	switch {
	case p.clear(plan, result.CustomersLost) && gone >= 1:
		s := "about " + p.Units.About(gone, result.UnitCustomers) + " customers are gone"
		if going >= 1 {
			s += ", " + p.Units.About(going, result.UnitCustomers) + " about to leave"
		}
		parts = append(parts, s)
	case p.clear(plan, result.CustomersLost) && gone <= -1:
		parts = append(parts, "about "+p.Units.About(-gone, result.UnitCustomers)+" customers more stay")
	}
	if e := p.Estimate(plan, result.Satisfaction); e != nil && e.Difference != nil && e.Difference.Clear {
		// the points of the table and not two ends, whose difference rounds to another number
		points := math.Round(e.Difference.Mean)
		said := wording.Counted(int(math.Abs(points)), "point", "points")
		switch {
		case points < 0:
			parts = append(parts, "satisfaction falls by "+said)
		case points > 0:
			parts = append(parts, "satisfaction rises by "+said)
		}
	}
	return strings.Join(parts, "; ")
}

// clear reports whether a plan differs from the reference in a measure beyond its own error.
func (p page) clear(plan, measure string) bool {
	e := p.Estimate(plan, measure)
	if e == nil {
		return false
	}
	if d := e.Difference; d != nil {
		return d.Clear
	}
	return e.Interval != nil && e.Interval.Excludes(0)
}

// heads says whose work goes and whose does not, of a question of depth.
func (p page) heads() string {
	if p.Kind != result.AskDepth {
		return ""
	}
	s := ""
	for _, f := range p.Audit {
		switch {
		case f.Kind == result.HeadsForLevel && f.Value != nil:
			s = fmt.Sprintf("Today's load needs %s of the %s people", whole(f.Facts.Number(result.HeadsNeeded)),
				whole(*f.Value))
			if needed := f.Facts.Number(result.HeadsNeeded); whole(needed) == whole(*f.Value) {
				s = fmt.Sprintf("Today's load needs all %s people", whole(needed))
			}
		case f.Kind == result.HeadsForWork && f.Plan == p.Plan.Name && f.Value != nil && f.Bound != nil && s != "":
			s += fmt.Sprintf("; “%s” cuts %s and frees the work of %s", p.Short(*p.Plan),
				wording.Counted(int(math.Round(*f.Value)), "post", "posts"),
				whole(math.Max(0, math.Floor(*f.Bound))))
		}
	}
	if s == "" {
		return ""
	}
	return s + "."
}

// turns says where the answer about the plan asked turns.
func (p page) turns() string {
	key := p.turnsOn()
	switch {
	case key == "":
		return ""
	case p.Verdict(p.Plan.Name) == view.Gains:
		return "The plan asked about pays only " + p.paysWhere(key) + "."
	}
	return "The plan asked about would pay " + p.paysWhere(key) + "."
}

// turnsOn is the assumption that the verdict names, where it is known at which value the plan turns.
func (p page) turnsOn() string {
	if p.Word == view.Depends && p.Kind != result.AskCompare && len(p.On) > 0 && p.paysWhere(p.On[0]) != "" {
		return p.On[0]
	}
	return ""
}

// paysWhere is paysSide with the range that was tried: "above 7.3 min (tried 3 to 10 min)".
func (p page) paysWhere(key string) string {
	side := p.paysSide(key)
	if side == "" {
		return ""
	}
	b := p.BreakEven(p.Plan.Name, key)
	return fmt.Sprintf("%s (tried %s)", side, p.ValueRange(key, b.Low, b.High))
}

// paysSide says on which side of which value of an assumption the plan asked about gains: "above 7.3 min";
// "" where it turns nowhere.
func (p page) paysSide(key string) string {
	b, ends := p.BreakEven(p.Plan.Name, key), p.StressOf(p.Plan.Name, key)
	if b == nil || b.Value == nil || len(ends) < 2 || ends[0].Net.Mean == nil || ends[len(ends)-1].Net.Mean == nil {
		return ""
	}
	side := "above"
	if *ends[0].Net.Mean > *ends[len(ends)-1].Net.Mean {
		side = "below"
	}
	return side + " " + p.Value(key, *b.Value)
}

// floors says which floor the plan asked about breaks.
func (p page) floors() string {
	var parts []string
	for _, f := range p.Broke {
		switch f.Measure {
		case result.ServiceLevel:
			parts = append(parts, fmt.Sprintf("answers %s of callers in time where %s is the floor",
				p.Units.About(f.Does, result.UnitShare), p.Units.About(f.Limit, result.UnitShare)))
		default:
			parts = append(parts, fmt.Sprintf("costs %s points of satisfaction where %s is the most allowed",
				p.Units.About(f.Does, result.UnitPoints), p.Units.About(f.Limit, result.UnitPoints)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "The plan asked about " + wording.Joined(parts) + "."
}

// advice is the plan recommended, where it is not the one asked about.
func (p page) advice() string {
	switch {
	case p.Advised == nil && p.Passing() != nil:
		return fmt.Sprintf("Stay with “%s”: counting the %s after, no plan tried is clearly better.", p.referenceName(),
			p.afterMonths())
	case p.Advised == nil && len(p.Rivals()) > 1:
		return fmt.Sprintf("Stay with “%s”: no plan tried is clearly better.", p.referenceName())
	case p.Advised == nil:
		return ""
	case p.Kind == result.AskCompare:
		return "Recommended: " + p.fares(*p.Advised) + p.second()
	case p.Advised.Name == p.Plan.Name:
		if len(p.Rivals()) == 1 {
			return ""
		}
		return "It is the best of the " + wording.Thousands(len(p.Rivals())) + " plans tried." + p.second()
	}
	return p.better() + p.second()
}

// better is the plan recommended in one sentence: money, how often it loses, its price.
func (p page) better() string {
	plan := p.Advised.Name
	s := fmt.Sprintf("Better: “%s” earns about %s", p.Short(*p.Advised),
		p.Units.About(p.Mean(plan, result.Net), result.UnitMoney))
	if lost := p.picture.share(p.Probability(plan, "net_loss")); lost != wording.None {
		s += ", losing in " + ofThem(lost)
		if !strings.Contains(lost, " of ") {
			s = strings.TrimSuffix(s, "them") + "futures"
		}
		if after := p.picture.share(p.Probability(plan, "net_terminal_loss")); p.afterMonths() != "" &&
			after != wording.None {
			if _, of, counted := strings.Cut(lost, " of "); counted { // of as many as just said
				after = strings.TrimSuffix(after, " of "+of)
			}
			s += fmt.Sprintf(" (after: %s, %s)",
				p.Units.AboutSigned(p.Mean(plan, result.NetTerminal), result.UnitMoney),
				strings.TrimSuffix(allOf(after), " of"))
		}
	}
	if price := p.price(plan); price != "" {
		s += ", costing " + price
	}
	return s + "."
}

// price is what a plan costs its customers, "" where nothing of that is clear.
func (p page) price(plan string) string {
	var parts []string
	if gone := p.Mean(plan, result.CustomersLost); gone >= 1 && p.clear(plan, result.CustomersLost) {
		parts = append(parts, p.Units.About(gone, result.UnitCustomers)+" customers")
	}
	if e := p.Estimate(plan, result.Satisfaction); e != nil && e.Difference != nil && e.Difference.Clear {
		if fall := math.Round(-e.Difference.Mean); fall >= 1 {
			parts = append(parts, fmt.Sprintf("%.0f points of satisfaction", fall))
		}
	}
	return wording.Joined(parts)
}

// second names the plan that stays ahead where the one recommended does not, or the one that does
// about as well.
func (p page) second() string {
	if lasting := p.Lasting(*p.Advised); lasting != nil {
		return fmt.Sprintf(" Ahead with the %s after too is “%s”, by about %s%s.", p.afterMonths(), p.Short(*lasting),
			p.Units.About(p.Mean(lasting.Name, result.NetTerminal), result.UnitMoney),
			p.lose(lasting.Name, "net_terminal_loss"))
	}
	if ahead := p.Preferred(); len(ahead) > 1 && !p.Apart(ahead[0].Name, ahead[1].Name) {
		return fmt.Sprintf(" “%s” does about as well.", p.Short(ahead[1]))
	}
	return ""
}
