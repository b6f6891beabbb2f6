package wording

import (
	"strings"
)

func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Months counts months.
func Months(n int) string { return Counted(n, "month", "months") }

func Joined(parts []string) string { return listed(parts, " and ") }

// Alternatives is a list of which any one will do.
func Alternatives(parts []string) string { return listed(parts, " or ") }

func listed(parts []string, last string) string {
	s := ""
	for i, p := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			s += last
		default:
			s += ", "
		}
		s += p
	}
	return s
}

func Capital(s string) string {
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}
