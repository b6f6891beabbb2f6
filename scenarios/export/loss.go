package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// impossible books a value that no honest column holds often.
func (l *losses) impossible(why string, line int) {
	l.add(why, line, true)
	i := slices.IndexFunc(l.all, func(x result.Loss) bool { return x.Why == why })
	l.all[i].Impossible = true
}

// rows is how many whole rows are gone.
func (l *losses) rows() (n int) {
	for _, x := range l.all {
		if !x.Partly {
			n += x.Rows
		}
	}
	return n
}

// Told puts losses into lines: how many rows, why, and where the first are.
func Told(all []result.Loss) (lines []string) {
	for _, l := range all {
		what := "rows left out"
		if l.Partly {
			what = "values left out"
		}
		lines = append(lines, fmt.Sprintf("  %d %s: %s (line %s)", l.Rows, what, l.Why, lineNumbers(l.Lines)))
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
