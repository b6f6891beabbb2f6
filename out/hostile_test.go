package out

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// identifiers are fields the program itself fills and reads: a file cannot set
// them.
var identifiers = map[string]bool{
	"Measure.Name": true, "Measure.Better": true, "Estimate.Measure": true, "Series.Measure": true,
	"Convergence.Measure": true,
	"Event.Name":          true, "Probability.Name": true, "Survival.Name": true, "Fact.Key": true,
	"Variant.Question": true, "Variant.Dashboard": true, "CreditPart.Kind": true, "Finding.Verdict": true,
	"Finding.Kind": true, "Ending.Kind": true, "Unplayed.Stage": true, "Design.Kind": true, "Contest.Procedure": true,
	"Move.Kind": true, "Control.Name": true, "Question.Control": true, "Question.ID": true, "Step.Name": true,
	"BackMeasure.Verdict": true,
	"Scenario.Start":      true, "Lives.Start": true, "LifeNote.Turn": true, "LifeNote.At": true,
	"Contest.Measure":   true,
	"Threshold.Outcome": true, "Comparison.Outcome": true,
	"Head.Kind": true, "Sweep.Design": true, "Stress.Key": true, "BreakEven.Key": true, "BreakEven.Sign": true,
	"Warning.Kind": true, "Warning.Measure": true,
	"StepGain.Measure": true, "StepGain.Better": true, "BackMonth.Month": true, "Move.Status": true,
	"Control.Status": true,
}

// poison ends every text of a value with a hostile one, the same text always
// with the same, so that names still find each other.
func poison(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			n += poison(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			n += poison(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.IsExported() && !identifiers[v.Type().Name()+"."+f.Name] {
				n += poison(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString(v.String() + hostile)
		n++
	}
	return n
}

// Whatever a text of a result or an answer holds, no file of a report acts on
// it: every section, every chart, every answer, and the life of a customer.
func TestHostileTextsEverywhere(t *testing.T) {
	dir := t.TempDir()
	r, runs := sample.Result(3)
	r.Credits = []result.Credit{{
		Plan: "plan-1", Worlds: 18,
		Parts: []result.CreditPart{{Kind: result.WholePlan}, {Kind: result.CutAlone}, {Name: "the assistant alone"}},
	}}
	r.Variants = append(r.Variants, lagVariant())
	if n := poison(reflect.ValueOf(r)); n < 100 {
		t.Fatalf("only %d texts", n)
	}
	poison(reflect.ValueOf(&runs.Plans))
	poison(reflect.ValueOf(&runs.Inputs))
	answers := map[string]result.Answer{
		result.SweepFile: sample.Sweep(), result.SensitivityFile: sample.Sensitivity(),
		result.DiscoverFile: sample.Discovery(),
		result.SelectFile:   &result.Selection{Head: sample.Head, Contest: sample.Contest()},
		result.OptimizeFile: sample.Optimum(),
		result.AssessFile:   sample.Assessment(), result.BacktestFile: sample.Backtest(),
	}
	for name, a := range answers {
		a = copied(t, a)
		poison(reflect.ValueOf(a))
		if err := folder.Write(dir, func(f *folder.Folder) error {
			return result.WriteAnswer(f, name,
				a)
		}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := answer.Answer(&b, a, 100); err != nil {
			t.Fatal(err)
		}
		onlyText(t, name, b.String())
	}
	err := folder.Write(dir, func(f *folder.Folder) error {
		if _, err := Write(f, f, r, runs); err != nil {
			return err
		}
		left, err := answer.DrawAnswers(f, f)
		if len(left) > 0 {
			t.Fatal(left)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"What friction buys", "Why the loss comes late", "Where the effect comes from",
		"How deep is safe", "Which assumption matters", "When the plan fails", "Which plan is best", "The best setting",
		"The three controls, as the scenario states them", "The three controls: what each gap costs", "Against history",
	} {
		if !strings.Contains(inert(t, dir), want) {
			t.Errorf("the report has no section %q", want)
		}
	}
	charts, err := filepath.Glob(filepath.Join(dir, drawing.ChartFolder, "*.svg"))
	if err != nil || len(charts) < 18 {
		t.Errorf("%d charts, %v", len(charts), err)
	}
	for _, c := range charts {
		svg, err := os.ReadFile(c)
		if err != nil {
			t.Fatal(err)
		}
		onlyDrawing(t, filepath.Base(c), svg)
	}
}

// copied is an answer that shares nothing with the sample.
func copied(t *testing.T, a result.Answer) result.Answer {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	c := reflect.New(reflect.TypeOf(a).Elem()).Interface().(result.Answer)
	if err := json.Unmarshal(data, c); err != nil {
		t.Fatal(err)
	}
	return c
}

// lagVariant is another personal lag, month by month.
func lagVariant() result.Variant {
	zero := 0.
	return result.Variant{
		Question: "lag", Plan: "plan-1", Text: "at once", Value: &zero, Worlds: 18,
		Loss: result.Numbers{1, 2, 3},
	}
}

// inert reads the reports of a folder and fails where one would act; it returns
// the page.
func inert(t *testing.T, dir string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dir, drawing.HTMLFile))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, drawing.MarkdownFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "<!-- =", "\x1b", "\u202e"} {
		if bytes.Contains(page, []byte(bad)) {
			t.Errorf("HTML holds %q", bad)
		}
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "    ") {
			continue // an indented block is shown as it is
		}
		line = strings.ReplaceAll(line, `\]`, "") // escaped brackets make no link
		for _, bad := range []string{"<script", "<img", "](javascript", "![i]", "](http", "\x1b", "\u202e"} {
			if strings.Contains(line, bad) {
				t.Fatalf("Markdown holds %q: %s", bad, wording.Clip(line, 300))
			}
		}
	}
	return string(page)
}

func onlyText(t *testing.T, name, s string) {
	t.Helper()
	for _, c := range s {
		if c < ' ' && c != '\n' || c == '\u202e' {
			t.Fatalf("%s: the terminal gets control character %q", name, c)
		}
	}
}

// A life is told and drawn as text, whatever its plan is called.
func TestHostileLives(t *testing.T) {
	gone := 40.
	l := &result.Lives{Customer: 3, World: 7, Start: "2024-02-01", Months: 18, Lives: []result.Life{
		{
			Plan: "a", Title: "a", End: "left", Gone: &gone,
			Notes: []result.LifeNote{{At: "2024-02-03 10:00", Day: 2, Turn: "issue", What: "has an issue"}},
		},
	}}
	poison(reflect.ValueOf(l))
	svg, err := answer.LifeFigure(l).SVG()
	if err != nil {
		t.Fatal(err)
	}
	onlyDrawing(t, "trace", svg)
	var b bytes.Buffer
	if err := answer.Lives(&b, l); err != nil {
		t.Fatal(err)
	}
	onlyText(t, "trace", b.String())
}

// onlyDrawing reads a whole SVG and accepts no element that acts or loads.
func onlyDrawing(t *testing.T, name string, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e, ok := tok.(xml.StartElement); ok && !slices.Contains([]string{
			"svg", "g", "path", "text", "title",
			"desc",
		}, e.Name.Local) {
			t.Errorf("%s: element %s", name, e.Name.Local)
		}
	}
}
