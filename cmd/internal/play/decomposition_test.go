package play

import (
	"math"
	"testing"
)

// A plan whose depth follows from a service level or a number is taken apart
// like any other, and its parts are cut as deep as the plan: people alone
// would need everyone for that level.
func TestCreditOfACutThatFollows(t *testing.T) {
	for _, cut := range []string{`staff_for = "30/60"`, `heads = 2`} {
		src := &Source{Name: "case", Text: []byte("extends = \"base-fintech\"\nmonths = 2\n[segment.all]\n" +
			"customers = 8000\nissues_per_year = 2\n" +
			"[plan.keep]\nreference = true\nrouting.policy = \"humans_only\"\n[plan.follows]\n" +
			"routing.policy = \"everything\"\n[plan.follows.cut]\n" + cut)}
		s, err := src.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		plans := NewStudy(s, 1, s.Plans)
		c := decompositionAside(t.Context(), asideOf{src: src, plans: plans, worlds: 4})
		if c == nil || Subject(plans) != "follows" {
			t.Fatalf("%s: nothing is taken apart", cut)
		}
		p, _ := s.Plans[1].Params(nil)
		depth := p.Depth()
		if depth < .01 || depth > .8 {
			t.Fatalf("%s: cut of %v", cut, depth)
		}
		for _, part := range c.parts {
			q, err := part.Study.Plans[1].Params(nil)
			if err != nil {
				t.Fatal(err)
			}
			want := depth
			if part.Label == "the assistant alone" {
				want = 0
			}
			if math.Abs(q.Depth()-want) > 1e-12 {
				t.Errorf("%s, %s: cut of %v, want %v", cut, part.Label, q.Depth(), want)
			}
		}
	}
}
