package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"go/ast"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/problems"
	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// checkKinds are the kinds of tests that verify the model and the engine, by how their files begin.
var checkKinds = []struct{ prefix, title string }{
	{"theory_", "Against theory: formulas, laws and results that are known from elsewhere"},
	{"law_", "Laws that hold whatever is played"},
	{"property_", "Properties and claims: what a mechanism does, and what must not differ"},
	{"regress_", "Faults that were once found"},
}

// quotedChecks are the tests of the model, the textbook and the engine, each with what it says it holds.
func quotedChecks(t *testing.T) string {
	var b strings.Builder
	for _, kind := range checkKinds {
		var rows []string
		for _, room := range []string{"models", "sim"} {
			err := filepath.WalkDir(filepath.Join("../..", room), func(path string, e fs.DirEntry, err error) error {
				if err != nil || e.IsDir() || !strings.HasSuffix(path, "_test.go") ||
					!strings.HasPrefix(e.Name(), kind.prefix) {
					return err
				}
				for _, d := range parsed(t, path).Decls {
					f, ok := d.(*ast.FuncDecl)
					if ok && strings.HasPrefix(f.Name.Name, "Test") {
						rows = append(rows, fmt.Sprintf("| `%s` | %s | %s |\n", f.Name.Name, inOneCell(f.Doc.Text()),
							filepath.ToSlash(filepath.Dir(path))[len("../../"):]))
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if len(rows) == 0 {
			t.Errorf("there is no test of %s", kind.prefix)
		}
		fmt.Fprintf(&b, "#### %s: %d\n\n| test | holds | in |\n|---|---|---|\n%s\n", kind.title, len(rows),
			strings.Join(rows, ""))
	}
	return b.String()
}

// quotedSimplified is what the model and the engine say they do not do.
func quotedSimplified(t *testing.T) string {
	var b strings.Builder
	for _, dir := range []string{"models/desk", "sim"} {
		for _, part := range strings.Split(parsed(t, "../../"+dir+"/doc.go").Doc.Text(), "\n# ") {
			if title, text, _ := strings.Cut(part, "\n"); strings.HasSuffix(title, " does not do") {
				fmt.Fprintf(&b, "%s\n\n", asMarkdown(text))
			}
		}
	}
	if strings.Count(b.String(), "\n\n") < 2 {
		t.Error("model and engine do not both say what they leave out")
	}
	return b.String()
}

// quotedRecord are the published figures of a role, as the gallery's record has them beside what was played.
func quotedRecord(t *testing.T, role string) string {
	all := keptRecord(t)
	var b strings.Builder
	var records []*result.Record
	names := slices.Sorted(maps.Keys(all)) // in the order of the page
	for _, name := range names {
		records = append(records, all[name])
	}
	if role == result.RoleCheck {
		fmt.Fprintf(&b, "%s\n\n", wording.Markdown(wording.RecordTotals(records)))
	}
	fmt.Fprintf(&b, "| scenario | %s |\n|---%s|\n", strings.Join(wording.RecordHead, " | "),
		strings.Repeat("|---", len(wording.RecordHead)))
	for i, name := range names {
		s, err := scenarios.Load(t.Context(), name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for k := range records[i].Figures {
			f := &records[i].Figures[k]
			if f.Role != role {
				continue
			}
			var cells []string
			for _, text := range wording.RecordRow(f, wording.Units{Currency: s.Currency}) {
				cells = append(cells, inCell(text))
			}
			fmt.Fprintf(&b, "| %s | %s |\n", name, strings.Join(cells, " | "))
		}
	}
	return b.String()
}

// playedAgain is a problem of the suite that takes a moment.
const playedAgain = "ishigami"

// TestTraceFigures: the answers of verify-model on the page are those of the problems there are and of the physics in
// force; one of them is played again and gives the same bits. With -update what has changed is played, all of it where
// the physics has (a minute or two).
func TestTraceFigures(t *testing.T) {
	suite, err := problems.Load(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := readKnown()
	if err != nil {
		t.Fatal(err)
	}
	now := knownFigures{Physics: desk.Version, Texts: map[string]string{}}
	for _, p := range suite {
		now.Texts[p.Name] = fmt.Sprintf("%x", sha256.Sum256(p.Text()))
		at := slices.IndexFunc(kept.Problems, func(k *result.Known) bool { return k.Name == p.Name })
		fresh := at >= 0 && kept.Physics == now.Physics && kept.Texts[p.Name] == now.Texts[p.Name]
		if fresh {
			now.Problems = append(now.Problems, kept.Problems[at])
		}
		if p.Name != playedAgain && (fresh || !*update) {
			continue
		}
		played, err := p.Check(t.Context(), 1, p.Worlds, 0)
		if err != nil {
			t.Fatal(err)
		}
		played.Given, played.Scenario = nil, nil // they stand in the problem's file
		switch {
		case !fresh:
			now.Problems = append(now.Problems, played)
		case !reflect.DeepEqual(played, kept.Problems[at]):
			t.Errorf("%s: %+v is kept, %+v was played", p.Name, kept.Problems[at], played)
		}
	}
	want, err := json.MarshalIndent(now, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(knownFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(knownFile); err != nil || string(got) != string(want) {
		t.Errorf("%s is of other problems or of another physics (%v): "+
			"go test ./cmd/boomerang -run TraceFigures -update", knownFile, err)
	}
}

// TestTraceIsWhole: the page has the eight elements of TRACE in their order and figures in each that has some.
func TestTraceIsWhole(t *testing.T) {
	var page strings.Builder
	if err := describeTrace(&page); err != nil {
		t.Fatal(err)
	}
	at := 0
	for i, element := range []string{
		"Problem formulation", "Model description", "Data evaluation", "Conceptual model evaluation",
		"Implementation verification", "Model output verification", "Model analysis", "Model output corroboration",
	} {
		next := strings.Index(page.String(), fmt.Sprintf("\n## %d. %s\n", i+1, element))
		if next <= at {
			t.Errorf("%s is not in its place", element)
		}
		at = next
	}
	there := testsThereAre(t)
	for _, m := range regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(traceText, -1) {
		if !there[m[1]] {
			t.Errorf("the page rests on %s, and there is no such test", m[1])
		}
	}
	if strings.Contains(page.String(), "<no value>") {
		t.Error("a figure is missing")
	}
}
