package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"boomerang/scenarios/input"
	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"
)

// numbered are the roles whose cells are numbers.
var numbered = []Role{Calls, Touches, Reassigned, Reopened, Satisfaction, Handle}

// mostMarked is how many rows are looked at to find out what the marks in numbers
// mean.
const mostMarked = 50_000

// decideMarks finds out for each column of numbers whether a comma or a point is its
// decimal mark, once, from its cells. What no cell tells and the delimiter does not
// suggest is asked for.
func (r *reader) decideMarks(ctx context.Context) error {
	if r.options.Decimal != "" && r.options.Decimal != "point" && r.options.Decimal != "comma" {
		return fmt.Errorf("--decimal %s: want point or comma", r.options.Decimal)
	}
	f, err := input.Open(ctx, r.path)
	if err != nil {
		return err
	}
	defer f.Close()
	c := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	c.Comma, c.ReuseRecord, c.FieldsPerRecord = r.csv.Comma, true, -1
	r.marks = map[Role]*numeral.Column{}
	for _, role := range numbered {
		if r.Has(role) {
			r.marks[role] = &numeral.Column{}
			r.marks[role].ByDelimiter(c.Comma)
		}
	}
	for range mostMarked {
		row, err := c.Read()
		if err == io.EOF || len(r.marks) == 0 {
			break
		}
		if err != nil || len(row) != len(r.header) {
			continue
		}
		for role, column := range r.marks {
			column.See(r.cell(row, role))
		}
	}
	return r.refuseMarks()
}

// refuseMarks refuses a column that contradicts itself, or that nothing decides.
func (r *reader) refuseMarks() error {
	for _, role := range numbered {
		column := r.marks[role]
		if column == nil {
			continue
		}
		if r.options.Decimal != "" {
			column.Assume(map[string]numeral.Mark{"point": numeral.Point, "comma": numeral.Comma}[r.options.Decimal])
			continue
		}
		if point, comma, found := column.Contradiction(); found {
			return remedy.Errorf("column %q has a decimal point in %q and a decimal comma in %q", r.columnName(role),
				point, comma).Hint("export it with one of the two, or say --decimal point or --decimal comma")
		}
		if d := column.Open(); d != nil {
			return remedy.Errorf("column %q: %v, and no cell of the column tells which", r.columnName(role), d).
				Hint("say --decimal point or --decimal comma")
		}
	}
	return nil
}

// columnName is the header of the column of a role.
func (r *reader) columnName(role Role) string { return r.header[r.at[place[role]]] }

// number reads a cell by the mark of its column.
func (r *reader) number(role Role, cell string) (float64, bool) {
	column := r.marks[role]
	if column == nil {
		column = &numeral.Column{} // nothing was seen of it
	}
	return column.Read(strings.TrimSpace(cell))
}
