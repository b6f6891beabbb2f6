package scenarios

import (
	"fmt"
	"sort"
	"strings"

	"boomerang/sim/remedy"
)

// Problem is one mistake in a scenario, written for the person who made it.
type Problem struct {
	File   string
	Line   int    // from 1; 0: the file as a whole, or a flag
	Column int    // from 1, inside an expression; 0: the line as a whole
	Key    string // "cut.share"; may be empty
	What   string // what is wrong, in a few words
	Got    string // the offending value; may be empty
	Want   string // what would be right; may be empty
	Marked string // an expression, and below it a caret where it is wrong; may be empty
	Hint   string // what to do next; may be empty

	// Physics is set where every value is sound and the model cannot play them
	// together: a sweep leaves such a setting out, everything else refuses it.
	Physics bool
}

// String renders "file:line: key: what (got …, want …)" and, below, the place in
// an expression and the hint.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(remedy.Line(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Column > 0 {
		fmt.Fprintf(&b, ":%d", p.Column)
	}
	if p.Key != "" {
		fmt.Fprintf(&b, ": %s", remedy.Line(shorten(p.Key)))
	}
	fmt.Fprintf(&b, ": %s", remedy.Line(p.What))
	switch {
	case p.Got != "" && p.Want != "":
		fmt.Fprintf(&b, " (got %s, want %s)", remedy.Line(shorten(p.Got)), remedy.Line(p.Want))
	case p.Got != "":
		fmt.Fprintf(&b, " (got %s)", remedy.Line(shorten(p.Got)))
	case p.Want != "":
		fmt.Fprintf(&b, " (want %s)", remedy.Line(p.Want))
	}
	for _, line := range strings.Split(p.Marked, "\n") {
		if p.Marked != "" {
			fmt.Fprintf(&b, "\n    %s", line)
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "\n  hint: %s", p.Hint)
	}
	return b.String()
}

// shorten keeps a line readable whatever a file holds.
func shorten(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// Problems is everything that is wrong with a scenario, at once.
type Problems []Problem

// Error lists the problems, one or two lines each, by file and line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// err returns the problems as an error, sorted and without repetitions, or nil.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps.sorted()
}

// sorted orders by file, line and key, keeps the order found otherwise, and
// drops exact repetitions (one base file may be read twice).
func (ps Problems) sorted() Problems {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i], ps[j]
		if a.File != b.File {
			return a.File < b.File
		}
		return a.Line < b.Line
	})
	var out Problems
	seen := map[Problem]bool{}
	for _, p := range ps {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// at returns the problem placed at pos.
func (p Problem) at(pos Position) Problem {
	p.File, p.Line = pos.File, pos.Line
	return p
}
