package export

import (
	"context"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"
)

// amounts are the roles whose cells are numbers.
var amounts = []Role{Calls, Abandoned, Answered, OnTime, Touches, Reassigned, Reopened, Satisfaction, Handle, Lasted}

// durations are the roles whose cells are lengths of time.
var durations = []Role{Handle, Lasted}

// mostMarked is how many rows are looked at to find out what the marks in numbers
// mean.
const mostMarked = 50_000

// reading counts how the cells of a role could be read.
type reading struct {
	filled, unread, unitless int
	dated                    bool // its cells are dates: each marks its ticket
	stations                 bool // it counts who had the ticket, the first of them too
	like                     string
}

// unread books a cell that could not be read.
func (c *reading) lost(cell string) {
	if c.unread++; c.like == "" {
		c.like = likeness(cell)
	}
}

// decide finds out for each column of numbers whether a comma or a point is its decimal
// mark, and for each of durations what its cells count, once, from its cells. A mark that
// no cell tells and the delimiter does not suggest is asked for.
func (r *reader) decide(ctx context.Context) error {
	for _, role := range Roles {
		if at := r.place(role); at >= 0 {
			r.cells[role] = &reading{
				dated:    r.contents[at].most(r.contents[at].dates),
				stations: role == Reassigned && strings.HasSuffix(bare(r.header[at]), "stations"),
			}
		}
	}
	for _, role := range amounts {
		if r.Has(role) {
			r.marks[role] = &numeral.Column{}
			r.marks[role].ByDelimiter(r.source.form.delimiter)
		}
	}
	for _, role := range durations {
		if r.Has(role) {
			r.times[role] = &times{unit: r.unit(role)}
		}
	}
	var years yearParts
	before, rising, falling := int64(0), 0, 0
	err := r.source.sampled(ctx, mostMarked, func(row []string, line int) {
		if opened := r.cell(row, Opened); line < looked {
			years.see(opened)
			if m, ok := parse(opened, r.dates); ok {
				rising, falling = rising+truth(m.minute > before), falling+truth(m.minute < before)
				before = m.minute
			}
		}
		for role, column := range r.marks {
			cell := r.cell(row, role)
			if cell == "" || r.cells[role].dated {
				continue
			}
			if t := r.times[role]; t != nil {
				t.see(cell)
			}
			if role == Satisfaction {
				cell = r.graded.see(cell)
			}
			column.See(cell)
		}
	})
	if err != nil {
		return err
	}
	r.newestFirst = falling > rising
	if r.dates == unknown && years.first() {
		r.dates = yearFirst
		r.warn("dates such as %s are read as year, month, day; --dates says otherwise", years.like)
	}
	if t := r.times[Handle]; t != nil {
		if how := t.decide(); how != "" {
			r.warn("the times in %s are read as %s; --handle-unit says otherwise", quoted(r.columnName(Handle)), how)
		}
	}
	if t := r.times[Lasted]; t != nil && t.first == 0 {
		if t.first = 60; t.unit == 1 || t.unit == 1./60 {
			t.first = 1
		} else if len(t.pairs) > 0 && t.unit == 0 {
			r.warn("the times in %s are read as hours and minutes; --lasted-unit says otherwise",
				quoted(r.columnName(Lasted)))
		}
	}
	if r.Has(Satisfaction) {
		r.Scale = r.graded.scale()
	}
	return r.refuseMarks()
}

// yearParts counts the parts of dates of three times two figures.
type yearParts struct {
	parts [3]map[string]bool
	like  string
}

// see takes a cell into account.
func (y *yearParts) see(cell string) {
	if len(cell) < 8 || !isDigit(cell[0]) || !isDigit(cell[1]) || strings.IndexByte("-/.", cell[2]) < 0 ||
		cell[5] != cell[2] || len(cell) > 8 && isDigit(cell[8]) {
		return
	}
	for i := range y.parts {
		if y.parts[i] == nil {
			y.parts[i] = map[string]bool{}
		}
		y.parts[i][strings.Clone(cell[3*i:3*i+2])] = true
	}
	y.like = likeness(cell[:8])
}

// first reports whether the first part is the year: it takes few values and the last one,
// being the day, many.
func (y *yearParts) first() bool {
	return len(y.parts[2]) > 2*len(y.parts[0]) && len(y.parts[2]) > 6
}

// unit is the unit of a column of durations in minutes, off the flag or the header.
func (r *reader) unit(role Role) float64 {
	told := r.options.HandleUnit
	if role == Lasted {
		told = r.options.LastedUnit
	}
	if told != "" {
		return perWord[told]
	}
	return unitOf(r.columnName(role))
}

// refuseMarks refuses a column that contradicts itself, or that nothing decides.
func (r *reader) refuseMarks() error {
	for _, role := range amounts {
		column := r.marks[role]
		if column == nil {
			continue
		}
		if r.options.Decimal != "" {
			column.Assume(map[string]numeral.Mark{"point": numeral.Point, "comma": numeral.Comma}[r.options.Decimal])
			continue
		}
		if point, comma, found := column.Contradiction(); found {
			return remedy.Errorf("column %s has a decimal point in %q and a decimal comma in %q",
				quoted(r.columnName(role)), point, comma).
				Hint("export it with one of the two, or say --decimal point or --decimal comma")
		}
		if role == Calls || role == Abandoned || role == Answered || role == OnTime {
			if cell := column.Whole(); cell != "" {
				r.warn("counts are whole numbers: the mark in %q of %s stands between thousands; --decimal says "+
					"otherwise", likeness(cell), quoted(r.columnName(role)))
			}
		}
		if d := column.Open(); d != nil {
			return remedy.Errorf("column %s: %v, and no cell of the column tells which", quoted(r.columnName(role)), d).
				Hint("say --decimal point or --decimal comma")
		}
	}
	return nil
}

// number reads a cell by the mark of its column.
func (r *reader) number(role Role, cell string) (float64, bool) {
	if x, ok := fewDigits(cell); ok {
		return x, true
	}
	column := r.marks[role]
	if column == nil {
		column = &numeral.Column{} // nothing was seen of it
	}
	return column.Read(strings.TrimSpace(cell))
}

// fewDigits reads what most cells of numbers are: up to nine digits.
func fewDigits(cell string) (x float64, ok bool) {
	if len(cell) == 0 || len(cell) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(cell) {
		if !isDigit(cell[i]) {
			return 0, false
		}
		n = n*10 + int(cell[i]-'0')
	}
	return float64(n), true
}
