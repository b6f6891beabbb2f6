package cluster

import (
	"bytes"
	"context"
	"strings"
	"syscall"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// TestSummaryNeedsNoDisk: where the summary cannot be written it is told all the
// same, failures first and last, and then why it was not kept.
func TestSummaryNeedsNoDisk(t *testing.T) {
	var told, said bytes.Buffer
	f, err := folder.Take(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := &Batch{T: terminal.New(nil, &told, &said), O: &play.Options{Out: f.Dir()}, folder: f, lines: []batchLine{
		{File: "bad.toml", Status: failed, Error: "is bad"}, {File: "good.toml", Name: "good", Status: done, row: 1},
	}}
	defer folder.Inject(func(string, string) error { return syscall.ENOSPC })() // the disk is full
	err = b.report(context.Background())
	if text := told.String(); !strings.HasPrefix(text, "FAILED   bad.toml\n         is bad\n") || strings.Count(text,
		"FAILED") != 2 ||
		!strings.Contains(text, "1 of 2 scenarios done, 1 failed") || strings.Contains(text, "Summary") {
		t.Errorf("told %q", text)
	}
	if err == nil || !strings.Contains(remedy.Text(err),
		"the summary could not be kept") || !strings.Contains(remedy.Text(err), "\nhint: ") {
		t.Errorf("got %v", err)
	}
}

// TestFlawedSummaries: whatever a damaged batch.json says, it is refused and not
// played by.
func TestFlawedSummaries(t *testing.T) {
	sound := func() *batchSummary {
		return &batchSummary{Version: 1, Lines: []batchLine{
			{File: "a.toml", Point: 1, Status: done, Folder: "a-1", Set: []string{"x=1"}, Columns: []int{1}},
			{File: "a.toml", Point: 2, Status: failed, Set: []string{"x=2"}, Columns: []int{1}},
		}}
	}
	if flaw := sound().flaw(); flaw != "" {
		t.Fatal(flaw)
	}
	for want, hurt := range map[string]func(s *batchSummary){
		"lists no scenarios":     func(s *batchSummary) { s.Lines = nil },
		"names no file":          func(s *batchSummary) { s.Lines[1].File = "" },
		`status is "finished"`:   func(s *batchSummary) { s.Lines[0].Status = "finished" },
		`folder is "../.."`:      func(s *batchSummary) { s.Lines[0].Folder = "../.." },
		"1 keys from 0 columns":  func(s *batchSummary) { s.Lines[1].Columns = nil },
		`column 1 sets "x"`:      func(s *batchSummary) { s.Lines[1].Set[0] = "x" },
		`column 1 sets "y=2"`:    func(s *batchSummary) { s.Lines[1].Set[0] = "y=2" },
		`scenario 1: its status`: func(s *batchSummary) { s.Lines[0].Status = "" },
	} {
		s := sound()
		if hurt(s); !strings.Contains(s.flaw(), want) {
			t.Errorf("got %q, want %q", s.flaw(), want)
		}
	}
}
