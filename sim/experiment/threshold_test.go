package experiment

import (
	"math"
	"strings"
	"testing"

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
		"p(net < 0) < 0.2":    result.Pass, // 9 %
		"p(net<0) < 3%":       result.Failed,
		"p(net < 0) <= 0.1":   result.Inconclusive,
		"p95(net) > 60":       result.Pass, // 85.05
		"p97.5(net) < 20":     result.Failed,
		"p50(net) < 41":       result.Inconclusive,
		"p5(net) < 60":        result.Pass,
		"mean(net) > 10":      result.Pass, // 40.5
		"net >= 1_000":        result.Failed,
		"mean( net ) < 40.5":  result.Inconclusive,
		"mean(wait) <= 5":     result.Pass, // no spread at all
		"p(wait > 6) > 50 %":  "",
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
		if got, detail := th.Judge(hundred(), thresholdStudy, 1); got != want {
			t.Errorf("%s: %s, want %s (%s)", expr, got, want, detail)
		}
	}
}

func TestThresholdMistakes(t *testing.T) {
	for expr, want := range map[string]string{
		"":                     "cannot read",
		"net":                  "cannot read",
		"p(net < 0) < 20":      "not between 0 and 1",
		"p(net < zero) < 0.2":  `"zero" is not a number`,
		"p0(net) < 1":          "p1 to p99",
		"mean(nte) > 0":        `no measure "nte"`,
		"p(net < 0)":           "cannot read",
		"net > 1; drop tables": "cannot read",
		"net > Inf":            "not a number",
	} {
		if _, err := ParseThreshold(expr, thresholdStudy); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", expr, err, want)
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
		row := r.Of(w).Rows[1]
		blocks, rows = append(blocks, [][]float64{row}), append(rows, row)
	}
	for _, expr := range []string{"p(net < 0) < 0.2", "p(net < 0) < 0.01", "mean(net) > 40", "mean(net) < 20"} {
		th, err := ParseThreshold(expr, thresholdStudy)
		if err != nil {
			t.Fatal(err)
		}
		a, detailA := th.Judge(r, thresholdStudy, 1)
		b, detailB := th.JudgeBlocks(blocks, .9)
		if a != b || detailA != detailB {
			t.Errorf("%s: %s %s and %s %s", expr, a, detailA, b, detailB)
		}
		if met := th.Excess(rows) == 0; met != (expr == "p(net < 0) < 0.2" || expr == "mean(net) > 40") {
			t.Errorf("%s: excess %v", expr, th.Excess(rows))
		}
	}
}

func TestConditionOnAWorld(t *testing.T) {
	c, err := ParseCondition("net < -1_0", thresholdStudy)
	if err != nil || !c.Holds([]float64{-11, 0}) || c.Holds([]float64{-9, 0}) {
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
	for expr, want := range map[string]string{
		"p95(net) < 60":   "85.05 (81 to ",
		"p99.9(net) < 60": "too few worlds for its interval",
		"p50(net) < 60":   "share of worlds < 60: 0.69",
		"mean(wait) <= 9": "over the 60 of 100 draws in which there is one",
	} {
		th, err := ParseThreshold(expr, thresholdStudy)
		if err != nil {
			t.Fatal(err)
		}
		if _, detail := th.Judge(r, thresholdStudy, 1); !strings.Contains(detail, want) {
			t.Errorf("%s: %q, want %q", expr, detail, want)
		}
	}
}
