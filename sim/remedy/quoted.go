package remedy

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var plain = regexp.MustCompile(`^(-[A-Za-z0-9_@%+:,./=-]*|[A-Za-z0-9_@%+:,./-]+)$`)

// Quoted is a command for a person's shell: every printed one is made here, so that it
// can be given as it stands whatever the names in it are. What a terminal would obey
// is written out, as bash, ksh and zsh read it: $'\033'.
func Quoted(args ...string) string {
	words := make([]string, len(args))
	for i, a := range args {
		if words[i] = shellWord(a); strings.ContainsFunc(a, unseen) || !utf8.ValidString(a) {
			words[i] = writtenOut(a)
		}
	}
	return strings.Join(words, " ")
}

// ForShell is a command that a program gives to /bin/sh, byte for byte. Nobody sees it
// at a terminal.
func ForShell(args ...string) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = shellWord(a)
	}
	return strings.Join(words, " ")
}

// shellWord is an argument as any shell reads it.
func shellWord(arg string) string {
	if plain.MatchString(arg) {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

// unseen reports whether a character is not shown but done.
func unseen(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\ufeff'
}

// writtenOut quotes a word and the bytes in it that are not to be seen.
func writtenOut(word string) string {
	var b strings.Builder
	for len(word) > 0 {
		c, n := utf8.DecodeRuneInString(word)
		switch {
		case unseen(c), c == utf8.RuneError && n == 1:
			for _, one := range []byte(word[:n]) {
				fmt.Fprintf(&b, `\%03o`, one)
			}
		case c == '\'', c == '\\':
			b.WriteString(`\` + word[:n])
		default:
			b.WriteString(word[:n])
		}
		word = word[n:]
	}
	return "$'" + b.String() + "'"
}

// File is a file's name as an argument: one that begins like a flag is none.
func File(name string) string {
	if strings.HasPrefix(name, "-") && name != "-" {
		return "./" + name
	}
	return name
}
