package experiment

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Threshold is a condition on a plan's outcome:
//
//	p(net < 0) < 0.2         a probability
//	p95(wait_mean) < 10      a quantile of worlds, p1 to p99
//	mean(satisfaction) >= 75 a mean; "satisfaction >= 75" says the same
//
// A number may be written 0.2 or 20%, 1000000 or 1_000_000.
//
// A condition on a quantile is one on a probability: the q-quantile of x lies
// below b where P(x < b) exceeds q. So each has an interval, and where that
// covers the bound the answer is inconclusive.
type Threshold struct {
	Expr    string
	measure int
	inner   *relation // of a probability; nil: a mean
	bound   relation
	// quantile is that of a condition on one, 0 for any other.
	quantile float64
}

// relation is "op number".
type relation struct {
	less   bool
	strict bool
	number float64
}

// String writes the relation as an expression does.
func (r relation) String() string {
	op := ">"
	if r.less {
		op = "<"
	}
	if !r.strict {
		op += "="
	}
	return fmt.Sprintf("%s %v", op, r.number)
}

func (r relation) holds(x float64) bool {
	switch {
	case r.less && r.strict:
		return x < r.number
	case r.less:
		return x <= r.number
	case r.strict:
		return x > r.number
	}
	return x >= r.number
}

var (
	sayProbability = regexp.MustCompile(`^p\(\s*(\w+)\s*(<=?|>=?)\s*([^\s<>=]+)\s*\)\s*(<=?|>=?)\s*(\S+)$`)
	sayQuantile    = regexp.MustCompile(`^p(\d{1,2}(?:\.\d+)?)\(\s*(\w+)\s*\)\s*(<=?|>=?)\s*(\S+)$`)
	sayCondition   = regexp.MustCompile(`^(\w+)\s*(<=?|>=?)\s*(\S+)$`)
	sayMean        = regexp.MustCompile(`^(?:mean\(\s*(\w+)\s*\)|(\w+))\s*(<=?|>=?)\s*(\S+)$`)
)

// ParseThreshold reads an expression over the measures of a study. The error
// says what is wrong and what would be right.
func ParseThreshold(expr string, s Study) (Threshold, error) {
	t := Threshold{Expr: expr}
	var err error
	text := strings.TrimSpace(expr)
	name := ""
	if m := sayProbability.FindStringSubmatch(text); m != nil {
		name = m[1]
		var inner relation
		if inner, err = parseRelation(m[2], m[3]); err != nil {
			return t, err
		}
		t.inner = &inner
		t.bound, err = parseRelation(m[4], m[5])
		if err == nil && (t.bound.number < 0 || t.bound.number > 1) {
			err = fmt.Errorf("a probability is compared with %v, which is not between 0 and 1", t.bound.number)
		}
	} else if m := sayQuantile.FindStringSubmatch(text); m != nil {
		name = m[2]
		q, _ := strconv.ParseFloat(m[1], 64)
		inner, e := parseRelation(m[3], m[4])
		if q == 0 || e != nil {
			return t, fmt.Errorf("cannot read %q: want p1 to p99 of a measure compared with a number", expr)
		}
		t.inner, t.quantile = &inner, q/100
		t.bound = relation{number: q / 100} // x(q) < b  ⟺  P(x < b) ≥ q
		if !inner.less {
			t.bound.number = 1 - t.bound.number // x(q) > b  ⟺  P(x > b) ≥ 1−q
		}
	} else if m := sayMean.FindStringSubmatch(text); m != nil {
		name = m[1] + m[2]
		t.bound, err = parseRelation(m[3], m[4])
	} else {
		return t, fmt.Errorf("cannot read %q: want p(net < 0) < 0.2, p95(wait_mean) < 10 or mean(satisfaction) >= 75", expr)
	}
	if err != nil {
		return t, err
	}
	t.measure, err = s.measure(name)
	return t, err
}

// measure finds a measure by name.
func (s Study) measure(name string) (int, error) {
	for k, m := range s.Measures {
		if m.Name == name {
			return k, nil
		}
	}
	return 0, &UnknownMeasure{name}
}

// UnknownMeasure says that an expression names a measure the study has not.
type UnknownMeasure struct{ Name string }

// Error names it.
func (e *UnknownMeasure) Error() string { return fmt.Sprintf("there is no measure %q", e.Name) }

// Condition is a condition on one world: "net < 0".
type Condition struct {
	measure int
	bound   relation
}

// ParseCondition reads a condition on a world over the measures of a study.
func ParseCondition(expr string, s Study) (c Condition, err error) {
	m := sayCondition.FindStringSubmatch(strings.TrimSpace(expr))
	if m == nil {
		return c, fmt.Errorf("cannot read %q: want a measure compared with a number, such as net < 0", expr)
	}
	if c.bound, err = parseRelation(m[2], m[3]); err != nil {
		return c, err
	}
	c.measure, err = s.measure(m[1])
	return c, err
}

