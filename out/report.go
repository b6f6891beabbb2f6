package out

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/out/answer"
	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/out/workbook"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// again says how to repeat a run whatever becomes of its scenario file.
const again = "That reads the scenario as its file is today. To repeat exactly what was played, settings of -s " +
	"included, put manifest.json of this folder alone into a new folder DIR: boomerang resume DIR makes every file " +
	"of this one again, byte for byte but for timing.json, for any number of workers, on one architecture."

//go:embed report.html.tmpl
var pageText string

var pageTemplate = drawing.HTMLPage("report", pageText)

// report is everything a report shows, for any format.
type report struct {
	Title    string
	First    *firstPage // nil where there is no money to speak of
	Decision decision
	Signs    drawing.Table // of the plans, in the worlds that what was published allows
	Figures  []drawing.Drawn
	Skipped  []string

	Contradicted []string // published figures the model does not meet, with the reasons

	Monthly []drawing.Table // money and people of the plan recommended and the plan asked about
	Credits []drawing.Table // what cut, assistant and attrition would have done alone
	Studies []answer.Text

	Turning, Friction, Delay, Held, HeldByMonth, Detection, Reversals drawing.Table
	Warnings, DayZero, OtherDesks, Audit, Thresholds                  drawing.Table
	Design                                                            drawing.Table

	Ledger []drawing.Table // every value in force: unknown, stated, default

	ControlLines []string // what the scenario says of the three controls
	Controls     []drawing.Table

	reader  reader
	Limits  []string
	Command string
	Again   string
	Seed    uint64
	Hash    string
	Program string
	Drawn   string // which result and rows it was drawn from
}

// newReport puts a report together out of result and rows alone: nothing is simulated and no model is
// asked.
func newReport(res *result.Result, runs *result.Runs) (*report, error) {
	r := readerOf(res)
	figures, skipped := chart.Figures(res, runs)
	p := &report{
		reader: r,
		Title:  wording.Clean(r.Scenario.Title), Decision: decide(r, runs), Skipped: skipped, Credits: r.credits(),
		Signs:        r.signs(),
		Contradicted: r.contradicted(),
		Monthly:      r.monthly(), Turning: r.wouldChange(), Friction: r.friction(), Delay: r.delay(),
		Detection: r.detection(),
		Held:      r.held(), HeldByMonth: r.heldByMonth(), Reversals: r.reversals(),
		Warnings: r.warnings(), DayZero: r.dayZero(), OtherDesks: r.otherDesks(), Audit: r.audit(),
		Thresholds: r.thresholds(),
		Ledger:     r.ledger(r.influence(runs)), Design: r.design(),
		Limits: r.limits(), Command: r.command(), Again: again, Seed: r.Seed, Hash: wording.Clean(r.Hash),
		Program: wording.Clean(r.Program.Version + ", model " + r.Program.Model), Drawn: drawnFrom(res),
	}
	var err error
	if p.First, err = newFirstPage(r, runs); err != nil {
		return nil, err
	}
	p.ControlLines, p.Controls = r.controls()
	if record, _ := chart.Published(res); record != nil {
		figures = append(figures, *record)
	}
	for _, f := range figures {
		svg, err := f.SVG()
		if err != nil {
			return nil, err
		}
		p.Figures = append(p.Figures, drawing.Drawn{Figure: f, Svg: svg})
	}
	return p, nil
}

