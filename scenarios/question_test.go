package scenarios

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

const asked = company + `
[ask]
plan = "cut"
kind = "safe_for_customers"
service_level = 0.8
satisfaction_loss = 3
`

// What is asked changes no row: the hash stays, and a flat copy asks the same.
func TestAsk(t *testing.T) {
	plain, s := must(t, company), must(t, asked)
	if s.Hash() != plain.Hash() {
		t.Error("the question changes what is played")
	}
	if s.Ask.Plan != "cut" ||
		s.Ask.Kind != result.AskSafe || *s.Ask.ServiceLevel != .8 || *s.Ask.SatisfactionLoss != 3 {
		t.Errorf("reads %+v", s.Ask)
	}
	again := must(t, string(s.Flat()))
	if again.Ask.Plan != s.Ask.Plan || again.Ask.Kind != s.Ask.Kind || *again.Ask.ServiceLevel != .8 {
		t.Errorf("a flat copy asks %+v", again.Ask)
	}
	if plain.Ask.Kind != "" || plain.Ask.ServiceLevel != nil {
		t.Errorf("nobody asked %+v", plain.Ask)
	}
}

// Each wrong question is refused at its place, with what is right.
func TestWrongAsk(t *testing.T) {
	for line, want := range map[string]string{
		`kind = "pay"`:                            "want one of pays, how_deep, compare, safe_for_customers",
		`plan = "nobody"`:                         "ask.plan",
		`plan = "keep"`:                           "is the reference",
		`service_level = 1.2`:                     "ask.service_level",
		`satisfaction_loss = -1`:                  "ask.satisfaction_loss",
		`service_level = { p5 = 0.3, p95 = 0.5 }`: "is not one number",
		`floor = 3`:                               "is not a known key",
	} {
		_, problems := parsed(company + "\n[ask]\n" + line + "\n")
		if len(problems) != 1 || !strings.Contains(problems.Error(), want) {
			t.Errorf("%s: %v, want %q", line, problems, want)
		}
	}
	if _, wrong := parsed(strings.Replace(company, "[plan.cut]", "[plan.cut]\nask.kind = \"pays\"", 1)); wrong == nil {
		t.Error("a plan asks")
	}
}
