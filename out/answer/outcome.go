package answer

import (
	"cmp"
	"strings"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// outcome is the measure an answer is about, as it is spoken of.
type outcome struct{ result.Measure }

// outcomeOf is that of an answer: of older programs, which do not say it, net value or the name.
func outcomeOf(of *result.Measure, name string) outcome {
	if of == nil {
		return outcome{result.Measure{Name: cmp.Or(name, result.Net), Unit: result.UnitMoney, Better: result.Higher}}
	}
	return outcome{*of}
}

// isNet reports whether it is what a plan gains over its reference, which is written with its sign.
func (o outcome) isNet() bool { return o.Name == result.Net || o.Name == result.NetTerminal }

// word is the measure in words.
func (o outcome) word() string {
	switch o.Name {
	case result.Net:
		return "net value"
	case result.NetTerminal:
		return "net value with what comes after"
	}
	title := wording.Clean(cmp.Or(o.Title, o.Name))
	return strings.ToLower(title[:1]) + title[1:]
}

// short is the measure where there is little room.
func (o outcome) short() string {
	if o.isNet() {
		return result.Net
	}
	return o.word()
}

// signed writes a value: a gain with its sign, anything else as it is.
func (o outcome) signed(u wording.Units, x float64) string {
	if o.isNet() {
		return u.Signed(x, o.Unit)
	}
	return u.Quantity(x, o.Unit)
}

// counted says in which currency money is, after a sentence; nothing of what is no money.
func (o outcome) counted(u wording.Units) string {
	if in := u.MoneyIn(); o.Unit.IsMoney() && in != "" {
		return " " + in
	}
	return ""
}
