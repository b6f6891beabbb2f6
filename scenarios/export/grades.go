package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// grades counts how satisfaction is written: a number, a share in per cent, a number out
// of a highest one, a word.
type grades struct {
	plain, percent, words int
	five                  bool            // words are of five steps, with very and neutral
	rungs                 map[string]bool // words of ladders that occur
	outOf                 map[string]int
}

// see takes a cell into account, and returns the number in it.
func (g *grades) see(cell string) string {
	hundredth, share := perCent(cell)
	switch top, rest, ok := parted(cell); {
	case share:
		g.percent++
		return hundredth
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
	if word := folded(cell); rungs[word] > 0 {
		if g.rungs == nil {
			g.rungs = map[string]bool{}
		}
		g.rungs[word] = true
	}
	if _, ok := steps[folded(cell)]; ok {
		g.five = true
		g.words++
		return cell
	}
	if _, ok := stars(cell); ok {
		g.plain++
	} else if _, ok := wordValue(Satisfaction, cell); ok {
		g.words++
	} else if !unasked[folded(cell)] {
		g.plain++
	}
	return cell
}

// perCent reads 80 %, 80％ and 80 percent.
func perCent(cell string) (number string, ok bool) {
	cell = strings.ToLower(cell)
	for _, word := range []string{
		"%", "％", "percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "por cento",
	} {
		if number, ok = strings.CutSuffix(cell, word); ok {
			return strings.TrimSpace(number), true
		}
	}
	return "", false
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

// steps are answers on a scale of five in words; the two between are opinions too, where
// no others stand beside them.
var steps = wordsOf(map[float32]string{
	1: "very dissatisfied, very unsatisfied, very bad, very poor, strongly disagree, extremely unhappy, " +
		"very unhappy, sehr unzufrieden, sehr schlecht, tres insatisfait, " +
		"muy insatisfecho, muito insatisfeito, とても不満",
	3: "fair, neutral, neither, average, ok, okay, neither satisfied nor dissatisfied, " +
		"neither agree nor disagree, 😐, mittel, moyen, regular, 普通",
	5: "very satisfied, very good, excellent, strongly agree, extremely happy, very happy, " +
		"sehr zufrieden, sehr gut, tres satisfait, muy satisfecho, " +
		"muito satisfeito, とても満足",
})

// Two scales share words with those of five steps and put them on other rungs: without very, from poor over fair
// and good to excellent, and with very good below excellent, as surveys of patients have it. Which of them a column
// has, the words that occur say; "fair" is the second of four, or the third of five with very poor below poor.
//
//	                very poor   poor   fair   good   very good   excellent
//	four                          1      2      3                    4
//	five, patients                1      2      3        4           5
//	five                1         2      3      4        5           5
var (
	fourRungs = ladder("poor", "fair, average", "good", "excellent")
	fiveRungs = ladder("poor", "fair, average", "good", "very good", "excellent")
	rungs     = ladder("very poor, poor, fair, average, good, very good, excellent")
)

// ladder numbers the words of a scale from the lowest on.
func ladder(words ...string) map[string]float32 {
	values := map[float32]string{}
	for i, w := range words {
		values[float32(i+1)] = w
	}
	return wordsOf(values)
}

// climbed is the ladder of the column, nil where its words are of no such scale.
func (g *grades) climbed() map[string]float32 {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return g.rungs[folded(w)] })
	}
	switch {
	case has("very poor") || !has("fair", "average") || !has("excellent"):
		return nil
	case has("very good"):
		return fiveRungs
	}
	return fourRungs
}

// word is an answer in words, on the scale of the column.
func (g *grades) word(cell string) (x float32, ok bool) {
	if ladder := g.climbed(); ladder != nil {
		x, ok = ladder[folded(cell)]
		return x, ok
	}
	if x, ok = steps[folded(cell)]; ok {
		return x, g.five
	}
	if x, ok = wordValue(Satisfaction, cell); ok && g.five {
		x = 2 + 2*x
	}
	return x, ok
}

// stars counts ★ of ★★★☆☆.
func stars(cell string) (n int, ok bool) {
	for _, c := range cell {
		switch c {
		case '★', '⭐':
			n++
		case '☆', ' ', '\ufe0f':
		default:
			return 0, false
		}
	}
	return n, n > 0
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
	if ladder := g.climbed(); ladder != nil {
		return fmt.Sprintf("of %.0f", ladder[folded("excellent")])
	}
	if g.five {
		return "of 5"
	}
	if g.percent > 0 || g.words > 0 {
		return "share"
	}
	return ""
}
