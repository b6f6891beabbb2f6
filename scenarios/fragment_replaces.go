package scenarios

import (
	"fmt"
	"strings"

	"boomerang/sim/result"
)

// beside is a base that brings what the export does not: categories, where it has none.
func beside(c *result.Calibration) string {
	if len(c.Categories) == 0 {
		return "base-fintech"
	}
	return "base-unknowns"
}

// writeReplaced names what the fragment says in place of whatever it is laid over.
func writeReplaced(b *strings.Builder, body string) {
	var names []string
	section, categories := "", 0
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if name, found := strings.CutPrefix(line, "["); found && strings.HasSuffix(strings.SplitN(name, " #", 2)[0],
			"]") {
			section = strings.TrimSuffix(strings.SplitN(name, " #", 2)[0], "]")
			if strings.HasPrefix(section, "category.") {
				categories++
			}
			continue
		}
		key, _, found := strings.Cut(line, "=")
		if key = strings.TrimSpace(key); found && goodName.MatchString(key) && !strings.HasPrefix(section,
			"category.") && !strings.HasPrefix(section, "published.") { // which are held against it, not in it
			names = append(names, section+"."+key)
		}
	}
	if categories > 0 {
		names = append(names, fmt.Sprintf("%d categories with their shares", categories))
	}
	if len(names) > 0 {
		fmt.Fprintf(b, "# It replaces, of what it is laid over:\n#   %s.\n#\n", strings.Join(names, ",\n#   "))
	}
}
