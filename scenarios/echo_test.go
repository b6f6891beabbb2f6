package scenarios

import (
	"strings"
	"testing"
)

// A problem shows the value it is about, without the source and the range around it, and
// where that stands when the problem is filed elsewhere.
func TestProblemsShowTheValueAlone(t *testing.T) {
	const plans = "\n[plan.keep]\nreference = true\n[plan.cut]\ncut.share = 0.1\n"
	const pool = "[pool.a]\nskills = [\"everything\"]\nheads = 4\n"
	const severance = "money.severance_per_head = "
	for _, c := range []struct{ text, want string }{
		{pool, "(got 120 in base-midsize.toml:"},
		{pool + "[humans]\nheads = { value = 9, source = \"x\" }\n", "(got 9, want 4"},
		{severance + "{ value = \"€12\", source = \"us\" }\n", "(got €12, want USD)"},
		{severance + "{ low = \"€12\", high = \"€13\", owner = \"x\" }\n", "(got low €12, high €13, want USD)"},
	} {
		text, want := c.text, c.want
		text = "extends = \"base-midsize\"\n" + text + plans
		_, err := LoadReader(t.Context(), strings.NewReader(text), "mine.toml", nil)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "source") {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// Whole numbers are shown whole, whatever their size: the range of a seed, and a seed
// beyond it.
func TestWholeNumbersAreShownWhole(t *testing.T) {
	const seeds = "want 0 to 9_223_372_036_854_775_807)"
	const whole = "want a whole number, without decimal point or exponent)"
	for set, want := range map[string]string{
		"seed=-1":                  "(got -1, " + seeds,
		"seed=9223372036854775808": "is out of range (got 9_223_372_036_854_775_808, " + seeds,
		"seed=1e17":                "(got 100_000_000_000_000_000, " + whole,
		"worlds=1e18":              "is out of range (got 1_000_000_000_000_000_000, want",
		"humans.heads=1e17":        "(got 100_000_000_000_000_000, want more than 0, up to 10_000_000)",
	} {
		_, err := Load(t.Context(), "midsize-fintech", []string{set})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", set, err, want)
		}
	}
}
