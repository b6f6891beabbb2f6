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
	if p.First != nil {
		p.First.markdown(&b)
	} else {
		p.decisionMarkdown(&b)
	}
	b.WriteString("## Charts\n\n")
	for _, f := range p.Lead() {
		f.markdown(&b)
	}
	b.WriteString("## Appendix\n\n")
	for _, line := range p.Contents() {
		fmt.Fprintf(&b, "- %s %s\n", line[0], wording.Markdown(line[1]))
	}
	b.WriteString("\n")
	if further := p.Further(); len(further) > 0 {
		b.WriteString("## A1 Further charts\n\n")
		for _, f := range further {
			f.markdown(&b)
		}
	}
	for _, s := range p.Skipped {
		fmt.Fprintf(&b, "%s\n\n", wording.Markdown(s))
	}
	for _, s := range p.Chapters() {
		fmt.Fprintf(&b, "## %s %s\n\n", s.Label, wording.Markdown(s.Name))
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

// decisionMarkdown writes the first page of a result without money to speak of.
func (p *report) decisionMarkdown(b *strings.Builder) {
	fmt.Fprintf(b, "# %s\n\n**%s**\n\n", wording.Markdown(p.Decision.Question), wording.Markdown(p.Decision.Answer))
	for _, s := range []string{p.Decision.Doubt, p.Decision.Record, p.Decision.Basis} {
		if s != "" {
			fmt.Fprintf(b, "%s\n\n", wording.Markdown(s))
		}
	}
	for _, t := range p.Decision.Tables {
		put(b, t)
	}
	if p.Decision.Cautions != "" {
		fmt.Fprintf(b, "%s\n\n", wording.Markdown(p.Decision.Cautions))
	}
}

// markdown writes page one.
func (f *firstPage) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n\n# %s\n\n", wording.Markdown(f.Question), wording.Markdown(f.Verdict))
	for _, s := range f.Sentences {
		fmt.Fprintf(b, "%s\n\n", wording.Markdown(s))
	}
	t := drawing.Table{Title: f.Plans.Title, Columns: drawing.Head(append([]string{"Plan", "net value"},
		f.Plans.Columns...)...), Notes: []string{f.Plans.Caption}}
	for _, row := range f.Rows {
		name := row.Name
		if row.Role != "" {
			name += " (" + row.Role + ")"
		}
		cells := []drawing.Cell{drawing.Words(name), drawing.Words(row.Earns)}
		for _, figure := range row.Figures {
			cells = append(cells, drawing.Words(strings.TrimSpace(figure[0]+" "+figure[1])))
		}
		t.Rows = append(t.Rows, cells)
	}
	put(b, t)
	if len(f.When.Moments) > 0 {
		when := section{Name: f.When.Title}
		for _, m := range f.When.Moments {
			when.Lines = append(when.Lines, m.When+": "+m.What)
		}
		list(b, when)
	}
	for _, box := range f.Boxes {
		list(b, section{Name: box.Name, Lines: box.Lines})
	}
	if f.Record != "" {
		fmt.Fprintf(b, "%s (Figure 1)\n\n", wording.Markdown(f.Record))
	}
	fmt.Fprintf(b, "%s\n\n", wording.Markdown(f.Foot))
}

// markdown writes a chart under its number: a link to its picture, and the numbers behind it.
func (f numbered) markdown(b *strings.Builder) {
	fmt.Fprintf(b, "### %s: %s\n\n%s\n\n![%s](%s/%s.svg)\n\n", f.Label, wording.Markdown(f.Title),
		wording.Markdown(f.Subtitle),
		wording.Markdown(f.Alt), drawing.ChartFolder, f.Name)
	for _, n := range f.Notes {
		fmt.Fprintf(b, "%s\n\n", wording.Markdown(n))
	}
	b.WriteString("<details><summary>The numbers behind this chart</summary>\n\n")
	put(b, f.Table)
	b.WriteString("</details>\n\n")
}
