package scenarios

import (
	"slices"

	"boomerang/sim/result"
)

// builtInCurrency is what the program's own amounts, and those of shipped files that
// say nothing else, are in.
const builtInCurrency = "USD"

// amounts are the units of money.
var amounts = []result.Unit{result.UnitMoney, result.UnitMoneyMonth, result.UnitMoneyYear}

// inCurrency is the currency of a file's amounts, as it is when the file is loaded by
// itself: what it states, else what the last of its bases is in, else the program's own.
// A base that states none is not in the currency of whoever extends it.
func (l *layer) inCurrency(bases []*layer) string {
	currency := builtInCurrency
	for _, base := range bases {
		if base.currency != "" {
			currency = base.currency
		}
	}
	for _, leaf := range l.base {
		if leaf.path == "currency" && len(leaf.value.words) > 0 {
			currency = leaf.value.words[0]
		}
	}
	return currency
}

// unconverted lists the amounts in force that come from a file, or from the program,
// in another currency than the scenario's: no rate of exchange is known, and they
// stand as if one unit of the one were one of the other. A flat file names those of the
// files it was made of.
func (s *draft) unconverted() (keys []string) {
	keys = append(keys, s.top["currency_unconverted"].value.words...)
	s.each(func(plan string, r *resolution) {
		for i := range r.settings {
			st := &r.settings[i]
			from, known := s.currencies[st.pos.File]
			if st.pos.File == byDefault {
				from, known = builtInCurrency, true
			}
			if plan != "" && !r.says(st.path) || !known || from == s.Currency ||
				!slices.Contains(amounts, st.key.Unit.of) || st.value.none() {
				continue
			}
			if key := prefixed(plan, st.path); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	})
	return keys
}

// none reports whether a value is no amount, in any currency: left open, or 0.
func (v value) none() bool { return v.auto || v.number == 0 && v.dist == nil }
