package scenarios

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzLoad proves that no bytes crash the loader, and that what it refuses it
// refuses in words.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"*.toml", "testdata/invalid/*.toml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add([]byte("[[[[[[[["))
	f.Add([]byte("a = \"\"\"\"\"\"\"\n[plan.'x']\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems Problems
		l := source{name: "fuzz.toml", data: data}.decode(&problems)
		if l == nil {
			if len(problems) == 0 {
				t.Fatal("nothing decoded and nothing said")
			}
			return
		}
		s := assemble([]*layer{l, newLayer()}, &problems)
		if len(problems) > 0 {
			if problems.Error() == "" {
				t.Fatal("a problem without words")
			}
			return
		}
		if s.validateWithoutPhysics(&problems); len(problems) > 0 {
			return
		}
		playable(t, &s.Scenario)
	})
}

// playable fills the parameters of all plans and cells at the ends of what is
// believed.
func playable(t *testing.T, s *Scenario) {
	for _, p := range append(s.Plans, s.Cells()...) {
		for _, edge := range []float64{0, 0.5, 1} {
			u := make([]float64, len(s.Unknowns))
			for i := range u {
				u[i] = edge
			}
			if _, err := p.Params(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(s.Hash()) != 64 || len(s.Resolved()) == 0 {
		t.Fatal("no identity")
	}
}

// FuzzFlags does the same for the text after -s.
func FuzzFlags(f *testing.F) {
	for _, s := range []string{
		"cut.share=0.4", "plan.cut.cut.share=0.4", "=", "a.b.c.d=e",
		"churn.scale={low=0.1,high=0.5}", "x=[[[[[[[[[[[[[[[[[[[",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, setting string) {
		_, err := LoadReader(t.Context(), bytes.NewReader(nil), "fuzz.toml", []string{setting})
		var problems Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("an empty scenario passed: %v", err)
		}
	})
}

// FuzzPhysics goes the whole way of a file a person runs: parsing, validation
// and the desk's own check, which sizes a desk and solves for an assistant.
func FuzzPhysics(f *testing.F) {
	for _, settings := range []string{
		"segment.x.issues_per_year=0", "humans.shrinkage=0.99", "humans.patience=1s",
		"churn.scale=1",
	} {
		f.Add(settings)
	}
	const company = `
		[segment.x]
		customers = 500
		[category.y]
		share = 1
		[plan.a]
		reference = true
		[plan.b]
		routing.policy = "everything"
	`
	f.Fuzz(func(t *testing.T, setting string) {
		if len(setting) > 200 {
			return
		}
		_, _ = LoadReader(t.Context(), strings.NewReader(company), "fuzz", []string{setting})
	})
}
