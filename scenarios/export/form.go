package export

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"boomerang/sim/remedy"
)

// form is how the bytes of a file make rows.
type form struct {
	of        string // the encoding
	delimiter rune
	bom, crlf bool
	skipped   int // lines before the header
}

// sample is how much of a file is looked at before it is read.
const sample = 64 << 10

var delimiters = []rune{',', ';', '\t', '|'}

var delimiterNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "bar"}

var errHeader = remedy.Errorf("the first line cannot be read: quotes do not match")

// formOf looks at the first letters, and steps over a byte order mark and a first line
// that only names the delimiter.
func formOf(r *bufio.Reader, told rune) (form, error) {
	head, _ := r.Peek(sample)
	var f form
	if f.bom = bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}); f.bom {
		head = head[3:]
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return f, remedy.Errorf("the file is empty")
	}
	if d, size := sepLine(head); size > 0 {
		f.skipped, head = 1, head[size:]
		if told == 0 {
			told = d
		}
	}
	f.crlf = bytes.Contains(head, []byte("\r\n"))
	if !bytes.Contains(head, []byte("\n")) && bytes.Contains(head, []byte("\r")) {
		return f, remedy.Errorf("lines end with a bare carriage return").
			Hint("save the file with LF or CRLF line ends")
	}
	lines := strings.Split(string(head), "\n")
	if len(lines) > 20 {
		lines = lines[:20]
	}
	best := 0
	for _, d := range delimiters {
		if n := parts(lines[0], d); n > best {
			best, f.delimiter = n, d
		}
	}
	if told != 0 {
		if n := parts(lines[0], told); n == 1 && best > 1 {
			if f.skipped > 0 {
				return f, nil
			}
			return f, remedy.Errorf("with the delimiter told the file has one column, with a %s it has %d",
				delimiterNames[f.delimiter], best).
				Hint("leave --delimiter away")
		}
		f.delimiter = told
	}
	if best == 1 && told == 0 {
		return f, remedy.Errorf("the first line is one column under comma, semicolon, tab and bar").
			Hint("the first line must name the columns; --delimiter says what stands between them")
	}
	return f, nil
}

// sepLine reads a first line "sep=;", by which spreadsheets are told the delimiter.
func sepLine(head []byte) (delimiter rune, size int) {
	line, _, found := bytes.Cut(head, []byte("\n"))
	text := strings.Trim(strings.TrimRight(string(line), "\r"), "\"")
	if !found || len(text) < 5 || !strings.EqualFold(text[:4], "sep=") || len([]rune(text[4:])) != 1 {
		return 0, 0
	}
	return []rune(text[4:])[0], len(line) + 1
}

// skip steps over what stands before the header.
func (f form) skip(r *bufio.Reader) error {
	if f.bom {
		if _, err := r.Discard(3); err != nil {
			return err
		}
	}
	for range f.skipped {
		if _, err := r.ReadString('\n'); err != nil {
			return err
		}
	}
	return nil
}

// parts counts the cells of a line under a delimiter, quotes respected.
func parts(line string, delimiter rune) int {
	n, quoted := 1, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == delimiter && !quoted:
			n++
		}
	}
	return n
}

// String names the encoding, what stands between cells and how lines end.
func (f form) String() string {
	s := f.of
	if f.delimiter == 0 {
		return s
	}
	if f.bom {
		s += " with byte order mark"
	}
	name := delimiterNames[f.delimiter]
	if name == "" {
		name = fmt.Sprintf("%q", f.delimiter)
	}
	s += ", " + name + " between cells"
	if f.crlf {
		s += ", CRLF"
	}
	return s
}
