package play

import (
	"strings"
	"testing"

	"boomerang/scenarios"
)

// A queue whose agents are given by number has no heads to hide any among.
func TestNoHeadsAreHiddenInAQueue(t *testing.T) {
	for _, doc := range []string{
		"arrivals.open_per_hour = 20\nhumans.on_duty = 3",
		"humans.on_duty = 3\n[segment.all]\ncustomers = 800",
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(
			doc+"\n[category.call]\nshare = 1\n[plan.a]\nreference = true\n"), "queue.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Plans[0].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if w := Hidden(p); w != nil {
			t.Errorf("%s: %v of %v heads", doc, *w[0].Value, *w[0].Of)
		}
	}
}
