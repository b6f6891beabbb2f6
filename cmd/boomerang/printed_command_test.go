package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// spelled is a command with a name put into it, or after it, by hand.
var spelled = regexp.MustCompile("[\"`(]boomerang [a-z]+ (-o )?(%[sqv]|\" *\\+)|boomerang [a-z]+ (-o )?%[sqv]")

// TestCommandsAreQuoted: a command that is printed with a name in it is made by
// remedy.Quoted, which quotes for a shell what a shell would split or obey. The story
// again.txt gives such commands to a shell.
func TestCommandsAreQuoted(t *testing.T) {
	files := 0
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, found := range spelled.FindAllString(string(text), -1) {
			t.Errorf("%s: %s: names in a command are quoted by remedy.Quoted", path, found)
		}
		files++
		return err
	})
	if err != nil || files < 100 {
		t.Error(files, err)
	}
	for _, bad := range []string{
		`("boomerang resume %s finishes it", dir)`, `"boomerang resume " + dir`,
		`"again: boomerang batch -o %s --retry"`,
	} {
		if !spelled.MatchString(bad) {
			t.Errorf("%s is let through", bad)
		}
	}
}
