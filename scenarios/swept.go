package scenarios

// Swept returns the low and the high value worth trying of a key, as a file
// writes them; empty where the table names none.
func Swept(path string) (low, high string) {
	if k := byPath[path]; k != nil {
		return k.Sweep[0], k.Sweep[1]
	}
	return "", ""
}
