package export

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Words of a table's labels are read as one of a few meanings by the words in them; the table of what
// was read is shown, and a label can be told what it means. One that nobody knows is refused: who
// answered and how a session ended decide what the figures say.

// meaning of a label of a role: as told, else by its words; "" where neither tells.
func (r *tableReader) meaning(role Role, by func(words []string) string) string {
	cell := strings.ToLower(r.cell(role))
	if nothing(cell) {
		return ""
	}
	key := string(role) + ":" + cell
	r.words[key]++
	if told := r.meanings[key]; told != "" {
		return told
	}
	return by(stemsOf(cell))
}

// stemsOf are the words of a label, lower case.
func stemsOf(label string) []string {
	return strings.FieldsFunc(strings.ToLower(label), func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 127)
	})
}

// anyOf reports whether a word begins like one of some stems; a stem that ends with a point is the whole word.
func anyOf(words []string, stems ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(stems, func(stem string) bool {
			if whole, exact := strings.CutSuffix(stem, "."); exact {
				return w == whole
			}
			return strings.HasPrefix(w, stem)
		})
	})
}

// What labels may be read as.
const (
	contained  = "contained"
	handedOver = "handed-over"
	abandoned  = "abandoned"
	byBot      = "assistant"
	byPerson   = "human"
	satisfied  = "satisfied"
	unhappy    = "unsatisfied"
	unanswered = "unanswered"
	notAsked   = "not-asked"
	stays      = "here"
	gone       = "gone"
)

// outcomeOf reads how a session ended.
func outcomeOf(words []string) string {
	switch {
	case anyOf(words, "hand", "escalat", "transfer", "agent", "human", "person", "live.", "deflected.") &&
		!anyOf(words, "not.", "no.", "without", "deflected."):
		return handedOver
	case anyOf(words, "abandon", "left.", "drop", "timeout", "timed.", "inactiv", "disconnect", "incomplete",
		"expired"):
		return abandoned
	case anyOf(words, "contain", "resolv", "solv", "deflect", "bot.", "self", "automat", "complet", "ended.", "closed.",
		"answered", "success"):
		return contained
	}
	return ""
}

// handlerOf reads who a survey is about: the assistant alone, people behind it, people.
func handlerOf(words []string) string {
	bot := anyOf(words, "bot.", "bots.", "chatbot", "assistant", "ai.", "virtual", "automat", "self")
	person := anyOf(words, "agent", "human", "person", "people", "staff", "advis", "represent", "employee")
	switch {
	case anyOf(words, "hand", "escalat", "transfer", "both.", "hybrid"),
		bot && person && anyOf(words, "then.", "to.", "and.", "plus.", "with."): // "AI agent" is the assistant
		return handedOver
	case bot:
		return byBot
	case person:
		return byPerson
	}
	return ""
}

// scoreOf reads an answer given in words.
func scoreOf(words []string) string {
	switch {
	case anyOf(words, "unoffered"):
		return notAsked
	case anyOf(words, "offered", "sent.", "pending", "unanswered"):
		return unanswered
	case anyOf(words, "bad", "unsatisf", "dissatisf", "unhappy", "no.", "poor", "fair.", "average.", "neutral",
		"negativ", "terribl", "false.", "not."):
		return unhappy
	case anyOf(words, "good", "satisf", "happy", "yes.", "great", "excellent", "positiv", "true.", "amazing"):
		return satisfied
	}
	return ""
}

// statusOf reads whether a customer is still one.
func statusOf(words []string) string {
	switch {
	case anyOf(words, "cancel", "churn", "inactiv", "closed", "ended", "lost", "terminat", "expired", "gone", "left."):
		return gone
	case anyOf(words, "activ", "current", "open", "live", "here", "paying", "renew", "trial"):
		return stays
	}
	return ""
}

// readers are how the labels of roles are read where nobody tells.
var readers = map[Role]func(words []string) string{
	Outcome: outcomeOf, Handler: handlerOf, Score: scoreOf, Status: statusOf,
}

// mostUnknown is how many labels that say nothing a refusal names.
const mostUnknown = 8

// tellWords lists the labels and what they were read as, most frequent first, and refuses those that
// say nothing where they are more than rows may be lost of.
func (r *tableReader) tellWords() error {
	for key, n := range r.words {
		role, label, _ := strings.Cut(key, ":")
		as := r.meanings[key]
		if as == "" {
			as = readers[Role(role)](stemsOf(label))
		}
		shown := label
		if !safe(label) {
			shown = "(not shown)"
		}
		r.Words = append(r.Words, result.WordAs{Role: role, Word: shown, As: as, Rows: n, Told: r.meanings[key] != ""})
	}
	slices.SortFunc(r.Words, func(a, b result.WordAs) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(a.Role+a.Word, b.Role+b.Word)
	})
	var unknown []string
	for _, w := range r.Words {
		if w.As == "" && len(unknown) < mostUnknown {
			unknown = append(unknown, fmt.Sprintf("%s %q (%d rows)", w.Role, w.Word, w.Rows))
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	role := strings.Fields(unknown[0])[0]
	return remedy.Errorf("what these labels mean is not known: %s", strings.Join(unknown, ", ")).
		Hint("say each with --%s-as \"%s:LABEL=MEANING\", MEANING one of %s", r.kind.flag, role,
			strings.Join(r.kind.words[Role(role)], ", "))
}

// yes reads yes and no; there is neither in a blank cell.
func (r *tableReader) yes(role Role) (yes, there, ok bool) {
	cell := r.cell(role)
	if nothing(cell) {
		return false, false, true
	}
	if x, ok := wordValue(role, cell); ok {
		return x > 0, true, true
	}
	return cell == "1", true, cell == "1" || cell == "0"
}
