package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"boomerang/sim/result"
)

// losses counts what was left out and why, in the order of first sight.
type losses struct{ all []result.Loss }

// shownLines is how many line numbers a loss names.
const shownLines = 3

// add books a row, or with partly a value of a row, that was left out.
func (l *losses) add(why string, line int, partly bool) {
	i := slices.IndexFunc(l.all, func(x result.Loss) bool { return x.Why == why })
	if i < 0 {
		i = len(l.all)
		l.all = append(l.all, result.Loss{Why: why, Partly: partly})
	}
	l.all[i].Rows++
	if len(l.all[i].Lines) < shownLines {
		l.all[i].Lines = append(l.all[i].Lines, line)
	}
}

// cell books the same with what a cell was like, which is told of the first.
func (l *losses) cell(why, cell string, line int, partly bool) {
	l.add(why, line, partly)
	i := slices.IndexFunc(l.all, func(x result.Loss) bool { return x.Why == why })
	if l.all[i].Like == "" {
		l.all[i].Like = likeness(cell)
	}
}

// impossible books a value that no honest column holds often.
func (l *losses) impossible(why, cell string, line int) {
	l.cell(why, cell, line, true)
	i := slices.IndexFunc(l.all, func(x result.Loss) bool { return x.Why == why })
	l.all[i].Impossible = true
}

// outside books a number that no honest column holds, and reports whether it is one.
func (l *losses) outside(what string, x float64, cell string, line int) bool {
	switch {
	case x < 0:
		l.impossible(what+" is below zero", cell, line)
	case x > mostCounted:
		l.impossible(what+" is above a million million", cell, line)
	default:
		return false
	}
	return true
}

// state books a row whose ticket stands in another row: nothing is lost with it.
func (l *losses) state(why string, line int) {
	l.add(why, line, false)
	i := slices.IndexFunc(l.all, func(x result.Loss) bool { return x.Why == why })
	l.all[i].Merged = true
}

// likeness is what a cell looks like, without what it says: figures stay where they could
// be a date or an amount, letters where they are of one, others become x.
func likeness(cell string) string {
	var b strings.Builder
	run, word := 0, []rune{}
	flush := func() {
		text := string(word)
		if plain := folded(text); monthNames[plain] > 0 || besideDates[plain] || perWord[plain] > 0 ||
			zones[strings.ToUpper(text)] != 0 || slices.Contains([]string{"am", "pm", "t", "z", "utc", "at", "pt"},
			plain) {
			b.WriteString(text)
		} else {
			b.WriteString(strings.Repeat("x", len(word)))
		}
		word = word[:0]
	}
	for i, c := range []rune(cell) {
		if i >= longestLike {
			flush()
			return b.String() + "…"
		}
		if unicode.IsLetter(c) {
			word, run = append(word, c), 0
			continue
		}
		flush()
		switch {
		case '0' <= c && c <= '9':
			if run++; run > mostFigures {
				c = '9'
			}
			b.WriteRune(c)
		case strings.ContainsRune(" ,.:;/-+%()'€$£#", c):
			run = 0
			b.WriteRune(c)
		default:
			run = 0
			b.WriteByte('?')
		}
	}
	flush()
	return b.String()
}

// What is shown of a cell: so many letters, and of one number so many figures, which are
// fewer than those of a telephone or an account.
const longestLike, mostFigures = 30, 4

// rows is how many whole rows are gone.
func (l *losses) rows() (n int) {
	for _, x := range l.all {
		if !x.Partly && !x.Merged {
			n += x.Rows
		}
	}
	return n
}

// Told puts losses into lines: how many rows, why, and where the first are.
func Told(all []result.Loss) (lines []string) {
	for _, l := range all {
		what := "rows"
		if l.Partly {
			what = "values"
		}
		if l.Rows == 1 {
			what = what[:len(what)-1]
		}
		like := ""
		if l.Like != "" {
			like = fmt.Sprintf("; the first is like %q", l.Like)
		}
		lines = append(lines, fmt.Sprintf("  %d %s left out: %s (line %s%s)", l.Rows, what, l.Why,
			lineNumbers(l.Lines), like))
	}
	return lines
}

func lineNumbers(lines []int) string {
	at := make([]string, len(lines))
	for i, n := range lines {
		at[i] = strconv.Itoa(n)
	}
	return strings.Join(at, ", ")
}
