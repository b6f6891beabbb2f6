package result

import (
	"encoding/json"
	"fmt"
	"math"

	"boomerang/sim/stats"
)

// Outcomes of a threshold.
//
//	Pass          the whole interval meets the condition
//	Failed        the whole interval misses it
//	Inconclusive  it holds the bound, or there are too few worlds for one
//
// More worlds turn inconclusive into one of the others, unless the figure lies on the
// bound itself.
const (
	Pass         = "pass"
	Failed       = "fail"
	Inconclusive = "inconclusive"
)

// Threshold is a test the scenario sets, and what came of it.
type Threshold struct {
	Name        string       `json:"name"`
	Plan        string       `json:"plan"`
	Expr        string       `json:"expr"`
	Outcome     string       `json:"outcome"`          // Pass, Failed or Inconclusive
	Comparisons []Comparison `json:"comparisons"`      // in the order of Expr; none: it was not played
	Detail      string       `json:"detail,omitempty"` // the comparisons in words, of older programs only
}

// Comparison is one comparison of a threshold with what it was judged by. Its
// intervals share out the level of all comparisons (Bonferroni).
//
// Outcome follows from Range or Share alone: two programs with the same draws agree.
type Comparison struct {
	Expr    string       `json:"expr"`
	Outcome string       `json:"outcome"`
	Figure  *Figure      `json:"figure,omitempty"` // what stands on its left; nil: no draw has a value
	Range   *Range       `json:"range,omitempty"`  // nil: too few worlds
	Known   int          `json:"known,omitempty"`  // of a mean, the draws in which there is one
	Draws   int          `json:"draws,omitempty"`  // … of these
	Share   *JudgedShare `json:"share,omitempty"`  // of a quantile, what it was judged by
}

// JudgedShare is the share of worlds Op Bound that judges a quantile: the
// q-quantile lies below a bound where that share exceeds q.
//
// Example: p95(wait) < 10 holds where P(wait < 10) ≥ .95, so Op "<", Bound 10, Needed
// .95. For > it is P(wait > 10) ≥ .05. In shares, 0 to 1.
type JudgedShare struct {
	Op     string  `json:"op"`
	Bound  float64 `json:"bound"`
	Needed float64 `json:"needed"`
	Figure float64 `json:"figure"`
	Range  *Range  `json:"range,omitempty"` // nil: too few worlds
}

// Range is an interval that may reach to infinity, as that of a quotient does
// whose divisor may be 0.
type Range struct {
	Lo    Figure  `json:"lo"`
	Hi    Figure  `json:"hi"`
	Level float64 `json:"level"`
}

// RangeOf is an interval as a range, nil of none.
func RangeOf(iv *Interval) *Range {
	if iv == nil {
		return nil
	}
	return &Range{Figure(iv.Lo), Figure(iv.Hi), iv.Level}
}

// Figure is a number that may be infinite; JSON holds it as "+Inf" or "-Inf"
// then, and as "NaN" where it is none.
//
// JSON has no infinity and no NaN (RFC 8259, section 6), and a bound that is open is
// no missing one: null would say the wrong thing.
type Figure float64

// FigureOf is a number as a figure, nil where it is none.
func FigureOf(x float64) *Figure {
	if math.IsNaN(x) {
		return nil
	}
	f := Figure(x)
	return &f
}

// MarshalJSON writes what is no finite number as a text.
func (f Figure) MarshalJSON() ([]byte, error) {
	if x := float64(f); !stats.IsFinite(x) {
		return json.Marshal(fmt.Sprintf("%+g", x))
	}
	return json.Marshal(float64(f))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Figure) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case `"+Inf"`:
		*f = Figure(math.Inf(1))
	case `"-Inf"`:
		*f = Figure(math.Inf(-1))
	case `"NaN"`, `"+NaN"`:
		*f = Figure(math.NaN())
	default:
		return json.Unmarshal(data, (*float64)(f))
	}
	return nil
}
