package answer

import (
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// LevelsNote says what the four levels mean.
const LevelsNote = "1 observes, 2 recommends, 3 acts and reports, 4 is autonomous. Level 2 takes the breaker, 3 " +
	"business rules and daily monitoring as well, 4 autonomy earned step by step (Agentic Trust Framework 0.9.1). " +
	"Without a claim the assistant acts alone, which is 4."

func Claim(level int) string {
	if level == 0 {
		return "none is claimed"
	}
	return fmt.Sprint(level)
}

// Trust says what is missing and how far the assistant runs ahead of it.
func Trust(s result.Standing) string {
	var lacking []string
	absent := 0
	for _, c := range s.Controls {
		if c.Status == result.Absent || c.Status == result.Claimed {
			absent++
		}
		if c.Status != result.InForce {
			state := wording.Clean(wording.Controlled(c.Status))
			lacking = append(lacking, fmt.Sprintf("“%s” (%s)", wording.Clean(wording.StepTitle(c.Name)), state))
		}
	}
	said := "All three controls are in force."
	switch {
	case len(lacking) == 0:
	case absent == len(s.Controls):
		said = "No control is in place."
	case len(lacking) == 1:
		said = fmt.Sprintf("One of the three controls is not wholly in place: %s.", lacking[0])
	default:
		said = fmt.Sprintf("%d of the three controls are not wholly in place: %s.", len(lacking),
			wording.Joined(lacking))
	}
	if s.Window {
		return said + fmt.Sprintf(" The assistant acts at level %d with level-%d safeguards.", s.Operates, s.Real)
	}
	return said + fmt.Sprintf(" The assistant acts at level %d, within what its controls carry.", s.Operates)
}

// Asked is the questionnaire with its answers.
func Asked(questions []result.Question) drawing.Table {
	t := drawing.Table{Title: "Questionnaire", Columns: []drawing.Column{
		{Name: "Control"},
		{Name: "Question"},
		{Name: "Answer"},
		{Name: "From"},
	}}
	for _, q := range questions {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(wording.StepTitle(q.Control)), drawing.Words(wording.Asked(q)),
			drawing.Words(wording.Replied(q.Answer)),
			drawing.Words(wording.Origin(q)),
		})
	}
	return t
}
