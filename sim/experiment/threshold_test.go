package experiment

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
)

var thresholdStudy = Study{Plans: []string{"keep", "cut"}, Measures: []result.Measure{{Name: "net"}, {Name: "wait"}}}

// hundred is a study of 100 worlds in which net of the cut is −9 to 90 and its
// wait is 5.
func hundred() *Runs {
	r := &Runs{Design: Design{Seed: 1}}
	for w := range 100 {
		r.Add(w, Outcome{Rows: [][]float64{{0, 0}, {float64(w*37%100) - 9, 5}}})
	}
	return r
}

func TestThresholdsAreThreeValued(t *testing.T) {
	for expr, want := range map[string]string{
		"p(net < 0) < 0.2":   result.Pass, // 9 %
		"p(net<0) < 3%":      result.Failed,
		"p(net < 0) <= 0.1":  result.Inconclusive,
		"p95(net) > 60":      result.Pass, // 85.05
		"p97.5(net) < 20":    result.Failed,
		"p50(net) < 41":      result.Inconclusive,
		"p5(net) < 60":       result.Pass,
		"mean(net) > 10":     result.Pass, // 40.5
		"net >= 1_000":       result.Failed,
		"mean( net ) < 40.5": result.Inconclusive,
		"mean(wait) <= 5":    result.Pass, // no spread at all
		"p(wait > 6) > 50 %": result.Failed,

		// per world first, then the statistic
		"mean(net - wait) > 10":               result.Pass, // 35.5
		"net - wait > 10":                     result.Pass,
		"mean(net) - mean(wait) > 10":         result.Pass,
		"p(net < 10 * wait) > 0.5":            result.Pass, // 59 %
		"p(net > plan.keep.net) > 0.8":        result.Pass, // 90 %
		"p(net > reference.net) < 0.8":        result.Failed,
		"mean(net * net) > 2_000":             result.Pass, // 2473.5
		"0.2 > p(net < 0)":                    result.Pass,
		"-mean(net) < -30":                    result.Pass,
		"mean(net) / mean(wait) > 6":          result.Pass,
		"(p95(net) - p5(net)) / 2 < 50":       result.Pass, // 44.55
		"p95(net) - p5(net) < 95":             result.Inconclusive,
		"1 - p(net < 0) > 80%":                result.Pass,
		"p(net < 0) + p(wait > 6) < 0.5":      result.Pass,
		"mean(net) / (p(net < 0) - 0.09) > 1": result.Inconclusive, // the divisor may be 0
		"p(net < 0) < 0.2 and mean(net) > 10": result.Pass,
		"p(net < 0) < 0.2 and net > 1e3":      result.Failed,
		"p(net < 0) <= 0.1 and net > 10":      result.Inconclusive,
		"p(net < 0) <= 0.1 and net > 1e3":     result.Failed, // unknown and false
		"p(net < 0) <= 0.1 or mean(net) > 10": result.Pass,   // unknown or true
		"p(net < 0) <= 0.1 or net > 1e3":      result.Inconclusive,
		"not p(net < 0) >= 0.2":               result.Pass,
		"not (p(net < 0) <= 0.1)":             result.Inconclusive,
		"p(not net < 0 and wait >= 5) > 0.8":  result.Pass,
		"p((net < 0 or net > 80) and wait < 6) < 0.5 and not (net < 0 or wait > 6)": result.Pass,
		"p(wait > 6) >= 0.5":  result.Failed,
		"p(wait <= 5) > 0.90": result.Pass,
	} {
		th, err := ParseThreshold(expr, thresholdStudy)
		if want == "" {
			if err == nil {
				t.Errorf("%s: no error", expr)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		if got, judged := th.Judge(hundred(), thresholdStudy, 1); got != want {
			t.Errorf("%s: %s, want %s (%+v)", expr, got, want, judged)
		}
	}
}

func TestThresholdMistakes(t *testing.T) {
	for expr, want := range map[string]string{
		"":                            "0: cannot be read: it ends too early",
		"net":                         "0: a number stands where a condition is wanted",
		"p(net < 0) < 20":             "13: a probability is compared with 20, which is not between 0 and 1",
		"-1 > p(net < 0)":             "0: a probability is compared with -1, which is not between 0 and 1",
		"p(net < zero) < 0.2":         `8: there is no measure "zero"`,
		"p0(net) < 1":                 "0: there is no quantile p0",
		"p100(net) < 1":               "0: there is no quantile p100",
		"mean(nte) > 0":               `5: there is no measure "nte"`,
		"p(net < 0)":                  "0: a number stands where a condition is wanted",
		"p(net) < 0.2":                "2: a number stands where a condition is wanted",
		"mean(net < 0) < 0.2":         "9: a condition stands where a number is wanted",
		"net > 1; drop tables":        `7: cannot be read from ";" on`,
		"net > Inf":                   `6: there is no measure "Inf"`,
		"net > 1e999":                 "6: the number is too large",
		"p(p(net < 0) < 0.2) < 0.1":   "2: p() is over all worlds and cannot stand inside another",
		"median(net) > 0":             "0: there is no statistic median()",
		"0 < net < 1":                 `8: cannot be read from "<" on`,
		"net = 3":                     `4: cannot be read from "=" on`,
		"net > 0 && wait < 3":         `8: cannot be read from "&&" on`,
		"p(net < 0 < 0.2":             `10: cannot be read from "<" on`,
		"p(net < 0":                   "9: cannot be read: it ends too early",
		"net / 0 > 1":                 "6: divides by 0",
		"net / (2 - 2) > 1":           "9: divides by 0",
		"1 < 2":                       "2: compares no measure",
		"mean(3) < 2":                 "5: names no measure",
		"plan.cot.net > 0":            `0: there is no plan "cot"`,
		"plan.keep.nte > 0":           `0: there is no measure "nte"`,
		"reference.nte > 0":           `0: there is no measure "nte"`,
		"nte > 0 and wiat > 1":        `0: there is no measure "nte"; 12: there is no measure "wiat"`,
		strings.Repeat("(", 300):      "cannot be read",
		strings.Repeat("net + ", 200): "is longer than",
		"((net > 1)":                  "10: cannot be read: it ends too early",
	} {
		_, err := ParseThreshold(expr, thresholdStudy)
		var said []string
		var wrong expression.Mistakes
		if errors.As(err, &wrong) {
			for _, m := range wrong {
				said = append(said, fmt.Sprintf("%d: %s", m.At, m.What))
			}
		}
		if !strings.Contains(strings.Join(said, "; "), want) {
			t.Errorf("%q: %q, want %s", expr, said, want)
		}
	}
}

// TestJudgeBlocksAgrees: rows outside any Runs are judged alike, and Excess is 0
// exactly where the estimate meets the bound.
func TestJudgeBlocksAgrees(t *testing.T) {
	r := hundred()
	var blocks [][][]float64
	var rows [][]float64
	for w := range 100 {
		plans := make([]result.Row, 2)
		if err := r.World(w, plans); err != nil {
			t.Fatal(err)
		}
		row := plans[1].Values
		blocks, rows = append(blocks, [][]float64{row}), append(rows, row)
	}
	for _, expr := range []string{"p(net < 0) < 0.2", "p(net < 0) < 0.01", "mean(net) > 40", "mean(net) < 20"} {
		th, err := ParseThreshold(expr, thresholdStudy)
		if err != nil {
			t.Fatal(err)
		}
		a, judgedA := th.Judge(r, thresholdStudy, 1)
		b, judgedB := th.JudgeBlocks(blocks, .9)
		if a != b || !reflect.DeepEqual(judgedA, judgedB) {
			t.Errorf("%s: %s %+v and %s %+v", expr, a, judgedA, b, judgedB)
		}
		if met := th.Excess(rows) == 0; met != (expr == "p(net < 0) < 0.2" || expr == "mean(net) > 40") {
			t.Errorf("%s: excess %v", expr, th.Excess(rows))
		}
	}
}

func TestConditionOnAWorld(t *testing.T) {
	c, err := ParseCondition("net < -1_0", thresholdStudy)
	if err != nil || !c.Holds([][]float64{{0, 0}, {-11, 0}}, 1) || c.Holds([][]float64{{0, 0}, {-9, 0}}, 1) {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := ParseCondition("p(net<0) < .2", thresholdStudy); err == nil {
		t.Error("a probability is no condition on one world")
	}
}

// TestThresholdDetail: a condition on a quantile tells the quantile, and a mean
// over some worlds only tells how many.
func TestThresholdDetail(t *testing.T) {
	r := &Runs{Design: Design{Seed: 1}}
	for w := range 100 {
		wait := math.NaN()
		if w < 60 {
			wait = float64(w % 7)
		}
		r.Add(w, Outcome{Rows: [][]float64{{0, 0}, {float64(w*37%100) - 9, wait}}})
	}
	for expr, holds := range map[string]func(c result.Comparison) bool{
		"p95(net) < 60": func(c result.Comparison) bool { return *c.Figure == 85.05 && c.Range.Lo == 81 },
		"p99.9(net) < 60": func(c result.Comparison) bool {
			return c.Figure != nil && c.Range == nil &&
				c.Share.Range != nil
		},
		"p50(net) < 60": func(c result.Comparison) bool {
			return *c.Share == result.JudgedShare{Op: "<", Bound: 60, Needed: .5, Figure: .69, Range: c.Share.Range}
		},
		"mean(wait) <= 9": func(c result.Comparison) bool { return c.Known == 60 && c.Draws == 100 },
	} {
		th, err := ParseThreshold(expr, thresholdStudy)
		if err != nil {
			t.Fatal(err)
		}
		if _, judged := th.Judge(r, thresholdStudy, 1); len(judged) != 1 || !holds(judged[0]) {
			t.Errorf("%s: %+v", expr, judged)
		}
	}
}

// TestNamesInQuotes: a measure with a hyphen stands in quotes.
func TestNamesInQuotes(t *testing.T) {
	s := Study{Plans: []string{"keep", "cut-4"}, Measures: []result.Measure{{Name: "net"}, {Name: "lost_vip-eu"}}}
	r := &Runs{}
	for w := range 20 {
		r.Add(w, Outcome{Rows: [][]float64{{0, 0}, {float64(w), 100}}})
	}
	for _, expr := range []string{
		"'lost_vip-eu' > net",
		"'plan.cut-4.lost_vip-eu' - plan.cut-4.net - reference.net > 0",
	} {
		th, err := ParseThreshold(expr, s)
		if err != nil {
			t.Fatal(err)
		}
		if got, judged := th.Judge(r, s, 1); got != result.Pass {
			t.Errorf("%s: %s %+v", expr, got, judged)
		}
	}
}

// TestOneLevelForAll: of three comparisons each is judged at 1 − .1/3.
func TestOneLevelForAll(t *testing.T) {
	th, err := ParseThreshold("net > 0 and p(net < 0) < .5 and p95(net) < 200", thresholdStudy)
	if err != nil {
		t.Fatal(err)
	}
	_, judged := th.Judge(hundred(), thresholdStudy, 1)
	if len(judged) != 3 || judged[0].Expr != "net > 0" || judged[0].Outcome != result.Pass ||
		math.Abs(float64(*judged[0].Figure)-40.5) > 1e-9 {
		t.Fatalf("%+v", judged)
	}
	for _, in := range []*result.Range{judged[0].Range, judged[1].Range, judged[2].Range, judged[2].Share.Range} {
		if math.Abs(in.Level-(1-.1/3)) > 1e-12 {
			t.Errorf("an interval at %v, want 1 − .1/3", in.Level)
		}
	}
}

// TestConditionsOfOnePlan: without plans in the study none can be named.
func TestConditionsOfOnePlan(t *testing.T) {
	s := Study{Measures: thresholdStudy.Measures}
	for _, expr := range []string{"plan.keep.net > 0", "reference.net > 0"} {
		if _, err := ParseThreshold(expr, s); err == nil || !strings.Contains(err.Error(), "no other plan") {
			t.Errorf("%s: %v", expr, err)
		}
	}
}
