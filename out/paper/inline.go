package paper

import (
	"html"
	"strings"
)

// inline is a line as HTML: `code`, **strong**, *emphasis* and [links](#to). A letter behind a backslash is itself.
func inline(text string) string {
	var b strings.Builder
	open := map[string]bool{}
	for len(text) > 0 {
		switch {
		case text[0] == '\\' && len(text) > 1 && strings.IndexByte(escapable, text[1]) >= 0:
			b.WriteString(html.EscapeString(text[1:2]))
			text = text[2:]
			continue
		case text[0] == '`':
			if n := strings.IndexByte(text[1:], '`'); n >= 0 {
				b.WriteString("<code>" + html.EscapeString(text[1:n+1]) + "</code>")
				text = text[n+2:]
				continue
			}
		case text[0] == '*':
			mark, tag := "*", "em"
			if strings.HasPrefix(text, "**") {
				mark, tag = "**", "strong"
			}
			if open[tag] || strings.Contains(text[len(mark):], mark) && !strings.HasPrefix(text[len(mark):], " ") {
				b.WriteString(toggle(open, tag))
				text = text[len(mark):]
				continue
			}
		case text[0] == '[':
			if link, rest, ok := linked(text); ok {
				b.WriteString(link)
				text = rest
				continue
			}
		}
		n := 1 + strings.IndexAny(text[1:]+"*", "\\`*[")
		b.WriteString(html.EscapeString(html.UnescapeString(text[:n])))
		text = text[n:]
	}
	for _, tag := range []string{"em", "strong"} {
		if open[tag] {
			b.WriteString(toggle(open, tag))
		}
	}
	return b.String()
}

// escapable are the letters that a backslash makes themselves.
const escapable = "\\`*_{}[]()<>#+-.!|\"'&~$"

// toggle opens a tag, or closes it.
func toggle(open map[string]bool, tag string) string {
	open[tag] = !open[tag]
	if open[tag] {
		return "<" + tag + ">"
	}
	return "</" + tag + ">"
}

// linked is a link at the beginning of a text, to a place on the page or a page of the web.
func linked(text string) (link, rest string, ok bool) {
	words, rest, ok := strings.Cut(text[1:], "](")
	if !ok || strings.ContainsAny(words, "[]") {
		return "", "", false
	}
	to, rest, ok := strings.Cut(rest, ")")
	if !ok || !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "https://") {
		return "", "", false
	}
	return `<a href="` + html.EscapeString(to) + `">` + inline(words) + "</a>", rest, true
}
