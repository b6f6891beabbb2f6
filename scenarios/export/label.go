package export

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Labels of categories and channels are the only words of the file that are
// ever written down, and only those that look like a label: short, without an
// address, a long number or a line of prose.

const longestLabel = 40

// safe reports whether a text looks like a label.
func safe(s string) bool {
	digits, words := 0, len(strings.Fields(s))
	if s == "" || len([]rune(s)) > longestLabel || words > 5 || strings.Contains(s, "://") {
		return false
	}
	for _, c := range s {
		switch {
		case unicode.IsDigit(c):
			if digits++; digits > 5 { // a telephone, account or card number
				return false
			}
		case unicode.IsLetter(c), unicode.IsMark(c), c == ' ',
			strings.ContainsRune("_-–—/&.,()+?!:>|'’%#[]（）・€$£¥", c):
		default:
			return false
		}
	}
	return true
}

// labels numbers the words of one column.
type labels struct {
	exact  map[string]int32 // as written
	number map[string]int32 // without regard to case and spaces
	names  []string
}

// mostLabels bounds what is held: a column with more is not one of labels.
const mostLabels = 5000

func newLabels() *labels { return &labels{exact: map[string]int32{}, number: map[string]int32{}} }

// of returns the number of a label, −1 of nothing.
func (l *labels) of(cell string) int32 {
	if cell == "" {
		return -1
	}
	if n, ok := l.exact[cell]; ok {
		return n
	}
	cell = strings.Clone(cell)
	name := strings.Join(strings.Fields(cell), " ")
	same := norm.NFC.String(strings.ToLower(name))
	n, ok := l.number[same]
	if !ok {
		if len(l.names) >= mostLabels {
			return -1
		}
		n = int32(len(l.names))
		l.number[same] = n
		l.names = append(l.names, name)
	}
	if len(l.exact) < 4*mostLabels {
		l.exact[cell] = n
	}
	return n
}

// prose reports whether the column holds so many different words that they
// cannot be labels.
func (l *labels) prose(rows int) bool {
	return len(l.names) >= mostLabels || len(l.names) > 20 && len(l.names) > rows/20
}

// written returns the names that may be written down.
func (l *labels) written() []string {
	out := make([]string, len(l.names))
	for i, name := range l.names {
		if out[i] = name; !safe(name) {
			out[i] = fmt.Sprintf("label %d", i+1)
		}
	}
	return out
}
