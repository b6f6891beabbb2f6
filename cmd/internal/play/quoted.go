package play

import (
	"regexp"
	"strings"
)

var plain = regexp.MustCompile(`^(-[A-Za-z0-9_@%+:,./=-]*|[A-Za-z0-9_@%+:,./-]+)$`)

// Quoted is a command for a shell.
func Quoted(args ...string) string {
	words := make([]string, len(args))
	for i, a := range args {
		if words[i] = a; !plain.MatchString(a) {
			words[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}
