package scenarios

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"boomerang/sim/dates"
)

// written renders a decoded value as a file would write it, on one line.
func written(raw any) string {
	switch r := raw.(type) {
	case string:
		return tomlText(r)
	case float64:
		if r != math.Trunc(r) { // every digit: what is written here is read again
			return strconv.FormatFloat(r, 'g', -1, 64)
		}
		return trim(r)
	case time.Time:
		switch {
		case r.Location().String() == localDate:
			return r.Format(time.DateOnly)
		case r.Year() == 0: // a time of day alone
			return r.Format(time.TimeOnly)
		}
		return r.Format(time.DateTime)
	case []any:
		return "[" + strings.Join(each(r, written), ", ") + "]"
	case []map[string]any:
		return "an array of tables"
	case map[string]any:
		parts := each(beliefOrder(r), func(name string) string { return name + " = " + written(r[name]) })
		return "{ " + strings.Join(parts, ", ") + " }"
	}
	return fmt.Sprint(raw)
}

func each[T any](items []T, say func(T) string) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = say(item)
	}
	return out
}

// beliefOrder puts the parameters of a table in the order people write them,
// and its source, grade and owner last.
func beliefOrder(m map[string]any) []string {
	names := sortedKeys(m)
	rank := func(name string) int {
		if p, ok := percent(name); ok {
			return 10 + int(100*p)
		}
		return slices.Index(beliefRank, name) * 100
	}
	sort.SliceStable(names, func(i, j int) bool { return rank(names[i]) < rank(names[j]) })
	return names
}

// beliefRank has room for the percents p1 to p99 between its first two words.
var beliefRank = []string{
	"min", "dist", "value", "sweep", "low", "mode", "mean", "median", "alpha", "beta", "sd", "cv",
	"high", "max", "source", "grade", "owner",
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// largestWhole is up to where whole numbers are written out: any that a file can hold as
// one, and some.
const largestWhole = 1e20

// trim renders a number with as many digits as it needs, up to ten, and large
// whole numbers in groups of three.
func trim(x float64) string {
	if math.Abs(x) < 1e4 || math.Abs(x) > largestWhole || x != math.Trunc(x) {
		return strconv.FormatFloat(x, 'g', 10, 64)
	}
	digits := strconv.FormatFloat(math.Abs(x), 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "_" + digits[i:]
	}
	if x < 0 {
		return "-" + digits
	}
	return digits
}

// format renders a number in engine units with its unit.
func (u unit) format(x float64) string {
	switch u.dim {
	case clock:
		return fourFigureRange(x, []scale{{60, "hours"}, {1, "minutes"}, {1.0 / 60, "seconds"}})
	case calendar:
		return fourFigureRange(x, []scale{{dates.PlainYear, "years"}, {dates.EngineMonth, "months"}, {1, "days"}})
	}
	return trim(x)
}

type scale struct {
	size float64
	name string
}

// fourFigureRange renders a duration in the largest unit that fits it at least once.
func fourFigureRange(x float64, scales []scale) string {
	for i, s := range scales {
		if x >= s.size || i == len(scales)-1 {
			number := trim(math.Round(x/s.size*1e4) / 1e4)
			if number == "1" {
				return number + " " + strings.TrimSuffix(s.name, "s")
			}
			return number + " " + s.name
		}
	}
	return trim(x)
}

// say renders a span for a person: "0 to 1", "more than 0".
func (s span) say(u unit) string {
	low := u.format(s.Low)
	if s.Low == 0 {
		low = "0"
	}
	switch {
	case s == span{}:
		return "a number"
	case math.IsInf(s.High, 1) && s.Above:
		return "more than " + low
	case math.IsInf(s.High, 1):
		return low + " or more"
	case s.Above:
		return "more than " + low + ", up to " + u.format(s.High)
	}
	if s.High == math.MaxInt64 { // rounded up by one where it is held as a float64
		return low + " to 9_223_372_036_854_775_807"
	}
	return low + " to " + u.format(s.High)
}

// want says how a value of the unit is written.
func (u unit) want() string {
	switch u.dim {
	case clock, calendar:
		return u.example()
	case fraction:
		return `0.41 or "41 %"`
	case amount:
		return `38_000 or "$1.50"`
	}
	return "a number"
}
