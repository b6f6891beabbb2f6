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
	for _, s := range scenarios.Evidence() {
		row := "| `" + s.Path + "` | " + inCell(s.Default) + " | "
		if s.Unranged != strings.Contains(page.String(), row+"no range known |") {
			t.Errorf("%s, of which no range is known (%v): the page says otherwise", s.Path, s.Unranged)
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

// Every number in force that nobody has measured and no run tries stands among the
// defaults without a range, and no other does.
func TestUntriedAreWithoutRange(t *testing.T) {
	without := map[string]bool{}
	for _, s := range scenarios.Evidence() {
		if s.Unranged {
			without[s.Path] = true
		}
	}
	for _, name := range shippedNames() {
		s, err := new(scenarios.Files).LoadFor(t.Context(), name, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range s.Untried() {
			if !without[path] && !statedWeakly(s, path) {
				t.Errorf("%s: %s is tried by no run, and the page names no lack of a range", name, path)
			}
		}
	}
	if len(without) < 20 {
		t.Errorf("only %d defaults are without a range", len(without))
	}
}

// statedWeakly reports whether a file states a key with a grade of its own.
func statedWeakly(s *scenarios.Scenario, path string) bool {
	for _, l := range s.Resolved() {
		table, rest, _ := strings.Cut(path, ".*.")
		row := rest != "" && strings.HasPrefix(l.Path, table+".") && strings.HasSuffix(l.Path, "."+rest)
		if (row || l.Path == path) && l.Grade != "" {
			return true
		}
	}
	return false
}
