package scenarios

import "strings"

// Swept returns the low and the high value worth trying of a key, as a file
// writes them; empty where the table names none.
func Swept(path string) (low, high string) {
	if k := byPath[path]; k != nil {
		return k.Sweep[0], k.Sweep[1]
	}
	return "", ""
}

// Describe returns the meaning and the unit of a key, as set by a file or for
// a plan (plan.NAME.key); empty where there is no such key.
func Describe(path string) (meaning, unit string) {
	parts := strings.Split(path, ".")
	if len(parts) > 3 && parts[0] == "plan" {
		parts = parts[2:]
	}
	if k, _ := find(parts); k != nil {
		return k.Meaning, k.Unit.say
	}
	return "", ""
}