// drawnFrom names the very files a report shows, "" for those of older programs.
func drawnFrom(res *result.Result) string {
	if res.SHA256 == "" || res.RunsSHA256 == "" {
		return ""
	}
	return fmt.Sprintf("Drawn from %s (SHA-256 %s) and %s (%s).", result.ResultFile, wording.Clean(res.SHA256),
		result.RunsFile, wording.Clean(res.RunsSHA256))
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
// a result, with the answers of a folder, and stages them in another, which may be the
// same. It returns the names of the files. Runs may be nil.
func Write(to *folder.Folder, from folder.Reader, res *result.Result, runs *result.Runs) ([]string, error) {
	p, err := newReport(res, runs)
	if err != nil {
		return nil, err
	}
	if err := p.addAnswers(from); err != nil {
		return nil, err
	}
	var files []string
	put := func(name string, data []byte) error {
		if err := to.Put(name, data); err != nil {
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
		for name, data := range drawing.InOrder(f.Name, f.Svg, png) {
			if err := put(path.Join(drawing.ChartFolder, name), data); err != nil {
				return files, err
			}
		}
	}
	var page, text, print bytes.Buffer
	if err := pageTemplate.Execute(&page, p); err != nil {
		return files, fmt.Errorf("%s: %w", drawing.HTMLFile, err)
	}
	if err := p.markdown(&text); err != nil {
		return files, fmt.Errorf("%s: %w", drawing.MarkdownFile, err)
	}
	if err := p.pdf(&print); err != nil {
		return files, fmt.Errorf("%s: %w", drawing.PDFFile, err)
	}
	book, months, err := p.forSpreadsheets(res, runs)
	if err != nil {
		return files, err
	}
	for name, data := range drawing.Pair(drawing.WorkbookFile, book, drawing.MonthsFile, months) {
		if err := put(name, data); err != nil {
			return files, err
		}
	}
	if err := put(drawing.PDFFile, print.Bytes()); err != nil {
		return files, err
	}
	if err := put(drawing.HTMLFile, page.Bytes()); err != nil {
		return files, err
	}
	return files, put(drawing.MarkdownFile, text.Bytes())
}

// forSpreadsheets are the workbook and the months as text.
func (p *report) forSpreadsheets(res *result.Result, runs *result.Runs) (book, months []byte, err error) {
	said := workbook.Answer{Question: p.Decision.Question, Verdict: p.Decision.Answer}
	if f := p.First; f != nil {
		said.Verdict, said.Sentences = f.Verdict, f.Sentences
		for _, b := range f.Boxes {
			for _, line := range b.Lines {
				said.Notes = append(said.Notes, b.Name+": "+line)
			}
		}
	}
	if book, err = workbook.Write(res, runs, said); err != nil {
		return nil, nil, err
	}
	months, err = workbook.MonthsCSV(res)
	return book, months, err
}

// TellFiles writes where the files of a result are, for the end of a run.
func TellFiles(w io.Writer, dir string, files []string) error {
	charts := 0
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, ".svg") {
			charts++
		}
	}
	if charts > 0 {
		fmt.Fprintf(&b, "Charts   %s (%d, as SVG and PNG)\n", filepath.Join(dir, drawing.ChartFolder), charts)
	}
	for _, f := range files {
		switch f {
		case drawing.HTMLFile:
			fmt.Fprintf(&b, "Report   %s\n", filepath.Join(dir, f))
		case drawing.PDFFile:
			fmt.Fprintf(&b, "Print    %s\n", filepath.Join(dir, f))
		case drawing.WorkbookFile:
			fmt.Fprintf(&b, "Workbook %s\n", filepath.Join(dir, f))
		case drawing.MarkdownFile:
			fmt.Fprintf(&b, "Markdown %s\n", filepath.Join(dir, f))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// addAnswers puts a folder's answers into the report, their charts among its
// charts.
func (p *report) addAnswers(from folder.Reader) error {
	all, left := answer.Read(from)
	p.Skipped = append(p.Skipped, left...)
	for _, t := range all {
		figures, err := pictures(t)
		if err != nil {
			p.Skipped = append(p.Skipped, answer.LeftOut(t.File, err))
			continue
		}
		p.Figures = append(p.Figures, figures...)
		t.Headline = strings.TrimSuffix(wording.Capital(t.Headline), ".") + "."
		p.Studies = append(p.Studies, t)
		if len(t.Strength.Order) > 0 {
			p.Ledger = p.reader.ledger(t.Strength)
		}
	}
	if n := len(p.ControlLines); n > 0 {
		where := "What each gap costs is not in this folder: boomerang assess plays it."
		if slices.ContainsFunc(all, func(t answer.Text) bool { return t.Page == answer.AssessPage }) {
			where = "What each gap costs, played in the same futures, follows in the next part."
		}
		p.ControlLines = append(p.ControlLines, where)
	}
	slices.SortStableFunc(p.Figures, func(a, b drawing.Drawn) int { return strings.Compare(a.Name, b.Name) })
	return nil
}

// pictures draws the figures of an answer.
func pictures(t answer.Text) (all []drawing.Drawn, err error) {
	err = answer.Safely(func() error {
		for _, f := range t.Figures {
			svg, err := f.SVG()
			if err != nil {
				return err
			}
			all = append(all, drawing.Drawn{Figure: f, Svg: svg})
		}
		return nil
	})
	return all, err
}
