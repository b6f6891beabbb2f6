package remedy

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

var lineBreaks = strings.NewReplacer("\n", `\n`, "\r", `\r`)

// Line is a name within a message: a line break in it would begin a line that the
// program never said, and is written out.
func Line(name string) string { return lineBreaks.Replace(name) }

// inLines is the text of an error, the files the system names in it each on one line.
func inLines(err error) string {
	text := err.Error()
	var path *fs.PathError
	var link *os.LinkError
	var names []string
	if errors.As(err, &path) {
		names = append(names, path.Path)
	}
	if errors.As(err, &link) {
		names = append(names, link.Old, link.New)
	}
	for _, name := range names {
		if line := Line(name); line != name {
			text = strings.ReplaceAll(text, name, line)
		}
	}
	return text
}
