package remedy

import (
	"regexp"
	"strings"
)

var plain = regexp.MustCompile(`^(-[A-Za-z0-9_@%+:,./=-]*|[A-Za-z0-9_@%+:,./-]+)$`)

// Quoted is a command for a shell: every printed one is made here, so that it can be
// given as it stands whatever the names in it are.
func Quoted(args ...string) string {
	words := make([]string, len(args))
	for i, a := range args {
		if words[i] = a; !plain.MatchString(a) {
			words[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}

// File is a file's name as an argument: one that begins like a flag is none.
func File(name string) string {
	if strings.HasPrefix(name, "-") && name != "-" {
		return "./" + name
	}
	return name
}
