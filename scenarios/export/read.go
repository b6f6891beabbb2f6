package export

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"boomerang/scenarios/numeral"
	"boomerang/sim/remedy"

	"boomerang/models/fit"
	"boomerang/sim/result"
)

// Options are what a person says about a file; zero values are guessed, but
// for what cannot be.
type Options struct {
	Columns    map[Role]string // names as in the header; "-": there is none
	Delimiter  rune
	Sheet      string // of a spreadsheet with several
	Dates      string // "dmy", "mdy" or "ymd", where the file leaves it open
	TimeZone   string // of the company, where times are in another
	HandleUnit string // "ms", "s", "min" or "h", where the header does not say
	LastedUnit string // the same, of the time to resolution
	Decimal    string // "point" or "comma", where the file leaves it open
	Blank      string // "no" or "unknown": what a blank beside marks means
	Rows       string // "day", "week" or "month": what a row of counts stands for
	MostLost   float64
	fewest     int // rows of tickets a figure needs; 0: fewestRows
}

// Export is a file as it was understood: tickets, or counts.
type Export struct {
	Form       string
	Columns    []Column
	Rows, Kept int
	Losses     []result.Loss
	Warnings   []string
	Tickets    []fit.Ticket
	Counts     []fit.Count
	Waits      []fit.Wait // of counts: how many gave up and how many were answered in time
	Within     float64    // the time of these, minutes
	Categories []string   // labels by number, safe to write down
	Channels   []string
	Clocked    bool    // times of day are there
	Stamped    []int   // minutes of the day that stand for no time of day, being far too frequent
	Spacing    Spacing // what a row of counts stands for
	Scale      string  // of satisfaction: "" a number, "share", "of 5"
}

// Has reports whether a role has a column.
func (e *Export) Has(r Role) bool {
	return slices.ContainsFunc(e.Columns, func(c Column) bool { return c.Role == r })
}

// reader is a file being read.
type reader struct {
	Export
	source      *source
	options     Options
	header      []string
	contents    []content    // of the first rows, by column
	at          map[Role]int // place of the column of each role in a row
	zone        *time.Location
	dates       order
	asked       bool // the whole file was asked for the order of dates
	newestFirst bool // rows stand in order of falling times
	lost        losses
	seen        map[uint64]int32 // rows, or tickets and where they stand
	whole       []uint64         // of tickets with a number: the hash of the last row
	written     []int64          // the same: when it was written
	categories  *labels
	channels    *labels
	clocks      [1440]int32              // times of day of rows
	zoned       [2]int                   // rows without and with a zone
	doubles     int                      // equal rows that may be two tickets
	marks       map[Role]*numeral.Column // of the columns of numbers
	times       map[Role]*times          // of the columns of durations
	cells       map[Role]*reading        // how the cells of each role could be read
	graded      grades
	summed      []int // columns that name rows which add others up
	endingHours bool  // hours of the clock are 1 to 24: each is told by its end
	revision    int   // column that numbers the states of tickets; −1: none
	// states of tickets whose order only their place in the file tells: what grows with time does so, does not, or
	// says nothing
	forwards, backwards, unordered int
}

