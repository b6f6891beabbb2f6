package scenarios_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every name that library.md calls stable is exported by the package it stands with.
func TestStableNamesAreExported(t *testing.T) {
	page, err := os.ReadFile("library.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| `boomerang/([a-z/]+)` \\|.*\\| (.*) \\|$")
	rows := row.FindAllStringSubmatch(string(page), -1)
	if len(rows) < 5 {
		t.Fatalf("%d packages in the table", len(rows))
	}
	for _, row := range rows {
		exported := exportedBy(t, filepath.Join("..", row[1]))
		for _, name := range strings.Fields(strings.ReplaceAll(row[2], "`", "")) {
			of, what, _ := strings.Cut(name, ".")
			if of != filepath.Base(row[1]) || !exported[what] {
				t.Errorf("library.md calls %s stable, which %s does not export", name, row[1])
			}
		}
	}
}

// exportedBy are the names a package declares.
func exportedBy(t *testing.T, dir string) map[string]bool {
	names := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(dir, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						names[s.Name.Name] = true
					case *ast.ValueSpec:
						for _, n := range s.Names {
							names[n.Name] = true
						}
					}
				}
			}
		}
	}
	return names
}

// The example is at most 40 lines of code, and builds as a program of another module, as library.md says.
func TestExampleInAnotherModule(t *testing.T) {
	text, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(string(text), "func Example() {")
	body, _, _ = strings.Cut(body, "\t// Output:")
	if n := strings.Count(body, "\n") - 1; n > 40 {
		t.Errorf("the example has %d lines", n)
	}
	if os.Getenv("BOOMERANG_CI") == "" && os.Getenv("BOOMERANG_LONG") == "" {
		t.Skip("builds with BOOMERANG_CI=1")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	module, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	sums, err := os.ReadFile("../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"main.go": strings.Replace(head, "package scenarios_test", "package main", 1) + "func main() {" + body + "}\n",
		"go.mod": strings.Replace(string(module), "module boomerang\n", "module other.example/desk\n", 1) +
			"\nrequire boomerang v0.0.0\nreplace boomerang => " + root + "\n",
		"go.sum": string(sums),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-mod=mod", "-o", os.DevNull, ".")
	build.Dir = dir
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}
