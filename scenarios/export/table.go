package export

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Beside tickets a company has tables that say more: the assistant's log, answers to surveys, its
// customers. A row of each kind has its own roles; form, dates, marks, losses and refusals are those of
// tickets.
//
//	bytes ─► form ─► columns (told or guessed) ─► a look at all cells (marks, order of dates)
//	                                                  └─► rows ─► fit.Session, fit.Answer, fit.Spell

// cellKind is what the cells of a role hold.
type cellKind int

const (
	aLabel cellKind = iota
	aDate
	aNumber
	aYesNo
	anIdentity
)

// field is a role of a table, with the names its column often has, best first.
type field struct {
	role  Role
	is    cellKind
	names []string
}

// tableKind is what one table can hold. Words are the roles whose labels are read as something, with what
// they may be read as; figures are what else can be told of the table.
type tableKind struct {
	flag     string // of its file
	of       string // a row, in a message
	fields   []field
	required []Role
	words    map[Role][]string
	figures  []string
}

// TableOptions are what a person says about a table.
type TableOptions struct {
	As       []string // role=column, role:label=meaning, figure=value
	Dates    string   // "dmy" or "mdy", where the file leaves it open
	Decimal  string   // "point" or "comma", where it leaves that open
	MostLost float64
}

// Table is how a table was read.
type Table struct {
	Form       string
	Columns    []Column
	Rows, Kept int
	Losses     []result.Loss
	Warnings   []string
	Words      []result.WordAs // labels, and what they were read as
	Currency   string          // sign or code in amounts of money, "" where they have none
	Categories []string
}

// tableReader is a table being read.
type tableReader struct {
	Table
	kind       *tableKind
	path       string
	options    TableOptions
	columns    map[Role]string // told
	meanings   map[string]string
	figures    map[string]string
	source     *source
	header     []string
	at         map[Role]int
	times      times // of the lengths of sessions
	marks      map[Role]*numeral.Column
	dates      order
	lost       losses
	shown      proofs // of the order of dates
	seen       map[uint64]bool
	doubles    int
	words      map[string]int // rows of each label, by role:label
	categories *labels
	row        []string
	line       int
}

