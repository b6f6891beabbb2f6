package out

import (
	"strings"
	"testing"
	"unicode/utf8"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A first look names itself, every plan and what it rests on, in lines that fit, and says
// nothing of what was not played yet; a result without plans to compare has none.
func TestFirstLook(t *testing.T) {
	r, _ := sample.Result(3)
	r.Grid, r.Stress, r.BreakEvens, r.Variants, r.Credits = nil, nil, nil, nil, nil
	text := FirstLook(r, 90)
	if !strings.HasPrefix(text, "First look") {
		t.Errorf("%q", text)
	}
	said := strings.Join(strings.Fields(text), " ")
	word, rest, _ := strings.Cut(Takeaway(r, nil), ". ")
	if !strings.Contains(said, strings.ToUpper(word)+". "+rest) {
		t.Errorf("without the answer: %s", text)
	}
	for _, p := range r.Plans {
		if first, _, _ := strings.Cut(readerOf(r).Title(p), " "); !p.Reference && !strings.Contains(said, first) {
			t.Errorf("without %s: %s", p.Name, text)
		}
	}
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(strings.TrimRight(line, "\n")) > 90 {
			t.Errorf("too long: %q", line)
		}
	}
	if text := FirstLook(&result.Result{}, 90); text != "" {
		t.Errorf("of nothing: %q", text)
	}
}
