package board

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// What the sentences say of satisfaction is what the table says, in the same points, where two rounded ends would
// differ by another number.
func TestPointsAreThoseOfTheTable(t *testing.T) {
	for points, want := range map[float64]string{
		-12.4: "satisfaction falls by 12 points", -1: "satisfaction falls by 1 point.",
		3.6: "satisfaction rises by 4 points", -.2: "",
	} {
		r, runs := sample.Result(1)
		told(r)
		today, then := 74.6, 74.6+points
		r.Estimates = append(r.Estimates,
			result.Estimate{Plan: "keep-everyone", Measure: result.Satisfaction, N: 200, Mean: &today},
			result.Estimate{
				Plan: "plan-1", Measure: result.Satisfaction, N: 200, Mean: &then,
				Difference: &result.Difference{Mean: points, Clear: true},
			})
		p, _ := Of(view.Of(r), runs)
		said := strings.Join(p.Sentences, " ")
		if !strings.Contains(said, want) || want == "" && strings.Contains(said, "satisfaction") {
			t.Errorf("%v points: want %q in %q", points, want, said)
		}
		cell := p.Plans.Rows[0].Figures[3][0]
		if n := strings.TrimLeft(cell, "+−"); want != "" && !strings.Contains(want, " "+n+" point") {
			t.Errorf("%v points are %q in the table and %q in words", points, cell, want)
		}
	}
}

// A plan says under its name what it earns, and first what it is to the answer.
func TestUnderTheName(t *testing.T) {
	for want, r := range map[string]Row{
		"recommended: +$1.2M": {Role: roleAdvised, Earns: "+$1.2M"}, "−$18M": {Earns: "−$18M"},
		roleAsked: {Role: roleAsked, Earns: wording.None},
	} {
		if got := r.Under(); got != want {
			t.Errorf("%+v says %q, want %q", r, got, want)
		}
	}
}

// Beside a recommended plan that is not ahead with the months after, the page names the one that is.
func TestLastingPlanIsNamed(t *testing.T) {
	for _, open := range []bool{true, false} {
		r, runs := sample.Result(3)
		told(r)
		r.Subject = "plan-1"
		advised := view.Of(r).Answer().Advised
		if advised == nil {
			t.Fatal("no plan is recommended")
		}
		for i := range r.Estimates {
			e := &r.Estimates[i]
			if e.Measure != result.NetTerminal {
				continue
			}
			ahead := 3e6
			e.Mean, e.Interval = &ahead, sample.Interval(2e6, 4e6)
			if open && e.Plan == advised.Name {
				e.Interval = sample.Interval(-1e6, 7e6)
			}
			e.Difference = nil
		}
		p, _ := Of(view.Of(r), runs)
		said := strings.Join(p.Sentences, " ")
		if got := strings.Contains(said, "after too is “") && strings.Contains(said, "(60 % lose)"); got != open {
			t.Errorf("open end %v: a lasting plan named %v: %s", open, got, said)
		}
	}
}
