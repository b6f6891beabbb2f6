package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"boomerang/cmd/internal/terminal"
)

// fieldName is a key as the program's own code writes it, and no file or answer should.
var fieldName = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)

// fieldNames counts the keys of a JSON text, and reports those that are names of fields.
func fieldNames(t *testing.T, where, text string) (keys int) {
	t.Helper()
	var all any
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Errorf("%s is no JSON: %v", where, err)
	}
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				if keys++; fieldName.MatchString(k) {
					t.Errorf("%s: the key %s%s", where, at, k)
				}
				walk(at+k+".", inner)
			}
		case []any:
			for _, inner := range v {
				walk(at, inner)
			}
		}
	}
	walk("", all)
	return keys
}

// TestKeysOfAnswersAreInOneCase: every answer and file for programs writes its keys in one case.
func TestKeysOfAnswersAreInOneCase(t *testing.T) {
	b := sharedBench(t)
	out := filepath.Join(t.TempDir(), "out")
	small := filepath.Join(b.dir, "small.toml")
	for _, args := range [][]string{
		{"list", "--json"},
		{"list", "--measures", "--json"},
		{"show", "klarna-2024", "--resolved", "--json"},
		{"check", small, "--json"},
		{"diff", "null", "klarna-2024", "--json"},
		{"run", small, "--plans-only", "--reps", "9", "--charts=false", "-o", out, "--json"},
		{"verify", out, "--json"},
		{"verify-model", "cusum-one", "--reps", "20", "--json"},
		{"describe", "data", "--json"},
		{"describe", "evidence", "--json"},
		{"describe", "model", "midsize-fintech", "--json"},
	} {
		code, said, answered := tell(args)
		if code != terminal.ExitFine {
			t.Errorf("%q: exit code %d, %s", args, code, said)
			continue
		}
		if fieldNames(t, args[0], answered) == 0 {
			t.Errorf("%q answers without a key", args)
		}
	}
	files, _ := filepath.Glob(filepath.Join(out, "*.json"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fieldNames(t, filepath.Base(file), string(text))
	}
	if len(files) < 3 {
		t.Errorf("a run leaves %v", files)
	}
}
