package out

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

var update = flag.Bool("update", false, "write the golden texts")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and look at the change\n%s", name, got)
	}
}

func TestVerdictGolden(t *testing.T) {
	for _, c := range []struct {
		plans int
		name  string
	}{{3, "verdict-3.txt"}, {6, "verdict-6.txt"}} {
		r, _ := sample.Result(c.plans)
		var b bytes.Buffer
		if err := Verdict(&b, r, 100); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 100 {
				t.Errorf("%s: %d columns: %s", c.name, n, line)
			}
		}
		golden(t, c.name, b.Bytes())
	}
}

// "No clear difference" follows the paired interval of the mean, and nothing
// else: not the range of worlds, not the probability of a loss.
func TestNoClearDifference(t *testing.T) {
	r, _ := sample.Result(1)
	r.Stress = nil // what it says then is tested beside stress.go
	e := r.Estimate("plan-1", "net")
	say := func(lo, hi float64) string {
		e.Difference.Interval = &result.Interval{Lo: lo, Hi: hi}
		e.Quantiles.P5, e.Quantiles.P95 = -1e9, 1e9
		return netMean(readerOf(r), "plan-1").Text
	}
	if got := say(-1, 1); !strings.Contains(got, view.NoClear) || !strings.HasPrefix(got, "~") {
		t.Errorf("interval covers zero: %q", got)
	}
	if got := say(1, 2); strings.Contains(got, view.NoClear) {
		t.Errorf("interval above zero: %q", got)
	}
	e.Difference.Interval = &result.Interval{Lo: -5, Hi: 5}
	if got := readerOf(r).recommendation(); !strings.HasPrefix(got, "No plan is clearly better") {
		t.Errorf("recommends without a clear difference: %q", got)
	}
	e.Difference.Interval = &result.Interval{Lo: -5, Hi: -2}
	if got := readerOf(r).recommendation(); !strings.HasPrefix(got, "Change nothing: every plan tried loses") {
		t.Errorf("every plan is worse: %q", got)
	}
}

const hostile = "</title><script>alert(1)</script> \x1b[31m| # *bold* [x](javascript:alert(1)) " +
	"![i](http://e.example) <img src=x onerror=alert(1)> \u202e \"'&<!-- =1+1"

