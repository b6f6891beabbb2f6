package wording

import (
	"fmt"
	"strings"
)

// Untried names the values no run tries; empty where there are none.
func Untried(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("%d values in force are the program's own or weakly sourced, no source gives a range for them, "+
		"and no run tries what they decide: %s.", len(keys), strings.Join(keys, ", "))
}
