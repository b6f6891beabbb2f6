package result

import (
	"encoding/json"
	"strings"
)

// Programs before this one wrote sentences into their results where this one
// writes numbers and names. A folder of theirs is read by what those sentences
// begin with; all that knows their words stands here.

// UnmarshalText reads a status. Older programs wrote it as it is said.
func (s *ControlStatus) UnmarshalText(text []byte) error {
	*s = ControlStatus(text)
	switch *s {
	case "in force":
		*s = InForce
	case "claimed, not in force":
		*s = Claimed
	}
	return nil
}

// UnmarshalText reads a reply. Older programs wrote it as it is said.
func (a *Reply) UnmarshalText(text []byte) error {
	if *a = Reply(text); *a == "claimed, not in force" {
		*a = OnPaper
	}
	return nil
}

// UnmarshalText reads a status. Older programs wrote it as it is said.
func (s *MoveStatus) UnmarshalText(text []byte) error {
	if *s = MoveStatus(text); *s == "to do" {
		*s = ToDo
	}
	return nil
}

// UnmarshalJSON reads a part of a plan. Older programs named it in words.
func (p *CreditPart) UnmarshalJSON(data []byte) error {
	type plain CreditPart
	if err := json.Unmarshal(data, (*plain)(p)); err != nil {
		return err
	}
	kinds := map[string]PartKind{
		"as planned": WholePlan, "the cut alone": CutAlone, "the assistant alone": AssistantAlone,
		"attrition alone": AttritionAlone,
	}
	if kind := kinds[p.Name]; p.Kind == "" && kind != "" {
		p.Kind, p.Name = kind, ""
	}
	return nil
}

// UnmarshalJSON reads a break-even. Older programs said its sign in words:
// "mean net stays at 0 from 0.1 to 0.5".
func (b *BreakEven) UnmarshalJSON(data []byte) error {
	type plain BreakEven
	var old struct {
		plain
		Text string `json:"text"`
	}
	if err := json.Unmarshal(data, &old); err != nil {
		return err
	}
	*b = BreakEven(old.plain)
	if b.Sign != "" {
		return nil
	}
	for words, sign := range map[string]Sign{"positive": Positive, "negative": Negative, "at 0": Zero} {
		if strings.HasPrefix(old.Text, "mean net stays "+words) {
			b.Sign = sign
		}
	}
	if b.Value != nil {
		b.Sign = ChangesSign
	}
	return nil
}
