package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// The gallery shows every shipped scenario: its question, what the program
// answers, chart 1 where it has a grid, and chart 2. It is made by the program
// (go test ./cmd/boomerang -run Gallery -update, some minutes) with fewer
// worlds than a run; this test keeps it current by the hash of what was played.

const (
	galleryDir    = "../../scenarios/gallery"
	galleryWorlds = "36"
)

func TestGalleryIsCurrent(t *testing.T) {
	page := filepath.Join(galleryDir, "README.md")
	if *update {
		makeGallery(t, page)
	}
	isCurrent(t, page, shippedScenarios())
}

func shippedScenarios() (names []string) {
	for _, s := range scenarios.List() {
		names = append(names, s.Name)
	}
	return names
}

// isCurrent holds the hashes on a page against the scenarios it shows, and returns the page.
func isCurrent(t *testing.T, page string, names []string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{}
	for _, m := range regexp.MustCompile(`<!-- (\S+) (\S+) -->`).FindAllStringSubmatch(string(text), -1) {
		shown[m[1]] = m[2]
	}
	for _, name := range names {
		if want := galleryHash(t, name); shown[name] != want {
			t.Errorf("%s: %s shows %q, the scenario is %q: make it again with -update", name, page, shown[name], want)
		}
	}
	return string(text)
}

// TestGalleryIsDrawn: no mark of a shipped picture lies nowhere.
func TestGalleryIsDrawn(t *testing.T) {
	pictures, err := filepath.Glob(filepath.Join(galleryDir, "*.svg"))
	if err != nil || len(pictures) == 0 {
		t.Fatal(len(pictures), err)
	}
	for _, path := range pictures {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("NaN")) || bytes.Contains(data, []byte("Inf")) {
			t.Errorf("%s has a coordinate that is no number", path)
		}
	}
}

func galleryHash(t *testing.T, name string) string {
	t.Helper()
	s, err := scenarios.Load(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return play.NewStudy(s, s.Seed, s.Plans).Hash()
}

// playForGallery runs a scenario into a folder.
func playForGallery(t *testing.T, name, dir string, more ...string) {
	t.Helper()
	var errs bytes.Buffer
	args := append([]string{"run", name, "-o", dir, "--reps", galleryWorlds, "--quiet"}, more...)
	code := run(args, nil, io.Discard, &errs)
	if code != 0 && code != terminal.ExitFailed && code != terminal.ExitInconclusive {
		t.Fatalf("%s: exit %d\n%s", name, code, errs.String())
	}
}

func makeGallery(t *testing.T, page string) {
	t.Helper()
	if err := os.MkdirAll(galleryDir, 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var all catalogue
	var alarms alarmSheet
	fmt.Fprintf(&b, "# Gallery\n\nMade by the program, %s worlds a scenario: less precise than a run of yours. "+
		"The\nanswer is that of page one, in the program's words. At the end all\n"+
		"plans stand in one table, with what would surprise a contact-centre manager.\n", galleryWorlds)
	for _, s := range scenarios.List() {
		dir := filepath.Join(t.TempDir(), s.Name)
		playForGallery(t, s.Name, dir)
		playForGallery(t, s.Name, dir+"-off", "--plans-only", "--charts=false", "-s", "experience.assistant_gap=off")
		alarms.add(t, s.Name, dir, dir+"-off")
		r, err := result.Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := rowsOf(dir, r)
		if err != nil {
			t.Fatal(err)
		}
		all.Add(r)
		fmt.Fprintf(&b, "\n## %s\n\n<!-- %s %s -->\n**%s**\n\n%s\n", s.Name, s.Name, galleryHash(t, s.Name), s.Question,
			out.Takeaway(r, rows))
		for _, chart := range []string{"01-headcount", "02-dashboards"} {
			data, err := os.ReadFile(filepath.Join(dir, "charts", chart+".svg"))
			if err != nil {
				continue // no grid, no chart 1
			}
			file := s.Name + "-" + chart[:2] + ".svg"
			if err := os.WriteFile(filepath.Join(galleryDir, file), data, 0o644); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "\n![%s, chart %s](%s)\n", s.Name, chart[1:2], file)
		}
	}
	all.write(&b)
	alarms.write(&b)
	if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
