package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes one line of a text from a scenario file: no control characters
// (a terminal would obey them, XML forbids them), none that reverse the
// direction of what follows, no invalid UTF-8.
func Clean(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case obeyed(c):
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// obeyed reports whether a character is not shown but done.
func obeyed(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == unicode.ReplacementChar ||
		c == 0xFEFF || c >= 0xFFFE && c <= 0xFFFF
}

// Hostile reports whether a text cannot be shown as it is.
func Hostile(s string) bool { return !utf8.ValidString(s) || strings.ContainsFunc(s, obeyed) }

// Clip shortens a text to n characters.
func Clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	kept := string(r[:n-1])
	if at := strings.LastIndex(kept, " "); r[n-1] != ' ' && at > len(kept)*3/5 { // rather no half word
		kept = kept[:at]
	}
	return strings.TrimRight(kept, " ,:;") + "…"
}

// Markdown escapes what Markdown and the HTML inside it would interpret.
func Markdown(s string) string {
	return markdownEscapes.Replace(Clean(s))
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "!", `\!`, "~", `\~`,
)
