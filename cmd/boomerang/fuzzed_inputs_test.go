package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readsInput are the calls by which what people hand in is read.
var readsInput = regexp.MustCompile(`\binput\.(Open|File|All|Within|Stream)\(`)

// fuzzedBy are the files that read what people hand in, with the targets that feed it made-up bytes.
var fuzzedBy = map[string][]string{
	"scenarios/load.go":                {"FuzzLoad"},
	"scenarios/export/source.go":       {"FuzzExport", "FuzzHistory", "FuzzTables", "FuzzMoments"},
	"scenarios/export/book.go":         {"FuzzSheet"},
	"cmd/boomerang/ask.go":             {"FuzzFlags"}, // answers are values of keys
	"cmd/internal/play/source.go":      {"FuzzLoad"},
	"cmd/internal/play/learnt_file.go": {"FuzzLearnt"},
	"cmd/internal/problems/problem.go": {"FuzzProblem"},
	"cmd/internal/cluster/points.go":   {"FuzzPoints"},
}

// TestEveryInputIsFuzzed: whatever reads what people hand in is fed made-up bytes by a target that there is.
func TestEveryInputIsFuzzed(t *testing.T) {
	there, reads := targetsThereAre(t), map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if readsInput.Match(text) {
			reads[strings.TrimPrefix(filepath.ToSlash(path), "../../")] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range reads {
		if len(fuzzedBy[name]) == 0 {
			t.Errorf("%s reads what people hand in, and no target of fuzzedBy feeds it", name)
		}
	}
	for name, targets := range fuzzedBy {
		if !reads[name] {
			t.Errorf("%s reads nothing any more: take it off the list", name)
		}
		for _, target := range targets {
			if !there[target] {
				t.Errorf("%s: there is no %s", name, target)
			}
		}
	}
}