// Holds says whether a row meets the condition; a missing value does not.
func (c Condition) Holds(row []float64) bool { return c.bound.holds(row[c.measure]) }

func parseRelation(op, number string) (relation, error) {
	text, percent := strings.CutSuffix(strings.ReplaceAll(number, "_", ""), "%")
	n, err := strconv.ParseFloat(text, 64)
	if percent {
		n /= 100
	}
	if err != nil || n-n != 0 {
		return relation{}, fmt.Errorf("%q is not a number", number)
	}
	return relation{less: op[0] == '<', strict: len(op) == 1, number: n}, nil
}

// Judge says whether a plan meets the threshold, by the interval of the
// estimate: pass or fail where all of it does or does not, else inconclusive.
func (t Threshold) Judge(r *Runs, s Study, plan int) (outcome, detail string) {
	var value float64
	var interval *result.Interval
	if t.inner != nil {
		p := Probability(r, s, plan, func(row, _ []float64) bool { return t.inner.holds(row[t.measure]) })
		value, interval = p.Value, p.Interval
	} else {
		all, _ := Compare(r, s)
		for _, e := range all {
			if e.Plan == s.Plans[plan] && e.Measure == s.Measures[t.measure].Name && e.Mean != nil {
				value, interval = *e.Mean, e.Interval
			}
		}
	}
	outcome, detail = t.outcome(value, interval)
	return outcome, t.detail(detail, r.measured(plan, t.measure), s.level())
}

// JudgeBlocks is Judge for rows [block][draw][measure] that are in no Runs.
func (t Threshold) JudgeBlocks(blocks [][][]float64, level float64) (outcome, detail string) {
	take := func(value func(row []float64) float64) (c column) {
		for _, block := range blocks {
			values := make([]float64, len(block))
			for j, row := range block {
				values[j] = value(row)
			}
			c.blocks = append(c.blocks, values)
		}
		return c
	}
	c := take(t.of)
	value := stats.MomentsOf(c.values()).Mean()
	var interval *result.Interval
	if t.inner != nil {
		_, interval = c.share(level)
	} else {
		interval, _ = c.interval(level)
	}
	outcome, detail = t.outcome(value, interval)
	return outcome, t.detail(detail, take(func(row []float64) float64 { return row[t.measure] }), level)
}

// detail adds what a share alone does not tell: the quantile a condition is
// about, and of a mean over some worlds only, how many those are.
func (t Threshold) detail(judged string, c column, level float64) string {
	values := c.values()
	switch n := len(values); {
	case t.quantile > 0 && n > 0:
		sorted := stats.Sorted(values)
		said := fmt.Sprintf("%.4g, too few worlds for its interval", stats.Quantile(sorted, t.quantile))
		if iv, _ := stats.OrderQuantile(sorted, t.quantile, level); iv != nil {
			said = fmt.Sprintf("%.4g (%.4g to %.4g at %.0f %%)", stats.Quantile(sorted, t.quantile), iv.Lo, iv.Hi, 100*level)
		}
		return fmt.Sprintf("%s; share of worlds %s: %s, needed %.4g", said, t.inner, judged, t.bound.number)
	case t.inner == nil && n < c.draws():
		return fmt.Sprintf("%s, over the %d of %d draws in which there is one", judged, n, c.draws())
	}
	return judged
}

// of is what the threshold takes the mean of.
func (t Threshold) of(row []float64) float64 {
	if t.inner != nil {
		return indicator(t.inner.holds(row[t.measure]))
	}
	return row[t.measure]
}

// Excess is how far rows miss the threshold, 0 where they meet it: a difference
// of probabilities, or of means relative to the bound.
func (t Threshold) Excess(rows [][]float64) float64 {
	sum := 0.
	for _, row := range rows {
		sum += t.of(row)
	}
	value := sum / float64(len(rows))
	if t.bound.holds(value) {
		return 0
	}
	scale := 1.
	if t.inner == nil {
		scale = max(1e-9, math.Abs(t.bound.number))
	}
	return max(1e-9, math.Abs(value-t.bound.number)/scale)
}

// outcome is three-valued: pass or fail where the whole interval says so.
func (t Threshold) outcome(value float64, interval *result.Interval) (outcome, detail string) {
	if interval == nil {
		return result.Inconclusive, fmt.Sprintf("%.4g, too few worlds for an interval", value)
	}
	detail = fmt.Sprintf("%.4g (%.4g to %.4g at %.0f %%)", value, interval.Lo, interval.Hi, 100*interval.Level)
	low, high := t.bound.holds(interval.Lo), t.bound.holds(interval.Hi)
	switch {
	case low && high:
		return result.Pass, detail
	case !low && !high:
		return result.Failed, detail
	}
	return result.Inconclusive, detail
}
