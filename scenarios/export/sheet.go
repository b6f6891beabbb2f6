package export

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/remedy"

	"github.com/xuri/excelize/v2"
)

// sheet is one sheet of a spreadsheet file.
type sheet struct {
	file  *excelize.File
	dir   string // where the library unpacks
	name  string
	shift float64 // days by which its dates begin later than usual
	timed []bool  // columns whose cells are times of day or durations, in parts of a day
	dated []bool  // columns whose cells are shown as dates; all, where none is
}

func (s *sheet) String() string { return "XLSX" }

// sheetOf opens the one sheet with rows, or the one that is named.
func sheetOf(ctx context.Context, r io.Reader, named string) (*sheet, []string, error) {
	book, err := bookOf(ctx, r, largestRow)
	if err != nil {
		return nil, nil, bookError(err)
	}
	dir, err := os.MkdirTemp("", "boomerang-sheet-")
	if err != nil {
		return nil, nil, err
	}
	s := &sheet{dir: dir}
	header, err := leaving(ctx, func() ([]string, error) { return s.open(book, named) })
	if err != nil {
		os.RemoveAll(dir)
		return nil, nil, err
	}
	return s, header, nil
}

// leaving does work of the library's, which hears no signal, and leaves it behind where ctx ends. What it panics
// over is a file that cannot be opened.
func leaving(ctx context.Context, work func() ([]string, error)) ([]string, error) {
	type ending struct {
		row []string
		err error
	}
	ended := make(chan ending, 1)
	go func() {
		end := ending{err: bookError(errBook)}
		defer func() {
			recover()
			ended <- end
		}()
		end.row, end.err = work()
	}()
	select {
	case end := <-ended:
		return end.row, end.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// close lets go of the file, unless something of it was left behind, and of what was unpacked.
func (s *sheet) close(ctx context.Context) {
	if ctx.Err() == nil {
		s.file.Close()
	}
	os.RemoveAll(s.dir)
}

// open opens the sheet in the parts of a file that were looked through, and returns its header.
func (s *sheet) open(parts []byte, named string) ([]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(parts), excelize.Options{
		RawCellValue: true, UnzipXMLSizeLimit: largestInMemory, UnzipSizeLimit: largestUnpacked, TmpDir: s.dir,
	})
	if err != nil {
		return nil, bookError(errBook)
	}
	s.file = book
	if p, err := book.GetWorkbookProps(); err == nil && p.Date1904 != nil && *p.Date1904 {
		s.shift = 1462
	}
	var filled, shown []string
	for _, name := range book.GetSheetList() {
		if named != "" && name != named {
			continue
		}
		if header := s.first(name); len(header) > 1 {
			filled = append(filled, name)
		}
	}
	filled = s.inSight(filled)
	for _, name := range filled {
		if safe(name) {
			shown = append(shown, strconv.Quote(name))
		}
	}
	switch {
	case len(filled) == 0 && named != "":
		err = remedy.Errorf("the spreadsheet has no sheet %q with two columns or more", named).
			Hint("name another by --sheet")
	case len(filled) == 0:
		err = remedy.Errorf("no sheet has two columns or more").Hint("the first row must name the columns")
	case len(filled) > 1:
		err = remedy.Errorf("%d sheets hold rows: which one is meant?", len(filled)).
			Hint("name it by --sheet: %s", strings.Join(shown, ", "))
	}
	if err != nil {
		book.Close()
		return nil, err
	}
	s.name = filled[0]
	header := cleanHeader(s.first(s.name))
	s.timed, s.dated = s.timesIn(len(header))
	if !slices.Contains(s.dated, true) {
		s.dated = slices.Repeat([]bool{true}, len(header))
	}
	return header, nil
}

// inSight leaves out sheets that are hidden, lists behind a form as a rule, where others are not.
func (s *sheet) inSight(all []string) (seen []string) {
	for _, name := range all {
		if visible, err := s.file.GetSheetVisible(name); err == nil && visible {
			seen = append(seen, name)
		}
	}
	if len(seen) == 0 {
		return all
	}
	return seen
}

// first is the first row of a sheet.
func (s *sheet) first(name string) []string {
	rows, err := s.file.Rows(name)
	if err != nil {
		return nil
	}
	defer rows.Close()
	if !rows.Next() {
		return nil
	}
	row, err := rows.Columns()
	if err != nil {
		return nil
	}
	return row
}

// timesIn finds the columns whose cells are shown as a time without a date, and those shown as dates.
func (s *sheet) timesIn(columns int) (timed, dated []bool) {
	timed, dated = make([]bool, columns), make([]bool, columns)
	rows, err := s.file.Rows(s.name)
	if err != nil {
		return timed, dated
	}
	defer rows.Close()
	raw, err := s.file.Rows(s.name)
	if err != nil {
		return timed, dated
	}
	defer raw.Close()
	for range 200 {
		if !rows.Next() || !raw.Next() {
			break
		}
		shown, _ := rows.Columns(excelize.Options{RawCellValue: false})
		stored, _ := raw.Columns()
		for i := range min(columns, len(shown), len(stored)) {
			x, err := strconv.ParseFloat(stored[i], 64)
			if err == nil && x >= 0 && x < 1000 && shown[i] != stored[i] && strings.Contains(shown[i], ":") &&
				!strings.ContainsAny(shown[i], "/-") {
				timed[i] = true
			}
			if m, ok := parse(shown[i], unknown); err == nil && ok && m.counted == notCounted {
				dated[i] = true
			}
		}
	}
	return timed, dated
}

// rows reads the sheet from its beginning. The library reads ahead in a goroutine that is left behind where ctx ends.
func (s *sheet) rows(ctx context.Context, columns int) (table, error) {
	r := &sheetRows{sheet: s, ctx: ctx, columns: columns, ahead: make(chan sheetRow, 64), over: make(chan struct{})}
	go r.read()
	return r, nil
}

// sheetRow is a row as it was read, or why there is none.
type sheetRow struct {
	cells []string
	err   error
}

// sheetRows are the rows of a sheet, as they are stored: dates are serials.
type sheetRows struct {
	*sheet
	ctx     context.Context
	ahead   chan sheetRow
	over    chan struct{} // closed: nobody wants more
	columns int
	line    int
}

// read hands over rows until there is none, or nobody wants more.
func (r *sheetRows) read() {
	err := bookError(errBook)
	defer close(r.ahead)
	defer func() {
		recover() // of the library, over a sheet that is none
		r.hand(sheetRow{err: err})
	}()
	rows, err := r.file.Rows(r.name)
	if err != nil {
		return
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		err = fmt.Errorf("row %d of the sheet cannot be read", line)
		cells, wrong := rows.Columns()
		if wrong != nil || !r.hand(sheetRow{cells: cells}) {
			return
		}
	}
	err = cmp.Or(rows.Error(), io.EOF)
}

// hand hands over a row; false where nobody wants it.
func (r *sheetRows) hand(row sheetRow) bool {
	select {
	case r.ahead <- row:
		return true
	case <-r.over:
	case <-r.ctx.Done():
	}
	return false
}

// Close closes the rows, and the file stays open for the next reading: it waits until the reader has let go, unless
// that is left behind.
func (r *sheetRows) Close() error {
	close(r.over)
	for {
		select {
		case _, more := <-r.ahead:
			if !more {
				return nil
			}
		case <-r.ctx.Done():
			return nil
		}
	}
}

// next fills a row up to the header's columns, since empty cells at its end are not
// stored.
func (r *sheetRows) next() ([]string, int, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, 0, err
	}
	var read sheetRow
	select {
	case read = <-r.ahead:
	case <-r.ctx.Done():
		return nil, 0, r.ctx.Err()
	}
	if read.err != nil {
		return nil, 0, read.err
	}
	r.line++
	row := read.cells
	for len(row) > r.columns && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	row = append(row, make([]string, max(0, r.columns-len(row)))...)
	for i := range min(len(row), len(r.timed)) {
		if r.timed[i] {
			row[i] = ofDay(row[i])
		}
	}
	if r.shift != 0 && r.line > 1 {
		for i, cell := range row {
			if i >= len(r.dated) || !r.dated[i] {
				continue
			}
			if m, ok := figures(cell, unknown); ok && m.counted == serial {
				x, _ := strconv.ParseFloat(cell, 64)
				row[i] = strconv.FormatFloat(x+r.shift, 'f', -1, 64)
			}
		}
	}
	return row, r.line, nil
}

// ofDay writes a part of a day as h:mm:ss.
func ofDay(cell string) string {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || x < 0 || x >= 1000 {
		return cell
	}
	seconds := int64(math.Round(x * 86_400))
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
