package out

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
)

// leading are the charts that follow page one, in this order; all others stand in the appendix.
// A result that has no page one of its own shows all of them together.
var leading = []string{"20-published", "02-dashboards", "03-fan", "04-bridge", "06-resolved", "01-headcount"}

// numbered is a figure with its number in the report.
type numbered struct {
	drawing.Drawn
	Label string        // "Figure 3"
	Slim  template.HTML // for a small screen; "" where the picture is scrolled there
}

// chapter is a part of the appendix with the number and anchor it is found by.
type chapter struct {
	section
	Label  string // "A3"
	Anchor string
}

// Lead are the charts behind page one.
func (p *report) Lead() []numbered { return p.numbered(true) }

// Further are the charts of the appendix.
func (p *report) Further() []numbered { return p.numbered(false) }

func (p *report) numbered(lead bool) (all []numbered) {
	n := 0
	for _, part := range []bool{true, false} {
		for _, f := range p.part(part) {
			n++
			if part == lead {
				all = append(all, numbered{f, fmt.Sprintf("Figure %d", n), slim(f, lead)})
			}
		}
	}
	return all
}

// slim is a leading chart for a small screen.
func slim(f drawing.Drawn, leads bool) template.HTML {
	if !leads {
		return ""
	}
	svg, err := f.Narrow()
	if err != nil || svg == nil {
		return "" // the wide picture is there
	}
	return drawing.Drawn{Svg: svg}.Picture()
}

// part are the charts of page one's followers, or the others.
func (p *report) part(lead bool) (all []drawing.Drawn) {
	leads := func(f drawing.Drawn) bool { return p.First == nil || slices.Contains(leading, f.Name) }
	for _, f := range p.Figures {
		if leads(f) == lead {
			all = append(all, f)
		}
	}
	if lead && p.First != nil {
		slices.SortStableFunc(all, func(a, b drawing.Drawn) int {
			return slices.Index(leading, a.Name) - slices.Index(leading, b.Name)
		})
	}
	return all
}

// Chapters are the parts of the appendix behind its charts, numbered from A1, or A2 where charts
// come first.
func (p *report) Chapters() (all []chapter) {
	n := 0
	if len(p.Further()) > 0 {
		n = 1
	}
	for _, s := range p.Sections() {
		n++
		label := fmt.Sprintf("A%d", n)
		all = append(all, chapter{s, label, strings.ToLower(label)})
	}
	return all
}

// Contents are the lines of the table of contents: label, name, anchor.
func (p *report) Contents() (all [][3]string) {
	if further := p.Further(); len(further) > 0 {
		all = append(all, [3]string{"A1", "Further charts, " + further[0].Label + " to " +
			strings.TrimPrefix(further[len(further)-1].Label, "Figure "), "a1"})
	}
	for _, c := range p.Chapters() {
		all = append(all, [3]string{c.Label, wording.Clean(c.Name), c.Anchor})
	}
	return all
}
