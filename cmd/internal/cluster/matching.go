package cluster

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/sim/remedy"
)

// matching expands patterns; a shell that did so before is fine. One that matches
// nothing is a file that cannot be read, as long as others can.
func matching(args []string) ([]string, error) {
	if len(args) == 0 {
		return nil, errors.New("batch needs files, such as 'scenarios/*.toml'")
	}
	var files []string
	for _, arg := range args {
		found, _ := filepath.Glob(arg)
		if len(found) == 0 || !isPattern(arg) {
			found = []string{arg}
		}
		for _, f := range found {
			if !slices.Contains(files, f) {
				files = append(files, f)
			}
		}
	}
	if !slices.ContainsFunc(files, func(f string) bool { return matched(f) == nil }) {
		return nil, matched(files[0])
	}
	return files, nil
}

func isPattern(file string) bool { return strings.ContainsAny(file, "*?[") }

// matched refuses a pattern that was not replaced by files, and a file found by one
// whose name would begin another line in everything that names it.
func matched(file string) error {
	if line := remedy.Line(file); line != file {
		return remedy.Errorf("%s: the name holds a line break", line).Hint("rename the file")
	}
	if _, err := os.Stat(file); err != nil && isPattern(file) {
		return remedy.Errorf("no file matches %s", file).Hint("ls %s shows what is there", filepath.Dir(file))
	}
	return nil
}
