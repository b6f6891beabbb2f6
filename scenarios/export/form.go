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
	delimiter rune
	bom, crlf bool
}

// sample is how much of a file is looked at before it is read.
const sample = 64 << 10

var delimiters = []rune{',', ';', '\t', '|'}

var delimiterNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "bar"}

// formOf looks at the first bytes, and steps over a byte order mark.
func formOf(r *bufio.Reader, told rune) (form, error) {
	head, _ := r.Peek(sample)
	var f form
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return f, fmt.Errorf("the file is empty")
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return f, remedy.Errorf("the file is UTF-16").Hint("save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet)")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return f, remedy.Errorf("the file is a spreadsheet or archive, not CSV").Hint("save the sheet as CSV UTF-8")
	case bytes.IndexByte(head, 0) >= 0:
		return f, fmt.Errorf("the file holds zero bytes: it is not text")
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		f.bom, head = true, head[3:]
		if _, err := r.Discard(3); err != nil {
			return f, err
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

func (f form) String() string {
	s := "UTF-8"
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
