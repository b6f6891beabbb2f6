package export

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/dates"
	"boomerang/sim/remedy"
)

// told reads what a person says of the table.
func (r *tableReader) told() error {
	r.columns, r.meanings, r.figures = map[Role]string{}, map[string]string{}, map[string]string{}
	for _, text := range r.options.As {
		key, value, found := strings.Cut(text, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		role, label, worded := strings.Cut(key, ":")
		isRole := slices.ContainsFunc(r.kind.fields, func(f field) bool { return string(f.role) == role })
		switch allowed := r.kind.words[Role(role)]; {
		case !found || value == "":
			return r.refuse(text, "say what it is read as after =")
		case worded && allowed != nil && slices.Contains(allowed, value):
			r.meanings[role+":"+strings.ToLower(strings.TrimSpace(label))] = value
		case worded && allowed != nil:
			return r.refuse(text, role+" may be read as "+strings.Join(allowed, ", "))
		case isRole && !worded:
			r.columns[Role(role)] = value
		case slices.Contains(r.kind.figures, key):
			r.figures[key] = value
		default:
			var roles []string
			for _, f := range r.kind.fields {
				roles = append(roles, string(f.role))
			}
			return r.refuse(text, "it has "+strings.Join(append(roles, r.kind.figures...), ", "))
		}
	}
	return nil
}

func (r *tableReader) refuse(text, hint string) error {
	return remedy.Errorf("--%s-as %s: nothing of a %s", r.kind.flag, remedy.Line(text), r.kind.of).Hint("%s", hint)
}

func (r *tableReader) has(role Role) bool { _, there := r.at[role]; return there }

// cell of a role, "" where it has no column.
func (r *tableReader) cell(role Role) string {
	at, there := r.at[role]
	if !there || at >= len(r.row) {
		return ""
	}
	return strings.TrimSpace(r.row[at])
}

// look takes a row into account for what the file leaves open: marks of numbers, order of dates.
func (r *tableReader) look(row []string, line int) {
	if len(row) != len(r.header) {
		return
	}
	r.row = row
	for _, f := range r.kind.fields {
		switch cell := r.cell(f.role); {
		case cell == "":
		case f.is == aNumber:
			if r.marks[f.role] == nil {
				r.marks[f.role] = &numeral.Column{}
				r.marks[f.role].ByDelimiter(r.source.form.delimiter)
			}
			bare, _ := unpriced(cell)
			r.marks[f.role].See(bare)
			if f.role == Length {
				r.times.see(cell)
			}
		case f.is == aDate:
			r.order(cell, line)
		}
	}
}

// proofs are the first lines that show which of two numbers is the day.
type proofs struct{ dayFirst, monthFirst, either int }

// order looks for a date whose day is above 12.
func (r *tableReader) order(cell string, line int) {
	m, ok := parse(cell, unknown)
	if !ok || !m.slashed {
		return
	}
	p := &r.shown
	switch {
	case m.first > 12 && p.dayFirst == 0:
		p.dayFirst = line
	case m.second > 12 && p.monthFirst == 0:
		p.monthFirst = line
	case p.either == 0:
		p.either = line
	}
}

// decided settles what the file leaves open by what was told, and refuses what stays open.
func (r *tableReader) decided() error {
	for _, f := range r.kind.fields {
		c := r.marks[f.role]
		if c == nil {
			continue
		}
		if point, comma, found := c.Contradiction(); found && r.options.Decimal == "" {
			return remedy.Errorf("column %q has a decimal point in %q and a decimal comma in %q",
				r.header[r.at[f.role]], point, comma).
				Hint("export it with one of the two, or say --decimal point or --decimal comma")
		}
		if r.options.Decimal != "" && (!c.Decided() || c.Open() != nil) {
			c.Assume(map[string]numeral.Mark{"point": numeral.Point, "comma": numeral.Comma}[r.options.Decimal])
		}
		if d := c.Open(); d != nil {
			return remedy.Errorf("column %q: %v, and no cell of the column tells which", r.header[r.at[f.role]], d).
				Hint("say --decimal point or --decimal comma")
		}
	}
	if err := r.lengthUnit(); err != nil {
		return err
	}
	told := map[string]order{"dmy": dayFirst, "mdy": monthFirst}[r.options.Dates]
	switch p := r.shown; {
	case p.dayFirst > 0 && p.monthFirst > 0 && told == unknown:
		return remedy.Errorf("dates are mixed: day first on line %d, month first on line %d", p.dayFirst,
			p.monthFirst).Hint("export ISO dates (2024-12-31); --dates dmy or mdy leaves out the rows that do not fit")
	case p.dayFirst > 0 && p.monthFirst == 0:
		r.dates = dayFirst
	case p.monthFirst > 0 && p.dayFirst == 0:
		r.dates = monthFirst
	case told != unknown:
		r.dates = told
	case p.either > 0:
		return remedy.Errorf("no date shows whether day or month comes first").Hint("say --dates dmy or --dates mdy")
	}
	return nil
}

// moment is a cell as minutes since 1970, wall clock.
func (r *tableReader) moment(role Role) (minute int64, there, ok bool) {
	cell := r.cell(role)
	if nothing(cell) {
		return 0, false, true
	}
	m, ok := parse(cell, r.dates)
	return m.minute, true, ok
}

// day is a cell as a day since 1970.
func (r *tableReader) day(role Role) (day int, there, ok bool) {
	minute, there, ok := r.moment(role)
	return int(floorOf(minute, 1440)), there, ok
}

func floorOf(x, unit int64) int64 {
	if x < 0 {
		return -((-x + unit - 1) / unit)
	}
	return x / unit
}

// number is a cell as a number; there is none in a blank one.
func (r *tableReader) number(role Role) (x float64, there, ok bool) {
	cell := r.cell(role)
	if nothing(cell) {
		return 0, false, true
	}
	bare, currency := unpriced(cell)
	if currency != "" && r.Currency == "" {
		r.Currency = currency
	}
	c := r.marks[role]
	if c == nil {
		c = &numeral.Column{}
	}
	x, ok = c.Read(bare)
	return x, true, ok && (currency == "" || currency == r.Currency)
}

// currencies are the signs that stand for one.
var currencies = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}

