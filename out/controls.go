package out

import (
	"fmt"

	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/out/wording"
)

// controlsSection is the name of what the scenario says of the three controls;
// what their lack costs is the answer of assess.
const controlsSection = "The three controls, as the scenario states them"

// controls says of every plan with an assistant which of the three controls it
// has, and of the plan the scenario is about how the questionnaire was answered.
func (r reader) controls() (lines []string, tables []drawing.Table) {
	if len(r.Deployments) == 0 {
		return nil, nil
	}
	t := drawing.Table{
		Title:   "Controls and maturity of every plan with an assistant",
		Columns: []drawing.Column{{Name: "Plan"}},
	}
	for _, c := range r.Deployments[0].Controls {
		t.Columns = append(t.Columns, drawing.Column{Name: wording.Clean(wording.StepTitle(c.Name))})
	}
	for _, name := range []string{"Works at level", "Claims", "Controls carry", "Real level"} {
		t.Columns = append(t.Columns, drawing.Column{Name: name, Right: true})
	}
	for _, d := range r.Deployments {
		row := []drawing.Cell{drawing.Words(r.TitleOf(d.Plan))}
		for _, c := range d.Controls {
			row = append(row, drawing.Words(wording.Controlled(c.Status)))
		}
		real := fmt.Sprint(d.Real)
		if d.Window {
			real += " (acts beyond it)"
		}
		t.Rows = append(t.Rows, append(row, drawing.Words(fmt.Sprint(d.Operates)),
			drawing.Words(answer.Claim(d.Claimed)), drawing.Words(fmt.Sprint(d.Supported)), drawing.Words(real)))
	}
	t.Notes = []string{answer.LevelsNote, "Acts beyond it: the assistant does more alone than its safeguards carry."}
	tables = []drawing.Table{t}
	if p := r.Subject(); p != nil {
		for _, d := range r.Deployments {
			if d.Plan == p.Name {
				lines = append(lines, "“"+r.Title(*p)+"”: "+answer.Trust(d.Standing))
				tables = append(tables, answer.Asked(d.Questions))
			}
		}
	}
	return lines, tables
}