// readTable reads a table row by row; take is called for each that may be used, and books what it
// leaves out by drop or lack.
func readTable(ctx context.Context, path string, kind *tableKind, o TableOptions, take func(r *tableReader)) (
	*tableReader, error,
) {
	r := &tableReader{
		kind: kind, path: path, options: o, seen: map[uint64]bool{}, words: map[string]int{},
		at: map[Role]int{}, categories: newLabels(), marks: map[Role]*numeral.Column{},
	}
	if r.options.MostLost == 0 {
		r.options.MostLost = .2
	}
	if err := r.told(); err != nil {
		return nil, err
	}
	r.source = fileSource(path)
	defer r.source.close(ctx)
	book := func(row []string, line int) {
		r.row, r.line = row, line
		if why := r.useless(); why != "" {
			r.lost.add(why, line, false)
			return
		}
		take(r)
	}
	for _, step := range []func() error{
		func() error { return r.open(ctx) },
		func() error { return r.pass(ctx, r.look, nil) },
		r.decided,
		func() error {
			return r.pass(ctx, book, func(line int) { r.lost.add("quotes do not match", line, false) })
		},
	} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := r.finish(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// open finds the form and the columns.
func (r *tableReader) open(ctx context.Context) error {
	if err := r.source.look(ctx, Options{}); err != nil {
		return err
	}
	r.Form, r.header = r.source.form.String(), r.source.header
	return r.columnsOf()
}

// pass reads the file once. What cannot be parsed is handed to broken; nil: nobody asks, nor counts rows.
func (r *tableReader) pass(ctx context.Context, see func(row []string, line int), broken func(line int)) error {
	rows, err := r.source.rows(ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	if _, _, err := rows.next(); err != nil {
		return errHeader
	}
	for {
		row, line, err := rows.next()
		if err == io.EOF {
			return ctx.Err()
		}
		if broken != nil {
			r.Rows++
		}
		var mistake *csv.ParseError
		switch {
		case err == nil:
			see(row, line)
		case !errors.As(err, &mistake):
			return err
		case mistake.Line-mistake.StartLine > mostQuoted:
			return remedy.Errorf("a quote opened on line %d does not close where its cell ends", mistake.StartLine).
				Hint("mend that line; everything after it would be misread")
		case broken != nil:
			broken(mistake.StartLine)
		}
	}
}

// guessed is the column that has one of some names, best first: as it is, without a unit, without the words
// that some systems put before their own names; −1: none.
func guessed(header, names []string, taken map[int]bool) int {
	for _, form := range []func(string) string{bare, withoutUnit, withoutOwner} {
		for _, name := range names {
			for at, h := range header {
				if !taken[at] && form(h) == name {
					return at
				}
			}
		}
	}
	return -1
}

// columnsOf finds a column for each role: as told, else by a known name.
func (r *tableReader) columnsOf() error {
	taken := map[int]bool{}
	var missing []string
	for _, f := range r.kind.fields {
		name := r.columns[f.role]
		if name == "" || name == "-" {
			continue
		}
		at := slices.IndexFunc(r.header, func(h string) bool { return strings.EqualFold(h, name) })
		if at < 0 {
			missing = append(missing, fmt.Sprintf("--%s-as %s=%s: the file has no such column", r.kind.flag, f.role,
				remedy.Line(name)))
			continue
		}
		r.take(f.role, at, true, taken)
	}
	if len(missing) > 0 {
		return remedy.Errorf("%s", strings.Join(missing, "\n")).Hint("its columns are %s", headerOf(r.header))
	}
	for _, f := range r.kind.fields {
		if r.columns[f.role] == "" {
			if at := guessed(r.header, f.names, taken); at >= 0 {
				r.take(f.role, at, false, taken)
			}
		}
	}
	place := func(role Role) int {
		return slices.IndexFunc(r.kind.fields, func(f field) bool { return f.role == role })
	}
	slices.SortFunc(r.Columns, func(a, b Column) int { return place(a.Role) - place(b.Role) })
	for _, role := range r.kind.required {
		if !r.has(role) {
			return remedy.Errorf("no column says %s of a %s", role, r.kind.of).
				Hint("name it with --%s-as %s=COLUMN; the columns are %s", r.kind.flag, role, headerOf(r.header))
		}
	}
	return nil
}

func (r *tableReader) take(role Role, at int, told bool, taken map[int]bool) {
	r.Columns = append(r.Columns, Column{Role: role, Name: r.header[at], Told: told, at: at})
	r.at[role], taken[at] = at, true
}

// useless says why a row is no row.
func (r *tableReader) useless() string {
	switch {
	case !slices.ContainsFunc(r.row, func(s string) bool { return strings.TrimSpace(s) != "" }):
		return "empty row"
	case len(r.row) != len(r.header):
		return "not as many cells as the header has columns"
	case slices.Equal(r.row, r.header):
		return "the header again"
	}
	whole := rowHash(r.row)
	switch again := r.seen[whole]; {
	case again && r.identified():
		return "the same row again"
	case again:
		r.doubles++
	}
	r.seen[whole] = true
	return ""
}

// identified reports whether rows have an identity, so that two equal ones are one.
func (r *tableReader) identified() bool {
	return slices.ContainsFunc(r.kind.fields, func(f field) bool { return f.is == anIdentity && r.has(f.role) })
}

// finish decides whether the whole can be trusted.
func (r *tableReader) finish() error {
	if err := r.tellWords(); err != nil {
		return err // rows that were lost for it tell less
	}
	r.Losses = r.lost.all
	lost := r.lost.rows()
	switch {
	case r.Rows > 0 && float64(lost) > r.options.MostLost*float64(r.Rows):
		return remedy.Errorf("%d of %d rows cannot be used, more than %g %%: what is left cannot be trusted to "+
			"stand for all\n%s", lost, r.Rows, 100*r.options.MostLost, strings.Join(Told(r.Losses), "\n")).
			Hint("name the right columns with --%s-as ROLE=COLUMN, mend the file, or allow more with --most-lost",
				r.kind.flag)
	case r.Kept < fewestRows:
		return fmt.Errorf("usable rows: %d; at least %d are needed before a figure means anything", r.Kept, fewestRows)
	}
	for _, l := range r.Losses {
		if l.Impossible && float64(l.Rows) > r.options.MostLost*float64(r.Kept) {
			return remedy.Errorf("%s in %d of %d rows: a column is not what it is taken for (line %s)", l.Why, l.Rows,
				r.Kept, lineNumbers(l.Lines)).
				Hint("name the right columns with --%s-as ROLE=COLUMN, or leave one out with ROLE=-", r.kind.flag)
		}
	}
	if r.doubles > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d rows equal another row; without a number of the %s they may "+
			"be doubles: kept", r.doubles, r.kind.of))
	}
	if r.categories.prose(r.Kept) {
		r.Warnings = append(r.Warnings, fmt.Sprintf("the category column holds %d different texts: it is free text, "+
			"not a category, and is left out", len(r.categories.names)))
		r.categories = newLabels()
	}
	r.Categories = r.categories.written()
	return nil
}
