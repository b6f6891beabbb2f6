package view

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Spoken names an assumption in plain words.
func Spoken(key string) string { return wording.Lever(key) }

// SpokenPath is the name with the path a file sets: "how readily the unhappy leave (churn.scale)".
func SpokenPath(key string) string {
	if key = wording.Clean(key); strings.Contains(key, ".") {
		return Spoken(key) + " (" + key + ")"
	}
	return key
}

// ThreeFigures writes a value of an assumption with at most three figures.
func ThreeFigures(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'g', 3, 64)
	if x, err := strconv.ParseFloat(s, 64); err == nil && x >= 1000 && x < 1e15 { // 30000, not 3e+04
		s = strconv.FormatFloat(x, 'f', -1, 64)
	}
	if v < 0 {
		return wording.Minus + s
	}
	return s
}

// ThreeFigureRange is a range of an assumption: "0.1–0.5", "−0.1 to 0.1".
func ThreeFigureRange(lo, hi float64) string {
	if lo < 0 {
		return ThreeFigures(lo) + " to " + ThreeFigures(hi)
	}
	return ThreeFigures(lo) + "–" + ThreeFigures(hi)
}

// AsWritten is the value tried as the file writes it, with a true minus.
func AsWritten(s result.Stress) string {
	if rest, negative := strings.CutPrefix(wording.Clean(s.Text), "-"); negative {
		return wording.Minus + rest
	}
	return wording.Clean(s.Text)
}

// Value writes a value of an assumption in its unit, with two digits.
func (r View) Value(key string, v float64) string {
	unit := r.unitOfKey(key)
	if unit == result.UnitDays || unit == result.UnitMinutes {
		return r.Units.Spoken(v, unit)
	}
	return r.Units.About(v, unit)
}

// ValueRange is a range of an assumption: "5 to 60 %".
func (r View) ValueRange(key string, lo, hi float64) string {
	a, b := r.Value(key, lo), r.Value(key, hi)
	for _, once := range []string{" %", " a year", " a month"} {
		if strings.HasSuffix(b, once) {
			a = strings.TrimSuffix(a, once)
		}
	}
	return a + " to " + b
}

// unitOfKey is the unit of an assumption, of whatever plan.
func (r View) unitOfKey(key string) result.Unit {
	for _, a := range slices.Concat(r.Assumptions, r.Givens) {
		if _, k := result.OwnOf(a.Path); k == key || a.Path == key {
			return a.Unit
		}
	}
	return result.UnitNone
}

// StressKeys are the assumptions tried, in the order of the result.
func (r View) StressKeys() (keys []string) {
	for _, s := range r.Stress {
		if !slices.Contains(keys, s.Key) {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// StressOf are the ends tried of one assumption for a plan, lowest first.
func (r View) StressOf(plan, key string) (ends []result.Stress) {
	for _, s := range r.Stress {
		if s.Plan == plan && s.Key == key {
			ends = append(ends, s)
		}
	}
	slices.SortStableFunc(ends, func(a, b result.Stress) int { return Compare(a.Value, b.Value) })
	return ends
}

// Under is the reading with one assumption at an end of its range: net value
// and net loss of every plan tried there stand in for the scenario's own.
func (r View) Under(end result.Stress) View {
	c := *r.Result
	c.Estimates, c.Probabilities = slices.Clone(c.Estimates), slices.Clone(c.Probabilities)
	for _, s := range r.Stress {
		if s.Key != end.Key || s.Text != end.Text {
			continue
		}
		for i, e := range c.Estimates {
			if e.Plan == s.Plan && e.Measure == result.Net {
				c.Estimates[i] = s.Net
			}
		}
		for i, p := range c.Probabilities {
			if p.Plan == s.Plan && p.Name == "net_loss" {
				c.Probabilities[i] = s.Loss
			}
		}
	}
	return View{&c, r.Units}
}

// Best is the plan clearly ahead of the reference with the highest mean net
// value among those that can be chosen and are not lost again after, nil where none is.
func (r View) Best() *result.Plan {
	var best *result.Plan
	for _, p := range r.Rivals() {
		ahead := !p.NoChoice && r.Verdict(p.Name) == Gains && !r.losesAfter(p.Name)
		if ahead && (best == nil || r.Mean(p.Name, result.Net) > r.Mean(best.Name, result.Net)) {
			best = &p
		}
	}
	return best
}

// EndsOf are the ends tried of an assumption, one of each, lowest first.
func (r View) EndsOf(key string) (ends []result.Stress) {
	for _, s := range r.Stress {
		if s.Key == key && !slices.ContainsFunc(ends, func(e result.Stress) bool { return e.Text == s.Text }) {
			ends = append(ends, s)
		}
	}
	slices.SortStableFunc(ends, func(a, b result.Stress) int { return Compare(a.Value, b.Value) })
	return ends
}

func (r View) TitleOf(plan string) string {
	for _, p := range r.Plans {
		if p.Name == plan {
			return r.Title(p)
		}
	}
	return wording.Clean(plan)
}

func (r View) ShortOf(plan string) string {
	for _, p := range r.Plans {
		if p.Name == plan {
			return r.Short(p)
		}
	}
	return wording.Clean(plan)
}

func (r View) BreakEven(plan, key string) *result.BreakEven {
	for i, b := range r.BreakEvens {
		if b.Plan == plan && b.Key == key {
			return &r.BreakEvens[i]
		}
	}
	return nil
}
