package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"boomerang/scenarios/input"

	"golang.org/x/text/transform"
)

// source is a file whose rows can be read more than once.
type source struct {
	open     func(ctx context.Context) (io.ReadCloser, error)
	form     form
	encoding encoding
	sheet    *sheet // of a spreadsheet; nil: text
	header   []string
}

// table is the rows of a source, one after another. A row is good until the next.
type table interface {
	// next is a row and the line it begins on; io.EOF at the end, *csv.ParseError of a row
	// that cannot be read.
	next() (row []string, line int, err error)
	io.Closer
}

// fileSource is a source of a file.
func fileSource(path string) *source {
	return &source{open: func(ctx context.Context) (io.ReadCloser, error) { return input.Open(ctx, path) }}
}

// look finds the encoding, the form and the header of a source.
func (s *source) look(ctx context.Context, o Options) error {
	f, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewReaderSize(f, 1<<16)
	if head, _ := b.Peek(4); bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		whole, err := s.open(ctx)
		if err != nil {
			return err
		}
		defer whole.Close()
		if s.sheet, s.header, err = sheetOf(ctx, whole, o.Sheet); err == nil {
			s.form.of = s.sheet.String()
		}
		return err
	}
	if s.encoding, err = encodingOf(b); err != nil {
		return err
	}
	text, closer, err := s.text(ctx)
	if err != nil {
		return err
	}
	defer closer.Close()
	if s.form, err = formOf(text, o.Delimiter); err != nil {
		return err
	}
	s.form.of = s.encoding.String()
	rows, err := s.rows(ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	header, _, err := rows.next()
	if err != nil {
		return errHeader
	}
	s.header = cleanHeader(header)
	return nil
}

// cleanHeader copies a header without spaces around its names, and without the empty
// names at its end.
func cleanHeader(row []string) (header []string) {
	for _, h := range row {
		header = append(header, strings.Clone(strings.TrimSpace(h)))
	}
	return header
}

// text is the text of a source, decoded.
func (s *source) text(ctx context.Context) (*bufio.Reader, io.Closer, error) {
	f, err := s.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	var r io.Reader = f
	if s.encoding.decoder != nil {
		r = transform.NewReader(f, s.encoding.decoder.NewDecoder())
	}
	return bufio.NewReaderSize(r, 1<<18), f, nil
}

// rows reads a source from its beginning, its header first.
func (s *source) rows(ctx context.Context) (table, error) {
	if s.sheet != nil {
		return s.sheet.rows(ctx, len(s.header))
	}
	b, closer, err := s.text(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.form.skip(b); err != nil {
		closer.Close()
		return nil, err
	}
	c := csv.NewReader(b)
	c.Comma, c.ReuseRecord, c.FieldsPerRecord = s.form.delimiter, true, -1
	return &lines{c, closer, s.form.skipped}, nil
}

// lines are the rows of a text.
type lines struct {
	*csv.Reader
	io.Closer
	before int // lines before the header
}

func (l *lines) next() ([]string, int, error) {
	row, err := l.Read()
	if err != nil {
		return nil, 0, err
	}
	line, _ := l.FieldPos(0)
	return row, line + l.before, nil
}

// sampled hands over up to so many whole rows of a source, their cells without spaces
// around them, the header left out.
func (s *source) sampled(ctx context.Context, most int, see func(row []string, line int)) error {
	rows, err := s.rows(ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	for n := 0; n <= most; n++ {
		row, line, err := rows.next()
		if err == io.EOF {
			break
		}
		if n == 0 || err != nil || len(row) != len(s.header) || slices.Equal(row, s.header) {
			continue
		}
		see(row, line)
	}
	return ctx.Err()
}

// close lets go of what a spreadsheet holds.
func (s *source) close(ctx context.Context) {
	if s.sheet != nil {
		s.sheet.close(ctx)
	}
}
