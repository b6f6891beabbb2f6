package main

import (
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
)

// Every graded default stands on the page with its grade, and nothing that has a
// source is called assumed.
func TestEvidencePage(t *testing.T) {
	var page strings.Builder
	if err := evidence(t.Context(), &page); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(page.String(), "\n## ")
	section := func(title string) string {
		for _, p := range parts {
			if strings.HasPrefix(p, title) {
				return p
			}
		}
		return ""
	}
	for _, s := range scenarios.Evidence() {
		if !strings.Contains(section("Defaults: "+s.Grade), "| `"+s.Path+"` |") {
			t.Errorf("%s is not among the defaults of grade %s", s.Path, s.Grade)
		}
		if s.Source == "" && s.Grade != "assumed" {
			t.Errorf("%s has grade %s and no source", s.Path, s.Grade)
		}
	}
	for _, c := range desk.Constants {
		if !strings.Contains(section("Constants"), "| `"+c.Name+"` |") {
			t.Errorf("constant %s is not on the page", c.Name)
		}
	}
	for _, g := range scenarios.Grades() {
		if gradeMeanings[g] == "" {
			t.Errorf("grade %s has no meaning", g)
		}
	}
}