// Read reads a file. The error is for what cannot be trusted as a whole, and
// says what to do; single rows that cannot be are left out and counted.
func Read(ctx context.Context, path string, o Options) (*Export, error) {
	e, err := read(ctx, fileSource(path), o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return e, nil
}

// read reads a source.
func read(ctx context.Context, s *source, o Options) (*Export, error) {
	if o.MostLost == 0 {
		o.MostLost = .2
	}
	defer s.close(ctx)
	r := &reader{
		source: s, options: o, seen: map[uint64]int32{}, categories: newLabels(), channels: newLabels(),
		marks: map[Role]*numeral.Column{}, times: map[Role]*times{}, cells: map[Role]*reading{},
	}
	for _, step := range []func(context.Context) error{r.open, r.decide, r.rows} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return &r.Export, nil
}

// warn adds a doubt.
func (r *reader) warn(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}

// open finds the form and the columns.
func (r *reader) open(ctx context.Context) (err error) {
	if err := r.flags(); err != nil {
		return err
	}
	if err := r.source.look(ctx, r.options); err != nil {
		return err
	}
	r.Form, r.header = r.source.form.String(), r.source.header
	if r.contents, err = r.source.contents(ctx); err != nil {
		return err
	}
	if err := r.columns(); err != nil {
		return err
	}
	if err := r.layout(); err != nil {
		return err
	}
	if r.place(Opened) < 0 {
		return remedy.Errorf("no column says when a ticket or a count began").
			Hint("name it with --opened; the columns are %s", headerOf(r.header))
	}
	if err := r.rowsAre(); err != nil {
		return err
	}
	r.joinClocks()
	if err := r.unnamedCounts(ctx); err != nil {
		return err
	}
	r.numbersStates()
	r.totalColumns()
	r.Within = r.within()
	order := func(c Column) int {
		if c.Role == resolvedClock {
			return slices.Index(Roles, Resolved)
		}
		return slices.Index(Roles, c.Role)
	}
	slices.SortStableFunc(r.Columns, func(a, b Column) int { return order(a) - order(b) })
	return nil
}

// flags reads what a person said.
func (r *reader) flags() (err error) {
	one := func(flag, value string, of ...string) {
		if err == nil && value != "" && !slices.Contains(of, value) {
			err = fmt.Errorf("--%s %s: want %s or %s", flag, value, strings.Join(of[:len(of)-1], ", "), of[len(of)-1])
		}
	}
	one("dates", r.options.Dates, "dmy", "mdy", "ymd")
	one("decimal", r.options.Decimal, "point", "comma")
	one("blank", r.options.Blank, "no", "unknown")
	one("handle-unit", r.options.HandleUnit, "ms", "s", "min", "h")
	one("lasted-unit", r.options.LastedUnit, "ms", "s", "min", "h")
	one("rows", r.options.Rows, Spacings...)
	if err != nil {
		return err
	}
	r.dates = map[string]order{"dmy": dayFirst, "mdy": monthFirst, "ymd": yearFirst}[r.options.Dates]
	r.zone, err = zoneNamed(r.options.TimeZone)
	return err
}

// mostQuoted is how many lines one cell may span before its quote is taken for
// one that never closes.
const mostQuoted = 200

// rows reads every row after the header.
func (r *reader) rows(ctx context.Context) error {
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
			return nil
		}
		r.Rows++
		var mistake *csv.ParseError
		switch {
		case errors.As(err, &mistake):
			if mistake.Line-mistake.StartLine > mostQuoted || errors.Is(err, csv.ErrQuote) &&
				mistake.StartLine != mistake.Line {
				return remedy.Errorf("a quote opened on line %d does not close where its cell ends",
					mistake.StartLine).
					Hint("mend that line; everything after it would be misread")
			}
			r.lost.add("quotes do not match", mistake.StartLine, false)
			continue
		case err != nil:
			return err
		}
		if why := r.unusable(row); why != "" {
			r.lost.add(why, line, false)
			continue
		}
		if err := r.row(ctx, row, line); err != nil {
			return err
		}
	}
}

// unusable says why a row is no row.
func (r *reader) unusable(row []string) string {
	switch {
	case !slices.ContainsFunc(row, func(s string) bool { return strings.TrimSpace(s) != "" }):
		return "empty row"
	case len(row) != len(r.header):
		return "not as many cells as the header has columns"
	case slices.Equal(row, r.header):
		return "the header again"
	}
	return ""
}

// cell of a role, "" where it has no column or the cell says that it has no value.
func (r *reader) cell(row []string, role Role) string {
	at, there := r.at[role]
	if !there {
		return ""
	}
	if cell := strings.TrimSpace(row[at]); !nothing(cell) {
		return cell
	}
	return ""
}
