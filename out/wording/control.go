package wording

import (
	"strings"

	"boomerang/sim/result"
)

// onPaper is said of what somebody claims and the level in force rules out.
const onPaper = "claimed, not in force"

// Controlled says how far a control is there.
func Controlled(s result.ControlStatus) string {
	switch s {
	case result.InForce:
		return "in force"
	case result.Claimed:
		return onPaper
	}
	return string(s)
}

// Replied says a reply.
func Replied(a result.Reply) string {
	if a == result.OnPaper {
		return onPaper
	}
	return string(a)
}

// Origin says where the reply to a question comes from. Older programs wrote it
// as it is said.
func Origin(q result.Question) string {
	switch q.From {
	case result.FromNobody:
		return "nobody said; --answer " + q.ID + "=yes or no"
	case result.FromKeys:
		return q.Keys
	case result.FromLevel:
		return q.Keys + ", controls.real_level"
	case result.FromFlag:
		return "--answer"
	case result.FlagOverruled:
		return "--answer, but the level stated decides (controls.level, controls.real_level)"
	}
	return string(q.From)
}

// Unanswered names the questions about a control that nobody answered; "" where
// there are none.
func Unanswered(c result.Control) string {
	if len(c.Open) == 0 {
		return c.Note
	}
	return "not answered: " + strings.Join(c.Open, ", ")
}

// Ticked says how far a move is made, as a box of a list.
func Ticked(s result.MoveStatus) string {
	switch s {
	case result.Done:
		return "[x] done"
	case result.ToDo:
		return "[ ] to do"
	}
	return "[?] " + string(s)
}
