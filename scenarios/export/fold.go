package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in lower case without accents.
func folded(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= 0x80 || 'A' <= s[i] && s[i] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = strings.ReplaceAll(strings.ToLower(s), "ß", "ss")
	return norm.NFC.String(strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) && c < 0x0900 { // of Latin, Greek and Cyrillic; elsewhere marks are vowels
			return -1
		}
		return c
	}, norm.NFD.String(s)))
}

// bare keeps letters and digits of a header, of any script, lower case, without accents.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c) {
			return c
		}
		return -1
	}, folded(s))
}
