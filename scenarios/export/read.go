package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/scenarios/input"
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
	Dates      string // "dmy" or "mdy", where the file leaves it open
	HandleUnit string // "s", "min" or "h", where the header does not say
	Decimal    string // "point" or "comma", where the file leaves it open
	MostLost   float64
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
	Categories []string // labels by number, safe to write down
	Channels   []string
	Clocked    bool // times of day are there
}

// Has reports whether a role has a column.
func (e *Export) Has(r Role) bool {
	return slices.ContainsFunc(e.Columns, func(c Column) bool { return c.Role == r })
}

// reader is a file being read.
type reader struct {
	Export
	path       string
	options    Options
	csv        *csv.Reader
	header     []string
	at         [12]int // place of each role in a row, in the order of Roles; −1: none
	dates      order
	asked      bool // the whole file was asked for the order of dates
	lost       losses
	seen       map[uint64]uint64 // rows, or tickets with the hash of their row
	categories *labels
	channels   *labels
	perUnit    float64                  // minutes of a unit of handle time; 0: not known
	plainTimes int                      // handle times without a unit
	zoned      [2]int                   // rows without and with a zone
	clocks     int                      // rows with a time of day
	doubles    int                      // equal rows that may be two tickets
	marks      map[Role]*numeral.Column // of the columns of numbers
}

// Read reads a file. The error is for what cannot be trusted as a whole, and
// says what to do; single rows that cannot be are left out and counted.
func Read(ctx context.Context, path string, o Options) (*Export, error) {
	f, err := input.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if o.MostLost == 0 {
		o.MostLost = .2
	}
	r := &reader{path: path, options: o, seen: map[uint64]uint64{}, categories: newLabels(), channels: newLabels()}
	if err := r.open(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := r.decideMarks(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := r.rows(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := r.finish(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &r.Export, nil
}

// open finds the form and the columns.
func (r *reader) open(f io.Reader) error {
	b := bufio.NewReaderSize(f, 1<<20)
	shape, err := formOf(b, r.options.Delimiter)
	if err != nil {
		return err
	}
	r.Form = shape.String()
	r.csv = csv.NewReader(b)
	r.csv.Comma, r.csv.ReuseRecord, r.csv.FieldsPerRecord = shape.delimiter, true, -1
	header, err := r.csv.Read()
	if err != nil {
		return fmt.Errorf("the first line cannot be read: quotes do not match")
	}
	for _, h := range header {
		r.header = append(r.header, strings.Clone(strings.TrimSpace(h)))
	}
	if r.Columns, err = columnsOf(r.header, r.options.Columns); err != nil {
		return err
	}
	if err := r.rowsAre(); err != nil {
		return err
	}
	for i, role := range Roles {
		r.at[i] = -1
		for _, c := range r.Columns {
			if c.Role == role {
				r.at[i] = c.at
			}
		}
	}
	if !r.Has(Opened) {
		return remedy.Errorf("no column says when a ticket or a count began").
			Hint("name it with --opened; the columns are %s", headerOf(r.header))
	}
	switch r.options.Dates {
	case "dmy":
		r.dates = dayFirst
	case "mdy":
		r.dates = monthFirst
	case "":
	default:
		return fmt.Errorf("--dates %s: want dmy or mdy", r.options.Dates)
	}
	return r.handleUnit()
}

// handleUnit reads the unit of handle times off the flag or the header.
func (r *reader) handleUnit() error {
	units := map[string]float64{"s": 1. / 60, "min": 1, "h": 60}
	if u := r.options.HandleUnit; u != "" {
		if r.perUnit = units[u]; r.perUnit == 0 {
			return fmt.Errorf("--handle-unit %s: want s, min or h", u)
		}
		return nil
	}
	for _, c := range r.Columns {
		if c.Role != Handle {
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(c.Name), func(x rune) bool { return x < 'a' || x > 'z' })
		switch last := words[len(words)-1]; {
		case slices.Contains([]string{"s", "sec", "secs", "second", "seconds"}, last):
			r.perUnit = units["s"]
		case slices.Contains([]string{"m", "min", "mins", "minute", "minutes"}, last):
			r.perUnit = units["min"]
		case slices.Contains([]string{"h", "hour", "hours"}, last):
			r.perUnit = units["h"]
		}
	}
	return nil
}

// mostQuoted is how many lines one cell may span before its quote is taken for
// one that never closes.
const mostQuoted = 200

// rows reads every row after the header.
func (r *reader) rows(ctx context.Context) error {
	for {
		row, err := r.csv.Read()
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
		line, _ := r.csv.FieldPos(0)
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
	return r.repeated(row)
}

// repeated looks for rows that stand twice. Without a ticket number two equal
// rows may be two tickets: they are kept, and counted.
func (r *reader) repeated(row []string) string {
	whole := uint64(14695981039346656037) // FNV-1a
	for _, cell := range row {
		whole = hashed(whole, cell) * 1099511628211
	}
	key := whole
	ticket := r.cell(row, Ticket)
	if ticket != "" {
		key = hashed(14695981039346656037, ticket)
	}
	before, there := r.seen[key]
	r.seen[key] = whole
	switch {
	case !there:
		return ""
	case ticket == "" && r.cell(row, Calls) == "":
		r.doubles++
		return ""
	case before == whole:
		return "the same row again"
	case ticket == "":
		return ""
	}
	r.seen[key] = before
	return "the same ticket again with other values (the first row is kept)"
}

func hashed(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// cell of a role, "" where it has no column.
func (r *reader) cell(row []string, role Role) string {
	if at := r.at[place[role]]; at >= 0 {
		return strings.TrimSpace(row[at])
	}
	return ""
}

// place of each role in Roles.
var place = func() map[Role]int {
	m := map[Role]int{}
	for i, role := range Roles {
		m[role] = i
	}
	return m
}()