// unpriced takes the currency off an amount.
func unpriced(cell string) (bare, currency string) {
	cell = strings.TrimSpace(cell)
	for sign, code := range currencies {
		if rest, ok := strings.CutPrefix(cell, sign); ok {
			return strings.TrimSpace(rest), code
		}
		if rest, ok := strings.CutSuffix(cell, sign); ok {
			return strings.TrimSpace(rest), code
		}
	}
	if n := len(cell); n > 4 {
		for _, part := range [][2]string{{cell[n-3:], cell[:n-3]}, {cell[:3], cell[3:]}} {
			if strings.ContainsFunc(part[0], func(c rune) bool { return c < 'A' || c > 'Z' }) {
				continue
			}
			return strings.TrimSpace(part[1]), part[0]
		}
	}
	return cell, ""
}

// customer is the hash of an identity, 0 where it is blank.
func (r *tableReader) identity(role Role) uint64 {
	cell := r.cell(role)
	if nothing(cell) {
		return 0
	}
	return max(1, hashed(emptyHash, cell))
}

// drop books a row that cannot be used, lack a value that cannot.
func (r *tableReader) drop(why string) { r.lost.add(why, r.line, false) }
func (r *tableReader) lack(why string) { r.lost.add(why, r.line, true) }

// dated is a figure told of the table that is a day.
func (r *tableReader) dated(figure string) (day int, there bool, err error) {
	text := r.figures[figure]
	if text == "" {
		return 0, false, nil
	}
	d, ok := dates.Parse(text)
	if !ok {
		return 0, false, fmt.Errorf("--%s-as %s=%s: want a day as 2025-06-30", r.kind.flag, figure, remedy.Line(text))
	}
	return d.Number(), true, nil
}
