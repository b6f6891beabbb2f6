package scenarios

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/result"
)

// twoReadings refuses a number that could be either of two.
func twoReadings(d *numeral.Doubt, got string) *fault {
	return &fault{
		what: "could be two numbers", got: got,
		want: numeral.Plain(d.Decimal) + " or " + numeral.Plain(d.Grouped),
		hint: "write it with a decimal point and without separators of thousands",
	}
}

// doubt finds numbers without quotes that a person may have meant otherwise: 180.000
// is 180 in TOML and 180,000 where a point separates thousands. They are refused
// where both can be: where the larger lies in the key's range too, and the point
// stands before zeros that say nothing, or in a number of things.
func (w *walker) doubt(path []string, k *key, raw any) *fault {
	switch r := raw.(type) {
	case float64:
		text := w.bare(path)
		var d *numeral.Doubt
		if _, err := numeral.Read(text); !errors.As(err, &d) || d.Decimal != r || !k.Range.holds(d.Grouped) {
			return nil
		}
		if strings.HasSuffix(text, "0") || k.counts() {
			return twoReadings(d, text)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(r)) {
			if f := w.doubt(append(slices.Clone(path), name), k, r[name]); f != nil {
				return f
			}
		}
	}
	return nil
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
