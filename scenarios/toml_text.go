package scenarios

import (
	"fmt"
	"strconv"
	"strings"
)

// tomlText is a text as TOML writes it, whatever it holds. Go's own quotes are not
// TOML's: \a, \v and \x9b are no escapes there.
func tomlText(s string) string {
	var b strings.Builder
	for _, c := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case c == '"', c == '\\':
			b.WriteString(`\` + string(c))
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case strconv.IsPrint(c):
			b.WriteRune(c)
		case c <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			fmt.Fprintf(&b, `\U%08x`, c)
		}
	}
	return `"` + b.String() + `"`
}
