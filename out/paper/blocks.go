package paper

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// reader goes along the lines of a text.
type reader struct {
	lines []string
	b     strings.Builder
}

var (
	heading   = regexp.MustCompile(`^(#{1,6}) (.*)$`)
	item      = regexp.MustCompile(`^ {0,3}(-|\d+\.) +(.*)$`)
	separator = regexp.MustCompile(`^\|(:?-+:?\|)+$`)
)

// blocks is a text as HTML, block by block.
func blocks(markdown string) string {
	r := &reader{lines: strings.Split(strings.ReplaceAll(markdown, "\r", ""), "\n")}
	for len(r.lines) > 0 {
		line := r.lines[0]
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "<!--"):
			r.lines = r.lines[1:]
		case heading.MatchString(line):
			m := heading.FindStringSubmatch(line)
			fmt.Fprintf(&r.b, "<h%d id=\"%s\">%s</h%[1]d>\n", len(m[1]), html.EscapeString(anchor(m[2])), inline(m[2]))
			r.lines = r.lines[1:]
		case strings.HasPrefix(line, "```"):
			r.fence()
		case strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    "):
			r.listing()
		case strings.HasPrefix(line, "|") && len(r.lines) > 1 && separator.MatchString(r.lines[1]):
			r.table()
		case item.MatchString(line):
			r.list()
		default:
			fmt.Fprintf(&r.b, "<p>%s</p>\n", inline(strings.Join(r.while(isText), " ")))
		}
	}
	return r.b.String()
}

// while takes the first line and those after it that go on with the same block.
func (r *reader) while(on func(line string) bool) []string {
	n := 1
	for n < len(r.lines) && on(r.lines[n]) {
		n++
	}
	taken := r.lines[:n]
	r.lines = r.lines[n:]
	return taken
}

// isText is whether a line goes on with a paragraph.
func isText(line string) bool {
	return strings.TrimSpace(line) != "" && !heading.MatchString(line) && !strings.HasPrefix(line, "```") &&
		!strings.HasPrefix(line, "|") && !item.MatchString(line)
}

// fence is a listing between two lines of backticks.
func (r *reader) fence() {
	body := r.while(func(line string) bool { return !strings.HasPrefix(line, "```") })[1:]
	if len(r.lines) > 0 {
		r.lines = r.lines[1:]
	}
	r.pre(body)
}

// listing is a block of indented lines, with the empty ones between.
func (r *reader) listing() {
	indented := func(line string) bool {
		return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    ")
	}
	var body []string
	for _, line := range r.while(indented) {
		if rest, ok := strings.CutPrefix(line, "\t"); ok {
			line = rest
		} else {
			line = strings.TrimPrefix(line, "    ")
		}
		body = append(body, line)
	}
	r.pre(body)
}

func (r *reader) pre(lines []string) {
	text := strings.TrimRight(strings.Join(lines, "\n"), "\n\t ")
	fmt.Fprintf(&r.b, "<pre>%s</pre>\n", html.EscapeString(text))
}

// list is items of one kind; lines that are indented go on with the item above.
func (r *reader) list() {
	tag := "ol"
	if strings.HasPrefix(strings.TrimSpace(r.lines[0]), "-") {
		tag = "ul"
	}
	fmt.Fprintf(&r.b, "<%s>\n", tag)
	for len(r.lines) > 0 {
		m := item.FindStringSubmatch(r.lines[0])
		if m == nil || (m[1] == "-") != (tag == "ul") {
			break
		}
		rest := r.while(func(line string) bool { return strings.HasPrefix(line, "  ") && !item.MatchString(line) })
		text := m[2]
		for _, line := range rest[1:] {
			text += " " + strings.TrimSpace(line)
		}
		fmt.Fprintf(&r.b, "<li>%s</li>\n", inline(text))
	}
	fmt.Fprintf(&r.b, "</%s>\n", tag)
}

// table is a head, a line that says which columns are numbers, and rows.
func (r *reader) table() {
	rows := r.while(func(line string) bool { return strings.HasPrefix(line, "|") })
	right := map[int]bool{}
	for i, c := range cells(rows[1]) {
		right[i] = strings.HasSuffix(strings.TrimSpace(c), ":")
	}
	r.b.WriteString("<div class=\"wide\"><table>\n")
	for k, row := range rows {
		tag := "td"
		switch k {
		case 0:
			tag = "th"
		case 1:
			continue
		}
		r.b.WriteString("<tr>")
		for i, c := range cells(row) {
			class := ""
			if right[i] {
				class = ` class="n"`
			}
			fmt.Fprintf(&r.b, "<%s%s>%s</%[1]s>", tag, class, inline(strings.TrimSpace(c)))
		}
		r.b.WriteString("</tr>\n")
	}
	r.b.WriteString("</table></div>\n")
}

// cells are what stands between the bars of a row; a bar behind a backslash is a letter.
func cells(row string) (all []string) {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	start := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			all = append(all, strings.ReplaceAll(row[start:i], `\|`, "|"))
			start = i + 1
		}
	}
	return all
}

// anchor is the name of a heading as hosts of Markdown make it: letters, digits and hyphens.
func anchor(title string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(title) {
		switch {
		case c == ' ':
			b.WriteByte('-')
		case c == '-' || c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 127:
			b.WriteRune(c)
		}
	}
	return b.String()
}
