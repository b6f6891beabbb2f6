package wording

import (
	"fmt"
	"strings"
)

// NoRange stands where a number that nobody has measured has no range worth trying.
const NoRange = "no range known"

// Untried names the values no run tries; empty where there are none.
func Untried(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("%d values in force are the program's own or weakly sourced, the program knows no range to "+
		"try for them, and no run tries what they decide: %s.", len(keys), strings.Join(keys, ", "))
}
