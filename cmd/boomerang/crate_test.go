package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/sim/result"
)

// TestCrateIsValid holds a described folder against what RO-Crate 1.1 demands (researchobject.org/ro-crate/1.1,
// sections "Root Data Entity" and "Data Entities"): a descriptor of that version about the root, a root with name,
// description, date and licence, every reference to something that is described, every file there, none left out.
func TestCrateIsValid(t *testing.T) {
	b := sharedBench(t)
	dir := filepath.Join(t.TempDir(), "out")
	b.mustTell(t, []string{"run", filepath.Join(b.dir, "small.toml"), "--plans-only", "--reps", "9", "-o", dir})
	b.mustTell(t, []string{"report", dir, "--crate"})
	b.mustTell(t, []string{"report", dir}) // which leaves it described
	b.mustTell(t, []string{"verify", dir})

	text, err := os.ReadFile(filepath.Join(dir, out.CrateFile))
	if err != nil {
		t.Fatal(err)
	}
	var crate struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(text, &crate); err != nil || crate.Context != "https://w3id.org/ro/crate/1.1/context" {
		t.Fatalf("context %q, %v", crate.Context, err)
	}
	of := map[string]map[string]any{}
	for _, e := range crate.Graph {
		id, _ := e["@id"].(string)
		if id == "" || e["@type"] == nil || of[id] != nil {
			t.Errorf("an entity without identity or type, or a second one: %v", e)
		}
		of[id] = e
	}
	references(t, crate.Graph, of)
	descriptor, root := of[out.CrateFile], of["./"]
	if descriptor["@type"] != "CreativeWork" || idOf(descriptor["about"]) != "./" ||
		idOf(descriptor["conformsTo"]) != "https://w3id.org/ro/crate/1.1" || root["@type"] != "Dataset" {
		t.Errorf("descriptor %v, root %v", descriptor, root)
	}
	for _, property := range []string{"name", "description", "datePublished", "license"} {
		if root[property] == nil {
			t.Errorf("the root has no %s", property)
		}
	}
	played, err := result.ReadTiming(dir)
	if day, _ := root["datePublished"].(string); err != nil || day != played.Started[:len(time.DateOnly)] {
		t.Errorf("published on %q, played %v, %v", day, played, err)
	}
	everyFile(t, dir, root, of)
}

// everyFile: the files of the folder are the parts of the root, each described.
func everyFile(t *testing.T, dir string, root map[string]any, of map[string]map[string]any) {
	t.Helper()
	part := map[string]bool{}
	for _, p := range root["hasPart"].([]any) {
		part[idOf(p)] = true
	}
	files := 0
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		if err != nil || e.IsDir() || name == out.CrateFile {
			return err
		}
		if files++; !part[name] || of[name]["@type"] != "File" || of[name]["encodingFormat"] == "" {
			t.Errorf("%s is no described part: %v", name, of[name])
		}
		return nil
	})
	if err != nil || files < 10 || files != len(part) {
		t.Errorf("%d files, %d parts, %v", files, len(part), err)
	}
}

// elsewhere is an address outside of the crate.
var elsewhere = regexp.MustCompile(`^https://`)

// references are followed: all lead to an entity, or out of the crate.
func references(t *testing.T, v any, of map[string]map[string]any) {
	t.Helper()
	switch v := v.(type) {
	case []map[string]any:
		for _, e := range v {
			for _, inner := range e {
				references(t, inner, of)
			}
		}
	case map[string]any:
		if id := idOf(v); !elsewhere.MatchString(id) && of[id] == nil {
			t.Errorf("nothing is called %q", id)
		}
	case []any:
		for _, inner := range v {
			references(t, inner, of)
		}
	}
}

func idOf(v any) string {
	e, _ := v.(map[string]any)
	id, _ := e["@id"].(string)
	return id
}

// TestCrateOfAnOlderFolder: a folder that does not say when it was played is not described, and says why.
func TestCrateOfAnOlderFolder(t *testing.T) {
	b := sharedBench(t)
	dir := filepath.Join(t.TempDir(), "out")
	b.mustTell(t, []string{"run", filepath.Join(b.dir, "small.toml"), "--plans-only", "--reps", "9", "-o", dir})
	if err := os.Remove(filepath.Join(dir, "timing.json")); err != nil {
		t.Fatal(err)
	}
	if code, said, _ := tell([]string{"report", dir, "--crate"}); code == terminal.ExitFine {
		t.Errorf("described without a date: %s", said)
	}
}
