package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// company is the smallest scenario that is complete.
const company = `question = "?"
[segment.all]
customers = 2_000
[category.faq]
share = 0.75
[category.disputes]
kind = "long_tail"
share = 0.25
[plan.keep]
reference = true
[plan.cut]
cut.share = 0.3
`

// must loads a document that has to be right.
func must(t *testing.T, doc string, set ...string) *Scenario {
	t.Helper()
	s, problems := parsed(doc, set...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func TestShippedScenariosLoad(t *testing.T) {
	for _, s := range List() {
		loaded, err := Load(t.Context(), s.Name, nil)
		if err != nil {
			t.Fatalf("%s:\n%v", s.Name, err)
		}
		if s.Question == "" || loaded.Question != s.Question || s.Title == "" {
			t.Errorf("%s: title %q, question %q", s.Name, s.Title, loaded.Question)
		}
		if len(loaded.Warnings) > 0 {
			t.Errorf("%s warns: %v", s.Name, loaded.Warnings)
		}
	}
}

func TestTemplateLoads(t *testing.T) {
	text, err := Template("")
	if err != nil {
		t.Fatal(err)
	}
	must(t, strings.Replace(string(text), `extends  = "base-fintech"`, "", 1)+"[category.faq]\nshare = 1\n")
	if s, err := LoadReader(t.Context(), strings.NewReader(string(text)), "stdin", nil); err != nil ||
		s.Name != "stdin" {
		t.Errorf("%v", err)
	}
	if _, err := Template("midsize-fintec"); err == nil || !strings.Contains(err.Error(),
		"did you mean midsize-fintech?") {
		t.Errorf("%v", err)
	}
}

// TestFormsOfAFile: a byte order mark and the line ends of Windows change
// nothing, not even the line of a mistake.
func TestFormsOfAFile(t *testing.T) {
	want := must(t, company).Hash()
	crlf := strings.ReplaceAll(company, "\n", "\r\n")
	for name, doc := range map[string]string{"BOM": "\uFEFF" + company, "CRLF": crlf, "both": "\uFEFF" + crlf} {
		if got := must(t, doc).Hash(); got != want {
			t.Errorf("%s: another scenario", name)
		}
		_, problems := parsed(strings.Replace(doc, "0.3", "3.0", 1))
		if len(problems) != 1 || problems[0].Line != 12 {
			t.Errorf("%s: %v, want one problem in line 12", name, problems)
		}
	}
}

// TestExtends merges tables key by key, replaces arrays, and looks for files
// beside the file that names them, wherever the program runs.
func TestExtends(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("bases/company.toml", company)
	write("bases/calm.toml", "[arrivals]\nday_cv = 0.05\nday_lag1 = 0.5\n[grid]\nplan = \"cut\"\ncut.share = [0, "+
		"0.1]\nchurn.scale = [0.1]\n")
	path := write("mine.toml", `extends = ["bases/company.toml", "bases/calm.toml"]
[arrivals]
day_cv = 0.18
[grid]
cut.share = [0.5]
`)
	s, err := Load(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Plans[1].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Arrivals.DayCV != 0.18 || p.Arrivals.DayLag1 != 0.5 || p.Cut.Share != 0.3 {
		t.Errorf("day_cv %v, day_lag1 %v, cut %v", p.Arrivals.DayCV, p.Arrivals.DayLag1, p.Cut.Share)
	}
	if s.Name != "mine" || len(s.Cells()) != 1 || s.Grid.Plan != "cut" {
		t.Errorf("%s has %d cells on %q", s.Name, len(s.Cells()), s.Grid.Plan)
	}
	for _, l := range s.Resolved() {
		if l.Path == "arrivals.day_lag1" && (l.At.Line != 3 || filepath.Base(l.At.File) != "calm.toml") {
			t.Errorf("day_lag1 comes from %v", l.At)
		}
	}
}

func TestExtendsIsBounded(t *testing.T) {
	dir := t.TempDir()
	for i := range 12 {
		text := "extends = \"./" + string(rune('b'+i)) + ".toml\"\n"
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".toml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Load(t.Context(), filepath.Join(dir, "a.toml"), nil)
	if err == nil || !strings.Contains(err.Error(), "extends: is too deep (want at most 8 files in a chain)") {
		t.Errorf("%v", err)
	}
}

func TestMissingFiles(t *testing.T) {
	for name, want := range map[string]string{
		"klarna-2042":    "klarna-2042: is neither a shipped scenario nor a file\n  hint: did you mean klarna-2024?",
		"nowhere.toml":   "nowhere.toml: cannot be read: no such file or directory",
		"testdata/":      "testdata/: cannot be read: it is a directory",
		"quite-another!": "hint: shipped are attrition-only",
	} {
		if _, err := Load(t.Context(), name, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

// TestHostileFilesAreCheap: size, depth, names and problems are bounded, so
// that a file can waste neither time nor stack.
func TestHostileFilesAreCheap(t *testing.T) {
	long := func(s string) string { return strings.Repeat(s, 250_000/len(s)) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < 250_000; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, doc := range map[string]string{
		"unknown keys": numbered("k%d = 1\n"), "plans": numbered("[plan.p%d]\n"),
		"categories": numbered("[category.c%d]\n"),
		"dots":       long("a."), "brackets": "x = " + long("["), "tables": "x = " + long("{a="), "text": `x = "` +
			long("a") + `"`,
		"bases": "extends = [" + long(`"q",`) + "]\n", "series": "arrivals.hour_of_week = [" + long("1,") + "]\n",
	} {
		start := time.Now()
		_, err := LoadReader(t.Context(), strings.NewReader(doc), "hostile.toml", nil)
		if err == nil || len(err.Error()) > 50_000 {
			t.Errorf("%s: %.200v", name, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, err := LoadReader(t.Context(), strings.NewReader(strings.Repeat("# x\n", maxBytes)), "big.toml", nil)
	if err == nil || !strings.Contains(err.Error(), "is too large for a scenario") {
		t.Errorf("%v", err)
	}
}
