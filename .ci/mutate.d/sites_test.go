package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const example = `package p

import "fmt"

var table = [3]int{1, 2}

func f(a, b float64, ok bool) (s string) {
	if a < b && !ok {
		a += min(a, -2)
	}
	for i := 0; i < 3; i++ {
		fmt.Println(a * b)
	}
	s = "x" + "y"
	return s
}
`

// Every operator is found where it stands, and nothing in a text or a type.
func TestSites(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"p.go": example, "p_test.go": "package p\nvar x = 1 + 2\n"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sites, err := sitesOf(root, []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range sites {
		for _, e := range s.edits {
			changed := example[:e.from] + e.text + example[e.to:]
			if changed == example {
				t.Errorf("line %d: %s changes nothing", s.line, e.operator)
			}
			got = append(got, strings.TrimSpace(strings.Split(changed, "\n")[s.line-1]))
		}
	}
	for _, want := range []string{
		"var table = [3]int{(2), 2}", "var table = [3]int{1, (4)}",
		"if !(a < b && !ok) {", "if a <= b && !ok {",
		"if a >= b && !ok {", "if a < b || !ok {", "if a < b && ok {", "a -= min(a, -2)", "a += max(a, -2)",
		"a += min(a, 2)",
		"a += min(a, -(1))", "for i := (1); i < 3; i++ {", "for i := 0; i < 3; i-- {", "fmt.Println(a / b)",
	} {
		if !contains(got, want) {
			t.Errorf("no mutant %q", want)
		}
	}
	for _, line := range got {
		if strings.Contains(line, "[(") || strings.Contains(line, `"x" -`) {
			t.Errorf("mutant %q", line)
		}
	}
}

func contains(all []string, one string) bool {
	for _, x := range all {
		if x == one {
			return true
		}
	}
	return false
}

// The same seed draws the same sample, each place once.
func TestDraw(t *testing.T) {
	var sites []site
	for k := range 50 {
		sites = append(sites, site{"f.go", k, []edit{{operator: "a"}, {operator: "b"}}})
	}
	seen := map[int]bool{}
	again := draw(sites, 7)
	for k, m := range draw(sites, 7) {
		if seen[m.Line] || m.Line != again[k].Line || m.Operator != again[k].Operator || m.Number != k+1 {
			t.Fatalf("mutant %d: %+v, drawn again %+v", k, m, again[k])
		}
		seen[m.Line] = true
	}
}

// What ended a mutant is told by its test, its panic or its time.
func TestKiller(t *testing.T) {
	for said, want := range map[string]string{
		"--- FAIL: TestX (0.01s)\n    x.go:1\n": "TestX",
		"panic: runtime error: index\n":         "panic: runtime error: index",
		"panic: test timed out after 1s\n":      "time", "": "time, or how it ended",
	} {
		if got := killer(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
