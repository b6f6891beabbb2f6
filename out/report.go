package out

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"boomerang/sim/result"
)

// Names of what Write puts into a result folder.
const (
	HTMLFile     = "report.html"
	MarkdownFile = "report.md"
	PDFFile      = "report.pdf"
	ChartFolder  = "charts"
)

// again says how to repeat a run whatever becomes of its scenario file.
const again = "That reads the scenario as its file is today. To repeat exactly what was played, settings of -s included, put manifest.json of this folder alone into a new folder DIR: boomerang resume DIR makes every file of this one again, byte for byte but for timing.json, for any number of workers, on one architecture."

//go:embed report.html.tmpl
var pageText string

var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{"tidy": tidy, "cell": cell}).Parse(pageText))

// tidy cleans a text, and keeps signs and units with their number where lines
// break.
func tidy(s string) string { return unbreakable.Replace(clean(s)) }

var unbreakable = strings.NewReplacer(" %", "\u00a0%", "~ ", "~\u00a0", minus, minus+"\u2060", "–", "\u2060–\u2060", "+€", "+\u2060€", "+$", "+\u2060$", "+£", "+\u2060£")

// cell is tidy for a cell of a table: the name of a key may break after its dots
// and underscores, and is still copied whole.
func cell(s string) template.HTML {
	escaped := template.HTMLEscapeString(tidy(s))
	return template.HTML(keyName.ReplaceAllStringFunc(escaped, softBreaks.Replace))
}

var (
	keyName    = regexp.MustCompile(`\b[a-z]\w*(?:[.][\w-]+)+`)
	softBreaks = strings.NewReplacer(".", ".<wbr>", "_", "_<wbr>")
)

// report is everything a report shows, for any format.
type report struct {
	Title    string
	Decision decision
	Figures  []drawn
	Skipped  []string

	Credits []Table // what cut, assistant and attrition would have done alone
	Studies []telling

	Turning, Friction, Delay, Detection, Warnings, DayZero, Audit, Thresholds, Design Table

	Ledger []Table // every value in force: unknown, stated, default

	ControlLines []string // what the scenario says of the three controls
	Controls     []Table

	reading reading
	Limits  []string
	Command string
	Again   string
	Seed    uint64
	Hash    string
	Program string
}

// drawn is a figure with its picture.
type drawn struct {
	Figure
	svg []byte
}

// Picture is the SVG to stand inside an HTML page. Its texts are escaped by
// Figure.SVG.
func (d drawn) Picture() template.HTML {
	s := string(d.svg)
	return template.HTML(s[strings.Index(s, "<svg"):])
}

func newReport(res *result.Result, runs *result.Runs) (*report, error) {
	r := read(res)
	figures, skipped := Figures(res, runs)
	p := &report{
		reading: r,
		Title:   clean(r.Scenario.Title), Decision: decide(r, runs), Skipped: skipped, Credits: r.credits(),
		Turning: r.wouldChange(), Friction: r.friction(), Delay: r.delay(), Detection: r.detection(), Warnings: r.warnings(), DayZero: r.dayZero(), Audit: r.audit(), Thresholds: r.thresholds(), Ledger: r.ledger(r.influence(runs)), Design: r.design(),
		Limits: r.limits(), Command: r.command(), Again: again, Seed: r.Seed, Hash: clean(r.Hash),
		Program: clean(r.Program.Version + ", model " + r.Program.Model),
	}
	p.ControlLines, p.Controls = r.controls()
	for _, f := range figures {
		svg, err := f.SVG()
		if err != nil {
			return nil, err
		}
		p.Figures = append(p.Figures, drawn{f, svg})
	}
	return p, nil
}

// HTML writes the report as one page that needs no network and no scripts.
// Runs may be nil: charts that need the rows are left out, and said to be.
func HTML(w io.Writer, res *result.Result, runs *result.Runs) error {
	p, err := newReport(res, runs)
	if err != nil {
		return err
	}
	return pageTemplate.Execute(w, p)
}

// Write draws the charts (SVG and PNG) and the reports (HTML, PDF and Markdown) of
// a result into dir, which must exist; each file appears whole or not at all.
// It returns the files written, relative to dir. Runs may be nil.
func Write(dir string, res *result.Result, runs *result.Runs) ([]string, error) {
	p, err := newReport(res, runs)
	if err != nil {
		return nil, err
	}
	if err := p.addAnswers(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(dir, ChartFolder), 0o755); err != nil {
		return nil, err
	}
	var files []string
	put := func(name string, data []byte) error {
		if err := result.WriteFile(filepath.Join(dir, name), data); err != nil {
			return err
		}
		files = append(files, name)
		return nil
	}
	for _, f := range p.Figures {
		png, err := f.PNG()
		if err != nil {
			return files, err
		}
		for name, data := range inOrder(f.Name, f.svg, png) {
			if err := put(filepath.Join(ChartFolder, name), data); err != nil {
				return files, err
			}
		}
	}
	var page, text, print bytes.Buffer
	if err := pageTemplate.Execute(&page, p); err != nil {
		return files, fmt.Errorf("%s: %w", HTMLFile, err)
	}
	if err := p.markdown(&text); err != nil {
		return files, fmt.Errorf("%s: %w", MarkdownFile, err)
	}
	if err := p.pdf(&print); err != nil {
		return files, fmt.Errorf("%s: %w", PDFFile, err)
	}
	if err := put(PDFFile, print.Bytes()); err != nil {
		return files, err
	}
	if err := put(HTMLFile, page.Bytes()); err != nil {
		return files, err
	}
	return files, put(MarkdownFile, text.Bytes())
}

// inOrder yields the two files of a chart.
func inOrder(name string, svg, png []byte) func(func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		if yield(name+".svg", svg) {
			yield(name+".png", png)
		}
	}
}

// Places writes where the files of a result are, for the end of a run.
func Places(w io.Writer, dir string, files []string) error {
	charts := 0
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, ".svg") {
			charts++
		}
	}
	if charts > 0 {
		fmt.Fprintf(&b, "Charts   %s (%d, as SVG and PNG)\n", filepath.Join(dir, ChartFolder), charts)
	}
	for _, f := range files {
		switch f {
		case HTMLFile:
			fmt.Fprintf(&b, "Report   %s\n", filepath.Join(dir, f))
		case PDFFile:
			fmt.Fprintf(&b, "Print    %s\n", filepath.Join(dir, f))
		case MarkdownFile:
			fmt.Fprintf(&b, "Markdown %s\n", filepath.Join(dir, f))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
