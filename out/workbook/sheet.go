package workbook

import (
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"boomerang/out/wording"
	"boomerang/sim/stats"
)

// book collects sheets and keeps the first error.
type book struct {
	*excelize.File
	sheets int
	err    error
}

// sheet is one being written, row after row.
type sheet struct {
	book *book
	*excelize.StreamWriter
	rows int
	wide int // cells of the widest row
}

// longestCell is what a cell of the format holds.
const longestCell = 32_767

// sheet begins one whose columns are so many characters wide and whose first row and column stay in
// sight.
func (b *book) sheet(name string, width float64) *sheet {
	s := &sheet{book: b}
	if b.err != nil {
		return s
	}
	if b.sheets++; b.sheets == 1 {
		b.fail(b.SetSheetName("Sheet1", name))
	} else {
		_, err := b.NewSheet(name)
		b.fail(err)
	}
	if b.err != nil {
		return s
	}
	stream, err := b.NewStreamWriter(name)
	if b.fail(err); err != nil {
		return s
	}
	s.StreamWriter = stream
	b.fail(stream.SetColWidth(1, 1, 28))
	b.fail(stream.SetColWidth(2, 200, width))
	b.fail(stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
	}))
	return s
}

func (b *book) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// row writes numbers as numbers and texts as texts, never as a formula; what is not finite stays
// empty.
func (s *sheet) row(cells ...any) {
	if s.book.err != nil || s.StreamWriter == nil {
		return
	}
	s.rows++
	values := make([]any, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case string:
			values[i] = fitting(wording.Clean(c))
		case float64:
			if stats.IsFinite(c) {
				values[i] = c
			}
		}
	}
	at, err := excelize.CoordinatesToCellName(1, s.rows)
	s.book.fail(err)
	s.book.fail(s.SetRow(at, values))
	s.wide = max(s.wide, len(cells))
}

// close ends the sheet.
func (s *sheet) close() {
	if s.book.err == nil && s.StreamWriter != nil {
		s.book.fail(s.Flush())
	}
}

// fitting cuts a text to what a cell holds.
func fitting(text string) string {
	if utf8.RuneCountInString(text) <= longestCell {
		return text
	}
	return string([]rune(text)[:longestCell-1]) + "…"
}
