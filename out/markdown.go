package out

import (
	"fmt"
	"io"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Markdown writes the report for places that show Markdown; charts are linked
// as files in the chart folder. Runs may be nil.
func Markdown(w io.Writer, res *result.Result, runs *result.Runs) error {
	p, err := newReport(res, runs)
	if err != nil {
		return err
	}
	return p.markdown(w)
}

// markdown writes the report as Markdown: the same sections in the same order as the page, charts as
// files beside it.
func (p *report) markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n**%s**\n\n", wording.Markdown(p.Decision.Question), wording.Markdown(p.Decision.Answer))
	for _, s := range []string{p.Decision.Doubt, p.Decision.Record, p.Decision.Basis} {
		if s != "" {
			fmt.Fprintf(&b, "%s\n\n", wording.Markdown(s))
		}
	}
	for _, t := range p.Decision.Tables {
		put(&b, t)
	}
	for _, l := range p.Decision.Lists() {
		list(&b, l)
	}
	if p.Decision.Cautions != "" {
		fmt.Fprintf(&b, "%s\n\n", wording.Markdown(p.Decision.Cautions))
	}
	if p.Record != nil {
		fmt.Fprintf(&b, "## %s\n\n", recordSection)
		putFigure(&b, *p.Record)
		put(&b, p.Signs)
	}
	b.WriteString("## Charts\n\n")
	for _, f := range p.Figures {
		putFigure(&b, f)
	}
	for _, s := range p.Skipped {
		fmt.Fprintf(&b, "%s\n\n", wording.Markdown(s))
	}
	for _, s := range p.Sections() {
		fmt.Fprintf(&b, "## %s\n\n", wording.Markdown(s.Name))
		for _, line := range s.Lines {
			fmt.Fprintf(&b, "%s\n\n", wording.Markdown(line))
		}
		for _, t := range s.Tables {
			put(&b, t)
		}
	}
	list(&b, section{Name: "Limits, in plain words", Lines: p.Limits})
	fmt.Fprintf(&b, "## Repeat this run\n\n    %s\n\nSeed %d, hash %s, program %s.\n\n%s\n\n%s\n", p.Command, p.Seed,
		wording.Markdown(p.Hash), wording.Markdown(p.Program), wording.Markdown(p.Again), wording.Markdown(p.Drawn))
	_, err := io.WriteString(w, b.String())
	return err
}

// putFigure writes a chart as a link to its file, with its notes and its table.
func putFigure(b *strings.Builder, f drawing.Drawn) {
	fmt.Fprintf(b, "### %s\n\n%s\n\n![%s](%s/%s.svg)\n\n", wording.Markdown(f.Title), wording.Markdown(f.Subtitle),
		wording.Markdown(f.Alt), drawing.ChartFolder, f.Name)
	for _, n := range f.Notes {
		fmt.Fprintf(b, "%s\n\n", wording.Markdown(n))
	}
	b.WriteString("<details><summary>The numbers behind this chart</summary>\n\n")
	put(b, f.Table)
	b.WriteString("</details>\n\n")
}

// put writes a table that has rows or notes.
func put(b *strings.Builder, t drawing.Table) {
	if len(t.Rows)+len(t.Notes) > 0 {
		t.WriteMarkdown(b) // a strings.Builder never fails
		b.WriteString("\n")
	}
}

// list writes a part whose lines are points.
func list(b *strings.Builder, s section) {
	if len(s.Lines) == 0 {
		return
	}
	fmt.Fprintf(b, "## %s\n\n", wording.Markdown(s.Name))
	if s.Lead != "" {
		fmt.Fprintf(b, "%s\n\n", wording.Markdown(s.Lead))
	}
	for _, l := range s.Lines {
		fmt.Fprintf(b, "- %s\n", wording.Markdown(l))
	}
	b.WriteString("\n")
}
