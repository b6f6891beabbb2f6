package problems

import (
	"fmt"
	"slices"

	"boomerang/sim/remedy"
	"boomerang/sim/stats"
)

// given reads what a problem states, and remembers the first thing that is wrong with it.
// Whatever no formula asked for is wrong as well: it would be believed to matter.
type given struct {
	values map[string]any
	used   map[string]bool
	wrong  error
}

// number is a number, 0 or above.
func (g *given) number(name string) float64 {
	if x, ok := asNumber(g.take(name)); ok && x >= 0 {
		return x
	}
	g.refuse(name, "a number, not negative")
	return 1
}

// signed is a number of either sign.
func (g *given) signed(name string) float64 {
	if x, ok := asNumber(g.take(name)); ok {
		return x
	}
	g.refuse(name, "a number")
	return 1
}

// count is a whole number from 1 to a few thousand, beyond which formulas take long.
func (g *given) count(name string) int {
	const most = 5000
	if x, ok := g.take(name).(int64); ok && x >= 1 && x <= most {
		return int(x)
	}
	g.refuse(name, fmt.Sprintf("a whole number from 1 to %d", most))
	return 1
}

// share is a number from 0 to below 1.
func (g *given) share(name string) float64 {
	if x, ok := asNumber(g.take(name)); ok && x >= 0 && x < 1 {
		return x
	}
	g.refuse(name, "a number from 0 to below 1")
	return .5
}

// positive is a number above 0.
func (g *given) positive(name string) float64 {
	if x, ok := asNumber(g.take(name)); ok && x > 0 {
		return x
	}
	g.refuse(name, "a number above 0")
	return 1
}

// numbers is a list of numbers above 0.
func (g *given) numbers(name string) (all []float64) {
	list, ok := g.take(name).([]any)
	for _, v := range list {
		x, number := asNumber(v)
		ok = ok && number && x >= 0
		all = append(all, x)
	}
	if !ok || len(all) == 0 || len(all) > 40 {
		g.refuse(name, "a list of numbers, not negative")
		return []float64{1}
	}
	return all
}

// words is a list of texts.
func (g *given) words(name string) (all []string) {
	list, ok := g.take(name).([]any)
	for _, v := range list {
		text, isText := v.(string)
		ok = ok && isText
		all = append(all, text)
	}
	if !ok || len(all) == 0 {
		g.refuse(name, "a list of names")
	}
	return all
}

// word is one of a few.
func (g *given) word(name string, known ...string) string {
	if text, ok := g.take(name).(string); ok && slices.Contains(known, text) {
		return text
	}
	g.refuse(name, fmt.Sprint("one of ", known))
	return known[0]
}

func (g *given) take(name string) any {
	g.used[name] = true
	return g.values[name]
}

func (g *given) refuse(name, want string) {
	if g.wrong == nil {
		g.wrong = fmt.Errorf("given.%s = %s: want %s", name, remedy.Line(fmt.Sprint(g.values[name])), want)
	}
}

// left is the first value that nobody asked for.
func (g *given) left() error {
	for name := range g.values {
		if !g.used[name] {
			return fmt.Errorf("given.%s: the formula does not ask for it", remedy.Line(name))
		}
	}
	return nil
}

// asNumber takes whole numbers for numbers. What is infinite or not a number is none.
func asNumber(v any) (float64, bool) {
	switch x := v.(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, stats.IsFinite(x)
	}
	return 0, false
}
