package drawing

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every page of ours says once, in its head, what it may do: load nothing, send no form,
// move none of its links.
func TestEveryPageIsClosed(t *testing.T) {
	for _, rule := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'"} {
		var b strings.Builder
		if err := HTMLPage("x", "{{security}}").Execute(&b, nil); err != nil || !strings.Contains(b.String(), rule) {
			t.Errorf("%s is not in %s (%v)", rule, &b, err)
		}
	}
	pages := 0
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, "_test.go") || !strings.HasSuffix(path, ".go") &&
			!strings.HasSuffix(path, ".tmpl") {
			return err
		}
		text, err := os.ReadFile(path)
		if n := strings.Count(string(text), "<!DOCTYPE html>"); n > 0 {
			if pages += n; strings.Count(string(text), "<meta charset=\"utf-8\">\n") != n ||
				strings.Count(string(text), "\n{{security}}\n")+strings.Count(string(text), "\n{{.Security}}\n") != n {
				t.Errorf("%s has a page without {{security}} or its own {{.Security}} in its head", path)
			}
		}
		return err
	})
	if err != nil || pages < 2 {
		t.Errorf("%d pages, %v", pages, err)
	}
}
