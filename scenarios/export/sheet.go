package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"boomerang/sim/remedy"

	"github.com/xuri/excelize/v2"
)

// Bounds of a spreadsheet: what is longer is unpacked on disk, and what is larger is
// refused before it fills that.
const (
	largestInMemory = 16 << 20
	largestUnpacked = 8 << 30
)

// sheet is one sheet of a spreadsheet file.
type sheet struct {
	file  *excelize.File
	name  string
	shift float64 // days by which its dates begin later than usual
	timed []bool  // columns whose cells are times of day or durations, in parts of a day
}

func (s *sheet) String() string { return "XLSX" }

// sheetOf opens the one sheet with rows, or the one that is named.
func sheetOf(r io.Reader, named string) (*sheet, []string, error) {
	book, err := excelize.OpenReader(r, excelize.Options{
		RawCellValue: true, UnzipXMLSizeLimit: largestInMemory, UnzipSizeLimit: largestUnpacked,
	})
	if err != nil {
		return nil, nil, remedy.Errorf("the file is a spreadsheet or archive that cannot be opened").
			Hint("save the sheet as XLSX or CSV UTF-8, without a password")
	}
	s := &sheet{file: book}
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
		return nil, nil, err
	}
	s.name = filled[0]
	header := cleanHeader(s.first(s.name))
	s.timed = s.timesIn(len(header))
	return s, header, nil
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

// timesIn finds the columns whose cells are shown as a time without a date.
func (s *sheet) timesIn(columns int) []bool {
	timed := make([]bool, columns)
	rows, err := s.file.Rows(s.name)
	if err != nil {
		return timed
	}
	defer rows.Close()
	raw, err := s.file.Rows(s.name)
	if err != nil {
		return timed
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
		}
	}
	return timed
}

// rows reads the sheet from its beginning.
func (s *sheet) rows(ctx context.Context, columns int) (table, error) {
	rows, err := s.file.Rows(s.name)
	if err != nil {
		return nil, err
	}
	return &sheetRows{sheet: s, ctx: ctx, rows: rows, columns: columns}, nil
}

// sheetRows are the rows of a sheet, as they are stored: dates are serials.
type sheetRows struct {
	*sheet
	ctx     context.Context
	rows    *excelize.Rows
	columns int
	line    int
}

// Close closes the rows; the file stays open for the next reading.
func (r *sheetRows) Close() error { return r.rows.Close() }

// next fills a row up to the header's columns, since empty cells at its end are not
// stored.
func (r *sheetRows) next() ([]string, int, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, 0, err
	}
	if !r.rows.Next() {
		if err := r.rows.Error(); err != nil {
			return nil, 0, err
		}
		return nil, 0, io.EOF
	}
	r.line++
	row, err := r.rows.Columns()
	if err != nil {
		return nil, 0, fmt.Errorf("row %d of the sheet cannot be read", r.line)
	}
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
