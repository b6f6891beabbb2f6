package out

import (
	"fmt"

	"boomerang/sim/result"
)

// controlsSection is the name of what the scenario says of the three controls;
// what their lack costs is the answer of assess.
const controlsSection = "The three controls, as the scenario states them"

// controls says of every plan with an assistant which of the three controls it
// has, and of the plan the scenario is about how the questionnaire was answered.
func (r reading) controls() (lines []string, tables []Table) {
	if len(r.Deployments) == 0 {
		return nil, nil
	}
	t := Table{Title: "Controls and maturity of every plan with an assistant", Columns: []Column{{Name: "Plan"}}}
	for _, c := range r.Deployments[0].Controls {
		t.Columns = append(t.Columns, Column{Name: clean(c.Name)})
	}
	for _, name := range []string{"Works at level", "Claims", "Controls carry", "Real level"} {
		t.Columns = append(t.Columns, Column{name, true})
	}
	for _, d := range r.Deployments {
		row := []Cell{words(r.titleOf(d.Plan))}
		for _, c := range d.Controls {
			row = append(row, words(c.Status))
		}
		real := fmt.Sprint(d.Real)
		if d.Window {
			real += " (inside the window)"
		}
		t.Rows = append(t.Rows, append(row, words(fmt.Sprint(d.Operates)), words(claim(d.Claimed)), words(fmt.Sprint(d.Supported)), words(real)))
	}
	t.Notes = []string{levelsNote, "Inside the window: the assistant works beyond its real level."}
	tables = []Table{t}
	if p := r.subject(); p != nil {
		for _, d := range r.Deployments {
			if d.Plan == p.Name {
				lines = append(lines, "“"+r.title(*p)+"”: "+trust(d.Standing))
				tables = append(tables, asked(d.Questions))
			}
		}
	}
	return lines, tables
}

// levelsNote says what the four levels mean.
const levelsNote = "1 observes, 2 recommends, 3 acts and reports, 4 is autonomous. Level 2 takes the breaker, 3 business rules and daily monitoring as well, 4 autonomy earned step by step (Agentic Trust Framework 0.9.1). Without a claim the assistant acts alone, which is 4."

func claim(level int) string {
	if level == 0 {
		return "none is claimed"
	}
	return fmt.Sprint(level)
}

// trust says what is missing and how far the assistant runs ahead of it.
func trust(s result.Standing) string {
	var lacking []string
	for _, c := range s.Controls {
		if c.Status != "in force" {
			lacking = append(lacking, fmt.Sprintf("“%s” (%s)", clean(c.Name), clean(c.Status)))
		}
	}
	said := "All three controls are in force."
	switch len(lacking) {
	case 0:
	case 1:
		said = fmt.Sprintf("One of the three controls is not wholly in force: %s.", lacking[0])
	default:
		said = fmt.Sprintf("%d of the three controls are not wholly in force: %s.", len(lacking), joined(lacking))
	}
	if s.Window {
		return said + fmt.Sprintf(" The assistant works at level %d and its controls carry level %d: inside the window.", s.Operates, s.Real)
	}
	return said + fmt.Sprintf(" The assistant works at level %d, within what its controls carry.", s.Operates)
}

// asked is the questionnaire with its answers.
func asked(questions []result.Question) Table {
	t := Table{Title: "Questionnaire", Columns: []Column{{Name: "Control"}, {Name: "Question"}, {Name: "Answer"}, {Name: "From"}}}
	for _, q := range questions {
		t.Rows = append(t.Rows, []Cell{words(q.Control), words(q.Text), words(q.Answer), words(q.From)})
	}
	return t
}
