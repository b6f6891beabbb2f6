package scenarios

import (
	"errors"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// twoReadings refuses a number that could be either of two.
func twoReadings(d *numeral.Doubt, got string) *fault {
	either := numeral.Sure(numeral.Plain(d.Decimal)) + " or " + numeral.Plain(d.Grouped)
	return &fault{
		what: "could be two numbers", got: got, want: either,
		hint: "write it as one of them, with a decimal point and without separators of thousands",
	}
}

// doubt finds numbers without quotes that a person may have meant otherwise: 180.000
// is 180 in TOML and 180,000 where a point separates thousands. They are refused
// where both can be: where the larger lies in the key's range too, and the point
// stands before zeros that say nothing, or in a number of things, or the larger is
// nearer what the key is by default: nobody costs 55.123 a year.
func (w *walker) doubt(path []string, k *key, raw any) *fault {
	switch r := raw.(type) {
	case float64:
		for _, text := range w.bare(path) {
			var d *numeral.Doubt
			if _, err := numeral.Read(text); !errors.As(err, &d) || d.Decimal != r || !k.Range.holds(d.Grouped) {
				continue
			}
			if strings.HasSuffix(text, "0") || k.counts() || k.nearer(d.Grouped, d.Decimal) {
				return twoReadings(d, text)
			}
		}
	case string:
		return k.monthOrMinute(r)
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(r)) {
			if slices.Contains([]string{"source", "grade", "owner", "dist"}, name) {
				continue
			}
			if f := w.doubt(append(slices.Clone(path), name), k, r[name]); f != nil {
				return f
			}
		}
	}
	return nil
}

// nearer reports whether the first of two numbers above 0 is nearer the default of the key than
// the second, by their ratios. Of a key without a default it is not.
func (k *key) nearer(first, second float64) bool {
	own, there := builtIn()[k.Path]
	size := own.value.median()
	if !there || !(size > 0) {
		return false
	}
	return math.Abs(math.Log(first/size)) < math.Abs(math.Log(second/size))
}

// A length of time in which an "m" stands for its unit, and one that has a unit below a month.
var (
	bareM       = regexp.MustCompile(`[0-9]\s*m(?:[^a-z]|$)`)
	belowMonths = regexp.MustCompile(`[0-9]\s*(?:s|sec|second|min|minute|h|hour|d|day|w|week)s?(?:[^a-z]|$)`)
)

// monthOrMinute refuses an "m" where it could be either: beside hours or days, and in a key
// that is days by default. Elsewhere among durations it is a month.
func (k *key) monthOrMinute(text string) *fault {
	if k.Unit.dim != calendar || !bareM.MatchString(text) {
		return nil
	}
	own, there := builtIn()[k.Path]
	size := own.value.median()
	if daily := there && size > 0 && size < dates.EngineMonth; !daily && !belowMonths.MatchString(text) {
		return nil
	}
	return &fault{
		what: "could be months or minutes", got: quoted(text), want: `"2 months" or "2 min"`,
		hint: `here "m" could be either`,
	}
}

// counts reports whether a key counts things that come whole: customers, people,
// contacts.
func (k *key) counts() bool {
	switch k.Unit.of {
	case result.UnitCustomers, result.UnitHeads, result.UnitContacts:
		return true
	}
	return k.Path == "segment.*.customers" || strings.HasSuffix(k.Path, ".heads") || k.Path == "arrivals.open_per_hour"
}
