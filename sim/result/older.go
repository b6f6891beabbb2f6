package result

import (
	"encoding/json"
	"strconv"
	"strings"

	"boomerang/sim/dates"
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

// UnmarshalText reads a verdict. Older programs wrote it as it is said.
func (v *BackVerdict) UnmarshalText(text []byte) error {
	*v = BackVerdict(text)
	for words, verdict := range map[string]BackVerdict{
		"as predicted": AsPredicted, "history lies above what the plan predicts": HistoryAbove,
		"history lies below what the plan predicts":  HistoryBelow,
		"history swings more than the plan predicts": HistorySwings,
		"too little data to tell":                    TooLittleData,
		"the bands are wider than they need be":      BandsTooWide,
	} {
		if string(text) == words {
			*v = verdict
		}
	}
	return nil
}

// UnmarshalJSON reads an input. Older programs wrote its range as people read it:
// "12.3 %", "4.56 months", "73.3 s", "1.5 USD".
func (in *Input) UnmarshalJSON(data []byte) error {
	type plain Input
	if err := json.Unmarshal(data, (*plain)(in)); err != nil {
		return err
	}
	low, isLow := inEngineUnits(in.Low)
	high, isHigh := inEngineUnits(in.High)
	if in.P10 == nil && in.P90 == nil && isLow && isHigh {
		in.P10, in.P90, in.Low, in.High = &low, &high, "", ""
	}
	return nil
}

// inEngineUnits reads a number that has its unit behind it.
//
// Shares as fractions, months and days in days, seconds in minutes: the units of the engine.
func inEngineUnits(text string) (x float64, ok bool) {
	number, unit, _ := strings.Cut(text, " ")
	x, err := strconv.ParseFloat(number, 64)
	switch unit {
	case "%":
		x /= 100
	case "months":
		x *= dates.EngineMonth
	case "s":
		x /= 60
	}
	return x, err == nil
}

// steps are the names of controls and steps, as older programs said them.
var steps = map[string]StepName{
	"Allowed to do": Allowed, "Verified": Verified, "Contained": ContainedControl, "Around them": Around,
	"All missing controls": AllMissing, "Long tail to people": LongTailToPeople, "One click to a human": OneClick,
	"One page for cost and satisfaction": OnePage,
}

// UnmarshalText reads the name of a control or a step.
func (n *StepName) UnmarshalText(text []byte) error {
	*n = StepName(text)
	if name, ok := steps[string(text)]; ok {
		*n = name
	}
	return nil
}
