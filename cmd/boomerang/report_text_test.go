package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"boomerang/out/board"
	"boomerang/out/view"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// hashes are of bytes, which say nothing to who reads a report; the text around them is kept.
var hashes = regexp.MustCompile(`[0-9a-f]{12,64}`)

// TestReportReads keeps every word of one whole report, of a small desk: whoever changes a sentence sees
// all places it stands in, and the difference is read as a reader would. Its titles are read against
// their data too.
func TestReportReads(t *testing.T) {
	manyCommands(t)
	if runtime.GOARCH != "amd64" {
		t.Skip("figures are the same bytes per architecture; these are of amd64")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "small.toml")
	tiny, err := os.ReadFile(tinyFile)
	if err == nil {
		err = os.WriteFile(file, append([]byte("scale = 0.1\n"), tiny...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "small")
	playReport(t, file, folder, "--reps", "36")
	text, err := os.ReadFile(filepath.Join(folder, "report.md"))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(hashes.ReplaceAllString(string(text), "…"), file, "small.toml")
	const golden = "testdata/report.md"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(was), len(is)) {
		switch {
		case i >= len(was) || i >= len(is):
			t.Fatalf("%d lines, now %d: if that is meant, run with -update and read the difference", len(was), len(is))
		case was[i] != is[i]:
			t.Fatalf("line %d was\n%s\nand is\n%s\nif that is meant, run with -update and read the difference", i+1,
				was[i], is[i])
		}
	}
	readTitles(t, folder)
}

// playReport runs a scenario and draws its report.
func playReport(t *testing.T, file, folder string, more ...string) {
	t.Helper()
	args := append([]string{"run", file, "--yes", "-o", folder}, more...)
	if said, err := exec.Command(program(t), args...).CombinedOutput(); err != nil {
		if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() > 4 || exit.ExitCode() < 3 {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
	}
}

// TestTitlesOfShippedScenarios reads the titles of every shipped scenario's charts against their data: those that
// are drawn of the folder, whether or not its charts lie in it. Every other scenario has futures for intervals, the
// rest too few, which titles have to say as well; with BOOMERANG_LONG all have.
func TestTitlesOfShippedScenarios(t *testing.T) {
	manyCommands(t)
	for k, s := range scenarios.List() {
		worlds := "36"
		if k%2 == 1 && os.Getenv("BOOMERANG_LONG") == "" {
			worlds = "18"
		}
		t.Run(s.Name, func(t *testing.T) {
			loaded, err := scenarios.Load(t.Context(), s.Name, []string{"pre_months=1"})
			if err != nil {
				t.Fatal(err)
			}
			scale, err := smallScale(loaded)
			if err != nil {
				t.Fatal(err)
			}
			folder := filepath.Join(t.TempDir(), "r")
			playReport(t, s.Name, folder, "--reps", worlds, "--charts=false", "-s", "pre_months=1", "-s",
				"scale="+asSetting(scale))
			readTitles(t, folder)
		})
	}
}

// mostOnPageOne is how many words page one may have beside its table and its band of dates.
const mostOnPageOne = 220

// readTitles says whether page one is short, and which title of a folder's charts its data contradict.
func readTitles(t *testing.T, folder string) {
	t.Helper()
	r, err := result.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	runs, err := result.ReadRuns(folder, r)
	if err != nil {
		t.Fatal(err)
	}
	if page, ok := board.Of(view.Of(r), runs); ok && page.Words() > mostOnPageOne {
		t.Errorf("page one has %d words: %q", page.Words(), page.Text())
	}
	titles := titlesOf(r, runs)
	if len(titles) < 6 {
		t.Errorf("only %d charts", len(titles))
	}
	for name, title := range titles {
		for _, why := range contradictions(r, name, title) {
			t.Errorf("%s: “%s”: %s", name, title, why)
		}
	}
}
