package board

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Names of boxes that a terminal shows too.
const (
	depends    = "Depends most on"
	dependsToo = "Depends also on" // beside what the sentences say
	trusts     = "Before you trust this"
)

// mostLines is how many lines a box has.
const mostLines = 3

// boxes are the three at the foot of the page; one without lines is left out.
func (p page) boxes() (all []Box) {
	first, told := depends, p.turnsOn()
	if told != "" {
		first = dependsToo
	}
	most := map[string]int{trusts: mostLines}
	if p.record() != "" { // which stands below the boxes and is one of them
		most[trusts]--
	}
	for _, b := range []Box{{first, p.dependsOn(told)}, {"Cannot be undone", p.undone()}, {trusts, p.trust()}} {
		if b.Lines = b.Lines[:min(cmp.Or(most[b.Name], mostLines), len(b.Lines))]; len(b.Lines) > 0 {
			all = append(all, b)
		}
	}
	return all
}

// dependsOn are the assumptions that move the plan asked about most, beside one that was told: by the
// ends tried, else by the ranks of the run's own rows.
func (p page) dependsOn(told string) (lines []string) {
	if p.Word == view.Nothing {
		return nil
	}
	for _, key := range p.KeysBySwing(p.Plan.Name) {
		ends := p.StressOf(p.Plan.Name, key)
		if key == told || len(ends) == 0 || ends[0].Net.Mean == nil {
			continue
		}
		line := wording.Capital(wording.Lever(key)) + ": "
		if where := p.paysSide(key); where != "" {
			line += "pays " + where
		} else {
			first, last := ends[0], ends[len(ends)-1]
			line += fmt.Sprintf("%s at %s", p.Units.AboutSigned(*first.Net.Mean, result.UnitMoney),
				p.Value(key, first.Value))
			if len(ends) > 1 && last.Net.Mean != nil {
				line += fmt.Sprintf(", %s at %s", p.Units.AboutSigned(*last.Net.Mean, result.UnitMoney),
					p.Value(key, last.Value))
			}
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		return lines
	}
	drivers, _ := view.Drivers(p.runs, p.Plan.Name, "", p.Coverage())
	for _, d := range drivers {
		lines = append(lines, wording.Capital(wording.Lever(d.Assumption)))
	}
	return lines
}

// undone is what a reversal does not bring back, of the plan asked about.
func (p page) undone() (lines []string) {
	plan := p.Plan.Name
	if laid := p.Mean(plan, result.LaidOff); laid >= .5 {
		line := p.Units.About(laid, result.UnitHeads) + " people laid off"
		if pay := p.Mean(plan, result.Severance); pay > 0 {
			line += ", " + p.Units.About(pay, result.UnitMoney) + " severance"
		}
		lines = append(lines, line)
	}
	if p.Mean(plan, result.CustomersLost) >= 1 && p.clear(plan, result.CustomersLost) {
		return append(lines, "Customers gone or leaving")
	}
	return lines
}

// trust is what a reader should know first: who still waits, the worst line of the audit, what the figures rest on, and
// a day 0 unlike other desks.
func (p page) trust() (lines []string) {
	for _, f := range p.Audit {
		said := p.Kind == result.AskDepth && f.Plan == p.Plan.Name // by the sentences above
		if !said && f.Kind == result.HeadsForWork && f.Verdict != result.OK && f.Value != nil && f.Bound != nil &&
			(f.Plan == p.Plan.Name || p.Advised != nil && f.Plan == p.Advised.Name) {
			gone := wording.Counted(int(math.Round(*f.Value)), "post goes", "posts go")
			lines = append(lines, fmt.Sprintf("%s, the work of %s is freed%s", gone,
				whole(math.Max(0, math.Floor(*f.Bound))), p.whereOther(f.Plan)))
			break
		}
	}
	lines = append(lines, p.restsOn())
	if s := p.unlikeOthers(); s != "" {
		lines = append(lines, s)
	}
	for _, w := range p.Warnings {
		if w.OfDesign() || w.Kind == result.PrecisionMissed || w.Kind == result.OrderOpen {
			_, text := wording.Warned(w, p.Result)
			lines = slices.Insert(lines, 0, strings.TrimPrefix(wording.Capital(wording.Clean(text)), "--"))
		}
	}
	if slices.ContainsFunc(p.Warnings, func(w result.Warning) bool { return w.Kind == result.Unconverted }) {
		lines = slices.Insert(lines, 0, "Some amounts stand in another currency, unconverted: see the report")
	}
	if s := p.unanswered(); s != "" {
		lines = slices.Insert(lines, 0, s)
	}
	return lines
}

// whole writes a count of people as it is: 2,001.
func whole(heads float64) string { return wording.Thousands(int(math.Round(heads))) }

// whereOther names the plan a line is of, where it is not the one asked about.
func (p page) whereOther(plan string) string {
	if plan == p.Plan.Name {
		return ""
	}
	return " under the plan recommended"
}

// unlikeOthers says in which figure the desk before any cut is unlike those that publish theirs.
func (p page) unlikeOthers() string {
	for _, f := range p.OtherDesks {
		if f.Verdict == result.OK || f.Value == nil || f.Low == nil || f.Bound == nil {
			continue
		}
		value, low, high := p.spoken(*f.Value, f.Unit), p.spoken(*f.Low, f.Unit), p.spoken(*f.Bound, f.Unit)
		what := map[result.FindingKind]string{
			result.OthersWait:      "callers wait %s",
			result.OthersHangUp:    "%s of callers hang up",
			result.OthersOccupancy: "people are busy %s of their time",
		}[f.Kind]
		const near = .1 // a tenth beyond is no news to a board
		if what != "" && (*f.Value < *f.Low*(1-near) || *f.Value > *f.Bound*(1+near)) {
			return "Today " + fmt.Sprintf(what, value) + "; other desks publish " + low + " to " + high
		}
	}
	return ""
}

// spoken is a value with two digits; of a short time in seconds.
func (p page) spoken(v float64, unit result.Unit) string {
	if unit == result.UnitMinutes && v < 3 {
		return fmt.Sprintf("%.0f s", 60*v)
	}
	return p.Units.About(v, unit)
}

// restsOn counts the inputs nobody measured; where each was, it says how well the mean is known.
func (p page) restsOn() string {
	assumed := 0
	for _, a := range p.Assumptions {
		if a.Grade == "assumed" {
			assumed++
		}
	}
	if assumed > 0 {
		return fmt.Sprintf("Nobody measured %d of %d unknowns", assumed, len(p.Assumptions))
	}
	if iv := p.Interval(p.Plan.Name); iv != nil && stats.IsFinite(iv.HalfWidth()) {
		return "The mean is known to ±" + p.Units.About(iv.HalfWidth(), result.UnitMoney)
	}
	return "Only " + wording.Thousands(p.DrawsIn(p.Worlds)) + " futures"
}
