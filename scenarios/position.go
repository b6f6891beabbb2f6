package scenarios

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of a file. They are far beyond any scenario and keep a hostile one
// from costing time or stack: the decoder recurses as deep as values nest, and
// its work grows with the square of a dotted key.
const (
	maxBytes = 256 << 10
	maxDepth = 16
)

// mark is where a key stands: its line from 1, and its rank among all keys; of a
// text on one line, written as it is, also the column from 1 where it begins.
type mark struct {
	line, rank, column int
	bare               []string // values without quotes, as they stand in the file: several of an array
}

// positions finds the line of every key of a TOML document, tables and the
// keys of inline tables included, by path (parts joined by sep). It trusts
// that the document is valid, never fails, and stops quietly where it is lost.
// The second result is the line of nesting beyond maxDepth, 0 without.
func positions(doc string) (map[string]mark, int) {
	s := scanner{doc: doc, line: 1, marks: map[string]mark{}}
	s.document()
	return s.marks, s.tooDeep
}

// sep joins the parts of a path inside this package; no key can hold it.
const sep = "\x00"

func joinedPath(path []string) string { return strings.Join(path, sep) }

// scanner walks over a document once.
type scanner struct {
	doc     string
	at      int
	line    int
	depth   int
	lost    bool // the document is not what a decoder would accept
	tooDeep int  // line of nesting beyond maxDepth
	marks   map[string]mark
}

// document reads headers and key-value pairs line by line.
func (s *scanner) document() {
	var table []string
	for s.blank(); s.at < len(s.doc) && !s.lost; s.blank() {
		if s.doc[s.at] != '[' {
			s.pair(table)
			continue
		}
		for s.peek() == '[' {
			s.at++
		}
		table = s.path()
		s.note(table)
		for s.peek() == ']' {
			s.at++
		}
	}
}

// pair reads "path = value" below a table.
func (s *scanner) pair(table []string) {
	path := append(append([]string(nil), table...), s.path()...)
	s.note(path)
	s.space()
	if s.peek() != '=' {
		s.lost = true
		return
	}
	s.at++
	s.space()
	from := s.at
	s.value(path)
	if text := s.doc[from:min(s.at, len(s.doc))]; asWritten(text) {
		m := s.marks[joinedPath(path)]
		line := s.doc[strings.LastIndexByte(s.doc[:from], '\n')+1 : from]
		m.column = utf8.RuneCountInString(line) + 2
		s.marks[joinedPath(path)] = m
	}
}

// asWritten reports whether a value is a text whose characters are those between its
// quotes.
func asWritten(value string) bool {
	return len(value) > 2 && (value[0] == '"' || value[0] == '\'') && value[1] != value[0] &&
		!strings.ContainsAny(value, "\\\n")
}

// note records a path and, where they are new, the tables above it.
func (s *scanner) note(path []string) {
	if len(path) > maxDepth {
		s.tooDeep, s.lost = s.line, true
		return
	}
	for n := 1; n <= len(path); n++ {
		key := joinedPath(path[:n])
		if _, known := s.marks[key]; !known {
			s.marks[key] = mark{line: s.line, rank: len(s.marks)}
		}
	}
}

// path reads a dotted key: bare, "basic" or 'literal' parts.
func (s *scanner) path() []string {
	var parts []string
	for !s.lost {
		s.space()
		switch c := s.peek(); {
		case c == '"' || c == '\'':
			from := s.at
			s.quoted()
			parts = append(parts, unquote(s.doc[from:s.at]))
		default:
			from := s.at
			for s.at < len(s.doc) && !strings.ContainsRune(" \t.=]\n\r#,}{[", rune(s.doc[s.at])) {
				s.at++
			}
			if s.at == from {
				s.lost = true
			}
			parts = append(parts, s.doc[from:s.at])
		}
		s.space()
		if s.peek() != '.' {
			break
		}
		s.at++
	}
	return parts
}

// unquote returns the text of a quoted part of a key.
func unquote(s string) string {
	if text, err := strconv.Unquote(s); err == nil && s[0] == '"' {
		return text
	}
	return strings.Trim(s, `"'`)
}

// value skips one value, noting the keys of inline tables.
func (s *scanner) value(path []string) {
	if s.depth++; s.depth > maxDepth {
		s.tooDeep, s.lost = s.line, true
	}
	defer func() { s.depth-- }()
	if s.lost {
		return
	}
	switch s.peek() {
	case '"', '\'':
		s.quoted()
	case '[':
		s.items(']', func() { s.value(path) })
	case '{':
		s.items('}', func() { s.pair(path) })
	default:
		from := s.at
		for s.at < len(s.doc) && !strings.ContainsRune(",]}#\n\r", rune(s.doc[s.at])) {
			s.at++
		}
		m := s.marks[joinedPath(path)]
		m.bare = append(m.bare, strings.TrimSpace(s.doc[from:s.at]))
		s.marks[joinedPath(path)] = m
	}
}

// items reads what stands between brackets, parted by commas.
func (s *scanner) items(end byte, item func()) {
	s.at++
	for s.blank(); !s.lost; s.blank() {
		switch {
		case s.at >= len(s.doc):
			s.lost = true
		case s.peek() == end:
			s.at++
			return
		case s.peek() == ',':
			s.at++
		default:
			before := s.at
			item()
			s.lost = s.lost || s.at == before
		}
	}
}

// quoted skips a string of any of the four forms, counting its lines.
func (s *scanner) quoted() {
	quote := s.doc[s.at : s.at+1]
	closing, raw := quote, quote == "'"
	if strings.HasPrefix(s.doc[s.at:], quote+quote+quote) {
		closing = quote + quote + quote
	}
	for s.at += len(closing); s.at < len(s.doc); s.at++ {
		switch {
		case strings.HasPrefix(s.doc[s.at:], closing):
			s.at += len(closing)
			for len(closing) == 3 && s.peek() == quote[0] { // up to two quotes may stand before the end
				s.at++
			}
			return
		case s.doc[s.at] == '\n':
			if s.line++; len(closing) == 1 {
				s.lost = true
				return
			}
		case s.doc[s.at] == '\\' && !raw && s.at+1 < len(s.doc) && s.doc[s.at+1] != '\n':
			s.at++
		}
	}
	s.lost = true
}

// blank skips spaces, line ends and comments.
func (s *scanner) blank() {
	for s.at < len(s.doc) {
		switch c := s.doc[s.at]; {
		case c == '\n':
			s.line++
			s.at++
		case c == ' ' || c == '\t' || c == '\r':
			s.at++
		case c == '#':
			for s.at < len(s.doc) && s.doc[s.at] != '\n' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) space() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.at++
	}
}

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.doc) {
		return s.doc[s.at]
	}
	return 0
}
