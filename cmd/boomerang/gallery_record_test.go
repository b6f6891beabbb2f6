package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/out"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// The page of the record holds every scenario with published figures against them: one page for all companies, made
// by the program (go test ./cmd/boomerang -run GalleryRecord -update, ten minutes), with the same figures as data
// beside it.
const (
	recordPage   = "record.md"
	recordData   = "record.json"
	recordWorlds = "45" // five blocks, of which forty worlds count
)

func TestGalleryRecord(t *testing.T) {
	if *update {
		makeRecord(t)
	}
	var names []string
	for _, s := range publishedScenarios(t) {
		names = append(names, s.Name)
	}
	isCurrent(t, filepath.Join(galleryDir, recordPage), names)
}

// keptRecord is what the record of the gallery holds of each scenario.
func keptRecord(t *testing.T) (all map[string]*result.Record) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(galleryDir, recordData))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestContradictionsSayWhy: what contradicts the record and sets no input has a sentence in the scenario that says why.
func TestContradictionsSayWhy(t *testing.T) {
	all := keptRecord(t)
	for _, s := range publishedScenarios(t) {
		if all[s.Name] == nil {
			t.Errorf("%s is not among the data", s.Name)
			continue
		}
		notes := map[string]string{}
		for _, p := range s.Published {
			notes[p.Name] = p.Note
		}
		for _, f := range all[s.Name].Checks() {
			if f.Verdict == result.Contradicts && notes[f.Name] == "" {
				t.Errorf("%s: published.%s is contradicted (%v against %+v) and no note says why", s.Name, f.Name,
					f.Value, f.Simulated)
			}
		}
	}
}

// publishedScenarios are the shipped scenarios with published figures.
func publishedScenarios(t *testing.T) (all []*scenarios.Scenario) {
	t.Helper()
	for _, listed := range scenarios.List() {
		s, err := scenarios.Load(t.Context(), listed.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Published) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// makeRecord plays every scenario with published figures and writes the page and the data.
func makeRecord(t *testing.T) {
	t.Helper()
	var b strings.Builder
	data, all := map[string]*result.Record{}, []*result.Record{}
	for _, s := range publishedScenarios(t) {
		dir := filepath.Join(t.TempDir(), s.Name)
		playForGallery(t, s.Name, dir, "--plans-only", "--charts=false", "--reps", recordWorlds)
		r, err := result.Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		data[s.Name], all = r.Record, append(all, r.Record)
		fmt.Fprintf(&b, "\n## %s\n\n<!-- %s %s -->\n", s.Name, s.Name, galleryHash(t, s.Name))
		for _, line := range out.RecordWords(r) {
			fmt.Fprintf(&b, "%s\n\n", wording.Markdown(line))
		}
		out.RecordTable(r).WriteMarkdown(&b) // a strings.Builder never fails
	}
	page := "# Held against what was published\n\nMade by the program from the rows of every scenario with published " +
		"figures, " + recordWorlds + " worlds each. Figures, roles and\nerrors were frozen before any scenario was " +
		"rebuilt on them; a third of the checks was drawn by lot to be looked at last. Those of klarna-2024 and\n" +
		"salesforce-2025 had been seen before the lot, hours-an-adviser of hmrc-2023 before its last edit.\n\n" +
		wording.Markdown(wording.RecordTotals(all)) + "\n" + b.String()
	encoded, err := json.MarshalIndent(data, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{recordPage: []byte(page), recordData: append(encoded, '\n')} {
		if err := os.WriteFile(filepath.Join(galleryDir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
