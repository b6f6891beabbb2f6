package export

import (
	"fmt"
	"strings"
	"unicode"
)

// grades counts how satisfaction is written: a number, a share in per cent, a number out
// of a highest one, a word.
type grades struct {
	plain, percent, words int
	outOf                 map[string]int
}

// see takes a cell into account, and returns the number in it.
func (g *grades) see(cell string) string {
	switch top, rest, ok := parted(cell); {
	case strings.HasSuffix(cell, "%"):
		g.percent++
		return strings.TrimSpace(strings.TrimSuffix(cell, "%"))
	case ok:
		if g.outOf == nil {
			g.outOf = map[string]int{}
		}
		if len(g.outOf) < 20 {
			g.outOf[strings.Clone(rest)]++
		}
		return top
	}
	if number, ok := starred(cell); ok {
		g.plain++
		return number
	}
	if _, ok := wordValue(Satisfaction, cell); ok {
		g.words++
	} else if !unasked[folded(cell)] {
		g.plain++
	}
	return cell
}

// parted reads 4/5 and 4 of 5.
func parted(cell string) (number, of string, ok bool) {
	for _, mark := range []string{"/", " of ", " von ", " sur ", " de ", " out of "} {
		if number, of, ok = strings.Cut(cell, mark); ok {
			number, of = strings.TrimSpace(number), strings.TrimSpace(of)
			_, fine := plainNumber(number)
			_, whole := fewDigits(of)
			if fine && whole && of != "0" {
				return number, of, true
			}
		}
	}
	return "", "", false
}

// starred reads a number with words behind it: 5 stars, 4 - satisfied.
func starred(cell string) (number string, ok bool) {
	i := 0
	if _, n := digits(cell, &i); n == 0 || n > 2 || i == len(cell) {
		return "", false
	}
	rest := strings.TrimLeft(cell[i:], " -–:(")
	if len(rest) == len(cell[i:]) || rest == "" {
		return "", false
	}
	for _, c := range rest {
		if !unicode.IsLetter(c) && c != ' ' && c != ')' {
			return "", false
		}
	}
	return cell[:i], true
}

// kinds is how many ways of writing a column has.
func (g *grades) kinds() int {
	return truth(g.plain > 0) + truth(g.percent > 0) + truth(g.words > 0) + len(g.outOf)
}

// scale names the scale of the column; a number by itself has none.
func (g *grades) scale() string {
	for of := range g.outOf {
		return fmt.Sprintf("of %s", of)
	}
	if g.percent > 0 || g.words > 0 {
		return "share"
	}
	return ""
}
