package scenarios

import (
	"fmt"
	"strings"
	"testing"
)

// twoPlans and threePlans are a company with one plan and with two beside the
// reference.
const (
	twoPlans = "extends = \"base-fintech\"\nmonths = 6\n[segment.all]\ncustomers = 3_000\n[plan.keep]\n" +
		"reference = true\n" +
		"routing.policy = \"humans_only\"\n[plan.cut]\nrouting.policy = \"everything\"\ncut.share = 0.2\n"
	threePlans = twoPlans + "[plan.other]\nrouting.policy = \"bounded_only\"\n"
)

// No action without the name of a plan reaches the reference: it goes to the only
// plan beside it, or is refused with the plans to choose from.
func TestActionsNeverReachTheReference(t *testing.T) {
	before, err := LoadReader(t.Context(), strings.NewReader(threePlans), "case", nil)
	if err != nil {
		t.Fatal(err)
	}
	reference := fmt.Sprint(paramsOf(t, before, "keep"))
	tried := 0
	for i := range table {
		k := &table[i]
		if !k.Action || k.Default == "" && k.Sweep[0] == "" {
			continue
		}
		value := k.Sweep[0]
		if value == "" {
			value = k.Default
		}
		tried++
		set := k.Path + "=" + value
		if _, err := LoadReader(t.Context(), strings.NewReader(threePlans), "case", []string{set}); err == nil ||
			!strings.Contains(err.Error(), "no plan is named") || !strings.Contains(err.Error(), "cut, other") {
			t.Errorf("-s %s with two plans beside the reference: %v", set, err)
		}
		two, err := LoadReader(t.Context(), strings.NewReader(twoPlans), "case", []string{set})
		if err != nil {
			continue // the value does not go with the plan
		}
		if got := fmt.Sprint(paramsOf(t, two, "keep")); got != reference {
			t.Errorf("-s %s changes the reference", set)
		}
		if len(two.Notes) != 1 || !strings.Contains(two.Notes[0].String(), "set for plan cut") {
			t.Errorf("-s %s: told %v", set, two.Notes)
		}
	}
	if tried < 30 {
		t.Errorf("only %d actions in the key table", tried)
	}
}

func paramsOf(t *testing.T, s *Scenario, plan string) any {
	t.Helper()
	for i := range s.Plans {
		if s.Plans[i].Name == plan {
			p, err := s.Plans[i].Params(nil)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
	}
	t.Fatalf("no plan %s", plan)
	return nil
}

func TestSettingsOfTheCompanyAreTold(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(threePlans), "case", []string{"humans.slack=0.1", "months=3"})
	if err != nil || len(s.Notes) != 1 || !strings.Contains(s.Notes[0].String(), "every plan, the reference included") {
		t.Errorf("%v, told %v", err, s.Notes)
	}
}

// A setting under a plan's name is that plan's, the reference's too if it is named.
func TestNamedPlansAreObeyed(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(threePlans), "case",
		[]string{ForPlan("other", "cut.share=0.1"), "plan.keep.cut.share=0.05"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]string{0: "0.05", 1: "0.2", 2: "0.1"} {
		if p, _ := s.Plans[i].Params(nil); fmt.Sprint(p.Cut.Share) != want {
			t.Errorf("plan %s cuts %v, want %s", s.Plans[i].Name, p.Cut.Share, want)
		}
	}
	if got := ForPlan("other", "humans.slack=0.1"); got != "humans.slack=0.1" {
		t.Errorf("a setting of the company became %s", got)
	}
}

// In a file a cut outside the plans would cut the reference: refused with the place it
// belongs, whichever way its depth is given and however many plans there are, unless the
// reference has a word of its own on it. Other actions there are told, where the
// reference meets them.
func TestActionsOutsideThePlans(t *testing.T) {
	for _, doc := range []string{twoPlans, threePlans} {
		for _, depth := range []string{
			"cut.share = 0.3", "cut.heads = 2", "cut.staff_for = \"80/60\"",
			"cut.share = { low = 0.1, high = 0.3 }",
		} {
			_, err := LoadReader(t.Context(), strings.NewReader(depth+"\n"+doc), "case", nil)
			if err == nil || !strings.Contains(err.Error(), "case:1: cut.") ||
				!strings.Contains(err.Error(), "would cut the reference too") ||
				!strings.Contains(err.Error(), "[plan.keep]") {
				t.Errorf("%s: %v", depth, err)
			}
			own := depth + "\n" + strings.Replace(doc, "\"humans_only\"\n", "\"humans_only\"\ncut.share = 0\n", 1)
			if _, err := LoadReader(t.Context(), strings.NewReader(own), "case", nil); err != nil {
				t.Errorf("%s, with a reference that says it is not cut: %v", depth, err)
			}
		}
	}
	for line, told := range map[string]bool{
		"leadership.review_every = \"2 months\"": true, "workforce.backfill = false": true,
		"valve.steps = 3": false, "controls.monitor = true": false, // nothing the reference meets
	} {
		s, err := LoadReader(t.Context(), strings.NewReader(line+"\n"+twoPlans), "case", nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(fmt.Sprint(s.Warnings), "the reference does it too"); got != told {
			t.Errorf("%s: told %v: %v", line, got, s.Warnings)
		}
	}
}

// Of two settings of one key of one plan the later counts, by whatever name each calls
// it, and a command that holds both is refused.
func TestTwoSettingsOfOneKey(t *testing.T) {
	for _, set := range [][]string{
		{"cut.share=0.1", "cut.share=0.3"},
		{"plan.cut.cut.share=0.1", "cut.share=0.3"},
		{"cut.share=0.1", "plan.cut.cut.share=0.3"},
		{"cut={share=0.1}", "plan.cut.cut.share=0.3"},
		{"plan.cut={cut={share=0.1}}", "cut={share=0.3}"},
		{"churn.scale=0.1", "churn.scale=0.3"},
		{"churn={scale=0.1}", "churn.scale=0.3"},
	} {
		s, err := LoadReader(t.Context(), strings.NewReader(twoPlans), "case", set)
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Plans[1].Params(make([]float64, len(s.Unknowns)))
		if err != nil {
			t.Fatal(err)
		}
		got := p.Cut.Share
		if strings.Contains(set[0], "churn") {
			got = p.Churn.Scale
		}
		if got != .3 {
			t.Errorf("%q play %v, the later says 0.3", set, got)
		}
		if err := s.Twice(set); err == nil || !strings.Contains(err.Error(), "-s "+set[1]) ||
			!strings.Contains(err.Error(), "set by -s "+set[0]+" already") {
			t.Errorf("%q: %v", set, err)
		}
		if err := s.Twice(set[:1]); err != nil {
			t.Errorf("%q, of which the command held one: %v", set, err)
		}
	}
}
