package out

import (
	"bytes"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A scenario in which nothing earns or costs anything is told by its queue, the
// reference's too, and says no word of net value.
func TestVerdictWithoutMoney(t *testing.T) {
	for _, plans := range []int{1, 3, 6} {
		r, _ := sample.Result(plans)
		r.Estimates = nil
		r.Measures = append(r.Measures, result.Measure{Name: result.QueueMean, Unit: result.UnitCustomers},
			result.Measure{Name: result.WaitMeanOf + "vip", Unit: result.UnitMinutes})
		zero, number := 0., .4321
		for _, p := range r.Plans {
			for measure, v := range map[string]*float64{
				result.Margin: &zero, result.SupportCost: &zero, result.Net: &zero, result.QueueMean: &number,
				result.WaitMeanOf + "vip": &number,
			} {
				r.Estimates = append(r.Estimates, result.Estimate{Plan: p.Name, Measure: measure, Mean: v})
			}
		}
		var b bytes.Buffer
		if err := Verdict(&b, r, 100); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if n := strings.Count(text, "0.43 "); n < len(r.Plans) || !strings.Contains(text, "of vip") {
			t.Errorf("%d plans, %d figures of the queue:\n%s", len(r.Plans), n, text)
		}
		if strings.Contains(text, "Net value, mean") || strings.Contains(text, "clearly") {
			t.Errorf("a word of net value where there is no money:\n%s", text)
		}
	}
}
