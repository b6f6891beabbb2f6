package wording

import (
	"strings"
	"unicode"
)

// Clean makes one line of a text from a scenario file: no control characters
// (a terminal would obey them, XML forbids them), none that reverse the
// direction of what follows, no invalid UTF-8.
func Clean(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Bidi_Control, c), c == unicode.ReplacementChar, c == 0xFEFF,
			c >= 0xFFFE && c <= 0xFFFF:
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// Clip shortens a text to n characters.
func Clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}

// Markdown escapes what Markdown and the HTML inside it would interpret.
func Markdown(s string) string {
	return markdownEscapes.Replace(Clean(s))
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "!", `\!`, "~", `\~`,
)
