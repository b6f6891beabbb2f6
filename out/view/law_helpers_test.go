package view

import (
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

func TestCompareNumbers(t *testing.T) {
	for _, c := range []struct {
		a, b float64
		want int
	}{{1, 2, -1}, {2, 1, 1}, {2, 2, 0}, {-1, 1, -1}, {0, 0, 0}} {
		if got := Compare(c.a, c.b); got != c.want {
			t.Errorf("%v beside %v: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// planned is a result of plans whose mean net is clearly ahead, by name.
func planned(losing map[string]float64, nets map[string]float64) View {
	r := &result.Result{Plans: []result.Plan{{Name: "keep", Reference: true}}}
	for name, net := range nets {
		r.Plans = append(r.Plans, result.Plan{Name: name})
		iv := &result.Interval{Lo: net - 1, Hi: net + 1}
		r.Estimates = append(r.Estimates, result.Estimate{
			Plan: name, Measure: "net", Mean: &net, Interval: iv,
			Difference: &result.Difference{Mean: net, Interval: iv},
		})
		r.Probabilities = append(r.Probabilities, result.Probability{Plan: name, Name: "net_loss", Value: losing[name]})
	}
	slices.SortFunc(r.Plans, func(a, b result.Plan) int { return strings.Compare(a.Name, b.Name) })
	return Of(r)
}

// Safe plans stand before risky ones, then the larger mean first; who is not
// clearly ahead is not preferred at all.
func TestOrderOfPreference(t *testing.T) {
	v := planned(map[string]float64{"a": .6, "b": .01, "c": .02, "d": .9, "e": .01},
		map[string]float64{"a": 50, "b": 10, "c": 20, "d": 70, "e": .5})
	var got []string
	for _, p := range v.Preferred() {
		got = append(got, p.Name)
	}
	if want := []string{"c", "b", "d", "a"}; !slices.Equal(got, want) {
		t.Errorf("preferred %v, want %v", got, want)
	}
	if v.Apart("b", "c") != true || v.Apart("e", "e") {
		t.Error("10 ± 1 and 20 ± 1 are apart, one plan is not apart from itself")
	}
}

// The span of a loss runs from the least to the most that any end tried gives.
func TestSpanOfALoss(t *testing.T) {
	v := planned(map[string]float64{"a": .3}, map[string]float64{"a": 5})
	v.Worlds = 400
	end := func(p float64) {
		v.Stress = append(v.Stress, result.Stress{
			Plan: "a", Key: "k", Loss: result.Probability{Value: p}, Worlds: 400,
			Net: result.Estimate{N: 400},
		})
	}
	if got := v.LossSpan("a").Words; got != "" {
		t.Errorf("nothing was tried, and the span is %q", got)
	}
	end(.5)
	if got := v.LossSpan("a").Words; got != Percents(.3, .5) {
		t.Errorf("from .3 to .5 is called %q", got)
	}
	end(.2)
	end(.4)
	if got := v.LossSpan("a").Words; got != Percents(.2, .5) {
		t.Errorf("from .2 to .5 is called %q", got)
	}
}

// A plan is called by its clipped title where that tells it from every other.
func TestShortTitles(t *testing.T) {
	long := strings.Repeat("x", shortName)
	v := Of(&result.Result{Plans: []result.Plan{
		{Name: "a", Title: long + "a"},
		{Name: "b", Title: long + "b"},
		{Name: "c", Title: "short"},
		{Name: "d", Title: "y" + long},
	}})
	for k, clipped := range []bool{false, false, false, true} {
		p := v.Plans[k]
		if got := v.Short(p); (got != v.Title(p)) != clipped {
			t.Errorf("plan %s is called %q for short", p.Name, got)
		}
	}
}
