package wording

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Visible writes what a terminal would obey as what it is: ESC as \u001b, what reverses
// the direction of a text likewise, a byte that is no UTF-8 as \x9b. Line breaks and
// tabs stay. In a string of JSON or of TOML the escapes say what they replace.
func Visible(s string) string {
	if !Hostile(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		c, n := utf8.DecodeRuneInString(s)
		switch {
		case c == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case c != '\n' && c != '\t' && c != utf8.RuneError && obeyed(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}
