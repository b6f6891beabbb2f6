package scenarios

import (
	"strings"
	"testing"

	"boomerang/models/desk"
)

const queueDoc = `
	arrivals.open_per_hour = 20
	humans.on_duty = 3
	[category.call]
	share = 1
	[plan.a]
	reference = true
`

// What a queue does not have is refused where it is said, with a remedy; what an
// extended file says for a company is left out, and a warning lists it.
func TestQueuesRefuseWhatTheyDoNotHave(t *testing.T) {
	for line, want := range map[string]string{
		"scale = 0.5":                  "leave it out",
		"humans.heads = 40":            "leave it out",
		"churn.scale = 0.3":            "leave out arrivals.open_per_hour",
		"humans.on_duty = 0":           "humans.on_duty = 14",
		"assistant.deflection = 0.4":   "routing.policy",
		"money.cost_per_head_year = 9": "leave it out",
	} {
		set := []string{strings.ReplaceAll(line, " ", "")}
		_, err := LoadReader(t.Context(), strings.NewReader(queueDoc), "q.toml", set)
		if err == nil {
			t.Errorf("%s is taken", line)
			continue
		}
		text := err.Error()
		if !strings.Contains(text, want) || !strings.Contains(text, "-s ") && !strings.Contains(text, "q.toml:") {
			t.Errorf("%s: %v, want the place and %q", line, err, want)
		}
	}
	if _, err := LoadReader(t.Context(), strings.NewReader(queueDoc), "q.toml",
		[]string{"humans.open=00:00-24:00"}); err != nil {
		t.Errorf("agents by number are there around the clock: %v", err)
	}
	nobody, err := LoadReader(t.Context(), strings.NewReader(queueDoc), "q.toml",
		[]string{"segment.nobody.customers=1"})
	if err != nil || len(nobody.Warnings) == 0 || nobody.Warnings[0].Hint == "" {
		t.Errorf("a segment without effect: %v, warnings %v", err, nobody)
	}
	s, err := LoadReader(t.Context(), strings.NewReader("extends = \"base-fintech\"\n"+queueDoc), "q.toml",
		[]string{"category.call.share=0"})
	if err != nil {
		t.Fatal(err)
	}
	if p := s.CheckAxis("churn.scale", true); p == nil || p.Hint == "" {
		t.Errorf("an axis that changes nothing: %v", p)
	}
	if len(s.Warnings) == 0 || !strings.Contains(s.Warnings[0].Got, "churn") {
		t.Errorf("nothing said of what base-fintech says of a company: %v", s.Warnings)
	}
	again, err := LoadReader(t.Context(), strings.NewReader(string(s.Flat())), "flat.toml", nil)
	if err != nil || again.Hash() != s.Hash() {
		t.Errorf("written flat it is another scenario: %v", err)
	}
}

// A desk of agents by number, as textbooks have it, hurries for nobody and calls nobody back by default, whether
// its arrivals come from customers or not; one of heads does.
func TestDefaultsOfATextbookDesk(t *testing.T) {
	const customers = `
[segment.all]
customers = 2_000
[category.faq]
share = 1
[plan.a]
reference = true
[plan.b]
`
	for text, neutral := range map[string]bool{
		queueDoc: true, "humans.on_duty = 9\n" + customers: true, customers: false,
		customers + "[pool.one]\nskills = \"bounded\"\non_duty = 3\n": true,
	} {
		s, err := LoadReader(t.Context(), strings.NewReader(text), "q.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Plans[0].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Humans.LoadSpeed == 1 && p.Callback.Accepted+p.Deferred.ChaseUp == 0; got != neutral {
			t.Errorf("%s: load speed %v, callbacks %v", text, p.Humans.LoadSpeed, p.Callback.Accepted)
		}
	}
}

// By default people answer a queue, and its days are alike.
func TestDefaultsOfAQueue(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(queueDoc), "q.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Plans[0].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Routing.Policy != desk.HumansOnly || p.Arrivals.DayCV != 0 {
		t.Errorf("policy %v, day factor %v", p.Routing.Policy, p.Arrivals.DayCV)
	}
}
