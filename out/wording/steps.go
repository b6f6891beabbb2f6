package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// stepNames are the controls, and what is tried beside them.
var stepNames = map[result.StepName]string{
	result.Allowed: "Allowed to do", result.Verified: "Verified", result.ContainedControl: "Contained",
	result.Around: "Around them", result.AllMissing: "All missing controls",
	result.LongTailToPeople: "Long tail to people", result.OneClick: "One click to a human",
	result.OnePage: "One page for cost and satisfaction",
}

// StepTitle names a control, or what is tried beside them.
func StepTitle(n result.StepName) string {
	if text, ok := stepNames[n]; ok {
		return text
	}
	return string(n)
}

// questions are those of the questionnaire.
var questions = map[string]string{
	"tools":   "Is there one list of every AI tool that customers meet, as it runs today?",
	"actions": "Is every action the assistant may take written down, and where it hands over?",
	"rules": "Does every action have its business condition (a refund below a cap, an account in good " +
		"standing)?",
	"outcomes":  "Is satisfaction watched every day by query type, the assistant's against people's?",
	"one-page":  "Do cost per ticket and satisfaction by query type stand on one page of one review?",
	"breaker":   "Does something stop the assistant by itself when refunds, hand-overs or repeats jump?",
	"anomalies": "Are anomalies audited the day they show, not in quarterly aggregates?",
	"long-tail": "Does the long tail go to people by default?",
	"one-click": "Is a human one click away in every flow?",
}

// Asked is a question of the questionnaire.
func Asked(q result.Question) string {
	if q.Text != "" {
		return q.Text
	}
	return questions[q.ID]
}

// moveTitles are the six moves.
var moveTitles = map[result.MoveKind]string{
	result.MapTools: "Map every AI tool that customers meet", result.ActionList: "Define the action allowlist",
	result.FindLongTail: "Find the long tail and send it to people", result.EscapeValve: "Build the escape valve",
	result.SamePage: "Put cost and satisfaction on one page", result.MaturityCheck: "Run the maturity check",
}

// MoveTitle names a move.
func MoveTitle(m result.Move) string {
	if m.Title != "" {
		return m.Title
	}
	return moveTitles[m.Kind]
}

// BoardDoes says how leadership turns a plan back.
func BoardDoes(b result.BoardAnswer) string {
	var does []string
	if b.Rehires > 0 {
		does = append(does, fmt.Sprintf("hires %.0f %% of the cut back", 100*b.Rehires))
	}
	if b.Opens {
		does = append(does, "opens the way to a human")
	}
	if b.Reroutes {
		does = append(does, "sends the long tail to people")
	}
	return Joined(does)
}
