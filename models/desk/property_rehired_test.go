package desk

import (
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim"
)

// Whatever the cut, its notice and its reversal: no more people are hired back
// than places were laid off, no more is paid for returns than for everything,
// and places laid off are at least the people laid off.
func TestSharesOfTheCut(t *testing.T) {
	reversed := 0
	rapid.Check(t, func(t *rapid.T) {
		p := company()
		p.Segments[0].Customers = 1_500
		p.Routing.Policy = HumansOnly
		one := func(name string, of ...float64) float64 { return rapid.SampledFrom(of).Draw(t, name) }
		p.Cut = Cut{
			Share: one("cut", .1, .3, .6, 1), Stages: rapid.IntRange(1, 3).Draw(t, "stages"),
			StageDays:  one("between", 0, 60, 150),
			NoticeDays: one("notice", 0, 30, 100, 200), Who: CutOrder(rapid.IntRange(0, 2).Draw(t, "who")),
			By: CutMethod(rapid.IntRange(0, 2).Draw(t, "way")),
		}
		p.Workforce.AttritionPerYear, p.Workforce.HiringDays = one("attrition", 0, .3, 1, 2), one("hiring", 0, 30, 90)
		p.Workforce.Backfill = rapid.Bool().Draw(t, "backfill")
		p.Leadership = Leadership{
			ReviewDays: 30, ServiceFloor: 1, DecisionDays: one("decision", 0, 30, 100, 250),
			RehireShare: one("rehire", .3, 1),
		}
		row := Play(t.Context(), sim.NewFates(1, 0), []Params{p}, 0)[0]
		for _, m := range []string{"rehired_6_months", "rehired_12_months"} {
			if v := valueOf(row, m); v < 0 || v > 1+1e-9 {
				t.Fatalf("%s is %v", m, v)
			}
		}
		if valueOf(row, "rehired_12_months") > 0 {
			reversed++
		}
		if again, all := valueOf(row, "repeat_pay"), valueOf(row, "payroll"); again < 0 || again > all {
			t.Fatalf("%v of %v is paid for returns", again, all)
		}
		for m, month := range row.Series {
			again, all := monthOf(month, "repeat_pay"), monthOf(month, "payroll")
			if again < 0 || again > all {
				t.Fatalf("month %d: %v of %v is paid for returns", m, again, all)
			}
		}
	})
	if reversed == 0 {
		t.Error("nobody was hired back in any case")
	}
}

// A reversal before the last day of notice keeps people in their places; the
// end of a notice that nobody is under any more withdraws nothing.
func TestReversalDuringNotice(t *testing.T) {
	p := people{cohorts: []cohort{{heads: 80}}, desk: 80, target: 50, notices: []notice{{hire: hire{20, 30}}}}
	p.target += 50 // all of it
	p.recall(50, false, 10)
	if len(p.notices) != 0 || p.recalled != 20 || total(p.coming) != 20 {
		t.Errorf("%v still under notice, %v wanted back, %v ordered", p.notices, p.recalled, total(p.coming))
	}
}
