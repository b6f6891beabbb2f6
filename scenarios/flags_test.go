package scenarios

import (
	"strings"
	"testing"
)

func TestFlags(t *testing.T) {
	s := must(t, company, "churn.personal_lag=4 quarters", "routing.policy=everything", "plan.cut.cut.share = 0.2",
		"segment.all.customers=3_000", `churn.scale={ low = 0.1, high = 0.5 }`)
	p, err := s.Plans[1].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Churn.LagDays != 365 || p.Routing.Policy != 2 || p.Cut.Share != 0.2 || p.Segments[0].Customers != 3000 {
		t.Errorf("lag %v, policy %v, cut %v, customers %v", p.Churn.LagDays, p.Routing.Policy, p.Cut.Share,
			p.Segments[0].Customers)
	}
	if len(s.Assumptions) != 2 || s.Assumptions[1].Path != "churn.scale" {
		t.Errorf("assumptions %v", s.Assumptions)
	}
}

// TestFlagNumbers: tables are written by programs that write numbers otherwise
// than TOML does; a comma may stand for a thousand or for a point, and is refused.
func TestFlagNumbers(t *testing.T) {
	for text, want := range map[string]float64{".2": .2, "+.2": .2, "2.E-1": .2, "00.2": .2, "1.": 1} {
		s := must(t, company, "plan.cut.cut.share="+text)
		if p, err := s.Plans[1].Params(nil); err != nil || p.Cut.Share != want {
			t.Errorf("%s: %v, %v, want %v", text, p.Cut.Share, err, want)
		}
	}
	if _, problems := parsed(company, "plan.cut.cut.share=0,2"); len(problems) == 0 {
		t.Error("0,2 is taken")
	}
}

func TestFlagMistakes(t *testing.T) {
	for setting, want := range map[string]string{
		"cut.share":           `-s cut.share: is not a setting (want -s key=value)`,
		"cut.shares=0.4":      `-s cut.shares=0.4: cut.shares: is not a known key` + "\n  hint: did you mean share?",
		"cut.share=140 %":     `-s cut.share=140 %: cut.share: is out of range (got "140 %", want 0 to 1)`,
		"extends=null":        `-s extends=null: extends: cannot be set by a flag`,
		"plan.cut.months=12":  `-s plan.cut.months=12: plan.cut.months: cannot differ between plans`,
		"routing.policy=none": `is not a choice (got "none", want one of humans_only, bounded_only, everything)`,
	} {
		if _, problems := parsed(company, setting); !strings.Contains(problems.Error(), want) {
			t.Errorf("%s: got %v, want %s", setting, problems, want)
		}
	}
}

// TestShadows: setting the base where a plan has its own say is no mistake, but
// no surprise either.
func TestShadows(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(company+"\n[plan.cut.assistant]\nprice = 3\n"), "mine.toml",
		[]string{"assistant.price=2"})
	if err != nil {
		t.Fatal(err)
	}
	const want = "-s assistant.price=2: assistant.price: is overruled by plan cut (got 3)\n" +
		"  hint: to change the plan: " +
		"-s plan.cut.assistant.price=…"
	if len(s.Warnings) != 1 || s.Warnings[0].String() != want {
		t.Errorf("warnings %v, want %s", s.Warnings, want)
	}
}
