package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
)

// A plan's keys count from day 0: whatever they say, the company it starts from
// is the reference plan's, to the last figure.
func TestPlansStartFromOneCompany(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(`
		extends = "base-fintech"
		months = 3
		[segment.many]
		customers = 3_000
		[segment.few]
		customers = 200
		[plan.keep]
		reference = true
		[plan.slow]
		workforce.training = "12 weeks"
		workforce.novice_handle = 2
		segment.many.priority = 1
		money.cost_per_head_year = 90_000
		[plan.same]
	`), "test.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	plans, err := ParamsOf(s.Plans, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := desk.Play(t.Context(), sim.NewFates(1, 0), plans, 0)
	for i, row := range rows {
		if got, want := fmt.Sprint(row.DayOne), fmt.Sprint(rows[0].DayOne); got != want {
			t.Errorf("%s starts from %s,\n%s from %s", s.Plans[i].Name, got, s.Plans[0].Name, want)
		}
	}
	net := 0
	for k, m := range desk.Measures {
		if m.Name == "net" {
			net = k
		}
	}
	if rows[1].Values[net] == 0 || rows[2].Values[net] != 0 {
		t.Errorf("nets %v and %v against the reference, want a difference and none", rows[1].Values[net],
			rows[2].Values[net])
	}
}

// What the company is cannot differ between plans; of a queue, it can.
func TestPlansOfAQueueDiffer(t *testing.T) {
	const plans = "\n[plan.keep]\nreference = true\n[plan.calm]\nhumans.patience = \"9 min\"\n" +
		"humans.redial = 0.1\n"
	load := func(text string) error {
		_, err := LoadReader(t.Context(), strings.NewReader("extends = \"base-fintech\"\n"+text+plans), "test.toml",
			nil)
		return err
	}
	if err := load("[segment.all]\ncustomers = 500"); err == nil ||
		strings.Count(err.Error(), "cannot differ between plans") != 2 {
		t.Errorf("in a company: %v", err)
	}
	if err := load("arrivals.open_per_hour = 30\nhumans.on_duty = 3"); err != nil {
		t.Errorf("in a queue: %v", err)
	}
}