// Names from scenario files are data everywhere.
func TestHostileNames(t *testing.T) {
	r, runs := sample.Result(3)
	r.Scenario.Question, r.Scenario.Title, r.Scenario.Name, r.Scenario.Currency = hostile, hostile, hostile, hostile
	r.Hash, r.Program.Version, r.Grid.Axes[1].Label, r.Grid.Axes[1].Key = hostile, hostile, hostile, hostile
	for i := range r.Plans {
		r.Plans[i].Title = hostile
		for j := range r.Plans[i].Facts {
			r.Plans[i].Facts[j].Label = hostile
		}
	}
	for i := range r.Assumptions {
		r.Assumptions[i].Path, r.Assumptions[i].Source, r.Assumptions[i].Value = hostile, hostile, hostile
	}
	for i := range r.Stress {
		r.Stress[i].Key, r.Stress[i].Text = hostile, hostile
	}
	for i := range r.BreakEvens {
		r.BreakEvens[i].Key, r.BreakEvens[i].Sign = hostile, hostile
	}
	for i := range runs.Inputs {
		runs.Inputs[i] = hostile
	}
	r.DayZero[0].Label, r.Audit[0].Why, r.Warnings[0].Text, r.Thresholds[0].Name = hostile, hostile, hostile, hostile
	var page, text, terminal bytes.Buffer
	if err := errors.Join(HTML(&page, r, runs), Markdown(&text, r, runs), Verdict(&terminal, r, 100),
		PDF(io.Discard, r, runs)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "<!-- =", "\x1b", "\u202e"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("HTML holds %q", bad)
		}
		if strings.Contains(text.String(), bad) && !strings.HasPrefix(bad, "<") {
			t.Errorf("Markdown holds %q", bad)
		}
	}
	for line := range strings.Lines(text.String()) {
		if strings.HasPrefix(line, "    ") {
			continue // an indented block is shown as it is
		}
		line = strings.ReplaceAll(line, `\]`, "") // escaped brackets make no link
		for _, bad := range []string{"<script", "<img", "](javascript", "![i]", "](http"} {
			if strings.Contains(line, bad) {
				t.Fatalf("Markdown holds %q: %s", bad, wording.Clip(line, 300))
			}
		}
	}
	for _, c := range terminal.String() {
		if c < ' ' && c != '\n' {
			t.Fatalf("terminal text holds control character %q", c)
		}
	}
	figures, _ := chart.Figures(r, runs)
	for _, f := range figures {
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		onlyDrawing(t, f.Name, svg)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	r, runs := sample.Result(2)
	var files []string
	err := folder.Write(dir, func(f *folder.Folder) (err error) {
		files, err = Write(f, f, r, runs)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 27 {
		t.Errorf("%d files, want 11 charts twice, three reports, workbook and months", len(files))
	}
	for _, f := range files {
		if info, err := os.Stat(filepath.Join(dir, f)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", f, err)
		}
	}
	page, err := os.ReadFile(filepath.Join(dir, drawing.HTMLFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, outside := range []string{"<link", "src=\"", "url(", "@import", "<script"} {
		if bytes.Contains(page, []byte(outside)) {
			t.Errorf("the report reaches outside itself: %s", outside)
		}
	}
	var b bytes.Buffer
	if err := TellFiles(&b, dir, files); err != nil || !strings.Contains(b.String(), "(11, as SVG and PNG)") {
		t.Errorf("places: %q, %v", b.String(), err)
	}
}

// A result that lacks any one measure, series or section is drawn without it: a
// tenth of the measures by a seed, with BOOMERANG_LONG=1 every one.
func TestAbsentMeasures(t *testing.T) {
	full, runs := sample.Result(2)
	try := func(name string, change func(r *result.Result)) {
		r := *full
		change(&r)
		if err := errors.Join(Verdict(io.Discard, &r, 80), HTML(io.Discard, &r, nil), HTML(io.Discard, &r, runs),
			PDF(io.Discard, &r, runs)); err != nil {
			t.Errorf("without %s: %v", name, err)
		}
	}
	chance := rand.New(rand.NewPCG(16, 0))
	skipped := func() bool { return chance.IntN(10) > 0 && os.Getenv("BOOMERANG_LONG") == "" }
	for _, m := range full.Measures {
		if skipped() {
			continue
		}
		try(m.Name, func(r *result.Result) {
			r.Estimates = slices.DeleteFunc(slices.Clone(r.Estimates),
				func(e result.Estimate) bool { return e.Measure == m.Name })
		})
	}
	for _, m := range full.SeriesMeasures {
		if skipped() {
			continue
		}
		try("monthly "+m.Name, func(r *result.Result) {
			r.Series = slices.DeleteFunc(slices.Clone(r.Series),
				func(s result.Series) bool { return s.Measure == m.Name })
		})
	}
	try("stress tests", func(r *result.Result) { r.Stress, r.BreakEvens = nil, nil })
	try("half of the stress tests", func(r *result.Result) { r.Stress = r.Stress[1:2] })
	try("means of stress tests", func(r *result.Result) {
		r.Stress = slices.Clone(r.Stress)
		for i := range r.Stress {
			r.Stress[i].Net = result.Estimate{}
		}
	})
	try("grid", func(r *result.Result) { r.Grid = nil })
	try("events", func(r *result.Result) { r.Events = nil })
	try("probabilities", func(r *result.Result) { r.Probabilities = nil })
	try("intervals", func(r *result.Result) {
		r.Estimates = slices.Clone(r.Estimates)
		for i := range r.Estimates {
			r.Estimates[i].Interval, r.Estimates[i].Quantiles, r.Estimates[i].Difference = nil, nil, nil
		}
	})
	try("plans", func(r *result.Result) { r.Plans = r.Plans[:1] })
	try("anything", func(r *result.Result) { *r = result.Result{} })
}
