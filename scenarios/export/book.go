package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"boomerang/scenarios/input"
	"boomerang/sim/remedy"
)

// Bounds of a spreadsheet file. A few megabytes of it can stand for terabytes: what is larger is
// refused before it fills memory or disk.
const (
	largestPacked   = 256 << 20
	largestInMemory = 16 << 20  // a sheet or the texts, unpacked; longer ones are unpacked on disk
	largestOther    = 64 << 20  // styles, names
	largestHeld     = 256 << 20 // all that lies in memory
	largestTexts    = 256 << 20
	largestUnpacked = 8 << 30
	largestRow      = 16 << 20 // 16,384 columns of a thousand letters
)

var (
	errBook  = errors.New("the file is a spreadsheet or archive that cannot be opened")
	errHuge  = errors.New("the spreadsheet is larger than any that is read")
	needless = regexp.MustCompile(`(?i)^(xl/(media|drawings|charts|diagrams|embeddings|pivotcache|externallinks)/|` +
		`xl/calcchain\.xml|docprops/|customxml/)`)
)

// bookError is why a spreadsheet is refused, and what to do instead.
func bookError(err error) error {
	switch {
	case errors.Is(err, errHuge):
		return remedy.Errorf("%w", errHuge).Hint("save the sheet as CSV UTF-8")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return remedy.Errorf("%w", errBook).Hint("save the sheet as XLSX or CSV UTF-8, without a password")
}

// bookOf reads a spreadsheet file and returns one of the parts alone that tell rows, each read
// through once: the library that understands them takes what it is given into memory, hears no
// signal and believes every size. A row or text of it may take longest bytes.
func bookOf(ctx context.Context, r io.Reader, longest int) ([]byte, error) {
	packed, err := input.Within(r, largestPacked)
	switch {
	case errors.Is(err, input.ErrLarger):
		return nil, errHuge
	case err != nil:
		return nil, err
	}
	in, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBook, err)
	}
	var book bytes.Buffer
	to := zip.NewWriter(&book)
	var held, whole uint64
	for _, f := range in.File {
		p := partOf(f)
		if p == unread {
			continue
		}
		size := f.UncompressedSize64
		if size > largestUnpacked || p == texts && size > largestTexts || p == other && size > largestOther {
			return nil, errHuge
		}
		if whole += size; p == other || size <= largestInMemory {
			held += size
		}
		if held > largestHeld || whole > largestUnpacked {
			return nil, errHuge
		}
		if err := p.through(ctx, f, longest); err != nil {
			return nil, err
		}
		if err := to.Copy(f); err != nil {
			return nil, fmt.Errorf("%w: %w", errBook, err)
		}
	}
	if err := to.Close(); err != nil {
		return nil, err
	}
	return book.Bytes(), nil
}

// part is what a file in the archive is to the reader of rows.
type part int

const (
	unread part = iota
	other       // read as a whole
	texts
	rowsOf
)

func partOf(f *zip.File) part {
	name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
	switch {
	case needless.MatchString(name), !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels"):
		return unread
	case name == "xl/sharedstrings.xml":
		return texts
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return rowsOf
	}
	return other
}

// through reads a part from its beginning to its end, and refuses what would be gathered in memory beyond any size
// a spreadsheet program writes.
//
//	a row     what stands between one <row> of the sheet's data and the next, or their end, once there was a cell
//	a text    what stands in one child of the texts
//	else      what stands between one child or grandchild of the part and the next
func (p part) through(ctx context.Context, f *zip.File, longest int) error {
	from, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", errBook, err)
	}
	defer from.Close()
	if p == other {
		_, err := io.Copy(io.Discard, &budget{ctx, from, largestOther + 1})
		return sound(err)
	}
	b := &budget{ctx, from, longest}
	d := xml.NewDecoder(bufio.NewReaderSize(b, 1<<16))
	foreign := false
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		foreign = true // read in letters of another alphabet, everything below could be something else
		return nil, errBook
	}
	deepest := map[part]int{texts: 1, rowsOf: 2}[p]
	depth, cells := 0, false
	for {
		token, err := d.RawToken()
		if foreign {
			return errBook
		}
		if err != nil {
			return sound(err)
		}
		switch at := token.(type) {
		case xml.StartElement:
			name := at.Name.Local
			cells = p == rowsOf && (cells && (name != "row" || depth > deepest) || name == "c")
			if depth <= deepest && !cells {
				b.left = longest
			}
			depth++
		case xml.EndElement:
			depth--
			cells = cells && at.Name.Local != "sheetData"
		}
	}
}

// sound is nil where reading a part came to its end, or to XML that is broken: there the library stops as well.
func sound(err error) error {
	var broken *xml.SyntaxError
	switch {
	case err == io.EOF, errors.As(err, &broken):
		return nil
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", errBook, err)
	}
	return err
}

// budget reads until so many bytes were read, or a context ends.
type budget struct {
	ctx  context.Context
	from io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	if b.left <= 0 {
		return 0, errHuge
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
