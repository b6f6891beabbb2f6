package out

import (
	"slices"

	"boomerang/out/drawing"
)

// section is a part of the report: sentences, then tables.
type section struct {
	Name   string
	Lead   string // before a list of lines
	Lines  []string
	Tables []drawing.Table
}

// Sections are what stands behind the decision page and the charts, in order;
// those without content are left out.
func (p *report) Sections() (all []section) {
	add := func(name string, lines []string, tables ...drawing.Table) {
		s := section{Name: name, Lines: lines}
		for _, t := range tables {
			if len(t.Rows) > 0 {
				s.Tables = append(s.Tables, t)
			}
		}
		if len(s.Lines)+len(s.Tables) > 0 {
			all = append(all, s)
		}
	}
	titled := func(t drawing.Table, title string) drawing.Table {
		t.Title = title
		return t
	}
	if p.First != nil {
		d := p.Decision
		lines := []string{d.Answer, d.Doubt, d.Basis, d.Cautions}
		add("Every plan in figures", slices.DeleteFunc(lines, func(s string) bool { return s == "" }), d.Tables...)
		for _, l := range d.Lists() {
			add(l.Name, append([]string{l.Lead}, l.Lines...))
		}
	}
	add("What contradicts the record, and why", p.Contradicted)
	add("Money and people by month", nil, p.Monthly...)
	add("What the record leaves open", nil, p.Signs)
	add("Where the sign of the net value turns", nil, titled(p.Turning, "Mean net value, one assumption at a time"))
	add("Where the effect comes from", nil, p.Credits...)
	add("What friction buys", nil, p.Friction)
	add("The service level, and what it took to hold it", nil, p.Held, p.HeldByMonth)
	add("When each view would show it", nil, p.Detection)
	add("Why the loss comes late", nil, p.Delay)
	add("When a board turns back", nil, titled(p.Reversals, "Plans turned back and people hired back, in the futures "+
		"played"))
	add(controlsSection, p.ControlLines, p.Controls...)
	for _, t := range p.Studies {
		lines := []string{t.Headline, t.Basis}
		for _, w := range t.Warnings {
			lines = append(lines, "Warning: "+w+".")
		}
		add(t.Name, lines, t.Tables...)
	}
	rests := append([]drawing.Table{
		titled(p.Warnings, "Before you trust these figures"), p.DayZero, p.OtherDesks, p.Audit,
		p.Thresholds,
	}, p.Ledger...)
	add("What it rests on", nil, append(rests, titled(p.Design, "How the futures were chosen"))...)
	if p.First != nil {
		add("Words used here", nil, Words())
	}
	return all
}
