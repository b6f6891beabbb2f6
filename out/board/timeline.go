package board

import (
	"slices"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Timeline is what happens under the plan asked about, in order.
type Timeline struct {
	Title   string
	Moments []Moment
}

// Moment is a month and what happens in it; what warns or hurts stands out.
type Moment struct {
	When, What string
	Bad        bool
	at         float64 // months from the start; of the last ones beyond the horizon
}

// dailyWarns is the first alarm of charts drawn every day.
const dailyWarns = "a daily check would warn"

// often is the share of futures from which on something is said to happen.
const often = .5

// timeline is what the plan asked about does, what most futures have in common, and what is left at the
// end.
func (p page) timeline() Timeline {
	t := Timeline{Title: "Under the plan asked about"}
	add := func(at float64, what string, bad bool) {
		t.Moments = append(t.Moments, Moment{When: p.Date(at), What: what, Bad: bad, at: at})
	}
	p.steps(add)
	p.effects(add)
	slices.SortStableFunc(t.Moments, func(a, b Moment) int { return view.Compare(a.at, b.at) })
	t.Moments = together(t.Moments)
	return t
}

// steps are what the plan itself does.
func (p page) steps(add func(at float64, what string, bad bool)) {
	fact := func(key string) (float64, bool) {
		for _, f := range p.Plan.Facts {
			if f.Key == key && f.Value != nil {
				return *f.Value, true
			}
		}
		return 0, false
	}
	byAttrition := slices.ContainsFunc(p.Plan.Facts, func(f result.Fact) bool {
		return f.Key == "cut_by" && f.Name == "attrition"
	})
	day, cuts := fact("cut_day")
	switch {
	case cuts && byAttrition:
		add(p.InMonths(day), "those who leave are no longer replaced", false)
	case cuts:
		add(p.InMonths(day), "the cut is announced", false)
		if laid := p.Mean(p.Plan.Name, result.LaidOff); laid >= .5 {
			notice, _ := fact("cut_notice")
			what := " people leave"
			if laid < 1.5 {
				what = " person leaves"
			}
			add(p.InMonths(day+notice), p.Units.About(laid, result.UnitHeads)+what, false)
		}
	}
	if live, ok := fact("go_live_day"); ok {
		add(p.InMonths(live), "the assistant is live", false)
	}
}

// effects are what most futures have in common; of what they do not, how many have it.
func (p page) effects(add func(at float64, what string, bad bool)) {
	for _, e := range []struct {
		name, what string
		bad        bool
	}{
		{result.FirstAlarmDay, dailyWarns, true},
		{result.PaybackMonth, "breaks even", false},
		{result.TurningMonth, "falls behind for good", true},
		{result.ReversedDay, "the board turns back", true},
	} {
		event := p.Event(p.Plan.Name, e.name)
		if event == nil || event.Probability < often {
			continue
		}
		if at := p.Moment(event); stats.IsFinite(at) {
			add(at, e.what+p.inSome(event.Probability), e.bad)
		}
	}
	if never := p.Mean(p.Plan.Name, result.NeverPaysBack); never >= often {
		add(float64(p.Scenario.Months)-.5, "never ahead so far"+p.inSome(never), true)
	}
}

// inSome says in how many futures something happens, where not in all.
func (p page) inSome(share float64) string {
	if share > 1-1e-9 {
		return ""
	}
	said := p.picture.share(&result.Probability{Value: share})
	if !strings.Contains(said, " of ") {
		said += " of futures"
	}
	return " (" + said + ")"
}

// together puts moments of one month into one.
func together(all []Moment) (merged []Moment) {
	for _, m := range all {
		if n := len(merged); n > 0 && merged[n-1].When == m.When {
			merged[n-1].What += ", " + m.What
			merged[n-1].Bad = merged[n-1].Bad || m.Bad
			continue
		}
		merged = append(merged, m)
	}
	for i := range merged {
		merged[i].What = wording.Capital(merged[i].What)
	}
	return merged
}
