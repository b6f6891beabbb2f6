package scenarios

import (
	"testing"
)

// TestServiceLevelInOneBreath writes levels as people say them: the text sets
// the share and its time, of today's desk and of a cut.
func TestServiceLevelInOneBreath(t *testing.T) {
	const company = smallest + `
		[plan.b]
		cut.staff_for = "80/20"
	`
	for text, want := range map[string][2]float64{
		"80/20": {.8, 1. / 3}, "80 % / 20": {.8, 1. / 3}, "90/60s": {.9, 1}, "70.5/2 min": {.705, 2},
	} {
		s, problems := parsed(company, "humans.service_level="+text, "plan.b.cut.staff_for="+text)
		if len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
			continue
		}
		p, err := s.Plans[1].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, got := range [][2]float64{
			{p.Cut.StaffLevel, p.Cut.StaffWithin},
			{p.Humans.ServiceLevel, p.Humans.AnswerWithin},
		} {
			if d := got[0] - want[0]; d*d > 1e-18 || (got[1]-want[1])*(got[1]-want[1]) > 1e-18 {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
	s, _ := parsed(company)
	if p, _ := s.Plans[0].Params(nil); p.Cut.StaffLevel != 0 {
		t.Errorf("the other plan is staffed for %v", p.Cut.StaffLevel)
	}
}

// TestLaterHalfWins lets a flag exchange half of what a file says in one breath,
// and the whole of it.
func TestLaterHalfWins(t *testing.T) {
	company := `[segment.x]
		customers = 1000
		[category.y]
		share = 1
		[plan.a]
		reference = true
		cut.staff_for = "80/20"`
	for set, want := range map[string]float64{
		"plan.a.cut.staff_within=1 min": 1, "plan.a.cut.staff_for=80/90": 1.5,
		"plan.a.cut.staff_for=0.7": 1. / 3,
	} {
		s, problems := parsed(company, set)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if p, _ := s.Plans[0].Params(nil); p.Cut.StaffWithin != want {
			t.Errorf("%s: within %v minutes, want %v", set, p.Cut.StaffWithin, want)
		}
	}
}
