package export

import (
	"fmt"
	"strings"
	"unicode"
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
		case unicode.IsLetter(c), c == ' ', strings.ContainsRune("_-/&.,()+?:", c):
		default:
			return false
		}
	}
	return true
}

// labels numbers the words of one column.
type labels struct {
	number map[string]int32
	names  []string
	seen   []int
}

// mostLabels bounds what is held: a column with more is not one of labels.
const mostLabels = 5000

func newLabels() *labels { return &labels{number: map[string]int32{}} }

// of returns the number of a label, −1 of nothing.
func (l *labels) of(cell string) int32 {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return -1
	}
	n, ok := l.number[cell]
	if !ok {
		if len(l.names) >= mostLabels {
			return -1
		}
		n = int32(len(l.names))
		cell = strings.Clone(cell)
		l.number[cell] = n
		l.names, l.seen = append(l.names, cell), append(l.seen, 0)
	}
	l.seen[n]++
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
